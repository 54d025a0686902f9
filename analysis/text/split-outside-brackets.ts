/**
 * Parts of a text between separators, but for those in brackets: where the next bracket behind a separator closes.
 *
 * @param separator  a pattern with the flag `g`
 */
export function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const brackets = [...text.matchAll(/[()]/g)]
  const parts: string[] = []
  let nextBracket = 0
  let from = 0
  for (const { index, 0: found } of text.matchAll(separator)) {
    const end = index + found.length
    while ((brackets[nextBracket]?.index ?? end) < end) nextBracket += 1
    if (brackets[nextBracket]?.[0] === ')') continue
    parts.push(text.slice(from, index))
    from = end
  }
  return [...parts, text.slice(from)]
}
