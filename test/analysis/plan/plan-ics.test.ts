import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { planIcs } from '../../../analysis/plan/plan-ics.ts'
import type { CalendarItem } from '../../../data/plan.ts'
import { nextCalendar } from '../../../data/plan-calendar.ts'
import { addDays } from '../../../data/weeks.ts'
import { aGoal, aPlan } from '../../data/plan-builders.ts'

const AT = '2026-11-26T10:00:00.000Z'

interface ReadEvent {
  uid: string
  on: string
  until: string
  isWholeDay: boolean
  summary: string
  description: string | null
  sequence: number
  stamp: string
  status: string
  alarms: string[]
}

/** An independent parser's reading. */
function read(text: string): { method: string; events: ReadEvent[] } {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((component): ReadEvent => {
    const event = new ICAL.Event(component)
    return {
      ...{ uid: event.uid, on: event.startDate.toString(), until: event.endDate.toString() },
      ...{ isWholeDay: event.startDate.isDate, summary: event.summary, description: event.description },
      sequence: event.sequence,
      stamp: component.getFirstPropertyValue('dtstamp')?.toString() ?? '',
      status: String(component.getFirstPropertyValue('status')),
      alarms: component.getAllSubcomponents('valarm').map((alarm) => {
        expect(alarm.getFirstPropertyValue('action')).toBe('DISPLAY')
        expect(alarm.getFirstPropertyValue('description')).toBeTruthy()
        return String(alarm.getFirstPropertyValue('trigger'))
      }),
    }
  })
  return { method: String(calendar.getFirstPropertyValue('method')), events }
}

test('milestones and reviews are whole days with a reminder the day before, and dropped ones are cancelled', () => {
  const secrets = { vision: 'whisper', risks: 'whisper', constraints: { ...aPlan().constraints, money: 'whisper' } }
  const goal = aGoal({ reason: 'whisper', support: 'whisper', prerequisites: 'whisper', stateReason: 'whisper' })
  const first = nextCalendar([], aPlan({ ...secrets, goals: [goal] }), AT)
  const text = planIcs(first)
  expect(text).not.toContain('whisper')
  expect(planIcs(nextCalendar(first, aPlan({ goals: [goal] }), '2027-01-01T00:00:00Z'))).toBe(text)
  const { method, events } = read(text)
  expect(method).toBe('PUBLISH')
  expect(events).toHaveLength(3)
  expect(events[1]).toEqual({
    ...{ uid: `${'b'.repeat(32)}@skilltide`, on: '2027-01-10', until: '2027-01-11', isWholeDay: true },
    ...{ summary: 'Network stands', description: 'Goal: Run our test environment from Terraform code' },
    ...{ sequence: 0, stamp: '2026-11-26T10:00:00Z', status: 'CONFIRMED', alarms: ['-P1D'] },
  })
  const dropped = aPlan({ goals: [{ ...goal, state: 'dropped' }] })
  const later = read(planIcs(nextCalendar(first, dropped, '2026-12-28T18:00:00Z'))).events
  expect(later.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid))
  expect(later.slice(1).map(({ status, sequence, stamp, alarms }) => [status, sequence, stamp, alarms])).toEqual([
    ['CANCELLED', 1, '2026-12-28T18:00:00Z', []],
    ['CANCELLED', 1, '2026-12-28T18:00:00Z', []],
  ])
  expect(later[0]).toEqual(events[0])
})

// All of these went on reminding, also of what was reached.
test('what is reached, and a day of a goal that is done or paused, reminds of nothing; paused ones come back', () => {
  const milestones = aGoal().milestones.map((one, at) => ({ ...one, doneOn: at === 0 ? '2026-12-20' : null }))
  const goal = aGoal({ milestones })
  const plan = aPlan({ goals: [goal], reviews: aPlan().reviews.map((one) => ({ ...one, doneOn: '2026-12-28' })) })
  const before = nextCalendar([], aPlan(), AT)
  const after = nextCalendar(before, plan, '2026-12-28T18:00:00Z')
  expect(read(planIcs(after)).events.map(({ status, sequence, alarms }) => [status, sequence, alarms])).toEqual([
    ['CONFIRMED', 1, []],
    ['CONFIRMED', 1, []],
    ['CONFIRMED', 0, ['-P1D']],
  ])
  const paused = nextCalendar(after, { ...plan, goals: [{ ...goal, state: 'paused' }] }, '2026-12-29T18:00:00Z')
  const done = nextCalendar(after, { ...plan, goals: [{ ...goal, state: 'done' }] }, '2026-12-29T18:00:00Z')
  for (const calendar of [paused, done])
    expect(read(planIcs(calendar)).events.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED'])
  const back = nextCalendar(paused, plan, '2026-12-30T18:00:00Z')
  expect(read(planIcs(back)).events.at(-1)).toMatchObject({ status: 'CONFIRMED', sequence: 2, alarms: ['-P1D'] })
})

test('a day keeps nobody busy, and its properties stand ahead of its reminder', () => {
  const text = planIcs(nextCalendar([], aPlan(), AT))
  for (const event of text.split('BEGIN:VEVENT').slice(1)) {
    expect(event).toContain('TRANSP:TRANSPARENT')
    expect(event.indexOf('STATUS:CONFIRMED')).toBeGreaterThan(0)
    expect(event.indexOf('STATUS:CONFIRMED')).toBeLessThan(event.indexOf('BEGIN:VALARM'))
  }
})

test('an empty plan is a calendar without events', () => {
  expect(read(planIcs([])).events).toEqual([])
})

test('any words survive the way through the file, in lines of at most 75 octets that end as they should', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.constantFrom(
      'a\r\nEND:VCALENDAR\r\nBEGIN:VEVENT',
      'semi;colon, comma \\ back\\nslash "quote"',
      '\ud800 lone',
      'a\u0000b\u001bc\u2028d',
      '😀'.repeat(60),
      ' leading and trailing ',
      'https://example.org/?a=1;b=2,c',
    ),
  )
  const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2020-02-28', days))
  const item = fc.record({ title: hostile, detail: hostile, on: day, isCancelled: fc.boolean(), sequence: fc.nat(999) })
  const shown = (text: string): string =>
    [...text.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')]
      .filter((character) => character === '\n' || !/\p{Cc}/u.test(character))
      .join('')
  fc.assert(
    fc.property(fc.array(item, { maxLength: 5 }), (items) => {
      const calendar = items.map((some, index): CalendarItem => ({ ...some, uid: `${index}@skilltide`, changedAt: AT }))
      const text = planIcs(calendar)
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
      const lines = text.split('\r\n')
      expect(lines.join('')).not.toMatch(/[\r\n]/)
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const { events } = read(text)
      expect(events).toHaveLength(items.length)
      for (const [index, event] of events.entries()) {
        const { title = '', detail = '', on = '', isCancelled, sequence } = items[index] ?? {}
        expect(event).toMatchObject({
          uid: `${index}@skilltide`,
          on,
          until: addDays(on, 1),
          isWholeDay: true,
          sequence,
        })
        expect(event.summary ?? '').toBe(shown(title))
        expect(event.description ?? '').toBe(shown(detail))
        expect(event.status).toBe(isCancelled ? 'CANCELLED' : 'CONFIRMED')
      }
    }),
    { numRuns: 300 },
  )
})
