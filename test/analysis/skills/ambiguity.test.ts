import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { smallVocabulary } from './vocabulary-builder.ts'

const extractor = createExtractor(smallVocabulary)

function skillsIn(content: string, title = ''): string[] {
  return extractor.extract({ title, description: { format: 'text', content } }).mentions.map(({ skill }) => skill)
}

describe('an ambiguous name counts', () => {
  test('in a list with a sure neighbour, and then makes its own neighbours sure', () => {
    expect(skillsIn('We write Python, Go, R and C.')).toEqual(['python', 'go', 'r', 'c'])
    expect(skillsIn('C/C++')).toEqual(['c', 'cpp'])
    expect(skillsIn('Languages (Java | Go | Rust)')).toEqual(['java', 'go', 'rust'])
  })

  test('in a list of short bullets', () => {
    expect(skillsIn('You know\n- Python\n- Go\n- R')).toEqual(['python', 'go', 'r'])
  })

  test('with a cue within fifteen words or in the title', () => {
    expect(skillsIn('Our backend is mostly Go.')).toEqual(['go'])
    expect(skillsIn('We like Go here.', 'Backend Engineer')).toEqual(['go'])
    expect(skillsIn('We like Go here.')).toEqual([])
  })

  test('behind words that ask for experience', () => {
    expect(skillsIn('You have experience with Rust or the wish to learn it.')).toEqual(['rust'])
    expect(skillsIn('Services written in Go.')).toEqual(['go'])
  })

  test('when a sure occurrence stands elsewhere in the advert', () => {
    expect(skillsIn('Golang is our main language. Everyone here likes Go a lot.')).toEqual(['go', 'go'])
  })

  test('at the start of a line when a colon or list sign shows it to be a name', () => {
    expect(skillsIn('- Rust: systems programming\n- Something else')).toEqual(['rust'])
  })
})

describe('an ambiguous name does not count', () => {
  test('in the wrong case', () => {
    expect(skillsIn('Python people go far; type c to continue')).toEqual(['python'])
  })

  test('as a verb at the start of a sentence, cue or not', () => {
    expect(skillsIn('Excel at your work with spreadsheets. Go above the backend.')).toEqual([])
    expect(skillsIn('- Go ahead and apply to our backend team')).toEqual([])
  })

  test('without any evidence', () => {
    expect(skillsIn('The notion of Notion in a Spark of life')).toEqual([])
  })

  test('when its cue stands farther than fifteen words away', () => {
    const far = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'
    expect(skillsIn(`spreadsheet ${far} and Excel`)).toEqual([])
    expect(skillsIn('spreadsheet work and Excel')).toEqual(['excel'])
  })
})

test('tells the skills that share a spelling apart by their cues', () => {
  expect(skillsIn('Query logs with EMR and Athena.')).toEqual(['emr-aws'])
  expect(skillsIn('Patients see their EMR in the clinic.')).toEqual(['emr-health'])
  expect(skillsIn('We like EMR.')).toEqual([])
})
