import { UserError } from '../../data/user-error.ts'

/** What a CV says, whatever its format. */
export interface CvDocument {
  format: 'text' | 'pdf' | 'docx' | 'json-resume' | 'linkedin'
  /** Lines of the text in reading order; cells of a table row stand on one line, parted by " | ". */
  text: string
  /** What the format itself calls skills, with the level in its own words where it has one. */
  listed: { name: string; levelWords: string }[]
}

/** A file of a few pages; more is no CV. */
export const MAX_CV_BYTES = 5 * 2 ** 20
export const MAX_CV_PAGES = 100
/** Of archives, when unpacked. */
export const MAX_EXPANDED_BYTES = 50 * 2 ** 20
/** A hundred full pages; looking through more would hold up everybody else. */
export const MAX_CV_CHARACTERS = 400_000

/** The file cannot be read, said in one sentence with the mend. */
export class CvError extends UserError {
  constructor(message: string) {
    super(message)
    this.name = 'CvError'
  }
}
