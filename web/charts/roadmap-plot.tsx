import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import type { Band } from '../../analysis/plan/roadmap.ts'
import { formatDay } from '../format.ts'
import { BAND_NAMES, BAND_SPANS, STATE_NAMES } from '../plan-labels.ts'

/** The picture as it is for a page, and for a telephone, where a wide one would be cut or too small to read. */
export type RoadmapSize = 'wide' | 'narrow'
const WIDTHS: Record<RoadmapSize, number> = { wide: 960, narrow: 340 }
const LEFT = 8
const HEAD = 34
const ROW = 52
/** A goal's sentence stands on so many lines, and each takes so much of a row. */
const LINES: Record<RoadmapSize, number> = { wide: 1, narrow: 2 }
const LINE = 17
const FOOT = 42
const DAY_MS = 24 * 60 * 60 * 1000
const BAND_DAYS: readonly (readonly [Band, number, number])[] = [
  ['short', 0, 91],
  ['mid', 91, 364],
  ['long', 364, Number.POSITIVE_INFINITY],
]
/** The picture shows this much at the least, so that a plan of one goal still has a horizon. */
const LEAST_DAYS = 98
/** Width of a letter of a goal's sentence, and of a month with its year, as they are drawn. */
const LETTER = 9
const MONTH = 68
/** Least widths of a band with its span in words, and with its name alone. */
const BAND_WITH_SPAN = 160
const BAND_ALONE = 44
const MONTH_STEPS = [1, 2, 3, 6, 12]
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS
/** A text on at most so many lines, broken between words; what has no room is left out. */
function brokenLines(text: string, letters: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const isFull = last === undefined || `${last} ${word}`.length > letters
    if (isFull && lines.length < most) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.map((line) => shorten(line, letters))
}

