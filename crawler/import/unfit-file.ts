import { UserError } from '../../data/user-error.ts'

/** Nothing of a file can be read as adverts; the message says why, without its name. Other files are read all the same. */
export class UnfitFileError extends UserError {}
