const CONTRACTIONS: readonly [RegExp, string][] = [
  [/\b(what|who|where|how|that|here|it|why)'s\b/g, '$1 is'],
  [/\blet's\b/g, 'let us'],
  [/'ll\b/g, ' will'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'d\b/g, ' would'],
  [/n't\b/g, ' not'],
  [/i'm\b/g, 'i am'],
]

const PLAIN = /^[ -~]*$/
const NOT_IN_PLAIN_WORDS = /[^a-z0-9'+]+/g
const NOT_IN_WORDS = /[^\p{L}\p{N}'+]+/gu

/**
 * A heading in the one spelling in which `sections.json` writes it: lower case, contractions written out ("you'll" and
 * "you will" are one), `&` as "and", everything but letters, digits, `'` and `+` one space.
 * Empty when nothing of the heading is left.
 */
export function headingForm(heading: string): string {
  const isPlain = PLAIN.test(heading)
  let form = (isPlain ? heading : heading.normalize('NFKC')).toLowerCase()
  if (!isPlain) form = form.replaceAll(/[‘’ʼ]/g, "'")
  if (form.includes('&')) form = form.replaceAll('&', ' and ')
  if (form.includes("'")) for (const [written, full] of CONTRACTIONS) form = form.replaceAll(written, full)
  return form.replaceAll(isPlain ? NOT_IN_PLAIN_WORDS : NOT_IN_WORDS, ' ').trim()
}
