import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { FactsReader } from '../../analysis/analyze-pending.ts'
import type { Description } from '../../data/domain.ts'
import { aPosting } from '../data/builders.ts'

/** Real adverts from beside the repository, read once by our own extractor: their days and the skills that they name. */

const corpora = join(process.cwd(), '..', 'shared', 'corpora')
export const hasCorpora = existsSync(corpora)
export const corpusFile = (path: string): string => join(corpora, path)

export interface ReadAdvert {
  /** UTC day of posting. */
  day: string
  skills: string[]
}

interface AshbyJob {
  title: string
  publishedAt: string
  descriptionHtml?: string
}

/** Boards of 258 employers, read once on 2025-10-25. @param every  1: all adverts, 3: every third */
export const readAshby = (reader: FactsReader, since: string, every: number): ReadAdvert[] =>
  linesOf('ashby', (text) => (JSON.parse(text) as { jobs: AshbyJob[] }).jobs)
    .filter(({ publishedAt }, index) => publishedAt >= since && index % every === 0)
    .map(({ title, publishedAt, descriptionHtml = '' }) =>
      advertOf(reader, publishedAt.slice(0, 10), title, { format: 'html', content: descriptionHtml }),
    )

/** Three monthly threads of "Who is hiring?". */
export const readThreads = (reader: FactsReader, every: number): ReadAdvert[] =>
  linesOf('hn-who-is-hiring', (text) =>
    text
      .trim()
      .split('\n')
      .map((line): { time: number; text: string | null } => JSON.parse(line)),
  )
    .filter((_, index) => index % every === 0)
    .map(({ time, text }) =>
      advertOf(reader, new Date(time * 1000).toISOString().slice(0, 10), '', { format: 'html', content: text ?? '' }),
    )

function linesOf<T>(folder: string, parse: (text: string) => T[]): T[] {
  return readdirSync(corpusFile(folder))
    .sort()
    .flatMap((name) => parse(gunzipSync(readFileSync(corpusFile(join(folder, name)))).toString('utf8')))
}

function advertOf(reader: FactsReader, day: string, title: string, description: Description): ReadAdvert {
  const posting = aPosting({ title, description, postedOn: day, company: null })
  const seen = { firstSeenAt: `${day}T00:00:00Z`, lastSeenAt: `${day}T00:00:00Z`, changedAt: null, changeCount: 0 }
  const closing = { closedAt: null, closedReason: null, reopenedAt: null }
  const { mentions } = reader.read({ ...posting, postingId: 1, ...seen, ...closing })
  return { day, skills: mentions.map(({ skillId }) => skillId) }
}
