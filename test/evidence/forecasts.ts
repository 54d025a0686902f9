import { readFileSync } from 'node:fs'
import { forecastShare } from '../../analysis/trends/forecast/forecast-share.ts'
import { readSeries } from '../../analysis/trends/series/read-series.ts'
import type { Counted } from '../../analysis/trends/weighted-change.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { hnTermSeries } from './hn-terms.ts'
import { corpusFile } from './real-postings.ts'

/** Ends that are held back, so many periods apart: the last one is the end of the record. */
const ENDS = 30
const HORIZONS = [4, 12] as const
const GROUP = '80 % forecast interval holds what came, on held-back ends of real series'
/** Indeed publishes shares of adverts that it counts by the hundred thousand, and no counts. */
const INDEED_OPENINGS = 20_000

interface RealSeries {
  name: string
  /** Periods between two ends. */
  apart: number
  series: (readonly Counted[])[]
}

function realSeries(): RealSeries[] {
  const terms = new Map<string, Counted[]>()
  for (const { series, periodStart, count, n } of readSeries(
    hnTermSeries(corpusFile('series/hn-term-share-to-2025-12.csv')),
  ).rows) {
    if (periodStart < '2015-06-01') continue // months are missing before it
    terms.set(series, [...(terms.get(series) ?? []), { count, n }])
  }
  return [
    { name: '51 terms of "Who is hiring?", months', apart: 2, series: [...terms.values()] },
    { name: 'AI in adverts of 9 countries (Indeed), weeks', apart: 4, series: indeed('ai-share-weekly.csv') },
    {
      name: 'generative AI in adverts of 9 countries (Indeed), weeks',
      apart: 4,
      series: indeed('genai-share-weekly.csv'),
    },
  ]
}

function indeed(name: string): Counted[][] {
  const byCountry = new Map<string, Counted[]>()
  const [, ...lines] = readFileSync(corpusFile(`series/indeed/${name}`), 'utf8')
    .trim()
    .split('\n')
  for (const line of lines) {
    const [, country = '', percent = ''] = line.trim().split(',')
    const cell = { count: (Number(percent) / 100) * INDEED_OPENINGS, n: INDEED_OPENINGS }
    byCountry.set(country, [...(byCountry.get(country) ?? []), cell])
  }
  return [...byCountry.values()]
}

interface Outcome {
  held: number
  all: number
  error: number
  lastError: number
  shown: number
  tried: number
  /** Variance of `held`: ends that overlap, and series that move together, miss together. */
  variance: number
}

/** Coverage on held-back ends, and the error beside that of the last value. */
export function forecasts(ends = ENDS): EvidenceRow[] {
  const sets = realSeries().map((set) => ({ set, outcomes: HORIZONS.map((horizon) => outcomeOf(set, horizon, ends)) }))
  const rows = HORIZONS.flatMap((horizon, index) => {
    const outcomes = sets.map(({ set, outcomes }) => ({ name: set.name, outcome: outcomes[index] ?? NOTHING }))
    const whole = outcomes.reduce((sum, { outcome }) => added(sum, outcome), NOTHING)
    return [...outcomes, { name: 'all of them', outcome: whole }].map(({ name, outcome }) => ({
      name,
      outcome,
      horizon,
    }))
  })
  return rows.map(({ name, outcome, horizon }): EvidenceRow => {
    const { held, all, error, lastError, shown, tried, variance } = outcome
    const luck = ((100 * Math.sqrt(variance)) / all).toFixed(1)
    const note = `± ${luck} (standard error); shown ${shown} of ${tried}; error ${(error / lastError).toFixed(2)} of that of the last value`
    return {
      group: GROUP,
      what: `${horizon} ahead: ${name}`,
      figure: held / all,
      low: 0.76,
      high: 0.84,
      trials: all,
      note,
    }
  })
}

const NOTHING: Outcome = { held: 0, all: 0, error: 0, lastError: 0, shown: 0, tried: 0, variance: 0 }
const added = (a: Outcome, b: Outcome): Outcome => ({
  held: a.held + b.held,
  all: a.all + b.all,
  error: a.error + b.error,
  lastError: a.lastError + b.lastError,
  shown: a.shown + b.shown,
  tried: a.tried + b.tried,
  variance: a.variance + b.variance,
})

/** Ends whose forecasts overlap are one block, all series together; the variance is that between blocks. */
function outcomeOf({ series, apart }: RealSeries, horizon: number, ends: number): Outcome {
  const perBlock = Math.ceil(horizon / apart)
  const blocks = Array.from({ length: Math.ceil(ends / perBlock) }, () => NOTHING)
  for (const periods of series) {
    for (let end = 0; end < ends; end++) {
      const cut = periods.length - horizon - end * apart
      const block = Math.floor(end / perBlock)
      if (cut >= horizon) blocks[block] = added(blocks[block] ?? NOTHING, oneEnd(periods, cut, horizon))
    }
  }
  const sum = blocks.reduce(added, NOTHING)
  const apartBy = ({ held, all }: Outcome) => (held - (all * sum.held) / sum.all) ** 2
  const between = blocks.reduce((total, block) => total + apartBy(block), 0)
  return { ...sum, variance: (between * blocks.length) / (blocks.length - 1) }
}

function oneEnd(periods: readonly Counted[], cut: number, horizon: number): Outcome {
  const shareAt = (index: number) => (periods[index]?.count ?? 0) / (periods[index]?.n ?? 1)
  const forecast = forecastShare(periods.slice(0, cut), horizon)
  if (forecast === null) return { ...NOTHING, tried: 1 }
  const last = shareAt(cut - 1)
  return forecast.steps.reduce(
    (sum, { share, low, high }, step) => {
      const actual = shareAt(cut + step)
      const held = low <= actual && actual <= high ? 1 : 0
      const errors = { error: Math.abs(share - actual), lastError: Math.abs(last - actual) }
      return added(sum, { ...NOTHING, held, all: 1, ...errors })
    },
    { ...NOTHING, shown: 1, tried: 1 },
  )
}
