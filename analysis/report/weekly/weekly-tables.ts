import type { BreakOut } from '../../trends/breaking-out/breaking-out.ts'
import { countText, pointsText, shareText } from '../figure-text.ts'
import type { Appeared, WeeklyPay, WeeklyReport } from './weekly-report.ts'
import { type NewsLine, newsLines, wasTested } from './weekly-sentences.ts'

/** Tables and sentences of the report that are the same in every form of it: as cells, for who draws them. */

export interface TextTable {
  header: string[]
  rows: string[][]
}

/** Skills that appear or surge. */
const appearedTable = ({ skills }: Appeared): TextTable => ({
  header: ['skill', 'is', 'half year before', 'newest four weeks', 'employers', 'sources'],
  rows: skills.map(({ name, label, before, recent, employers, sources }: BreakOut) => [
    ...[name, label, shareText(before.share), `${shareText(recent.share)} (${recent.count} of ${countText(recent.n)})`],
    ...[countText(employers), countText(sources)],
  ]),
})

/** What is said where nothing appeared. */
const appearedSentence = ({ skills, reason }: Appeared): string | null =>
  skills.length > 0
    ? null
    : reason === null
      ? 'No skill stands clearly above its half year before.'
      : `Nothing can be said yet. ${reason}`

/** New phrases, each with a sentence; its source is named, as some of them ask. */
const phraseTable = (phrases: WeeklyReport['phrases'], sources: WeeklyReport['sources']): TextTable => ({
  header: ['phrase', 'is', 'half year before', 'newest four weeks', 'for instance'],
  rows: (phrases ?? []).map(({ phrase, label, recent, before, example }) => [
    ...[phrase, label, countOf(before), countOf(recent)],
    example === null ? '–' : `“${example.sentence}” (${exampleSource(example, sources)})`,
  ]),
})

const countOf = ({ count, n }: { count: number; n: number }): string => `${countText(count)} of ${countText(n)}`

function exampleSource(
  { company, source }: { company: string | null; source: string },
  sources: WeeklyReport['sources'],
): string {
  const known = sources.find((candidate) => candidate.source === source)
  return [company, known?.attribution ?? known?.name ?? source].filter((part) => part !== null).join(', ')
}

const UNITS = { year: 'a year', day: 'a day', hour: 'an hour' } as const

/** Median pay by currency and unit. */
const medianTable = ({ medians }: WeeklyPay): TextTable => ({
  header: ['stated in', 'median', '95 % interval', 'openings', 'employers'],
  rows: medians.map(({ currency, unit, amount, low, high, openings, employers }) => [
    ...[`${currency} ${UNITS[unit]}`, money(amount), `${money(low)}–${money(high)}`],
    ...[countText(openings), countText(employers)],
  ]),
})

/** How much more, or less, openings with a skill state than like openings without it. */
const premiumTable = ({ premiums }: WeeklyPay): TextTable => ({
  header: ['skill', 'against like openings', '95 % interval', 'openings with it', 'stated in'],
  rows: premiums.map(({ name, premiumPct, lowPct, highPct, withSkill, currency, unit }) => [
    ...[name, `${pointsText(premiumPct)} %`, `${pointsText(lowPct)} to ${pointsText(highPct)} %`],
    ...[
      `${countText(withSkill.openings)} of ${countText(withSkill.employers)} employers`,
      `${currency} ${UNITS[unit]}`,
    ],
  ]),
})

/** Coverage of pay, and what its figures mean. */
function paySentence({ openings, stated, medians, premiums }: WeeklyPay): string {
  if (openings === 0) return 'Pay is read from adverts, and shipped figures hold none: crawl or import some.'
  const coverage = `${countText(stated)} of ${countText(openings)} openings (${shareText(openings === 0 ? null : stated / openings)}) state pay`
  if (medians.length === 0) return `${coverage}: too few, or of too few employers, for a median.`
  const meaning =
    premiums.length === 0
      ? 'No skill stands clearly apart from like openings without it.'
      : 'A difference is an association within like openings, not what learning the skill would pay.'
  return `${coverage}. ${meaning}`
}

/** What is said where no skill rises or falls: that nothing moved, or that nobody could know. */
function stillSentence({
  rising,
  falling,
  mostAsked,
}: Pick<WeeklyReport, 'rising' | 'falling' | 'mostAsked'>): string | null {
  if (rising.length + falling.length > 0) return null
  return wasTested({ mostAsked })
    ? 'No skill rose or fell by more than chance, clustered adverts and the number of skills tested would explain.'
    : 'Whether any skill rose or fell cannot be told from these openings; the limits below say why.'
}

/** What the page, the file and the mail show beside the movers. */
export interface WeeklyTables {
  news: NewsLine[]
  stillSentence: string | null
  appeared: TextTable
  appearedSentence: string | null
  phrases: TextTable
  medians: TextTable
  premiums: TextTable
  paySentence: string
}

export const weeklyTables = ({ appeared, pay, ...report }: WeeklyReport): WeeklyTables => ({
  news: newsLines(report),
  stillSentence: stillSentence(report),
  appeared: appearedTable(appeared),
  appearedSentence: appearedSentence(appeared),
  phrases: phraseTable(report.phrases, report.sources),
  medians: medianTable(pay),
  premiums: premiumTable(pay),
  paySentence: paySentence(pay),
})

const money = (amount: number): string => countText(Math.round(amount))
