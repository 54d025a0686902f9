import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { readSkillList } from '../../../analysis/skills/read-skill-list.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'

const vocabulary = loadVocabulary()
const extractor = createExtractor(vocabulary)

/** The tokenizer ends phrases at these signs, so that no text can hold such a spelling whole. */
const BREAKING = /[!·@:()]/

test('every spelling of words that needs no evidence is found among what is required', () => {
  const missed = vocabulary.skills.flatMap((skill) => {
    const ambiguous = new Set(skill.ambiguousForms.map((form) => form.toLowerCase()))
    return [skill.name, ...skill.aliases]
      .filter((form) => !ambiguous.has(form.toLowerCase()) && !BREAKING.test(form))
      .filter((form) => {
        const content = `Requirements:\n- Punctual, ${form}`
        const { mentions } = extractor.extract({ description: { format: 'text', content } })
        return !mentions.some((mention) => mention.skill === skill.id)
      })
      .map((form) => `${form} (${skill.id})`)
  })
  expect(missed).toEqual([])
})

test('reads the list of the model case', () => {
  const { held, unknown } = readSkillList('sql, python, ssis, on-premise data warehouse', vocabulary, extractor)
  expect(held.map(({ skill }) => skill)).toEqual(['sql', 'python', 'ssis', 'on-premises-data-warehousing'])
  expect(unknown).toEqual([])
})

test('the airflow of a building is no Apache Airflow', () => {
  const skillsIn = (line: string) =>
    extractor
      .extract({ description: { format: 'text', content: `Requirements:\n- ${line}` } })
      .mentions.map(({ skill }) => skill)
  expect(skillsIn('Manage power, cooling and airflow of our data halls')).not.toContain('apache-airflow')
  expect(skillsIn('Pipelines and Airflow')).toContain('apache-airflow')
})

const boards = '../shared/corpora/ashby'

describe('real adverts', () => {
  test.skipIf(!existsSync(boards))('keep the guarantees on offsets (skipped without ../shared)', () => {
    let mentionCount = 0
    for (const file of readdirSync(boards).slice(0, 20)) {
      const { jobs } = JSON.parse(gunzipSync(readFileSync(`${boards}/${file}`)).toString()) as {
        jobs: { title: string; descriptionHtml?: string }[]
      }
      for (const { title, descriptionHtml = '' } of jobs) {
        const { text, mentions } = extractor.extract({
          title,
          description: { format: 'html', content: descriptionHtml },
        })
        let last = 0
        for (const { start, end, surface, sentence } of mentions) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(text.slice(start, end)).toBe(surface)
          expect(sentence).toContain(surface)
          last = end
        }
        mentionCount += mentions.length
      }
    }
    expect(mentionCount).toBeGreaterThan(1000)
  })
})
