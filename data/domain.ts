/**
 * The words of the product as types. Every folder speaks them; none of them knows a file, a table or a page.
 * Days are UTC `YYYY-MM-DD`, instants ISO 8601 with `Z`, weeks the Monday they begin on. Unknown is null, never a guess.
 */

export type Workplace = 'onsite' | 'hybrid' | 'remote' | 'unknown'
export type RequirementLevel = 'required' | 'preferred' | 'mentioned'
/** Read from the title. `unspecified` is what the advert says, not a guess at "mid". */
export type Seniority = 'intern' | 'junior' | 'mid' | 'senior' | 'lead' | 'principal' | 'head' | 'unspecified'
export type Grain = 'week' | 'month' | 'quarter'

export const SENIORITIES: readonly Seniority[] = [
  'intern',
  'junior',
  'mid',
  'senior',
  'lead',
  'principal',
  'head',
  'unspecified',
]
export const WORKPLACES: readonly Workplace[] = ['onsite', 'hybrid', 'remote', 'unknown']
export const LEVELS: readonly RequirementLevel[] = ['required', 'preferred', 'mentioned']

export type SalaryPeriod = 'hour' | 'day' | 'week' | 'month' | 'year'
export interface Salary {
  min: number | null
  max: number | null
  /** ISO 4217. */
  currency: string
  period: SalaryPeriod
}

export interface Place {
  /** As the source wrote it. */
  text: string | null
  /** ISO 3166-1 alpha-2, upper case. */
  country: string | null
  region: string | null
  city: string | null
}

export interface Description {
  format: 'html' | 'text'
  content: string
}

/**
 * Whether a source forgets. `snapshot`: it shows only adverts that are still open, so weeks before our first reading
 * hold survivors and bear no trend. `archive`: it keeps what was posted, so its past can be compared.
 */
export type SourceKind = 'snapshot' | 'archive'

/** One advert as a source shows it, before anything is read out of its text. */
export interface NewPosting {
  /** Id of the source, e.g. `ashby`. */
  source: string
  /** Board within the source (the token of an employer's page); empty where a source has none. */
  board: string
  /** The source's own id; unique within source and board. */
  sourceId: string
  url: string | null
  title: string
  company: string | null
  place: Place
  workplace: Workplace
  /** As the source wrote it. */
  employmentType: string | null
  /** Only what the source states in fields of its own; salaries in the text are read by the analysis. */
  salary: Salary | null
  description: Description
  /** Day the source says it was posted; null when it does not say. */
  postedOn: string | null
  /** Last day that the source says it is open; null or absent when it does not say. */
  expiresOn?: string | null
}

/**
 * Why a posting counts as closed. `missing`: two healthy complete readings of its board in a row did not show it. `gone`:
 * its own page answered 404 or 410. `removed`: the source says so. `expired`: the last day that it stated has passed.
 */
export type ClosedReason = 'missing' | 'gone' | 'removed' | 'expired'

/** A stored posting as the analysis reads it. */
export interface StoredPosting extends NewPosting {
  postingId: number
  /** Instants of the first and latest reading that showed it. */
  firstSeenAt: string
  lastSeenAt: string
  /** Instant of the latest reading that found title, text or a fact of it changed, and how many readings did. */
  changedAt: string | null
  changeCount: number
  /** Since when it counts as closed; null while it is open, and always for a source that never lists all that is open. */
  closedAt: string | null
  closedReason: ClosedReason | null
  /** Instant of the latest reading that showed it again after it was closed. */
  reopenedAt: string | null
}

/** What one run read of one board. The shares of items with each part tell a broken reading from a changed market. */
export interface BoardReading {
  /** Postings, and items that could not become one; a comment that offers no job is none. */
  items: number
  withTitle: number
  withUrl: number
  withDate: number
  withText: number
}

/**
 * How far a run's reading of a board can be trusted. Only a `healthy` one tells what is no longer there. `unhealthy`: read,
 * but unlike the last healthy readings. `partial`: a part was left out. `failed`: nothing could be read.
 * `empty-unverified`: the board says that it has nothing, which boards that do not exist say too.
 */
export type RunVerdict = 'healthy' | 'unhealthy' | 'partial' | 'failed' | 'empty-unverified'

export interface RunHealth {
  verdict: RunVerdict
  /** Why, in words; null for a healthy reading without anything to say about it. */
  reason: string | null
}

/** Years of experience that an advert states for a skill; `max` is null for "5+ years" and for "5 years". */
export interface Years {
  min: number
  max: number | null
}

/** One skill named by one posting, at its strongest level. Offsets are UTF-16 code units into the readable text. */
export interface Mention {
  skillId: string
  level: RequirementLevel
  start: number
  end: number
  /** Years of experience that the advert states for it; absent when it states none. */
  years?: Years
}

/** Where an advert says the work is, for comparing it with another. */
export interface WorkPlace {
  /** `other`: several places, a continent, or a place nobody knows. */
  kind: 'town' | 'country' | 'other' | 'nowhere'
  country: string | null
  /** Equal for the same place of the same kind; empty for `nowhere`. */
  name: string
}

