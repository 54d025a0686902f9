import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import type { Band } from '../../analysis/plan/roadmap.ts'
import { formatDay } from '../format.ts'
import { BAND_NAMES, BAND_SPANS, STATE_NAMES } from '../plan-labels.ts'

const WIDTH = 960
const LEFT = 8
const RIGHT = 952
const HEAD = 34
const ROW = 52
const FOOT = 42
const DAY_MS = 24 * 60 * 60 * 1000
const BAND_DAYS: readonly (readonly [Band, number, number])[] = [
  ['short', 0, 91],
  ['mid', 91, 364],
  ['long', 364, Number.POSITIVE_INFINITY],
]
/** The picture shows this much at the least, so that a plan of one goal still has a horizon. */
const LEAST_DAYS = 98
/** Characters of a goal's sentence that fit above its bar. */
const LABEL = 92
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS
const short = (text: string): string => (text.length > LABEL ? `${text.slice(0, LABEL - 1)}…` : text)

/** Goals on one line of time, near to far, with their milestones, the reviews and today. The list beside it says the same. */
export function RoadmapPlot({ plan }: { plan: PlanReport }) {
  const { roadmap, on } = plan.today
  if (roadmap.items.length === 0) return null
  const first = dayNumber(roadmap.startOn)
  const days = Math.max(LEAST_DAYS, dayNumber(roadmap.endOn) - first) + 3
  const x = (day: string): number => xOf(dayNumber(day) - first)
  const xOf = (offset: number): number =>
    Math.round((LEFT + ((RIGHT - LEFT) * Math.min(Math.max(0, offset), days)) / days) * 10) / 10
  const height = HEAD + ROW * roadmap.items.length + FOOT
  const bottom = height - FOOT
  const goalOf = new Map(plan.goals.map((goal) => [goal.id, goal]))
  const isShown = (day: string): boolean => dayNumber(day) >= first && dayNumber(day) <= first + days
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard has to be able to scroll it
    <section class="roadmap-scroll" aria-label="Roadmap, a picture" tabIndex={0}>
      <svg class="roadmap" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="roadmap-title roadmap-text">
        <title id="roadmap-title">Roadmap of the plan</title>
        <desc id="roadmap-text">{roadmapWords(plan)}</desc>
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
            {xOf(until) - xOf(from) < 150 ? null : (
              <text class="roadmap-head" x={xOf(from) + 8} y={20}>
                {BAND_NAMES[band]} <tspan class="roadmap-soft">{BAND_SPANS[band]}</tspan>
              </text>
            )}
          </g>
        ))}
        {monthsOf(first, days).map(({ offset, label }) => (
          <g key={offset}>
            <line class="roadmap-tick" x1={xOf(offset)} x2={xOf(offset)} y1={HEAD - 6} y2={bottom} />
            {xOf(offset) > RIGHT - 30 ? null : (
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
        {roadmap.items.map(({ goalId, startOn, dueOn, isEstimated }, row) => {
          const goal = goalOf.get(goalId)
          const y = HEAD + ROW * row
          const label = `${plan.goals.findIndex(({ id }) => id === goalId) + 1}. ${goal?.statement ?? ''}`
          const start = x(startOn)
          const isLate = start > WIDTH * 0.55
          return (
            <g key={goalId}>
              <text
                class="roadmap-label"
                x={isLate ? Math.max(x(dueOn), start + 4) : start}
                y={y + 16}
                text-anchor={isLate ? 'end' : 'start'}
              >
                {short(label)}
              </text>
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
            <text class="roadmap-soft" x={Math.min(x(on) + 4, RIGHT - 34)} y={height - 5}>
              today
            </text>
          </g>
        ) : null}
      </svg>
    </section>
  )
}

/** First days of months (of every third where there are many), as days after the start. */
function monthsOf(first: number, days: number): { offset: number; label: string }[] {
  const step = days > 500 ? 3 : 1
  const start = new Date(first * DAY_MS)
  const months: { offset: number; label: string }[] = []
  for (let month = start.getUTCMonth() + 1; ; month += step) {
    const day = new Date(Date.UTC(start.getUTCFullYear(), month, 1))
    const offset = day.getTime() / DAY_MS - first
    if (offset > days) return months
    const year = day.getUTCMonth() < step ? ` ${day.getUTCFullYear()}` : ''
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
