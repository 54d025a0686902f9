import type { Steps } from '../../data/steps.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { adjustForFalseDiscovery, neededP } from './benjamini-hochberg.ts'
import { detectableFactor } from './detectable-change.ts'
import { detectableFrom } from './judge-trends.ts'
import type { JudgedTable } from './known-changes.ts'
import type { ComparedTable } from './one-employer.ts'
import { countingSources } from './period-figures.ts'
import { changeWithinSources } from './skill-change.ts'
import { skillTrends } from './skill-trends.ts'
import type { SourceHalves } from './source-halves.ts'
import type { TrendChange } from './trend-report.ts'
import { MAX_FALSE_DISCOVERY, MIN_MENTIONS } from './verdict.ts'

/** The change of every skill that some source bears one for, each set against all others that were tested. */
export function* judgeTable(
  { table, halves, comparable, fewEmployers }: ComparedTable & { fewEmployers: ReadonlyMap<string, number> },
  vocabulary: Pick<Vocabulary, 'byId'>,
): Steps<JudgedTable> {
  const changes = new Map<string, TrendChange>()
  if (halves === null) return { changes, belief: [] }
  const compared = [...table.mentions].flatMap(([skillId, mentions]) => {
    if (!vocabulary.byId.has(skillId)) return []
    const counting = countingSources(table, skillId)
    const sources = comparable.filter(({ sourceIndex }) => counting.includes(sourceIndex))
    return sources.length === 0 ? [] : [{ skillId, mentions, counting, sources }]
  })
  const bearing = compared.filter(
    ({ skillId, mentions, sources }) => !fewEmployers.has(skillId) && hasEnoughMentions(mentions, sources),
  )
  const { skills: tested, belief } = yield* skillTrends(table, halves, bearing)
  const qValues = adjustForFalseDiscovery(tested.map(({ change }) => change.p))
  const needed = neededP(qValues, MAX_FALSE_DISCOVERY)
  for (const [index, { change, trend }] of tested.entries()) {
    const skillId = bearing[index]?.skillId ?? ''
    const detectablePoints = trend ? detectableFrom(trend) : change.detectablePoints
    const detectableAmongAllPoints = trend ? detectableFrom(trend, needed) : detectablePoints * detectableFactor(needed)
    const q = qValues[index] ?? 1
    changes.set(skillId, { q, detectableAmongAllPoints, fewEmployers: null, ...change, detectablePoints })
    yield
  }
  for (const { skillId, mentions, counting, sources } of compared) {
    if (changes.has(skillId)) continue
    const change = changeWithinSources(table, halves, mentions, sources, counting, 1)
    changes.set(skillId, {
      q: 1,
      detectableAmongAllPoints: change.detectablePoints * detectableFactor(needed),
      fewEmployers: fewEmployers.get(skillId) ?? null,
      ...change,
    })
  }
  return { changes, belief }
}

/** Enough mentions in both halves together for a verdict. */
const hasEnoughMentions = (mentions: Uint32Array, sources: readonly SourceHalves[]): boolean =>
  sources.reduce((sum, { earlier, later }) => {
    const cells = [...earlier.cells, ...later.cells]
    return sum + cells.reduce((some, cell) => some + (mentions[cell] ?? 0), 0)
  }, 0) >= MIN_MENTIONS
