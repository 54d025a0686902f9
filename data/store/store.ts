import type {
  AdvertTraits,
  BoardReading,
  CountTable,
  Grain,
  LanguageCount,
  Likeness,
  Mention,
  MergeReason,
  NewPosting,
  PostingFacts,
  RequirementLevel,
  RunHealth,
  SalaryPeriod,
  Selection,
  Seniority,
  SourceInfo,
  SourceWeek,
  StoredPosting,
  Workplace,
} from '../domain.ts'
import type { HistoryDataset } from '../history/dataset.ts'
import type { CheckInFields, Plan, PlanFields } from '../plan.ts'
import type { Profile, ProfileFields, ProfileSkill } from '../profile.ts'
import type { Commitment, PrivateNote, Session, SessionFields } from '../session.ts'
import type { Steps } from '../steps.ts'
import type { VocabularyEdit } from '../vocabulary/vocabulary-edit.ts'
import type {
  CrawlLockStore,
  FrontierStore,
  HostStore,
  PageStore,
  ReadingTermsStore,
  RobotsStore,
} from './crawl-memory.ts'
import type { ExportStore } from './export-store.ts'

/**
 * Everything SkillTide remembers, behind functions. Nothing outside `data/store` knows that it is SQLite.
 * All calls are synchronous; each write is one transaction, so a killed process loses only the batch in hand.
 */
export interface Store {
  readonly path: string
  /** Runs `work`, with all the writes in it, as one transaction: all of it is kept, or nothing. */
  write<Result>(work: () => Result): Result
  postings: PostingStore
  life: LifeStore
  openings: OpeningStore
  merges: MergeStore
  counts: CountStore
  census: CensusStore
  sources: SourceStore
  runs: RunStore
  crawlLock: CrawlLockStore
  frontier: FrontierStore
  pages: PageStore
  hosts: HostStore
  robots: RobotsStore
  readingTerms: ReadingTermsStore
  history: HistoryStore
  settings: SettingStore
  phrases: PhraseStore
  edits: EditStore
  reports: ReportStore
  mails: MailStore
  exports: ExportStore
  profiles: ProfileStore
  plans: PlanStore
  sessions: SessionStore
  /** Moves what the write-ahead log holds into the database and empties it, as far as no reader needs it. */
  emptyLog(): void
  /** Another text after every change, by this process or another: what was worked out before may be out of date. */
  dataVersion(): string
  close(): void
}

/** What saving one posting did. `unchanged` covers the same advert read again. */
export type SaveOutcome = 'new' | 'updated' | 'unchanged'

export interface PostingStore {
  /**
   * Inserts or refreshes by (source, board, sourceId). A changed text or title waits for the analysis again; a closed
   * posting is open again, unless the last day that it states has passed.
   *
   * @param pageUrl  address of the page when it is the posting's own, null for a listing or a file
   */
  save(batch: readonly NewPosting[], seenAt: string, pageUrl?: string | null): SaveOutcome[]
  /** Postings that were shown again without being read, because their page says that it is as it was. */
  see(postingIds: readonly number[], seenAt: string): void
  /** Postings that `analysisVersion` has not read, by id, after `afterPostingId`. */
  listUnanalyzed(analysisVersion: string, limit: number, afterPostingId?: number): StoredPosting[]
  countUnanalyzed(analysisVersion: string): number
  /** Versions of the rules by the instant that each first read a posting, oldest first; those from before it was kept are left out. */
  listRules(): { version: string; since: string }[]
  /**
   * Lets postings that one version has read count as read by another, where both would read the same.
   *
   * @returns how many
   */
  carryOver(fromVersion: string, toVersion: string, isSame: (posting: StoredPosting) => boolean): number
  count(): number
  find(postingId: number): StoredPosting | null
}

export interface BoardName {
  source: string
  /** Empty where a source has no boards. */
  board: string
}

/** Which postings of a board are still open. What closes a posting is decided by the crawler; see posting-life.ts there. */
export interface LifeStore {
  /** A listing still names these pages of postings, though they were not read again: their postings were seen. */
  seePages(board: BoardName, pageUrls: readonly string[], seenAt: string): number
  /**
   * Closes the open postings last seen before `seenBefore`: as `missing`, since `closedAt`. Returns how many.
   *
   * @param scopeHash  leaves out those that a reading with another scope saw last; without it none are left out
   */
  closeMissing(board: BoardName, seenBefore: string, closedAt: string, scopeHash?: string): number
  /** Closes the open postings that were read from these pages, which are gone (404, 410). */
  closePages(board: BoardName, pageUrls: readonly string[], closedAt: string): number
  /** Closes the open postings with these ids, which the source says are removed. */
  closeRemoved(board: BoardName, sourceIds: readonly string[], closedAt: string): number
  /** Closes the open postings whose stated last day is before `today`, as of the day after it. */
  closeExpired(board: BoardName, today: string): number
}

