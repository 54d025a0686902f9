/** What a page of everything asks for is worked out ahead when the data have rested for so long. */
const LOOK_MS = 1000

interface Preparation {
  /** Another text after every change of the data. */
  versionOf(): string
  /** Works out what the first pages ask for, in turns. */
  prepare(): Promise<unknown>
}

/**
 * Prepares after the start and after each change of the data, so that no reader waits for what all of them ask for. While
 * somebody writes (a crawl, a page at a time) it waits. What fails is left to the page that asks for it, which tells why.
 */
export function keepPrepared({ versionOf, prepare }: Preparation): { stop(): void } {
  let seen: string | null = null
  let prepared: string | null = null
  let isBusy = false
  async function look(): Promise<void> {
    if (isBusy) return
    isBusy = true
    try {
      const version = versionOf()
      const isResting = seen === null || version === seen
      seen = version
      if (!isResting || version === prepared) return
      prepared = version
      await prepare()
    } catch {
      // The next look, or the page that asks.
    } finally {
      isBusy = false
    }
  }
  void look()
  const timer = setInterval(() => void look(), LOOK_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
