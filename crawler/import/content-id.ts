import { createHash } from 'node:crypto'

/** An id for what has none: the same content has the same id, wherever it stands in whichever file. */
export const contentId = (content: unknown): string =>
  `content-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)}`
