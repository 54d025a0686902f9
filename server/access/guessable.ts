/** Words that the commonest passwords are made of, and those that this program puts into anybody's mind. */
const WORDS =
  'password passwort passw0rd qwerty qwertz azerty asdfgh zxcvbn letmein welcome admin administrator root login master ' +
  'iloveyou sunshine princess dragon monkey football baseball superman batman trustno secret hello abc test guest ' +
  'changeme default computer internet skilltide skill tide dashboard jobs market trends careers coach'
const COMMON_WORDS: readonly string[] = [...new Set(WORDS.split(' '))].sort((a, b) => b.length - a.length)
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]
const LETTERS_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  $: 's',
  '@': 'a',
}
/** Letters beside words, runs and repeats that make a password one's own. */
const OWN_CHARACTERS = 6

/**
 * Whether a password is among the first that are tried: common words, runs of the keyboard, repeats and years, with little
 * of one's own beside them. ASVS 5.0, 6.2.4 and 6.2.11; a rule instead of a list, since nearly all of the lists' passwords of
 * twelve characters and more are made so.
 */
export function isGuessable(password: string): boolean {
  const written = password.toLowerCase()
  const spelt = written.replace(/[01345$@]/g, (character) => LETTERS_FOR[character] ?? character)
  return [written, spelt].some((text) => ownPartOf(text).length < OWN_CHARACTERS)
}

/** What is left of it without what anybody would try; each different character once, as repeats tell nothing. */
function ownPartOf(text: string): string {
  let left = text
  for (const word of COMMON_WORDS) left = left.replaceAll(word, ' ')
  left = left.replace(/(?:19|20)\d\d/g, ' ').replace(/(.{1,6}?)\1+/g, '$1')
  for (const row of ROWS) {
    for (const run of [row, [...row].reverse().join('')]) left = withoutRuns(left, run)
  }
  return [...new Set(left.replace(/[^\p{L}\p{N}]/gu, ''))].join('')
}

/** Takes out each part of four characters or more that follows `row`. */
function withoutRuns(text: string, row: string): string {
  let left = ''
  for (let at = 0; at < text.length; ) {
    let length = 0
    while (at + length < text.length && row.includes(text.slice(at, at + length + 1))) length += 1
    if (length < 4) left += text[at]
    at += length < 4 ? 1 : length
  }
  return left
}
