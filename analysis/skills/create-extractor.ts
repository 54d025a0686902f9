import { type ConfidenceModel, loadConfidence } from '../../data/vocabulary/load-confidence.ts'
import { type LevelCues, loadLevelCues } from '../../data/vocabulary/load-level-cues.ts'
import { loadSections, type SectionHeading } from '../../data/vocabulary/load-sections.ts'
import type { Skill, SkillKind, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { Advert, Block } from '../text/advert.ts'
import { employerInText } from '../text/employer-in-text.ts'
import { languageOf } from '../text/language.ts'
import { readAdvert } from '../text/read-advert.ts'
import { namesSkills, sectionReader } from '../text/sections.ts'
import { sentenceSpans } from '../text/sentences.ts'
import { employerTalk } from '../text/set-pieces.ts'
import { TokenList, tokenize } from '../text/tokens.ts'
import { asideReader, isDenied } from './asides.ts'
import { backgroundReader, FIELDS } from './background.ts'
import { namesColleagues } from './colleagues.ts'
import { withoutDoubtful } from './confidence.ts'
import { employerNames, namesCompany, namesProfile } from './employer.ts'
import { cuesAmong, settleMeanings } from './evidence.ts'
import type { ExtractedMention, Extractor, Section } from './extraction.ts'
import { readKeptIndex } from './kept-spellings.ts'
import { isLooselySaid } from './loose-traits.ts'
import { settleNeighbours } from './neighbours.ts'
import { findOccurrences, type Occurrence } from './occurrences.ts'
import { type LevelReader, levelReader } from './requirement-level.ts'
import { addSharedWords } from './shared-words.ts'
import { buildSpellingIndex, type SpellingIndex } from './spelling-index.ts'
import { isTraitOfOthers } from './traits.ts'
import { yearsIn } from './years.ts'

/** Goes up with every change of the rules that can change a mention; part of what stored mentions are keyed by. */
export const EXTRACTOR_VERSION = 16

const REFUSED =
  /(?:\bnot|\brather than|\binstead of|\b(?:(?:don|doesn)['’]t|do(?:es)? not|never|no longer) (?:build|use|run|write|do))\s+$/i
const MAX_REFUSAL_LENGTH = 24
/** "No COBOL, no Fortran." */
const NONE_OF = /(?:^|[,;:(–—-]\s*|\band\s+|\bor\s+)no\s+$/i
const NOT_NEEDED = /^(?:\s+(?:skills?|experience|knowledge))?\s+(?:is\s+)?(?:required|needed|necessary)\b/i

/** Wording of adverts that is not about single skills. */
export interface AdvertWording {
  headings: readonly SectionHeading[]
  levelCues: LevelCues
}

/**
 * An extractor for this vocabulary. The first advert waits for its spellings: about a third of a second, a tenth where the
 * build kept the index; keep it. Commands that read no advert never pay for them.
 *
 * @param wording     headings and level cues; those that ship with SkillTide unless given
 * @param confidence  tells the fields that are least likely asked for, which are left out; null keeps them all
 */
export function createExtractor(
  vocabulary: Vocabulary,
  wording: AdvertWording = shippedWording(),
  confidence?: ConfidenceModel | null,
): Extractor {
  let model = confidence
  let made: SpellingIndex | undefined
  const spellingIndex = (): SpellingIndex => {
    made ??= readKeptIndex(vocabulary) ?? buildSpellingIndex(vocabulary)
    return made
  }
  const sections = sectionReader(wording.headings)
  const readLevels = levelReader(wording.levelCues)
  const tokens = new TokenList()
  return {
    version: `${EXTRACTOR_VERSION}-${vocabulary.version}`,
    extract({ title = '', company: stated = null, description, isOwnWords = false }) {
      // 1. Blocks and their sections, which the employer's name helps to tell.
      const first = readAdvert(description, sections, stated)
      const company = stated ?? (isOwnWords ? null : employerInText(first.text))
      const advert = company === stated ? first : readAdvert(description, sections, company)
      const language = languageOf(advert.text)
      if (language !== 'en') return { text: advert.text, advert, language, mentions: [] }
      // 2. Spellings of the vocabulary in the blocks that can name skills.
      const index = spellingIndex()
      const titleCues = readTitle(title, index, tokens)
      const found = findInBlocks(advert, index, tokens)
      // 3. Those that mean the skill, and are not the employer's own name.
      const isEmployers = employerNames(company)
      const meant = settleMeanings(found, { text: advert.text, tokens, index, titleCues })
        .map(({ occurrence, skill }) => ({
          skill,
          start: tokens.starts[occurrence.from] ?? 0,
          end: tokens.ends[occurrence.until - 1] ?? 0,
        }))
        .filter(({ start, end }) => !isEmployers(advert.text.slice(start, end)))
      const spans = settleNeighbours(meant, advert.text, vocabulary.byId)
      // 4. The level that their sentence and section give them.
      const levels = levelsInOrder(advert, readLevels)
      const isOfOthers = othersReader(advert, company)
      const mentions = spans.flatMap(({ skill, start, end }): ExtractedMention[] => {
        const { level, years, section, block, sentence, sentenceStart } = levels(start, end)
        const [from, until] = [start - sentenceStart, end - sentenceStart]
        if (block?.kind === 'heading' && !isNamedBy(block, skill.kind)) return []
        if (namesCompany(sentence, from, skill.kind) || namesColleagues(sentence, from, until, skill.id)) return []
        if (namesProfile(sentence, from, until, skill.id)) return []
        if (isRuledOut(sentence, from, until)) return []
        if (!isOwnWords && isOfOthers(skill, section, block, sentence, from, until)) return []
        const surface = advert.text.slice(start, end)
        const { id, name, kind } = skill
        // "3+ years in fast-paced teams" are years of the teams.
        const asked = kind === 'soft' ? null : years(from, until)
        return [{ start, end, surface, skill: id, name, kind, level, section, sentence, years: asked }]
      })
      // 5. Fields that are hardly asked for. Whoever speaks of himself means each.
      if (isOwnWords || confidence === null) return { text: advert.text, advert, language, mentions }
      model ??= loadConfidence()
      const sure = withoutDoubtful(mentions, advert, vocabulary.byId, model)
      return { text: advert.text, advert, language, mentions: sure }
    },
    readAdvert: ({ company = null, description }) => readAdvert(description, sections, company),
  }
}

/** "Leadership & collaboration" over a list asks for neither; "AWS" and "Budget management" over one do. */
function isNamedBy(heading: Block, kind: SkillKind): boolean {
  if (kind === 'soft') return false
  return !heading.opensSection || (kind !== 'concept' && kind !== 'practice' && kind !== 'domain')
}

/** What the advert says of the employer, of others or of nobody: fields in such sentences, and traits. */
function othersReader({ blocks }: Advert, company: string | null) {
  const isBackground = backgroundReader(employerTalk(company))
  const isAside = asideReader(blocks)
  return (
    { id, kind }: Skill,
    section: Section,
    block: Block | undefined,
    sentence: string,
    start: number,
    end: number,
  ): boolean => {
    if (FIELDS.has(kind)) return isAside(block, sentence) || isBackground(sentence, start, end)
    if (kind === 'soft' && isLooselySaid(section, sentence, start, end)) return true
    return isTraitOfOthers(id, section, sentence, start)
  }
}

/** "Software, not spreadsheets", "no coding required". */
function isRuledOut(sentence: string, start: number, end: number): boolean {
  const before = sentence.slice(Math.max(0, start - MAX_REFUSAL_LENGTH), start)
  const after = sentence.slice(end)
  if (REFUSED.test(before) || (/\bno\s+$/i.test(before) && NOT_NEEDED.test(after))) return true
  if (isDenied(sentence, start, end)) return true
  return NONE_OF.test(before) && /^\s*(?:[,.;!)]|$|or\b|and no\b)/.test(after)
}

function shippedWording(): AdvertWording {
  return { headings: loadSections(), levelCues: loadLevelCues() }
}

function readTitle(title: string, index: SpellingIndex, tokens: TokenList): Set<number> {
  tokens.clear()
  tokenize(title, 0, title.length, index.words, tokens)
  return cuesAmong(tokens, 0, tokens.count, index)
}

function findInBlocks(advert: Advert, index: SpellingIndex, tokens: TokenList): Occurrence[] {
  const found: Occurrence[] = []
  tokens.clear()
  for (const block of advert.blocks) {
    if (!namesSkills(block.section)) continue
    const from = tokens.count
    tokenize(advert.text, block.start, block.end, index.words, tokens)
    const blockFound: Occurrence[] = []
    findOccurrences(advert.text, tokens, from, tokens.count, index, blockFound)
    addSharedWords(tokens, from, blockFound, index)
    found.push(...blockFound)
  }
  return found
}

/** Level, section and sentence of spans that lie in blocks and are asked for in order; each sentence is read once. */
function levelsInOrder({ text, blocks }: Advert, readLevels: LevelReader) {
  let blockAt = 0
  let sentencesOf = -1
  let sentences: { start: number; end: number }[] = []
  let sentenceAt = 0
  let sentence = { start: 0, end: 0 }
  let shown = ''
  let levelIn: ReturnType<LevelReader> = () => 'mentioned'
  let years: ReturnType<typeof yearsIn> = () => null
  return (start: number, end: number) => {
    while (blockAt < blocks.length - 1 && start >= (blocks[blockAt]?.end ?? 0)) blockAt++
    const block = blocks[blockAt]
    const section: Section = block?.section ?? 'other'
    if (block && sentencesOf !== blockAt) {
      sentences = sentenceSpans(text, block.start, block.end)
      sentencesOf = blockAt
      sentenceAt = 0
    }
    if (end > sentence.end || start < sentence.start) {
      while (sentenceAt < sentences.length - 1 && end > (sentences[sentenceAt]?.end ?? 0)) sentenceAt++
      const found = sentences[sentenceAt] ?? { start, end }
      sentence = { start: Math.min(found.start, start), end: found.end }
      levelIn = readLevels(text, sentence, section)
      shown = text.slice(sentence.start, sentence.end)
      years = yearsIn(shown)
    }
    return {
      level: levelIn({ start, end }),
      years,
      section,
      block,
      sentence: shown,
      sentenceStart: sentence.start,
    }
  }
}