/** Who asks for what: one opening with the skills of its lead posting. */
export interface OpeningSkills {
  openingId: number
  employer: string | null
  country: string | null
  seniority: Seniority
  workplace: Workplace
  skills: { skillId: string; level: RequirementLevel }[]
}

export interface Opening {
  openingId: number
  /** Earliest stated day of its postings, or their earliest sighting. */
  postedOn: string
  postedOnKind: 'stated' | 'firstSeen'
  /** The opening that this one repeats, more than 60 days after it was seen last. */
  repostOf: number | null
}

export interface MentionExample {
  posting: StoredPosting
  openingId: number
  /** Week key of the opening: its posting day, or the first sighting where the source states none. */
  postedOn: string
  postedOnKind: 'stated' | 'firstSeen'
  mention: Mention
  /** Postings of the opening, this one included, and the boards that showed them. */
  seenAs: { postings: number; boards: number }
}

/** The rules by which adverts are recognised again. The store finds candidates and remembers what came of them. */
export interface AdvertRecognition {
  /** Reads the traits of a stored posting, the same that `PostingFacts.advert` gave. */
  traitsOf(posting: StoredPosting): AdvertTraits
  /** Symmetric, and nothing but a function of the two. Null: not the same opening, as far as anybody can tell. */
  likenessOf(one: AdvertTraits, other: AdvertTraits): Likeness | null
  /** Adverts that share a 32-bit key are candidates, where one of them has no known employer. */
  bandsOf(traits: AdvertTraits): Uint32Array
}

export interface NamingPage {
  /** Openings of one employer alone, as its postings write the name. */
  employer?: string | null
  offset?: number
  limit: number
}

export interface OpeningStore {
  /**
   * Stores what the analysis read: places each posting in its opening, replaces its mentions, and keeps the weekly
   * counts equal to a recount. Facts of an earlier version are replaced. One transaction; the openings do not depend
   * on the order in which postings come.
   *
   * @param recognition  without it only equal keys and addresses make an opening
   */
  saveFacts(facts: readonly PostingFacts[], analysisVersion: string, recognition?: AdvertRecognition): void
  count(): number
  /** Null when no posting of this id leads an opening. */
  find(openingId: number): Opening | null
  /** Skills of every opening in the selection, by opening id. Shipped history has no openings and never appears. */
  listSkills(selection: Selection): IterableIterator<OpeningSkills>
  /** Newest openings of the selection that mention the skill. */
  listExamples(selection: Selection, skillId: string, limit: number): MentionExample[]
  /** One page of the openings that mention the skill, newest first, and how many there are. */
  listNaming(selection: Selection, skillId: string, page: NamingPage): { total: number; examples: MentionExample[] }
  /** Employers of the selection that mention the skill, most openings first; null counts openings without one. */
  listEmployers(selection: Selection, skillId: string, limit: number): { employer: string | null; openings: number }[]
  /** In the selection: openings that mention `skillId` and, for every other skill, how many of those mention it too. */
  countTogether(selection: Selection, skillId: string): { openings: number; together: Map<string, number> }
}

/** One value of a facet: openings, and of these the ones that name the skill asked about. */
export interface FacetShare {
  value: string
  openings: number
  naming: number
}

/** Everything that one walk over the openings can say about a skill. Shipped history has no openings. */
export interface SkillCensus {
  /** Openings of the selection, and of these the ones that name the skill. */
  openings: number
  naming: number
  /** How the naming openings ask for it. */
  levels: Record<RequirementLevel, number>
  /** Each value that any opening of the selection has, in the order of its word; `unknown` where none is stated. */
  seniorities: FacetShare[]
  workplaces: FacetShare[]
  /** Openings of each employer, most namings first; null stands for those that state none. */
  employers: { employer: string | null; openings: number; naming: number }[]
  /** Every other skill that a naming opening names too. */
  together: SkillTogetherCount[]
}

export interface SkillTogetherCount {
  skillId: string
  /** Openings of the selection that name it. */
  openings: number
  /** Of these, openings that name both. */
  both: number
  /** Employers of the latter; not counted beyond `EMPLOYERS_ENOUGH`. */
  employers: number
}

