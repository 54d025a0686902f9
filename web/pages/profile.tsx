import type { Profile, ProfileSkill } from '../../data/profile.ts'
import { Layout } from '../components/layout.tsx'
import { LevelChoice } from '../components/level-choice.tsx'
import { PersonLinks } from '../components/person-links.tsx'
import { ProfileFields, type RoleName } from '../components/profile-fields.tsx'
import type { PageContext } from '../page-context.ts'

export interface ProfileProps {
  page: PageContext
  profile: Profile
  /** Of what the two parts of the form are filled with. */
  editions: { person: string; skills: string }
  roles: readonly RoleName[]
  /** Names of the vocabulary, for typing. */
  suggestions: readonly string[]
  /** For each skill of the profile that nobody knows, the name of one that was perhaps meant. */
  meant: readonly (string | null)[]
  groups: readonly { group: string }[]
  /** Label of the newest week that has a report; null without data. */
  report: string | null
}

/** One person, to be changed; everything works without JavaScript. */
export function ProfilePage({ page, profile, editions, roles, suggestions, meant, groups, report }: ProfileProps) {
  const path = `/profiles/${profile.id}`
  return (
    <Layout page={page} title="A profile" description="A person, what they can do and what they are after.">
      <div class="page-head">
        <p class="crumbs">
          <a href="/profiles">Profiles</a> <span aria-hidden="true">/</span> <bdi>{profile.name}</bdi>
        </p>
        <h1>
          <bdi>{profile.name}</bdi>
        </h1>
        <PersonLinks id={profile.id} current="profile" />
        {report === null ? null : (
          <p>
            <a class="button" href={`/reports/${report}?profile=${profile.id}`}>
              The week {report} for them
            </a>
          </p>
        )}
      </div>
      <form action={path} method="post">
        <input type="hidden" name="edition" value={editions.person} />
        <input type="hidden" name="skillsEdition" value={editions.skills} />
        <section class="card" aria-labelledby="person">
          <h2 id="person">The person</h2>
          <ProfileFields page={page} roles={roles} profile={profile} groups={groups} />
        </section>
        <section class="card" aria-labelledby="skills">
          <h2 id="skills">Skills</h2>
          <p class="muted">
            From “working” up, and without a level, a skill counts as held; “awareness” is shown as a level gap.
          </p>
          <div class="profile-skills">
            <ul>
              {profile.skills.map((skill, index) => (
                <SkillRow key={index} skill={skill} index={index} meant={meant[index] ?? null} />
              ))}
            </ul>
            <label>
              <span>Add skills, separated by commas</span>
              <input
                name="add"
                maxlength={4000}
                list="known-skills"
                placeholder="dbt: working, Terraform"
                autocomplete="off"
              />
            </label>
            <datalist id="known-skills">
              {suggestions.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <div class="selection-actions">
              <button type="submit" name="at" value="skills">
                Save
              </button>
              <span class="quiet">Saves the person above too.</span>
            </div>
          </div>
        </section>
        <section class="card" aria-labelledby="cv">
          <h2 id="cv">Read a CV</h2>
          <p class="muted">
            PDF, Word (.docx), text, Markdown, JSON Resume, or LinkedIn’s export; up to 5 MB. It is read and not kept.
            You decide which of the skills found are taken.
          </p>
          <div class="profile-skills">
            <label>
              <span>File</span>
              <input type="file" name="file" accept=".pdf,.docx,.txt,.md,.markdown,.json,.csv,.zip" />
            </label>
            <label>
              <span>Or its text</span>
              <textarea name="text" rows={5} maxlength={200_000} spellcheck={false} />
            </label>
            <div class="selection-actions">
              <button type="submit" formaction={`${path}/cv-file`} formenctype="multipart/form-data">
                Read the CV
              </button>
              <span class="quiet">Saves person and skills above too.</span>
            </div>
          </div>
        </section>
      </form>
      <section class="card" aria-labelledby="export">
        <h2 id="export">Take it along</h2>
        <p>
          <a href={`/api/v1/profiles/${profile.id}`} download="person.json">
            Everything that is kept, as JSON
          </a>
          , without the coach’s private notes;{' '}
          <a href={`/api/v1/profiles/${profile.id}?private=yes`} download="person-private.json">
            the same with them
          </a>{' '}
          is for the coach alone. <a href="/profiles#import">Such a file can be brought back</a>, here or elsewhere.
        </p>
      </section>
      <section class="card" aria-labelledby="delete">
        <h2 id="delete">Delete this person</h2>
        <p>Profile, sessions, notes and plan are overwritten in the database. Copies that you made of it stay.</p>
        <form class="profile-skills" action={`${path}/delete`} method="post">
          <label class="tick">
            <input type="checkbox" name="sure" value="yes" required /> Yes, delete everything about this person
          </label>
          <div class="selection-actions">
            <button class="secondary" type="submit">
              Delete
            </button>
          </div>
        </form>
      </section>
    </Layout>
  )
}

function SkillRow({ skill, index, meant }: { skill: ProfileSkill; index: number; meant: string | null }) {
  return (
    <li class="profile-skill">
      <input type="hidden" name="skill" value={skill.skill ?? ''} />
      <input type="hidden" name="skillName" value={skill.name} />
      <span class="profile-skill-name">
        {skill.skill === null ? (
          <bdi>{skill.name}</bdi>
        ) : (
          <a href={`/skills/${encodeURIComponent(skill.skill)}`}>{skill.name}</a>
        )}
        {skill.skill === null ? <span class="kind">unknown to SkillTide, kept</span> : null}
        {meant === null ? null : (
          <label class="tick">
            <input type="checkbox" name="meant" value={index} /> {meant} is meant
          </label>
        )}
      </span>
      <LevelChoice name={skill.name} level={skill.level} />
      <input
        class="profile-evidence"
        name="evidence"
        maxlength={2000}
        value={skill.evidence}
        aria-label={`Evidence for ${skill.name}`}
        placeholder="what bears it out"
        autocomplete="off"
      />
      <label class="tick">
        <input type="checkbox" name="remove" value={index} aria-label={`Remove ${skill.name}`} /> remove
      </label>
    </li>
  )
}
