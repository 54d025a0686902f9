import { readSeniority } from './seniority.ts'

/** How a person is employed. `contract`: as a contractor or freelancer; `temporary`: for a stated time. */
export type Employment = 'full-time' | 'part-time' | 'contract' | 'temporary' | 'internship'

/** In the order in which they decide: "full-time contractor" is a contract. */
const WORDS: readonly [Employment, string][] = [
  [
    'internship',
    'intern(?:ship)?s?|working students?|werkstudent(?:in)?|praktikum|praktikant(?:in)?|stage|apprenticeship',
  ],
  [
    'contract',
    'contract(?:or|ors|ing)?|freelance(?:r|rs)?|freiberuflich|1099|b2b|corp[- ]to[- ]corp|independent contractors?',
  ],
  ['temporary', 'temp(?:orary)?|seasonal|fixed[- ]term(?: contract)?|befristet|interim|maternity cover'],
  ['part-time', 'part[\\s_-]?time|teilzeit|temps partiel'],
  ['full-time', 'full[\\s_-]?time|vollzeit|temps plein|permanent'],
]
const JOB = '(?:role|position|job|opportunity|opening|engagement|basis|employment)'
const LABEL =
  '(?:job type|employment(?: type)?|type(?: of (?:role|employment|job))?|contract(?: type)?|commitment|position type|schedule|location & job type|compensation & logistics)'

const anywhere = WORDS.map(([employment, words]): [Employment, RegExp] => [
  employment,
  new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'i'),
])
const inText = WORDS.map(([employment, words]): [Employment, RegExp] => [
  employment,
  new RegExp(
    [
      `(?:^|\\n|[|•·-])\\W{0,6}${LABEL}\\s?:\\s*[^\\n]{0,40}?(?<![a-z])(?:${words})(?![a-z])`,
      `\\b(?:this|the) (?:is )?(?:\\w+ ){0,2}?(?:a |an )?(?:\\w+[ -]){0,2}?(?:${words})[ ,]+(?:[\\w-]+,? ){0,2}${JOB}\\b`,
      `\\bthis (?:${JOB}|\\w+ ${JOB}) is (?:offered )?(?:on )?(?:a |an )?(?:\\w+ ){0,1}(?:${words})(?![a-z])`,
      `(?:^|\\n)\\W{0,4}(?:${words})(?:\\s?\\([^)\\n]*\\))?(?:\\W{0,3}|, (?:remote|hybrid|on-?site)[^\\n]{0,20})(?:\\n|$)`,
    ].join('|'),
    'i',
  ),
])

/**
 * How the advert employs: as the source states it, else as the title says it, else as the text says it of this job.
 * Null when they say nothing, or leave the choice of full-time and part-time.
 */
export function readEmployment(stated: string | null, title: string, text: string): Employment | null {
  if (stated !== null && stated.trim() !== '') return decide(anywhere, stated.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' '))
  if (readSeniority(title) === 'intern') return 'internship'
  return (
    decide(
      anywhere.filter(([employment]) => employment !== 'full-time'),
      withoutOtherSenses(title),
    ) ?? decide(inText, text)
  )
}

/** "Full-time (SF) or contract (remote)". */
const CHOICE =
  /\bfull[- ]time\b[^\n.]{0,20}\bor\b[^\n.]{0,12}\bcontract|\bcontract\b[^\n.]{0,20}\bor\b[^\n.]{0,12}\bfull[- ]time/i

/** "Contract Manager" manages contracts, a "Temporary Works Designer" designs works. */
const withoutOtherSenses = (title: string): string =>
  title.replaceAll(
    /\bcontracts? (?:and |& )?(?:qa |legal |compliance )?(?:manager|management|administrator|specialist|counsel|lawyer|analyst|negotiator|lead)|smart contracts?|contract (?:lifecycle|research)|temporary works|stage(?: manager|hand)|\bb2b\b/gi,
    ' ',
  )

function decide(patterns: readonly [Employment, RegExp][], text: string): Employment | null {
  const said = patterns.filter(([, pattern]) => pattern.test(text)).map(([employment]) => employment)
  const [first] = said
  if (first === 'part-time' && said.includes('full-time')) return null
  if (first === 'contract' && CHOICE.test(text)) return null
  return first ?? null
}
