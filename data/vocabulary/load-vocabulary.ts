import { createHash } from 'node:crypto'
import { asTexts, parseObject, readDataFile } from './data-file.ts'
import { parseSkills } from './parse-skills.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * The vocabulary that ships with SkillTide, read from `skills.jsonl` and `stop-phrases.json` beside this file.
 * Reads and checks the files on every call; keep the result.
 *
 * @throws VocabularyError when a file is not what it should be
 */
export function loadVocabulary(): Vocabulary {
  const skillsText = readDataFile('skills.jsonl')
  const stopText = readDataFile('stop-phrases.json')
  const byId = parseSkills(skillsText)
  return {
    skills: [...byId.values()],
    byId,
    stopPhrases: asTexts(parseObject(stopText, 'stop-phrases.json').phrases, 'stop-phrases.json phrases'),
    version: createHash('sha256').update(skillsText).update('\0').update(stopText).digest('hex').slice(0, 12),
  }
}
