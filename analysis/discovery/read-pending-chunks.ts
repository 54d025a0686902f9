import type { Store } from '../../data/store/store.ts'
import { packChunks } from './pack-chunks.ts'
import type { PhraseRules } from './phrase-rules.ts'

const BATCH_SIZE = 250

/**
 * Reads the chunks of every opening that these rules have not read yet, and stores them. Can be stopped between batches
 * and run again at any time.
 *
 * @returns how many were read
 */
export async function readPendingChunks(
  store: Pick<Store, 'phrases'>,
  rules: PhraseRules,
  options: { signal?: AbortSignal; onProgress?: (done: number, all: number) => void } = {},
): Promise<number> {
  const all = store.phrases.countUnread(rules.version)
  let done = 0
  let afterPostingId = 0
  while (!options.signal?.aborted) {
    const batch = store.phrases.listUnread(rules.version, BATCH_SIZE, afterPostingId)
    const last = batch.at(-1)
    if (last === undefined) break
    const rows = batch.map((posting) => ({
      postingId: posting.postingId,
      chunks: packChunks(rules.readChunks(rules.readAdvert(posting))),
    }))
    store.phrases.saveChunks(rows, rules.version)
    afterPostingId = last.postingId
    done += batch.length
    options.onProgress?.(done, all)
    await new Promise(setImmediate)
  }
  return done
}
