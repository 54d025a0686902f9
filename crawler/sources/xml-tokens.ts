import { Tokenizer } from 'htmlparser2'

export interface XmlTokenHandler {
  /** Names as written, with their prefixes. */
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  /** @param isImplied  the document closes an element around it, or ends */
  close(name: string, isImplied: boolean): void
}

/** No element of a person has more; one made to keep us busy does. */
const MAX_ATTRIBUTES = 100

/**
 * The elements of an XML document one after the other, forgivingly: every element that is opened is closed once, an end
 * that nothing opened is ignored. Only the five entities of XML and character references mean anything; what a document
 * declares is neither expanded nor fetched. Takes as long as the document is long, however deep it is nested.
 */
export function readXmlTokens(xml: string, handler: XmlTokenHandler): void {
  const open: string[] = []
  const openCounts = new Map<string, number>()
  let attributes: Record<string, string> = {}
  let attributeCount = 0
  let attribute = ''
  let value: string[] = []
  let name = ''

  const countOpen = (element: string, by: number) => openCounts.set(element, (openCounts.get(element) ?? 0) + by)
  function begin(): void {
    open.push(name)
    countOpen(name, 1)
    handler.open(name, attributes)
  }
  function close(wanted: string): void {
    if (!openCounts.get(wanted)) return
    for (let element = open.pop(); element !== undefined; element = open.pop()) {
      countOpen(element, -1)
      handler.close(element, element !== wanted)
      if (element === wanted) return
    }
  }
  const ignore = () => {}
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: true },
    {
      onopentagname(from, to) {
        name = xml.slice(from, to)
        attributes = {}
        attributeCount = 0
      },
      onattribname(from, to) {
        attribute = xml.slice(from, to)
        value = []
      },
      onattribdata: (from, to) => void value.push(xml.slice(from, to)),
      onattribentity: (codepoint) => void value.push(String.fromCodePoint(codepoint)),
      onattribend() {
        attributeCount += 1
        if (attributeCount <= MAX_ATTRIBUTES && !Object.hasOwn(attributes, attribute))
          attributes[attribute] = value.join('')
      },
      onopentagend: begin,
      onselfclosingtag() {
        begin()
        close(name)
      },
      onclosetag: (from, to) => close(xml.slice(from, to)),
      ontext: (from, to) => handler.text(xml.slice(from, to)),
      ontextentity: (codepoint) => handler.text(String.fromCodePoint(codepoint)),
      oncdata: (from, to, endOffset) => handler.text(xml.slice(from, to - endOffset)),
      onend() {
        for (let element = open.pop(); element !== undefined; element = open.pop()) handler.close(element, true)
      },
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
    },
  )
  tokenizer.write(xml)
  tokenizer.end()
}
