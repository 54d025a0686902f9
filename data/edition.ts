import { createHash } from 'node:crypto'
import { UserError } from './user-error.ts'

/** Tells apart what a form was filled with. Of what it shows alone: a change elsewhere is in nobody's way. */
export const editionOf = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16)

/** Somebody else changed it in the meantime. */
export class ChangedMeanwhile extends UserError {}

/** It is not said what was changed, and what is there might be lost. */
export class EditionMissing extends UserError {}

/**
 * @param edition  that the form was filled with; left out by programs and by pages of an earlier version
 * @param shown  what the form would be filled with now
 * @throws ChangedMeanwhile when they differ
 */
export function requireEdition(edition: string | undefined, shown: unknown): void {
  if (edition === undefined || edition === editionOf(shown)) return
  throw new ChangedMeanwhile('This was changed after the page was opened, so nothing was saved.')
}
