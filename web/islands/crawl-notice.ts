const ASK_EVERY_MS = 5_000

interface Known {
  isAtWork: boolean
  endedAt: string | null
}

/**
 * Lets the card of a page that shows no crawl notice one that begins elsewhere: it becomes the card that the server has by then,
 * unless the reader is just using it. While nobody looks at the page nothing is asked.
 *
 * @param follow  what is done with the new card
 */
export function noticeCrawl(card: HTMLElement, follow: (card: HTMLElement) => void): void {
  const address = card.dataset.crawlNext ?? ''
  const seen = card.dataset.crawlEnded ?? ''
  const tell = (news: 'begun' | 'missed') => card.querySelector(`[data-crawl-${news}]`)?.removeAttribute('hidden')

  async function look(): Promise<void> {
    if (document.hidden) return
    const answer = await fetch(address)
    if (!answer.ok) return stop()
    const { isAtWork, endedAt }: Known = await answer.json()
    if (isAtWork) {
      stop()
      await showCrawl()
    } else if ((endedAt ?? '') !== seen) {
      stop()
      tell('missed')
    }
  }

  async function showCrawl(): Promise<void> {
    const page = await (await fetch(location.href)).text()
    const next = new DOMParser().parseFromString(page, 'text/html').querySelector<HTMLElement>('[data-crawl-events]')
    if (next === null) tell('missed')
    else if (card.contains(document.activeElement)) tell('begun')
    else {
      card.replaceWith(next)
      follow(next)
    }
  }

  // A server that is away for a moment is asked again.
  const timer = setInterval(() => look().catch(() => {}), ASK_EVERY_MS)
  const stop = () => clearInterval(timer)
}
