import { asTexts, parseObject, readDataFile } from './data-file.ts'

/** Firms that advertise the openings of others. All in lower case. */
export interface Agencies {
  /** Names without their legal form. */
  names: ReadonlySet<string>
  /** Words that stand in the name of such a firm and hardly in another's. */
  nameWords: readonly string[]
}

/**
 * The agencies that ship with SkillTide, from `agencies.json`.
 *
 * @throws VocabularyError when the file is not what it should be
 */
export function loadAgencies(): Agencies {
  const file = 'agencies.json'
  const { names, nameWords } = parseObject(readDataFile(file), file)
  return {
    names: new Set(asTexts(names, `${file} names`)),
    nameWords: asTexts(nameWords, `${file} nameWords`),
  }
}
