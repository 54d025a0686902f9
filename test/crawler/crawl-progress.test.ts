import { describe, expect, test } from 'vitest'
import { showCrawlProgress } from '../../crawler/crawl-progress.ts'

function watch(isTTY: boolean) {
  let now = 0
  let screen: string[] = []
  let writes = 0
  /** As much of a terminal as the lines need: up, and clear to the end. */
  const write = (text: string) => {
    writes += 1
    const [, up, lines] = /^(?:ESC\[(\d+)A)?ESC\[J([\s\S]*)\n$/.exec(text.replaceAll('\u001b', 'ESC')) ?? []
    if (lines === undefined) throw new Error(`unknown control: ${JSON.stringify(text)}`)
    screen = [...screen.slice(0, screen.length - Number(up ?? 0)), ...lines.split('\n')]
  }
  const show = showCrawlProgress({ isTTY, write }, () => now)
  const at = (ms: number, ...entries: [id: string, done: number, known: number][]) => {
    now = ms
    show(entries.map(([entryId, done, known]) => ({ entryId, done, known })))
    return screen
  }
  return { at, writes: () => writes }
}

describe('the progress of a crawl', () => {
  test('shows each source with its rate and the time that it still takes', () => {
    const { at } = watch(true)
    at(0, ['lever-acme', 0, 1], ['feed', 0, 1])
    expect(at(10_000, ['lever-acme', 10, 40], ['feed', 1, 1])).toEqual([
      'lever-acme  10 of 40 pages, 1.0/s, 30 s left',
      '1 of 2 sources read: 11 of 41 pages, 1.1/s, 28 s left',
    ])
    expect(at(40_000, ['lever-acme', 40, 40], ['feed', 1, 1])).toEqual(['2 of 2 sources read: 41 of 41 pages, 1.0/s'])
  })

  test('takes no credit for what an earlier process read', () => {
    const { at } = watch(true)
    at(0, ['site', 500, 1000])
    expect(at(10_000, ['site', 510, 1000])[0]).toBe('site  510 of 1000 pages, 1.0/s, 8 min left')
  })

  test('shows the eight sources with most left, and draws no more than ten times a second', () => {
    const { at, writes } = watch(true)
    const many = Array.from({ length: 20 }, (_, index): [string, number, number] => [`s${index}`, 0, index + 2])
    expect(at(0, ...many)).toHaveLength(9)
    for (let ms = 1; ms < 100; ms += 1) at(ms, ...many)
    expect(writes()).toBe(1)
  })

  test('is silent in a pipe', () => {
    const { at, writes } = watch(false)
    at(0, ['a', 0, 1])
    expect(writes()).toBe(0)
  })
})
