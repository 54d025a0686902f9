import type { Gap, GapReport, LevelGap } from '../../analysis/gaps/gap-report.ts'
import type { TrendReport, TrendSeries } from '../../analysis/trends/trend-report.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { type FigureBasis, FigureFoot } from '../components/figure-foot.tsx'
import { GapCard } from '../components/gap-card.tsx'
import { GapForm } from '../components/gap-form.tsx'
import { GapLead } from '../components/gap-lead.tsx'
import { Layout } from '../components/layout.tsx'
import { LearnNext } from '../components/learn-next.tsx'
import { selectionWords } from '../components/selection-words.ts'
import { ShareBar } from '../components/share-bar.tsx'
import { SkillLink } from '../components/skill-link.tsx'
import { VerdictBadge } from '../components/verdict-badge.tsx'
import { formatCount, formatInterval, formatPoints, formatShare } from '../format.ts'
import type { GapChoices } from '../gap-choices.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export interface ProfileName {
  id: string
  name: string
}

export interface GapsProps {
  page: PageContext
  /** What the person typed, shown again in the form. */
  text: string
  choices: GapChoices
  /** Whose gaps these are; null: of what was typed. */
  profile: ProfileName | null
  /** Null before anything was typed. */
  result: GapResult | null
}

export interface GapResult {
  report: GapReport
  /** Gaps of a technical kind, most asked for first; each with its trend where one could be counted. */
  gaps: readonly { gap: Gap; series: TrendSeries | null }[]
  trends: TrendReport
  /** Soft skills, practices in nearly every advert and domain knowledge: asked for, but nobody hires for them alone. */
  broadGaps: readonly Gap[]
  isFromHistory: boolean
}

/** Gaps shown with a chart; the rest stands in a table below. */
const CHARTED_GAPS = 9

export function GapsPage({ page, text, result, profile }: GapsProps) {
  return (
    <Layout page={page} title="Your gaps" description="What openings ask for and you lack.">
      <div class="page-head">
        {profile === null ? (
          <>
            <h1>What would you need to learn?</h1>
            <p class="lead">
              Say what you can do. SkillTide compares it with what openings ask for, and shows how sure each figure is.
              What you type stays on this machine and is not stored, unless you make a <a href="/profiles">profile</a>.
            </p>
          </>
        ) : (
          <>
            <h1>
              What would <bdi>{profile.name}</bdi> need to learn?
            </h1>
            <p class="lead">
              Compared is what the <a href={`/profiles/${profile.id}`}>profile</a> holds from working level up. “You” is
              the person of the profile.
            </p>
          </>
        )}
      </div>
      <GapForm page={page} text={text} profile={profile} />
      {result === null ? <Guidance page={page} /> : <Result page={page} result={result} profile={profile} />}
    </Layout>
  )
}

function Guidance({ page }: { page: PageContext }) {
  const example = { skills: ['sql', 'python', 'ssis', 'on-premise data warehouse'], role: 'data-engineer' }
  return (
    <EmptyState title="Three ways to begin">
      <ol>
        <li>Type what you know, separated by commas, and choose a role.</li>
        <li>Paste a CV: the skills in it are found for you.</li>
        <li>
          Or mark “I have this” in the <a href={hrefOf('/skills', page.state)}>table of skills</a>: the address
          remembers.
        </li>
      </ol>
      <p>
        <a href={hrefOf('/gaps', { ...page.state, ...example })}>See an example</a>: a data engineer who works with SQL
        on premises.
      </p>
    </EmptyState>
  )
}

