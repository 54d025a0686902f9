import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface LighthouseScores {
  /** Null: Lighthouse gave none. */
  performance: number | null
  accessibility: number | null
  bestPractices: number | null
}

interface Lighthouse {
  default: (
    url: string,
    flags: { port: number; output: 'json'; logLevel: 'error'; onlyCategories: string[]; throttlingMethod: string },
  ) => Promise<{ lhr: { categories: Record<string, { score: number | null }> } } | undefined>
}

/** Lighthouse as a telephone, over a Chromium that listens at `port`; scores from 0 to 100. */
export async function runLighthouse(url: string, port: number): Promise<LighthouseScores> {
  // It is installed beside this folder's package.json, not where this file is bundled to.
  const from = createRequire(join(process.cwd(), 'test', 'vitals', 'package.json'))
  const { default: lighthouse } = (await import(pathToFileURL(from.resolve('lighthouse')).href)) as Lighthouse
  const result = await lighthouse(url, {
    ...{ port, output: 'json', logLevel: 'error', throttlingMethod: 'simulate' },
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  })
  // On a busy machine Lighthouse gives up on a page now and then: that is no score of 0.
  const score = (name: string) => {
    const given = result?.lhr.categories[name]?.score ?? null
    return given === null ? null : Math.round(100 * given)
  }
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
  }
}
