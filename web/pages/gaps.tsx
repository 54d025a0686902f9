import type { Gap, GapReport } from '../../analysis/gaps/gap-report.ts'
import type { ProfileHoldings } from '../../analysis/profiles/profile-skills.ts'
import type { TrendReport, TrendSeries } from '../../analysis/trends/trend-report.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import { hasLine } from '../charts/trend-chart-data.ts'
import { DemandTable } from '../components/demand-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import type { FigureBasis } from '../components/figure-foot.tsx'
import { FrameworkLevels } from '../components/framework-levels.tsx'
import { GapAssumptions } from '../components/gap-assumptions.tsx'
import { GAP_NOTES_ID, GapCard } from '../components/gap-card.tsx'
import { GapForm } from '../components/gap-form.tsx'
import { GapLead } from '../components/gap-lead.tsx'
import { KeepAsProfile } from '../components/keep-as-profile.tsx'
import { Layout } from '../components/layout.tsx'
import { LearnByArithmetic, LearnNext } from '../components/learn-next.tsx'
import { Opportunity, OutsideReach } from '../components/outside-reach.tsx'
import { notesByPeriod, sharedNotes, sourceChangeNotes } from '../components/source-changes.ts'
import { TakenFor } from '../components/taken-for.tsx'
import { formatSpan } from '../format.ts'
import { choicePairs, type GapChoices } from '../gap-choices.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf, type QueryPairs } from '../view-state.ts'

export interface ProfileName {
  id: string
  name: string
}

export interface GapsProps {
  page: PageContext
  /** What the person typed, shown again in the form. */
  text: string
  /** Address of what was found in the text, where the page is the answer to a form; null: its own. */
  address: string | null
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
  /** Soft skills, broad fields and domain knowledge: asked for, but nobody hires for them alone. */
  broadGaps: readonly Gap[]
  isFromHistory: boolean
  /** Skills that are held below working level. */
  partly: ProfileHoldings['partly']
  /** That the span was widened, and what that found; null where it was not. */
  widened: string | null
  /** Last day of the span; null without one. */
  lastDay: string | null
  /** Hours to working level that are assumed for each kind of skill. */
  assumedHours: Readonly<Record<SkillKind, number>>
}

/** Gaps shown with a chart; the rest stands in a table below. */
const CHARTED_GAPS = 6

