import type { Description } from '../../data/domain.ts'
import { ItemShapeError } from './source-errors.ts'

export interface DescriptionPart {
  /** Plain text. */
  heading?: string | null
  html: string | null
}

/**
 * The text of a posting that comes in parts, each under its heading. Parts without text leave no heading behind.
 * @throws ItemShapeError when no part has any text
 */
export function describedInParts(parts: readonly DescriptionPart[]): Description {
  const html = parts.flatMap(({ heading, html }) => {
    if (html === null || html.trim() === '') return []
    return heading ? [`<h3>${escapeHtml(heading)}</h3>`, html] : [html]
  })
  if (html.length === 0) throw new ItemShapeError('missing description')
  return { format: 'html', content: html.join('\n') }
}

/**
 * Pay that a source states in a field of its own, but as free text ("£46,000 to £52,000 a year"). It becomes a line of
 * the text, where the analysis reads pay; taking it apart here would be a second reader of the same words. Without a
 * digit ("competitive") it says nothing.
 */
export const payLine = (pay: string | null): DescriptionPart => ({
  html: pay === null || !/\d/.test(pay) ? null : `<p>Salary: ${escapeHtml(pay)}</p>`,
})

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
