import type { ClientLine, DeskOrder } from '../../analysis/coaching/client-desk.ts'
import { ClientTable } from '../components/client-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { ProfileFields, type RoleName } from '../components/profile-fields.tsx'
import { formatCount } from '../format.ts'
import type { PageContext } from '../page-context.ts'

export interface ProfilesProps {
  page: PageContext
  clients: readonly ClientLine[]
  /** Of everybody, whatever is shown. */
  total: number
  groups: readonly { group: string; members: number }[]
  /** Null: all. */
  group: string | null
  order: DeskOrder
  roles: readonly RoleName[]
  /** UTC day. */
  today: string
}

const ORDER_NAMES: Record<DeskOrder, string> = {
  name: 'Name',
  next: 'Next date',
  gaps: 'Most gaps',
  changed: 'Last change',
}

/** The desk: everybody that this installation knows, one or fifty. */
export function ProfilesPage(props: ProfilesProps) {
  const { page, clients, total, groups, roles, today } = props
  return (
    <Layout page={page} title="Profiles" description="People, what they can do and what they are after.">
      <div class="page-head">
        <h1>Profiles</h1>
        <p class="lead">
          What a person can do and what they are after, kept in the database on this machine and nowhere else. A
          pseudonym is enough.
        </p>
        {total === 0 ? null : (
          <p>
            <a class="button" href="#add">
              Add a profile
            </a>
          </p>
        )}
      </div>
      {total === 0 ? (
        <EmptyState title="Nobody yet">
          <p>Add the first profile below; a CV can fill it afterwards.</p>
        </EmptyState>
      ) : (
        <section class="card" aria-label="All profiles">
          {total === 1 ? null : <DeskForm {...props} />}
          {groups.length === 0 ? null : (
            <p class="desk-groups">
              Group views, without names:{' '}
              {groups.map(({ group, members }) => (
                <a key={group} class="chip" href={groupHref(group)}>
                  <bdi>{group}</bdi> <span class="chip-count">{formatCount(members)}</span>
                </a>
              ))}
            </p>
          )}
          {clients.length === 0 ? (
            <EmptyState title="Nobody matches">
              <p>
                <a href="/profiles">Show all {formatCount(total)}</a>
              </p>
            </EmptyState>
          ) : (
            <ClientTable clients={clients} roles={roles} today={today} />
          )}
          {clients.length === 0 ? null : (
            <p class="quiet desk-note">
              {clients.length === total
                ? null
                : `${formatCount(clients.length)} of ${formatCount(total)} profiles shown. `}
              A gap is a skill that at least one in ten of the openings a person is after asks for, and that they lack
              or only know of.
            </p>
          )}
        </section>
      )}
      <section class="card" aria-labelledby="add">
        <h2 id="add">Add a profile</h2>
        <form action="/profiles" method="post">
          <ProfileFields page={page} roles={roles} profile={null} groups={groups} />
        </form>
      </section>
      <section class="card" aria-labelledby="import">
        <h2 id="import">Bring a person back</h2>
        <p class="muted">
          The JSON that a profile offers under “Take it along”, or that <code>skilltide profiles export</code> writes.
          It becomes a new profile, with its plan and sessions.
        </p>
        <form class="profile-skills" action="/profiles/import" method="post" enctype="multipart/form-data">
          <label>
            <span>Name, if it should be another than in the file</span>
            <input name="name" maxlength={200} autocomplete="off" />
          </label>
          <label>
            <span>File</span>
            <input type="file" name="file" accept=".json,.jsonl,application/json" required />
          </label>
          <div class="selection-actions">
            <button type="submit">Bring it back</button>
          </div>
        </form>
      </section>
    </Layout>
  )
}

export const groupHref = (group: string): string => `/profiles/groups/${encodeURIComponent(group)}`

function DeskForm({ group, order, groups }: ProfilesProps) {
  return (
    <form class="list-form" action="/profiles" method="get">
      <label>
        <span>Group</span>
        <select name="group">
          <option value="">All groups</option>
          {groups.map(({ group: name }) => (
            <option key={name} value={name} selected={name === group}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Order</span>
        <select name="order">
          {Object.entries(ORDER_NAMES).map(([value, name]) => (
            <option key={value} value={value} selected={value === order}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div class="selection-actions">
        <button type="submit">Show</button>
        {group === null && order === 'name' ? null : (
          <a class="reset" href="/profiles">
            Reset
          </a>
        )}
      </div>
    </form>
  )
}
