import { useContext } from 'preact/hooks'
import type { LanguageCount, SourceInfo } from '../../data/domain.ts'
import { formatOpenings, formatSpan } from '../format.ts'
import { FigureContext } from './figure-context.ts'

export interface FigureBasis {
  /** Openings behind the figures. */
  n: number
  span: { from: string; until: string } | null
  /** Openings left out because nobody read them: their adverts are not in English. */
  notRead?: readonly LanguageCount[]
  sources: readonly Pick<SourceInfo, 'source' | 'name' | 'origin' | 'attribution'>[]
}

interface FigureFootProps extends FigureBasis {
  csv?: string
  json?: string
  png?: string
  svg?: string
  note?: string
  /** Beside a figure whose method is linked close by. */
  isShort?: boolean
  /** Where the page of the method explains this kind of figure. */
  method?: MethodTopic
  /** What was counted, where it is not the selection of the page; null: the note says it. */
  selection?: string | null
}

/** Sections of `/about/method`. */
export type MethodTopic =
  | 'share'
  | 'change'
  | 'openings'
  | 'gaps'
  | 'merges'
  | 'levels'
  | 'forecast'
  | 'new'
  | 'pay'
  | 'together'
  | 'roles'
  | 'replace'
  | 'rank'
  | 'gap'
  | 'next'
  | 'advice'
  | 'plan'

/**
 * Stands under every figure: which openings and how many, which days, whose data, which rules, how it is counted, where to
 * download it. In a file of its own, outside a page, it links nothing.
 */
export function FigureFoot({ n, notRead = [], span, sources, note, ...props }: FigureFootProps) {
  const page = useContext(FigureContext)
  const selection = props.selection === undefined ? (page?.selection ?? null) : props.selection
  return (
    <p class="figure-foot">
      {selection === null ? null : <span class="foot-selection">{selection}</span>}
      <span>
        <abbr title="number of openings behind these figures">n</abbr> = {formatOpenings(n)}
      </span>
      {notRead.length === 0 ? null : (
        <span title={notRead.map(({ language, openings }) => `${language}: ${openings}`).join(', ')}>
          {formatOpenings(notRead.reduce((sum, { openings }) => sum + openings, 0))} in other languages not read
        </span>
      )}
      <span>{span === null ? 'no span: no data' : formatSpan(span.from, span.until)}</span>
      <span>
        {sources.length === 0 ? 'no source' : `Source${sources.length === 1 ? '' : 's'}: `}
        {page === null ? sources.map(sourceName).join(', ') : listOf(sources.map(sourceName))}
      </span>
      {note === undefined ? null : <span>{note}</span>}
      {page === null || props.isShort ? null : (
        <span>
          rules <code>{page.rules}</code>
        </span>
      )}
      <span class="figure-links">
        {page === null || props.isShort ? null : (
          <a href={`/about/method#${props.method ?? 'share'}`}>How this is counted</a>
        )}
        {FILES.map(([form, name]) =>
          props[form] === undefined ? null : (
            <a key={form} href={props[form]} data-download>
              {name}
            </a>
          ),
        )}
      </span>
    </p>
  )
}

const FILES = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['png', 'PNG'],
  ['svg', 'SVG'],
] as const

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
