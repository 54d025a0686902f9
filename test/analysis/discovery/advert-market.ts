import { analyzePending } from '../../../analysis/analyze-pending.ts'
import { readPendingChunks } from '../../../analysis/discovery/read-pending-chunks.ts'
import { loadRules, type Rules } from '../../../analysis/load-rules.ts'
import type { NewPosting } from '../../../data/domain.ts'
import { openStore } from '../../../data/store/open-store.ts'
import type { Store } from '../../../data/store/store.ts'
import { aPosting, aSource } from '../../data/builders.ts'

export const rules = loadRules()

const NAMED = [
  'Python',
  'Terraform',
  'Kafka',
  'dbt',
  'Snowflake',
  'Docker',
  'Airflow',
  'Kubernetes',
  'Grafana',
  'Redis',
]

/** Invented adverts of 24 employers. `Quarzflow` stands beside known tools in 18 of them, "moss grafting" in 12. */
export function inventedAdverts(): NewPosting[] {
  return Array.from({ length: 24 }, (_, index) => {
    const one = NAMED[index % NAMED.length]
    const other = NAMED[(index + 3) % NAMED.length]
    const tool = index % 4 === 0 ? 'SQL' : 'Quarzflow'
    const practice = index % 2 === 0 ? 'moss grafting' : 'data modelling'
    const plural = index % 6 === 2 ? 'fern-ledgers' : 'fern ledger'
    return aPosting({
      sourceId: String(index + 1),
      company: `Employer ${String.fromCharCode(65 + index)}`,
      title: `Data Engineer ${index}`,
      url: `https://jobs.example/${index}`,
      postedOn: `2026-0${1 + (index % 5)}-1${index % 9}`,
      description: {
        format: 'text',
        content: [
          `Number ${index} builds tools for gardens of every size.`,
          '',
          'Requirements',
          `- Experience with ${one}, ${tool} and ${other}`,
          `- Knowledge of ${practice} and ${index % 3 === 0 ? plural : 'stakeholder management'}`,
          '- Strong communication skills',
          '',
          'Benefits',
          '- Garden lunch and a Quarzbonus of 30 days',
        ].join('\n'),
      },
    })
  })
}

/** A store that holds the postings in this order, analysed, with their chunks read. */
export async function marketOf(postings: readonly NewPosting[], known: Rules = rules): Promise<Store> {
  const store = openStore(':memory:')
  store.sources.save(aSource())
  for (const posting of postings) store.postings.save([posting], '2026-06-01T00:00:00Z')
  await analyzePending(store, known.reader)
  await readPendingChunks(store, known.phraseRules)
  return store
}
