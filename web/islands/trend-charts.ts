import {
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import { type ChartPoint, toChartData } from '../charts/trend-chart-data.ts'
import { drawMarks, drawNewest } from './drawn-words.ts'
import { readPoints } from './read-points.ts'

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Filler, Tooltip)

interface Drawn {
  chart: Chart<'line', (number | null)[], string>
  plot: HTMLElement
  colours: ReturnType<typeof readColours>
}

/** Puts a canvas over the SVG of each figure: same course, with values under the pointer and under the arrow keys. */
export function startTrendCharts(figures: readonly HTMLElement[]): void {
  const drawn: Drawn[] = []
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue
        observer.unobserve(target)
        const chart = draw(target)
        if (chart !== null) drawn.push(chart)
      }
    },
    { rootMargin: '200px' },
  )
  for (const figure of figures) observer.observe(figure)
  const repaint = () => drawn.forEach(recolour)
  document.addEventListener('themechange', repaint)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint)
}

function draw(figure: HTMLElement): Drawn | null {
  const plot = figure.querySelector<HTMLElement>('.chart-plot')
  const points = readPoints(figure)
  if (plot === null || !points.some(({ share }) => share !== null) || plot.querySelector('.plot') === null) return null
  const canvas = document.createElement('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  plot.append(canvas)
  plot.classList.add('chart-drawn')
  const colours = readColours(plot)
  const chart = new Chart(canvas, configuration(points, colours, plot.clientHeight < 180))
  listenToKeys(chart, plot, points)
  return { chart, plot, colours }
}

function configuration(
  points: readonly ChartPoint[],
  colours: Drawn['colours'],
  isSmall: boolean,
): ChartConfiguration<'line', (number | null)[], string> {
  const data = toChartData(points)
  const { labels, share, low, high, isProvisional, isForecast, marks, ticks } = data
  const newest = isForecast.indexOf(true) < 0 ? labels.length - 1 : isForecast.indexOf(true) - 1
  const edge = { borderWidth: 0, pointRadius: 0, pointHitRadius: 0, spanGaps: false, backgroundColor: colours.band }
  return {
    type: 'line',
    data: {
      labels,
      datasets: [
        {
          data: share,
          borderColor: colours.line,
          borderWidth: 2.25,
          spanGaps: false,
          pointRadius: ({ dataIndex }) =>
            dataIndex === newest ? 4 : dataIndex < newest && labels.length <= 36 ? 2.5 : 0,
          pointHoverRadius: 5,
          pointBackgroundColor: (context) => (isProvisional[context.dataIndex] ? colours.surface : colours.line),
          pointBorderColor: () => colours.line,
          segment: {
            borderDash: ({ p0DataIndex, p1DataIndex }) =>
              isForecast[p1DataIndex]
                ? [8, 4]
                : isProvisional[p0DataIndex] || isProvisional[p1DataIndex]
                  ? [3, 5]
                  : undefined,
          },
        },
        { data: only(high, (index) => index <= newest), ...edge, fill: '+1' },
        { data: only(low, (index) => index <= newest), ...edge, fill: false },
        { data: only(high, (index) => index > newest), ...edge, fill: '+1' },
        { data: only(low, (index) => index > newest), ...edge, fill: false },
      ],
    },
    plugins: [drawMarks(marks, colours), drawNewest(data, colours)],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: marks.length > 0 ? 14 : 0 } },
      scales: {
        x: {
          grid: { display: false },
          border: { display: false },
          ticks: { color: colours.text, maxRotation: 0, autoSkipPadding: 24, maxTicksLimit: isSmall ? 3 : 6 },
        },
        y: {
          min: 0,
          max: ticks.at(-1) ?? 1,
          border: { display: false },
          grid: { color: colours.grid },
          ticks: { color: colours.text, stepSize: ticks[1] ?? 1, callback: (value) => `${value}\u00a0%` },
        },
      },
      plugins: {
        tooltip: {
          displayColors: false,
          filter: ({ datasetIndex }) => datasetIndex === 0,
          callbacks: { label: ({ dataIndex }) => readout(points[dataIndex]) },
        },
      },
    },
  }
}

