import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Description } from '../../data/domain.ts'

/** Where a labelled posting is read from: texts stay in the corpora, beside the repository. */
export interface PostingKey {
  corpus: 'ashby' | 'hn'
  /** Name without folder and ending: an Ashby board, a month of the HN threads. */
  file: string
  id: string
}

export type GoldKind = 'data' | 'software' | 'other'

export interface GoldPosting {
  posting: PostingKey
  title: string
  company: string | null
  description: Description
}

export const corpora = join(process.cwd(), '..', 'shared', 'corpora')
export const hasCorpora = existsSync(corpora)

const FOLDERS = { ashby: ['ashby', '.json.gz'], hn: ['hn-who-is-hiring', '.jsonl.gz'] } as const

/** Reads one file of the corpora: every posting in it that has a text. */
export function readGoldFile(corpus: PostingKey['corpus'], file: string): GoldPosting[] {
  const content = readCorpusFile(corpus, file)
  return corpus === 'ashby' ? readBoard(file, content) : readThread(file, content)
}

/** The text of one file of the corpora, as it stands there. */
export function readCorpusFile(corpus: PostingKey['corpus'], file: string): string {
  const [folder, ending] = FOLDERS[corpus]
  return gunzipSync(readFileSync(join(corpora, folder, file + ending))).toString('utf8')
}

/** Folder of a corpus, to list its files. */
export function corpusFolder(corpus: PostingKey['corpus']): string {
  return join(corpora, FOLDERS[corpus][0])
}

interface AshbyJob {
  id: string
  title: string
  descriptionHtml?: string
}

function readBoard(file: string, content: string): GoldPosting[] {
  const { jobs } = JSON.parse(content) as { jobs: AshbyJob[] }
  return jobs.flatMap(({ id, title, descriptionHtml }) =>
    descriptionHtml
      ? [
          {
            posting: { corpus: 'ashby', file, id },
            title,
            company: file,
            description: { format: 'html', content: descriptionHtml },
          },
        ]
      : [],
  )
}

/** The employer is what the first line names before its first bar. */
function readThread(file: string, content: string): GoldPosting[] {
  return content
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { id, text } = JSON.parse(line) as { id: number | string; text?: string }
      if (!text) return []
      const header = text.split(/<p>/, 1)[0] ?? ''
      const company = header.includes('|')
        ? (header.split('|')[0] ?? '').replaceAll(/<[^>]*>|\([^)]*\)/g, '').trim()
        : null
      return [
        {
          posting: { corpus: 'hn', file, id: String(id) },
          title: '',
          company,
          description: { format: 'html', content: text },
        },
      ]
    })
}
