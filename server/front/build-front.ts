import formbody from '@fastify/formbody'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Store } from '../../data/store/store.ts'
import type { CrawlChoice } from '../../web/components/crawl-card.tsx'
import { type AppDeps, todayOf } from '../app-deps.ts'
import { readCrawlChoice } from '../crawls/crawl-choice.ts'
import { createCrawlControl } from '../crawls/crawl-control.ts'
import { watchCrawls } from '../crawls/crawl-watch.ts'
import { addBrowserFiles, addEntrance } from '../entrance.ts'
import { crawlRoutes } from '../routes/crawls.ts'
import { BODY_LIMIT, serverOptions } from '../server-options.ts'
import { createKeptAnswers, type KeptAnswer } from './kept-answers.ts'
import type { HandedRequest, PageThread } from './page-thread.ts'
import { readSavedAnswers, saveAnswers } from './saved-answers.ts'
import { withNotice } from './with-notice.ts'

export interface FrontDeps
  extends Pick<
    AppDeps,
    'now' | 'version' | 'assetsDir' | 'mode' | 'publicHost' | 'hostNames' | 'password' | 'crawls' | 'schedule'
  > {
  store: Pick<Store, 'path' | 'changeMarks' | 'runs' | 'emptyLog'>
  thread: PageThread
  /** Of the build; null: nothing is kept for the next start. */
  mark: string | null
}

export interface Front {
  app: FastifyInstance
  /** Done when it can answer: at once where pages of large data are there from the last run, else when the thread is ready. */
  ready(): Promise<void>
  /** For when all is answered. */
  end(): Promise<void>
}

/** The largest file of a form, and what stands around it; the thread looks closer. */
const MOST_BODY = 6 * 2 ** 20
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const READING = new Set(['GET', 'HEAD'])
const SAFE = new Set([...READING, 'OPTIONS'])
/** Everybody gets the same answer there, and it tells of no person but by the skills in the address. */
const SHARED =
  /^\/(?:(?:skills|roles|gaps|openings|embed|figures|about|reports|sources|api\/v1\/(?:trends|skills|roles|gaps|openings|sources|pay|associations|emerging))(?:[/?.].*)?|\?.*|)$/
/** It shows the crawl that is at work, and the next one. */
const ABOUT_CRAWLS = /^\/sources(?:$|\?)/
const PERSONAL = /[?&]profile=/
const CHOICE_MS = 1_000
/** About how a request came, and not about what came: its body is unpacked here. */
const ABOUT_TRANSFER = new Set(['connection', 'transfer-encoding', 'content-length', 'content-encoding', 'expect'])
/** About the connection, not about the answer. */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']

/**
 * What listens: guards, files of the browser, crawls, and the answers that were made already. Everything else is made by a
 * thread, so that no request waits for the work of another.
 *
 * @throws UserError when the web files were not built
 */
