import { parse } from 'csv-parse/sync'
import type { HistoryCell, HistoryDataset } from '../../data/history/dataset.ts'
import { addPeriods } from '../../data/weeks.ts'

/**
 * Somebody else's monthly shares of "Who is hiring?" posts, turned into counts.
 *
 * The file gives shares in percent and not how many posts there were. But every share of a month is a whole number of
 * posts divided by the same n, so n is the smallest number that makes all of them whole; the 51 columns leave no doubt.
 */

/** Columns that mean exactly one of our skills. Spellings are those of the file, ids those of our vocabulary. */
const SKILL_OF_TERM: Record<string, string> = {
  LLM: 'large-language-models',
  GenAI: 'generative-ai',
  RAG: 'retrieval-augmented-generation',
  Agentic: 'agentic-ai',
  'Prompt eng': 'prompt-engineering',
  'Fine-tuning': 'fine-tuning',
  'Vector DB': 'vector-databases',
  LangChain: 'langchain',
  MLOps: 'mlops',
  'Machine learning': 'machine-learning',
  'Deep learning': 'deep-learning',
  NLP: 'natural-language-processing',
  'Computer vision': 'computer-vision',
  PyTorch: 'pytorch',
  TensorFlow: 'tensorflow',
  Hadoop: 'apache-hadoop',
  Spark: 'apache-spark',
  Kafka: 'kafka',
  ETL: 'etl',
  Python: 'python',
  TypeScript: 'typescript',
  JavaScript: 'javascript',
  Rust: 'rust',
  Golang: 'go',
  Java: 'java',
  PHP: 'php',
  Scala: 'scala',
  React: 'react',
  Kubernetes: 'kubernetes',
  Docker: 'docker',
  Terraform: 'terraform',
  AWS: 'amazon-web-services',
}

/** Ids that the columns stand for. */
export const TERM_SKILLS: readonly string[] = Object.values(SKILL_OF_TERM).sort()

/** Fewest and most posts that a month of the thread has had (148 in 2012-01, 972 in 2018-05), with room. */
const PLAUSIBLE_POSTS = { min: 100, max: 1500 }
/** Shares are printed with 15 digits, so counts come out whole to far less than this. */
const WHOLE_WITHIN = 1e-6

export interface TermShareHistory {
  dataset: HistoryDataset
  /** Months of the file that are not in the data set, with the reason. */
  leftOut: { month: string; reason: string }[]
}

/**
 * @param csvText  `month,<term>,…` with shares in percent, one line a month (`2011-04`)
 * @param command  that made the file, for the data set
 * @throws RangeError when the file has no `month` column, none of the terms, or no usable month
 */
export function termSharesToHistory(csvText: string, command: string): TermShareHistory {
  const rows: Record<string, string>[] = parse(csvText, { columns: true, skip_empty_lines: true, bom: true })
  const terms = Object.keys(rows[0] ?? {}).filter((column) => column !== 'month')
  const known = terms.filter((term) => SKILL_OF_TERM[term] !== undefined)
  if (rows[0]?.month === undefined || known.length === 0)
    throw new RangeError('expected the columns month and the terms')
  const skills = known.map((term) => SKILL_OF_TERM[term] ?? '').sort()
  const leftOut: TermShareHistory['leftOut'] = []
  const cells = rows.flatMap((row): HistoryCell[] => {
    const shares = terms.map((term) => Number(row[term]))
    const posts = countPosts(shares)
    if (typeof posts === 'string') {
      leftOut.push({ month: row.month ?? '', reason: posts })
      return []
    }
    const counts = known.flatMap((term): HistoryCell['counts'] => {
      const mentions = Math.round((Number(row[term]) / 100) * posts)
      return mentions === 0 ? [] : [[skills.indexOf(SKILL_OF_TERM[term] ?? ''), mentions, null]]
    })
    const byPosition = counts.sort(([a], [b]) => a - b)
    return [{ periodStart: `${row.month}-01`, role: '*', country: '*', openings: posts, counts: byPosition }]
  })
  cells.sort((a, b) => (a.periodStart < b.periodStart ? -1 : 1))
  return { dataset: describe(cells, skills, terms, command), leftOut }
}

/** Posts of a month from its shares in percent, or why they cannot be told. */
function countPosts(shares: readonly number[]): number | string {
  if (!shares.every((share) => share >= 0 && share <= 100)) return 'not all shares are numbers from 0 to 100'
  if (shares.every((share) => share === 0)) return 'all shares are 0: a gap of the source, not a fall'
  for (let posts = 1; posts <= PLAUSIBLE_POSTS.max; posts++) {
    if (!shares.every((share) => isWhole((share / 100) * posts))) continue
    // Few posts would make few different shares; so small an n is a chance hit of a row that says little.
    return posts < PLAUSIBLE_POSTS.min ? `${posts} posts would do: too few to be sure` : posts
  }
  return `no number of posts up to ${PLAUSIBLE_POSTS.max} makes all shares whole counts`
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) <= WHOLE_WITHIN

function describe(cells: HistoryCell[], skills: string[], terms: readonly string[], command: string): HistoryDataset {
  const [first, last] = [cells[0], cells.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('no month of the file can be used')
  const posts = cells.reduce((sum, { openings }) => sum + openings, 0)
  const unused = terms.filter((term) => SKILL_OF_TERM[term] === undefined)
  return {
    id: 'hn-term-share',
    title: 'Terms in Hacker News "Who is hiring?" posts, by month',
    kind: 'archive',
    countedBy: {
      who: 'others',
      rules: [
        'Counted by the authors of the data set with their own rules: share of the posts of a month that name a term.',
        'The number of posts is the smallest one that makes all shares of the month whole counts.',
        `Columns left out, because they join several skills or are none of ours: ${unused.join(', ') || 'none'}.`,
      ].join(' '),
    },
    origin: {
      name: 'controlarm/hn-hiring-analysis',
      url: 'https://github.com/controlarm/hn-hiring-analysis',
      licence: 'none stated; figures only',
      attribution: 'controlarm/hn-hiring-analysis, from Hacker News "Who is hiring?" threads',
    },
    readOn: null,
    span: { from: first.periodStart, until: addPeriods(last.periodStart, 1, 'month') },
    postings: posts,
    openings: posts,
    command,
    tables: [{ grain: 'month', skills, cells }],
  }
}
