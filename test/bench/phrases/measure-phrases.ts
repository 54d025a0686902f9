import { versionOf } from '../harness/peers.ts'
import { type BenchRow, inTurns, type Peer, type Turn } from '../harness/reading.ts'
import { hasRealAdverts, realAdverts } from '../harness/real-adverts.ts'
import { report, say } from '../harness/report.ts'
import { bytesOf, throughputTurn } from '../harness/throughput.ts'
import { startNativeFinders } from './native-finders.ts'
import { NPM_FINDERS } from './npm-finders.ts'
import { extractionFinder, listedForms, matchingFinder } from './our-finders.ts'

/** Known phrases in the readable texts of real adverts, one thread: measure-phrases FOLDER. */

const TIMES_NPM = 5
const TIMES_NATIVE = 1

const [folder = '.'] = process.argv.slice(2)
if (hasRealAdverts) report(await measure())
else {
  say('left out: known phrases are looked for in the real adverts of ../shared/corpora, which are not there')
  report([])
}

async function measure(): Promise<BenchRow[]> {
  const { texts, find: extract } = extractionFinder(await realAdverts())
  const forms = listedForms()
  const bytes = bytesOf(texts)
  say(`${texts.length} real adverts, ${(bytes / 1e6).toFixed(1)} MB of text, ${forms.length} forms`)
  const turns: Turn[] = [
    throughputTurn('matching', texts, matchingFinder()),
    throughputTurn('extraction', texts, extract),
  ]
  for (const [name, make] of Object.entries(NPM_FINDERS)) turns.push(throughputTurn(name, texts, await make(forms)))
  const natives = await startNativeFinders(forms, texts, folder)
  for (const { name, pass } of natives) {
    turns.push({ name, run: async () => bytes / 1e6 / (await pass()).seconds })
  }
  const readings = await inTurns(turns)
  for (const { close } of natives) close()
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
