import { describe, expect, test } from 'vitest'
import { bamboohr } from '../../../crawler/sources/bamboohr.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { parseBent, withItem } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const url = 'https://acmedata.bamboohr.com/careers/15/detail'
const opening = (fixtureJson('bamboohr', 'detail') as { result: { jobOpening: object } }).result.jobOpening
const aDetail = (parts: object) =>
  parseBent(bamboohr, { meta: {}, result: { jobOpening: { ...opening, ...parts } } }, { kind: 'detail', url })

describe('BambooHR', () => {
  test('ids are numbers or texts', () => {
    const { next } = parseBent(bamboohr, withItem('bamboohr', 'result', { id: 15 }, { id: '16' }))
    expect(next.map((request) => request.url)).toEqual([url, 'https://acmedata.bamboohr.com/careers/16/detail'])
  })

  test('the page of advertising that stands for an unknown board is no board', () => {
    expect(() => parseBent(bamboohr, '<!DOCTYPE html><title>BambooHR</title>')).toThrow(PageShapeError)
    expect(() => parseBent(bamboohr, { meta: {}, result: {} }, { kind: 'detail', url })).toThrow(/no "jobOpening"/)
  })

  test('the type of the location says where the work is done', () => {
    const workplaces = ['0', '1', 2, null].map((locationType) => aDetail({ locationType }).postings[0]?.workplace)
    expect(workplaces).toEqual(['onsite', 'remote', 'hybrid', 'unknown'])
  })

  test('an opening that is not open is a reject', () => {
    expect(aDetail({ jobOpeningStatus: 'Filled' }).rejects).toEqual([{ item: 'page', reason: 'not open: Filled' }])
  })

  test('pay in words without a figure adds nothing to the text', () => {
    expect(aDetail({ compensation: 'Competitive' }).postings[0]?.description.content).toBe('<p>Own ELT.</p>')
  })

  test('links to the public page where none is stated', () => {
    expect(aDetail({ jobOpeningShareUrl: null }).postings[0]?.url).toBe('https://acmedata.bamboohr.com/careers/15')
  })
})
