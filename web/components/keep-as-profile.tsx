import type { GapReport } from '../../analysis/gaps/gap-report.ts'
import type { ProfileHoldings } from '../../analysis/profiles/profile-skills.ts'
import type { PageContext } from '../page-context.ts'

interface KeepAsProfileProps {
  page: PageContext
  report: GapReport
  partly: ProfileHoldings['partly']
}

/** Most that the form of a new profile takes. */
const MOST_TEXT = 4000

/** From a comparison to a person who is kept: the same known skills, after the same openings. Other words stay in the text alone. */
export function KeepAsProfile({ page: { state }, report, partly }: KeepAsProfileProps) {
  const skills = [
    ...report.held.map(({ skill, name }) => asTyped(name, skill)),
    ...partly.map(({ skill, name, level }) => `${asTyped(name, skill)}: ${level}`),
  ].join(', ')
  if (skills === '' || skills.length > MOST_TEXT) return null
  const { role, seniority, country, workplace } = state
  const sought = Object.entries({ role, seniority, country, workplace })
  return (
    <form class="keep-profile" action="/profiles" method="post" aria-label="Keep these skills as a profile">
      <input type="hidden" name="skills" value={skills} />
      {sought.map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label>
        <span>Keep these skills as a profile of</span>
        <input name="name" maxlength={200} required placeholder="a name or a pseudonym" autocomplete="off" />
      </label>
      <button class="secondary" type="submit">
        Make the profile
      </button>
    </form>
  )
}

/** Commas part skills from each other, and colons from their levels: a name with one goes by its id. */
const asTyped = (name: string, skill: string): string => (isPlain(name) ? name : skill)
const isPlain = (words: string): boolean => !/[,;:\n\r]/.test(words)
