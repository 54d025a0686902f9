import type { GapReport } from '../../analysis/gaps/gap-report.ts'
import type { PageContext } from '../page-context.ts'
import { SkillLink } from './skill-link.tsx'

/** How each thing typed was read. Nothing is dropped: what we do not know is said. */
export function TakenFor({ page, report, isProfile }: { page: PageContext; report: GapReport; isProfile: boolean }) {
  return (
    <section class="taken" aria-labelledby="taken">
      <h2 id="taken">{isProfile ? 'Held, as the profile says' : 'How your text was read'}</h2>
      {report.held.length === 0 ? <p>No skill that SkillTide knows{isProfile ? '' : ' was found in it'}.</p> : null}
      <ul class="chips">
        {report.held.map(({ typed, skill, name }) => (
          <li key={skill}>
            <SkillLink page={page} skill={skill} name={name} />
            {typed.toLowerCase() === name.toLowerCase() ? null : <span class="chip-count"> from “{typed}”</span>}
          </li>
        ))}
      </ul>
      {report.unknown.length === 0 ? null : (
        <p class="muted">
          Not known to SkillTide, and so not counted: <bdi>{report.unknown.join(', ')}</bdi>.
        </p>
      )}
      {report.suggestions.length === 0 ? null : (
        <p class="muted">
          Perhaps meant: {report.suggestions.map(({ typed, name }) => `${name} (“${typed}”)`).join(', ')}.{' '}
          {isProfile ? 'Say so in the profile' : 'Tick it above'} to have it counted.
        </p>
      )}
    </section>
  )
}
