import { asObject, asTexts, parseObject, readDataFile } from './data-file.ts'

/** Phrases by their place: ahead of the skill or behind it, in the same clause. */
export interface CuePhrases {
  before: string[]
  after: string[]
}

/** Wording that tells how much a skill is asked for. Phrases are in lower case with hyphens as spaces. */
export interface LevelCues {
  required: CuePhrases
  preferred: CuePhrases
  /** The advert says that the skill is not asked for ("no prior … needed", "… is not required"). */
  negated: CuePhrases
}

/**
 * The level cues that ship with SkillTide, from `level-cues.json`.
 *
 * @throws VocabularyError when the file is not what it should be
 */
export function loadLevelCues(): LevelCues {
  const file = 'level-cues.json'
  const cues = parseObject(readDataFile(file), file)
  const phrases = (level: string): CuePhrases => {
    const places = asObject(cues[level], `${file} ${level}`)
    return {
      before: asTexts(places.before, `${file} ${level} before`),
      after: asTexts(places.after, `${file} ${level} after`),
    }
  }
  return { required: phrases('required'), preferred: phrases('preferred'), negated: phrases('negated') }
}
