import { hash } from 'node:crypto'
import type { PostingFacts } from '../domain.ts'
import { createAdvertIndex } from './advert-index.ts'
import { SENIORITY_CODES, WORKPLACE_CODES } from './codes.ts'
import type { AdvertRecognition } from './contracts/openings.ts'
import type { StoreDatabase } from './database.ts'
import { LAST_DAY } from './day-bucket.ts'
import { toStoredDay } from './day-number.ts'
import { createKeyIndex } from './key-index.ts'
import { packMentions } from './mention-blob.ts'
import { createOpeningPlacement } from './opening-placement.ts'
import { companyKeyOf, hashKey, placeKeyOf, shortKey, shortOpeningKey } from './recognition-keys.ts'
import { StoreError } from './store-error.ts'

/** 64 bits: among a million openings the chance that any two collide is 1 in 37 million. */
const KEY_BYTES = 8

interface PostingDay {
  postedOn: string | null
  firstSeenAt: string
}

interface PostingBefore extends PostingDay {
  postingId: number
  company: string | null
  changeCount: number
  url: string | null
  /** Whether facts of it are stored; by these its advert, and the keys of its opening. */
  hasFacts: number
  oldAdvert: number | null
  oldKey: Buffer | null
  oldApplication: number | null
}

/** What postings of one opening have in common, whatever their texts. */
interface OpeningKeys {
  key: Buffer | null
  application: number | null
}

/** Writes what the analysis read, and places postings in openings. Runs inside the caller's transaction. */
export interface FactStore {
  /** @returns ids of the postings whose opening, or whose part in it, may have changed */
  save(facts: readonly PostingFacts[], analysisVersion: string, recognition: AdvertRecognition): Set<number>
  /** Forgets what is in memory: after a transaction that was undone. */
  forget(): void
}

