import { describe, expect, test } from 'vitest'
import { addDays } from '../../data/weeks.ts'
import { PLANTED_FACTS } from './synthetic-market.ts'
import { createPostings, type SyntheticPosting } from './synthetic-postings.ts'

const FROM = '2026-05-25'
const span = { seed: 1, from: FROM, weeks: 26, postingsPerWeek: 60 }
const postings = createPostings(span)

const dataEngineers = (fromWeek: number, untilWeek: number): SyntheticPosting[] =>
  postings.filter(
    ({ role, postedOn }) =>
      role === 'data-engineer' && postedOn >= addDays(FROM, 7 * fromWeek) && postedOn < addDays(FROM, 7 * untilWeek),
  )
const shareOf = (adverts: readonly SyntheticPosting[], ...names: string[]): number =>
  adverts.filter(({ skills }) => skills.some(({ name }) => names.includes(name))).length / adverts.length

describe('the invented adverts', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(createPostings(span)).toEqual(postings)
    expect(createPostings({ ...span, seed: 2 })[0]).not.toEqual(postings[0])
  })

  test('fill every week, after a backlog of six', () => {
    const weekOf = ({ postedOn }: SyntheticPosting) =>
      Math.floor((Date.parse(postedOn) - Date.parse(FROM)) / (7 * 86_400_000))
    const perWeek = new Map<number, number>()
    for (const posting of postings) perWeek.set(weekOf(posting), (perWeek.get(weekOf(posting)) ?? 0) + 1)
    expect([...perWeek.keys()]).toEqual(Array.from({ length: 32 }, (_, index) => index - 6))
    expect(new Set(perWeek.values())).toEqual(new Set([60]))
  })

  test('stay open for three to nine weeks', () => {
    const days = postings.map(({ postedOn, closesOn }) => (Date.parse(closesOn) - Date.parse(postedOn)) / 86_400_000)
    expect(Math.min(...days)).toBeGreaterThanOrEqual(21)
    expect(Math.max(...days)).toBeLessThanOrEqual(63)
  })

  test('come from twelve employers in four countries, on all kinds of boards, in eight roles', () => {
    expect(new Set(postings.map(({ employer }) => employer.name)).size).toBe(12)
    expect(new Set(postings.map(({ place }) => place.country))).toEqual(new Set(['GB', 'DE', 'US', 'ES']))
    expect(new Set(postings.map(({ shownBy }) => shownBy))).toEqual(
      new Set(['greenhouse', 'lever', 'ashby', 'site', 'feed']),
    )
    expect(new Set(postings.map(({ role }) => role)).size).toBe(8)
  })

  test('say that they are invented', () => {
    expect(postings.every(({ employer }) => employer.name.startsWith('Example '))).toBe(true)
  })

  test('include reposts on the same board and copies in the feed', () => {
    const repeated = postings.filter(({ repeats }) => repeats !== null)
    expect(repeated.filter(({ shownBy }) => shownBy === 'feed').length).toBeGreaterThan(30)
    expect(repeated.filter(({ shownBy }) => shownBy !== 'feed').length).toBeGreaterThan(30)
    for (const { repeats, title, text } of repeated) {
      expect(postings[repeats ?? -1]).toMatchObject({ title, text })
    }
  })
})

describe('the planted facts', () => {
  test('Airflow and dbt rise', () => {
    for (const names of [['Airflow', 'Apache Airflow'], ['dbt']]) {
      expect(shareOf(dataEngineers(18, 26), ...names) - shareOf(dataEngineers(0, 8), ...names)).toBeGreaterThan(0.12)
    }
  })

  test('Hadoop and SSIS fall', () => {
    for (const names of [
      ['Hadoop', 'Apache Hadoop'],
      ['SSIS', 'SQL Server Integration Services'],
    ]) {
      expect(shareOf(dataEngineers(0, 8), ...names) - shareOf(dataEngineers(18, 26), ...names)).toBeGreaterThan(0.12)
    }
  })

  test('Terraform stays', () => {
    const change = shareOf(dataEngineers(13, 26), 'Terraform') - shareOf(dataEngineers(0, 13), 'Terraform')
    expect(Math.abs(change)).toBeLessThan(0.08)
  })

  test('DuckDB appears in the last eight weeks only', () => {
    const { skill, lastWeeks } = PLANTED_FACTS.appearing
    expect(shareOf(dataEngineers(-6, 26 - lastWeeks), skill)).toBe(0)
    expect(shareOf(dataEngineers(26 - lastWeeks, 26), skill)).toBeGreaterThan(0.2)
  })

  test('most adverts for senior data engineers name a cloud', () => {
    const seniors = dataEngineers(0, 26).filter(({ seniority }) => seniority === 'senior')
    expect(shareOf(seniors, 'AWS', 'Google Cloud', 'Azure')).toBeGreaterThan(0.8)
  })

  test('every advert names the skills that it is said to ask for', () => {
    for (const { text, skills } of postings) {
      const words = text.sections.flatMap(({ lines }) => lines).join('\n')
      for (const { name } of skills) expect(words).toContain(name)
    }
  })
})
