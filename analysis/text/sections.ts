import type { HeadedSection, SectionHeading } from '../../data/vocabulary/load-sections.ts'
import type { Section } from '../skills/extraction.ts'
import { type Block, type Layout, PLAIN_RANK } from './advert.ts'
import { withClosing } from './closing-paragraphs.ts'
import { employerSpellings, solidName } from './employer-name.ts'
import { type HeadingSections, headingSections } from './heading-sections.ts'
import { withListedDuties } from './listed-duties.ts'
import { withListedRequirements } from './listed-requirements.ts'
import { type EmployerTalk, employerTalk, setPiece } from './set-pieces.ts'

export interface SectionReader {
  /** Gives every block its section. `company` is the employer, whose name makes "Why Acme" a heading about it. */
  assign(text: string, blocks: readonly Layout[], company: string | null): Block[]
}

/** Sections that speak of the employer or of the law: what they name is not asked for. */
const SILENT: ReadonlySet<Section> = new Set(['about', 'benefits', 'boilerplate'])
/** "Nice to have: Kafka". Longer leads are sentences that happen to hold a colon. */
const LEAD = /^([^:\n]{2,60}):\s+\S/
/** The longest of the headings in sections.json that match as a whole has 40 characters; an employer may add a word. */
const MAX_WORDS_ONLY_LENGTH = 60
/** "What we believe are important traits for this role" is no more about the employer than "What we look for". */
const ASKS_OF_CANDIDATE = /\b(?:traits?|skills?|qualifications?|candidates?|experience)\b|\bfor this role\b/i
const WHY_EMPLOYER = /\bwhy (?:us|join|work (?:here|with us|for us))\b|^\W*when you join\b/i
/** "At Acme, you'll:", "As a data engineer you will"; "When you join Acme, you'll" promises experiences. */
const PROMISES_DUTIES = /^\W*(?:at|as)\b.*\byou(?:['’]ll| will)(?: be)?\W*$/i
/** "As our next engineer you should have", "We expect you to bring", "So what are we looking for?". */
const WHAT_YOU_HAVE =
  /\b(?:you (?:should |must |will |already )?(?:have|possess)|(?:expect|want) you to (?:bring|have)|are we looking for|specifics about you|addition to (?:the|our) team if(?: you are)?)\W*$/i
/** "Candidate & new hire experience" is work, "Skills you can learn" what comes of it. */
const NO_EXPERIENCE_OF_READER =
  /\b(?:buyer|candidate|client|customer|developer|employee|guest|hire|member|patient|player|user|visitor)s? experience\W*$|\byou(?:['’]ll| can| will) (?:learn|gain|develop)\b/i
/** "About the Senior Underwriter role", "The Acme way". */
const ABOUT_ROLE = /^\W*about (?:the|this|our) .*\b(?:role|position|job)\W*$/i
const WAY_OF_EMPLOYER = /^\W*the [\p{L}\d]+ way\W*$/iu
/** "It would be fantastic if you have", "Even better with". */
const OPTIONAL =
  /\b(?:bonus|nices?[- ]to[- ]haves?|a (?:big |huge |strong )?plus|(?:may|might|could) also (?:have|bring)|candidate also has|preferred|ideally|desirable|advantage|extra credit|even better|great if|would be (?:a |an )?(?:great|nice|fantastic|awesome|ideal|amazing|cool|plus|bonus))\b/i
const ASKING_BULLET =
  /^(?:\d+\+?\s*(?:-\s*\d+\s*)?years|(?:proven |hands-on |strong |solid |good |deep |prior |previous |relevant |some |extensive )*(?:experience|familiarity|proficien(?:t|cy)|knowledge|understanding|expertise|command|background) (?:of|in|with|using|building|working)|fluent in|bachelor|master['’]?s|degree in|comfortable with)/i
const ADDRESSES_CANDIDATE =
  /^(?:the (?:[\w&,/()-]+ ){1,7}(?:manager|director|engineer|lead|analyst|scientist|specialist|associate|coordinator|officer|designer|developer|administrator|representative|nurse|technician)\b[^.]{0,60}? (?:will|is responsible)\b|as (?:an?|the|our|part of)\b.{2,80}\byou\b|in this (?:role|position)|we(?:['’]re| are) (?:currently )?(?:looking for|seeking|hiring|searching for)|you(?:['’]ll| will| have| are|['’]re)\b|your (?:role|job|mission|work)\b|this (?:role|position)|the (?:role|ideal candidate|successful candidate))/i
/** What the employer builds with, wherever it says so; what it recruits with is none of the job. */
const OWN_TOOLS =
  /\b(?:our (?:[\w-]+ )?stack|stack:|our (?:main |primary )?(?:programming )?languages|our (?:backend|back-end|frontend|front-end|codebase|services|infrastructure|product|platform|application|app)s? (?:is|are|runs?) (?:built|written|powered|on)|we(?:['’]re| are)? (?:also |mostly |mainly |primarily |currently )?(?:using|use|work with|write|code in|build (?:with|in|on)|program in)|(?:is|are) (?:written|built) (?:in|with|on top of))\b/i
/** What the employer builds with has names: "We use our platform to source experts" speaks of something else. */
const NAME_BEHIND = /^[^.!?]{0,80}?(?<![.!?]\s)(?<![\p{L}\d])(?!AI\b|API)\p{Lu}[\p{L}\d.+#]*/u
/** Longer lines with a link say something. */
const MAX_TITLE_LENGTH = 80
const HIRING_TALK = /\b(?:hiring|recruit\w*|interview\w*|candidates?|applicants?|application process|evaluat\w+)\b/i

/** Where bullets about the employer turn to the job; they speak of engineers and developers as well. */
const APPLICANT_TALK = /\b(?:you|your|role|position|looking for|hiring|responsibilit\w+|requirements?)\b/i
const ROLE_TALK =
  /\b(?:looking for|hiring|seeking|you(?:['’]ll| will)|role|position|responsib\w+|experience (?:with|in)|stack|we use)\b/i
const EMPLOYER_STORY = /\b(?:ARR|raised|investors?|founders?|backed by|customers|our (?:[\w-]+,? ){0,3}team)\b/
/** Headings that may name duties as well as benefits: what stands under them tells. */
const EXPECTATION = /\bexpect\b/i
const OFFER =
  /\b(?:salary|compensation|equity|bonus|vacation|holidays?|pto|insurance|pension|flexible|hybrid|budget|stipend|perks?|culture|career|learning|off-?sites?|office|chance to|opportunit(?:y|ies)|colleagues|working hours|benefits?)\b/i
/** "Desired experience", "Ideal qualifications" is what an advert asks for unless a list of requirements stands ahead of it. */
const DESIRED = /^\W*(?:desired|ideal qualifications)\b/i
/** Leads that make even an item of the wishes required. */
const OUTRIGHT = /requir|must|essential|mandatory|need|minimum/i
/** "Android stack"; "Engineer, full stack" is a title. */
const ENDS_IN_STACK = /(?<!\bfull)[\s-]stack\W*$/i
const OWN_STACK = /\b(?:our|the|current)\b.*\b(?:stack|tools)\b|\bwe use\b/i
const JOB_TALK =
  /\b(?:we(?:['’]re| are) (?:now |currently |also )?(?:hiring|looking|seeking|searching)|looking for|you(?:['’]ll| will| have|r)?\b|role|position|stack|built (?:with|on|in)|we use|using|experience|engineers?|developers?|apply|remote|requirements?)\b/i

const SPEAKS_OF_JOB =
  /\b(?:you|your|role|position|looking for|looking to|hiring|seeking|searching for|join (?:us|our|the)|responsib\w+|requirements?|experience (?:with|in)|stack|we use|ideal candidate|as (?:an?|our)\s[\w&/ -]{3,50},)/i

/** Whether skills named in this section are what the employer asks of a candidate or says of the job. */
export function namesSkills(section: Section): boolean {
  return !SILENT.has(section)
}

/** Reads sections by their headings, then by the wording of paragraphs that needs no heading. */
export function sectionReader(headings: readonly SectionHeading[]): SectionReader {
  const known = headingSections(headings)
  return {
    assign(text, layouts, company) {
      let current: Section = 'other'
      let currentRank = Number.POSITIVE_INFINITY
      let isIntroduction = false
      const speaksOfEmployer = employerTalk(company)
      const blocks = layouts.map((layout, index): Block => {
        const { start, end } = layout
        const shown = text.slice(start, end)
        const rank =
          headingRank(layout, shown, known) || rankOfBullet(layout, shown, current, layouts[index + 1], known)
        if (rank > 0) {
          const opened = sectionOfHeading(shown, company, known, () => offersUnder(text, layouts, index))
          const next = opened ?? sectionAfterUnknown(current, currentRank, rank)
          if (opened || next !== current) currentRank = rank
          current = next
          isIntroduction = false
          return { start, end, kind: 'heading', section: current, opensSection: opened !== null }
        }
        const section = sectionOfBlock(shown, layout, current, isIntroduction, speaksOfEmployer, known)
        // What follows "Acme is a …" goes on about Acme until it speaks of the job.
        isIntroduction = current === 'other' && section === 'about'
        return { start, end, kind: layout.kind, section }
      })
      const read = withDesired(text, withPreface(text, withOpening(text, blocks)))
      return withClosing(text, withListedRequirements(text, withListedDuties(text, read)))
    },
  }
}

/** 0 when the block is no heading. A line of nothing but "Requirements" is one, however it is set. */
function headingRank(layout: Layout, shown: string, known: HeadingSections): number {
  if (layout.kind === 'heading') return layout.rank
  if (layout.kind === 'bullet' || shown.length > MAX_WORDS_ONLY_LENGTH) return 0
  return known.whole(shown) === null ? 0 : PLAIN_RANK
}

/** "Bonus" as a bullet over the bullets of the wishes; under benefits it is money. */
function rankOfBullet(
  layout: Layout,
  shown: string,
  current: Section,
  next: Layout | undefined,
  known: HeadingSections,
): number {
  if (layout.kind !== 'bullet' || next?.kind !== 'bullet' || SILENT.has(current)) return 0
  if (shown.length > MAX_WORDS_ONLY_LENGTH) return 0
  const section = known.whole(shown)
  return section === 'preferred' || section === 'requirements' ? PLAIN_RANK : 0
}

/** What stands ahead of "Acme is a …", a slogan or the place, is no more about the job than that. */
function withOpening(text: string, blocks: Block[]): Block[] {
  const first = blocks.findIndex(({ kind, section }) => kind === 'heading' || section === 'about')
  if (blocks[first]?.section !== 'about') return blocks
  return blocks.map((block, index) =>
    index < first && block.section === 'other' && !JOB_TALK.test(text.slice(block.start, block.end))
      ? { ...block, section: 'about' }
      : block,
  )
}

/**
 * Ahead of the first heading of an advert that has headings for the job, paragraphs that speak neither to the reader nor
 * of the job tell the employer's story ("We simplify property investing …"). Adverts without such headings say all they
 * say in such paragraphs: there they stay.
 */
function withPreface(text: string, blocks: Block[]): Block[] {
  const first = blocks.findIndex(({ opensSection, section }) => opensSection && namesSkills(section))
  if (first === -1 || !blocks.some(({ section }) => section === 'requirements')) return blocks
  return blocks.map((block, index) =>
    index < first &&
    block.kind === 'paragraph' &&
    block.section === 'other' &&
    !SPEAKS_OF_JOB.test(text.slice(block.start, block.end))
      ? { ...block, section: 'about' }
      : block,
  )
}

function withDesired(text: string, blocks: Block[]): Block[] {
  let isAlone = true
  let isDesired = false
  return blocks.map((block) => {
    if (block.kind === 'heading') {
      const heading = text.slice(block.start, block.end)
      const isSubheading = isDesired && block.section === 'preferred' && !OPTIONAL.test(heading)
      isDesired = isSubheading || (isAlone && DESIRED.test(heading))
      if (block.section === 'requirements') isAlone = false
    }
    return isDesired && block.section === 'preferred' ? { ...block, section: 'requirements' } : block
  })
}

/** Whether at least a third of what stands under a heading speaks of what the employer offers. */
function offersUnder(text: string, layouts: readonly Layout[], heading: number): boolean {
  let blockCount = 0
  let offerCount = 0
  for (let index = heading + 1; index < layouts.length; index++) {
    const layout = layouts[index]
    if (!layout || layout.kind === 'heading') break
    blockCount++
    if (OFFER.test(text.slice(layout.start, layout.end))) offerCount++
  }
  return offerCount * 3 >= blockCount
}

function sectionOfHeading(
  heading: string,
  company: string | null,
  known: HeadingSections,
  offersBelow: () => boolean,
): HeadedSection | null {
  const found = known.find(heading)
  if (found?.section === 'benefits' && EXPECTATION.test(heading) && !offersBelow()) return 'responsibilities'
  if (found?.match === 'whole') return found.section
  if (WHAT_YOU_HAVE.test(heading)) return OPTIONAL.test(heading) ? 'preferred' : 'requirements'
  // "What you'll do at Acme" speaks of the job, "Why Acme" of the employer.
  if (WHY_EMPLOYER.test(heading)) return 'about'
  if (ABOUT_ROLE.test(heading)) return 'responsibilities'
  if ((!found || found.section === 'requirements') && NO_EXPERIENCE_OF_READER.test(heading)) return null
  if (!found) return sectionOfUnknown(heading, company)
  if (found.section === 'benefits' && WORK_ON_OFFERS.test(heading)) return 'responsibilities'
  if (found.section === 'about' && ASKS_OF_CANDIDATE.test(heading)) return 'requirements'
  if (found.section === 'requirements' && OPTIONAL.test(heading)) return 'preferred'
  return found.section
}

function sectionOfUnknown(heading: string, company: string | null): HeadedSection | null {
  if (OPTIONAL.test(heading)) return 'preferred'
  if (ENDS_IN_STACK.test(heading)) return 'stack'
  if (PROMISES_DUTIES.test(heading)) return 'responsibilities'
  if (WAY_OF_EMPLOYER.test(heading)) return 'about'
  if (namesEmployer(heading, company)) return 'about'
  return ASKS_OF_CANDIDATE.test(heading) ? 'requirements' : null
}

function namesEmployer(heading: string, company: string | null): boolean {
  if (/^\W*about (?!you|the (?:role|job|position|opportunity|team|project)|this)/i.test(heading)) return true
  const names = employerSpellings(company)
  // "Acme: an insurer that cares".
  if (names.has(solidName(heading.split(/[:–—]/, 1)[0] ?? ''))) return true
  const written = solidName(heading)
  if (![...names].some((name) => written.includes(name))) return false
  return /^\W*(?:why|life|working|join|inside|meet|welcome|hi|hey|hello|we are|we're|we’re|who|the)\b/i.test(heading)
}

/** "Payroll & compensation support", "Benefits administration": work on what other headings offer. */
const WORK_ON_OFFERS =
  /\b(?:benefits?|compensation|perks|payroll|rewards|salary)\b.*\b(?:administration|management|analysis|planning|operations|processing)\W*$|\bpayroll\b.*\bsupport\W*$/i

/** A heading nobody knows: a sub-heading of a part about the job, but the end of "About us" and the like. */
function sectionAfterUnknown(current: Section, currentRank: number, rank: number): Section {
  if (rank > currentRank) return current
  return SILENT.has(current) || rank < currentRank ? 'other' : current
}

function sectionOfBlock(
  shown: string,
  layout: Layout,
  current: Section,
  isIntroduction: boolean,
  speaksOfEmployer: EmployerTalk,
  known: HeadingSections,
): Section {
  if (isJobLink(shown)) return 'boilerplate'
  const piece = setPiece(shown, speaksOfEmployer)
  if (piece === 'legal') return 'boilerplate'
  if (piece === 'benefits') return 'benefits'
  if (current === 'about' || current === 'benefits') return speaksOfJob(shown, layout.kind, current) ?? current
  const byLead = sectionOfLead(shown, layout, current, known)
  if (byLead) return byLead
  // "Overview", then "At Acme, we're rebuilding …".
  const speaksOfRole = ROLE_TALK.test(shown)
  if (current === 'responsibilities' && layout.kind === 'paragraph' && piece === 'about' && !speaksOfRole)
    return 'about'
  if (current !== 'other') return current
  const turnsToJob =
    layout.kind === 'bullet'
      ? APPLICANT_TALK.test(shown)
      : JOB_TALK.test(shown) && !(EMPLOYER_STORY.test(shown) && !speaksOfRole)
  return piece === 'about' || (isIntroduction && !turnsToJob) ? 'about' : 'other'
}

/** "Software Engineer, Kubernetes - https://…": the title of another opening, which asks for nothing by itself. */
function isJobLink(shown: string): boolean {
  if (!shown.includes('://')) return false
  const words = shown.replaceAll(/https?:\S+/g, '').trim()
  return (
    words.length > 0 && words.length <= MAX_TITLE_LENGTH && !/[.!?:]\s|\b(?:you|we|our|stack|experience)\b/i.test(words)
  )
}

/** Adverts put what they ask for under headings such as "What we believe in" as well. */
function speaksOfJob(shown: string, kind: Layout['kind'], current: Section): Section | null {
  if (kind === 'bullet' && ASKING_BULLET.test(shown)) return 'requirements'
  if (current === 'about' && namesOwnTools(shown) && !HIRING_TALK.test(shown)) return 'stack'
  if (kind === 'bullet') return null
  return current === 'about' && ADDRESSES_CANDIDATE.test(shown) ? 'other' : null
}

function namesOwnTools(shown: string): boolean {
  const talk = OWN_TOOLS.exec(shown)
  return talk !== null && NAME_BEHIND.test(shown.slice(talk.index + talk[0].length))
}

/** The section of "Nice to have: Kafka", for this block only. */
function sectionOfLead(shown: string, layout: Layout, current: Section, known: HeadingSections): Section | null {
  const lead = LEAD.exec(shown)?.[1]
  if (!lead || (layout.kind === 'bullet' && SILENT.has(current))) return null
  const found = known.find(lead)
  if (!found || found.match === 'anywhere') return null
  // "Tools: dbt, Airflow" as a bullet of the requirements is still required.
  const isWeaker = found.section === 'stack' || found.section === 'responsibilities' || found.section === 'about'
  if (layout.kind !== 'bullet' || current === 'other') return found.section
  if (found.section === 'stack' && OWN_STACK.test(lead)) return 'stack'
  // "Languages: Python" in a list of wishes, or of what is in use, is still one of them.
  const isWish = (current === 'preferred' || current === 'stack') && found.section === 'requirements'
  return isWeaker || (isWish && !OUTRIGHT.test(lead)) ? current : found.section
}