/** Openings of one role (or country) of a selection, with those that name each skill. */
export interface PartCounts {
  value: string
  openings: number
  naming: Map<string, number>
  /** Sources with openings of it, in order of their ids. */
  sources: string[]
}

/**
 * The openings of a selection that state pay, in columns: one entry each. Numbers of role, country and employer tell equal
 * from unlike, and nothing else; 0 is "not stated".
 */
export interface PaidOpenings {
  /** Openings of the selection, with pay or without; and by skill the ones that name it. */
  openings: number
  naming: Map<string, number>
  /** Limits as stated; with a single one both are that. */
  min: Float64Array
  max: Float64Array
  currency: string[]
  period: SalaryPeriod[]
  /** Days since 1970-01-01. */
  day: Uint16Array
  role: Uint16Array
  country: Uint16Array
  seniority: Uint8Array
  workplace: Uint8Array
  employer: Uint32Array
  /** Number of the role `other`, which is no role; -1 when no opening has it. */
  otherRole: number
  /** Positions in these columns of the openings that name each skill. */
  rowsOf: Map<string, Uint32Array>
}

/**
 * When the openings of a selection stood, in columns. An opening has one or more postings, which stand side by side. Days since
 * 1970-01-01.
 */
export interface OpeningLives {
  /** By opening: the day that it counts from. */
  day: Uint16Array
  /** By posting: position of its opening in `day`. */
  opening: Uint32Array
  postedDay: Uint16Array
  /** Day of the last reading that showed it. */
  lastSeenDay: Uint16Array
  /** First day that it is known to be closed; 0: it is not. */
  closedDay: Uint16Array
  /** Number of its source in `sourceIds`. */
  source: Uint16Array
  sourceIds: Map<number, string>
}

/** Openings of known employers, in columns. Numbers of role and employer tell equal from unlike, and nothing else. */
export interface DatedOpenings {
  /** Days since 1970-01-01. */
  day: Uint16Array
  /** Number of its source in `sourceIds`. */
  source: Uint16Array
  employer: Uint32Array
  role: Uint16Array
  sourceIds: Map<number, string>
  /** Positions in these columns of the openings that name each skill asked for. */
  rowsOf: Map<string, Uint32Array>
}

/** Questions about openings one by one, each answered by one walk over the column index. */
export interface CensusStore {
  skill(selection: Selection, skillId: string): SkillCensus
  /**
   * The whole selection told apart by role or by country; shipped history too where it tells them apart and counted every
   * skill. `unknown` stands for openings whose country is not known.
   */
  byPart(selection: Selection, part: 'role' | 'country', grain: Grain): PartCounts[]
  /** Those that state pay, read in small steps; shipped history states none. */
  paid(selection: Selection): Steps<PaidOpenings>
  /** Openings of known employers, and which of them name these skills; read in small steps. */
  dated(selection: Selection, skillIds: readonly string[]): Steps<DatedOpenings>
  /** When each opening stood, with `skillId` only of those that name it; read in small steps. Shipped history does not know. */
  lives(selection: Selection, skillId: string | null): Steps<OpeningLives>
  /** Different employers among the openings that name each of these skills; openings without an employer are no employer. */
  countEmployers(selection: Selection, skillIds: readonly string[]): Map<string, number>
}

/** One posting of a merge, as people know it. */
export interface MergedPosting {
  postingId: number
  source: string
  board: string
  sourceId: string
  title: string
  company: string | null
  placeText: string | null
  url: string | null
  /** Stated day, or the first sighting. */
  postedOn: string
}

/** Why a posting counts in the opening of another. */
export interface Merge {
  /** Names the pair, the smaller number first, as long as the database lives. */
  id: string
  /** The posting that was joined to the opening, and the one that it was recognised by. */
  posting: MergedPosting
  mergedWith: MergedPosting
  reason: MergeReason
  /** Of their texts; null where the reason is another. */
  jaccard: number | null
  overlap: number | null
  /** Monday of the week that the joined posting is of. */
  weekStart: string
}

/** A merge that a person undid. */
export interface UndoneMerge extends Omit<Merge, 'reason'> {
  reason: MergeReason
  undoneAt: string
}

/** How much of what one source showed in one week was known already. */
export interface MergeRate {
  weekStart: string
  source: string
  postings: number
  /** Openings that these postings lead. */
  openings: number
  /** Postings that do not lead their opening ÷ postings. */
  mergeRate: number
  /** Postings whose opening is led by another source ÷ postings. */
  crossSourceMergeRate: number
}