export function createFactStore(database: StoreDatabase): FactStore {
  const { db, skills, roles, countries, employers, versions } = database
  const adverts = createAdvertIndex(database)
  const placement = createOpeningPlacement(database)
  const keys = createKeyIndex(db, 'posting_keys')
  const listPostings = db.prepare<{ postingIds: string }, PostingBefore>(`
    SELECT p.posting_id AS postingId, p.posted_on AS postedOn, p.first_seen_at AS firstSeenAt, p.company,
      p.change_count AS changeCount, p.url, f.posting_id IS NOT NULL AS hasFacts, f.advert_id AS oldAdvert,
      f.opening_key AS oldKey, f.application_key AS oldApplication
    FROM json_each(@postingIds) CROSS JOIN postings p ON p.posting_id = value LEFT JOIN facts f USING (posting_id)
  `)
  const saveFacts = db.prepare(`
    INSERT INTO facts
      (posting_id, language, opening_id, opening_key, day, is_stated, role_id, seniority, country_id, workplace, employer_id,
       salary_min, salary_max, salary_currency, salary_period, mentions, advert_id, application_key, company_key, place_key)
    VALUES
      (@postingId, @language, @postingId, @key, @day, @isStated, @role, @seniority, @country, @workplace, @employer,
       @salaryMin, @salaryMax, @salaryCurrency, @salaryPeriod, @mentions, @advert, @application, @companyKey, @placeKey)
    ON CONFLICT (posting_id) DO UPDATE SET
      language = excluded.language, opening_key = excluded.opening_key, day = excluded.day, is_stated = excluded.is_stated,
      role_id = excluded.role_id, seniority = excluded.seniority, country_id = excluded.country_id,
      workplace = excluded.workplace, employer_id = excluded.employer_id,
      salary_min = excluded.salary_min, salary_max = excluded.salary_max,
      salary_currency = excluded.salary_currency, salary_period = excluded.salary_period, mentions = excluded.mentions,
      advert_id = excluded.advert_id, application_key = excluded.application_key,
      company_key = excluded.company_key, place_key = excluded.place_key
  `)
  const forgetYears = db.prepare<{ postingIds: string }>(
    'DELETE FROM asked_years WHERE posting_id IN (SELECT value FROM json_each(@postingIds))',
  )
  const saveYears = db.prepare<{ skill: number; postingId: number; min: number; max: number | null }>(`
    INSERT INTO asked_years (skill_id, posting_id, min_years, max_years) VALUES (@skill, @postingId, @min, @max)
  `)
  const markRead = db.prepare<{ postingIds: string; version: number }>(`
    UPDATE postings SET analysis_id = @version
    WHERE posting_id IN (SELECT value FROM json_each(@postingIds))
  `)
  /** @returns the advert that the posting shows */
  function saveOne(facts: PostingFacts, posting: PostingBefore, recognition: AdvertRecognition): number | null {
    const { postingId, language, salary, advert: traits } = facts
    refuseFaults(facts)
    const advert = adverts.place(traits, recognition)
    const { day, isStated } = weekKeyOf(posting)
    const key = hash('sha256', facts.openingKey, 'buffer').subarray(0, KEY_BYTES)
    const application = facts.applicationKey === null ? null : hashKey(facts.applicationKey)
    enterKeys(posting, { key, application })
    saveFacts.run({
      postingId,
      language,
      key,
      day,
      isStated,
      role: roles.intern(facts.role),
      seniority: SENIORITY_CODES.indexOf(facts.seniority),
      country: facts.country === null ? null : countries.intern(facts.country),
      workplace: WORKPLACE_CODES.indexOf(facts.workplace),
      employer: posting.company === null ? null : employers.intern(posting.company),
      salaryMin: salary?.min ?? null,
      salaryMax: salary?.max ?? null,
      salaryCurrency: salary?.currency ?? null,
      salaryPeriod: salary?.period ?? null,
      mentions: packMentions(facts.mentions, skills.intern),
      advert,
      application,
      companyKey: companyKeyOf(traits),
      placeKey: placeKeyOf(traits),
    })
    for (const { skillId, years } of facts.mentions) {
      if (years !== undefined) saveYears.run({ skill: skills.intern(skillId), postingId, ...years })
    }
    return advert
  }

  /** What stays under the same keys is left where it is. */
  function enterKeys({ postingId, oldKey, oldApplication }: PostingBefore, now: OpeningKeys): void {
    const before = shortKeys({ key: oldKey, application: oldApplication })
    const after = shortKeys(now)
    for (const key of before) if (!after.has(key)) keys.drop(postingId, key)
    const added = [...after].filter((key) => !before.has(key))
    if (added.length > 0) keys.enter(postingId, added)
  }

  function listBefore(facts: readonly PostingFacts[]): Map<number, PostingBefore> {
    const before = listPostings.all({ postingIds: JSON.stringify(facts.map(({ postingId }) => postingId)) })
    return new Map(before.map((posting) => [posting.postingId, posting]))
  }

  return {
    save(given, analysisVersion, recognition) {
      const before = listBefore(given)
      const facts = given.filter((one) => !isOutdated(one, before.get(one.postingId)))
      const version = versions.intern(analysisVersion)
      const postingIds = facts.map(({ postingId }) => postingId)
      const readBefore = postingIds.filter((postingId) => before.get(postingId)?.hasFacts === 1)
      // What a posting leaves must be settled again as well as what it comes to.
      const touched = new Set([...postingIds, ...readBefore.flatMap(placement.neighboursOf)])
      const shown = new Set<number>()
      const left = new Set<number>()
      if (readBefore.length > 0) forgetYears.run({ postingIds: JSON.stringify(readBefore) })
      for (const one of facts) {
        const posting = before.get(one.postingId)
        if (posting === undefined) throw new StoreError(`facts of posting ${one.postingId}: no such posting is stored`)
        const advert = saveOne(one, posting, recognition)
        if (advert !== null) shown.add(advert)
        if (posting.oldAdvert !== null && posting.oldAdvert !== advert) left.add(posting.oldAdvert)
      }
      markRead.run({ postingIds: JSON.stringify(postingIds), version })
      for (const advert of shown) {
        const changed = adverts.compare(advert, recognition, version)
        for (const postingId of placement.showing(changed)) touched.add(postingId)
      }
      for (const advert of left) adverts.dropUnused(advert)
      adverts.age()
      keys.age()
      return placement.settle(touched)
    },
    forget() {
      adverts.forget()
      keys.forget()
    },
  }
}

const shortKeys = ({ key, application }: OpeningKeys): Set<number> =>
  new Set([...(key === null ? [] : [shortOpeningKey(key)]), ...(application === null ? [] : [shortKey(application)])])

/** While facts were read elsewhere, an import or a crawl may have changed the posting: it waits to be read again. */
function isOutdated({ readAs }: PostingFacts, now: PostingBefore | undefined): boolean {
  if (readAs === undefined || now === undefined) return false
  return now.changeCount !== readAs.changeCount || now.url !== readAs.url || now.firstSeenAt !== readAs.firstSeenAt
}

/** What the analysis must never hand over: it would count an opening twice, or be unreadable later. */
function refuseFaults({ postingId, mentions }: PostingFacts): void {
  const met = new Set<string>()
  for (const { skillId, start, end } of mentions) {
    if (met.has(skillId))
      throw new StoreError(`posting ${postingId} names "${skillId}" twice; expected one mention a skill`)
    if (!(start >= 0 && end > start)) {
      throw new StoreError(
        `posting ${postingId}: "${skillId}" stands from ${start} to ${end}; expected 0 ≤ start < end`,
      )
    }
    met.add(skillId)
  }
}

/** The stated day; else, or when it lies outside what any job board can mean, the day of the first sighting. */
function weekKeyOf({ postedOn, firstSeenAt }: PostingDay): { day: number; isStated: number } {
  const day = postedOn === null ? 0 : toStoredDay(postedOn)
  return day > 0 && day <= LAST_DAY ? { day, isStated: 1 } : { day: toStoredDay(firstSeenAt), isStated: 0 }
}
