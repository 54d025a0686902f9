import type { SourceInfo } from '../../data/domain.ts'
import { formatOpenings, formatSpan } from '../format.ts'

export interface FigureBasis {
  /** Openings behind the figures. */
  n: number
  span: { from: string; until: string } | null
  sources: readonly Pick<SourceInfo, 'source' | 'name' | 'origin' | 'attribution'>[]
}

interface FigureFootProps extends FigureBasis {
  csv?: string
  json?: string
  note?: string
  /** Beside a figure whose method is linked close by. */
  isShort?: boolean
}

/** Stands under every figure: how many openings, which days, whose data, how it is counted, where to download it. */
export function FigureFoot({ n, span, sources, csv, json, note, isShort = false }: FigureFootProps) {
  return (
    <p class="figure-foot">
      <span>
        <abbr title="number of openings behind these figures">n</abbr> = {formatOpenings(n)}
      </span>
      <span>{span === null ? 'no span: no data' : formatSpan(span.from, span.until)}</span>
      <span>
        {sources.length === 0 ? 'no source' : `Source${sources.length === 1 ? '' : 's'}: `}
        {listOf(sources.map(sourceName))}
      </span>
      {note === undefined ? null : <span>{note}</span>}
      <span class="figure-links">
        {isShort ? null : <a href="/about#method">How this is counted</a>}
        {csv === undefined ? null : <a href={csv}>CSV</a>}
        {json === undefined ? null : <a href={json}>JSON</a>}
      </span>
    </p>
  )
}

const ORIGIN_MARKS = { own: '', history: ' (shipped history)', demo: ' (demo)' } as const

export const sourceName = ({ name, origin }: Pick<SourceInfo, 'name' | 'origin'>): string =>
  `${name}${name.toLowerCase().includes(origin) ? '' : ORIGIN_MARKS[origin]}`

/** The first three by name: a crawl may have dozens of boards, and the page of sources lists them all. */
function listOf(names: readonly string[]) {
  const shown = names.slice(0, 3).join(', ')
  if (names.length <= 3) return shown
  return (
    <>
      {shown} and <a href="/sources">{names.length - 3} more</a>
    </>
  )
}
