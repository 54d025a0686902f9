import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { smallVocabulary } from './vocabulary-builder.ts'

const extractor = createExtractor(smallVocabulary)

function levels(content: string): Record<string, string> {
  const { mentions } = extractor.extract({ description: { format: 'text', content } })
  return Object.fromEntries(mentions.map(({ skill, level }) => [skill, level]))
}

describe('the section decides', () => {
  test('required, preferred, or mentioned', () => {
    expect(
      levels(
        'You will use SQL.\n\nRequirements\n- Python\n\nNice to have\n- Kafka\n\nResponsibilities\n- Run Scala jobs\n\nTech stack\n- dbt',
      ),
    ).toEqual({ sql: 'mentioned', python: 'required', kafka: 'preferred', scala: 'mentioned', dbt: 'mentioned' })
  })

  test('for one line when its lead names the section', () => {
    expect(levels('Requirements: Python\nNice to have: Kafka\nWe also run Scala')).toEqual({
      python: 'required',
      kafka: 'preferred',
      scala: 'mentioned',
    })
  })
})

describe('wording overrules the section', () => {
  test('"a plus" makes a requirement preferred, for its clause only', () => {
    expect(levels('Requirements\n- Python; Kafka is a plus\n- Java, Scala and dbt are a plus')).toEqual({
      python: 'required',
      kafka: 'preferred',
      java: 'preferred',
      scala: 'preferred',
      dbt: 'preferred',
    })
  })

  test('"ideally" speaks of what follows it', () => {
    expect(levels('Requirements\n- Strong SQL, ideally with dbt')).toEqual({ sql: 'required', dbt: 'preferred' })
  })

  test('"ideally" and "preferably" behind a comma speak of nothing ahead of it', () => {
    expect(levels('Requirements\n- Python and SQL in production, ideally at a bank')).toEqual({
      python: 'required',
      sql: 'required',
    })
    expect(levels('Requirements\n- Kafka, ideally with Scala\n- Java preferably')).toEqual({
      kafka: 'required',
      scala: 'preferred',
      java: 'preferred',
    })
  })

  test('a spaced hyphen parts what has a cue of its own', () => {
    expect(levels('Requirements\n- Sound Python - Kafka is a plus\n- Java - Scala\n- dbt - a strong plus')).toEqual({
      python: 'required',
      kafka: 'preferred',
      java: 'required',
      scala: 'required',
      dbt: 'preferred',
    })
  })

  test('a cue in a second bracket speaks of nothing in the first', () => {
    expect(levels('Requirements\n- Backend (Java or Scala) or pipelines (Kafka preferred)')).toEqual({
      java: 'required',
      scala: 'required',
      kafka: 'preferred',
    })
  })

  test('brackets speak of the item before them', () => {
    expect(levels('Requirements\n- Python, Kafka (preferred), Java')).toEqual({
      python: 'required',
      kafka: 'preferred',
      java: 'required',
    })
  })

  test('a cue among skills in brackets speaks of these alone', () => {
    expect(levels('Requirements\n- Python in the cloud (AWS preferred, Kafka)')).toEqual({
      python: 'required',
      aws: 'preferred',
      kafka: 'required',
    })
  })

  test('brackets that say more than the wish speak of what they name', () => {
    expect(levels('Requirements\n- Python in the cloud (preferably AWS)')).toEqual({
      python: 'required',
      aws: 'preferred',
    })
    expect(levels('Requirements\n- Languages for jobs: Scala (Python (preferred), Java)')).toEqual({
      scala: 'required',
      python: 'preferred',
      java: 'required',
    })
  })

  test('a wish in brackets at the start speaks of the whole item', () => {
    expect(levels('Requirements\n- (Nice to have) Experience with Kafka\n- Java (optional): Scala')).toEqual({
      kafka: 'preferred',
      java: 'preferred',
      scala: 'preferred',
    })
  })

  test('examples behind a wish are wishes too', () => {
    expect(levels('Requirements\n- Streaming experience is a plus (Kafka, Scala)\n- SQL')).toEqual({
      kafka: 'preferred',
      scala: 'preferred',
      sql: 'required',
    })
    expect(levels('Requirements\n- Our stack is a bonus, but not required: Python, Java')).toEqual({
      python: 'preferred',
      java: 'preferred',
    })
  })

  test('a wish speaks of all that brackets ahead of it hold, and of what it names behind', () => {
    expect(
      levels('Requirements\n- At least one language is required, with queues (Kafka, Scala) being a plus'),
    ).toEqual({
      kafka: 'preferred',
      scala: 'preferred',
    })
    expect(levels('Requirements\n- A second language is a plus, particularly Python or Java')).toEqual({
      python: 'preferred',
      java: 'preferred',
    })
  })

  test('what was strong in another clause does not keep a wish from its list', () => {
    expect(levels('Requirements\n- Proficiency in SQL; a language (Python, Java) is highly preferred')).toEqual({
      sql: 'required',
      python: 'preferred',
      java: 'preferred',
    })
  })

  test('who prefers to work so is asked for, candidates who are preferred are not', () => {
    expect(levels('Requirements\n- Prefer working with SQL\n- We prefer candidates with Kafka')).toEqual({
      sql: 'required',
      kafka: 'preferred',
    })
  })

  test('an asset is a wish, and a bonus with its terms is money', () => {
    expect(levels('Requirements\n- Kafka skills are an asset\n- SQL')).toEqual({ kafka: 'preferred', sql: 'required' })
    expect(levels('Requirements\n- Python bonus (paid in June)')).toEqual({ python: 'required' })
  })

  test('exposure is a wish of the advert, but no wish where duties are listed', () => {
    expect(levels('Exposure to Kafka.\n\nResponsibilities\n- Get exposure to Python')).toEqual({
      kafka: 'preferred',
      python: 'mentioned',
    })
  })

  test('"required" makes a nice-to-have required; praise of strength does not', () => {
    expect(levels('Nice to have\n- Java (required)\n- Strong experience with Kafka')).toEqual({
      java: 'required',
      kafka: 'preferred',
    })
  })

  test('wording alone is enough where no section is known', () => {
    expect(levels('You must have Python. Proficient in SQL. Bonus points for Kafka.')).toEqual({
      python: 'required',
      sql: 'required',
      kafka: 'preferred',
    })
  })
})

describe('a negation takes the requirement away', () => {
  test.each([
    'No prior Kafka experience needed.',
    "You don't need Kafka.",
    'Kafka is not required.',
    'Kafka experience not required.',
  ])('%s', (sentence) => {
    expect(levels(`Requirements\n- ${sentence}`)).toEqual({ kafka: 'mentioned' })
  })

  test('but "preferred but not required" is preferred', () => {
    expect(levels('Requirements\n- Kafka is preferred but not required')).toEqual({ kafka: 'preferred' })
  })
})
