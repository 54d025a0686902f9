import type { BreakOut, BreakOutLabel, BreakOutReport } from '../../analysis/trends/breaking-out/breaking-out.ts'
import { formatCount, formatOpenings, formatShare, formatSpan } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'
import { FigureFoot } from './figure-foot.tsx'
import { SkillLink } from './skill-link.tsx'

const SHOWN = 8

const LABEL_WORDS: Record<BreakOutLabel, { word: string; meaning: string }> = {
  new: { word: 'New', meaning: 'not named in the weeks before' },
  emerging: { word: 'Emerging', meaning: 'in fewer than 2\u00a0% of the openings before, and now clearly more often' },
  surging: { word: 'Surging', meaning: 'known before, and now clearly more often' },
}

export function BreakOutBadge({ label }: { label: BreakOutLabel }) {
  const { word, meaning } = LABEL_WORDS[label]
  return (
    <span class={`break-out break-out-${label}`} title={meaning}>
      {word}
    </span>
  )
}

/** What appears or surges in the newest weeks, over how many employers and sources. */
export function BreakingOut({ page, report }: { page: PageContext; report: BreakOutReport }) {
  const { recent, before, skills } = report
  return (
    <section class="card" aria-labelledby="new">
      <div class="card-head">
        <h2 id="new">New and breaking out</h2>
        {skills.length > SHOWN ? <a href={hrefOf('/skills', page.state, {}, [['new', 'any']])}>All</a> : null}
      </div>
      {report.reason !== null ? (
        <p class="quiet">Nothing can be said yet. {report.reason}</p>
      ) : skills.length === 0 ? (
        <p class="quiet">
          Of {formatCount(report.tested)} skills that the newest four weeks name at least 8 times, none stands clearly
          above the half year before.
        </p>
      ) : (
        <BreakOutTable page={page} skills={skills.slice(0, SHOWN)} />
      )}
      {recent === null || before === null ? null : (
        <FigureFoot
          n={recent.n}
          span={recent}
          sources={report.sources}
          method="new"
          json={hrefOf('/api/v1/emerging', page.state)}
          note={`against ${formatOpenings(before.n)} of ${formatSpan(before.from, before.until)}; own adverts alone`}
        />
      )}
    </section>
  )
}

function BreakOutTable({ page, skills }: { page: PageContext; skills: readonly BreakOut[] }) {
  return (
    <table class="rows break-out-table">
      <thead>
        <tr>
          <th scope="col">Skill</th>
          <th scope="col" class="number">
            Before
          </th>
          <th scope="col" class="number">
            Newest 4 weeks
          </th>
          <th scope="col" class="number spread-cell">
            Employers, sources
          </th>
        </tr>
      </thead>
      <tbody>
        {skills.map(({ skill, name, label, recent, before, employers, sources }) => (
          <tr key={skill}>
            <th scope="row">
              <SkillLink page={page} skill={skill} name={name} /> <BreakOutBadge label={label} />
            </th>
            <td class="number">
              {formatShare(before.share)}
              <span class="kind">{formatCount(before.count)}</span>
            </td>
            <td class="number">
              <strong>{formatShare(recent.share)}</strong>
              <span class="kind">
                {formatCount(recent.count)} of {formatCount(recent.n)}
              </span>
            </td>
            <td class="number spread-cell">
              {formatCount(employers)}, {formatCount(sources)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
