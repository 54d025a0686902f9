import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import type { PlanGap } from '../../data/plan.ts'
import { formatCount, formatDay, formatReached, formatSpan } from '../format.ts'
import { ShareBar } from './share-bar.tsx'

/** What the plan stands on, and which gaps were taken up or left aside. */
export function PlanMarket({ plan, marketWords }: { plan: PlanReport; marketWords: string }) {
  const { market, gaps } = plan
  const figures = gaps.flatMap((gap) => gap.market ?? [])
  const scale = Math.max(0.01, ...figures.map(({ high }) => high))
  return (
    <section class="card" aria-labelledby="market">
      <h2 id="market">What the market asks for</h2>
      {market === null || market.n === 0 ? (
        <p class="muted">
          No openings were counted for this plan: {marketWords}. Choose a role in the{' '}
          <a href={`/profiles/${plan.profileId}`}>profile</a>, or <a href="/sources">bring in adverts</a>.
        </p>
      ) : (
        <p>
          <strong>{formatCount(market.n)}</strong> {marketWords},{' '}
          {market.from === null || market.until === null ? '' : `${formatSpan(market.from, market.until)}, `}
          counted on {formatDay(market.countedOn)}
          {market.coverage.n === 0
            ? ''
            : `; ${formatReached(market.coverage, market.n)} were within reach that day (${Math.round(100 * market.coverage.threshold)}\u00a0% of what they ask for, weighted)`}
          .{' '}
          <span class="muted">
            {market.basis === 'history' ? 'Shipped history: ' : 'Sources: '}
            {market.sources.join(', ')}. Adverts, not a forecast of anybody’s chances.{' '}
            <a class="screen-only" href="/about/method#plan">
              How goals are compared
            </a>
          </span>
        </p>
      )}
      <form class="screen-only" action={`/profiles/${plan.profileId}/plan/market`} method="post">
        <button class="link-button" type="submit">
          Count anew for what the profile is after today
        </button>{' '}
        <span class="muted plan-key">Goals keep the figure of their day.</span>
      </form>
      {gaps.length === 0 ? null : (
        <div class="columns plan-gaps">
          <GapList title="Gaps taken up" gaps={gaps.filter(({ isChosen }) => isChosen)} scale={scale} />
          <GapList title="Left aside, and why" gaps={gaps.filter(({ isChosen }) => !isChosen)} scale={scale} />
        </div>
      )}
    </section>
  )
}

function GapList({ title, gaps, scale }: { title: string; gaps: readonly PlanGap[]; scale: number }) {
  if (gaps.length === 0) return null
  return (
    <div>
      <h3 class="plan-subhead">{title}</h3>
      <ul class="plan-gap-list">
        {gaps.map(({ skill, name, why, market }) => (
          <li key={skill ?? name}>
            <span class="plan-gap-name">
              {skill === null ? <bdi>{name}</bdi> : <a href={`/skills/${encodeURIComponent(skill)}`}>{name}</a>}
              <span class="plan-when">{why}</span>
            </span>
            {market === null ? (
              <span class="muted">not counted</span>
            ) : (
              <ShareBar share={market.share} low={market.low} high={market.high} scale={scale} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