/** All that tells whether two adverts offer the same opening: equal traits always compare alike. */
export interface AdvertTraits {
  /** The board that shows it, whatever the advert is. */
  board: string
  /** Normalised name of the employer; null when nobody says who it is, or an agency speaks for another. */
  employer: string | null
  /** Words of the title that say what the job is, in alphabetical order. */
  job: string
  /** Places that the title names, in alphabetical order; what a name may mean as "idaho|indonesia". */
  titlePlaces: readonly string[]
  place: WorkPlace
  /** Every name of the place, for telling what the title adds to it. */
  placeNames: readonly string[]
  /** Hashes of overlapping word sequences of the text, ascending, each once. */
  shingles: Uint32Array
}

/** Why two postings are one opening. Other words than these are never stored. */
export const MERGE_REASONS = ['same-advert', 'same-url', 'near-text', 'contained-text', 'unnamed-employer'] as const
export type MergeReason = (typeof MERGE_REASONS)[number]

/** That two adverts with these traits offer the same opening, and how much of their texts they share (0 to 1). */
export interface Likeness {
  reason: Extract<MergeReason, 'near-text' | 'contained-text' | 'unnamed-employer'>
  /** Shared shingles ÷ all shingles of the two. */
  jaccard: number
  /** Shared shingles ÷ those of the shorter text. */
  overlap: number
}

/** What the analysis reads out of one posting. */
export interface PostingFacts {
  postingId: number
  /** The posting as it was read; facts of a posting that has changed since are not kept. */
  readAs?: Pick<StoredPosting, 'changeCount' | 'url' | 'firstSeenAt'>
  /** ISO 639-1. Only adverts in English have mentions; openings in other languages are in no share. */
  language: string
  /** Id of a role family, or `other`. */
  role: string
  seniority: Seniority
  country: string | null
  workplace: Workplace
  salary: Salary | null
  /** Postings with the same key within 60 days are one opening. */
  openingKey: string
  /** Equal for postings of the same job with the same address to apply at, without tracking; null without one. */
  applicationKey: string | null
  /** What it is compared with others by. */
  advert: AdvertTraits
  /** One per skill, in order of `start`. */
  mentions: Mention[]
}

export interface SourceInfo {
  source: string
  name: string
  kind: SourceKind
  /** `own`: read by this installation. `history`: figures that ship with SkillTide. `demo`: synthetic. */
  origin: 'own' | 'history' | 'demo'
  /** Credit that the source asks for, shown wherever its figures are. */
  attribution: string | null
  /**
   * What the source asks of links to its postings. `follow`: a link that search engines follow too; `link`: a link.
   * Null or absent: nothing that we know of.
   */
  linkDuty?: 'follow' | 'link' | null
  licence: string | null
  url: string | null
  /** Days of our first and latest reading; for shipped history the first and last day of its span. */
  firstReadOn: string
  lastReadOn: string
  /** The finest grain its figures have: monthly history cannot be shown by week. */
  grain: 'week' | 'month'
}

/** The readings of a source in one week; none, where a source that shows only what is open was left out in between. */
export interface SourceWeek {
  source: string
  /** Monday of the week that the runs started in. */
  weekStart: string
  healthyRuns: number
  /** Readings that were not healthy, and what was said of the last of them; null when all were. */
  otherRuns: number
  reason: string | null
}

/** Openings whose advert is in a language that is not read for skills. */
export interface LanguageCount {
  /** ISO 639-1. */
  language: string
  openings: number
}

/** Which openings a figure is about. Null means "any". Every figure carries its selection. */
export interface Selection {
  role: string | null
  seniority: Seniority | null
  country: string | null
  workplace: Workplace | null
  source: string | null
  /** Count only mentions at this level (`required`), or at any. */
  level: RequirementLevel | null
  /** First day of the span, a Monday at week grain. Null: from the beginning. */
  from: string | null
  /** Day after the span. Null: to the end. */
  until: string | null
  /** Whether the figures that ship with SkillTide count too. */
  includeHistory: boolean
}

/**
 * Openings and mentions of a selection, per source and period. Cell index = sourceIndex × periodStarts.length + periodIndex.
 */
export interface CountTable {
  grain: Grain
  /** First day of each period, ascending, without holes: an empty period is there with 0 openings. */
  periodStarts: string[]
  sources: SourceInfo[]
  /** Openings of each cell: the denominator of every share. */
  openings: Uint32Array
  /** Openings of each cell that mention the skill, at the selection's level. Skills nobody mentions are absent. */
  mentions: ReadonlyMap<string, Uint32Array>
  /**
   * Per source that counted only some skills (figures made by other people's rules): these skills. For any other skill
   * its openings are no denominator: not counted is not zero. Sources without an entry counted all.
   */
  countedSkills?: ReadonlyMap<string, ReadonlySet<string>>
  /** Per source that crawls have read: how that went, week by week. Sources that were imported or shipped have none. */
  sourceWeeks?: ReadonlyMap<string, readonly SourceWeek[]>
  /** Per source whose boards joined one after another: day by which those with 95 % of its postings had been read. */
  readInFullOn?: ReadonlyMap<string, string>
}
