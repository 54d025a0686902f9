import { describe, expect, test } from 'vitest'
import { remoteOk } from '../../../crawler/sources/remote-ok.ts'
import { parseBent, withItem } from './board-traps.ts'

const read = (...variants: Record<string, unknown>[]) => parseBent(remoteOk, withItem('remote-ok', null, ...variants))
const only = (parts: Record<string, unknown>) => read(parts).postings[0]

describe('Remote OK', () => {
  test('the legal notice is neither a job nor a reject', () => {
    const notice = { last_updated: 1767916800, legal: 'Invented notice.' }
    expect(parseBent(remoteOk, [notice])).toEqual({ postings: [], rejects: [], next: [] })
  })

  test('a row without a title is a reject', () => {
    expect(read({ position: '' }).rejects).toEqual([{ item: 'jobs[0] (id 1100001)', reason: 'missing position' }])
  })

  test('no pay is 0, which is unknown', () => {
    expect(only({ salary_min: 0, salary_max: 0 })?.salary).toBeNull()
    expect(only({ salary_min: 60000, salary_max: 90000 })?.salary).toEqual({
      min: 60000,
      max: 90000,
      currency: 'USD',
      period: 'year',
    })
  })

  test('the sentence that tests applicants is not part of the advert', () => {
    const check = 'Please mention the word **PYTHON** and tag Rxyz when applying to show you read it (#Rxyz).'
    expect(only({ description: `<p>Run Airflow.</p>${check}` })?.description.content).toBe('<p>Run Airflow.</p>')
    expect(only({ description: '<p>Please mention the word of the day.</p>' })?.description.content).toContain(
      'the day',
    )
  })

  test('letters that went wrong are put right, letters that are meant stay', () => {
    const textOf = (description: string) => only({ description })?.description.content
    expect(textOf('You donâ€™t â€” MÃ¼nchen')).toBe('You don’t — München')
    expect(textOf('São Paulo, Ã¼ and 日本')).toBe('São Paulo, Ã¼ and 日本')
    expect(textOf('Château, naïve, SÃO PAULO')).toBe('Château, naïve, SÃO PAULO')
  })

  test('the text form of the instant stands in for the number', () => {
    expect(only({ epoch: undefined, date: '2026-01-09T00:30:00+02:00' })?.postedOn).toBe('2026-01-08')
  })
})
