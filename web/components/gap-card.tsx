import type { Gap } from '../../analysis/gaps/gap-report.ts'
import type { TrendSeries } from '../../analysis/trends/trend-report.ts'
import { formatCount, formatInterval, formatOpenings, formatShare } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import type { GapResult } from '../pages/gaps.tsx'
import { hrefOf } from '../view-state.ts'
import type { FigureBasis } from './figure-foot.tsx'
import { HaveLink } from './my-skills.tsx'
import { SkillLink } from './skill-link.tsx'
import { changeWords, TrendFigure } from './trend-figure.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

interface GapCardProps {
  page: PageContext
  gap: Gap
  series: TrendSeries | null
  result: GapResult
  basis: FigureBasis
  /** Whether the reader says here what they have; of a profile its own page does. */
  hasHaveLink: boolean
  /** Whose plan could take it up; null: nobody's. */
  profileId: string | null
}

/** One gap with everything a person needs to weigh it. */
export function GapCard({ page, gap, series, result, hasHaveLink, profileId }: GapCardProps) {
  const { trends, isFromHistory } = result
  return (
    <article class="card gap-card">
      <div class="gap-head">
        <h3>
          <SkillLink page={page} skill={gap.skill} name={gap.name} />
        </h3>
        <VerdictBadge verdict={gap.verdict} reason={gap.verdictReason} />
      </div>
      <p class="gap-figure">
        <strong>{formatShare(gap.share)}</strong> <span class="interval">{formatInterval(gap.low, gap.high)}</span>
        <span class="gap-n">
          {formatCount(gap.count)} of {formatOpenings(gap.n)}
        </span>
      </p>
      <p class="gap-facts">
        {gap.required.n === 0 ? null : (
          <span>
            required in {formatShare(gap.required.share)}{' '}
            <span class="interval">{formatInterval(gap.required.low, gap.required.high)}</span>
          </span>
        )}
        {isFromHistory ? null : (
          <span>
            {gap.gain === 0
              ? 'alone it puts no further opening within reach'
              : `alone it puts ${formatCount(gap.gain)} more within reach`}
          </span>
        )}
      </p>
      {series === null ? null : (
        <TrendFigure
          heading={changeWords(series.verdict, series.change)}
          headingLevel="h4"
          size="small"
          series={series}
          basis={{ n: trends.n, span: trends.span, sources: trends.sources }}
          csv={hrefOf(`/skills/${encodeURIComponent(gap.skill)}.csv`, page.state, { skills: [] })}
        />
      )}
      {profileId === null ? null : (
        <a class="have" href={`/profiles/${profileId}/plan/goals/new?skill=${encodeURIComponent(gap.skill)}`}>
          Plan this<span class="visually-hidden">: {gap.name}</span>
        </a>
      )}
      {hasHaveLink ? <HaveLink page={page} skill={{ id: gap.skill, name: gap.name }} /> : null}
    </article>
  )
}
