import type { CrawlState } from '../../web/crawl-state.ts'

export interface CrawlEvent {
  id: string
  state: CrawlState & { words: string }
}

/** Events of a stream as they come, until it ends. */
export async function* readEvents(response: Response): AsyncGenerator<CrawlEvent> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, id, data] = /^id: (.*)\nevent: crawl\ndata: (.*)$/.exec(block) ?? []
      if (id !== undefined && data !== undefined) yield { id, state: JSON.parse(data) }
    }
  }
}

/** All events until the end of the stream. */
export async function allEvents(response: Response): Promise<CrawlEvent[]> {
  const events: CrawlEvent[] = []
  for await (const event of readEvents(response)) events.push(event)
  return events
}
