import type { CrawlState } from '../crawl-state.ts'

/** A screen reader is told a new phase at once, and numbers no more often. */
const SAY_EVERY_MS = 15_000

/** Lets the card of a crawl follow its events; at the end it offers to show what was read. */
export function followCrawl(card: HTMLElement): void {
  const part = <Part extends HTMLElement>(name: string) => card.querySelector<Part>(`[data-crawl-${name}]`)
  const bar = part<HTMLProgressElement>('bar')
  let saidPhase = ''
  let saidAtMs = 0

  function say(phase: string, words: string): void {
    const said = part('said')
    if (said === null || (phase === saidPhase && performance.now() - saidAtMs < SAY_EVERY_MS)) return
    said.textContent = words
    saidPhase = phase
    saidAtMs = performance.now()
  }

  function show(state: CrawlState & { words: string }): void {
    const words = state.lastLine === null ? state.words : `${state.words} ${state.lastLine}`
    const shown = part('words')
    if (shown !== null) shown.textContent = words
    say(`${state.phase} ${state.isStopping}`, words)
    if (bar === null) return
    if (state.all === 0) bar.removeAttribute('value')
    else {
      bar.max = state.all
      bar.value = state.done
    }
    if (state.phase === 'reading' || state.phase === 'analysing') return
    events.close()
    bar.hidden = true
    part('stop')?.remove()
    part('end')?.removeAttribute('hidden')
  }

  const events = new EventSource(card.dataset.crawlEvents ?? '')
  events.addEventListener('crawl', ({ data }: MessageEvent<string>) => show(JSON.parse(data)))
}
