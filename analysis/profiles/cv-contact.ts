/** E-mail and web addresses. */
export const ADDRESS = /(?<![^\s@])[^\s@]+@\S+|\bhttps?:\/\/\S+|\bwww\.\S+|\b(?:linkedin|github)\.com\/\S+/gi

const LABELLED =
  /^(?:full name|name|(?:home |postal )?address|e-?mail|phone|telephone|tel|mobile|cell|date of birth|born|nationality|linkedin|github|website|driving licen[cs]e)\s*[:.]/i
const TELEPHONE = /(?<![\w.])\+?\(?\d[\d ()./-]{7,18}\d(?!\w)/
const STREET =
  /^(?:(?:flat|apartment|apt|unit|suite|no)\.? ?\d{1,4}[a-z]?,? )?\d{1,5}[a-z]?,? (?:[\p{L}.'’-]{1,20} ){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|court|place|square|boulevard|blvd|way|terrace|gardens|crescent|park|hill|row)\b/iu
/** "Lindenstraße 12", "Am Markt 3" is told by its town. */
const STREET_BEFORE_NUMBER = /(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse) ?\d{1,4}\b/iu
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|^\d{5} \p{Lu}\p{L}{2,30}$/u

/** Days and years are written with as many figures as telephone numbers. */
const DATES = /\b(?:19|20)\d\d\b/

/** Whether a line says where or how somebody is reached, or who they are: it names no skill. */
export function isContactLine(line: string): boolean {
  const isReached = line.search(ADDRESS) !== -1 || (TELEPHONE.test(line) && !DATES.test(line))
  return isReached || LABELLED.test(line) || STREET.test(line) || STREET_BEFORE_NUMBER.test(line) || POSTCODE.test(line)
}
