import type { KnownSource, SourceHealth } from '../../analysis/report/source-health.ts'
import type { ScheduleState } from '../../data/automation.ts'
import type { HistoryStore } from '../../data/store/contracts/history.ts'
import type { Run } from '../../data/store/contracts/runs.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { ScheduleCard } from '../components/schedule-card.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { OutsideLink } from '../components/skill-link.tsx'
import { formatCount, formatDay, formatSpan } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export interface SourcesProps {
  page: PageContext
  sources: readonly KnownSource[]
  history: ReturnType<HistoryStore['list']>
  /** Newest first. */
  runs: readonly Run[]
  /** Null: nothing runs by itself. */
  schedule: ScheduleState | null
}

export function SourcesPage({ page, sources, history, runs, schedule }: SourcesProps) {
  const own = sources.filter(({ origin }) => origin !== 'history')
  const shipped = sources.filter(({ origin }) => origin === 'history')
  return (
    <Layout page={page} title="Sources" description="Where the figures come from.">
      <div class="page-head">
        <h1>Sources</h1>
        <p class="lead">Where every figure comes from, when it was read last, and the credit each source asks for.</p>
      </div>
      <section class="card" aria-labelledby="own">
        <h2 id="own">{page.mode === 'demo' ? 'Demo boards' : 'Read by this installation'}</h2>
        {own.length === 0 ? (
          <EmptyState title="Nothing read yet">
            <p>
              Name job boards in <code>skilltide.yaml</code> and run <code>skilltide crawl</code>, or run{' '}
              <code>skilltide import FILE</code>.
            </p>
          </EmptyState>
        ) : (
          <>
            <SourceTable sources={own} />
            <SourceTroubles sources={own} />
          </>
        )}
        <p class="figure-foot">
          <span class="figure-links">
            <a href={hrefOf('/sources/merges', page.state)}>Merged adverts</a>
            <a href={hrefOf('/sources.csv', page.state)}>CSV</a>
            <a href={hrefOf('/api/v1/sources', page.state)}>JSON</a>
          </span>
        </p>
      </section>
      {history.length === 0 ? null : (
        <section class="card" aria-labelledby="history">
          <h2 id="history">Shipped history</h2>
          <p>
            Figures that come with SkillTide, counted from public data sets. They hold no advert, only numbers of
            openings. Every view that counts them says so and lets you leave them out.
          </p>
          <dl class="credits">
            {history.map(({ id, title, licence, span, openings }) => {
              const source = shipped.find((candidate) => candidate.source === id)
              return (
                <div key={id}>
                  <dt>
                    <OutsideLink url={source?.url ?? null}>{title}</OutsideLink>
                  </dt>
                  <dd>
                    {formatCount(openings)} openings, {formatSpan(span.from, span.until)}.{' '}
                    {source?.kind === 'snapshot' ? 'One reading of what was open: it shows levels, never trends. ' : ''}
                    Licence: {licence}.{source?.attribution ? ` ${source.attribution}` : ''}
                  </dd>
                </div>
              )
            })}
          </dl>
        </section>
      )}
      {schedule === null ? null : <ScheduleCard schedule={schedule} />}
      <section class="card" aria-labelledby="runs">
        <h2 id="runs">Latest runs</h2>
        {runs.length === 0 ? <p class="quiet">No run yet.</p> : <RunTable runs={runs} />}
      </section>
    </Layout>
  )
}