function Result({ page, result, profile }: { page: PageContext; result: GapResult; profile: ProfileName | null }) {
  const { report, gaps } = result
  if (report.span === null || report.strengths.length + report.gaps.length + report.levelGaps.length === 0) {
    return (
      <>
        <TakenFor page={page} report={report} isProfile={profile !== null} />
        <EmptyState title={`No ${selectionWords(page)} name a skill`}>
          <p>
            <a href={hrefOf('/gaps', page.state, { country: null, seniority: null, workplace: null, source: null })}>
              Look at all countries and any seniority
            </a>
          </p>
        </EmptyState>
      </>
    )
  }
  const basis: FigureBasis = { n: report.n, notRead: report.notRead, span: report.span, sources: report.sources }
  const further = gaps.slice(CHARTED_GAPS).map(({ gap }) => gap)
  return (
    <>
      <GapLead page={page} result={result} basis={basis} profile={profile} />
      <TakenFor page={page} report={report} isProfile={profile !== null} />
      <LearnNext page={page} result={result} basis={basis} />
      <section aria-labelledby="gaps">
        <div class="section-head">
          <h2 id="gaps">Asked for, and you lack it</h2>
          <p class="muted">Most asked for first.</p>
        </div>
        {gaps.length === 0 ? (
          <p class="quiet">You hold every skill that these openings ask for often.</p>
        ) : (
          <div class="gap-grid">
            {gaps.slice(0, CHARTED_GAPS).map(({ gap, series }) => (
              <GapCard
                key={gap.skill}
                page={page}
                gap={gap}
                series={series}
                result={result}
                basis={basis}
                hasHaveLink={profile === null}
                profileId={profile?.id ?? null}
              />
            ))}
          </div>
        )}
      </section>
      {report.levelGaps.length === 0 ? null : (
        <DemandTable
          page={page}
          id="level-gaps"
          title="Asked for, and you have it below working level"
          empty=""
          rows={report.levelGaps}
          basis={basis}
        />
      )}
      <div class="columns">
        <DemandTable
          page={page}
          id="strengths"
          title="Asked for, and you have it"
          empty="None of what you hold is asked for in these openings."
          rows={report.strengths}
          basis={basis}
        />
        <DemandTable
          page={page}
          id="further"
          title="Further gaps"
          empty="No further gap."
          rows={[...further.slice(0, 15), ...result.broadGaps.slice(0, 8)]}
          basis={basis}
          csv={hrefOf(
            '/gaps.csv',
            page.state,
            {},
            profile
              ? [
                  ['profile', profile.id],
                  ['chosen', 'yes'],
                ]
              : [],
          )}
        />
      </div>
      <Opportunity page={page} report={report} />
    </>
  )
}

/** How each thing typed was read. Nothing is dropped: what we do not know is said. */
function TakenFor({ page, report, isProfile }: { page: PageContext; report: GapReport; isProfile: boolean }) {
  return (
    <section class="taken" aria-labelledby="taken">
      <h2 id="taken">{isProfile ? 'Held, as the profile says' : 'How your text was read'}</h2>
      {report.held.length === 0 ? <p>No skill that SkillTide knows{isProfile ? '' : ' was found in it'}.</p> : null}
      <ul class="chips">
        {report.held.map(({ typed, skill, name }) => (
          <li key={skill}>
            <SkillLink page={page} skill={skill} name={name} />
            {typed.toLowerCase() === name.toLowerCase() ? null : <span class="chip-count"> from “{typed}”</span>}
          </li>
        ))}
      </ul>
      {report.unknown.length === 0 ? null : (
        <p class="muted">
          Not known to SkillTide, and so not counted: <bdi>{report.unknown.join(', ')}</bdi>.
        </p>
      )}
    </section>
  )
}

interface DemandTableProps {
  page: PageContext
  id: string
  title: string
  empty: string
  rows: readonly (Gap | LevelGap | GapReport['strengths'][number])[]
  basis: FigureBasis
  csv?: string
}

function DemandTable({ page, id, title, empty, rows, basis, csv }: DemandTableProps) {
  const scale = Math.max(...rows.map(({ high }) => high))
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <p class="quiet">{empty}</p>
      ) : (
        <>
          <table class="rows">
            <thead class="visually-hidden">
              <tr>
                <th scope="col">Skill</th>
                <th scope="col">Share and 95% interval</th>
                <th scope="col">Verdict</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.skill}>
                  <th scope="row">
                    <SkillLink page={page} skill={row.skill} name={row.name} />
                    {'impliedBy' in row && row.impliedBy !== null ? (
                      <span class="kind">through {row.impliedBy}</span>
                    ) : null}
                    {'level' in row ? <span class="kind">you have: {row.level}</span> : null}
                  </th>
                  <td class="share-cell">
                    <ShareBar share={row.share} low={row.low} high={row.high} scale={scale} />
                  </td>
                  <td>
                    <VerdictBadge verdict={row.verdict} reason={row.verdictReason} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <FigureFoot {...basis} {...(csv !== undefined && { csv })} />
        </>
      )}
    </section>
  )
}

function Opportunity({ page, report }: { page: PageContext; report: GapReport }) {
  if (report.opportunity.length === 0) return null
  return (
    <section class="card" aria-labelledby="opportunity">
      <h2 id="opportunity">Worth more elsewhere</h2>
      <p>You hold these, and the same role asks for them more often outside your choice.</p>
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
              </td>
              <td>
                {formatShare(elsewhere.share)}{' '}
                <span class="interval">
                  {formatInterval(elsewhere.low, elsewhere.high)}, n = {formatCount(elsewhere.n)}
                </span>
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
      <FigureFoot n={report.n} span={report.span} sources={report.sources} />
    </section>
  )
}
