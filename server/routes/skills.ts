import { type FastifyPluginAsyncTypebox, type Static, Type } from '@fastify/type-provider-typebox'
import { csvLines } from '../../analysis/report/csv-lines.ts'
import { trendCsv } from '../../analysis/report/trend-csv.ts'
import type { BreakOutLabel, BreakOutReport } from '../../analysis/trends/breaking-out/breaking-out.ts'
import { mainPremiums } from '../../analysis/trends/pay/main-premiums.ts'
import type { SkillPay } from '../../analysis/trends/pay/pay-report.ts'
import { sureChange } from '../../analysis/trends/surest-movers.ts'
import type { TrendReport, TrendSeries } from '../../analysis/trends/trend-report.ts'
import { skillCalled } from '../../data/vocabulary/skill-meant.ts'
import { SkillPage } from '../../web/pages/skill.tsx'
import { type SkillListState, SkillsPage } from '../../web/pages/skills.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { requireSkill } from '../require-skill.ts'
import { type RouteDeps, sharedOf, shownOf, viewOf } from '../route-deps.ts'
import { readSkillDetail } from '../skill-detail.ts'
import { doubtsOf } from '../skill-doubts.ts'
import { readSkillPay } from '../skill-pay.ts'
import { findSkillsByText, matchesText } from '../skill-search.ts'
import { ViewQuery, viewParameters } from '../view-query.ts'

const PAGE_SIZE = 50
const MAX_UNASKED = 12

const ListQuery = Type.Object({
  ...viewParameters,
  q: Type.Optional(Type.String({ maxLength: 80 })),
  category: Type.Optional(Type.String({ maxLength: 80 })),
  verdict: Type.Optional(Type.String({ maxLength: 20 })),
  new: Type.Optional(Type.Union([Type.Literal('any')])),
  sort: Type.Optional(Type.Union([Type.Literal('share'), Type.Literal('name'), Type.Literal('change')])),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
})
/** `line=raw` draws the raw line where sources joined or left. */
const SkillQuery = Type.Object({ ...viewParameters, line: Type.Optional(Type.String({ maxLength: 20 })) })
const SkillParams = Type.Object({ id: Type.String({ maxLength: 120 }) })

export const skillRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame } = deps

  app.get('/skills', { schema: { querystring: ListQuery, hide: true } }, async (request, reply) => {
    const view = viewOf(deps, request.query)
    const list = readList(request.query)
    const report = await market.trends(view)
    const breakingOut = labelsOf(market.breakingOut(view))
    const rows = listRows(report, list, deps, breakingOut)
    const shown = rows.slice((list.pageNumber - 1) * PAGE_SIZE, list.pageNumber * PAGE_SIZE)
    const asked = new Set(report.series.map(({ skill }) => skill))
    return sendPage(reply, SkillsPage, {
      page: pageFrame('/skills', view.state, report.sources),
      list,
      report,
      breakingOut,
      pay: mainPremiums(await market.pay(shownOf(deps, view, report))),
      rows: shown,
      doubts: doubtsOf(deps, shown),
      matching: rows.length,
      pageSize: PAGE_SIZE,
      categories: [...new Set(report.series.map(({ category }) => category))].sort(),
      unasked: findSkillsByText(deps.app.vocabulary, list.q)
        .filter(({ id }) => !asked.has(id))
        .slice(0, MAX_UNASKED),
    })
  })

  app.get('/skills.csv', { schema: { querystring: ListQuery, hide: true } }, async (request, reply) => {
    const view = viewOf(deps, request.query)
    const breakingOut = labelsOf(market.breakingOut(view))
    const report = await market.trends(view)
    const rows = listRows(report, readList(request.query), deps, breakingOut)
    const { premiums } = mainPremiums(await market.pay(shownOf(deps, view, report)))
    return sendCsv(reply, 'skills', skillsCsv(rows, breakingOut, premiums))
  })

  app.get(
    '/skills/:id',
    { schema: { params: SkillParams, querystring: SkillQuery, hide: true } },
    async (request, reply) => {
      const view = viewOf(deps, request.query)
      const called = idCalled(deps, request.params.id)
      if (called !== null) return reply.redirect(hrefOf(`/skills/${encodeURIComponent(called)}`, view.state))
      const id = requireSkill(deps, request.params.id)
      const detail = await readSkillDetail(deps, view, id)
      const page = pageFrame(`/skills/${encodeURIComponent(id)}`, view.state, detail.report.sources)
      const pay = readSkillPay(await market.pay(shownOf(deps, view, detail.report)), id)
      const [all, naming] = [await market.volume(view), await market.volume(view, id)]
      const stock = all === null || naming === null ? null : { all, naming }
      return sendPage(reply, SkillPage, {
        ...{ page, ...detail, isRaw: request.query.line === 'raw', pay, stock },
        switches: await market.switches(view, id),
        shared: sharedOf(deps, request),
      })
    },
  )

  app.get(
    '/skills/:id.csv',
    { schema: { params: SkillParams, querystring: ViewQuery, hide: true } },
    async (request, reply) => {
      const id = requireSkill(deps, request.params.id)
      const report = await market.trendsInDepth(viewOf(deps, request.query), { skillIds: [id] })
      return sendCsv(reply, id, trendCsv(report))
    },
  )

  app.get(
    '/skills/:id/pay.csv',
    { schema: { params: SkillParams, querystring: ViewQuery, hide: true } },
    async (request, reply) => {
      const id = requireSkill(deps, request.params.id)
      const view = viewOf(deps, request.query)
      const report = await market.trends(view)
      return sendCsv(reply, `${id}-pay`, payCsv(readSkillPay(await market.pay(shownOf(deps, view, report)), id)))
    },
  )
}

