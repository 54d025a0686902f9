import { describe, expect, test } from 'vitest'
import { postedDay } from '../../crawler/posted-day.ts'
import { outsideSuite } from '../outside-suite.ts'

interface DateCase {
  input: string
  level: 'must' | 'should' | 'info'
  /** Null: must be refused. */
  expected_utc?: string | null
  /** Null: has to be read, as whatever day. */
  expected_local_date?: string | null
}

const { cases, title } = outsideSuite<DateCase>('DATE_CASES', 'date-cases.json')

/** Dates that we leave unknown or read otherwise, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '2020-11-08T16:20:00-05:00Z': 'two zones contradict each other',
  'Nov. 2020': 'names no day',
  'Sat, 11 04 2020 08:51:49 +0100': 'April or November: only the weekday could tell, and weekdays are often wrong',
}

/** 1899, or 9999 by a placeholder: days that no job board has, whatever else they are. */
const isOfOurTime = (day: string): boolean => day >= '2000-01-01' && day < '2100-01-01'

describe.skipIf(cases.length === 0)(title('dates of an outside suite'), () => {
  // "info" is what the suite does not score: a year or a month alone, years before 2000.
  const scored = cases.filter(({ level, input }) => level !== 'info' && !(input in EXCEPTIONS))

  test.each(scored.filter(({ expected_utc }) => expected_utc === null))('$level: $input is none', ({ input }) => {
    expect(postedDay(input)).toBeNull()
  })

  test.each(scored.filter(({ expected_utc }) => typeof expected_utc === 'string'))(
    '$level: $input is $expected_utc',
    ({ input, expected_utc }) => {
      const day = expected_utc?.slice(0, 10) ?? ''
      expect(postedDay(input)).toBe(isOfOurTime(day) ? day : null)
    },
  )

  test.each(scored.filter(({ expected_utc }) => expected_utc === undefined))(
    '$level: $input is $expected_local_date, or at least read',
    ({ input, expected_local_date }) => {
      if (expected_local_date) expect(postedDay(input)).toBe(expected_local_date)
      else expect(postedDay(input)).toMatch(/^20\d\d-\d\d-\d\d$/)
    },
  )
})
