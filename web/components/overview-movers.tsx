import { formatCount } from '../format.ts'
import type { OverviewProps } from '../pages/overview.tsx'
import { ChangeCell } from './change-cell.tsx'
import { DoubtMark } from './reading-doubt.tsx'
import { SkillLink } from './skill-link.tsx'
import { Sparkline } from './sparkline.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

/** Skills that surely rise or fall. */
export function Movers({ page, rising, falling, doubts }: OverviewProps) {
  const groups = [
    { title: 'Rising', series: rising },
    { title: 'Falling', series: falling },
  ]
  return (
    <table class="rows movers">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Skill</th>
          <th scope="col">Verdict</th>
          <th scope="col">Change in points</th>
          <th scope="col">Course</th>
        </tr>
      </thead>
      {groups.map(({ title, series }) => (
        <tbody key={title}>
          <tr class="group">
            <th scope="rowgroup" colSpan={4}>
              {series.length === 0 ? `Nothing is clearly ${title.toLowerCase()}` : title}
            </th>
          </tr>
          {series.map(({ skill, name, verdict, reason, change, points }) => (
            <tr key={skill}>
              <th scope="row">
                <SkillLink page={page} skill={skill} name={name} />
                <DoubtMark page={page} skill={skill} doubt={doubts.get(skill)} />
              </th>
              <td class="verdict-cell">
                <VerdictBadge verdict={verdict} reason={reason} />
              </td>
              <td class="change-cell">
                <ChangeCell change={change} verdict={verdict} />
              </td>
              <td class="spark-cell">
                <Sparkline points={points} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** "Nothing moves" is a finding of its own, and differs from "we cannot know". */
export function NothingMoves({ report, judgedCount }: OverviewProps) {
  const survivors = report.volume.filter(({ state }) => state === 'survivor').length
  return (
    <div class="quiet">
      <p>
        <strong>Nothing changed that these data can show.</strong>
      </p>
      {judgedCount > 0 ? (
        <p>{formatCount(judgedCount)} skills were judged over the span and found steady.</p>
      ) : (
        <p>
          {survivors > report.volume.length / 2
            ? 'Most of these adverts come from boards that show only what is still open. Their past holds survivors, and survivors bear no trend. Keep reading the boards: every week from the first reading on counts.'
            : 'Too few openings stand on both sides of the span. Choose a longer span, more countries or all roles.'}
        </p>
      )}
    </div>
  )
}
