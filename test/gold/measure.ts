import type { Extractor } from '../../analysis/skills/extraction.ts'
import { strongestMentions } from '../../analysis/skills/strongest-mentions.ts'
import type { SkillKind, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { type AmbiguousLabel, type GoldLabels, type Part, partOf } from './gold-labels.ts'
import { type GoldKind, type GoldPosting, type PostingKey, readGoldFile } from './gold-posting.ts'

export const GROUPS = ['named', 'concept', 'soft'] as const
export type Group = (typeof GROUPS)[number]
const CONCEPTS: ReadonlySet<SkillKind> = new Set(['concept', 'practice', 'domain'])

/** Counts of (posting, skill) pairs. */
export interface Tally {
  /** Found and labelled. */
  matched: number
  /** Found, not labelled. */
  wrong: number
  /** Labelled, not found; what the vocabulary lacks is counted here too. */
  missed: number
  /** Of the matched, those with the labelled level. */
  levelRight: number
}

/** Figures from 0 to 1; null when there is nothing to divide by. */
export interface Quality {
  precision: number | null
  recall: number | null
  f: number | null
  levelAccuracy: number | null
}

/** One labelled posting read by the extractor. */
export interface Comparison {
  part: Part
  kind: GoldKind
  group: Group
  skill: string
  posting: PostingKey
  outcome: 'matched' | 'wrong' | 'missed'
  isLevelRight: boolean
}

/** Every skill that the labels or the extractor see in the labelled postings, in the order of the labels. */
export function compare(labels: readonly GoldLabels[], extractor: Extractor, vocabulary: Vocabulary): Comparison[] {
  const find = postingFinder()
  const spelled = skillOfUnknown(extractor)
  return labels.flatMap((label) => {
    const { posting, kind } = label
    const skills = label.skills.map(([skill, level]) => [spelled(skill), level] as const)
    const { title, company, description } = find(posting)
    const mentions = strongestMentions(extractor.extract({ title, company, description }))
    const found = new Map(mentions.map(({ skillId, level }) => [skillId, level]))
    const labelled = new Map(skills)
    return [...new Set([...labelled.keys(), ...found.keys()])].map((skill): Comparison => {
      const isFound = found.has(skill)
      return {
        part: partOf(label),
        kind,
        group: groupOf(skill, vocabulary),
        skill,
        posting,
        outcome: isFound ? (labelled.has(skill) ? 'matched' : 'wrong') : 'missed',
        isLevelRight: isFound && found.get(skill) === labelled.get(skill),
      }
    })
  })
}

/**
 * Reads a label of what the vocabulary lacked (`?concept:month-end close`) as the skill that spells it by now: so a
 * closed draw follows the vocabulary without anybody looking at it. A label whose words are no spelling stays as it is.
 */
export function skillOfUnknown(extractor: Extractor): (label: string) => string {
  return (label) => {
    const words = /^\?(?:named|concept|soft):(.+)$/.exec(label)?.[1]
    if (words === undefined) return label
    const { text, mentions } = extractor.extract({ isOwnWords: true, description: { format: 'text', content: words } })
    const [only] = mentions
    return mentions.length === 1 && only && only.end - only.start === text.length ? only.skill : label
  }
}

export function tallyOf(comparisons: readonly Comparison[]): Tally {
  const count = (outcome: Comparison['outcome']) => comparisons.filter((one) => one.outcome === outcome).length
  return {
    matched: count('matched'),
    wrong: count('wrong'),
    missed: count('missed'),
    levelRight: comparisons.filter(({ isLevelRight }) => isLevelRight).length,
  }
}

/** Precision, recall, their harmonic mean, and the share of the matched whose level is right. */
export function qualityOf({ matched, wrong, missed, levelRight }: Tally): Quality {
  return {
    precision: share(matched, matched + wrong),
    recall: share(matched, matched + missed),
    f: share(2 * matched, 2 * matched + wrong + missed),
    levelAccuracy: share(levelRight, matched),
  }
}

/** Counts of labelled places: is one read as a skill exactly where it is meant as one? Levels do not matter here. */
export function tallyAmbiguous(labels: readonly AmbiguousLabel[], extractor: Extractor): Tally {
  const find = postingFinder()
  const tally: Tally = { matched: 0, wrong: 0, missed: 0, levelRight: 0 }
  for (const { posting, offset, form, isSkill } of labels) {
    const { title, company, description } = find(posting)
    const { mentions } = extractor.extract({ title, company, description })
    const isFound = mentions.some(({ start, end }) => start < offset + form.length && end > offset)
    if (isFound && isSkill) tally.matched++
    else if (isFound) tally.wrong++
    else if (isSkill) tally.missed++
  }
  return { ...tally, levelRight: tally.matched }
}

/** The same by the skill that each place's name may mean; names that no skill has any more are left out. */
export function tallyPlacesBySkill(
  labels: readonly AmbiguousLabel[],
  extractor: Extractor,
  { skills }: Vocabulary,
): Map<string, Tally> {
  const owners = new Map(
    skills.flatMap(({ id, name, ambiguousForms }) => [name, ...ambiguousForms].map((form) => [form, id] as const)),
  )
  const bySkill = new Map<string, AmbiguousLabel[]>()
  for (const label of labels) {
    const owner = owners.get(label.form)
    if (owner !== undefined) bySkill.set(owner, [...(bySkill.get(owner) ?? []), label])
  }
  return new Map([...bySkill].map(([skill, own]) => [skill, tallyAmbiguous(own, extractor)]))
}

/** Named tools, fields and practices, or traits; of labels that the vocabulary lacks by what they say. */
export function groupOf(skill: string, vocabulary: Vocabulary): Group {
  if (skill.startsWith('?named:')) return 'named'
  if (skill.startsWith('?')) return skill.startsWith('?soft:') ? 'soft' : 'concept'
  const kind = vocabulary.byId.get(skill)?.kind
  if (kind === undefined) throw new Error(`labels.jsonl: the vocabulary has no skill "${skill}"`)
  if (kind === 'soft') return 'soft'
  return CONCEPTS.has(kind) ? 'concept' : 'named'
}

/** Finds postings in the corpora, reading each file once. */
/** Files that were read; the same adverts are measured in several ways. */
const files = new Map<string, Map<string, GoldPosting>>()

export function postingFinder(): (key: PostingKey) => GoldPosting {
  return ({ corpus, file, id }) => {
    const name = `${corpus}/${file}`
    let postings = files.get(name)
    if (!postings) {
      postings = new Map(readGoldFile(corpus, file).map((posting) => [posting.posting.id, posting]))
      files.set(name, postings)
    }
    const posting = postings.get(id)
    if (!posting) throw new Error(`the corpora have no posting ${name}/${id}`)
    return posting
  }
}

/** An extractor that reads each advert of `postingFinder` once, however often it is asked for it. */
export function readingOnce(extractor: Extractor): Extractor {
  const known = new Map<object, ReturnType<Extractor['extract']>>()
  return {
    ...extractor,
    extract(input) {
      const extraction = known.get(input.description) ?? extractor.extract(input)
      known.set(input.description, extraction)
      return extraction
    },
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
