/**
 * A line put behind the one before it. A hyphen at the end goes where it broke a word ("Kuber-" "netes"), and stays where it
 * belongs to one ("event-" "driven"): where both parts are words and the whole is none.
 *
 * @param isWord  whether a word, in lower case, is known
 */
export function joinBrokenWord(before: string, line: string, isWord: (word: string) => boolean): string {
  const head = /(?<!\p{L})(\p{L}+)-$/u.exec(before)?.[1]
  const tail = /^\p{Ll}\p{L}*/u.exec(line)?.[0]
  if (head === undefined || tail === undefined) return `${before} ${line}`
  const isWhole = isWord(`${head}${tail}`.toLowerCase())
  const isPair = isWord(head.toLowerCase()) && isWord(tail)
  return !isWhole && isPair ? before + line : before.slice(0, -1) + line
}
