import type { ShareFigure } from '../../data/share-figure.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { addDays } from '../../data/weeks.ts'
import { countedSelection } from '../gaps/counted-selection.ts'
import type { GapReport, NextStep, OutsideReach } from '../gaps/gap-report.ts'
import { widenedWords } from '../gaps/widened-words.ts'
import { countText, pointsText, reachedText, shareText } from './figure-text.ts'
import {
  columns,
  countedTwiceText,
  interval,
  noOpeningsText,
  notReadText,
  openingsText,
  SHAPES,
  sourceNames,
} from './plain-text.ts'

const DEMAND = ['skill', 'share', '95 % interval', 'openings']

const shareCells = ({ share, low, high, count, n }: ShareFigure): string[] => [
  shareText(share),
  interval(low, high),
  `${countText(count)} of ${countText(n)}`,
]

/** Strengths, gaps and next steps as a sheet: observed demand first, what learning would add second. */
export function gapText(report: GapReport, roles: readonly Pick<Role, 'id' | 'name'>[], top = 15): string {
  if (report.span === null || report.n === 0) return noOpeningsText(report, roles)
  return [
    `${openingsText({ ...report, selection: countedSelection(report.selection, report.ignored) }, roles)}, ${report.span.weeks} weeks to ${addDays(report.span.until, -1)}${inBrackets(widenedWords(report))}${notReadText(report.notRead)}`,
    `Sources: ${sourceNames(report)}`,
    ...countedTwiceText(report),
    reachLine(report),
    ...(report.unknown.length > 0 ? [`Not in the vocabulary, and so not counted: ${report.unknown.join(', ')}`] : []),
    ...suggestionLines(report),
    ...report.advice.cautions,
    ...strengthLines(report, top),
    ...gapLines(report, top),
    ...stepLines('Learn next: the most asked for of what is missing, each step after the ones before it:', report.next),
    ...stepLines('By arithmetic alone, the order that brings openings nearest to reach:', report.order),
    ...pairLines(report),
    ...budgetLines(report),
    ...outsideLines(report),
    ...frameworkLines(report),
  ].join('\n')
}

const suggestionLines = ({ suggestions }: GapReport): string[] =>
  suggestions.length === 0
    ? []
    : [`Did you mean ${suggestions.map(({ typed, name }) => `${name} (“${typed}”)`).join(', ')}? Not counted as such.`]

const inBrackets = (words: string | null): string => (words === null ? '' : ` (${words})`)

function reachLine({ basis, coverage, n }: GapReport): string {
  const what = `Within reach (you hold ${Math.round(100 * coverage.threshold)} % of what they ask for)`
  if (basis === 'history')
    return `${what}: not known, because shipped figures hold no single adverts; crawl or import some.`
  const share = coverage.n === 0 ? '' : `, ${shareText(coverage.share)} [${interval(coverage.low, coverage.high)}]`
  return `${what}: ${reachedText(coverage, n)}${share}`
}

function strengthLines({ strengths }: GapReport, top: number): string[] {
  const rows = strengths
    .slice(0, top)
    .map((strength) => [
      strength.impliedBy ? `${strength.name} (by ${strength.impliedBy})` : strength.name,
      ...shareCells(strength),
    ])
  if (rows.length === 0) return ['', 'You have, and they ask for: none of what you named.']
  return ['', 'You have, and they ask for:', columns(DEMAND, rows, [1, 2, 3])]
}

