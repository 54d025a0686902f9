import type { SkillSwitch } from '../../analysis/trends/switching/switch-report.ts'
import { formatCount, formatSpan } from '../format.ts'
import type { SkillProps } from '../pages/skill.tsx'
import { hrefOf } from '../view-state.ts'
import { FigureFoot } from './figure-foot.tsx'
import { SkillLink } from './skill-link.tsx'

type SkillSwitchesProps = Pick<SkillProps, 'page' | 'switches' | 'ownBasis'> & { skill: { id: string } }

/** What the same employers went from and to, as far as it can be told from chance. An observation, never a cause. */
export function SkillSwitches({ page, skill, switches: report, ownBasis }: SkillSwitchesProps) {
  const { switches, earlier, later, employers, tested } = report
  return (
    <section class="card" aria-labelledby="switches">
      <h2 id="switches">What the same employers went from and to</h2>
      {switches.length === 0 || earlier === null || later === null ? (
        <p class="quiet">Nothing to report: {report.reason}.</p>
      ) : (
        <>
          <p class="quiet">
            {formatCount(employers)} employers advertise the same roles in {formatSpan(earlier.from, earlier.until)} and
            in {formatSpan(later.from, later.until)}.
          </p>
          {switches.map((pair) => (
            <Switch key={`${pair.from.skill} ${pair.to.skill}`} page={page} pair={pair} />
          ))}
          <p class="quiet">
            Seen together, not shown to replace each other: both may have moved for reasons of their own.
          </p>
        </>
      )}
      {report.openings === 0 ? null : (
        <FigureFoot
          n={report.openings}
          span={earlier === null || later === null ? null : { from: earlier.from, until: later.until }}
          sources={ownBasis.sources.filter(({ source }) => report.sources.includes(source))}
          method="replace"
          json={hrefOf(`/api/v1/skills/${encodeURIComponent(skill.id)}/replaces`, page.state)}
          note={`${formatCount(employers)} employers, ${formatCount(tested)} pairs compared`}
        />
      )}
    </section>
  )
}

function Switch({ page, pair }: Pick<SkillProps, 'page'> & { pair: SkillSwitch }) {
  const { from, to, switched, switchedBack, dropped, kept } = pair
  const other = (side: SkillSwitch['from']) => <SkillLink page={page} skill={side.skill} name={side.name} />
  return (
    <div class="switch">
      <h3>
        Employers that dropped {other(from)} and took up {other(to)}: {formatCount(switched)}
      </h3>
      <ul class="findings">
        <li>The other way went {formatCount(switchedBack)}.</li>
        <li>
          Of {formatCount(dropped.n)} that dropped {from.name}, {formatCount(dropped.tookUp)} took up {to.name}; of{' '}
          {formatCount(kept.n)} that kept it, {formatCount(kept.tookUp)} did.
        </li>
        <li>
          Named by employers before and after: {from.name} {formatCount(from.employersBefore)} and{' '}
          {formatCount(from.employersAfter)}, {to.name} {formatCount(to.employersBefore)} and{' '}
          {formatCount(to.employersAfter)}.
        </li>
      </ul>
    </div>
  )
}