export function GapsPage({ page, text, address, result, choices, profile }: GapsProps) {
  return (
    <Layout page={page} title="Your gaps" description="What openings ask for and you lack.">
      <div class="page-head">
        {profile === null ? (
          <>
            <h1>What would you need to learn?</h1>
            <p class="lead">
              Say what you can do. SkillTide compares it with what openings ask for, and shows how sure each figure is.
              What you type stays on this machine and is not stored, unless you make a profile of it.
            </p>
            <p class="person-ways">
              <a class="chip" href="/profiles">
                Compare a person who has a profile
              </a>
              <a class="chip" href="/profiles#add">
                Add a profile
              </a>
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
            <p class="person-ways">
              <a class="chip" href="/profiles">
                Another person
              </a>
              <a class="chip" href={hrefOf('/gaps', { ...page.state, skills: [] })}>
                Skills without a profile
              </a>
            </p>
          </>
        )}
      </div>
      <GapForm
        page={page}
        text={text}
        address={address}
        profile={profile}
        choices={choices}
        suggestions={result?.report.suggestions ?? []}
      />
      {result === null ? (
        <Guidance page={page} />
      ) : (
        <Result page={page} result={result} choices={choices} profile={profile} />
      )}
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

interface ResultProps {
  page: PageContext
  result: GapResult
  choices: GapChoices
  profile: ProfileName | null
}

function Result({ page, result, choices, profile }: ResultProps) {
  const { report, gaps } = result
  if (report.span === null || report.strengths.length + report.gaps.length + report.levelGaps.length === 0) {
    return (
      <>
        <TakenFor page={page} report={report} isProfile={profile !== null} />
        <EmptyState
          title={report.n === 0 ? `There are no ${page.selectionText}` : `No ${page.selectionText} name a skill`}
        >
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
  const judged = result.trends.span
  const verdictsOf =
    judged === null || (judged.from === report.span.from && judged.until === report.span.until)
      ? null
      : `verdicts: of the trends of ${formatSpan(judged.from, judged.until)}`
  const note = verdictsOf === null ? {} : { note: verdictsOf }
  const further = gaps.slice(CHARTED_GAPS).map(({ gap }) => gap)
  const person: QueryPairs =
    profile === null
      ? []
      : [
          ['profile', profile.id],
          ['chosen', 'yes'],
        ]
  const keep = [...person, ...choicePairs(choices)]
  const charted = gaps.slice(0, CHARTED_GAPS)
  const drawn = charted.flatMap(({ series }) => (series !== null && hasLine(series.points) ? [series] : []))
  const sourceNotes = sharedNotes(drawn.map((series) => notesByPeriod(series.points, sourceChangeNotes(series))))
  return (
    <>
      <GapLead page={page} result={result} basis={basis} profile={profile} choices={choices} />
      <TakenFor page={page} report={report} isProfile={profile !== null} />
      {profile === null ? <KeepAsProfile page={page} report={report} partly={result.partly} /> : null}
      <section aria-labelledby="gaps">
        <div class="section-head">
          <h2 id="gaps">Asked for, and you lack it</h2>
          <p class="muted">
            Observed: most asked for first. Each figure leads to the sentences behind it
            {verdictsOf === null ? '' : `; ${verdictsOf}`}.
          </p>
        </div>
        {sourceNotes.length === 0 ? null : (
          <div id={GAP_NOTES_ID} class="gap-notes">
            <p>In the charts below, a dotted line with a number marks where the sources change:</p>
            <ol class="chart-notes">
              {sourceNotes.map(({ periodStart, text }) => (
                <li key={`${periodStart}${text}`}>{text}</li>
              ))}
            </ol>
          </div>
        )}
        {gaps.length === 0 ? (
          <p class="quiet">You hold every skill that these openings ask for often.</p>
        ) : (
          <div class="gap-grid">
            {charted.map(({ gap, series }) => (
              <GapCard
                key={gap.skill}
                page={page}
                gap={gap}
                series={series}
                result={result}
                basis={basis}
                keep={keep}
                sourceNotes={sourceNotes}
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
          {...note}
        />
      )}
      <LearnNext page={page} result={result} basis={basis} />
      <div class="columns">
        <LearnByArithmetic page={page} result={result} basis={basis} />
        <GapAssumptions page={page} result={result} choices={choices} person={person} />
      </div>
      <div class="columns">
        <DemandTable
          page={page}
          id="strengths"
          title="Asked for, and you have it"
          empty="None of what you hold is asked for in these openings."
          rows={report.strengths}
          basis={basis}
          {...note}
        />
        <div class="stack">
          <DemandTable
            page={page}
            id="further"
            title="Further gaps"
            empty="No further gap."
            rows={further.slice(0, 15)}
            basis={basis}
            {...note}
            csv={hrefOf('/gaps.csv', page.state, {}, keep)}
          />
          {result.broadGaps.length === 0 ? null : (
            <DemandTable
              page={page}
              id="broad-gaps"
              title="Soft skills and broad fields"
              empty=""
              rows={result.broadGaps.slice(0, 8)}
              basis={basis}
              {...note}
            />
          )}
        </div>
      </div>
      <div class="columns">
        <OutsideReach page={page} report={report} keep={keep} />
        <Opportunity page={page} report={report} />
      </div>
      {report.framework === null ? null : (
        <FrameworkLevels page={page} framework={report.framework} isProfile={profile !== null} />
      )}
    </>
  )
}