export interface MergeStore {
  /** Newest first. Equal adverts of one board come too: `reason` tells. */
  list(options: { limit: number; reason?: MergeReason }): Merge[]
  countByReason(): { reason: MergeReason; merges: number }[]
  listUndone(): UndoneMerge[]
  /**
   * Takes a merge apart for good: its two postings are never in one opening again, whatever is read or read anew.
   *
   * @returns false when there is no such merge
   */
  undo(id: string, at: string): boolean
  /** Forgets that a merge was undone; it is made again where its reason still holds. */
  redo(id: string): boolean
  /** Per week of the postings and source, oldest week first. */
  rates(): MergeRate[]
  /** Postings that do not lead their opening, by week and source, oldest week first: what `rates` needs of a large store, in steps. */
  mergedByWeek(): Steps<{ weekStart: string; source: string; merged: number }[]>
}

export interface FacetCount {
  value: string
  openings: number
}

/** One employer in one source: earlier and later openings, and those of them that mention a skill. */
export interface EmployerHalves {
  openings: [number, number]
  mentions: Map<string, [number, number]>
}

export interface CountStore {
  /** Counts of the selection. With `skillIds` only these rows are filled. Sources coarser than `grain` are left out. */
  table(selection: Selection, grain: Grain, skillIds?: readonly string[]): CountTable
  /**
   * Openings of the selection in every role, whichever it names: as `table`, with "is of this role" in place of "mentions this
   * skill" and ids of roles for those of skills.
   */
  roleTable(selection: Selection, grain: Grain): CountTable
  /** Values that openings (and, if asked for, history) have, most frequent first: what a form can offer. */
  facets(includeHistory: boolean): {
    roles: FacetCount[]
    countries: FacetCount[]
    seniorities: (FacetCount & { value: Seniority })[]
    workplaces: FacetCount[]
  }
  /**
   * Openings of each known employer in each source, before and from the day `split` on, of those that have openings on both
   * sides. Only of this installation: history knows no employers.
   *
   * @param since  sources to read, each from a day on
   */
  employerHalves(
    selection: Selection,
    split: string,
    since: ReadonlyMap<string, string>,
    skillIds: readonly string[],
  ): EmployerHalves[]
  /** First and last day that any opening (or history period) of the selection has; null without data. */
  span(selection: Selection): { firstDay: string; lastDay: string } | null
  /** Openings that the selection would have if they were in English, by language: they are in no share. */
  otherLanguages(selection: Selection): LanguageCount[]
  /** Compares the maintained weekly counts with a recount from the mentions. Empty when they agree. */
  findDrift(): { weekStart: string; source: string; skillId: string | null; stored: number; recounted: number }[]
}

export type CountedSource = SourceInfo & { postings: number; openings: number; undated: number }

export interface SourceStore {
  /** Registers a source or refreshes its description; keeps the earliest `firstReadOn`. */
  save(source: SourceInfo): void
  /** `undated`: postings that state no day, and count in the week they were first seen. */
  list(includeHistory: boolean): CountedSource[]
}

/** What happened to one board in one run. */
export interface RunCounts {
  /** Pages whose body was read. */
  fetched: number
  /** Pages that were not read again because they are as they were: "304 Not Modified", or the listing says so. */
  notModified: number
  /** Postings; `unchanged` counts those of unmodified pages too. */
  new: number
  updated: number
  unchanged: number
  closed: number
  /** Pages and items that could not be read. */
  failed: number
  skippedByRobots: number
  /** Items that are no advert: comments that offer no job, adverts that are not public. */
  notOffers: number
}

export interface RunFailure {
  /** Address of the page, or file and line. */
  where: string
  /** The words of the error. */
  reason: string
}

export interface RunSourceSummary extends BoardName, RunCounts {
  failures: RunFailure[]
  /** How far the reading can be trusted, and the counts that tell; null for an import, which nobody judges. */
  health: (RunHealth & BoardReading) | null
  /** Before this instant its terms allow no reading, so the run left it out; absent when it was read. */
  postponedUntil?: string
}

/** One judged reading of a board. */
export interface JudgedReading extends BoardReading, RunHealth {
  runId: number
  startedAt: string
  /** Whether an odd count became the usual one with this run. */
  startsNewUsual: boolean
  /** What the configuration asked for; null when nobody noted it. Readings with another scope do not compare. */
  scopeHash: string | null
}

