import { describe, expect, test } from 'vitest'
import { yearsIn } from '../../../analysis/skills/years.ts'

/** Years that a sentence states for the first place of `name` in it. */
function yearsOf(name: string, sentence: string) {
  const start = sentence.indexOf(name)
  return yearsIn(sentence)(start, start + name.length)
}

describe('years of experience', () => {
  test.each([
    ['5+ years of Python', 'Python', 5, null],
    ['3-5 yrs with Spark or Flink', 'Flink', 3, 5],
    ['3–5 years of experience with Spark', 'Spark', 3, 5],
    ['between 3 and 6 years of Rust', 'Rust', 3, 6],
    ['3–5+ years of Rust', 'Rust', 3, null],
    ['7+ years of experience in a DevOps or SRE role', 'DevOps', 7, null],
    ['2+ years in a DevOps role', 'DevOps', 2, null],
    ['5 years of building systems at scale in Go', 'Go', 5, null],
    ['10 to 15 years experience in Excel', 'Excel', 10, 15],
    ['five (5) years of Java', 'Java', 5, null],
    ['Two or more years of Terraform', 'Terraform', 2, null],
    ['up to 2 years of Go', 'Go', 0, 2],
    ['minimum of 4 years working with SAP', 'SAP', 4, null],
    ["4+ years' experience in React.", 'React', 4, null],
    ['Python (3+ years)', 'Python', 3, null],
    ['Python: 5 years', 'Python', 5, null],
    ['Experience with Kubernetes for 2 or more years', 'Kubernetes', 2, null],
  ])('%s', (sentence, name, min, max) => {
    expect(yearsOf(name, sentence)).toEqual({ min, max })
  })

  test('speak of the skills up to where their list ends', () => {
    const sentence = 'At least 3 years of experience with dbt, Airflow and SQL, strong Looker'
    expect(yearsOf('SQL', sentence)).toEqual({ min: 3, max: null })
    expect(yearsOf('Looker', sentence)).toBeNull()
    expect(yearsOf('Kafka', '7+ years in the field, ideally with Kafka')).toBeNull()
  })

  test.each([
    ['3+ years of marketing at a SaaS company', 'SaaS'],
    ['3+ years of marketing at chat, social media or SaaS companies', 'SaaS'],
    ['4+ years of recruiting in a SaaS environment', 'SaaS'],
    ['5 years in cybersecurity with a focus on Kafka', 'Kafka'],
    ['3 years building services with clear SLOs', 'SLOs'],
    ['6 years of sales within Fintech', 'Fintech'],
  ])('where and at whom they were spent is not what they speak of: %s', (sentence, name) => {
    expect(yearsOf(name, sentence)).toBeNull()
  })

  test('each number speaks of what stands behind it', () => {
    const sentence = '8+ years of software engineering, with 3+ years of Scala'
    expect(yearsOf('software engineering', sentence)).toEqual({ min: 8, max: null })
    expect(yearsOf('Scala', sentence)).toEqual({ min: 3, max: null })
    expect(yearsOf('SQL', 'SQL, 3+ years of Python')).toBeNull()
  })

  test('ages, dates, money and ranges that run backwards are no years of experience', () => {
    expect(yearsOf('Python', 'Applicants are 18 years old and know Python')).toBeNull()
    expect(yearsOf('Rust', 'Two years ago we moved to Rust')).toBeNull()
    expect(yearsOf('SQL', 'A company of 150 years that runs on SQL')).toBeNull()
    expect(yearsOf('Go', '9-3 years of Go')).toBeNull()
    expect(yearsOf('Go', 'We write Go')).toBeNull()
  })
})
