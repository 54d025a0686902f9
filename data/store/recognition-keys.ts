import { hash } from 'node:crypto'
import type { AdvertTraits } from '../domain.ts'

/** 48 bits of SHA-256, which a number holds exactly: among a million texts two share a key with odds of 1 in 560. */
export const hashKey = (text: string): number => hash('sha256', text, 'buffer').readUIntBE(0, 6)

/** Two postings with different keys are never one opening; null goes with any place of the country. */
export const placeKeyOf = ({ place }: Pick<AdvertTraits, 'place'>): number | null =>
  place.kind === 'nowhere' || place.kind === 'country' ? null : hashKey(`${place.kind}\n${place.name}`)

export const companyKeyOf = ({ employer }: Pick<AdvertTraits, 'employer'>): number | null =>
  employer === null ? null : hashKey(employer)
