import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyInstance } from 'fastify'
import { addApiDocs } from './api-docs.ts'
import type { AppDeps } from './app-deps.ts'
import { cleanInput } from './clean-input.ts'
import { readCrawlChoice } from './crawls/crawl-choice.ts'
import { createCrawlControl } from './crawls/crawl-control.ts'
import { watchCrawls } from './crawls/crawl-watch.ts'
import { addCsvRules } from './csv-tables.ts'
import { addBrowserFiles, addEntrance } from './entrance.ts'
import { tellStanding } from './front/handed-on.ts'
import { takeJsonAsSent } from './json-as-sent.ts'
import { keepPrepared } from './keep-prepared.ts'
import { createLiveRules } from './live-rules.ts'
import { createMarket } from './market.ts'
import { createPageFrame } from './page-frame.ts'
import { viewOf } from './route-deps.ts'
import { apiRoutes } from './routes/api.ts'
import { associationApiRoutes } from './routes/association-api.ts'
import { coachRoutes } from './routes/coach.ts'
import { compareRoleRoutes } from './routes/compare-roles.ts'
import { compareSkillRoutes } from './routes/compare-skills.ts'
import { crawlRoutes } from './routes/crawls.ts'
import { destinationRoutes } from './routes/destinations.ts'
import { figureRoutes } from './routes/figures.ts'
import { gapRoutes } from './routes/gaps.ts'
import { mergeRoutes } from './routes/merges.ts'
import { overviewRoutes } from './routes/overview.ts'
import { phraseRoutes } from './routes/phrases.ts'
import { planApiRoutes } from './routes/plan-api.ts'
import { planRoutes } from './routes/plans.ts'
import { profileApiRoutes } from './routes/profile-api.ts'
import { profileRoutes } from './routes/profiles.ts'
import { reportRoutes } from './routes/reports.ts'
import { roleRoutes } from './routes/roles.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { skillEditRoutes } from './routes/skill-edits.ts'
import { skillRoutes } from './routes/skills.ts'
import { sourceRoutes } from './routes/sources.ts'
import { unsubscribeRoutes } from './routes/unsubscribe.ts'
import { BODY_LIMIT, serverOptions } from './server-options.ts'

/**
 * The dashboard and the API over one store. Starts nothing and listens nowhere: see `listen.ts`.
 *
 * @throws UserError when the web files were not built
 */
export async function buildApp(given: AppDeps): Promise<FastifyInstance> {
  const deps = { ...given }
  const rules = createLiveRules(deps)
  const app = fastify(serverOptions).withTypeProvider<TypeBoxTypeProvider>()

  // 1. Guards, before anything else.
  const guard = await addEntrance(app, deps)
  cleanInput(app)
  takeJsonAsSent(app)
  addCsvRules(app, deps.mode, () => market.sources(true))
  await app.register(formbody, { bodyLimit: BODY_LIMIT })
  // Forms and JSON alone: what any website can have a browser send without asking is not read.
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async () => rules.refresh())

  // 2. What pages and answers are made of.
  const market = createMarket(deps)
  const { handedOn } = deps
  if (handedOn !== undefined) tellStanding(app, market)
  const routeDeps = { app: deps, rules, market, pageFrame: createPageFrame(deps, market) }

  // 3. What the browser loads.
  await addBrowserFiles(app, deps.assetsDir)

  // 4. Pages, and the API with its description.
  if (guard !== null) await app.register(signInRoutes, { app: deps, guard })
  await addApiDocs(app, deps.version)
  for (const routes of [
    overviewRoutes,
    skillRoutes,
    compareSkillRoutes,
    compareRoleRoutes,
    figureRoutes,
    skillEditRoutes,
    phraseRoutes,
    roleRoutes,
    gapRoutes,
    profileRoutes,
    profileApiRoutes,
    coachRoutes,
    sessionRoutes,
    planRoutes,
    planApiRoutes,
    reportRoutes,
    destinationRoutes,
    unsubscribeRoutes,
    mergeRoutes,
    apiRoutes,
    associationApiRoutes,
  ]) {
    await app.register(routes, routeDeps)
  }

  const crawl = deps.crawls ? createCrawlControl(deps.crawls, deps.now) : null
  const watch = crawl && deps.crawls ? watchCrawls(crawl, deps.crawls.others) : null
  const crawlChoice = async () => handedOn?.crawl() ?? (await readCrawlChoice(watch, deps))
  await app.register(sourceRoutes, { ...routeDeps, crawlChoice })
  if (handedOn === undefined) await app.register(crawlRoutes, { crawl, watch })

  // 5. What everybody asks for first is ready before somebody asks.
  if (deps.isKeptPrepared) {
    let stop = () => {}
    app.addHook(handedOn === undefined ? 'onListen' : 'onReady', async () => {
      const prepare = () => market.readAhead(viewOf(routeDeps, {}))
      stop = keepPrepared({ versionOf: deps.store.dataVersion, prepare }).stop
    })
    app.addHook('onClose', async () => stop())
  }
  return app
}
