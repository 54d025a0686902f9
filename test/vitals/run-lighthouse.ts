import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface LighthouseScores {
  performance: number
  accessibility: number
  bestPractices: number
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
  if (result === undefined) throw new Error(`Lighthouse gave nothing for ${url}`)
  const score = (name: string) => Math.round(100 * (result.lhr.categories[name]?.score ?? 0))
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
  }
}
