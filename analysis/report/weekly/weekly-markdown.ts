import { addDays } from '../../../data/weeks.ts'
import { pointsAtLevel } from '../../trends/outlook/comparable-line.ts'
import { levelWords } from '../chart/level-words.ts'
import { lineChartSvg } from '../chart/line-chart-svg.ts'
import { countText, intervalText, pointsText, shareText } from '../figure-text.ts'
import { escapeMarkdown, oneLine } from '../markdown-text.ts'
import { sparkText } from '../spark-text.ts'
import { VERDICT_WORDS } from '../verdict-words.ts'
import type { PersonalEdition } from './personal-edition.ts'
import type { FoundReport } from './publish-weekly-report.ts'
import type { Mover, SkillOfTheWeek, WeeklyReport } from './weekly-report.ts'
import { type TextTable, weeklyTables } from './weekly-tables.ts'

/** What a reader is told first when figures are not those of an own crawl. */
export function originNotes({ hasDemoData, hasShippedHistory }: WeeklyReport): string[] {
  return [
    ...(hasDemoData ? ['Demo data: every advert, employer and figure here is synthetic.'] : []),
    ...(hasShippedHistory
      ? [
          'Shipped history included: some figures were counted from public data sets before SkillTide was installed here.',
        ]
      : []),
  ]
}

export interface MarkdownOptions {
  form?: 'markdown' | 'text'
  personal?: PersonalEdition | null
  /** When the report was published, and what a count of now says otherwise. */
  publication?: Pick<FoundReport, 'publishedAt' | 'restatements'> | null
}

/**
 * The report as Markdown (CommonMark with the tables of GitHub).
 *
 * @param personal  added after the key points: for the skills that somebody named
 * @param form  `text` is the text part of a mail: the same lines without escapes and without the chart
 */
