import { createHash } from 'node:crypto'
import type { AdvertTraits, Likeness } from '../domain.ts'
import { MERGE_REASON_CODES } from './codes.ts'
import type { AdvertRecognition } from './contracts/openings.ts'
import type { StoreDatabase } from './database.ts'
import { POSTING_COLUMNS, type PostingRow, readPosting } from './posting-row.ts'
import { hashKey, placeKeyOf } from './recognition-keys.ts'

/** Traits kept in memory: an advert of a usual length takes 1.6 KB. */
const MAX_TRAITS = 5_000

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
  const known = new Map<number, AdvertTraits>()
  const findByTraits = db
    .prepare<{ hash: Buffer }, number>('SELECT advert_id FROM adverts WHERE traits_hash = @hash')
    .pluck()
  const insert = db.prepare<{ hash: Buffer; block: number | null; place: number | null }>(
    'INSERT INTO adverts (traits_hash, block_key, place_key) VALUES (@hash, @block, @place)',
  )
  const insertBand = db.prepare<{ band: number; advertId: number }>(
    'INSERT OR IGNORE INTO advert_bands (band, advert_id) VALUES (@band, @advertId)',
  )
  const listBand = db.prepare<{ band: number }, number>('SELECT advert_id FROM advert_bands WHERE band = @band').pluck()
  const deleteBand = db.prepare<{ band: number; advertId: number }>(
    'DELETE FROM advert_bands WHERE band = @band AND advert_id = @advertId',
  )
  const findAdvert = db.prepare<{ advertId: number }, { block: number | null; place: number | null }>(
    'SELECT block_key AS block, place_key AS place FROM adverts WHERE advert_id = @advertId',
  )
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

  function remember(advertId: number, traits: AdvertTraits): AdvertTraits {
    known.delete(advertId)
    known.set(advertId, traits)
    const [oldest] = known.keys()
    if (known.size > MAX_TRAITS && oldest !== undefined) known.delete(oldest)
    return traits
  }

  function traitsOf(advertId: number, recognition: AdvertRecognition, version: number): AdvertTraits | null {
    const traits = known.get(advertId)
    if (traits !== undefined) return remember(advertId, traits)
    const row = findPosting.get({ advertId, version })
    return row === undefined ? null : remember(advertId, recognition.traitsOf(readPosting(row)))
  }

  function* listCandidates(traits: AdvertTraits, recognition: AdvertRecognition): IterableIterator<number> {
    const block = blockOf(traits)
    const place = placeKeyOf(traits)
    if (block !== null) yield* place === null ? listBlock.all({ block }) : listBlockPlace.all({ block, place })
    for (const band of recognition.bandsOf(traits)) {
      for (const advertId of listBand.all({ band })) {
        const found = findAdvert.get({ advertId })
        if (found === undefined) deleteBand.run({ band, advertId })
        // Two known employers meet in a block or not at all; and nothing is read for a place that cannot be the same.
        else if ((block === null || found.block === null) && mayBeOne(place, found.place)) yield advertId
      }
    }
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
      if (found !== undefined) {
        remember(found, traits)
        return found
      }
      const columns = { hash, block: blockOf(traits), place: placeKeyOf(traits) }
      const advertId = Number(insert.run(columns).lastInsertRowid)
      for (const band of recognition.bandsOf(traits)) insertBand.run({ band, advertId })
      remember(advertId, traits)
      return advertId
    },
    compare(advertId, recognition, version) {
      const traits = traitsOf(advertId, recognition, version)
      if (traits === null) return []
      const met = new Set([advertId])
      const changed: number[] = []
      for (const other of [...listCandidates(traits, recognition), ...listAlike.all({ advertId })]) {
        if (met.has(other)) continue
        met.add(other)
        const otherTraits = traitsOf(other, recognition, version)
        if (otherTraits !== null && settle(advertId, other, recognition.likenessOf(traits, otherTraits)))
          changed.push(other)
      }
      return changed
    },
    dropUnused(advertId) {
      if (dropAdvert.run({ advertId }).changes > 0) known.delete(advertId)
    },
    forget: () => known.clear(),
  }
}

const mayBeOne = (place: number | null, other: number | null): boolean =>
  place === null || other === null || place === other

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