function gapLines({ gaps, levelGaps, opportunity }: GapReport, top: number): string[] {
  const shown = gaps.slice(0, top)
  const hasPay = shown.some(({ pay }) => pay !== null)
  const rows = shown.map((gap) => [
    ...[gap.name, ...shareCells(gap), shareText(gap.required.share), SHAPES[gap.verdict]],
    ...(hasPay
      ? [
          gap.pay === null
            ? '–'
            : `${pointsText(gap.pay.premiumPct)} % [${pointsText(gap.pay.lowPct)}, ${pointsText(gap.pay.highPct)}]`,
        ]
      : []),
  ])
  const header = [...DEMAND, 'required', 'verdict', ...(hasPay ? ['pay, against like adverts'] : [])]
  const lines = ['', 'They ask for, and you lack:', columns(header, rows, [1, 2, 3, 4])]
  if (levelGaps.length > 0) {
    const levels = levelGaps.map((gap) => [gap.name, gap.level, ...shareCells(gap)])
    const title = 'They ask for, and you have it below working level:'
    lines.push('', title, columns(['skill', 'you have', ...DEMAND.slice(1)], levels, [2, 3, 4]))
  }
  if (opportunity.length > 0) {
    const held = opportunity.map(({ name, here, elsewhere, points, low, high }) => [
      ...[name, `${here.count} of ${here.n}`, `${elsewhere.count} of ${elsewhere.n}`],
      `${pointsText(points)} [${pointsText(low)}, ${pointsText(high)}]`,
    ])
    const title = 'You have it, these adverts do not ask for it as often as the same role elsewhere:'
    lines.push('', title, columns(['skill', 'here', 'elsewhere', 'points'], held, [1, 2, 3]))
  }
  return lines
}

function stepLines(title: string, steps: readonly NextStep[]): string[] {
  if (steps.length === 0) return []
  const rows = steps.map(({ name, reachable, averageMet, n, gain, effort, close, needs, brings }, step) => [
    ...[`${step + 1}.`, name, shareText(averageMet), `${reachable} of ${n}`, `+${gain}`],
    `${effort.hours} h${effort.said === 'assumed' ? '' : ' (yours)'}`,
    [
      ...needs.map((need) => `after ${need.name}`),
      ...(close === null ? [] : [`close to ${close.name}`]),
      ...(brings.length === 0 ? [] : [`brings ${brings.map((other) => other.name).join(', ')}`]),
    ].join('; '),
  ])
  const header = ['', 'skill', 'asked for and met, on average', 'within reach', 'of it new', 'hours', '']
  return ['', title, columns(header, rows, [2, 3, 4, 5])]
}

function pairLines({ pair }: GapReport): string[] {
  if (pair === null) return []
  const [one, other] = pair.skills
  if (pair.gain === 0)
    return ['', 'None of the pairs among the 15 best single skills puts one of these openings within reach yet.']
  return [
    '',
    `Best pair: ${one.name} and ${other.name} put ${pair.gain} of ${pair.n} openings more within reach (alone ${pair.alone[0]} and ${pair.alone[1]}).`,
  ]
}

function budgetLines({ budget }: GapReport): string[] {
  if (budget === null) return []
  if (budget.steps.length === 0) return ['', `In ${budget.hours} hours nothing that is missing can be learnt.`]
  const { count, n, low, high } = budget.reachable
  return [
    '',
    `In ${budget.hours} hours: ${budget.steps.map(({ name, hours }) => `${name} (${hours} h)`).join(', ')}; then ${count} of ${n} within reach [${interval(low, high)}], ${budget.isBest ? 'the best of all sets that fit' : 'by gain per hour'}.`,
  ]
}

const OUTSIDE_WORDS: Record<OutsideReach['by'], string> = {
  seniority: 'seniority',
  workplace: 'workplace',
  country: 'country',
}

function outsideLines({ outside }: GapReport): string[] {
  if (outside.length === 0) return []
  const rows = outside.map((figure) => [
    `${OUTSIDE_WORDS[figure.by]}: ${figure.value ?? 'all others together'}`,
    ...shareCells(figure),
  ])
  const header = ['left out by', 'within reach', ...DEMAND.slice(2)]
  return [
    '',
    'Out of reach for place or seniority alone, and within reach by skills:',
    columns(header, rows, [1, 2, 3]),
  ]
}

function frameworkLines({ framework }: GapReport): string[] {
  if (framework === null) return []
  const words = { met: 'met', below: 'below', 'level-not-said': 'held, level not said', 'no-evidence': 'nothing named' }
  const rows = framework.skills.map(({ name, required, held, state, evidence }) => [
    ...[name, required ?? '–', held ?? '–', words[state], evidence.map((some) => some.name).join(', ')],
  ])
  const header = ['skill', 'asked for', 'you', '', 'read from']
  return [
    '',
    `${framework.level.name}, as the UK Government Digital and Data framework asks for${framework.isExact ? '' : ' (the nearest level it has)'}:`,
    columns(header, rows, []),
    framework.attribution,
  ]
}
