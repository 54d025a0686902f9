/** Regions that CLDR names but no employer is in: groups of countries, placeholders. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

let names: Intl.DisplayNames | undefined

/** ISO 3166-1 code in use of two capitals that name a country, as Node's CLDR has it: GB of GB and UK; null of EU, UB and ZZ. */
export function countryInUse(letters: string): string | null {
  names ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  if (!/^[A-Z]{2}$/.test(letters) || NO_COUNTRIES.has(letters) || names.of(letters) === undefined) return null
  return new Intl.Locale(`und-${letters}`).region ?? null
}
