import { codeUnits } from './code-units.ts'
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
/** Longer words are none of them. */
const LONGEST = Math.max(
  ...Object.values(FUNCTION_WORDS).flatMap((list) => list.split(' ').map(({ length }) => length)),
)
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
  let isForeign = false
  for (let index = 0; index <= end; index++) {
    const unit = index < end ? (units[index] ?? 0) : 0
    if (isLetter(unit)) {
      isForeign ||= unit > 0x7f
      continue
    }
    if (index > start && index - start <= LONGEST) {
      const number = isForeign
        ? words.find(text.slice(start, index).toLowerCase())
        : words.findSpan(units, start, index)
      for (const place of usedIn[number] ?? []) counts[place] = (counts[place] ?? 0) + 1
    }
    start = index + 1
    isForeign = false
  }
  const best = Math.max(...counts)
  const isOther = best >= MIN_FUNCTION_WORDS && best >= CLEAR_LEAD * (counts[ENGLISH] ?? 0)
  return isOther ? (LANGUAGES[counts.indexOf(best)] ?? 'en') : 'en'
}

/** Letters of these languages. */
function isLetter(unit: number): boolean {
  const small = unit | 0x20
  return (small >= 0x61 && small <= 0x7a && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0xff && small !== 0xf7)
}
