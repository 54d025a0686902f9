import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Extractor } from '../../analysis/skills/extraction.ts'
import { strongestMentions } from '../../analysis/skills/strongest-mentions.ts'
import { wilsonInterval } from '../../analysis/trends/wilson.ts'
import { seededRandom } from '../boards/seeded-random.ts'
import { partOf, readGoldLabels } from './gold-labels.ts'
import type { PostingKey } from './gold-posting.ts'
import { postingFinder, skillOfUnknown } from './measure.ts'
import type { QualityRow } from './quality-table.ts'

/** Years of experience that an advert states for its skills; `?concept:…` is one that the vocabulary lacks. */
export interface YearLabels {
  posting: PostingKey
  skills: [skill: string, min: number, max: number | null][]
  /** Skills of which two readers may say either that the years are theirs or that they are not. */
  either?: string[]
}

export type YearsPart = 'dev' | 'held-out'

/** One skill for which the advert or the extractor states years. */
export interface YearsOutcome {
  part: YearsPart
  posting: PostingKey
  skill: string
  /** `matched`: both state years, whatever the number. `unseen`: missed because the skill itself was not found. */
  outcome: 'matched' | 'wrong' | 'missed' | 'unseen'
  isNumberRight: boolean
}

/** The seed of the draw, fixed before any of its adverts was read. */
const DRAW_SEED = 20261202
const ADVERTS = 60
const STATES_YEARS =
  /\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\)?\s*(?:\+|or more)?\s*(?:years?|yrs?)\b/i

/** The adverts that were read for years: of the open lists, drawn from those whose text has a number of years. */
export function drawPostingsWithYears(): PostingKey[] {
  const find = postingFinder()
  const open = readGoldLabels().filter((label) => partOf(label) !== 'blind')
  const readings = readLines<{ posting: PostingKey }>('readings.jsonl')
  const candidates = [...open, ...readings]
    .map(({ posting }) => posting)
    .filter((posting) => STATES_YEARS.test(find(posting).description.content))
  return seededRandom(DRAW_SEED).shuffle(candidates).slice(0, ADVERTS)
}

export const readYearLabels = (): YearLabels[] => readLines('years.jsonl')

/** Rules are mended by `dev` alone; halved by the posting, so that it never moves. */
export function yearsPartOf({ corpus, file, id }: PostingKey): YearsPart {
  const digest = createHash('sha256').update(`years/${corpus}/${file}/${id}`).digest()
  return (digest[0] ?? 0) % 2 === 0 ? 'dev' : 'held-out'
}

/** Every skill for which labels or extractor state years, in the order of the labels. */
export function compareYears(labels: readonly YearLabels[], extractor: Extractor): YearsOutcome[] {
  const find = postingFinder()
  const spelled = skillOfUnknown(extractor)
  return labels.flatMap(({ posting, skills, either = [] }) => {
    const { title, company, description } = find(posting)
    const found = new Map(
      strongestMentions(extractor.extract({ title, company, description })).map(({ skillId, years }) => [
        skillId,
        years,
      ]),
    )
    const stated = new Map(skills.map(([skill, min, max]) => [spelled(skill), { min, max }]))
    const open = new Set(either.map(spelled))
    const withYears = [...found].flatMap(([skill, years]) => (years && !open.has(skill) ? [skill] : []))
    return [...new Set([...stated.keys(), ...withYears])].map((skill): YearsOutcome => {
      const label = stated.get(skill)
      const years = found.get(skill)
      const missed = found.has(skill) ? 'missed' : 'unseen'
      const outcome = years ? (label ? 'matched' : 'wrong') : missed
      const isNumberRight = label !== undefined && label.min === years?.min && label.max === years.max
      return { part: yearsPartOf(posting), posting, skill, outcome, isNumberRight }
    })
  })
}

/** A row per half: the level is the number of years. */
export function yearsRows(outcomes: readonly YearsOutcome[]): QualityRow[] {
  return (['dev', 'held-out'] as const).map((part) => {
    const own = outcomes.filter((one) => one.part === part)
    const count = (outcome: YearsOutcome['outcome']) => own.filter((one) => one.outcome === outcome).length
    const levelRight = own.filter(({ outcome, isNumberRight }) => outcome === 'matched' && isNumberRight).length
    const tally = {
      matched: count('matched'),
      wrong: count('wrong'),
      missed: count('missed') + count('unseen'),
      levelRight,
    }
    return { part: `years, ${part}`, jobs: 'all', group: 'years', tally }
  })
}

/** Precision, recall (of all, and of the skills that were found) and numbers that are right, with 95 % intervals (Wilson). */
export function yearsTable(outcomes: readonly YearsOutcome[]): string {
  const lines = (['dev', 'held-out'] as const).map((part) => {
    const own = outcomes.filter((one) => one.part === part)
    const count = (outcome: YearsOutcome['outcome']) => own.filter((one) => one.outcome === outcome).length
    const [matched, wrong, missed, unseen] = [count('matched'), count('wrong'), count('missed'), count('unseen')]
    const numbers = own.filter(({ isNumberRight }) => isNumberRight).length
    const figures = [
      [matched, matched + wrong],
      [matched, matched + missed + unseen],
      [matched, matched + missed],
      [numbers, matched],
    ].map(([right = 0, whole = 0]) => {
      const interval = wilsonInterval(right, whole)
      if (!interval) return '–'.padEnd(23)
      const [share, low, high] = [right / whole, interval.low, interval.high].map((figure) => figure.toFixed(3))
      return `${share} ${low}–${high} /${whole}`.padEnd(23)
    })
    return [part.padEnd(9), ...figures].join(' ')
  })
  const names = ['precision', 'recall', 'recall of found skills', 'number right']
  return [['part     ', ...names.map((name) => name.padEnd(23))].join(' '), ...lines].join('\n')
}

function readLines<Line>(name: string): Line[] {
  const text = readFileSync(join(process.cwd(), 'test', 'gold', name), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]))
}
