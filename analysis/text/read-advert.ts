import type { Description } from '../../data/domain.ts'
import type { Advert, Layout } from './advert.ts'
import { readHtml } from './html-text.ts'
import { layoutPlainText } from './plain-text.ts'
import type { SectionReader } from './sections.ts'

/** The longest advert of 5,824 (Ashby boards and HN threads) has 22,682 characters; a hundred times that is none. */
const MAX_ADVERT_LENGTH = 2_000_000
const SHOWN_TAG = /(?:<|&lt;)\/?(?:p|div|ul|ol|li|br|h[1-6]|strong|b|em|span|a)\b[^<>]{0,500}?(?:>|&gt;)/gi
/** Some boards escape their HTML, some of those that read them escape it again. */
const MAX_ESCAPES = 2

/**
 * Reads one advert: the text a person sees and its blocks with their sections. Plain text is kept as it is; of HTML
 * what it shows. Only the first two million characters are read; of longer plain text the rest has no blocks.
 *
 * @param company  the employer's name, whose headings ("About Acme", "Why Acme") speak of it
 */
export function readAdvert(description: Description, sections: SectionReader, company: string | null = null): Advert {
  const { text, blocks } = readLayout(description)
  return { text, blocks: sections.assign(text, blocks, company) }
}

/** The text alone, for those who need no blocks: the same as that of `readAdvert`, in a third of the time. */
export const readText = (description: Description): string => readLayout(description).text

function readLayout({ format, content }: Description): { text: string; blocks: Layout[] } {
  const read = content.slice(0, MAX_ADVERT_LENGTH)
  if (format === 'text') return { text: content, blocks: layoutPlainText(read) }
  let page = readHtml(read)
  for (let escapes = 0; escapes < MAX_ESCAPES && showsItsOwnTags(page); escapes++) page = readHtml(page.text)
  return page
}

/** Escaped HTML shows its tags as text. A few beside real tags are an advert that speaks of HTML. */
function showsItsOwnTags(page: { text: string; tagCount: number }): boolean {
  if (!page.text.includes('<') && !page.text.includes('&lt;')) return false
  return (page.text.match(SHOWN_TAG)?.length ?? 0) > Math.max(1, page.tagCount)
}
