import { createHash } from 'node:crypto'
import type { PostingFacts } from '../domain.ts'
import { SENIORITY_CODES, WORKPLACE_CODES } from './codes.ts'
import type { StoreDatabase } from './database.ts'
import { LAST_DAY } from './day-bucket.ts'
import { toDayNumber } from './day-number.ts'
import { groupOpenings, type Sighting } from './group-openings.ts'
import { packMentions } from './mention-blob.ts'
import { StoreError } from './store-error.ts'

/** 64 bits: among a million openings the chance that any two collide is 1 in 37 million. */
const KEY_BYTES = 8

interface PostingDay {
  postedOn: string | null
  firstSeenAt: string
}

interface PostingBefore extends PostingDay {
  company: string | null
  /** Null when it was never analysed. */
  oldKey: Buffer | null
}

interface PlacedSighting extends Omit<Sighting, 'isStated'> {
  isStated: number
  openingId: number
}

/** Writes what the analysis read, and places postings in openings. Runs inside the caller's transaction. */
export interface FactStore {
  /** @returns ids of the postings whose opening, or whose part in it, may have changed */
  save(facts: readonly PostingFacts[], analysisVersion: string): Set<number>
}

export function createFactStore({ db, skills, roles, countries, employers, versions }: StoreDatabase): FactStore {
  const findPosting = db.prepare<{ postingId: number }, PostingBefore>(`
    SELECT p.posted_on AS postedOn, p.first_seen_at AS firstSeenAt, p.company, f.opening_key AS oldKey
    FROM postings p LEFT JOIN facts f USING (posting_id)
    WHERE p.posting_id = @postingId
  `)
  const saveFacts = db.prepare(`
    INSERT INTO facts
      (posting_id, opening_id, opening_key, day, is_stated, role_id, seniority, country_id, workplace, employer_id,
       salary_min, salary_max, salary_currency, salary_period, mentions)
    VALUES
      (@postingId, @postingId, @key, @day, @isStated, @role, @seniority, @country, @workplace, @employer,
       @salaryMin, @salaryMax, @salaryCurrency, @salaryPeriod, @mentions)
    ON CONFLICT (posting_id) DO UPDATE SET
      opening_key = excluded.opening_key, day = excluded.day, is_stated = excluded.is_stated,
      role_id = excluded.role_id, seniority = excluded.seniority, country_id = excluded.country_id,
      workplace = excluded.workplace, employer_id = excluded.employer_id,
      salary_min = excluded.salary_min, salary_max = excluded.salary_max,
      salary_currency = excluded.salary_currency, salary_period = excluded.salary_period, mentions = excluded.mentions
  `)
  const markRead = db.prepare<{ postingIds: string; version: number }>(`
    UPDATE postings SET analysis_id = @version
    WHERE posting_id IN (SELECT value FROM json_each(@postingIds))
  `)
  // Postings of one day stand in the order of their own names, so that no number given on arrival decides.
  const sightingsOf = db.prepare<{ key: Buffer }, PlacedSighting>(`
    SELECT f.posting_id AS postingId, f.day, f.is_stated AS isStated, f.opening_id AS openingId
    FROM facts f JOIN postings p USING (posting_id) JOIN sources s USING (source_id)
    WHERE f.opening_key = @key
    ORDER BY f.day, s.source, p.board, p.source_posting_id
  `)
  const moveToOpening = db.prepare<{ postingId: number; openingId: number }>(
    'UPDATE facts SET opening_id = @openingId WHERE posting_id = @postingId',
  )
  const saveOpening = db.prepare<{ openingId: number; day: number; isStated: number }>(`
    INSERT INTO openings (opening_id, day, is_stated) VALUES (@openingId, @day, @isStated)
    ON CONFLICT (opening_id) DO UPDATE SET day = excluded.day, is_stated = excluded.is_stated
  `)
  const deleteOpening = db.prepare<{ openingId: number }>('DELETE FROM openings WHERE opening_id = @openingId')

  function saveOne(facts: PostingFacts): Buffer[] {
    const { postingId, salary } = facts
    const posting = findPosting.get({ postingId })
    if (posting === undefined) throw new StoreError(`facts of posting ${postingId}: no such posting is stored`)
    refuseFaults(facts)
    const { oldKey } = posting
    const key = createHash('sha256').update(facts.openingKey).digest().subarray(0, KEY_BYTES)
    saveFacts.run({
      postingId,
      key,
      ...weekKeyOf(posting),
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
    })
    return oldKey === null || oldKey.equals(key) ? [key] : [oldKey, key]
  }

  /** Places the postings of one key anew, whatever order they came in. */
  function regroup(key: Buffer, touched: Set<number>): void {
    const sightings = sightingsOf.all({ key })
    const openingOf = new Map(sightings.map(({ postingId, openingId }) => [postingId, openingId]))
    for (const { leadId, day, isStated, postingIds } of groupOpenings(
      sightings.map((sighting) => ({ ...sighting, isStated: sighting.isStated === 1 })),
    )) {
      saveOpening.run({ openingId: leadId, day, isStated: isStated ? 1 : 0 })
      for (const postingId of postingIds) {
        if (postingId !== leadId) deleteOpening.run({ openingId: postingId })
        if (openingOf.get(postingId) !== leadId) moveToOpening.run({ postingId, openingId: leadId })
        touched.add(postingId)
      }
    }
  }

  return {
    save(facts, analysisVersion) {
      const version = versions.intern(analysisVersion)
      const touched = new Set<number>()
      const keys = new Map<string, Buffer>()
      for (const one of facts) {
        touched.add(one.postingId)
        for (const key of saveOne(one)) keys.set(key.toString('latin1'), key)
      }
      markRead.run({ postingIds: JSON.stringify([...touched]), version })
      for (const key of keys.values()) regroup(key, touched)
      return touched
    },
  }
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
  const day = postedOn === null ? 0 : toDayNumber(postedOn)
  return day > 0 && day <= LAST_DAY ? { day, isStated: 1 } : { day: toDayNumber(firstSeenAt), isStated: 0 }
}
