import { formatOpenings, formatSpan } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'
import { type FigureBasis, sourceName } from './figure-foot.tsx'
import { selectionWords } from './selection-words.ts'

interface ShareAndCiteProps {
  page: PageContext
  skill: { id: string; name: string }
  basis: FigureBasis
  /** Address of this server as the reader called it, e.g. `http://127.0.0.1:4321`. */
  origin: string
  /** UTC day. */
  today: string
}

/** Address of the embedded figure of a skill; what the reader holds stays out of it. */
export const embedHref = (page: PageContext, skillId: string): string =>
  hrefOf(`/embed/skills/${encodeURIComponent(skillId)}`, page.state, { skills: [] })

/** The figure as picture, as a frame for other pages and as a citation. */
export function ShareAndCite({ page, skill, basis, origin, today }: ShareAndCiteProps) {
  const picture = (form: 'png' | 'svg') =>
    hrefOf(`/skills/${encodeURIComponent(skill.id)}.${form}`, page.state, { skills: [] })
  const frame = `<iframe src="${origin}${embedHref(page, skill.id)}" title="${skill.name}: share of openings" width="720" height="560"></iframe>`
  return (
    <details class="chart-table">
      <summary>Share this figure</summary>
      <p>
        As a picture with its selection, n, span and sources: <a href={picture('png')}>PNG</a> ·{' '}
        <a href={picture('svg')}>SVG</a>
      </p>
      <label>
        <span>Embed</span>
        <textarea readOnly rows={3}>
          {frame}
        </textarea>
      </label>
      <p class="quiet">
        Only pages of this machine may frame it, because SkillTide runs here and answers nobody else. For a website or a
        document take the picture.
      </p>
      <label>
        <span>Cite</span>
        <textarea readOnly rows={3}>
          {citation({ page, skill, basis, today })}
        </textarea>
      </label>
    </details>
  )
}

/** One sentence that says what was counted, over what, by which rules and when it was looked at. */
export function citation({ page, skill, basis, today }: Omit<ShareAndCiteProps, 'origin'>): string {
  const span = basis.span === null ? 'no data' : formatSpan(basis.span.from, basis.span.until)
  const demo = page.mode === 'demo' ? 'Demo data, synthetic. ' : ''
  return `${demo}SkillTide ${page.version}: ${skill.name}, share of openings, ${selectionWords(page)}, ${span}, n = ${formatOpenings(basis.n)}. Sources: ${basis.sources.map(sourceName).join(', ')}. Rules ${page.rules}. Looked at on ${today}.`
}

/** What stands under a picture; at most two sources by name, so that it fits. */
export function pictureBasis({ n, span, sources }: FigureBasis): string {
  const named = sources.slice(0, 2).map(sourceName).join(', ')
  const more = sources.length > 2 ? ` and ${sources.length - 2} more` : ''
  const days = span === null ? '' : ` · ${formatSpan(span.from, span.until)}`
  return `n = ${formatOpenings(n)}${days} · ${named}${more}`
}
