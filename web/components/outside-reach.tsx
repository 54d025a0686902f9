import type { GapReport, OutsideReach as Outside } from '../../analysis/gaps/gap-report.ts'
import type { Seniority, Workplace } from '../../data/domain.ts'
import { formatCount, formatCountry, formatInterval, formatOpenings, formatPoints, formatShare } from '../format.ts'
import { SENIORITY_NAMES, WORKPLACE_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf, type QueryPairs, type ViewState } from '../view-state.ts'
import { FigureFoot } from './figure-foot.tsx'
import { ShareBar } from './share-bar.tsx'
import { SkillLink } from './skill-link.tsx'

interface OutsideProps {
  page: PageContext
  report: GapReport
  /** What an address of the same comparison keeps. */
  keep: QueryPairs
}

/** Openings that place or seniority puts out of reach, and not skill. */
export function OutsideReach({ page, report, keep }: OutsideProps) {
  const { outside, coverage } = report
  if (outside.length === 0) return null
  const scale = Math.max(...outside.map(({ high }) => high))
  return (
    <section class="card" aria-labelledby="outside">
      <h2 id="outside">Within reach by skills, left out by your choice</h2>
      <p class="quiet">
        Openings of the same role that differ in one respect alone, and of these the ones of which you hold{' '}
        {Math.round(100 * coverage.threshold)}&nbsp;% of what is asked for. Here it is{' '}
        {coverage.n === 0 ? 'not known' : formatShare(coverage.share)}. A place or a seniority is no skill: whether it
        is open to you, you know.
      </p>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">Left out</th>
            <th scope="col">Within reach by skills</th>
            <th scope="col" class="number">
              Openings
            </th>
          </tr>
        </thead>
        <tbody>
          {outside.map((figure) => (
            <tr key={`${figure.by} ${figure.value}`}>
              <th scope="row">
                <a href={hrefOf('/gaps', page.state, changeTo(figure), keep)}>{nameOf(figure)}</a>
                <span class="kind">{BY_WORDS[figure.by]}</span>
              </th>
              <td class="share-cell">
                <ShareBar share={figure.share} low={figure.low} high={figure.high} scale={scale} />
              </td>
              <td class="number">
                {formatCount(figure.count)} of {formatCount(figure.n)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <FigureFoot
        n={outside.reduce((sum, { n, by, value }) => (by === 'country' && value !== null ? sum : sum + n), 0)}
        span={report.span}
        sources={report.sources}
        method="gap"
        note="openings whose place or seniority is not stated are left out"
        selection="the same role outside the choice"
      />
    </section>
  )
}

const BY_WORDS: Record<Outside['by'], string> = {
  seniority: 'next seniority',
  workplace: 'other workplace',
  country: 'elsewhere',
}

function nameOf({ by, value }: Outside): string {
  if (value === null) return 'All other countries'
  if (by === 'country') return formatCountry(value)
  return by === 'seniority' ? SENIORITY_NAMES[value as Seniority] : WORKPLACE_NAMES[value as Workplace]
}

const changeTo = ({ by, value }: Outside): Partial<ViewState> => ({ [by]: value })

/** Held skills that the same role asks for more elsewhere. */
export function Opportunity({ page, report }: Omit<OutsideProps, 'keep'>) {
  if (report.opportunity.length === 0) return null
  return (
    <section class="card" aria-labelledby="opportunity">
      <h2 id="opportunity">Worth more elsewhere</h2>
      <p class="quiet">You have it, these adverts ask for it clearly less than the same role outside your choice.</p>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">Skill</th>
            <th scope="col">Here</th>
            <th scope="col">Elsewhere</th>
            <th scope="col">Difference, points</th>
          </tr>
        </thead>
        <tbody>
          {report.opportunity.map(({ skill, name, here, elsewhere, points, low, high }) => (
            <tr key={skill}>
              <th scope="row">
                <SkillLink page={page} skill={skill} name={name} />
              </th>
              <td>
                {formatShare(here.share)} <span class="interval">{formatInterval(here.low, here.high)}</span>
                <span class="kind">{formatOpenings(here.n)}</span>
              </td>
              <td>
                {formatShare(elsewhere.share)}{' '}
                <span class="interval">{formatInterval(elsewhere.low, elsewhere.high)}</span>
                <span class="kind">{formatOpenings(elsewhere.n)}</span>
              </td>
              <td>
                {formatPoints(points)}{' '}
                <span class="interval">
                  {formatPoints(low)} to {formatPoints(high)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <FigureFoot n={report.n} span={report.span} sources={report.sources} method="gap" />
    </section>
  )
}
