import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Extractor } from '../../analysis/skills/extraction.ts'
import { strongestMentions } from '../../analysis/skills/strongest-mentions.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { readDrawApart } from './gold-labels.ts'
import type { GoldKind, PostingKey } from './gold-posting.ts'
import { type Group, groupOf, postingFinder, skillOfUnknown } from './measure.ts'
import { POOLED_DRAWS } from './pool.ts'

/** Skill id or `?concept:…`, and the verdict: `=other` is only another wording or granularity of a skill that is asked for. */
export type JudgedSkill = [skill: string, verdict: 'yes' | 'no' | `=${string}`]

/** What a judge decided about everything that reader or extractor named in an advert, and what both had overlooked. */
export interface AdjudicatedAdvert {
  posting: PostingKey
  kind: GoldKind
  draw: 6 | 7 | 9 | 10
  skills: JudgedSkill[]
}

export const PARTIES = ['extractor', 'reader'] as const
export type Party = (typeof PARTIES)[number]
/** `strict`: another wording is wrong. `wordings`: all wordings of one skill count once, as that skill. */
export const COUNTINGS = ['strict', 'wordings'] as const
export type Counting = (typeof COUNTINGS)[number]

/** What one party made of one skill of one advert. */
export interface JudgedOutcome {
  draw: AdjudicatedAdvert['draw']
  kind: GoldKind
  group: Group
  skill: string
  /** `unjudged`: named since the pool was made, so nobody looked whether it is right. */
  outcome: 'matched' | 'wrong' | 'missed' | 'unjudged'
}

/** What each party named in each judged advert. */
export interface PooledAdvert extends AdjudicatedAdvert {
  named: Record<Party, ReadonlySet<string>>
  /** The skill that spells a label by now, or the label itself. */
  idOf(label: string): string
}

export function readAdjudicated(): AdjudicatedAdvert[] {
  const text = readFileSync(join(process.cwd(), 'test', 'gold', 'adjudicated.jsonl'), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as AdjudicatedAdvert]))
}

/** The judged adverts with what their reader labelled and what the extractor finds today; labels follow the vocabulary. */
export function readPooled(adverts: readonly AdjudicatedAdvert[], extractor: Extractor): PooledAdvert[] {
  const find = postingFinder()
  const spelled = skillOfUnknown(extractor)
  const labels = new Map(POOLED_DRAWS.flatMap(readDrawApart).map((one) => [one.posting.id, one]))
  return adverts.map((advert) => {
    const { title, company, description } = find(advert.posting)
    const mentions = strongestMentions(extractor.extract({ title, company, description }))
    const reader = labels.get(advert.posting.id)?.skills.map(([skill]) => spelled(skill)) ?? []
    const named = { extractor: new Set(mentions.map(({ skillId }) => skillId)), reader: new Set(reader) }
    return { ...advert, idOf: spelled, named }
  })
}

/** One party against the verdicts. */
export function judge(
  adverts: readonly PooledAdvert[],
  party: Party,
  counting: Counting,
  vocabulary: Vocabulary,
): JudgedOutcome[] {
  return adverts.flatMap((advert) => {
    const { draw, kind } = advert
    const named = advert.named[party]
    const verdicts = verdictsBySkill(advert, counting)
    const outcomes = new Map<string, JudgedOutcome['outcome']>()
    for (const [skill, verdict] of verdicts) {
      if (verdict === 'yes') outcomes.set(skill, named.has(skill) ? 'matched' : 'missed')
      else if (named.has(skill) && (verdict === 'no' || counting === 'strict')) outcomes.set(skill, 'wrong')
    }
    for (const skill of named) {
      const verdict = verdicts.get(skill)
      if (verdict === undefined) outcomes.set(skill, 'unjudged')
      else if (isWording(verdict) && counting === 'wordings') outcomes.set(verdict.slice(1), 'matched')
    }
    return [...outcomes].map(([skill, outcome]) => ({ draw, kind, group: groupOf(skill, vocabulary), skill, outcome }))
  })
}

/** What became of what the extractor named and the reader had not: so many of them the reader had overlooked. */
export function verdictsOnWrong(adverts: readonly PooledAdvert[], vocabulary: Vocabulary) {
  return adverts.flatMap((advert) => {
    const { extractor, reader } = advert.named
    const verdicts = verdictsBySkill(advert, 'strict')
    return [...extractor].flatMap((skill) => {
      const verdict = verdicts.get(skill)
      if (reader.has(skill) || verdict === undefined) return []
      return [{ group: groupOf(skill, vocabulary), verdict: isWording(verdict) ? ('wording' as const) : verdict }]
    })
  })
}

/**
 * The verdict on each skill. What nobody had named was written down in the judge's words, which may be a spelling of a skill
 * that he judged by its name: then that verdict stands ("manual testing" is a yes, "exploratory testing" the same), and a no
 * to the name ("event marketing") stands beside the yes to the words ("event coordination") unless wordings are one.
 */
export function verdictsBySkill({ skills, idOf }: PooledAdvert, counting: Counting): Map<string, JudgedSkill[1]> {
  const verdicts = new Map<string, JudgedSkill[1]>()
  const inOtherWords: JudgedSkill[] = []
  for (const [label, verdict] of skills) {
    const own = isWording(verdict) ? (`=${idOf(verdict.slice(1))}` as const) : verdict
    if (idOf(label) === label) verdicts.set(label, own)
    else inOtherWords.push([label, own])
  }
  for (const [label, verdict] of inOtherWords) {
    const known = verdicts.get(idOf(label))
    if (known === undefined) verdicts.set(idOf(label), verdict)
    else if (known !== 'yes' && verdict === 'yes') verdicts.set(counting === 'strict' ? label : idOf(label), 'yes')
  }
  return verdicts
}

const isWording = (verdict: JudgedSkill[1]): verdict is `=${string}` => verdict.startsWith('=')