export function weeklyMarkdown(
  report: WeeklyReport,
  { form = 'markdown', personal = null, publication = null }: MarkdownOptions = {},
): string {
  const inline = form === 'markdown' ? escapeMarkdown : oneLine
  const list = (items: readonly string[]): string => items.map((item) => `- ${inline(item)}`).join('\n')
  const table = (header: readonly string[], rows: readonly (readonly string[])[]): string | null =>
    rows.length === 0 ? null : tableOf(header, rows, inline)
  const { week, about, headline, keyPoints, span, n, sources, skillOfTheWeek } = report
  const tables = weeklyTables(report)
  const parts = [
    `# ${inline(headline)}`,
    `SkillTide, week ${week} (${report.weekStart} to ${addDays(report.asOf, -1)}): ${inline(about)}.`,
    ...originNotes(report).map((note) => `**${note}**`),
    publication === null ? '' : list(publicationLines(publication)),
    list(keyPoints),
    personal === null ? '' : personalSection(personal, inline),
    section('What moved', [
      list(tables.news.map(({ text }) => text)),
      tables.stillSentence ?? table(MOVER_HEADER, [...report.rising, ...report.falling].map(moverRow)) ?? '',
    ]),
    ...(skillOfTheWeek === null
      ? []
      : [
          section(`Skill of the week: ${inline(skillOfTheWeek.series.name)}`, [
            `${inline(skillOfTheWeek.series.reason)} (${skillOfTheWeek.because}.)`,
            form === 'markdown'
              ? `![Share of openings that name ${inline(skillOfTheWeek.series.name)}][chart]`
              : sparkText(drawnPoints(skillOfTheWeek)),
          ]),
        ]),
    section('Asked for most', [
      'Soft skills and broad fields are left out.',
      table(MOVER_HEADER, report.mostAsked.map(moverRow)) ?? 'Nothing was read.',
    ]),
    ...(report.roles.length === 0
      ? []
      : [
          section('Roles, as parts of all openings', [
            table(['role', ...MOVER_HEADER.slice(1)], report.roles.map(moverRow)) ?? '',
          ]),
        ]),
    section('New and breaking out', [
      tables.appearedSentence ?? '',
      table(...cellsOf(tables.appeared)) ?? '',
      table(...cellsOf(tables.phrases)) ?? '',
    ]),
    section('Pay', [
      tables.paySentence,
      table(...cellsOf(tables.medians)) ?? '',
      table(...cellsOf(tables.premiums)) ?? '',
    ]),
    section('What happened to the data', [list(report.dataNotes) || 'Nothing to report.']),
    section('What these figures cannot say', [list(report.limits)]),
    section('How this was made', [
      `${countText(n)} openings${span === null ? '' : `, ${span.from} to ${addDays(span.until, -1)}`}, read by the ${report.grain}. A share is openings that mention a skill ÷ openings; its interval is Wilson's at 95 %. A change is what the share did over the span, within the sources that both halves of it have, and is called rising or falling only after correction for all skills tested at once.`,
      `Sources: ${sources.map(({ name, origin, attribution }) => inline([name, origin === 'history' ? '(shipped history)' : '', attribution === null ? '' : `– ${attribution}`].filter((part) => part !== '').join(' '))).join('; ') || 'none'}.`,
      `Rules ${report.rulesVersion}. Made again by \`${report.command}\`.`,
    ]),
    // At the end, where its length disturbs nobody who reads the source.
    ...(form === 'markdown' && skillOfTheWeek !== null ? [`[chart]: ${chartAddress(report, skillOfTheWeek)}`] : []),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function personalSection({ of, held, gaps, reach, unknown }: PersonalEdition, inline: Inline): string {
  const tables = [held, gaps].filter(({ rows }) => rows.length > 0)
  return section('Your skills and your gaps', [
    of === null ? '' : `For ${inline(of)}.`,
    inline(reach ?? ''),
    ...tables.map(({ header, rows }) => tableOf(header, rows, inline)),
    unknown.length === 0 ? '' : `Not known: ${inline(unknown.join(', '))}.`,
  ])
}

function chartAddress(report: WeeklyReport, skill: SkillOfTheWeek): string {
  const svg = lineChartSvg(shareChart(report, skill))
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

/** The chart of the skill of the week: its name, its line, and what these stand on. */
export const shareChart = (report: WeeklyReport, skill: SkillOfTheWeek) => ({
  title: `${skill.series.name}: share of openings`,
  lines: [{ name: skill.series.name, points: drawnPoints(skill) }],
  basis: [...levelWords([skill]), basisText(report)].join(' · '),
})

/** What a chart of the report says of its figures: n, span, sources. */
export const basisText = ({ n, span, sources, week, hasDemoData }: WeeklyReport): string =>
  [
    hasDemoData ? 'Demo data' : null,
    `n = ${countText(n)} openings`,
    span === null ? null : `${span.from} to ${addDays(span.until, -1)}`,
    sources.length === 1 ? sources[0]?.name : `${sources.length} sources`,
    `SkillTide ${week}`,
  ]
    .filter((part) => part !== null)
    .join(' · ')

const MOVER_HEADER = ['skill', 'share', '95 % interval', 'openings', 'change in points', 'verdict', 'course']

function publicationLines({ publishedAt, restatements }: Pick<FoundReport, 'publishedAt' | 'restatements'>): string[] {
  if (publishedAt === null) return []
  return [
    `Published on ${publishedAt.slice(0, 10)}; the figures stay as they were then.`,
    ...restatements.map(
      ({ what, published, now }) => `Counted again when this was made, ${what}: ${published} then, ${now} now.`,
    ),
  ]
}

const drawnPoints = ({ series: { points }, comparable }: SkillOfTheWeek) =>
  comparable === undefined ? points : pointsAtLevel(points, comparable)

function moverRow(row: Mover): string[] {
  const { name, share, low, high, count, n, points, pointsLow, pointsHigh, verdict } = row
  const change =
    points === null || pointsLow === null || pointsHigh === null
      ? '–'
      : `${pointsText(points)} (${pointsText(pointsLow)} to ${pointsText(pointsHigh)})`
  const { shape, word } = VERDICT_WORDS[verdict]
  return [
    ...[name, shareText(share), intervalText(low, high), `${countText(count)} of ${countText(n)}`],
    ...[verdict === 'too-few' ? 'not clear' : change, `${shape} ${word}`, sparkText(row.course, row.comparableCourse)],
  ]
}

const section = (title: string, parts: readonly string[]): string =>
  [`## ${title}`, ...parts.filter((part) => part !== '')].join('\n\n')

const cellsOf = ({ header, rows }: TextTable): [string[], string[][]] => [header, rows]

type Inline = (text: string) => string

function tableOf(header: readonly string[], rows: readonly (readonly string[])[], inline: Inline): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`
  return [line(header), `|${header.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n')
}