function SourceTable({ sources }: { sources: readonly KnownSource[] }) {
  return (
    <ScrollTable label="Sources">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">State</th>
          <th scope="col">Last run</th>
          <th scope="col">Last healthy</th>
          {SOURCE_COLUMNS.map((title) => (
            <th key={title} scope="col" class="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.source}>
            <th scope="row" class="free-text">
              <OutsideLink url={source.url} duty={source.linkDuty ?? null}>
                {source.name}
              </OutsideLink>
              <span class="kind">
                {source.kind === 'snapshot' ? 'shows what is open' : 'keeps its past'}, {formatDay(source.firstReadOn)}{' '}
                to {formatDay(source.lastReadOn)}
              </span>
              <span class="kind">
                {[source.licence, source.attribution].filter(Boolean).join('. ') || 'no licence or credit stated'}
              </span>
            </th>
            <td class="free-text">
              <Health health={source.health} />
            </td>
            <td>{source.health.lastRunAt === null ? '–' : formatDay(source.health.lastRunAt.slice(0, 10))}</td>
            <td>
              {source.health.lastHealthyRunAt === null ? '–' : formatDay(source.health.lastHealthyRunAt.slice(0, 10))}
            </td>
            <td class="number">{formatCount(source.health.items)}</td>
            <td class="number">{formatCount(source.health.closed)}</td>
            <td class="number">{formatCount(source.openings)}</td>
            <td class="number">
              {formatCount(source.postings)}
              {source.undated === 0 ? null : (
                <span class="kind">{formatCount(source.undated)} state no day: counted when first seen</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

const SOURCE_COLUMNS = ['Items', 'Closed', 'Openings', 'Postings'] as const

const VERDICT_WORDS = {
  healthy: '✓ Healthy',
  unhealthy: '! Unlike before',
  partial: '! Read in part',
  failed: '! Not read',
  'empty-unverified': '! Empty, unverified',
} as const

/** What the latest run that read the source said, and what it left out. */
function Health({ health }: { health: SourceHealth }) {
  const { verdict, reason, failed, notOffers, boards, healthyBoards } = health
  const isGood = verdict === 'healthy' || (verdict === null && failed === 0)
  const words = verdict === null ? (failed > 0 ? '! Read with failures' : '✓ Read') : VERDICT_WORDS[verdict]
  const notes = [
    ...(boards > 1 && verdict !== null ? [`${healthyBoards} of ${boards} boards healthy`] : []),
    ...(reason === null ? [] : [reason]),
    ...(failed > 0 ? [`${formatCount(failed)} ${failed === 1 ? 'page or item' : 'pages or items'} not read`] : []),
    ...(notOffers > 0 ? [`${formatCount(notOffers)} ${notOffers === 1 ? 'entry' : 'entries'} offered no job`] : []),
  ]
  return (
    <>
      <span class={`health ${isGood ? 'health-good' : 'health-bad'}`}>{words}</span>
      {notes.map((note) => (
        <span key={note} class="kind">
          {note}
        </span>
      ))}
    </>
  )
}

/** Failures with address and cause, and the weeks that are gaps. */
function SourceTroubles({ sources }: { sources: readonly KnownSource[] }) {
  return (
    <>
      {sources
        .filter(({ health }) => health.failures.length > 0 || health.markedWeeks.length > 0)
        .map(({ source, name, health: { failures, markedWeeks } }) => (
          <details key={source} class="chart-table">
            <summary>{name}: what went wrong</summary>
            {markedWeeks.length === 0 ? null : (
              <>
                <p>Weeks that are left out of its figures, because no reading of them was healthy:</p>
                <ul>
                  {markedWeeks.map(({ weekStart, reason }) => (
                    <li key={weekStart}>
                      week of {formatDay(weekStart)}: {reason}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {failures.length === 0 ? null : (
              <ul class="failures">
                {failures.map(({ where, reason }, index) => (
                  <li key={`${where}${index}`}>
                    <bdi>{where}</bdi>: {reason}
                  </li>
                ))}
              </ul>
            )}
          </details>
        ))}
    </>
  )
}

function RunTable({ runs }: { runs: readonly Run[] }) {
  return (
    <ScrollTable label="Runs">
      <thead>
        <tr>
          <th scope="col">Started</th>
          <th scope="col">What</th>
          <th scope="col">Ended</th>
          {RUN_COLUMNS.map(([key, title]) => (
            <th key={key} scope="col" class="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.runId}>
            <th scope="row">{instant(run.startedAt)}</th>
            <td>{run.kind}</td>
            <td>{run.finishedAt === null ? 'runs, or was stopped' : instant(run.finishedAt)}</td>
            {RUN_COLUMNS.map(([key]) => (
              <td key={key} class="number">
                {formatCount(run.sources.reduce((sum, source) => sum + source[key], 0))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

const RUN_COLUMNS = [
  ['fetched', 'Fetched'],
  ['new', 'New'],
  ['updated', 'Updated'],
  ['unchanged', 'Unchanged'],
  ['closed', 'Closed'],
  ['failed', 'Not read'],
  ['notOffers', 'No offer'],
] as const

const instant = (at: string): string => `${formatDay(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`
