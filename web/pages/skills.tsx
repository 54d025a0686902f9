import type { BreakOutLabel } from '../../analysis/trends/breaking-out/breaking-out.ts'
import type { PayMarket, SkillPay } from '../../analysis/trends/pay/pay-report.ts'
import type { TrendReport, TrendSeries } from '../../analysis/trends/trend-report.ts'
import type { Doubt } from '../../data/quality/measured-quality.ts'
import { BreakOutBadge } from '../components/breaking-out.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FigureFoot } from '../components/figure-foot.tsx'
import { Layout } from '../components/layout.tsx'
import { PageLinks } from '../components/page-links.tsx'
import { RankCell } from '../components/rank-cell.tsx'
import { DoubtMark } from '../components/reading-doubt.tsx'
import { SeriesCells, SeriesHeads, scaleOf } from '../components/series-cells.tsx'
import { SkillLink } from '../components/skill-link.tsx'
import { PremiumCell } from '../components/skill-pay.tsx'
import { verdictWord } from '../components/verdict-badge.tsx'
import { formatCount } from '../format.ts'
import { KIND_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf, type QueryPairs } from '../view-state.ts'
import { compareHref } from './compare-skills.tsx'

const BEFORE_PAY = ['share', 'count', 'change', 'verdict'] as const
const AFTER_PAY = ['course', 'yours'] as const

export type SkillSort = 'share' | 'name' | 'change'

/** What the table of skills shows, beyond the selection. */
export interface SkillListState {
  q: string
  category: string
  verdict: string
  /** `any`: only skills that are new or breaking out. */
  fresh: '' | 'any'
  sort: SkillSort
  /** From 1. */
  pageNumber: number
}

export interface SkillsProps {
  page: PageContext
  list: SkillListState
  report: TrendReport
  /** Rows of this page of the list, in order. */
  rows: readonly TrendSeries[]
  /** Pay with each skill against like openings without it, in the market that most openings state pay in. */
  pay: { market: PayMarket | null; premiums: ReadonlyMap<string, SkillPay> }
  /** Skills that are new or breaking out. */
  breakingOut: ReadonlyMap<string, BreakOutLabel>
  /** Why figures of some of the rows are to be read with care. */
  doubts: ReadonlyMap<string, Doubt>
  /** Rows that match, and how many fit on a page. */
  matching: number
  pageSize: number
  categories: readonly string[]
  /** Skills of the vocabulary that match the search and that no opening of the selection names. */
  unasked: readonly { id: string; name: string }[]
}

const VERDICTS = ['rising', 'falling', 'steady', 'too-few'] as const

export function toListPairs({ q, category, verdict, fresh, sort, pageNumber }: SkillListState): QueryPairs {
  return [
    ['q', q],
    ['category', category],
    ['verdict', verdict],
    ['new', fresh],
    ['sort', sort === 'share' ? '' : sort],
    ['page', pageNumber === 1 ? '' : String(pageNumber)],
  ]
}

export function SkillsPage(props: SkillsProps) {
  const { page, list, report, rows, matching } = props
  const keep = toListPairs({ ...list, pageNumber: 1 })
  return (
    <Layout
      page={page}
      title="Skills"
      description="Every skill with its share of openings and its change."
      hasSelection
      keep={keep}
    >
      <div class="page-head">
        <div class="title-row">
          <h1>Skills in {page.selectionText}</h1>
          <a
            class="button secondary"
            href={compareHref(
              page,
              rows.slice(0, 2).map(({ skill }) => skill),
            )}
          >
            Compare skills
          </a>
        </div>
        <p class="lead">
          {formatCount(matching)} {matching === 1 ? 'skill' : 'skills'}
          {list.q === '' ? '' : ` matching “${list.q}”`}. A share is openings that name the skill, of all openings.
        </p>
      </div>
      <ListForm {...props} />
      {rows.length === 0 ? (
        <EmptyState title="No skill to show">
          <p>No opening of this choice names a skill that matches.</p>
          <p>
            <a href={hrefOf('/skills', page.state)}>Show all skills</a>
          </p>
        </EmptyState>
      ) : (
        <section class="card">
          <SkillTable {...props} />
          <PageLinks
            pageNumber={list.pageNumber}
            pageSize={props.pageSize}
            total={matching}
            hrefOf={(pageNumber) => hrefOf('/skills', page.state, {}, toListPairs({ ...list, pageNumber }))}
          />
          <FigureFoot
            n={report.n}
            span={report.span}
            sources={report.sources}
            csv={hrefOf('/skills.csv', page.state, {}, keep)}
            json={hrefOf('/api/v1/trends', page.state)}
            note="sparklines run from zero to their own highest point"
          />
        </section>
      )}
      <Unasked {...props} />
    </Layout>
  )
}

