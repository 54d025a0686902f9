import type { ChartPoint } from '../charts/trend-chart-data.ts'

/** The periods of a figure, read from the table that stands in it: the page carries each number once. */
export function readPoints(figure: HTMLElement): ChartPoint[] {
  return [...figure.querySelectorAll<HTMLElement>('tr[data-state]')].map((row) => ({
    label: row.querySelector('th')?.textContent ?? '',
    n: Number(row.dataset.n),
    count: Number(row.dataset.count),
    share: numberOrNull(row.dataset.share),
    low: numberOrNull(row.dataset.low),
    high: numberOrNull(row.dataset.high),
    state: readState(row.dataset.state),
    mark: numberOrNull(row.dataset.mark),
  }))
}

const numberOrNull = (text: string | undefined): number | null =>
  text === undefined || text === '' ? null : Number(text)

const STATES = ['good', 'unsettled', 'survivor', 'outage', 'small', 'forecast'] as const

function readState(text: string | undefined): ChartPoint['state'] {
  return STATES.find((state) => state === text) ?? 'empty'
}
