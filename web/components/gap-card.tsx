import type { Gap } from '../../analysis/gaps/gap-report.ts'
import type { TrendSeries } from '../../analysis/trends/trend-report.ts'
import type { RequirementLevel } from '../../data/domain.ts'
import { hasLine } from '../charts/trend-chart-data.ts'
import { formatCount, formatInterval, formatOpenings, formatPercent, formatShare } from '../format.ts'
import { LEVEL_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import type { GapResult } from '../pages/gaps.tsx'
import { pictureHrefs } from '../shared-figure.ts'
import { hrefOf, type QueryPairs } from '../view-state.ts'
import type { FigureBasis } from './figure-foot.tsx'
import { LessonWords } from './learning-words.tsx'
import { HaveLink } from './my-skills.tsx'
import { sentencesHref } from './sentences-href.ts'
import { SkillLink } from './skill-link.tsx'
import type { ChartNote } from './source-changes.ts'
import { changeWords, TrendFigure } from './trend-figure.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

interface GapCardProps {
  page: PageContext
  gap: Gap
  series: TrendSeries | null
  result: GapResult
  basis: FigureBasis
  keep: QueryPairs
  /** What several cards would say of sources that came or went: it stands above them. */
  sourceNotes: readonly ChartNote[]
  /** Whose plan could take it up; null: nobody's, and the reader says here what they have. */
  profileId: string | null
}

/** Where it is said. */
export const GAP_NOTES_ID = 'source-changes'

/** One gap with everything a person needs to weigh it: each figure leads to the sentences behind it. */
export function GapCard({ page, gap, series, result, basis, keep, sourceNotes, profileId }: GapCardProps) {
  const { trends, isFromHistory } = result
  const openings = `${formatCount(gap.count)} of ${formatOpenings(gap.n)}`
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
        <span class="gap-n">{isFromHistory ? openings : <a href={sentencesOf(page, gap, result)}>{openings}</a>}</span>
      </p>
      <LevelSplit page={page} gap={gap} result={result} />
      <p class="gap-facts">
        {gap.pay === null ? null : <PayWords gap={gap} pay={gap.pay} />}
        <LessonWords page={page} lesson={gap} />
        {isFromHistory ? null : (
          <span>
            {gap.gain === 0
              ? 'alone it puts no further opening within reach'
              : `alone it puts ${formatCount(gap.gain)} of ${formatOpenings(result.report.coverage.n)} more within reach`}
          </span>
        )}
      </p>
      {series === null ? null : !hasLine(series.points) ? (
        <p class="gap-facts">
          <span>no period has enough openings for a line</span>
        </p>
      ) : (
        <TrendFigure
          heading={changeWords(series)}
          headingLevel="h4"
          size="small"
          series={series}
          comparable={series.comparable}
          saidAbove={{ notes: sourceNotes, id: GAP_NOTES_ID }}
          basis={{ n: trends.n, span: trends.span, sources: trends.sources, notRead: basis.notRead ?? [] }}
          csv={hrefOf(`/skills/${encodeURIComponent(gap.skill)}.csv`, page.state, { skills: [] })}
          json={hrefOf(`/api/v1/skills/${encodeURIComponent(gap.skill)}`, page.state, { skills: [] })}
          pictures={pictureHrefs(page, { path: `/skills/${encodeURIComponent(gap.skill)}`, what: gap.name })}
        />
      )}
      {profileId === null ? (
        <HaveLink page={page} skill={{ id: gap.skill, name: gap.name }} keep={keep} />
      ) : (
        <a
          class="have"
          href={`/profiles/${profileId}/plan/goals/new?skill=${encodeURIComponent(gap.skill)}&hours=${Math.max(1, Math.round(gap.effort.hours))}`}
        >
          Plan this<span class="visually-hidden">: {gap.name}</span>
        </a>
      )}
    </article>
  )
}

/** The sentences that were counted: the same selection and the same weeks. */
function sentencesOf(page: PageContext, gap: Gap, { report, lastDay }: GapResult, level?: RequirementLevel): string {
  const span = { weeks: null, since: report.span?.from ?? null, until: lastDay }
  return sentencesHref(page, gap.skill, { ...span, skills: [], ...(level !== undefined && { level }) })
}

/** How the openings ask for it. Counts of a chosen level, and of shipped history, do not divide. */
function LevelSplit({ page, gap, result }: Pick<GapCardProps, 'page' | 'gap' | 'result'>) {
  const { required, preferred, count } = gap
  if (result.isFromHistory || page.state.level !== null || count === 0) {
    return required.n === 0 ? null : (
      <p class="gap-facts">
        <span>
          required in {formatShare(required.share)}{' '}
          <span class="interval">{formatInterval(required.low, required.high)}</span>
        </span>
      </p>
    )
  }
  const counts = { required: required.count, preferred, mentioned: count - required.count - preferred }
  const levels = (['required', 'preferred', 'mentioned'] as const).filter((level) => counts[level] > 0)
  let from = 0
  return (
    <>
      <svg class="split gap-split" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        {levels.map((level) => {
          const width = (100 * counts[level]) / count
          from += width
          return <rect key={level} class={`split-${level}`} x={from - width} y="0" width={width} height="10" />
        })}
      </svg>
      <p class="gap-levels">
        {levels.map((level) => (
          <span key={level}>
            <span class={`key key-${level}`} aria-hidden="true" />{' '}
            <a href={sentencesOf(page, gap, result, level)}>
              {LEVEL_NAMES[level].toLowerCase()} {formatCount(counts[level])}
            </a>
          </span>
        ))}
        <span class="interval">
          required in {formatShare(required.share)} ({formatInterval(required.low, required.high)})
        </span>
      </p>
    </>
  )
}

const UNIT_WORDS = { year: 'a year', day: 'a day', hour: 'an hour' } as const

function PayWords({ gap, pay }: { gap: Gap; pay: NonNullable<Gap['pay']> }) {
  const { premiumPct, lowPct, highPct, isClear, withSkill, without, currency, unit } = pay
  const interval = `${formatPercent(lowPct)} to ${formatPercent(highPct)}`
  const basis = `${formatOpenings(withSkill.openings)} with ${gap.name} against ${formatCount(without.openings)} like them, ${currency} ${UNIT_WORDS[unit]}`
  return (
    <span title={basis}>
      {isClear
        ? `pays about ${Math.abs(premiumPct).toFixed(0)}\u00a0% ${premiumPct > 0 ? 'more' : 'less'} than like adverts`
        : 'pays neither clearly more nor less than like adverts'}{' '}
      <span class="interval">
        {interval}; n = {formatCount(withSkill.openings)} and {formatCount(without.openings)}
      </span>
    </span>
  )
}
