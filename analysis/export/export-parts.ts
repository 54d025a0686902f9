import { WHOLE_MARKET } from '../../data/selection.ts'
import type { Store } from '../../data/store/store.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { personRecord } from '../profiles/person-record.ts'
import { csvLines } from '../report/csv-lines.ts'

export interface ExportOptions {
  /** Whether postings carry their texts, which are their authors'. */
  texts: boolean
}

/** One file of an export. */
export interface ExportPart {
  file: string
  /** First line, where the format has one. */
  head: string
  /** One sentence about its rows. */
  says: string
  blocks(store: Store, vocabulary: Vocabulary, options: ExportOptions): Iterable<Block>
}

interface Block {
  text: string
  rows: number
}

const NAMES = ['postings', 'openings', 'mentions', 'skills', 'counts', 'reports', 'sources', 'profiles'] as const
/** People are part of an export only when they are asked for by name. */
export const ONLY_WHEN_ASKED: ReadonlySet<ExportName> = new Set(['profiles'])
export type ExportName = (typeof NAMES)[number]
export const isExportName = (name: string): name is ExportName => (NAMES as readonly string[]).includes(name)

const COUNT_COLUMNS = ['source', 'weekStart', 'skill', 'name', 'n', 'count', 'required'] as const

export const EXPORTS: Record<ExportName, ExportPart> = {
  postings: {
    file: 'postings.jsonl',
    head: '',
    says: 'each advert as its source shows it, with its text only where that was asked for',
    *blocks(store, _, { texts }) {
      for (const { description, ...posting } of store.exports.postings()) {
        yield jsonLine(texts ? { ...posting, description } : posting)
      }
    },
  },
  openings: {
    file: 'openings.jsonl',
    head: '',
    says: 'postings that are the same advert, as their lead posting was read; `openingId` is its `postingId`',
    blocks: (store) => jsonLines(store.exports.openings()),
  },
  mentions: {
    file: 'mentions.jsonl',
    head: '',
    says: 'which posting names which skill, how strongly, and where in its text (UTF-16 code units of what `extract` returns)',
    blocks: (store) => jsonLines(store.exports.mentions()),
  },
  skills: {
    file: 'skills.jsonl',
    head: '',
    says: 'the vocabulary, with the changes made here',
    *blocks(_, { skills }) {
      for (const { id, name, kind, category, parent, aliases } of skills) {
        yield jsonLine({ id, name, kind, category, parent, aliases })
      }
    },
  },
  counts: {
    file: 'counts.csv',
    head: csvLines(COUNT_COLUMNS, []),
    says: 'per source, week (its Monday) and skill: openings (`n`), those that name it (`count`), those that require it',
    blocks: countBlocks,
  },
  reports: {
    file: 'reports.jsonl',
    head: '',
    says: 'the weekly reports as they were published',
    *blocks(store) {
      for (const { content, ...report } of store.exports.reports()) {
        yield jsonLine({ ...report, report: JSON.parse(content) })
      }
    },
  },
  sources: {
    file: 'sources.jsonl',
    head: '',
    says: 'where the postings come from, with licence and credit',
    blocks: (store) => jsonLines(store.sources.list(false)),
  },
  profiles: {
    file: 'profiles.jsonl',
    head: '',
    says: 'people with what is theirs: skills, and their plan with its check-ins. Personal: hand it to nobody but them',
    *blocks(store) {
      for (const profile of store.profiles.list()) yield jsonLine(personRecord(store, profile))
    },
  },
}

const jsonLine = (value: unknown): Block => ({ text: `${JSON.stringify(value)}\n`, rows: 1 })

function* jsonLines(values: Iterable<unknown>): Iterable<Block> {
  for (const value of values) yield jsonLine(value)
}

/** The figures that ship with SkillTide are left out: they stand in its own files. */
function* countBlocks(store: Store, { byId }: Vocabulary): Iterable<Block> {
  const selection = { ...WHOLE_MARKET, includeHistory: false }
  const any = store.counts.table(selection, 'week')
  const required = store.counts.table({ ...selection, level: 'required' }, 'week')
  const rowOf = new Map(required.sources.map(({ source }, index) => [source, index]))
  const columnOf = new Map(required.periodStarts.map((start, index) => [start, index]))
  const skillIds = [...any.mentions.keys()].sort()
  for (const [sourceIndex, { source }] of any.sources.entries()) {
    for (const [index, weekStart] of any.periodStarts.entries()) {
      const cell = sourceIndex * any.periodStarts.length + index
      const n = any.openings[cell] ?? 0
      const [row, column] = [rowOf.get(source), columnOf.get(weekStart)]
      // Written between the two tables: not known of it how much is required.
      if (row === undefined || column === undefined) continue
      const requiredCell = row * required.periodStarts.length + column
      const rows = skillIds.flatMap((skill) => {
        const count = any.mentions.get(skill)?.[cell] ?? 0
        const strict = required.mentions.get(skill)?.[requiredCell] ?? 0
        return count === 0 ? [] : [[source, weekStart, skill, byId.get(skill)?.name ?? skill, n, count, strict]]
      })
      const [first, ...rest] = rows
      if (first !== undefined) yield { text: csvLines(first.map(String), rest), rows: rows.length }
    }
  }
}
