import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles } from '../../../crawler/import/import-files.ts'
import type { StoredPosting } from '../../../data/domain.ts'
import { openStore } from '../../../data/store/open-store.ts'

const corpora = join(process.cwd(), '..', 'shared', 'corpora')
const FOLDERS = ['ashby', 'hn-who-is-hiring']

export const hasRealAdverts = existsSync(corpora)

/** Postings of the corpora beside the repository, as the program imports them; seeded ones do for what needs no words. */
export async function realAdverts(): Promise<StoredPosting[]> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(corpora, folder))
      .sort()
      .map((name) => join(corpora, folder, name)),
  )
  const store = openStore(':memory:')
  await importFiles(files, {}, { store, now: () => '2026-11-16T08:00:00.000Z' })
  const postings = store.postings.listUnanalyzed('', Number.MAX_SAFE_INTEGER, 0)
  store.close()
  return postings
}
