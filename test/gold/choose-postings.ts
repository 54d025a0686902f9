import { readdirSync } from 'node:fs'
import { seededRandom } from '../boards/seeded-random.ts'
import { readAmbiguousLabels } from './gold-labels.ts'
import { corpusFolder, type GoldKind, type GoldPosting, type PostingKey, readGoldFile } from './gold-posting.ts'

/** The seed of the draw, fixed before any advert was read. */
const DRAW_SEED = 20251122
const ASHBY_PER_KIND = 30
const HN_COUNT = 20
const KINDS: readonly GoldKind[] = ['data', 'software', 'other']
/** Draws made after the rules had been mended by the ones before: they measure them on adverts that they never saw. */
const LATER_DRAWS: readonly { seed: number; counts: Record<GoldKind, number>; isUnread?: true }[] = [
  { seed: 20261125, counts: { data: 6, software: 6, other: 32 } },
  { seed: 20261126, counts: { data: 5, software: 7, other: 18 } },
  { seed: 20261127, counts: { data: 8, software: 8, other: 8 }, isUnread: true },
]

const DATA_TITLE =
  /\b(?:data|analytics|bi|business intelligence|machine learning|ml|mlops|etl|quantitative research\w*|applied scientist|decision scien\w+|statistic\w+)\b/i
const NO_DATA_TITLE =
  /\b(?:data ?cent(?:er|re)|sales|account|recruit\w*|marketing|entry|counsel|annotat\w+|label\w+|privacy)\b/i
const SOFTWARE_TITLE =
  /\b(?:software|developer|devops|sre|site reliability|front-?end|back-?end|full-?stack|platform engineer|infrastructure|ios|android|mobile engineer|security engineer|qa|sdet|member of technical staff|engineering manager|product engineer|web engineer|founding engineer|blockchain engineer|protocol engineer|embedded|firmware|cloud engineer)\b/i

/**
 * The postings that were drawn for labelling: 30 Ashby postings of each kind of job (by title; the labels correct it),
 * at most one of each board and kind, and 20 HN comments that name an employer. The same corpora give the same draw.
 */
export function drawPostings(): PostingKey[] {
  const ashby = readBoards()
  const hn = ['2026-01', '2026-02', '2026-03'].flatMap((month) => readGoldFile('hn', month))
  const drawn = [
    ...KINDS.flatMap((kind, index) =>
      drawByBoard(
        ashby.filter(({ title }) => kindOfTitle(title) === kind),
        ASHBY_PER_KIND,
        DRAW_SEED + index,
      ),
    ),
    ...seededRandom(DRAW_SEED + KINDS.length)
      .shuffle(hn.filter(({ company }) => company))
      .slice(0, HN_COUNT),
  ]
  return drawn.map(({ posting }) => posting)
}

/** The later draws, one after the other: postings of the Ashby boards that no draw before took; the newest also keeps
 * away from those of `ambiguous.jsonl`. */
export function drawLaterPostings(): PostingKey[] {
  const drawn = new Set(drawPostings().map(({ id }) => id))
  const read = new Set(readAmbiguousLabels().map(({ posting }) => posting.id))
  return LATER_DRAWS.flatMap(({ seed, counts, isUnread }) => {
    const left = readBoards().filter(({ posting: { id } }) => !drawn.has(id) && !(isUnread && read.has(id)))
    const postings = KINDS.flatMap((kind, index) =>
      drawByBoard(
        left.filter(({ title }) => kindOfTitle(title) === kind),
        counts[kind],
        seed + index,
      ),
    ).map(({ posting }) => posting)
    for (const { id } of postings) drawn.add(id)
    return postings
  })
}

function readBoards(): GoldPosting[] {
  const boards = readdirSync(corpusFolder('ashby')).filter((name) => name.endsWith('.json.gz'))
  return boards.sort().flatMap((name) => readGoldFile('ashby', name.replace('.json.gz', '')))
}

function kindOfTitle(title: string): GoldKind {
  if (DATA_TITLE.test(title) && !NO_DATA_TITLE.test(title)) return 'data'
  return SOFTWARE_TITLE.test(title) ? 'software' : 'other'
}

/** Boards by chance, then one posting of each by chance. */
function drawByBoard(candidates: readonly GoldPosting[], count: number, seed: number): GoldPosting[] {
  const chance = seededRandom(seed)
  const byFile = new Map<string, GoldPosting[]>()
  for (const candidate of candidates) {
    const ofFile = byFile.get(candidate.posting.file)
    if (ofFile) ofFile.push(candidate)
    else byFile.set(candidate.posting.file, [candidate])
  }
  return chance
    .shuffle([...byFile.keys()].sort())
    .slice(0, count)
    .map((file) => chance.pick(byFile.get(file) ?? []))
}
