import { formatCount } from '../format.ts'
import type { OverviewProps } from '../pages/overview.tsx'
import { DoubtMark } from './reading-doubt.tsx'
import { SeriesCells, SeriesHeads } from './series-cells.tsx'
import { SkillLink } from './skill-link.tsx'

const COLUMNS = ['verdict', 'change', 'course'] as const

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
          <SeriesHeads columns={COLUMNS} />
        </tr>
      </thead>
      {groups.map(({ title, series }) => (
        <tbody key={title}>
          <tr class="group">
            <th scope="rowgroup" colSpan={4}>
              {series.length === 0 ? `Nothing is clearly ${title.toLowerCase()}` : title}
            </th>
          </tr>
          {series.map((one) => (
            <tr key={one.skill}>
              <th scope="row">
                <SkillLink page={page} skill={one.skill} name={one.name} />
                <DoubtMark page={page} skill={one.skill} doubt={doubts.get(one.skill)} />
              </th>
              <SeriesCells series={one} columns={COLUMNS} page={page} />
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