export interface Run {
  runId: number
  kind: 'crawl' | 'import' | 'analyze'
  startedAt: string
  /** Null while it runs, or when it was killed or stopped. */
  finishedAt: string | null
  sources: RunSourceSummary[]
}

export interface RunStore {
  start(kind: Run['kind'], startedAt: string): number
  /** Notes a board that a crawl sets out to read, what is asked of it, and until when it is left out, if it is. */
  plan(runId: number, board: BoardName, plan: { scopeHash: string; postponedUntil: string | null }): void
  /** Adds to what the run has counted for a board so far. */
  addToSource(
    runId: number,
    board: BoardName,
    counts: Partial<RunCounts & BoardReading>,
    failures?: readonly RunFailure[],
  ): void
  /** What `addToSource` has counted of the items of a board. */
  reading(runId: number, board: BoardName): BoardReading
  /** Replaces what the run has counted for a board. `startsNewUsual`: this reading made something odd the usual; earlier ones are no comparison any more. */
  saveSource(runId: number, summary: RunSourceSummary, startsNewUsual?: boolean): void
  /** Notes how far the run's reading of a board can be trusted. */
  judge(runId: number, board: BoardName, judged: RunHealth & { startsNewUsual: boolean }): void
  /** A later run has shown that these were right after all. */
  confirm(runIds: readonly number[], board: BoardName): void
  /** Judged readings of a board, newest first. */
  listReadings(board: BoardName, limit: number): JudgedReading[]
  /** Every week in which a source was read by a crawl, and how that went. */
  listSourceWeeks(): SourceWeek[]
  finish(runId: number, finishedAt: string): void
  listSources(runId: number): RunSourceSummary[]
  list(limit: number): Run[]
}

export interface HistoryStore {
  /** Replaces the figures of one shipped data set; the same version twice changes nothing. */
  save(dataset: HistoryDataset): 'new' | 'replaced' | 'unchanged'
  list(): { id: string; title: string; licence: string; span: { from: string; until: string }; openings: number }[]
}

export interface SettingStore {
  get(key: string): string | null
  set(key: string, value: string): void
}

/** A weekly report as it was published. */
export interface PublishedReport {
  weekStart: string
  /** Which selection it is about: equal selections have equal keys. */
  selectionKey: string
  publishedAt: string
  rulesVersion: string
  /** The report as JSON. */
  content: string
}

export interface ReportStore {
  /** Keeps the report for good. False when the week and selection have one already, which stays as it is. */
  publish(report: PublishedReport): boolean
  find(weekStart: string, selectionKey: string): PublishedReport | null
  /** Newest week first. */
  list(selectionKey: string, limit: number): PublishedReport[]
}

/** Which report a mail carries. */
export interface ReportName {
  weekStart: string
  selectionKey: string
}

/**
 * A report on its way to one recipient. `handing-over`: the server has all but the end of it. `uncertain`: the program was
 * stopped, or the connection lost, just then, so that the server may have taken it; it is not sent again.
 */
export interface ReportMail extends ReportName {
  recipient: string
  state: 'waiting' | 'handing-over' | 'sent' | 'refused' | 'uncertain'
  /** Last words of the mail server. */
  answer: string | null
  changedAt: string
}

export interface MailStore {
  /** The subscription of an address, begun with `newToken` unless there is one. */
  subscribe(recipient: string, newToken: string): { token: string; endedAt: string | null }
  findRecipient(token: string): string | null
  /** False when no subscription has this token. */
  endSubscription(token: string, endedAt: string): boolean
  /** Adds a waiting mail for every recipient that the report has none for yet. */
  queue(report: ReportName, recipients: readonly string[], changedAt: string): void
  /** By recipient. */
  list(report: ReportName): ReportMail[]
  /** The new state of a mail, on disk when this returns. */
  note(mail: ReportMail): void
}

/** The chunks of one opening's lead posting: see `analysis/discovery/pack-chunks.ts`. */
export interface OpeningText {
  openingId: number
  /** 0: not stated. */
  employer: number
  source: string
  /** Week key of the opening. */
  day: string
  chunks: string
}

export interface PhraseReview {
  /** The phrase in its folded form. */
  phrase: string
  state: 'accepted' | 'alias' | 'ignored'
  skill: string | null
}

/** A list of phrases as it was last made. */
export interface StoredPhraseList {
  /** What was asked. */
  question: string
  /** What it was made from: another text when a new list could differ. */
  basis: string
  /** UTC time. */
  madeAt: string
  /** JSON. */
  phrases: string
}

