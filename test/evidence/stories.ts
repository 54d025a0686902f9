import { analyzeSeriesFile } from '../../analysis/trends/series/analyze-series.ts'
import type { SeriesChange } from '../../analysis/trends/series/series-report.ts'
import { hnTermSeries } from './hn-terms.ts'
import { corpusFile } from './real-postings.ts'

const TERMS = [
  ...['Kubernetes', 'LLM', 'Agentic', 'GenAI', 'Hadoop', 'Ruby/Rails', 'PHP', 'Docker', 'React', 'TypeScript'],
  ...['Python', 'Rust', 'Deep learning', 'Crypto/Web3', 'Remote', 'Java'],
]

const points = ({ changePp, lowPp, highPp }: SeriesChange): string =>
  changePp === null || lowPp === null || highPp === null
    ? ''
    : ` ${changePp.toFixed(1)} [${lowPp.toFixed(1)}, ${highPp.toFixed(1)}]`

const percent = (share: number): string => (100 * share).toFixed(share < 0.095 ? 1 : 0)

/** What is told of terms whose stories everybody in the trade remembers. */
export function storiesTable(): string {
  const { series } = analyzeSeriesFile(hnTermSeries(corpusFile('series/hn-term-share-to-2025-12.csv')))
  const lines = TERMS.flatMap((term) => {
    const found = series.find(({ series }) => series === term)
    if (!found) return []
    const shifts = found.levelShifts.map(({ label, before, after }) => {
      return `${label} ${percent(before)}→${percent(after)} %`
    })
    const longRun = found.longRun ? `${found.longRun.verdict}${points(found.longRun.change)}` : ''
    return [[term, `${found.verdict}${points(found.change)}`, longRun, shifts.join(', ')]]
  })
  const rows = [['', 'last two years, points', 'since 2011, points', 'level shifts'], ...lines]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const text = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return ['', 'Known stories: shares of "Who is hiring?" posts by month, 2011-04 to 2025-12', ...text].join('\n')
}
