import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { versionOf } from '../harness/peers.ts'
import { type BenchRow, inTurns, type Peer, type Turn } from '../harness/reading.ts'
import { hasRealAdverts, realAdverts } from '../harness/real-adverts.ts'
import { report, say } from '../harness/report.ts'
import { bytesOf, throughputTurn } from '../harness/throughput.ts'
import { startNativeFinders } from './native-finders.ts'
import { type Finder, NPM_FINDERS } from './npm-finders.ts'
import { extractionFinder, listedForms, matchingFinder, type ReadableAdvert, readableAdverts } from './our-finders.ts'

/**
 * Known phrases in the readable texts of real adverts, one thread: measure-phrases FOLDER. Each finder is a process of its
 * own, so that none pays for the memory of another, and makes a pass when it is its turn.
 */

const TIMES_NPM = 5
const TIMES_NATIVE = 1

const [first = '.', name = '', adverts = ''] = process.argv.slice(2)
if (first === 'find') await serveFinder(name, JSON.parse(readFileSync(adverts, 'utf8')) as ReadableAdvert[])
else if (hasRealAdverts) report(await measure(first))
else {
  say('left out: known phrases are looked for in the real adverts of ../shared/corpora, which are not there')
  report([])
}

/** Makes a pass over the texts for each message, and answers with its speed. */
async function serveFinder(name: string, adverts: readonly ReadableAdvert[]): Promise<void> {
  const { run } = throughputTurn(
    name,
    adverts.map(({ text }) => text),
    await finderOf(name, adverts),
  )
  process.on('message', async () => process.send?.(await run()))
  process.send?.('ready')
}

async function finderOf(name: string, adverts: readonly ReadableAdvert[]): Promise<Finder> {
  if (name === 'matching') return matchingFinder()
  if (name === 'extraction') return extractionFinder(adverts)
  const make = NPM_FINDERS[name]
  if (make === undefined) throw new Error(`there is no finder ${name}`)
  return make(listedForms())
}

async function startFinder(name: string, adverts: string): Promise<Turn & { close(): void }> {
  const child = fork(process.argv[1] ?? '', ['find', name, adverts])
  await once(child, 'message')
  return {
    name,
    async run() {
      child.send('pass')
      const [speed] = await once(child, 'message')
      return Number(speed)
    },
    close: () => child.disconnect(),
  }
}

async function measure(folder: string): Promise<BenchRow[]> {
  const adverts = readableAdverts(await realAdverts())
  const texts = adverts.map(({ text }) => text)
  const forms = listedForms()
  const bytes = bytesOf(texts)
  say(`${texts.length} real adverts, ${(bytes / 1e6).toFixed(1)} MB of text, ${forms.length} forms`)
  const file = join(folder, 'adverts.json')
  writeFileSync(file, JSON.stringify(adverts))
  const finders: Awaited<ReturnType<typeof startFinder>>[] = []
  for (const name of ['matching', 'extraction', ...Object.keys(NPM_FINDERS)])
    finders.push(await startFinder(name, file))
  const turns: Turn[] = [...finders]
  const natives = await startNativeFinders(forms, texts, folder)
  for (const { name, pass } of natives) {
    turns.push({ name, run: async () => bytes / 1e6 / (await pass()).seconds })
  }
  const readings = await inTurns(turns)
  for (const { close } of [...finders, ...natives]) close()
  const readingOf = (name: string) => readings.get(name) ?? { median: Number.NaN, min: 0, max: 0, rounds: 0 }
  const peers: Peer[] = [
    ...Object.keys(NPM_FINDERS).map((name): Peer => {
      const isPackage = !name.includes(' ')
      const version = isPackage ? versionOf(name) : process.version
      return { name, version, kind: isPackage ? 'npm' : 'plain', reading: readingOf(name) }
    }),
    ...natives.map(({ name, version }): Peer => ({ name, version, kind: 'native', reading: readingOf(name) })),
  ]
  const fastest = (kind: Peer['kind']) =>
    Math.max(0, ...peers.filter((peer) => peer.kind === kind).map(({ reading }) => reading.median))
  const needed = Math.max(TIMES_NPM * fastest('npm'), TIMES_NATIVE * fastest('native'))
  const ours = readingOf('matching')
  return [
    {
      work: `known phrases (${forms.length.toLocaleString('en')} forms) in real adverts, all matching rules`,
      unit: 'MB/s',
      ours,
      peers,
      goal: {
        says: `${TIMES_NPM} × the fastest npm package, ${TIMES_NATIVE} × the fastest native one`,
        isMet: ours.median >= needed,
      },
    },
    {
      work: 'all of extraction over the same texts: layout, sections, language, levels, years',
      unit: 'MB/s',
      ours: readingOf('extraction'),
      peers: [],
      goal: null,
    },
  ]
}
