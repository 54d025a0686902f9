import { hash } from 'node:crypto'
import type { AdvertTraits } from '../domain.ts'

/** 48 bits of SHA-256, which a number holds exactly: among a million texts two share a key with odds of 1 in 560. */
export const hashKey = (text: string): number => hash('sha256', text, 'buffer').readUIntBE(0, 6)

/** Two postings with different keys are never one opening; null goes with any place of the country. */
export const placeKeyOf = ({ place }: Pick<AdvertTraits, 'place'>): number | null =>
  place.kind === 'nowhere' || place.kind === 'country' ? null : hashKey(`${place.kind}\n${place.name}`)

export const companyKeyOf = ({ employer }: Pick<AdvertTraits, 'employer'>): number | null =>
  employer === null ? null : hashKey(employer)

/** 32 bits of it, for a `KeyIndex`. */
export const shortKey = (key: number): number => key % 2 ** 32

/** Employer and job at a place; the same as migration 0020 made of what was stored before. */
export const blockPlaceKey = (block: number, place: number | null): number =>
  (shortKey(block) ^ shortKey(place ?? 0)) >>> 0

/** Employer and job anywhere. */
export const blockKey = (block: number): number => Math.floor(block / 2 ** 16)

/** Of a key of eight bytes: of a posting's opening. */
export const shortOpeningKey = (key: Buffer): number => key.readUInt32BE(0)

/** Narrows a statement over `facts f` to postings that were entered under the key @short. */
export const HAVING_SHORT_KEY = `f.posting_id IN (
  SELECT id FROM posting_keys WHERE key = @short UNION ALL SELECT id FROM young_posting_keys WHERE key = @short)`
