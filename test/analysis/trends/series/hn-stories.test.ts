import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyzeSeriesFile } from '../../../../analysis/trends/series/analyze-series.ts'
import type { SeriesReport } from '../../../../analysis/trends/series/series-report.ts'
import { HN_TERMS_FILE, hnTermSeries } from '../../../evidence/hn-terms.ts'

describe.skipIf(!existsSync(HN_TERMS_FILE))(
  'the known stories of "Who is hiring?" (skipped: the file is not there)',
  () => {
    let report: SeriesReport
    beforeAll(() => {
      report = analyzeSeriesFile(hnTermSeries())
    })
    const find = (name: string) => {
      const found = report.series.find(({ series }) => series === name)
      if (found === undefined) throw new Error(`no series ${name}`)
      return found
    }
    /** Year of a shift and its direction. */
    const shifts = (name: string) =>
      find(name).levelShifts.map(({ label, points }) => `${label.slice(0, 4)} ${points > 0 ? 'up' : 'down'}`)

    test('have the missing months as gaps', () => {
      const gaps = find('Python').points.filter(({ share }) => share === null)
      expect(gaps.map(({ label }) => label)).toEqual(['2011-07', '2011-12', '2015-04', '2015-05'])
    })

    test.each([
      ['LLM', 'rising'],
      ['Agentic', 'rising'],
    ])('%s is %s in the last two years', (name, verdict) => {
      expect(find(name).verdict).toBe(verdict)
    })

    test.each([
      ['Hadoop', 'falling'],
      ['Ruby/Rails', 'falling'],
      ['PHP', 'falling'],
      ['Kubernetes', 'rising'],
      ['LLM', 'rising'],
    ])('%s is %s over the whole record', (name, verdict) => {
      expect(find(name).longRun?.verdict).toBe(verdict)
    })

    test('Kubernetes goes up from 2015 to 2018, and down in 2023', () => {
      expect(shifts('Kubernetes')).toEqual(['2015 up', '2016 up', '2016 up', '2018 up', '2023 down'])
    })

    test('Hadoop and Ruby/Rails only ever go down, LLM only up, from 2023 on', () => {
      expect(new Set(shifts('Hadoop').map((shift) => shift.slice(5)))).toEqual(new Set(['down']))
      expect(new Set(shifts('Ruby/Rails').map((shift) => shift.slice(5)))).toEqual(new Set(['down']))
      expect(shifts('LLM')).toEqual(['2023 up', '2023 up', '2024 up'])
    })

    test('Remote goes up in the spring of 2020', () => {
      expect(find('Remote').levelShifts.map(({ label }) => label)).toContain('2020-04')
    })

    test('Hadoop bears no verdict of the last two years: 3 posts name it', () => {
      expect(find('Hadoop')).toMatchObject({ verdict: 'too-few', change: { mentions: 3, detail: 'insufficient' } })
    })
  },
)
