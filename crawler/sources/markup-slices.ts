import type { OpenTag } from './html-tokens.ts'

/** An element that is a JobPosting in microdata or RDFa, cut out of its page. */
export interface MarkupSlice {
  syntax: 'microdata' | 'rdfa'
  html: string
}

export interface MarkupFinder {
  open(tag: OpenTag): void
  close(name: string, end: number): void
  /** What is still open ends with the page. */
  end(): void
}

/** Limits of one advert, so that the tree that is built of it stays small. */
const MAX_LENGTH = 1_000_000 // characters
const MAX_OPEN_TAGS = 200 // tags opened and not closed
const MAX_OPEN_OPTIONAL = 1_000 // those that may stay open: `<p>`, `<li>`
const MAX_SLICES = 1_000

const MICRODATA_TYPE = /schema\.org\/JobPosting\s*$/i
const RDFA_TYPE = /(^|[\s:/])JobPosting(\s|$)/
const VOID_TAGS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
const OPTIONAL_END: ReadonlySet<string> = new Set('p li dt dd tr td th option'.split(' '))

interface OpenSlice {
  syntax: MarkupSlice['syntax']
  name: string
  start: number
  /** Open elements of the same name, itself among them: its end is that which leaves none. */
  sameName: number
  openTags: number
  openOptional: number
  isTooDeep: boolean
}

/** Finds the outermost elements that are a JobPosting while the tags of a page go by. */
export function markupFinder(html: string, found: MarkupSlice[]): MarkupFinder {
  let slice: OpenSlice | null = null

  function finish(end: number): void {
    if (slice === null) return
    const { syntax, start, isTooDeep } = slice
    slice = null
    if (!isTooDeep && end - start <= MAX_LENGTH && found.length < MAX_SLICES) {
      found.push({ syntax, html: html.slice(start, end) })
    }
  }

  return {
    open({ name, attributes, isSelfClosing, start }) {
      if (isSelfClosing || VOID_TAGS.has(name)) return
      // `<li itemscope>` without an end: the next one begins where this one ends.
      const isNextOne = name === slice?.name && OPTIONAL_END.has(name) && syntaxOf(attributes) !== null
      if (isNextOne) finish(start)
      if (slice === null) {
        const syntax = syntaxOf(attributes)
        if (syntax !== null)
          slice = { syntax, name, start, sameName: 1, openTags: 1, openOptional: 0, isTooDeep: false }
        return
      }
      if (name === slice.name) slice.sameName += 1
      if (OPTIONAL_END.has(name)) slice.openOptional += 1
      else slice.openTags += 1
      if (slice.openTags > MAX_OPEN_TAGS || slice.openOptional > MAX_OPEN_OPTIONAL) slice.isTooDeep = true
    },
    close(name, end) {
      if (slice === null) return
      if (OPTIONAL_END.has(name)) slice.openOptional -= 1
      else slice.openTags -= 1
      if (name !== slice.name) return
      slice.sameName -= 1
      if (slice.sameName === 0) finish(end)
    },
    end: () => finish(html.length),
  }
}

function syntaxOf(attributes: ReadonlyMap<string, string>): MarkupSlice['syntax'] | null {
  if (MICRODATA_TYPE.test(attributes.get('itemtype') ?? '')) return 'microdata'
  return RDFA_TYPE.test(attributes.get('typeof') ?? '') ? 'rdfa' : null
}