const shorten = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** Goals on one line of time, near to far, with their milestones, the reviews and today. The list beside it says the same. */
export function RoadmapPlot({ plan, size }: { plan: PlanReport; size: RoadmapSize }) {
  const { roadmap, on } = plan.today
  if (roadmap.items.length === 0) return null
  const width = WIDTHS[size]
  const right = width - LEFT
  const letters = Math.floor((right - LEFT) / LETTER)
  const first = dayNumber(roadmap.startOn)
  const days = Math.max(LEAST_DAYS, dayNumber(roadmap.endOn) - first) + 3
  const x = (day: string): number => xOf(dayNumber(day) - first)
  const xOf = (offset: number): number =>
    Math.round((LEFT + ((right - LEFT) * Math.min(Math.max(0, offset), days)) / days) * 10) / 10
  const row = ROW + LINE * (LINES[size] - 1)
  const height = HEAD + row * roadmap.items.length + FOOT
  const bottom = height - FOOT
  const goalOf = new Map(plan.goals.map((goal) => [goal.id, goal]))
  const isShown = (day: string): boolean => dayNumber(day) >= first && dayNumber(day) <= first + days
  const [title, words] = [`roadmap-title-${size}`, `roadmap-text-${size}`]
  return (
    <div class={`roadmap-${size}`}>
      <svg class="roadmap" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${title} ${words}`}>
        <title id={title}>Roadmap of the plan</title>
        <desc id={words}>{roadmapWords(plan)}</desc>
        {BAND_DAYS.filter(([, from]) => from < days).map(([band, from, until], index) => (
          <g key={band}>
            <rect
              class={`roadmap-band roadmap-${band}`}
              x={xOf(from)}
              y={0}
              width={xOf(until) - xOf(from)}
              height={bottom}
              rx={index === 0 ? 6 : 0}
            />
            {xOf(until) - xOf(from) < BAND_ALONE ? null : (
              <text class="roadmap-head" x={xOf(from) + 8} y={20}>
                {BAND_NAMES[band]}
                {xOf(until) - xOf(from) < BAND_WITH_SPAN ? null : (
                  <>
                    {' '}
                    <tspan class="roadmap-soft">{BAND_SPANS[band]}</tspan>
                  </>
                )}
              </text>
            )}
          </g>
        ))}
        {monthsOf(first, days, (right - LEFT) / days).map(({ offset, label }) => (
          <g key={offset}>
            <line class="roadmap-tick" x1={xOf(offset)} x2={xOf(offset)} y1={HEAD - 6} y2={bottom} />
            {xOf(offset) > right - label.length * LETTER ? null : (
              <text class="roadmap-soft" x={xOf(offset) + 4} y={height - 22}>
                {label}
              </text>
            )}
          </g>
        ))}
        {plan.reviews
          .filter((review) => isShown(review.on))
          .map(({ id, on: day, doneOn }) => (
            <circle
              key={id}
              class={doneOn === null ? 'roadmap-review' : 'roadmap-review roadmap-reached'}
              cx={x(day)}
              cy={bottom}
              r={5}
            />
          ))}
        {roadmap.items.map(({ goalId, startOn, dueOn, isEstimated }, index) => {
          const goal = goalOf.get(goalId)
          const y = HEAD + row * index + LINE * (LINES[size] - 1)
          const label = `${plan.goals.findIndex(({ id }) => id === goalId) + 1}. ${goal?.statement ?? ''}`
          const start = x(startOn)
          const lines = brokenLines(label, letters, LINES[size])
          const longest = Math.max(...lines.map((line) => line.length))
          const left = Math.max(LEFT, Math.min(start, right - longest * LETTER))
          return (
            <g key={goalId}>
              {lines.map((line, above) => (
                <text key={line} class="roadmap-label" x={left} y={y + 16 - LINE * (lines.length - 1 - above)}>
                  {line}
                </text>
              ))}
              <rect
                class={`roadmap-bar roadmap-state-${goal?.state ?? 'planned'}${isEstimated ? ' roadmap-estimated' : ''}`}
                x={start}
                y={y + 24}
                width={Math.max(6, x(dueOn) - start)}
                height={14}
                rx={7}
              />
              {goal?.milestones
                .filter(({ dueOn: day }) => day !== null && isShown(day))
                .map(({ id, dueOn: day, doneOn }) => (
                  <path
                    key={id}
                    class={doneOn === null ? 'roadmap-milestone' : 'roadmap-milestone roadmap-reached'}
                    d={`M${x(day ?? '')} ${y + 22}l9 9-9 9-9-9z`}
                  />
                ))}
            </g>
          )
        })}
        {isShown(on) ? (
          <g>
            <line class="roadmap-today" x1={x(on)} x2={x(on)} y1={HEAD - 8} y2={bottom + 4} />
            <text class="roadmap-soft" x={Math.min(x(on) + 4, right - 34)} y={height - 5}>
              today
            </text>
          </g>
        ) : null}
      </svg>
    </div>
  )
}

/** First days of months, as days after the start: as many as have room for their names, the first and every January with its year. */
function monthsOf(first: number, days: number, dayWidth: number): { offset: number; label: string }[] {
  const step = MONTH_STEPS.find((months) => 30 * months * dayWidth >= MONTH) ?? 12
  const start = new Date(first * DAY_MS)
  const months: { offset: number; label: string }[] = []
  for (let month = start.getUTCMonth() + 1; ; month += step) {
    const day = new Date(Date.UTC(start.getUTCFullYear(), month, 1))
    const offset = day.getTime() / DAY_MS - first
    if (offset > days) return months
    const year = months.length === 0 || day.getUTCMonth() < step ? ` ${day.getUTCFullYear()}` : ''
    months.push({ offset, label: `${monthName.format(day)}${year}` })
  }
}

/** The picture in words. */
export function roadmapWords(plan: PlanReport): string {
  const goalOf = new Map(plan.goals.map((goal) => [goal.id, goal]))
  const goals = plan.today.roadmap.items.map(({ goalId, band, startOn, dueOn, isEstimated }) => {
    const goal = goalOf.get(goalId)
    const milestones = goal?.milestones.flatMap(({ title, dueOn: day }) => (day ? [`${title} ${formatDay(day)}`] : []))
    const more = milestones === undefined || milestones.length === 0 ? '' : `; milestones: ${milestones.join(', ')}`
    const state = goal === undefined ? '' : `, ${STATE_NAMES[goal.state].toLowerCase()}`
    return `${BAND_NAMES[band]}: ${goal?.statement ?? ''}, ${formatDay(startOn)} to ${formatDay(dueOn)}${isEstimated ? ' (worked out)' : ''}${state}${more}.`
  })
  return goals.join(' ')
}
