import type { Selection } from '../data/domain.ts'
import type { MentionExample } from '../data/store/store.ts'
import type { SkillExample } from '../web/pages/skill.tsx'
import type { RouteDeps } from './routes/route-deps.ts'

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
    const { posting, postedOn, postedOnKind, mention, seenAs } = example
    const employer = posting.company ?? posting.url ?? posting.title
    const quote = quoteOf(app.extractor, example)
    if (quote === null || seen.has(employer)) continue
    seen.add(employer)
    const source = sources.get(posting.source)
    examples.push({
      ...quote,
      title: posting.title,
      company: posting.company,
      url: posting.url,
      postedOn,
      isDayStated: postedOnKind === 'stated',
      credit: source ?? { name: posting.source, attribution: null, linkDuty: null, url: null },
      level: mention.level,
      seenAs,
    })
    if (examples.length === MAX_EXAMPLES) break
  }
  return examples
}

type Quote = Pick<SkillExample, 'before' | 'surface' | 'after'>

/** The sentence around the mention; null when these rules no longer find the skill there. */
function quoteOf(extractor: RouteDeps['app']['extractor'], { posting, mention }: MentionExample): Quote | null {
  const { title, company, description } = posting
  const { text, mentions } = extractor.extract({ title, company, description, posting })
  const found =
    mentions.find(({ skill, start }) => skill === mention.skillId && start === mention.start) ??
    mentions.find(({ skill }) => skill === mention.skillId)
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
