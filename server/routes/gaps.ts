import { type FastifyPluginAsyncTypebox, type Static, Type } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { countedSelection } from '../../analysis/gaps/counted-selection.ts'
import type { Gap } from '../../analysis/gaps/gap-report.ts'
import { ASSUMED_HOURS } from '../../analysis/gaps/learning-hours.ts'
import { widenedWords } from '../../analysis/gaps/widened-words.ts'
import type { ProfileHoldings } from '../../analysis/profiles/profile-skills.ts'
import { csvLines } from '../../analysis/report/csv-lines.ts'
import { suggestSkills, withMeant } from '../../analysis/skills/suggest-skills.ts'
import { canBeLearnt } from '../../data/vocabulary/general-skills.ts'
import { addDays } from '../../data/weeks.ts'
import { choicePairs } from '../../web/gap-choices.ts'
import { type GapResult, GapsPage } from '../../web/pages/gaps.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { gapParameters, hoursOfForm, readGapChoices } from '../gap-choices.ts'
import { createSelectionWords } from '../page-frame.ts'
import { type PersonView, personOf, profileParameters, requireProfile } from '../profile-view.ts'
import { sendCsv, sendPage } from '../render-page.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { MAX_SKILLS_LENGTH, type View, viewParameters } from '../view-query.ts'

const MAX_TEXT = 200_000

const pageParameters = { ...viewParameters, ...profileParameters, ...gapParameters }
const GapQuery = Type.Object(pageParameters)
const GapForm = Type.Object({
  ...pageParameters,
  skills: Type.Optional(Type.String({ maxLength: MAX_TEXT })),
  /** Skills that were suggested for words of the text, and meant. */
  meant: Type.Optional(Type.Array(Type.String({ maxLength: 120 }), { maxItems: 100 })),
})

export const gapRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame } = deps
  const { store, vocabulary } = deps.app
  const wordsOf = createSelectionWords(deps.app, market)

  app.get('/gaps', { schema: { querystring: GapQuery, hide: true } }, async (request, reply) => {
    const asked = { ...personOf(deps, request.query), query: request.query }
    // The form of hours has a field for each; the address names those that are meant.
    const own = hoursOfForm(request.query)
    if (own !== null) {
      const { choices } = readGapChoices({ ...request.query, hours: own }, vocabulary)
      return reply.redirect(
        hrefOf('/gaps', asked.view.state, {}, [...profilePairs(request.query), ...choicePairs(choices)]),
        303,
      )
    }
    return sendGaps(reply, asked, asked.profile === null ? textOf(asked.view.said) : '')
  })

  app.post('/gaps', { schema: { body: GapForm, hide: true } }, async (request, reply) => {
    const { skills: typed = '', meant = [], profile, chosen: _, ...rest } = request.body
    const view = viewOf(deps, rest)
    const { choices } = readGapChoices(rest, vocabulary)
    if (profile !== undefined) {
      const pairs = profilePairs({ profile: requireProfile(store, profile).id, chosen: 'yes' })
      return reply.redirect(hrefOf('/gaps', view.state, { skills: [] }, [...pairs, ...choicePairs(choices)]), 303)
    }
    const suggested = suggestionsFor(market.readSkills(typed))
    const text = withMeant(
      typed,
      suggested.filter(({ skill }) => meant.includes(skill)),
    )
    const skills = market.readSkills(text)
    const found = withHeld(view, skills)
    const address = hrefOf('/gaps', found.state, {}, choicePairs(choices))
    const isAllTold =
      skills.unknown.length + skills.partly.length + suggestionsFor(skills).length === 0 &&
      (skills.held.length > 0 || text.trim() === '')
    if (isAllTold && fitsAddress(found)) return reply.redirect(address, 303)
    return sendGaps(
      reply,
      { view: found, skills, profile: null, query: rest },
      text,
      fitsAddress(found) ? address : null,
    )
  })

  app.get('/gaps.csv', { schema: { querystring: GapQuery, hide: true } }, async (request, reply) => {
    const { view, skills, profile } = personOf(deps, request.query)
    const { request: choices } = readGapChoices(request.query, vocabulary)
    const { gaps } = await market.gaps(view, { ...(skills ?? { held: [], unknown: [] }), ...choices })
    return sendCsv(profile === null ? reply : reply.header('cache-control', 'no-store'), 'gaps', gapsCsv(gaps))
  })

  const suggestionsFor = (said: ProfileHoldings) => suggestSkills(said, vocabulary)

  async function sendGaps(
    reply: FastifyReply,
    { view, skills, profile, query }: Asked,
    text: string,
    address: string | null = null,
  ) {
    const result = skills === null ? null : await readResult(deps, view, skills, query)
    const sources = result === null ? [] : [...result.report.sources, ...result.trends.sources]
    const page = pageFrame('/gaps', view.state, sources)
    const ignored = result?.report.ignored
    return sendPage(reply.header('cache-control', 'no-store'), GapsPage, {
      page: ignored ? { ...page, selectionText: wordsOf(countedSelection(view.state, ignored)) } : page,
      text,
      address,
      result,
      choices: readGapChoices(query, vocabulary).choices,
      profile: profile && { id: profile.id, name: profile.name },
    })
  }
}

