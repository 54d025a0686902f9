import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Extraction, Extractor } from '../../../analysis/skills/extraction.ts'
import type { SkillVectors } from '../../../data/vocabulary/load-confidence.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { type AdjudicatedAdvert, readAdjudicated, readPooled, verdictsBySkill } from '../adjudicated.ts'
import { type GoldLabels, partOf, readDrawApart, readGoldLabels } from '../gold-labels.ts'
import type { PostingKey } from '../gold-posting.ts'
import { postingFinder, skillOfUnknown } from '../measure.ts'
import { type Feature, featuresOfFields } from './features.ts'

/** A mention of a field in an open advert, with its features and whether the field is asked for there. */
export interface JudgedField {
  /** Which of the open sets. */
  set: string
  /** Advert and skill: its mentions stand or fall together. */
  pair: string
  isAsked: boolean
  features: readonly Feature[]
}

/** Says of a skill found in an advert whether it is asked for there; null when nobody judged it. */
type Verdict = (skill: string, extraction: Extraction) => boolean | null

/** The judged adverts that may teach: a blind draw tells what was learnt, and would not any more. */
export const teachingVerdicts = (): AdjudicatedAdvert[] =>
  readAdjudicated().filter((advert) => partOf(advert) === 'opened')

/** Every field that the extractor finds in the sets that may teach: `dev`, the readings, the opened draws, and `LEAST_SURE`. */
export function judgedFields(extractor: Extractor, vocabulary: Vocabulary, vectors: SkillVectors): JudgedField[] {
  const find = postingFinder()
  const fieldsOf = (set: string, posting: PostingKey, verdict: Verdict): JudgedField[] => {
    const { title, company, description } = find(posting)
    const extraction = extractor.extract({ title, company, description })
    const found = featuresOfFields(extraction, vocabulary, vectors)
    return [...found].flatMap(([{ skill }, features]): JudgedField[] => {
      const isAsked = verdict(skill, extraction)
      if (isAsked === null) return []
      return [{ set, pair: `${posting.file} ${posting.id} ${skill}`, isAsked, features }]
    })
  }
  const spelled = skillOfUnknown(extractor)
  const labelled = (set: string) => (label: GoldLabels) => {
    const skills = new Set(label.skills.map(([skill]) => spelled(skill)))
    return fieldsOf(set, label.posting, (skill) => skills.has(skill))
  }
  return [
    ...readGoldLabels()
      .filter((label) => partOf(label) === 'dev')
      .flatMap(labelled('dev')),
    ...readDrawApart('fifth').flatMap(labelled('fifth')),
    ...readPooled(teachingVerdicts(), extractor).flatMap((advert) => {
      const verdicts = verdictsBySkill(advert, 'wordings')
      const set = advert.draw === 9 ? 'ninth' : 'sixth and seventh'
      return fieldsOf(set, advert.posting, (skill) => {
        const verdict = verdicts.get(skill)
        return verdict === undefined ? null : verdict !== 'no'
      })
    }),
    ...readPhrases().flatMap(({ posting, phrases }) =>
      fieldsOf('readings', posting, (skill, extraction) => isUnderlined(skill, extraction, phrases)),
    ),
    ...readLeastSure().flatMap(({ posting, asked, not }) =>
      fieldsOf(LEAST_SURE, posting, (skill) => (asked.includes(skill) ? true : not.includes(skill) ? false : null)),
    ),
  ]
}

/** The set of fields that were judged because an earlier model was least sure of them: not like the fields of an advert. */
export const LEAST_SURE = 'least sure'

/** Skills of an advert of no list about which a judge decided; see `draw-fields.ts`. */
export interface LeastSureAdvert {
  posting: PostingKey
  asked: string[]
  not: string[]
}

export const readLeastSure = (): LeastSureAdvert[] => readLines('confidence/least-sure.jsonl')

export interface UnderlinedAdvert {
  posting: PostingKey
  phrases: string[]
}

export const readPhrases = (): UnderlinedAdvert[] => readLines('readings.jsonl')

function readLines<Line>(file: string): Line[] {
  const text = readFileSync(join(process.cwd(), 'test', 'gold', file), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]))
}

function isUnderlined(skill: string, { text, mentions }: Extraction, phrases: readonly string[]): boolean {
  const small = text.toLowerCase()
  const own = mentions.filter((mention) => mention.skill === skill)
  return phrases.some((phrase) => {
    const wanted = phrase.toLowerCase()
    for (let at = small.indexOf(wanted); at !== -1; at = small.indexOf(wanted, at + 1)) {
      if (own.some(({ start, end }) => start < at + wanted.length && end > at)) return true
    }
    return false
  })
}
