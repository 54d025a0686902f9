import type { Turn } from './reading.ts'

/** A pass of a slow contestant takes about this long at most: it reads every second, fourth … text instead of all. */
const LONGEST_PASS_MS = 700
const SAMPLE_SIZE = 40
const WARMING_PASSES = 5

/**
 * A contestant that reads texts one by one: its figure is MB (10⁶ bytes of UTF-8) a second of processor time, so that
 * other work on the machine counts for little.
 */
export function throughputTurn(name: string, texts: readonly string[], read: (text: string) => unknown): Turn {
  const share = shareOf(texts, read)
  const own = texts.filter((_, index) => index % share === 0)
  const bytes = bytesOf(own)
  return {
    name,
    run() {
      const ms = cpuMs(() => {
        for (const text of own) read(text)
      })
      return bytes / 1000 / ms
    },
  }
}

export const bytesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)

export function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function shareOf(texts: readonly string[], read: (text: string) => unknown): number {
  const step = Math.max(1, Math.floor(texts.length / SAMPLE_SIZE))
  const sample = texts.filter((_, index) => index % step === 0)
  const pass = () => {
    for (const text of sample) read(text)
  }
  // The compiler learns first: a pass of code that is not compiled yet tells little about the next one.
  for (let warming = 0; warming < WARMING_PASSES; warming++) pass()
  const expectedMs = (cpuMs(pass) * texts.length) / sample.length
  return 2 ** Math.max(0, Math.ceil(Math.log2(expectedMs / LONGEST_PASS_MS)))
}