type Query = Static<typeof GapQuery>

/** Who asks about what. */
type Asked = PersonView & { query: Query }

const profilePairs = ({ profile, chosen }: Pick<Query, 'profile' | 'chosen'>): [string, string][] => [
  ...(profile === undefined ? [] : ([['profile', profile]] as [string, string][])),
  ...(chosen === undefined ? [] : ([['chosen', chosen]] as [string, string][])),
]

/** Addresses and links carry the ids of the skills found, never a word of what was typed. */
const withHeld = (view: View, said: ProfileHoldings): View => ({
  ...view,
  said,
  state: { ...view.state, skills: said.held.map(({ skill }) => skill) },
})

const fitsAddress = ({ state }: View): boolean => state.skills.join(',').length <= MAX_SKILLS_LENGTH

const textOf = ({ held, partly, unknown }: ProfileHoldings): string =>
  [...[...held, ...partly].map(({ typed }) => typed), ...unknown].join(', ')

async function readResult(
  { market, app }: RouteDeps,
  view: View,
  skills: ProfileHoldings,
  query: Query,
): Promise<GapResult> {
  const { request } = readGapChoices(query, app.vocabulary)
  const report = await market.gaps(view, { ...skills, ...request })
  const trends = await market.trends({ ...view, state: { ...view.state, weeks: null } })
  const seriesOf = new Map(trends.series.map((series) => [series.skill, series]))
  const isLearnt = ({ skill }: Gap) => canBeLearnt(app.vocabulary.byId.get(skill))
  return {
    report,
    gaps: report.gaps.filter(isLearnt).map((gap) => ({ gap, series: seriesOf.get(gap.skill) ?? null })),
    broadGaps: report.gaps.filter((gap) => !isLearnt(gap)),
    trends,
    isFromHistory: report.basis === 'history',
    widened: widenedWords(report),
    partly: skills.partly,
    lastDay: report.span && addDays(report.span.until, -1),
    assumedHours: ASSUMED_HOURS,
  }
}

const CSV_HEADER = [
  ...['skill', 'name', 'category', 'openings', 'n', 'share', 'low', 'high'],
  ...['required', 'preferred', 'gain', 'verdict', 'hours', 'hoursSaid', 'closeTo', 'payPercent', 'payLow', 'payHigh'],
]

const gapsCsv = (gaps: readonly Gap[]): string =>
  csvLines(
    CSV_HEADER,
    gaps.map(({ effort, close, pay, ...gap }) => [
      ...[gap.skill, gap.name, gap.category, gap.count, gap.n, gap.share, gap.low, gap.high],
      ...[gap.required.count, gap.preferred, gap.gain, gap.verdict, effort.hours, effort.said, close?.skill ?? ''],
      ...[pay?.premiumPct ?? '', pay?.lowPct ?? '', pay?.highPct ?? ''],
    ]),
  )
