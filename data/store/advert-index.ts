import { createHash } from 'node:crypto'
import type { AdvertTraits, Likeness } from '../domain.ts'
import { MERGE_REASON_CODES } from './codes.ts'
import type { AdvertRecognition } from './contracts/openings.ts'
import type { StoreDatabase } from './database.ts'
import { createKeyIndex } from './key-index.ts'
import { POSTING_COLUMNS, type PostingRow, readPosting } from './posting-row.ts'
import { blockKey, blockPlaceKey, hashKey, placeKeyOf } from './recognition-keys.ts'

/** Traits kept in memory: an advert of a usual length takes 1.6 KB. */
const MAX_TRAITS = 5_000

interface KnownAdvert {
  traits: AdvertTraits
  /** Keys of its bands; null until somebody looks for adverts like it. */
  bands: Uint32Array | null
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
  /** After a batch; see `KeyIndex`. */
  age(): void
  /** Forgets what is in memory: after a transaction that was undone. */
  forget(): void
}

export function createAdvertIndex({ db }: StoreDatabase): AdvertIndex {
  const known = new Map<number, KnownAdvert>()
  const findByTraits = db
    .prepare<{ hash: Buffer }, number>('SELECT advert_id FROM adverts WHERE traits_hash = @hash')
    .pluck()
  const insert = db.prepare<{ hash: Buffer; block: number | null; place: number | null; sketch: Uint8Array }>(
    'INSERT INTO adverts (traits_hash, block_key, place_key, sketch) VALUES (@hash, @block, @place, @sketch)',
  )
  const saveSketch = db.prepare<{ advertId: number; sketch: Uint8Array }>(
    'UPDATE adverts SET sketch = @sketch WHERE advert_id = @advertId AND sketch IS NULL',
  )
  const keys = createKeyIndex(db, 'advert_keys')
  // Two known employers meet in a block or not at all; and nothing is read for a place that cannot be the same. A key also
  // says what is gone.
  const listSharing = keys.tables.map((table) =>
    db.prepare<
      { keys: string; advertId: number; block: number | null; place: number | null },
      { key: number; advertId: number; isThere: number; sketch: Buffer | null }
    >(`
      SELECT k.key, k.id AS advertId, a.advert_id IS NOT NULL AS isThere, a.sketch
      FROM json_each(@keys) CROSS JOIN ${table} k ON k.key = value LEFT JOIN adverts a ON a.advert_id = k.id
      WHERE k.id <> @advertId
        AND (@block IS NULL OR a.block_key IS NULL OR a.block_key = @block)
        AND (@place IS NULL OR a.place_key IS NULL OR a.place_key = @place)
    `),
  )
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
    saveSketch.run({ advertId, sketch: recognition.sketchOf(traits) })
    return remember(advertId, { traits, bands: null })
  }

  /** Adverts that may be like this one, and those that were. */
  function listCandidates(advertId: number, advert: KnownAdvert, recognition: AdvertRecognition): Set<number> {
    const { traits } = advert
    advert.bands ??= recognition.bandsOf(traits)
    const sketch = recognition.sketchOf(traits)
    const [block, place] = [blockOf(traits), placeKeyOf(traits)]
    const searched = JSON.stringify([...advert.bands, ...searchedKeys(block, place)])
    const candidates = new Set(listAlike.all({ advertId }))
    for (const found of listSharing.flatMap((list) => list.all({ keys: searched, advertId, block, place }))) {
      if (found.isThere === 0) keys.drop(found.advertId, found.key)
      else if (found.sketch === null || !recognition.areUnlike(sketch, found.sketch)) candidates.add(found.advertId)
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
      if (found !== undefined) {
        remember(found, { traits, bands: null })
        return found
      }
      const [block, place] = [blockOf(traits), placeKeyOf(traits)]
      const bands = recognition.bandsOf(traits)
      const advertId = Number(insert.run({ hash, block, place, sketch: recognition.sketchOf(traits) }).lastInsertRowid)
      keys.enter(advertId, [...bands, ...enteredKeys(block, place)])
      remember(advertId, { traits, bands })
      return advertId
    },
    compare(advertId, recognition, version) {
      const advert = advertOf(advertId, recognition, version)
      if (advert === null) return []
      const changed: number[] = []
      for (const other of listCandidates(advertId, advert, recognition)) {
        const candidate = advertOf(other, recognition, version)
        if (candidate === null) continue
        if (settle(advertId, other, recognition.likenessOf(advert.traits, candidate.traits))) changed.push(other)
      }
      return changed
    },
    dropUnused(advertId) {
      if (dropAdvert.run({ advertId }).changes > 0) known.delete(advertId)
    },
    age: keys.age,
    forget() {
      known.clear()
      keys.forget()
    },
  }
}

/** An advert that says no place is found from any. */
const enteredKeys = (block: number | null, place: number | null): number[] =>
  block === null ? [] : [blockPlaceKey(block, place), blockKey(block)]

const searchedKeys = (block: number | null, place: number | null): number[] => {
  if (block === null) return []
  return place === null ? [blockKey(block)] : [blockPlaceKey(block, place), blockPlaceKey(block, null)]
}

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
