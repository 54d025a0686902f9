import { type QuoteType, Tokenizer } from 'htmlparser2'

export interface OpenTag {
  /** Lower case. */
  name: string
  /** By lower-case name, entities decoded; of a repeated attribute the first. */
  attributes: ReadonlyMap<string, string>
  isSelfClosing: boolean
  /** Where `<` stands. */
  start: number
  /** Behind `>`. */
  end: number
}

export interface HtmlTokenHandler {
  /** Whether the attributes of such a tag are wanted; of other tags only those that `isMark` names are read. */
  isWanted(name: string): boolean
  /** Whether an attribute is wanted on whatever tag it stands. */
  isMark(attribute: string): boolean
  open(tag: OpenTag): void
  /** @param end  behind `>` */
  close(name: string, start: number, end: number): void
}

/** No tag of a person has more; a tag made to keep us busy does. */
const MAX_ATTRIBUTES = 100
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

/**
 * The tags of a page one after the other. No tree, no list of open elements: 100,000 levels, 200,000 attributes on one
 * tag and a line of 10 MB each take as long as they are long. Comments and the insides of scripts hold no tags.
 */
export function readHtmlTokens(html: string, handler: HtmlTokenHandler): void {
  let name = ''
  let start = 0
  let attributes: Map<string, string> | null = null
  let isWanted = false
  let attribute: string | null = null
  let parts: string[] = []
  let count = 0

  const finish = (index: number, isSelfClosing: boolean): void => {
    handler.open({ name, attributes: attributes ?? NO_ATTRIBUTES, isSelfClosing, start, end: index + 1 })
    attributes = null
  }
  const ignore = () => {}
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(from, to) {
        name = html.slice(from, to).toLowerCase()
        start = from - 1
        isWanted = handler.isWanted(name)
        count = 0
      },
      onattribname(from, to) {
        count += 1
        attribute = null
        if (count > MAX_ATTRIBUTES) return
        const written = html.slice(from, to).toLowerCase()
        if (isWanted || handler.isMark(written)) attribute = written
        parts = []
      },
      onattribdata(from, to) {
        if (attribute !== null) parts.push(html.slice(from, to))
      },
      onattribentity(codepoint) {
        if (attribute !== null) parts.push(String.fromCodePoint(codepoint))
      },
      onattribend(_quote: QuoteType) {
        if (attribute === null) return
        attributes ??= new Map()
        if (!attributes.has(attribute)) attributes.set(attribute, parts.join(''))
      },
      onopentagend: (index) => finish(index, false),
      onselfclosingtag: (index) => finish(index, true),
      onclosetag(from, to) {
        const end = html.indexOf('>', to)
        handler.close(html.slice(from, to).toLowerCase(), from - 2, end === -1 ? html.length : end + 1)
      },
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
      ontext: ignore,
      ontextentity: ignore,
    },
  )
  tokenizer.write(html)
  tokenizer.end()
}