function ListForm({ page, list, categories }: SkillsProps) {
  return (
    <form class="list-form" action="/skills" method="get" aria-label="Search and filter the skills">
      <label>
        <span>Search</span>
        <input type="search" name="q" value={list.q} maxlength={80} placeholder="any spelling" data-search />
      </label>
      <label>
        <span>Category</span>
        <select name="category">
          <option value="">All categories</option>
          {categories.map((category) => (
            <option key={category} value={category} selected={category === list.category}>
              {category}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Verdict</span>
        <select name="verdict">
          <option value="">Any verdict</option>
          {VERDICTS.map((verdict) => (
            <option key={verdict} value={verdict} selected={verdict === list.verdict}>
              {verdictWord(verdict)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>News</span>
        <select name="new">
          <option value="">All</option>
          <option value="any" selected={list.fresh === 'any'}>
            New or breaking out
          </option>
        </select>
      </label>
      <label>
        <span>Order</span>
        <select name="sort">
          <option value="">Most asked for</option>
          <option value="change" selected={list.sort === 'change'}>
            Largest sure change
          </option>
          <option value="name" selected={list.sort === 'name'}>
            Name
          </option>
        </select>
      </label>
      {hiddenState(page)}
      <button type="submit" class="secondary">
        Filter
      </button>
    </form>
  )
}

const hiddenState = (page: PageContext) =>
  [...new URL(hrefOf('/skills', page.state), 'http://localhost').searchParams].map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))

function SkillTable({ page, list, rows, breakingOut, doubts, pay, report: { n } }: SkillsProps) {
  const scale = scaleOf(rows)
  const keep = toListPairs(list)
  return (
    <table class="rows skill-table">
      <thead>
        <tr>
          <th scope="col" class="number rank-cell">
            Rank
          </th>
          <SortHead page={page} list={list} sort="name" title="Skill" direction="ascending" />
          <SortHead page={page} list={list} sort="share" title="Share of openings" direction="descending" />
          <th scope="col" class="number count-cell">
            Openings
          </th>
          <SortHead page={page} list={list} sort="change" title="Change, points" direction="descending" />
          <th scope="col" class="verdict-cell">
            Verdict
          </th>
          {pay.market === null ? null : (
            <th scope="col" class="number pay-cell">
              <abbr title="pay stated in openings with the skill against like openings without it">Pay</abbr>,{' '}
              {pay.market.currency}
            </th>
          )}
          <SeriesHeads columns={AFTER_PAY} />
        </tr>
      </thead>
      <tbody>
        {rows.map((series) => (
          <tr key={series.skill} id={`row-${series.skill}`}>
            <td class="number rank-cell">
              <RankCell {...series} />
            </td>
            <th scope="row">
              <SkillLink page={page} skill={series.skill} name={series.name} />{' '}
              <BreakOutMark label={breakingOut.get(series.skill)} />
              <span class="kind">{KIND_NAMES[series.kind]}</span>
              <DoubtMark page={page} skill={series.skill} doubt={doubts.get(series.skill)} />
            </th>
            <SeriesCells {...{ series, page, scale, n }} columns={BEFORE_PAY} />
            {pay.market === null ? null : (
              <td class="number pay-cell">
                <SkillPremium pay={pay.premiums.get(series.skill)} />
              </td>
            )}
            <SeriesCells {...{ series, page, keep }} columns={AFTER_PAY} anchor={`row-${series.skill}`} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const SkillPremium = ({ pay }: { pay: SkillPay | undefined }) =>
  pay === undefined ? <span class="muted">–</span> : <PremiumCell pay={pay} />

const BreakOutMark = ({ label }: { label: BreakOutLabel | undefined }) =>
  label === undefined ? null : <BreakOutBadge label={label} />

interface SortHeadProps {
  page: PageContext
  list: SkillListState
  sort: SkillSort
  title: string
  direction: 'ascending' | 'descending'
}

function SortHead({ page, list, sort, title, direction }: SortHeadProps) {
  const isSorted = list.sort === sort
  return (
    <th scope="col" class={`${sort}-head`} {...(isSorted && { 'aria-sort': direction })}>
      <a class="sort-link" href={hrefOf('/skills', page.state, {}, toListPairs({ ...list, sort, pageNumber: 1 }))}>
        {title}
        {isSorted ? <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
      </a>
    </th>
  )
}

function Unasked({ page, unasked, list }: SkillsProps) {
  if (unasked.length === 0 || list.q === '') return null
  return (
    <section class="card">
      <h2>Known to SkillTide, not named in these openings</h2>
      <ul class="chips">
        {unasked.map(({ id, name }) => (
          <li key={id}>
            <SkillLink page={page} skill={id} name={name} />
          </li>
        ))}
      </ul>
    </section>
  )
}
