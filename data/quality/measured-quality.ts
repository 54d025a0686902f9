import { readFileSync } from 'node:fs'

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
    groups: Record<'named' | 'concept' | 'soft', QualityTally>
  }[]
  /** Places of names that are also words, letters, people or employers. */
  ambiguous: Omit<QualityTally, 'levelRight'>
  /** By skill id, of skills with enough places to say anything: matched, wrong, missed, level right. */
  skills: Record<string, [matched: number, wrong: number, missed: number, levelRight: number]>
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

/** How many of the findings of a skill were wrong, where these are too many to pass over in silence; else null. */
export function doubtOf({ skills }: MeasuredQuality, skillId: string): { found: number; wrong: number } | null {
  const [matched, wrong] = skills[skillId] ?? [0, 0]
  const found = matched + wrong
  return found >= ENOUGH_FOUND && wrong >= DOUBTFUL_SHARE * found ? { found, wrong } : null
}
