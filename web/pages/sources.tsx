import type { KnownSource } from '../../analysis/report/source-health.ts'
import type { ScheduleState } from '../../data/automation.ts'
import type { HistoryStore } from '../../data/store/contracts/history.ts'
import type { Run } from '../../data/store/contracts/runs.ts'
import { CrawlCard, type CrawlChoice } from '../components/crawl-card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { RunTable } from '../components/run-table.tsx'
import { ScheduleCard } from '../components/schedule-card.tsx'
import { OutsideLink } from '../components/skill-link.tsx'
import { SourceTable } from '../components/source-table.tsx'
import { SourceTroubles } from '../components/source-troubles.tsx'
import { formatCount, formatSpan } from '../format.ts'
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
  crawl: CrawlChoice
}

export function SourcesPage({ page, sources, history, runs, schedule, crawl }: SourcesProps) {
  const own = sources.filter(({ origin }) => origin !== 'history')
  const shipped = sources.filter(({ origin }) => origin === 'history')
  return (
    <Layout page={page} title="Sources" description="Where the figures come from.">
      <div class="page-head">
        <h1>Sources</h1>
        <p class="lead">Where every figure comes from, when it was read last, and the credit each source asks for.</p>
      </div>
      <CrawlCard crawl={crawl} reload={hrefOf('/sources', page.state)} />
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
