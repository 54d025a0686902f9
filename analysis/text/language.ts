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
/** Places in `LANGUAGES` of the languages that use a word. */
const USED_IN = new Map<string, number[]>()
for (const [place, words] of Object.values(FUNCTION_WORDS).entries()) {
  for (const word of words.split(' ')) USED_IN.set(word, [...(USED_IN.get(word) ?? []), place])
}
/** Fewer say nothing: lists of names ("SQL, Python, dbt") hold hardly any. A judgement, not a measurement. */
const MIN_FUNCTION_WORDS = 20
/** An advert in another language has hardly any of English; one in two languages has much of both. */
const CLEAR_LEAD = 2
/** Longer words are none of them. */
const LONGEST = Math.max(...[...USED_IN.keys()].map((word) => word.length))
/** Enough of an advert to know its language. */
const MAX_READ_LENGTH = 20_000

/**
 * The language that a text is written in, as ISO 639-1; `en` unless the function words of another one stand in it at
 * least twice as often as those of English. Short texts and lists are taken for English.
 */
export function languageOf(text: string): string {
  const counts = LANGUAGES.map(() => 0)
  const read = text.slice(0, MAX_READ_LENGTH).toLowerCase()
  let start = 0
  for (let index = 0; index <= read.length; index++) {
    if (isLetter(read.charCodeAt(index))) continue
    if (index > start && index - start <= LONGEST)
      for (const place of USED_IN.get(read.slice(start, index)) ?? []) counts[place] = (counts[place] ?? 0) + 1
    start = index + 1
  }
  const best = Math.max(...counts)
  const isOther = best >= MIN_FUNCTION_WORDS && best >= CLEAR_LEAD * (counts[LANGUAGES.indexOf('en')] ?? 0)
  return isOther ? (LANGUAGES[counts.indexOf(best)] ?? 'en') : 'en'
}

/** Letters of these languages in lower case; NaN, behind the text, is none. */
function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0xdf && code <= 0xff)
}
