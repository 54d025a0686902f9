import type { SourceInfo } from '../../data/domain.ts'
import type { HistoryStore, Run } from '../../data/store/store.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { OutsideLink } from '../components/skill-link.tsx'
import { formatCount, formatDay, formatSpan } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export interface SourcesProps {
  page: PageContext
  sources: readonly (SourceInfo & { postings: number; openings: number })[]
  history: ReturnType<HistoryStore['list']>
  /** Newest first. */
  runs: readonly Run[]
}

export function SourcesPage({ page, sources, history, runs }: SourcesProps) {
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
          <SourceTable sources={own} runs={runs} />
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
      <section class="card" aria-labelledby="runs">
        <h2 id="runs">Latest runs</h2>
        {runs.length === 0 ? <p class="quiet">No run yet.</p> : <RunTable runs={runs} />}
      </section>
    </Layout>
  )
}

function SourceTable({ sources, runs }: Pick<SourcesProps, 'sources' | 'runs'>) {
  return (
    <ScrollTable label="Sources">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">State</th>
          <th scope="col" class="number">
            Openings
          </th>
          <th scope="col" class="number">
            Postings
          </th>
          <th scope="col">Read</th>
          <th scope="col">Kind</th>
          <th scope="col">Licence and credit</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.source}>
            <th scope="row">
              <OutsideLink url={source.url}>{source.name}</OutsideLink>
            </th>
            <td>
              <Health source={source.source} runs={runs} />
            </td>
            <td class="number">{formatCount(source.openings)}</td>
            <td class="number">{formatCount(source.postings)}</td>
            <td>
              {formatDay(source.firstReadOn)} to {formatDay(source.lastReadOn)}
            </td>
            <td>{source.kind === 'snapshot' ? 'shows what is open' : 'keeps its past'}</td>
            <td class="free-text">
              {[source.licence, source.attribution].filter(Boolean).join('. ') || 'none stated'}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** What the latest run that touched the source said. */
function Health({ source, runs }: { source: string; runs: readonly Run[] }) {
  const summary = runs.flatMap((run) => run.sources).find((candidate) => candidate.source === source)
  if (summary === undefined) return <span class="muted">not in the latest runs</span>
  if (summary.failed === 0 && summary.failures.length === 0) return <span class="health health-good">✓ Good</span>
  return (
    <span class="health health-bad" title={summary.failures[0]?.reason}>
      ! {formatCount(summary.failed)} not read
    </span>
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
  ['failed', 'Not read'],
] as const

const instant = (at: string): string => `${formatDay(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`
