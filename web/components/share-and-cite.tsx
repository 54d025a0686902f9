import { formatOpenings, formatSpan } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { embedHref, type Shared, type SharedFigure } from '../shared-figure.ts'
import { demoPrefix } from './demo-words.tsx'
import { type FigureBasis, sourceName } from './figure-foot.tsx'

/** What a component of a figure is given so that the figure can be shared. */
export interface FigureShare {
  page: PageContext
  figure: SharedFigure
  shared: Shared
}

interface ShareAndCiteProps extends FigureShare {
  basis: FigureBasis
}

/** The figure as a frame for other pages and as a citation; its files stand in its foot. */
export function ShareAndCite({ page, figure, basis, shared }: ShareAndCiteProps) {
  const frame = `<iframe src="${shared.origin}${embedHref(page, figure)}" title="${figure.what}" width="720" height="560"></iframe>`
  return (
    <details class="share-figure">
      <summary>Embed or cite</summary>
      <label>
        <span>Embed</span>
        <textarea readOnly rows={3}>
          {frame}
        </textarea>
      </label>
      <p class="quiet">
        Only pages of this machine may frame it, because SkillTide runs here and answers nobody else. For a website or a
        document take the PNG or SVG: its selection, n, span, sources and day are in the picture.
      </p>
      <label>
        <span>Cite</span>
        <textarea readOnly rows={3}>
          {citation({ page, figure, basis, shared })}
        </textarea>
      </label>
    </details>
  )
}

/** One sentence that says what was counted, over what, by which rules and when it was looked at. */
export function citation({ page, figure, basis, shared }: ShareAndCiteProps): string {
  const span = basis.span === null ? 'no data' : formatSpan(basis.span.from, basis.span.until)
  return `${demoPrefix(page)}SkillTide ${page.version}: ${figure.what}, ${page.selectionText}, ${span}, n = ${formatOpenings(basis.n)}. Sources: ${basis.sources.map(sourceName).join(', ')}. Rules ${page.rules}. Looked at on ${shared.today}.`
}

/** What stands under a picture; at most two sources by name, so that it fits. */
export function pictureBasis({ n, span, sources }: FigureBasis, today: string): string {
  const named = sources.slice(0, 2).map(sourceName).join(', ')
  const more = sources.length > 2 ? ` and ${sources.length - 2} more` : ''
  const days = span === null ? '' : ` · ${formatSpan(span.from, span.until)}`
  return `n = ${formatOpenings(n)}${days} · ${named}${more} · SkillTide, ${today}`
}
