import type { StoredPosting } from '../data/domain.ts'
import { spellingKey } from '../data/vocabulary/apply-edits.ts'
import type { SkillExample } from '../web/pages/skill.tsx'
import { type RouteDeps, shownOf } from './route-deps.ts'
import { exampleOf, quoteOf } from './skill-examples.ts'
import type { View } from './view-query.ts'

/** The sentence that a figure counts, with what a person may say about it. */
export interface CountedSentence {
  posting: StoredPosting
  before: string
  surface: string
  after: string
  /** Words beside the spelling; null at the edge of a sentence or beside a sign. */
  wordBefore: string | null
  wordAfter: string | null
  /** Whether the spelling is an alias, which can be taken away, and not the name. */
  isRemovable: boolean
}

/** Openings of a view that name a skill, newest first, with the sentence of each. */
export async function listSentences(
  deps: RouteDeps,
  view: View,
  skillId: string,
  { employer, offset, limit }: { employer: string | null; offset: number; limit: number },
): Promise<{ total: number; sentences: SkillExample[] }> {
  const { app, market } = deps
  const selection = { ...shownOf(deps, view, await market.trends(view)), includeHistory: false }
  const { total, examples } = app.store.openings.listNaming(selection, skillId, { employer, offset, limit })
  const sources = new Map(market.sources(false).map((source) => [source.source, source]))
  return { total, sentences: examples.flatMap((example) => exampleOf(app.extractor, sources, example) ?? []) }
}

/** Words that stand beside every skill tell nothing of one. */
const OF_LISTS: ReadonlySet<string> = new Set(['and', 'or', 'with', 'in', 'of', 'using', 'like', 'as', 'e.g.'])

const besides = (word: string | undefined): string | null =>
  word === undefined || OF_LISTS.has(word.toLowerCase()) ? null : word

/** Null when these rules do not find the skill in the posting. */
export function sentenceOf({ app }: RouteDeps, skillId: string, postingId: number): CountedSentence | null {
  const posting = app.store.postings.find(postingId)
  const skill = app.vocabulary.byId.get(skillId)
  const quote = posting && quoteOf(app.extractor, posting, skillId, null)
  if (!posting || !quote || !skill) return null
  const key = spellingKey(quote.surface)
  return {
    posting,
    ...quote,
    wordBefore: besides(/(?<![\p{L}\p{N}+#.'’])([\p{L}\p{N}+#.'’]+)[ -]$/u.exec(quote.before)?.[1]),
    wordAfter: besides(/^[ -]([\p{L}\p{N}+#'’]+)/u.exec(quote.after)?.[1]),
    isRemovable:
      key !== spellingKey(skill.name) &&
      [...skill.aliases, ...skill.ambiguousForms].some((form) => spellingKey(form) === key),
  }
}
