import { codeUnits } from '../../data/code-units.ts'
import { WordTable } from './word-table.ts'

/** Languages that adverts of the boards are written in, by the words that hold their sentences together. */
const FUNCTION_WORDS = {
  en: 'the and of to a in with for you we is are our your will on as be that this or have from at an it who not but their',
  de: 'und die der das mit für du wir ist im zu den von ein eine dich dir uns auf bei als oder sich nicht werden dein deine sowie zum zur unser unsere',
  fr: 'et les des le la de du pour vous nous dans une un sur est au aux avec votre notre qui que vos en sont par ou être',
  es: 'y el la los las de del para con que en una un por tu se nuestro nuestra como es al más su somos eres o te',
  it: 'e il la di per con che in un una del della dei le gli al alla sono nel nella più tuo come da si o ti noi',
  pt: 'e o a os as de do da para com que em um uma no na por você nós como se mais seu sua dos das ao nossa ou',
  nl: 'en de het een van voor met je wij we is op te in zijn ons onze aan bij dat die als om naar jij jouw of niet',
}
const LANGUAGES = Object.keys(FUNCTION_WORDS)
const ENGLISH = LANGUAGES.indexOf('en')
const words = new WordTable()
/** Places in `LANGUAGES` of the languages that use a word, by its number. */
const usedIn: number[][] = []
for (const [place, list] of Object.values(FUNCTION_WORDS).entries()) {
  for (const word of list.split(' ')) {
    const number = words.add(word)
    usedIn[number] = [...(usedIn[number] ?? []), place]
  }
}
/** Fewer say nothing: lists of names ("SQL, Python, dbt") hold hardly any. A judgement, not a measurement. */
const MIN_FUNCTION_WORDS = 20
/** An advert in another language has hardly any of English; one in two languages has much of both. */
const CLEAR_LEAD = 2
const MOST_LETTERS = Math.max(
  ...Object.values(FUNCTION_WORDS).flatMap((list) => list.split(' ').map(({ length }) => length)),
)
/** Letters of these languages in lower case by code unit; 0 for all else. */
const LETTERS = new Uint8Array(0x100)
for (let unit = 0; unit < LETTERS.length; unit++) {
  const letter = String.fromCharCode(unit).toLowerCase()
  if (/^[a-zà-öø-ÿ]$/.test(letter)) LETTERS[unit] = letter.charCodeAt(0)
}
/** By first and last letter: a bit for each length that a function word with these has. Most other words end here. */
const LENGTHS = new Uint16Array(1 << 16)
for (const word of Object.values(FUNCTION_WORDS).flatMap((list) => list.split(' '))) {
  const ends = endsOf(word.charCodeAt(0), word.charCodeAt(word.length - 1))
  LENGTHS[ends] = (LENGTHS[ends] ?? 0) | (1 << word.length)
}
/** Enough of an advert to know its language. */
const MAX_READ_LENGTH = 20_000

/**
 * The language that a text is written in, as ISO 639-1; `en` unless the function words of another one stand in it at
 * least twice as often as those of English. Short texts and lists are taken for English.
 */
export function languageOf(text: string): string {
  const counts = LANGUAGES.map(() => 0)
  const units = codeUnits(text)
  const end = Math.min(text.length, MAX_READ_LENGTH)
  let start = 0
  for (let index = 0; index <= end; index++) {
    if (index < end && letterOf(units[index] ?? 0) !== 0) continue
    const length = index - start
    if (length > 0 && length <= MOST_LETTERS && mayBeListed(units, start, length)) {
      const number = isEnglish(units, start, index)
        ? words.findSpan(units, start, index)
        : words.find(text.slice(start, index).toLowerCase())
      for (const place of usedIn[number] ?? []) counts[place] = (counts[place] ?? 0) + 1
    }
    start = index + 1
  }
  const best = Math.max(...counts)
  const isOther = best >= MIN_FUNCTION_WORDS && best >= CLEAR_LEAD * (counts[ENGLISH] ?? 0)
  return isOther ? (LANGUAGES[counts.indexOf(best)] ?? 'en') : 'en'
}

function mayBeListed(units: Uint16Array, start: number, length: number): boolean {
  const ends = endsOf(letterOf(units[start] ?? 0), letterOf(units[start + length - 1] ?? 0))
  return ((LENGTHS[ends] ?? 0) & (1 << length)) !== 0
}

/** Whether the letters are those of English alone. */
function isEnglish(units: Uint16Array, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if ((units[index] ?? 0) > 0x7f) return false
  return true
}

function letterOf(unit: number): number {
  return unit < LETTERS.length ? (LETTERS[unit] ?? 0) : 0
}

function endsOf(first: number, last: number): number {
  return (first << 8) | last
}