/** Of a name or spelling that is no id but has a page under one: /skills/airflow. */
function idCalled({ app: { vocabulary } }: RouteDeps, text: string): string | null {
  return vocabulary.byId.has(text) ? null : (skillCalled(vocabulary, text)?.id ?? null)
}

const PAY_HEADER = [
  ...['currency', 'unit', 'openings', 'median', 'medianLow', 'medianHigh'],
  ...['premiumPercent', 'premiumLow', 'premiumHigh', 'q', 'openingsWith', 'openingsWithout', 'reason'],
]

function payCsv({ markets }: ReturnType<typeof readSkillPay>): string {
  return csvLines(
    PAY_HEADER,
    markets.map(({ pay: { currency, unit, openings, median, premium, reason } }) => [
      ...[currency, unit, openings, median?.amount ?? null, median?.low ?? null, median?.high ?? null],
      ...[premium?.premiumPct ?? null, premium?.lowPct ?? null, premium?.highPct ?? null, premium?.q ?? null],
      ...[premium?.withSkill.openings ?? null, premium?.without.openings ?? null, reason],
    ]),
  )
}

function readList(query: Static<typeof ListQuery>): SkillListState {
  const { q = '', category = '', verdict = '', new: fresh = '', sort = 'share', page = 1 } = query
  return { q: q.trim(), category, verdict, fresh, sort, pageNumber: page }
}

function payCells(pay: SkillPay | undefined): (number | string | null)[] {
  const { premiumPct = null, lowPct = null, highPct = null, q = null } = pay?.premium ?? {}
  return [premiumPct, lowPct, highPct, q, pay?.currency ?? null, pay?.unit ?? null]
}

const labelsOf = ({ skills }: BreakOutReport) => new Map(skills.map(({ skill, label }) => [skill, label]))

function listRows(
  report: TrendReport,
  list: SkillListState,
  { app }: RouteDeps,
  breakingOut: ReadonlyMap<string, BreakOutLabel>,
): TrendSeries[] {
  const { q, category, verdict, fresh, sort } = list
  const rows = report.series.filter(
    (series) =>
      series.total.count > 0 &&
      (category === '' || series.category === category) &&
      (verdict === '' || series.verdict === verdict) &&
      (fresh === '' || breakingOut.has(series.skill)) &&
      matchesText(app.vocabulary.byId.get(series.skill), q),
  )
  if (sort === 'name') return rows.sort((one, other) => one.name.localeCompare(other.name, 'en'))
  if (sort === 'change') return rows.sort((one, other) => sureChange(other) - sureChange(one))
  return rows.sort((one, other) => (other.total.share ?? 0) - (one.total.share ?? 0))
}

const CSV_HEADER = [
  'skill',
  'name',
  'category',
  'openings',
  'n',
  'share',
  'low',
  'high',
  'changePoints',
  'changeLow',
  'changeHigh',
  'verdict',
  'breakingOut',
  'from',
  'until',
  'rank',
  'rankYearBefore',
  'rankNow',
  'ranksGained',
  'yearBeforeFrom',
  'yearBeforeUntil',
  'payPercent',
  'payLow',
  'payHigh',
  'payQ',
  'payCurrency',
  'payUnit',
]

function skillsCsv(
  rows: readonly TrendSeries[],
  breakingOut: ReadonlyMap<string, BreakOutLabel>,
  pay: ReadonlyMap<string, SkillPay>,
): string {
  return csvLines(
    CSV_HEADER,
    rows.map(({ skill, name, category, total, change, verdict, rank, yearBefore }) => [
      ...[skill, name, category, total.count, total.n, total.share, total.low, total.high],
      ...[change?.points ?? null, change?.low ?? null, change?.high ?? null, verdict],
      ...[breakingOut.get(skill) ?? null, total.from, total.until],
      ...[rank, yearBefore?.rank ?? null, yearBefore?.rankNow ?? null, yearBefore?.ranksGained ?? null],
      ...[yearBefore?.from ?? null, yearBefore?.until ?? null],
      ...payCells(pay.get(skill)),
    ]),
  )
}
