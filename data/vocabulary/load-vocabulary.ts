import { createHash } from 'node:crypto'
import { asTexts, parseObject, readDataBytes, textOf } from './data-file.ts'
import { SkillLines } from './skill-lines.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * The vocabulary that ships with SkillTide, read from `skills.jsonl` and `stop-phrases.json` beside this file.
 * Reads the files on every call; keep the result. A skill is read and checked when it is asked for.
 *
 * @throws VocabularyError when a file is not what it should be
 */
export function loadVocabulary(): Vocabulary {
  const skills = readDataBytes('skills.jsonl')
  const stops = readDataBytes('stop-phrases.json')
  const byId = new SkillLines(textOf(skills))
  return {
    get skills() {
      return byId.all()
    },
    byId,
    stopPhrases: asTexts(parseObject(textOf(stops), 'stop-phrases.json').phrases, 'stop-phrases.json phrases'),
    version: createHash('sha256').update(skills).update('\0').update(stops).digest('hex').slice(0, 12),
  }
}
