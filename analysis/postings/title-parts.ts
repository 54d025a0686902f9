/** Marks of gender and sex that adverts in Europe carry: (m/f/d), (f/m/x), (w/m/div.), all genders. */
const GENDER_MARKS = /\(?\b[mfwhxd](?:\s?[/|,]\s?(?:[mfwhxd]|div\.?|x))+\b\)?|\ball genders\b/gi
/** Levels at the beginning or end of a part, which say nothing about what the job is. */
const LEADING_LEVEL =
  /^(?:(?:senior|sr|staff|principal|lead|junior|jr|mid|mid level|entry level|founding|distinguished|fractional|interim|bilingual|remote|experienced|ii|iii|iv)(?: and )? )+(?=[a-z])/
const TRAILING_LEVEL =
  /(?: (?:i|ii|iii|iv|v|[1-5]|l[1-9]|intern|interns|internship|new grad|new graduate|graduate|early career|contract|remote|future opening|all levels))+$/

const RANK = /^(?:associate |assistant |group )?(?:manager|director|head|vp|svp|vice president|lead|chief)$/

/**
 * What a title consists of, in lower case with single spaces and without levels: the parts that commas, bars, brackets,
 * slashes and free-standing dashes separate, in order. "Sr. Software Engineer II (Data/ML)" → software engineer, data, ml.
 * A rank alone goes with what follows: "Director, Engineering" → director engineering, engineering.
 */
export function titleParts(title: string): string[] {
  const [first = '', second, ...others] = separateParts(title)
  if (second === undefined || !RANK.test(first)) return [first, second ?? '', ...others].filter((part) => part !== '')
  return [`${first} ${second}`, second, ...others]
}

function separateParts(title: string): string[] {
  return title
    .normalize('NFKC')
    .replace(GENDER_MARKS, ' ')
    .split(/[,;|()[\]{}·•:/]|\s[-–—@]+\s|[–—]|-\s/)
    .map(plainTitle)
    .map((part) => part.replace(LEADING_LEVEL, '').replace(TRAILING_LEVEL, ''))
    .filter((part) => part !== '')
}

/** The title in lower case with single spaces; hyphens and slashes become spaces, "&" becomes "and". */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(GENDER_MARKS, ' ')
    .toLowerCase()
    .replace(/[’']s\b/g, 's')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9+#\s]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Titles of adverts that offer several jobs at once, as the import writes them: "; " stands between them. */
export const listJobs = (title: string): string[] => title.split(/;\s+/)
