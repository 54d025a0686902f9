import Database from 'better-sqlite3'
import { PhraseTrie } from '../../analysis/skills/phrase-trie.ts'
import { WordTable } from '../../analysis/text/word-table.ts'

/** What was done, counted: the same on every machine, however busy it is. */
export interface DatabaseWork {
  /** Statements that SQLite was asked to run, and rows that it handed over. */
  statements: number
  rows: number
}

export interface ReadingWork {
  /** Words looked up in a vocabulary, and steps along its phrases. */
  wordLookUps: number
  phraseSteps: number
  /** Runs of regular expressions, and characters up to the end of what each found. */
  expressions: number
  expressionCharacters: number
}

const counted: DatabaseWork & ReadingWork = {
  statements: 0,
  rows: 0,
  wordLookUps: 0,
  phraseSteps: 0,
  expressions: 0,
  expressionCharacters: 0,
}

/** Counts what `work` asks the database for, in this process. */
export async function countStatements(work: () => unknown): Promise<DatabaseWork> {
  Object.assign(counted, { statements: 0, rows: 0 })
  await watched(watchStatements(), work)
  const { statements, rows } = counted
  return { statements, rows }
}

/** Counts what `work` does to read texts, in this process. */
export async function countReading(work: () => unknown): Promise<ReadingWork> {
  Object.assign(counted, { wordLookUps: 0, phraseSteps: 0, expressions: 0, expressionCharacters: 0 })
  await watched([...watchMatching(), watchExpressions()], work)
  const { wordLookUps, phraseSteps, expressions, expressionCharacters } = counted
  return { wordLookUps, phraseSteps, expressions, expressionCharacters }
}

async function watched(restore: readonly (() => void)[], work: () => unknown): Promise<void> {
  try {
    await work()
  } finally {
    for (const undo of restore) undo()
  }
}

type Method = (this: unknown, ...parameters: never[]) => unknown

function replace(owner: object, name: string, wrap: (original: Method) => Method): () => void {
  const methods = owner as Record<string, Method>
  const original = methods[name]
  if (original === undefined) throw new Error(`there is nothing to count: ${name} is gone`)
  methods[name] = wrap(original)
  return () => {
    methods[name] = original
  }
}

function watchStatements(): (() => void)[] {
  const db = new Database(':memory:')
  const statements = Object.getPrototypeOf(db.prepare('SELECT 1')) as object
  db.close()
  const watch = (name: string, rowsOf: (result: unknown) => number) =>
    replace(
      statements,
      name,
      (original) =>
        function (...parameters) {
          counted.statements++
          const result = original.apply(this, parameters)
          counted.rows += rowsOf(result)
          return result
        },
    )
  return [
    watch('run', () => 0),
    watch('get', (row) => (row === undefined ? 0 : 1)),
    watch('all', (rows) => (rows as unknown[]).length),
    replace(
      statements,
      'iterate',
      (original) =>
        function (...parameters) {
          counted.statements++
          return counting(original.apply(this, parameters) as IterableIterator<unknown>)
        },
    ),
  ]
}

function* counting(rows: IterableIterator<unknown>): Generator {
  for (const row of rows) {
    counted.rows++
    yield row
  }
}

function watchMatching(): (() => void)[] {
  const watch = (owner: object, name: string, kind: 'wordLookUps' | 'phraseSteps') =>
    replace(
      owner,
      name,
      (original) =>
        function (...parameters) {
          counted[kind]++
          return original.apply(this, parameters)
        },
    )
  return [
    watch(WordTable.prototype, 'find', 'wordLookUps'),
    watch(WordTable.prototype, 'findHashed', 'wordLookUps'),
    watch(PhraseTrie.prototype, 'next', 'phraseSteps'),
  ]
}

/** `test`, `match`, `replace` and `split` all go through `exec` once it is not the built-in one. */
function watchExpressions(): () => void {
  return replace(
    RegExp.prototype,
    'exec',
    (original) =>
      function (...parameters) {
        const expression = this as RegExp
        const from = expression.global || expression.sticky ? expression.lastIndex : 0
        const found = original.apply(this, parameters) as RegExpExecArray | null
        const until = found === null ? String(parameters[0]).length : found.index + found[0].length
        counted.expressions++
        counted.expressionCharacters += Math.max(0, until - from)
        return found
      },
  )
}
