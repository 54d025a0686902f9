import type { Selection } from '../domain.ts'
import { toDay } from '../weeks.ts'
import { LEVEL_CODES, SENIORITY_CODES, WORKPLACE_CODES } from './codes.ts'
import type { AdvertRecognition, OpeningSkills, OpeningStore } from './contracts/openings.ts'
import type { StoreDatabase } from './database.ts'
import { createDriftCheck } from './drift.ts'
import { compareEmployers } from './employer-order.ts'
import { createExampleQuery } from './examples.ts'
import { createFactStore } from './fact-store.ts'
import { createOpeningIndex } from './opening-index.ts'
import { createOpeningScan, levelOf } from './opening-scan.ts'
import { type Segment, skillsFrom, skillsUntil } from './opening-segment.ts'
import { StoreError } from './store-error.ts'

export function createOpeningStore(database: StoreDatabase): OpeningStore {
  const { db, skills, employers, countries, read, write } = database
  const factStore = createFactStore(database)
  const index = createOpeningIndex(database)
  const { scan, scanNaming } = createOpeningScan(database)
  const listNaming = createExampleQuery(database)
  const count = db.prepare<[], number>('SELECT count(*) FROM openings').pluck()
  const findOpening = db.prepare<{ openingId: number }, { day: number; isStated: number; repostOf: number | null }>(
    'SELECT day, is_stated AS isStated, repost_of AS repostOf FROM openings WHERE opening_id = @openingId',
  )
  const findDrift = createDriftCheck(database)

  function hasDrift(): boolean {
    try {
      return findDrift().length > 0
    } catch (error) {
      if (error instanceof StoreError) return true
      throw error
    }
  }

  const employerOf = (employer: number): string | null => (employer === 0 ? null : employers.textOf(employer))

  const countryOf = (country: number): string | null => (country === 0 ? null : countries.textOf(country))

  function skillsAt(segment: Segment, slot: number, selection: Selection): OpeningSkills['skills'] {
    return LEVEL_CODES.flatMap((level, code) => {
      if (selection.level !== null && selection.level !== level) return []
      const numbers = segment.skills.subarray(skillsFrom(segment, slot, code), skillsUntil(segment, slot, code))
      return Array.from(numbers, (number) => ({ skillId: skills.textOf(number), level }))
    })
  }

  return {
    saveFacts: (facts, analysisVersion, recognition = KEYS_ALONE, isInForce = () => true) => {
      try {
        return write(() => {
          if (!isInForce()) return false
          index.refresh(factStore.save(facts, analysisVersion, recognition))
          return true
        })
      } catch (error) {
        factStore.forget()
        throw error
      }
    },
    mendCounts() {
      if (hasDrift()) write(() => index.makeAgain())
    },
    count: () => count.get() ?? 0,
    find: (openingId) => {
      const row = findOpening.get({ openingId })
      if (row === undefined) return null
      const { day, isStated, repostOf } = row
      return { openingId, postedOn: toDay(day), postedOnKind: isStated === 1 ? 'stated' : 'firstSeen', repostOf }
    },
    *listSkills(selection) {
      for (const { segment, slots } of scan(selection)) {
        for (const slot of slots) {
          yield {
            openingId: segment.firstId + slot,
            employer: employerOf(segment.employer[slot] ?? 0),
            country: countryOf(segment.country[slot] ?? 0),
            seniority: SENIORITY_CODES[segment.seniority[slot] ?? 0] ?? 'unspecified',
            workplace: WORKPLACE_CODES[segment.workplace[slot] ?? 0] ?? 'unknown',
            skills: skillsAt(segment, slot, selection),
          }
        }
      }
    },
    listExamples: (selection, skillId, limit) => read(() => listNaming(selection, skillId, { limit }).examples),
    listNaming: (selection, skillId, page) => read(() => listNaming(selection, skillId, page)),
    listEmployers: (selection, skillId, limit) =>
      read(() => {
        const counts = new Map<number, number>()
        const skill = skills.find(skillId)
        if (skill === null) return []
        for (const { segment, slots } of scanNaming(selection, skill)) {
          for (const slot of slots) {
            const employer = segment.employer[slot] ?? 0
            counts.set(employer, (counts.get(employer) ?? 0) + 1)
          }
        }
        return [...counts]
          .map(([employer, openings]) => ({ employer: employerOf(employer), openings }))
          .sort((one, other) => other.openings - one.openings || compareEmployers(one.employer, other.employer))
          .slice(0, limit)
      }),
    countTogether: (selection, skillId) =>
      read(() => {
        let openings = 0
        const skill = skills.find(skillId)
        if (skill === null) return { openings, together: new Map() }
        const counts = new Uint32Array(skills.width())
        const level = levelOf(selection)
        for (const { segment, slots } of scanNaming(selection, skill)) {
          openings += slots.length
          for (const slot of slots) {
            const until = skillsUntil(segment, slot, level)
            for (let at = skillsFrom(segment, slot, level); at < until; at++) {
              const other = segment.skills[at] ?? 0
              counts[other] = (counts[other] ?? 0) + 1
            }
          }
        }
        counts[skill] = 0
        const together = new Map<string, number>()
        for (const [other, both] of counts.entries()) if (both > 0) together.set(skills.textOf(other), both)
        return { openings, together }
      }),
  }
}

/** Only equal keys and addresses make an opening: no text is compared. */
const KEYS_ALONE: AdvertRecognition = {
  traitsOf: () => {
    throw new Error('without rules of recognition no advert is a candidate')
  },
  likenessOf: () => null,
  bandsOf: () => new Uint32Array(),
  sketchOf: () => new Uint8Array(),
  areUnlike: () => false,
}
