import type { Selection, StoredPosting } from '../data/domain.ts'
import type { MentionExample } from '../data/store/contracts/openings.ts'
import type { SkillExample } from '../web/pages/skill.tsx'
import type { RouteDeps } from './route-deps.ts'

const MAX_EXAMPLES = 6
/** Read more than are shown, because one employer should not fill the list. */
const READ_EXAMPLES = 30
/** Characters shown on each side of the skill: a sentence of an advert can be a page long. */
const CONTEXT = 160

/** Sentences that name the skill, newest openings first, one per employer. */
export function listSkillExamples({ app, market }: RouteDeps, selection: Selection, skillId: string): SkillExample[] {
  const sources = new Map(market.sources(false).map((source) => [source.source, source]))
  const seen = new Set<string>()
  const examples: SkillExample[] = []
  for (const example of app.store.openings.listExamples(selection, skillId, READ_EXAMPLES)) {
    const { company, url, title } = example.posting
    const employer = company ?? url ?? title
    if (seen.has(employer)) continue
    const shown = exampleOf(app.extractor, sources, example)
    if (shown === null) continue
    seen.add(employer)
    examples.push(shown)
    if (examples.length === MAX_EXAMPLES) break
  }
  return examples
}

/** The opening with its sentence; null when these rules no longer find the skill there. */
export function exampleOf(
  extractor: RouteDeps['app']['extractor'],
  sources: ReadonlyMap<string, SkillExample['credit']>,
  { posting, postedOn, postedOnKind, mention, seenAs }: MentionExample,
): SkillExample | null {
  const quote = quoteOf(extractor, posting, mention.skillId, mention.start)
  if (quote === null) return null
  return {
    ...quote,
    postingId: posting.postingId,
    title: posting.title,
    company: posting.company,
    url: posting.url,
    postedOn,
    isDayStated: postedOnKind === 'stated',
    credit: sources.get(posting.source) ?? { name: posting.source, attribution: null, linkDuty: null, url: null },
    level: mention.level,
    seenAs,
  }
}

type Quote = Pick<SkillExample, 'before' | 'surface' | 'after'>

/** The sentence around the mention that was counted, or the first one; null when these rules no longer find the skill there. */
export function quoteOf(
  extractor: RouteDeps['app']['extractor'],
  posting: StoredPosting,
  skillId: string,
  counted: number | null,
): Quote | null {
  const { title, company, description } = posting
  const { text, mentions } = extractor.extract({ title, company, description, posting })
  const found =
    mentions.find(({ skill, start }) => skill === skillId && start === counted) ??
    mentions.find(({ skill }) => skill === skillId)
  if (found === undefined) return null
  const around = Math.max(0, found.start - found.sentence.length)
  const sentenceStart = text.indexOf(found.sentence, around)
  const isWithin = sentenceStart >= 0 && sentenceStart <= found.start
  const from = isWithin ? sentenceStart : found.start
  const until = isWithin ? sentenceStart + found.sentence.length : found.end
  return {
    before: cutStart(text.slice(from, found.start)),
    surface: text.slice(found.start, found.end),
    after: cutEnd(text.slice(found.end, Math.max(until, found.end))),
  }
}

const cutStart = (text: string): string =>
  text.length <= CONTEXT ? text : `… ${text.slice(-CONTEXT).replace(/^\S*\s/, '')}`
const cutEnd = (text: string): string =>
  text.length <= CONTEXT ? text : `${text.slice(0, CONTEXT).replace(/\s\S*$/, '')} …`