export async function buildFront(deps: FrontDeps): Promise<Front> {
  const { store, thread } = deps
  const app = fastify(serverOptions)

  // 1. Guards, before anything else.
  const guard = await addEntrance(app, deps)

  // 2. What is done here: files, signing in, crawls.
  await addBrowserFiles(app, deps.assetsDir)
  const crawl = deps.crawls ? createCrawlControl(deps.crawls, deps.now) : null
  const watch = crawl && deps.crawls ? watchCrawls(crawl, deps.crawls.others) : null
  app.get('/healthz', async (_request, reply) => {
    store.runs.list(1) // throws when the database is gone
    return reply.header('cache-control', 'no-store').send({ status: 'ok', version: deps.version })
  })
  const crawlChoice = createCrawlChoice(
    () => watch?.state(),
    () => readCrawlChoice(watch, deps),
  )
  await app.register(async (own) => {
    await own.register(formbody, { bodyLimit: BODY_LIMIT })
    await own.register(crawlRoutes, { crawl, watch })
    if (guard === null) return
    const { signInRoutes } = await import('../routes/sign-in.ts')
    await own.register(signInRoutes, { app: deps, guard })
  })

  // 3. All else is handed on. Changes are marked before and after, so that nothing older is shown then.
  let changes = 0
  const { mark, now } = deps
  const today = () => todayOf(deps)
  const saved = mark === null ? null : { path: store.path, mark, today }
  const answers = createKeptAnswers({
    ...(saved !== null && { begin: readSavedAnswers(saved) }),
    ask: (request) => thread.ask(request),
    versionOf: createVersion({ store, today }, () => changes),
    now,
  })
  async function handedRequest(request: FastifyRequest): Promise<HandedRequest> {
    const { method, url, headers, body } = request
    const sent = Object.entries(headers).filter(([name]) => !ABOUT_TRANSFER.has(name))
    return {
      // The answer to HEAD is that to GET with its length, and without its body, which is left out when it is sent.
      ...{ method: method === 'HEAD' ? 'GET' : method, url },
      ...{ body: Buffer.isBuffer(body) ? body : null },
      headers: { ...Object.fromEntries(sent), 'accept-encoding': acceptsGzip(request) ? 'gzip' : 'identity' },
      told: ABOUT_CRAWLS.test(url)
        ? { crawl: await crawlChoice(), schedule: deps.schedule?.() ?? null }
        : { crawl: null, schedule: null },
    }
  }
  async function answerTo(
    request: FastifyRequest,
  ): Promise<{ answer: Pick<KeptAnswer, 'status' | 'headers' | 'body'>; age: number | null }> {
    const handed = await handedRequest(request)
    if (READING.has(request.method) && SHARED.test(request.url) && !PERSONAL.test(request.url)) {
      const told = ABOUT_CRAWLS.test(request.url) ? JSON.stringify(handed.told) : ''
      const key = `${request.host} ${handed.headers['accept-encoding']} ${request.url} ${told}`
      const { answer, isOld } = await answers.answer(key, handed)
      if (!isOld) return { answer, age: null }
      return {
        answer: { ...answer, body: await withNotice(answer) },
        age: Date.parse(now()) - Date.parse(answer.madeAt),
      }
    }
    if (SAFE.has(request.method)) return { answer: await thread.ask(handed), age: null }
    changes++
    try {
      return { answer: await thread.ask(handed), age: null }
    } finally {
      changes++
    }
  }
  await app.register(async (rest) => {
    rest.removeAllContentTypeParsers()
    rest.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    rest.route({
      ...{ method: METHODS, url: '/*', helmet: false, compress: false, bodyLimit: MOST_BODY },
      async handler(request, reply) {
        const { answer, age } = await answerTo(request)
        for (const [name, value] of Object.entries(answer.headers))
          if (!OF_CONNECTION.includes(name)) reply.header(name, value)
        if (age !== null) reply.header('age', String(Math.max(0, Math.round(age / 1000))))
        return reply
          .code(answer.status)
          .send(Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength))
      },
    })
  })
  return {
    app,
    ready: async () => (answers.list().some(([, { mayLag }]) => mayLag) ? undefined : thread.ready()),
    async end() {
      await thread.close()
      if (saved === null) return
      store.emptyLog()
      saveAnswers(saved, answers.list())
    },
  }
}

/** What can be crawled, read from the configuration at most once a second while nothing happens. */
function createCrawlChoice(stateOf: () => unknown, read: () => Promise<CrawlChoice>): () => Promise<CrawlChoice> {
  let last: { state: unknown; atMs: number; choice: Promise<CrawlChoice> } | null = null
  return () => {
    const [state, atMs] = [stateOf(), performance.now()]
    if (last === null || last.state !== state || atMs - last.atMs >= CHOICE_MS) last = { state, atMs, choice: read() }
    return last.choice
  }
}

/** The data as they are, looked at once a turn of the event loop. */
function createVersion({ store, today }: Pick<FrontDeps, 'store'> & { today: () => string }, changes: () => number) {
  let marks: { own: string; others: string } | null = null
  return () => {
    if (marks === null) {
      marks = store.changeMarks()
      setImmediate(() => {
        marks = null
      })
    }
    return { own: `${today()} ${changes()} ${marks.own}`, others: marks.others }
  }
}

const acceptsGzip = ({ headers }: FastifyRequest): boolean =>
  /(?:^|[\s,])(?:gzip|\*)(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(`${headers['accept-encoding'] ?? ''}`)
