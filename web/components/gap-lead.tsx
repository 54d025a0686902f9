import type { NamedSkill } from '../../analysis/gaps/gap-report.ts'
import { formatCount, formatInterval, formatOpenings, formatReached, formatShare, formatSpan } from '../format.ts'
import { choicePairs, type GapChoices } from '../gap-choices.ts'
import type { PageContext } from '../page-context.ts'
import type { GapResult, ProfileName } from '../pages/gaps.tsx'
import { hrefOf } from '../view-state.ts'
import { type FigureBasis, FigureFoot } from './figure-foot.tsx'

interface GapLeadProps {
  page: PageContext
  result: GapResult
  basis: FigureBasis
  choices: GapChoices
  /** Whose gaps these are: addresses then carry its id, and none of its skills. */
  profile: ProfileName | null
}

/** The answer in one sentence and three figures. */
export function GapLead({ page, result, basis, choices, profile }: GapLeadProps) {
  const { report, gaps, isFromHistory, widened } = result
  const { coverage } = report
  const first = gaps[0]?.gap
  const isNoBasis = report.advice.basis === 'none'
  const asked = report.strengths.length + report.gaps.length + report.levelGaps.length
  const held = report.held.map(({ skill }) => skill)
  const hrefWith = (path: string, skills: string[], isApi = false) =>
    profile === null
      ? hrefOf(path, page.state, { skills }, choicePairs(choices))
      : hrefOf(path, page.state, {}, [
          ['profile', profile.id],
          ...(isApi ? [] : [['chosen', 'yes'] as const]),
          ...choicePairs(choices),
        ])
  const link = hrefWith('/gaps', held)
  return (
    <section class="gap-lead" aria-labelledby="answer">
      <h2 id="answer">{answer(page, result)}</h2>
      {report.advice.cautions.map((caution) => (
        <p key={caution} class="caution">
          {caution}
        </p>
      ))}
      <dl class="stats">
        <div>
          <dt>Openings within reach</dt>
          <dd>{isFromHistory || coverage.n === 0 ? 'not known' : formatShare(coverage.share)}</dd>
          <dd class="stat-note">
            {isFromHistory || coverage.n === 0
              ? 'Shipped figures hold no single adverts, so reach cannot be counted. Crawl or import some.'
              : `${formatInterval(coverage.low, coverage.high)}; ${formatReached(coverage, report.n)}: you hold ${Math.round(coverage.threshold * 100)}\u00a0% of what they ask for`}
          </dd>
        </div>
        <div>
          <dt>You have</dt>
          <dd>
            {formatCount(report.strengths.length)} <span class="stat-of">of {formatCount(asked)} skills asked for</span>
          </dd>
          <dd class="stat-note">
            {coverage.averageMet === null
              ? 'named anywhere in these openings'
              : `on average ${formatShare(coverage.averageMet)} of what an opening asks for`}
          </dd>
        </div>
        <div>
          <dt>Largest gap</dt>
          <dd>{isNoBasis ? 'not known' : (first?.name ?? 'none')}</dd>
          <dd class="stat-note">
            {isNoBasis
              ? 'too few openings to rank what you lack'
              : first === undefined
                ? 'you hold what is asked for'
                : `${formatShare(first.share)} (${formatInterval(first.low, first.high)}) of ${formatOpenings(first.n)}; soft skills and broad fields aside`}
          </dd>
        </div>
      </dl>
      <FigureFoot
        {...basis}
        csv={hrefWith('/gaps.csv', held)}
        json={hrefWith('/api/v1/gap', held, true)}
        {...(report.span !== null &&
          widened !== null && { note: `span ${widened} (${formatSpan(report.span.from, report.span.until)})` })}
      />
      <p class="permalink">
        <a href={link}>Link to this comparison</a>:{' '}
        {profile === null ? 'it carries the skills found, not your text.' : 'it works on this machine alone.'}
      </p>
    </section>
  )
}

function answer(page: PageContext, { report, gaps, isFromHistory }: GapResult): string {
  const words = page.selectionText
  const next = report.next[0]
  const first = gaps[0]?.gap
  const reach =
    isFromHistory || report.coverage.n === 0
      ? `Compared with ${formatCount(report.n)} ${words}`
      : report.coverage.count === 0
        ? `None of the ${words} is within reach yet`
        : `${formatShare(report.coverage.share)} of ${words} are within reach`
  if (report.advice.basis === 'none') return `${reach}.`
  if (next !== undefined) return `${reach}. Of what you lack and can learn step by step, ${leadWords(next, report)}.`
  return first === undefined ? `${reach}.` : `${reach}. ${leadWords(first, report)}.`
}

/** That a skill is asked for most, alone or with others. */
function leadWords({ skill, name }: NamedSkill, { advice: { tied } }: GapResult['report']): string {
  const others = tied.length - 1
  if (others < 1 || !tied.some((some) => some.skill === skill)) return `${name} is asked for most`
  return `${name} and ${others === 1 ? '1 other' : `${formatCount(others)} others`} are asked for most`
}
