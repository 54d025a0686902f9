import { formatCount, formatInterval, formatShare } from '../format.ts'
import { choicePairs, DEFAULT_THRESHOLD_PERCENT, type GapChoices, shownThreshold } from '../gap-choices.ts'
import { KIND_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import type { GapResult } from '../pages/gaps.tsx'
import { hrefOf, type QueryPairs, toPairs } from '../view-state.ts'

interface GapAssumptionsProps {
  page: PageContext
  result: GapResult
  choices: GapChoices
  /** Parameters of a profile, which an address carries instead of skills. */
  person: QueryPairs
}

const SHOWN_SKILLS = 8

/** What the figures below rest on, to be changed: when an opening is within reach, and how long learning takes. */
export function GapAssumptions({ page, result, choices, person }: GapAssumptionsProps) {
  const { report, assumedHours } = result
  const own = new Map(choices.hours)
  const skills = new Map([...report.next, ...report.order].map((step) => [step.skill, step]))
  const others = choices.hours.filter(([name]) => !skills.has(name) && !(name in assumedHours))
  const kinds = Object.entries(assumedHours) as [keyof typeof KIND_NAMES, number][]
  if (report.coverage.n === 0) return null
  return (
    <section class="card" aria-labelledby="assumptions">
      <h2 id="assumptions">What this rests on</h2>
      <form class="gap-assumptions" action="/gaps" method="get" aria-label="Assumptions">
        {[...toPairs(page.state), ...person].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="assumed" value="yes" />
        <label class="threshold">
          <span>
            An opening is within reach from this part of what it asks for: now{' '}
            <strong>{shownThreshold(choices)}&nbsp;%</strong>
          </span>
          <input
            type="range"
            name="threshold"
            min="0.5"
            max="1"
            step="0.05"
            value={choices.threshold}
            list="thresholds"
          />
          <datalist id="thresholds">
            {report.coverageAt.map(({ threshold }) => (
              <option key={threshold} value={threshold} />
            ))}
          </datalist>
          <span class="threshold-ends" aria-hidden="true">
            <span>50&nbsp;%</span>
            <span>60&nbsp;%</span>
            <span>70&nbsp;%</span>
            <span>80&nbsp;%</span>
            <span>90&nbsp;%</span>
            <span>100&nbsp;%</span>
          </span>
        </label>
        <label>
          <span>Hours you have to learn</span>
          <input
            type="number"
            name="budget"
            min="1"
            max="10000"
            inputmode="numeric"
            placeholder="e.g. 120"
            value={choices.budgetHours ?? ''}
          />
        </label>
        <details open={choices.hours.length > 0}>
          <summary>Hours to working level: assumptions, write your own</summary>
          <p class="quiet">
            Nobody knows how long you need. Assumed are hours by kind of skill, less for what is close to what you have.
            An estimate of your own is taken as it is.
          </p>
          <fieldset class="hours-grid">
            <legend>For one skill</legend>
            {[...skills.values()].slice(0, SHOWN_SKILLS).map(({ skill, name, effort }) => (
              <HoursField key={skill} id={skill} name={name} assumed={effort.hours} own={own.get(skill)} />
            ))}
            {others.map(([skill, hours]) => (
              <HoursField key={skill} id={skill} name={skill} assumed={hours} own={hours} />
            ))}
          </fieldset>
          <fieldset class="hours-grid">
            <legend>For every skill of a kind</legend>
            {kinds.map(([kind, hours]) => (
              <HoursField key={kind} id={kind} name={KIND_NAMES[kind]} assumed={hours} own={own.get(kind)} />
            ))}
          </fieldset>
        </details>
        <div class="selection-actions">
          <button type="submit">Count again</button>
          {choicePairs(choices).length === 0 ? null : (
            <a class="reset" href={hrefOf('/gaps', page.state, {}, person)}>
              As assumed
            </a>
          )}
        </div>
      </form>
      <ReachTable page={page} result={result} choices={choices} person={person} />
    </section>
  )
}

interface HoursFieldProps {
  id: string
  name: string
  assumed: number
  own: number | undefined
}

function HoursField({ id, name, assumed, own }: HoursFieldProps) {
  return (
    <label>
      <span>{name}</span>
      <input
        type="number"
        name={`own.${id}`}
        min="1"
        max="10000"
        step="any"
        inputmode="decimal"
        placeholder={String(assumed)}
        value={own ?? ''}
      />
    </label>
  )
}

/** The same count at every threshold: nobody has to believe in one of them. */
function ReachTable({ page, result, choices, person }: GapAssumptionsProps) {
  const { coverageAt } = result.report
  const shown = coverageAt.filter(({ threshold }) => {
    const percent = Math.round(100 * threshold)
    return percent % 10 === 0 || percent === shownThreshold(choices)
  })
  const scale = Math.max(...shown.map(({ high }) => high))
  return (
    <table class="rows reach-table">
      <caption>Openings within reach now, at each threshold</caption>
      <thead>
        <tr>
          <th scope="col">Held at least</th>
          <th scope="col">Within reach, 95&nbsp;% interval</th>
          <th scope="col" class="number">
            Openings
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ threshold, share, low, high, count, n }) => {
          const percent = Math.round(100 * threshold)
          const pairs = choicePairs({ ...choices, threshold: percent / 100 })
          return (
            <tr key={percent} {...(percent === shownThreshold(choices) && { 'aria-current': 'true' as const })}>
              <th scope="row">
                <a href={hrefOf('/gaps', page.state, {}, [...person, ...pairs])}>{percent}&nbsp;%</a>
                {percent === DEFAULT_THRESHOLD_PERCENT ? <span class="kind">usual</span> : null}
              </th>
              <td>
                <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="share-track" y="1" width="100" height="6" />
                  <rect class="share-fill" y="1" width={(100 * share) / (scale || 1)} height="6" />
                </svg>
                {formatShare(share)} <span class="interval">{formatInterval(low, high)}</span>
              </td>
              <td class="number">
                {formatCount(count)} of {formatCount(n)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
