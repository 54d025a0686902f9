import { countryInUse } from '../../data/country-in-use.ts'

/**
 * ISO 3166-1 codes for country names as job boards write them ("United States", "USA", "gb"). Names are those of the
 * Unicode CLDR that Node carries, so there is no list of ours to keep; only short forms that CLDR lacks stand here.
 */

const SHORT_FORMS: Record<string, string> = {
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  'u.k.': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  uae: 'AE',
  'republic of korea': 'KR',
  'viet nam': 'VN',
  turkey: 'TR',
  'hong kong': 'HK',
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const COUNTRIES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((letters) => {
  // A code that was replaced (UK, DD, SU) becomes the one that is in use.
  const code = countryInUse(letters)
  return code === null ? [] : [{ letters, code }]
})

const codesByName = new Map(Object.entries(SHORT_FORMS))
for (const language of ['en', 'de', 'fr', 'es']) {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  for (const { letters, code } of COUNTRIES) {
    codesByName.set(letters.toLowerCase(), code)
    const name = names.of(letters)?.toLowerCase()
    if (name !== undefined && !codesByName.has(name)) codesByName.set(name, code)
  }
}

/** Code of a country name, or of a code itself; null when the text names no single country. */
export const countryCode = (text: string | null): string | null =>
  text === null ? null : (codesByName.get(text.trim().toLowerCase()) ?? null)
