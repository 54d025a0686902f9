import type { ComparedSkill, RoleComparison } from '../trends/together/compare-roles.ts'
import type { TrendReport } from '../trends/trend-report.ts'
import { countText, daysText, pointsText, shareText } from './figure-text.ts'
import { columns, countedTwiceText, interval, noOpeningsText, openingsText, SHAPES, sourceNames } from './plain-text.ts'

/** Roles for a terminal: the same figures as the JSON, in columns. */

export interface RoleComparisonReport extends RoleComparison {
  /** Ids of the two roles. */
  first: string
  second: string
  span: { from: string; until: string } | null
}

const RANK = { rising: 0, falling: 1, steady: 2, 'too-few': 3 } as const
const SHOWN_EACH = 15

/** Roles as shares of all openings: those that grow, those that decline, and the rest, the most common of each first. */
export function roleTrendsText(report: TrendReport, top = Number.POSITIVE_INFINITY): string {
  if (report.span === null) return noOpeningsText(report, [])
  const rows = report.series
    .filter(({ total }) => total.count > 0)
    .sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || (b.total.share ?? 0) - (a.total.share ?? 0))
    .slice(0, top)
    .map(({ name, total, change, verdict }) => [
      ...[
        name,
        shareText(total.share),
        interval(total.low, total.high),
        `${countText(total.count)} of ${countText(total.n)}`,
      ],
      ...[
        change ? `${pointsText(change.points)} [${pointsText(change.low)}, ${pointsText(change.high)}]` : '–',
        SHAPES[verdict],
      ],
    ])
  return [
    `${openingsText(report, [])}, ${daysText(report.span.from, report.span.until)}; each role as a share of all`,
    `Sources: ${sourceNames(report)}`,
    ...countedTwiceText(report),
    '',
    columns(['role', 'share', '95 % interval', 'openings', 'change in points', 'verdict'], rows, [1, 2, 3, 4]),
  ].join('\n')
}

/** What two roles ask for: what each asks more for, and what both ask alike. */
export function roleComparisonText(report: RoleComparisonReport, names: { first: string; second: string }): string {
  const { n, span, skills, sources } = report
  if (skills.length === 0)
    return 'Too few openings to compare them: no source of this selection has 20 openings of both roles.'
  const unclear = skills.filter(({ lean }) => lean === 'not-clear').length
  const part = (heading: string, lean: ComparedSkill['lean']): string[] => {
    const rows = skills.filter((skill) => skill.lean === lean)
    if (rows.length === 0) return [`${heading}: nothing that these openings say clearly`, '']
    const more = rows.length > SHOWN_EACH ? `, the surest ${SHOWN_EACH} of ${rows.length}` : ''
    const cells = rows
      .slice(0, SHOWN_EACH)
      .map((row) => [
        ...[row.name, shareText(row.first.share), shareText(row.second.share)],
        `${pointsText(row.points)} [${pointsText(row.low)}, ${pointsText(row.high)}]`,
      ])
    return [`${heading}${more}`, columns(['skill', names.first, names.second, 'points'], cells, [1, 2, 3]), '']
  }
  return [
    `${countText(n.first)} openings for ${names.first}, ${countText(n.second)} for ${names.second}${span === null ? '' : `, ${daysText(span.from, span.until)}`}`,
    `Sources that have both: ${sourceNames(report)}`,
    '',
    ...part(`${names.first} asks more for`, 'first'),
    ...part(`${names.second} asks more for`, 'second'),
    ...part('Both ask alike, by less than 10 points', 'alike'),
    ...(sources.length === 1
      ? []
      : ['Points: source by source, each with its part in both roles; they need not be one share less the other.']),
    `${countText(skills.length)} skills compared; of ${countText(unclear)} nobody can tell. At most 5 % of what is said to differ is chance.`,
  ].join('\n')
}
