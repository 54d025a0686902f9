import { load } from 'cheerio'
import { Parser } from 'htmlparser2'
import { readHtml } from '../../../analysis/text/html-text.ts'
import { loadPeer, versionOf } from '../harness/peers.ts'
import { type BenchRow, inTurns, type Peer, readingOf } from '../harness/reading.ts'
import { hasRealAdverts, realAdverts } from '../harness/real-adverts.ts'
import { report, say } from '../harness/report.ts'
import { bytesOf, cpuMs, throughputTurn } from '../harness/throughput.ts'
import { HOSTILE_PAGES } from './hostile-pages.ts'

/** HTML to text, beside readers of HTML that are told to keep nothing but its text. */

const PART_OF_BARE = 0.5
/** Twice the page may take twice the time, and half as much again for the machine. */
const LINEAR_GROWTH = 3
const HOSTILE_SIZE = 1 << 20

interface Parse5 {
  parse(html: string): Parse5Node
}
interface Parse5Node {
  value?: string
  childNodes?: Parse5Node[]
}

if (hasRealAdverts) report([await measureAdverts(), measureHostile()])
else {
  say('left out: HTML of real adverts, as ../shared/corpora is not there')
  report([measureHostile()])
}

async function measureAdverts(): Promise<BenchRow> {
  const pages = (await realAdverts())
    .filter(({ description }) => description.format === 'html')
    .map(({ description }) => description.content)
  say(`${pages.length} real adverts, ${(bytesOf(pages) / 1e6).toFixed(1)} MB of HTML`)
  const { parse } = await loadPeer<Parse5>('parse5')
  const readers: Record<string, (html: string) => unknown> = {
    ours: readHtml,
    htmlparser2: textByEvents,
    cheerio: (html) => load(html).text(),
    parse5: (html) => textOf(parse(html)),
  }
  const readings = await inTurns(Object.entries(readers).map(([name, read]) => throughputTurn(name, pages, read)))
  const reading = (name: string) => readings.get(name) ?? readingOf([])
  const peers = Object.keys(readers)
    .slice(1)
    .map((name): Peer => ({ name, version: versionOf(name), kind: 'npm', reading: reading(name) }))
  return {
    work: 'HTML of real adverts to text, with its blocks, headings and lists',
    unit: 'MB/s',
    ours: reading('ours'),
    peers,
    goal: {
      says: `${PART_OF_BARE} × bare events of htmlparser2`,
      isMet: reading('ours').median >= PART_OF_BARE * reading('htmlparser2').median,
    },
  }
}

/** How much longer twice the page takes, at worst: 2 is linear, 4 quadratic. */
function measureHostile(): BenchRow {
  const growths = Object.entries(HOSTILE_PAGES).map(([name, page]) => {
    const [half, whole] = [page(HOSTILE_SIZE / 2), page(HOSTILE_SIZE)]
    readHtml(half)
    const rounds = Array.from({ length: 5 }, () => ({
      half: cpuMs(() => void readHtml(half)),
      whole: cpuMs(() => void readHtml(whole)),
    }))
    const least = (which: 'half' | 'whole') => Math.min(...rounds.map((round) => round[which]))
    const growth = least('whole') / least('half')
    say(`hostile: ${name}, ${least('whole').toFixed(0)} ms for 1 MB, ${growth.toFixed(1)} times that of half of it`)
    return growth
  })
  const ours = readingOf(growths)
  return {
    work: `${growths.length} kinds of hostile pages of 1 MB, time beside that of half the page`,
    unit: 'times',
    ours,
    peers: [],
    goal: { says: `at most ${LINEAR_GROWTH} (2 is linear, 4 quadratic)`, isMet: ours.max <= LINEAR_GROWTH },
  }
}

function textByEvents(html: string): string {
  let text = ''
  const parser = new Parser({
    ontext(data) {
      text += data
    },
  })
  parser.write(html)
  parser.end()
  return text
}

function textOf(root: Parse5Node): string {
  let text = ''
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.value !== undefined) text += node.value
    for (const child of node.childNodes?.toReversed() ?? []) waiting.push(child)
  }
  return text
}