export interface PhraseStore {
  /** Lead postings of openings whose chunks this reader has not read since they came or changed. */
  countUnread(reader: string): number
  listUnread(reader: string, limit: number, afterPostingId?: number): StoredPosting[]
  saveChunks(rows: readonly { postingId: number; chunks: string }[], reader: string): void
  /** The newest `limit` openings and all of the day of the last of them, by id; those not yet read are left out. */
  openings(reader: string, limit: number): IterableIterator<OpeningText>
  /** Names of all employers, as their postings write them. */
  employers(): string[]
  /** Another number whenever adverts or openings came, changed or went. */
  revision(): number
  findList(question: string): StoredPhraseList | null
  /** Replaces the list of the same question. The oldest lists go when there are many questions. */
  saveList(list: StoredPhraseList): void
  reviews(): PhraseReview[]
  saveReview(review: PhraseReview): void
  deleteReview(phrase: string): void
}

export interface EditStore {
  /** Another text whenever edits came or went. */
  stamp(): string
  /** In the order in which they were made. */
  list(): { editId: number; edit: VocabularyEdit }[]
  add(edits: readonly VocabularyEdit[]): void
  remove(editIds: readonly number[]): void
}

/** People. What is taken out here is overwritten, and never stands in a log, a feed or an address. */
export interface ProfileStore {
  /** By name. */
  list(): Profile[]
  find(id: string): Profile | null
  /** Whatever its case. */
  findByName(name: string): Profile | null
  /**
   * @returns the id, random and not to be guessed
   * @throws UserError when another profile has the name
   */
  add(fields: ProfileFields, skills: readonly ProfileSkill[], at: string): string
  /**
   * Replaces the fields. False when there is no such profile.
   *
   * @throws UserError when another profile has the name
   */
  save(id: string, fields: ProfileFields, at: string): boolean
  /** Replaces the skills, each given once. False when there is no such profile. */
  saveSkills(id: string, skills: readonly ProfileSkill[], at: string): boolean
  /**
   * Deletes a person and every byte of them in the file and its log; null when there is no such profile. `isErased` is false
   * while another process reads or writes: the person is gone, but traces may stay in the file until `erase` succeeds.
   */
  delete(id: string): { isErased: boolean } | null
  /** Takes up an erasing that could not be finished. True when no traces are left. */
  erase(): boolean
}

/** What a coach writes down of clients. It goes with the person: see `ProfileStore.delete`. */
export interface SessionStore {
  /** Of one person, the earliest first. */
  list(profileId: string): Session[]
  /** Of everybody, by profile. */
  listAll(): ReadonlyMap<string, Session[]>
  find(profileId: string, sessionId: string): Session | null
  /** @returns the id; null when there is no such profile */
  add(profileId: string, fields: SessionFields, at: string): string | null
  /** Replaces the fields. False when there is no such session. */
  save(profileId: string, sessionId: string, fields: SessionFields, at: string): boolean
  /** Looks back on one commitment. False when there is no such session or commitment. */
  review(profileId: string, sessionId: string, position: number, review: Commitment['review'], at: string): boolean
  delete(profileId: string, sessionId: string): boolean
  /** Private notes of one person, the newest first. */
  listNotes(profileId: string): PrivateNote[]
  /** @returns the id; null when there is no such profile */
  addNote(profileId: string, text: string, at: string): string | null
  deleteNote(profileId: string, noteId: string): boolean
}

/** Development plans, one a person. Private as profiles are, and deleted with them. */
export interface PlanStore {
  find(profileId: string): Plan | null
  /** Of everybody, by the id of the profile. */
  list(): Plan[]
  /**
   * Makes or changes the plan of a person in one step: `change` is given the plan as it stands (null: there is none). Numbers
   * the version and the calendar anew. Null when there is no such person.
   *
   * @param at  UTC time
   */
  change(profileId: string, change: (before: Plan | null) => PlanFields, at: string): Plan | null
  /** Keeps a check-in together with the change that it brings. Its id; null when there is no plan. */
  checkIn(profileId: string, checkIn: CheckInFields, change: (before: Plan) => PlanFields, at: string): string | null
  /** False when there is no such check-in. */
  deleteCheckIn(profileId: string, checkInId: string): boolean
  /** Deletes the plan with its check-ins, and overwrites it. False when there is none. */
  delete(profileId: string): boolean
}
