import type {
  AdvertTraits,
  Likeness,
  Mention,
  PostingFacts,
  RequirementLevel,
  Selection,
  Seniority,
  StoredPosting,
  Workplace,
} from '../../domain.ts'

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
  /** Some bytes of an advert that are kept beside it. */
  sketchOf(traits: AdvertTraits): Uint8Array
  /** Whether `likenessOf` of two adverts with these sketches is null, so that neither has to be read again. */
  areUnlike(one: Uint8Array, other: Uint8Array): boolean
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
   * counts equal to a recount. Facts of an earlier version are replaced; facts of a posting that has changed since
   * it was read are left out. One transaction; the openings do not depend on the order in which postings come.
   *
   * @param recognition  without it only equal keys and addresses make an opening
   * @param isInForce  asked within the transaction: where other rules read by now, nothing is stored
   * @returns whether it was stored
   */
  saveFacts(
    facts: readonly PostingFacts[],
    analysisVersion: string,
    recognition?: AdvertRecognition,
    isInForce?: () => boolean,
  ): boolean
  count(): number
  /** Null when no posting of this id leads an opening. */
  find(openingId: number): Opening | null
  /** Skills of every opening in the selection, by opening id. Shipped history has no openings and never appears. */
  listSkills(selection: Selection): IterableIterator<OpeningSkills>
  /** Makes the index and the weekly counts anew out of what was read, where they are damaged or differ from it. */
  mendCounts(): void
  /** Newest openings of the selection that mention the skill. */
  listExamples(selection: Selection, skillId: string, limit: number): MentionExample[]
  /** One page of the openings that mention the skill, newest first, and how many there are. */
  listNaming(selection: Selection, skillId: string, page: NamingPage): { total: number; examples: MentionExample[] }
  /** Employers of the selection that mention the skill, most openings first; null counts openings without one. */
  listEmployers(selection: Selection, skillId: string, limit: number): { employer: string | null; openings: number }[]
  /** In the selection: openings that mention `skillId` and, for every other skill, how many of those mention it too. */
  countTogether(selection: Selection, skillId: string): { openings: number; together: Map<string, number> }
}
