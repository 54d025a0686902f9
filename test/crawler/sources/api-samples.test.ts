import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SOURCE_ADAPTERS } from '../../../crawler/sources/registry.ts'
import type { ParsedPage, SourceConfig } from '../../../crawler/sources/source.ts'

/** Trimmed real answers of 2026; not part of the repository. */
const SAMPLES = join(import.meta.dirname, '../../../../shared/corpora/api-samples')

const BOARDS: Readonly<Record<string, string>> = { workday: 'acme.wd3/Careers' }

/** Texts were cut out of some samples; an item that was only cut is given one. */
const withText = (body: string, type: string): string => {
  if (type === 'workable') return body.replaceAll('"title":', '"description":"<p>Cut.</p>","title":')
  const part = '<jobDescription><name>Cut</name><value>Cut</value></jobDescription>'
  return body.replaceAll('<jobDescriptions></jobDescriptions>', `<jobDescriptions>${part}</jobDescriptions>`)
}

function readSample(type: string): ParsedPage {
  const file = readdirSync(join(SAMPLES, type))[0] ?? ''
  const adapter = SOURCE_ADAPTERS.find((each) => each.type === type)
  const config: SourceConfig = { id: type, type, board: BOARDS[type] ?? 'acme' }
  const url = adapter?.firstRequests(config)[0]?.url ?? ''
  const body = withText(readFileSync(join(SAMPLES, type, file), 'utf8'), type)
  const page = { url, kind: 'listing', contentType: null, body } as const
  return adapter?.parsePage(page, config) ?? { postings: [], rejects: [], next: [] }
}

const sampleTest = test.skipIf(!existsSync(SAMPLES))

describe('real answers (skipped where the folder with samples is not at hand)', () => {
  sampleTest.each([['ashby'], ['greenhouse'], ['lever'], ['recruitee'], ['workable'], ['personio'], ['pinpoint']])(
    'every item of %s becomes a posting with its title',
    (type) => {
      const { postings, rejects } = readSample(type)
      expect(rejects).toEqual([])
      expect(postings.length).toBeGreaterThan(0)
      for (const posting of postings) {
        expect(posting.title).not.toBe('')
        expect(posting.url).toMatch(/^https:\/\//)
        if (type !== 'pinpoint') expect(posting.postedOn).toMatch(/^20\d\d-\d\d-\d\d$/)
      }
    },
  )

  sampleTest.each([['bamboohr'], ['rippling'], ['smartrecruiters'], ['workday']])(
    'every item of %s names a further page',
    (type) => {
      const { next, rejects } = readSample(type)
      expect(rejects).toEqual([])
      expect(next.filter(({ kind }) => kind === 'detail').length).toBeGreaterThan(0)
    },
  )

  sampleTest('the two rows of one Workable advert are one posting in two countries', () => {
    const places = readSample('workable').postings.map(({ place }) => place)
    expect(places).toEqual([{ text: 'Spain; Portugal', country: null, region: null, city: null }])
  })

  sampleTest('Recruitee and Pinpoint state pay, places and workplace', () => {
    expect(readSample('recruitee').postings[0]).toMatchObject({
      salary: { min: 60000, max: 75000, currency: 'EUR', period: 'year' },
      workplace: 'hybrid',
      place: { country: 'DE', city: 'Berlin' },
      postedOn: '2026-08-05',
    })
    expect(readSample('pinpoint').postings.map(({ salary, workplace }) => [salary?.period, workplace])).toEqual([
      ['year', 'remote'],
      ['hour', 'hybrid'],
    ])
  })
})
