/** Parts of a CV that name things without saying that the person can do them: what they like, who vouches for them. */
const ASIDE =
  '(?:(?:personal|other|my|professional|hobbies|hobby|interests?|activities|extracurricular|leisure|free|spare|outside|beyond|out of) ?(?:&|and|/|,)? ?)*(?:interests?|hobbies|hobby|pastimes?|activities|references?|referees|spare time|free time|leisure|time|outside (?:of )?(?:work|the office)|(?:of )?work)'
const ASIDE_HEADING = new RegExp(`^${ASIDE}\\s*:?$`, 'i')
const ASIDE_LINE =
  /^(?:[-–—*•·]\s*)?(?:(?:hobbies|interests)(?: (?:and|&) (?:hobbies|interests))?|references?)\s*:\s+\S/i
const LONGEST_HEADING = 50
/** Headings that only look like one: "Work", "Activities", "Professional activities". */
const NO_ASIDE = /^(?:(?:my|other|professional) )?(?:work|activities|time)\s*:?$/i
/** A line that has one of these is a title of a job or of the paper, not a name. */
const TITLE_WORDS =
  /\b(?:engineer|developer|analyst|manager|consultant|administrator|architect|scientist|designer|officer|assistant|specialist|lead|head|director|programmer|technician|tester|intern|student|teacher|nurse|professor|cv|c\.v\.|curriculum|vitae|r[ée]sum[ée]|profile|skills|summary)\b/i

/** Whether a line is the heading of interests, of references, or of what somebody does outside work. */
export const isAsideHeading = (line: string): boolean =>
  line.length < LONGEST_HEADING && ASIDE_HEADING.test(line) && !NO_ASIDE.test(line)

/** Whether a line is such a part by itself: "Hobbies: chess, Go". */
export const isAsideLine = (line: string): boolean => ASIDE_LINE.test(line)

/** Whether a line is the name of a person and nothing else; a first name may be that of a language (Julia, Ruby, Perl). */
export function isPersonName(line: string): boolean {
  const words = line
    .replace(/^#{1,6}\s+/, '')
    .trim()
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  const areNames = words.every((word) =>
    /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|(?:van|von|de|da|la|del|di|der|den|bin|al))$/u.test(word),
  )
  return words.length >= 2 && words.length <= 5 && areNames && !TITLE_WORDS.test(line)
}
