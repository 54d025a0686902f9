import { createHash } from 'node:crypto'
import type { AdvertTraits, Likeness } from '../domain.ts'
import { MERGE_REASON_CODES } from './codes.ts'
import type { AdvertRecognition } from './contracts/openings.ts'
import type { StoreDatabase } from './database.ts'
import { POSTING_COLUMNS, type PostingRow, readPosting } from './posting-row.ts'
import { hashKey, placeKeyOf } from './recognition-keys.ts'

/** Traits kept in memory: an advert of a usual length takes 1.6 KB. */
const MAX_TRAITS = 5_000

interface KnownAdvert {
  traits: AdvertTraits
  /** Keys of its bands as JSON. */
  bands: string
}

/** Adverts by what they are found again by, and which of them are alike. Runs inside the caller's transaction. */
export interface AdvertIndex {
  /** The advert with these traits, entered when it is new; null when nothing could be told by them. */
  place(traits: AdvertTraits, recognition: AdvertRecognition): number | null
  /**
   * Compares an advert with all that may be alike and remembers the result.
   *
   * @returns the adverts that became alike, or are so no more
   */
  compare(advertId: number, recognition: AdvertRecognition, version: number): number[]
  /** Forgets an advert that no posting shows any more. */
  dropUnused(advertId: number): void
  /** Forgets what is in memory: after a transaction that was undone. */
  forget(): void
}

