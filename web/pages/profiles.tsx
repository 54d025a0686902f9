import type { Profile } from '../../data/profile.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { ProfileForm, type RoleName } from '../components/profile-form.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SENIORITY_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'

export interface ProfilesProps {
  page: PageContext
  profiles: readonly Profile[]
  roles: readonly RoleName[]
}

/** Everybody that this installation knows. */
export function ProfilesPage({ page, profiles, roles }: ProfilesProps) {
  return (
    <Layout page={page} title="Profiles" description="People, what they can do and what they are after.">
      <div class="page-head">
        <h1>Profiles</h1>
        <p class="lead">
          What a person can do and what they are after, kept in the database on this machine and nowhere else. A
          pseudonym is enough.
        </p>
      </div>
      {profiles.length === 0 ? (
        <EmptyState title="Nobody yet">
          <p>Add the first profile below; a CV can fill it afterwards.</p>
        </EmptyState>
      ) : (
        <section class="card" aria-label="All profiles">
          <ScrollTable label="All profiles">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Group</th>
                <th scope="col">After</th>
                <th scope="col">Skills</th>
                <th scope="col">Changed</th>
              </tr>
            </thead>
            <tbody>
              {profiles.map((profile) => (
                <tr key={profile.id}>
                  <th scope="row">
                    <a href={`/profiles/${profile.id}`}>{profile.name}</a>
                  </th>
                  <td>{profile.group}</td>
                  <td>{visionWords(profile, roles)}</td>
                  <td>{profile.skills.length}</td>
                  <td>{profile.updatedAt.slice(0, 10)}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </section>
      )}
      <section class="card" aria-labelledby="add">
        <h2 id="add">Add a profile</h2>
        <ProfileForm page={page} action="/profiles" roles={roles} profile={null} />
      </section>
    </Layout>
  )
}

function visionWords({ vision: { role, seniority } }: Profile, roles: readonly RoleName[]): string {
  const roleName = roles.find(({ id }) => id === role)?.name ?? role
  return [seniority === null ? null : SENIORITY_NAMES[seniority], roleName].filter(Boolean).join(' ')
}
