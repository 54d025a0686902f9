import type { EntryProgress } from './frontier.ts'

/** Sources shown at a time: those with most pages left. */
const SHOWN_SOURCES = 8
const REDRAW_MS = 100

interface Terminal {
  isTTY?: boolean
  write(text: string): unknown
}

/** When a source was first seen at work, and how far it was then: a resumed run has pages that took no time. */
interface Begin {
  atMs: number
  done: number
}

/**
 * Shows on a terminal how far each source has come, with rate and time left, in lines that rewrite themselves. Silent in
 * a pipe.
 *
 * @param nowMs  milliseconds of any steady clock
 */
export function showCrawlProgress(
  terminal: Terminal,
  nowMs: () => number,
): (entries: readonly EntryProgress[]) => void {
  if (terminal.isTTY !== true) return () => {}
  const begins = new Map<string, Begin>()
  let drawnLines = 0
  let drawnAtMs = Number.NEGATIVE_INFINITY
  return (entries) => {
    const now = nowMs()
    for (const { entryId, done } of entries) if (!begins.has(entryId)) begins.set(entryId, { atMs: now, done })
    const isLast = entries.every(({ done, known }) => done === known)
    if (!isLast && now - drawnAtMs < REDRAW_MS) return
    const lines = progressLines(entries, begins, now)
    terminal.write(`${drawnLines > 0 ? `\u001b[${drawnLines}A` : ''}\u001b[J${lines.join('\n')}\n`)
    drawnLines = lines.length
    drawnAtMs = now
  }
}

function progressLines(entries: readonly EntryProgress[], begins: ReadonlyMap<string, Begin>, nowMs: number): string[] {
  const left = ({ done, known }: EntryProgress): number => known - done
  const atWork = entries.filter((entry) => left(entry) > 0)
  const shown = [...atWork].sort((one, other) => left(other) - left(one)).slice(0, SHOWN_SOURCES)
  const width = Math.max(0, ...shown.map(({ entryId }) => entryId.length))
  const lines = shown.map((entry) => {
    const begin = begins.get(entry.entryId) ?? { atMs: nowMs, done: entry.done }
    return `${entry.entryId.padEnd(width)}  ${paceWords(entry, begin, nowMs)}`
  })
  const sum = (count: (entry: EntryProgress) => number): number => entries.reduce((all, one) => all + count(one), 0)
  const all = { done: sum(({ done }) => done), known: sum(({ known }) => known) }
  const begin = {
    atMs: Math.min(nowMs, ...[...begins.values()].map(({ atMs }) => atMs)),
    done: [...begins.values()].reduce((total, { done }) => total + done, 0),
  }
  const finished = entries.length - atWork.length
  return [...lines, `${finished} of ${entries.length} sources read: ${paceWords(all, begin, nowMs)}`]
}

/** "12 of 40 pages, 1.0/s, 28 s left"; no rate before there is one. */
function paceWords({ done, known }: { done: number; known: number }, begin: Begin, nowMs: number): string {
  const pages = `${done} of ${known} pages`
  const perSecond = ((done - begin.done) * 1000) / (nowMs - begin.atMs)
  if (!(perSecond > 0) || !Number.isFinite(perSecond)) return pages
  const rate = `${pages}, ${perSecond.toFixed(1)}/s`
  return done === known ? rate : `${rate}, ${timeWords((known - done) / perSecond)} left`
}

function timeWords(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`
  return seconds < 6_000 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`
}
