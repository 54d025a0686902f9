import { readFileSync } from 'node:fs'
import type { Skill } from '../vocabulary/vocabulary.ts'

/** Counts of (advert, skill) pairs in labelled adverts. */
export interface QualityTally {
  /** Found and labelled. */
  matched: number
  /** Found, not labelled. */
  wrong: number
  /** Labelled, not found. */
  missed: number
  /** Of the matched, those with the labelled level. */
  levelRight: number
}

export type QualityGroup = 'named' | 'concept' | 'soft'
/** Counts without the level. */
export type FoundTally = Omit<QualityTally, 'levelRight'>

/** How well adverts are read, as measured on adverts that people labelled. Made by `npm run quality -- --write`. */
export interface MeasuredQuality {
  command: string
  /** Rules and vocabulary that were measured. */
  extractorVersion: string
  parts: {
    /** `blind`: labelled before the rules read them, and nothing was learnt from them. `all`: every labelled advert. */
    part: 'blind' | 'all'
    adverts: number
    /** By group: named tools and certificates, fields and practices, soft skills. */
    groups: Record<QualityGroup, QualityTally>
  }[]
  /**
   * Adverts that nothing was learnt from, in which a judge decided on everything that the rules or a reader had named, without
   * seeing who: both against the same verdicts. Different words for one skill count once.
   */
  adjudicated: {
    adverts: number
    rules: Record<QualityGroup, FoundTally>
    reader: Record<QualityGroup, FoundTally>
  }
  /** Places of names that are also words, letters, people or employers. */
  ambiguous: FoundTally
  /** Skills with labels in adverts, by id: matched, wrong, missed, level right. */
  skills: Record<string, [matched: number, wrong: number, missed: number, levelRight: number]>
  /** Labelled places where the ambiguous name of a skill stands, by its id: matched, wrong, missed. */
  places: Record<string, [matched: number, wrong: number, missed: number]>
}

/** Fewer findings than this say nothing of one skill. A judgement. */
const ENOUGH_FOUND = 4
/** One finding in five wrong: worth a word beside the figure. A judgement. */
const DOUBTFUL_SHARE = 0.2

/**
 * The figures that ship with SkillTide.
 *
 * @throws Error when the file is missing or no JSON: a broken installation
 */
export function loadMeasuredQuality(file: URL = new URL('./measured.json', import.meta.url)): MeasuredQuality {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Why a figure of a skill is to be read with care: the findings of it in labelled places, and those that were wrong. */
export interface Doubt {
  /** `wrong`: one finding in five or more. `few`: its name is a word of other things too, and hardly a finding was checked. */
  reason: 'wrong' | 'few'
  found: number
  wrong: number
}

/** What labelled adverts and labelled places of its name give ground to doubt of a skill; null: nothing. */
export function doubtOf(
  { skills, places }: MeasuredQuality,
  { id, name, ambiguousForms }: Pick<Skill, 'id' | 'name' | 'ambiguousForms'>,
): Doubt | null {
  const [matched, wrongly] = skills[id] ?? [0, 0]
  const [meant, notMeant] = places[id] ?? [0, 0]
  const wrong = wrongly + notMeant
  const found = matched + meant + wrong
  if (found >= ENOUGH_FOUND) return wrong >= DOUBTFUL_SHARE * found ? { reason: 'wrong', found, wrong } : null
  return ambiguousForms.includes(name) ? { reason: 'few', found, wrong } : null
}
