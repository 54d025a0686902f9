import type { OverviewProps } from '../pages/overview.tsx'
import { hrefOf } from '../view-state.ts'
import { EmptyState } from './empty-state.tsx'

/** Shown while all figures are shipped ones. */
export function FirstRun() {
  return (
    <section class="first-run" aria-labelledby="first-run">
      <h2 id="first-run">These are shipped figures. Read your own market next.</h2>
      <p>
        Name the job boards you care about in <code>skilltide.yaml</code> and run <code>skilltide crawl</code>, or bring
        in a file with <code>skilltide import adverts.csv</code>. Employers, examples and reachable openings need
        adverts of your own.
      </p>
    </section>
  )
}

/** Shown instead of figures: how to get the first adverts, or how to widen the choice. */
export function NoData({ page }: Pick<OverviewProps, 'page'>) {
  if (page.isEmpty) {
    return (
      <EmptyState title="Bring in the first adverts">
        <ol>
          <li>
            <code>skilltide crawl</code> reads the job boards named in <code>skilltide.yaml</code>.
          </li>
          <li>
            <code>skilltide import FILE</code> reads CSV, JSON and saved pages.
          </li>
          <li>
            <code>skilltide start</code> shows the figures that ship with SkillTide, counted from public data sets.
          </li>
          <li>
            <code>skilltide demo</code> shows the whole product on synthetic adverts.
          </li>
        </ol>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Widen the choice">
      <p>
        There are no {page.selectionText} in this span.{' '}
        <a href={hrefOf('/', page.state, { country: null })}>All countries</a>,{' '}
        <a href={hrefOf('/', page.state, { seniority: null, workplace: null, source: null })}>any seniority</a> or{' '}
        <a href={hrefOf('/', page.state, { weeks: null, since: null, until: null })}>the latest span</a> may have some.
      </p>
    </EmptyState>
  )
}