const only = (values: readonly (number | null)[], isWanted: (index: number) => boolean): (number | null)[] =>
  values.map((value, index) => (isWanted(index) ? value : null))

/** `9.0 % (7.1–11.2 %), 54 of 600 openings, not settled`. */
function readout(point: ChartPoint | undefined): string {
  if (point?.state === 'outage') return 'not known: no healthy reading'
  if (point === undefined || point.share === null) return 'no openings'
  const percent = (value: number | null): string => ((value ?? 0) * 100).toFixed(1)
  if (point.state === 'forecast')
    return `${percent(point.share)}\u00a0% to be expected (80\u00a0% of such forecasts hold ${percent(point.low)}–${percent(point.high)}\u00a0%)`
  const figures = `${percent(point.share)}\u00a0% (${percent(point.low)}–${percent(point.high)}\u00a0%), ${point.count} of ${point.n} openings`
  const note = {
    good: '',
    unsettled: ', not settled',
    survivor: ', survivors only',
    small: ', too few',
    outage: '',
    empty: '',
  }
  return figures + note[point.state]
}

/** ← and → step through the periods, Home and End jump, Escape leaves; what stands there is also said in words. */
function listenToKeys(chart: Drawn['chart'], plot: HTMLElement, points: readonly ChartPoint[]): void {
  const words = document.createElement('p')
  words.className = 'chart-readout visually-hidden'
  words.setAttribute('aria-live', 'polite')
  plot.after(words)
  plot.tabIndex = 0
  let position = points.length
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (index: number) => {
    position = index
    const element = chart.getDatasetMeta(0).data[index]
    const active = element === undefined ? [] : [{ datasetIndex: 0, index }]
    chart.setActiveElements(active)
    chart.tooltip?.setActiveElements(active, { x: element?.x ?? 0, y: element?.y ?? 0 })
    chart.update('none')
    clearTimeout(timer)
    const point = points[index]
    // A pause, so that a held key does not flood a screen reader (150 ms as in uPlot's discussion of the same).
    timer = setTimeout(() => {
      words.textContent = point === undefined ? '' : `${point.label}: ${readout(point)}`
    }, 150)
  }
  plot.addEventListener('keydown', (event) => {
    const last = points.length - 1
    const target = {
      ArrowLeft: Math.max(0, Math.min(position, last + 1) - 1),
      ArrowRight: Math.min(last, position > last ? last : position + 1),
      Home: 0,
      End: last,
      Escape: points.length,
    }[event.key]
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    show(target)
  })
  plot.addEventListener('blur', () => show(points.length))
}

/** Point colours are functions of these, so they follow by themselves. */
function recolour({ chart, plot, colours }: Drawn): void {
  Object.assign(colours, readColours(plot))
  const [line, upper] = chart.data.datasets
  if (line === undefined || upper === undefined) return
  line.borderColor = colours.line
  upper.backgroundColor = colours.band
  for (const axis of [chart.options.scales?.x, chart.options.scales?.y]) {
    if (axis?.ticks) axis.ticks.color = colours.text
    if (axis?.grid) axis.grid.color = colours.grid
  }
  chart.update('none')
}

/** A canvas knows no styles: the colours are those of the plot and of the SVG that it covers. */
function readColours(plot: HTMLElement) {
  const { color: line, backgroundColor: surface } = getComputedStyle(plot)
  const colour = (selector: string, property: 'stroke' | 'fill'): string => {
    const element = plot.querySelector(selector)
    return element === null ? line : getComputedStyle(element)[property]
  }
  return {
    line,
    surface,
    text: colour('.plot-label', 'fill'),
    ink: colour('.plot-newest', 'fill'),
    band: withAlpha(colour('.plot-band', 'fill')),
    grid: colour('.plot-grid', 'stroke'),
  }
}

/** The band is as pale as the one of the SVG, which uses opacity. */
const withAlpha = (colour: string): string => colour.replace(/^rgb\(([^)]+)\)$/, 'rgba($1, 0.2)')
