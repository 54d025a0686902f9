import { parentPort, workerData } from 'node:worker_threads'
import { loadRules } from '../../analysis/load-rules.ts'
import { openStore } from '../../data/store/open-store.ts'
import { buildApp } from '../app.ts'
import { KEPT_TABLES } from '../market.ts'
import { phrasesOfProgram } from '../phrases-of-program.ts'
import { sheetPrinter } from '../print-pdf.ts'
import { answerHanded } from './handed-on.ts'
import type { FromThread, HandedRequest, MadeAnswer, PageThreadData, ToThread } from './page-thread.ts'
import { savedChanges } from './saved-changes.ts'

/** Makes pages and answers with a connection and rules of its own; see `openPageThread`. */
const { path, program, isSignedIn, hostNames, mark, ...where } = workerData as PageThreadData
// Figures walk over whole tables, which no cache of some megabytes holds, and answers are kept as they are.
const store = openStore(path, { cacheMb: 2 })
let told: HandedRequest['told'] = { crawl: null, schedule: null }
const { conflicts, ...rules } = loadRules(store.edits.list().map(({ edit }) => edit))
for (const { edit, reason } of conflicts)
  process.stderr.write(`your edit "${edit.op}" of ${edit.skill} is left out: ${reason}\n`)

const known = mark === null ? null : savedChanges(KEPT_TABLES, { file: `${path}-judged`, mark })

const app = await buildApp({
  ...{ ...rules, conflicts, store, hostNames, ...where },
  now: () => new Date().toISOString(),
  makePhrases: phrasesOfProgram(program, path),
  printSheet: sheetPrinter(process.env),
  isKeptPrepared: true,
  ...(known !== null && { known }),
  handedOn: { isSignedIn, crawl: () => told.crawl },
  schedule: () => told.schedule,
})
// Ready and warm: what the first request needs is compiled.
await app.inject('/healthz')

function answer(request: HandedRequest): Promise<MadeAnswer> {
  // Others, who are not told of crawls, may be answered meanwhile.
  if (request.told.crawl !== null) told = request.told
  return answerHanded(app, request)
}

const send = (message: FromThread, handedOver: ArrayBuffer[] = []): void => parentPort?.postMessage(message, handedOver)

const inHand = new Set<Promise<void>>()

parentPort?.on('message', (message: ToThread) => {
  if (message === 'close') return void close()
  const { id } = message
  const work = answer(message)
    .then(
      (made) => send({ id, ...made }, [made.body.buffer as ArrayBuffer]),
      (error: unknown) =>
        send({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    .finally(() => inHand.delete(work))
  inHand.add(work)
})

send('ready')

async function close(): Promise<void> {
  await Promise.all(inHand)
  await app.close()
  known?.save()
  store.close()
  parentPort?.close()
}
