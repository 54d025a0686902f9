import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { CalendarItem } from '../../data/plan.ts'
import { addDays } from '../../data/weeks.ts'

const ONE_DAY_IN_SECONDS = 24 * 60 * 60
const NAME = 'Development plan'

/**
 * The days of a plan as a calendar file (RFC 5545, METHOD:PUBLISH): whole days that keep nobody busy, with a reminder one
 * day before. The same plan gives the same bytes: every time in it is that of the change of the item. Items that were
 * dropped or taken out are there as cancelled, so that a calendar that read them once takes them out. Whose plan it is, is
 * not in it.
 */
export function planIcs(items: readonly CalendarItem[]): string {
  const calendar = ical({
    name: NAME,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'SkillTide', product: 'plan', language: 'EN' },
  })
  for (const { uid, on, title, detail, isCancelled, isReached = false, sequence, changedAt } of items) {
    calendar.createEvent({
      ...{ id: uid, sequence, stamp: new Date(changedAt), allDay: true, timezone: 'UTC' },
      ...{ start: atMidnight(on), end: atMidnight(addDays(on, 1)), summary: plain(title) },
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(detail !== '' && { description: plain(detail) }),
      alarms:
        isCancelled || isReached
          ? []
          : [{ type: ICalAlarmType.display, trigger: ONE_DAY_IN_SECONDS, description: plain(title) || NAME }],
    })
  }
  return `${propertiesFirst(calendar.toString())}\r\n`
}

/** All properties of an event stand ahead of its alarms (RFC 5545, 3.6.1); the library writes the status behind them. */
const propertiesFirst = (text: string): string =>
  text.replace(/(BEGIN:VALARM\r\n(?:(?!STATUS:|END:VEVENT)[^\r\n]*\r\n)*)(STATUS:[A-Z]+\r\n)/g, '$2$1')

const atMidnight = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Text values hold no control characters but line breaks, and no halves of characters (RFC 5545, 3.1 and 3.3.11). */
function plain(text: string): string {
  const broken = text.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
  return [...broken].filter((character) => character === '\n' || !/\p{Cc}/u.test(character)).join('')
}
