import { addDays } from '../../data/weeks.ts'
import { widenedWords } from '../gaps/widened-words.ts'
import { countText, intervalText, namesText, openingCountText, reachedText, shareText } from '../report/figure-text.ts'
import { countedText } from '../report/selection-text.ts'
import { VERDICT_WORDS } from '../report/verdict-words.ts'
import type { AdviceSheet, SheetSkill, SheetStep } from './advice-sheet.ts'

/** Every sentence of an advice sheet, so that the page, the file and the Markdown say the same. */

export const figureWords = ({ share, low, high }: Pick<SheetSkill, 'share' | 'low' | 'high'>): string =>
  `${shareText(share)} (${intervalText(low, high)})`

/** The sentences of a sheet, ready to be shown. */
export interface SheetWords {
  basis: string
  reach: string | null
  /** What to know before the steps are taken. */
  cautions: readonly string[]
  /** One for each step. */
  steps: string[]
  meanings: typeof NUMBER_MEANINGS
}

export const sheetWords = (sheet: AdviceSheet): SheetWords => ({
  basis: basisWords(sheet),
  reach: reachWords(sheet),
  cautions: sheet.advice.cautions,
  steps: sheet.steps.map(stepWords),
  meanings: NUMBER_MEANINGS,
})

/** What was counted: the first thing that a reader must know. */
function basisWords({ n, target, counted, span, basis, advice, sources }: AdviceSheet): string {
  if (span === null || n === 0) return `There are no ${target} to compare with yet.`
  const widened = widenedWords({ span, advice, n })
  const shipped = basis === 'history' ? ' They ship with SkillTide and were counted before it was installed here.' : ''
  return `${countedText(n, counted)}, ${span.from} to ${addDays(span.until, -1)}${widened === null ? '' : `, ${widened}`}; ${sourceWords(sources)}.${shipped}`
}

const sourceWords = (sources: AdviceSheet['sources']): string =>
  sources.length === 0
    ? 'no source'
    : `source${sources.length === 1 ? '' : 's'}: ${namesText(
        sources.map(({ name, attribution, origin }) => {
          const mark =
            origin === 'own' || name.toLowerCase().includes(origin)
              ? ''
              : origin === 'demo'
                ? ' (demo)'
                : ' (shipped history)'
          return `${name}${mark}${attribution === null || attribution === name ? '' : `, ${attribution}`}`
        }),
        4,
      )}`

/** Where the person stands now, in one sentence; null where single openings are not known. */
function reachWords({ coverage, basis, n }: AdviceSheet): string | null {
  if (basis === 'history' || coverage.n === 0) return null
  return `${reachedText(coverage, n)} (${intervalText(coverage.low, coverage.high)}) are within reach today: you hold at least ${Math.round(100 * coverage.threshold)} % of what they ask for.`
}

/** Observed demand first, the arithmetic after it. */
function stepWords({ skill, gain, reachable }: SheetStep): string {
  const required =
    skill.required.n === 0 || skill.required.count === 0 ? '' : `, ${countText(skill.required.count)} require it`
  const verdict = skill.verdict === 'too-few' ? '' : ` Its share is ${VERDICT_WORDS[skill.verdict].word}.`
  const known = skill.standing === 'aware' ? ' You know of it already.' : ''
  const reach =
    gain === null || reachable === null
      ? ''
      : gain === 0
        ? ' By itself it opens no further opening; it counts with the others.'
        : ` With it ${countText(gain)} more ${gain === 1 ? 'opening is' : 'openings are'} within reach (${countText(reachable)} in all).`
  return `${countText(skill.count)} of ${openingCountText(skill.n)} ${skill.n === 1 ? 'asks' : 'ask'} for it: ${figureWords(skill)}${required}.${verdict}${known}${reach}`
}

/** What each kind of number on the sheet is, and what it is not. */
export const NUMBER_MEANINGS: readonly { term: string; is: string; isNot: string }[] = [
  {
    term: 'Share',
    is: 'how many of the openings read name the skill',
    isNot: 'your chance of a job, or proof that nobody is hired without it',
  },
  {
    term: 'Interval',
    is: 'where the true share may lie, given how few openings were read (95 %)',
    isNot: 'a judgement of boards that were not read',
  },
  {
    term: 'Rising, falling',
    is: 'a change larger than chance would make among all skills tested',
    isNot: 'a forecast; no word means that these openings cannot tell',
  },
  {
    term: 'Within reach',
    is: 'openings of whose skills you hold most; what is required weighs most',
    isNot: 'an offer: experience, place and people decide too',
  },
  { term: 'Level', is: 'what you stated yourself', isNot: 'a test of it' },
]

export const moreWords = (more: number): string => `and ${countText(more)} more`
