import { normalWord } from './characters.ts'

/** Behind a space, a comma, or the hyphen of a board's name ("acme-labs"). */
const LEGAL_FORM =
  /(?<![\s,])[\s,]+(?:inc|incorporated|ltd|limited|llc|gmbh|ag|corp|corporation|plc|co|company|labs?|technologies|hq|group|foundation|software|data|ai|io|xyz)\.?$/
/** Board names are often "acme.com" or "acmecareers". */
const BOARD_ENDING = /\.(?:com|io|ai|co|app|dev|xyz)$|(?<=\w{4})careers$/
const ASCII = /^[ -~]*$/
/** Shorter names ("Go", "R2") are found in too much. */
const MIN_NAME_LENGTH = 3

/** The employer's name in the spellings that an advert may use for it, each as `solidName` writes it. */
export function employerSpellings(company: string | null | undefined): ReadonlySet<string> {
  const full = normalWord(company ?? '').trim()
  const spaced = full.replaceAll(/[-_]/g, ' ')
  return new Set(
    [full, withoutForm(full), withoutForm(spaced)].map(solidName).filter((name) => name.length >= MIN_NAME_LENGTH),
  )
}

/** A name as letters and digits alone, in lower case: "Acme Health" and "AcmeHealth" are one. */
export function solidName(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase().replaceAll(/[^a-z0-9+#]+/g, '')
  return normalWord(name).replaceAll(/[^\p{L}\p{N}+#]/gu, '')
}

function withoutForm(name: string): string {
  const shorter = name.replace(LEGAL_FORM, '')
  return shorter === name ? name.replace(BOARD_ENDING, '') : withoutForm(shorter)
}

/** The name that boards have in common: "Acme Labs, Inc.", "acme-labs" and "acme.com" are all "acme". */
export function employerStem(company: string): string {
  const full = normalWord(company).trim()
  const spaced = full.replaceAll(/[-_]/g, ' ')
  return solidName(withoutForm(spaced)) || solidName(full)
}