export function createAdvertIndex({ db }: StoreDatabase): AdvertIndex {
  const known = new Map<number, KnownAdvert>()
  const findByTraits = db
    .prepare<{ hash: Buffer }, number>('SELECT advert_id FROM adverts WHERE traits_hash = @hash')
    .pluck()
  const insert = db.prepare<{ hash: Buffer; block: number | null; place: number | null }>(
    'INSERT INTO adverts (traits_hash, block_key, place_key) VALUES (@hash, @block, @place)',
  )
  const insertBands = db.prepare<{ bands: string; advertId: number }>(
    'INSERT OR IGNORE INTO advert_bands (band, advert_id) SELECT value, @advertId FROM json_each(@bands)',
  )
  const deleteBand = db.prepare<{ band: number; advertId: number }>(
    'DELETE FROM advert_bands WHERE band = @band AND advert_id = @advertId',
  )
  // Two known employers meet in a block or not at all; and nothing is read for a place that cannot be the same. A band also
  // says what is gone.
  const listSharing = db.prepare<
    { bands: string; advertId: number; block: number | null; place: number | null },
    { band: number; advertId: number; isThere: number }
  >(`
    SELECT b.band, b.advert_id AS advertId, a.advert_id IS NOT NULL AS isThere
    FROM json_each(@bands) CROSS JOIN advert_bands b ON b.band = value LEFT JOIN adverts a ON a.advert_id = b.advert_id
    WHERE b.advert_id <> @advertId
      AND (@block IS NULL OR a.block_key IS NULL)
      AND (@place IS NULL OR a.place_key IS NULL OR a.place_key = @place)
  `)
  const listBlock = db
    .prepare<{ block: number }, number>('SELECT advert_id FROM adverts WHERE block_key = @block')
    .pluck()
  const listBlockPlace = db
    .prepare<{ block: number; place: number }, number>(`
      SELECT advert_id FROM adverts WHERE block_key = @block AND place_key = @place
      UNION ALL
      SELECT advert_id FROM adverts WHERE block_key = @block AND place_key IS NULL
    `)
    .pluck()
  // Only a posting that was read by the rules at hand, and not changed since, still has the traits of its advert.
  const findPosting = db.prepare<{ advertId: number; version: number }, PostingRow>(`
    SELECT ${POSTING_COLUMNS}
    FROM facts f JOIN postings p USING (posting_id) JOIN sources USING (source_id) JOIN posting_texts t USING (posting_id)
    WHERE f.advert_id = @advertId AND p.analysis_id = @version
    LIMIT 1
  `)
  const findLikeness = db.prepare<{ one: number; other: number }, { reason: number; jaccard: number; overlap: number }>(
    'SELECT reason, jaccard, overlap FROM likenesses WHERE advert_id = @one AND other_id = @other',
  )
  const saveLikeness = db.prepare<{ one: number; other: number; reason: number; jaccard: number; overlap: number }>(
    'INSERT OR REPLACE INTO likenesses VALUES (@one, @other, @reason, @jaccard, @overlap)',
  )
  const deleteLikeness = db.prepare<{ one: number; other: number }>(
    'DELETE FROM likenesses WHERE advert_id = @one AND other_id = @other',
  )
  const listAlike = db
    .prepare<{ advertId: number }, number>('SELECT other_id FROM likenesses WHERE advert_id = @advertId')
    .pluck()
  const dropAdvert = db.prepare<{ advertId: number }>(`
    DELETE FROM adverts
    WHERE advert_id = @advertId AND NOT EXISTS (SELECT 1 FROM facts WHERE facts.advert_id = @advertId)
  `)

  function remember(advertId: number, advert: KnownAdvert): KnownAdvert {
    known.delete(advertId)
    known.set(advertId, advert)
    const [oldest] = known.keys()
    if (known.size > MAX_TRAITS && oldest !== undefined) known.delete(oldest)
    return advert
  }

  function advertOf(advertId: number, recognition: AdvertRecognition, version: number): KnownAdvert | null {
    const advert = known.get(advertId)
    if (advert !== undefined) return remember(advertId, advert)
    const row = findPosting.get({ advertId, version })
    if (row === undefined) return null
    const traits = recognition.traitsOf(readPosting(row))
    return remember(advertId, { traits, bands: bandsOf(traits, recognition) })
  }

  function listCandidates(advertId: number, { traits, bands }: KnownAdvert): number[] {
    const block = blockOf(traits)
    const place = placeKeyOf(traits)
    const candidates = listAlike.all({ advertId })
    if (block !== null)
      candidates.push(...(place === null ? listBlock.all({ block }) : listBlockPlace.all({ block, place })))
    for (const { isThere, ...found } of listSharing.all({ advertId, bands, block, place })) {
      if (isThere === 1) candidates.push(found.advertId)
      else deleteBand.run(found)
    }
    return candidates
  }

  /** Whether the stored likeness of two adverts is another now. */
  function settle(one: number, other: number, likeness: Likeness | null): boolean {
    const before = findLikeness.get({ one, other })
    if (likeness === null) {
      if (before === undefined) return false
      deleteLikeness.run({ one, other })
      deleteLikeness.run({ one: other, other: one })
      return true
    }
    const { jaccard, overlap } = likeness
    const reason = MERGE_REASON_CODES.indexOf(likeness.reason)
    if (before?.reason === reason && before.jaccard === jaccard && before.overlap === overlap) return false
    saveLikeness.run({ one, other, reason, jaccard, overlap })
    saveLikeness.run({ one: other, other: one, reason, jaccard, overlap })
    return true
  }

  return {
    place(traits, recognition) {
      if (recognition.likenessOf(traits, traits) === null) return null
      const hash = hashTraits(traits)
      const found = findByTraits.get({ hash })
      const advert = { traits, bands: bandsOf(traits, recognition) }
      if (found !== undefined) {
        remember(found, advert)
        return found
      }
      const columns = { hash, block: blockOf(traits), place: placeKeyOf(traits) }
      const advertId = Number(insert.run(columns).lastInsertRowid)
      insertBands.run({ advertId, bands: advert.bands })
      remember(advertId, advert)
      return advertId
    },
    compare(advertId, recognition, version) {
      const advert = advertOf(advertId, recognition, version)
      if (advert === null) return []
      const met = new Set([advertId])
      const changed: number[] = []
      for (const other of listCandidates(advertId, advert)) {
        if (met.has(other)) continue
        met.add(other)
        const candidate = advertOf(other, recognition, version)
        if (candidate === null) continue
        if (settle(advertId, other, recognition.likenessOf(advert.traits, candidate.traits))) changed.push(other)
      }
      return changed
    },
    dropUnused(advertId) {
      if (dropAdvert.run({ advertId }).changes > 0) known.delete(advertId)
    },
    forget: () => known.clear(),
  }
}

const bandsOf = (traits: AdvertTraits, recognition: AdvertRecognition): string =>
  JSON.stringify(Array.from(recognition.bandsOf(traits)))

const blockOf = ({ employer, job }: AdvertTraits): number | null =>
  employer === null ? null : hashKey(`${employer}\n${job}`)

function hashTraits({ shingles, ...rest }: AdvertTraits): Buffer {
  const { board, employer, job, titlePlaces, place, placeNames } = rest
  const words = JSON.stringify([board, employer, job, titlePlaces, place.kind, place.country, place.name, placeNames])
  return createHash('sha256')
    .update(words)
    .update(new Uint8Array(shingles.buffer, shingles.byteOffset, shingles.byteLength))
    .digest()
    .subarray(0, 8)
}
