import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languageOf } from '../../analysis/text/language.ts'
import { seededRandom } from '../boards/seeded-random.ts'
import { readAmbiguousLabels, readGoldLabels } from './gold-labels.ts'
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

/** A draw from what no list of its day has: so many of each kind, some of the first two from HN, of the third one of each profession. */
interface UnlistedDraw {
  seed: number
  perKind: number
  hnPerKind: number
  /** Lists of this folder that came before, beside those of all draws. */
  after: readonly string[]
}
const UNLISTED_DRAWS = {
  sixth: { seed: 20261128, perKind: 16, hnPerKind: 3, after: ['fifth-draw'] },
  seventh: { seed: 20261129, perKind: 8, hnPerKind: 1, after: ['fifth-draw', 'sixth-draw'] },
  eighth: { seed: 20261130, perKind: 10, hnPerKind: 1, after: ['fifth-draw', 'sixth-draw', 'seventh-draw'] },
  ninth: { seed: 20261202, perKind: 14, hnPerKind: 1, after: ['fifth-draw', 'sixth-draw', 'seventh-draw'] },
  tenth: {
    seed: 20261203,
    perKind: 14,
    hnPerKind: 1,
    after: ['fifth-draw', 'sixth-draw', 'seventh-draw', 'ninth-draw'],
  },
} as const satisfies Record<string, UnlistedDraw>
const MAX_OF_BOARD = 2
const MIN_TEXT_LENGTH = 1200
/** Jobs beside data and software, each a profession of its own, by title. */
const PROFESSIONS = [
  /\b(?:nurse|physician|therapist|clinician|psychiatr\w+|veterinar\w+)\b/i,
  /\b(?:clinical (?:research|trial|operations|project)|medical (?:affairs|science|writer)|scientist|biolog\w+|chemist|laborator\w+)\b/i,
  /\b(?:mechanical|manufacturing|hardware|electrical|industrial|process engineer|robotics technician|thermal|structural|civil)\b/i,
  /\b(?:technician|assembler|machinist|operator|warehouse|driver|installer)\b/i,
  /\b(?:accountant|accounting|controller|bookkeep\w+|tax|audit\w*|payroll)\b/i,
  /\b(?:fp&a|financ\w+ (?:analyst|manager|associate)|treasury|investment|strategic finance)\b/i,
  /\b(?:counsel|legal|paralegal|attorney|lawyer)\b/i,
  /\b(?:compliance|aml|kyc|risk|fraud|regulatory)\b/i,
  /\b(?:recruiter|recruiting|talent acquisition|sourcer)\b/i,
  /\b(?:people (?:operations|partner|manager)|hr|human resources|hrbp|total rewards|compensation)\b/i,
  /\b(?:account executive|sales (?:representative|manager|director)|business development|sdr|bdr)\b/i,
  /\b(?:customer success|account manager|client success|implementation (?:manager|specialist))\b/i,
  /\b(?:customer support|support (?:specialist|engineer|agent|representative)|help ?desk|technical support)\b/i,
  /\b(?:content|copywriter|editor|writer|journalist|communications|public relations)\b/i,
  /\b(?:growth marketing|performance marketing|seo|paid|demand generation|lifecycle|marketing manager|brand manager)\b/i,
  /\b(?:product design\w*|ux|graphic design\w*|brand design\w*|visual design\w*|motion design\w*)\b/i,
  /\b(?:product manager|product owner|head of product)\b/i,
  /\b(?:project manager|program manager|scrum master|delivery manager)\b/i,
  /\b(?:procurement|supply chain|sourcing|buyer|logistics|fulfil\w+)\b/i,
  /\b(?:teacher|tutor|instructor|curriculum|coach|learning (?:designer|specialist)|trainer)\b/i,
  /\b(?:executive assistant|office manager|administrative|receptionist|workplace)\b/i,
  /\b(?:chef|cook|barista|restaurant|store|retail|hospitality|front desk)\b/i,
  /\b(?:solutions (?:engineer|architect|consultant)|sales engineer|pre-?sales|consultant)\b/i,
  /\b(?:it (?:support|administrator|specialist|manager)|systems administrator|network)\b/i,
  /\b(?:video|producer|photograph\w+|animator|artist|game design\w*)\b/i,
  /\b(?:underwrit\w+|claims|insurance|actuar\w+|loan|mortgage|credit)\b/i,
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

/** A later draw: English adverts that stood in no list of this folder, at most two of a board. */
export function drawUnlistedPostings(draw: keyof typeof UNLISTED_DRAWS): PostingKey[] {
  const { seed, perKind, hnPerKind, after } = UNLISTED_DRAWS[draw]
  const listed = [...readGoldLabels(), ...readAmbiguousLabels()].map(({ posting }) => posting.id)
  const named = ['readings', 'opening-pairs', ...after].map((name) =>
    readFileSync(join(process.cwd(), 'test', 'gold', `${name}.jsonl`), 'utf8'),
  )
  const taken = new Set([
    ...listed,
    ...(named.join('').match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|"\d{8}"/g) ?? []),
  ])
  const isUnlisted = ({ posting: { id } }: GoldPosting) => !taken.has(id) && !taken.has(`"${id}"`)
  const isFree = ({ description: { content } }: GoldPosting) =>
    content.length >= MIN_TEXT_LENGTH && languageOf(content.replaceAll(/<[^>]*>/g, ' ')) === 'en'
  const all = [...readBoards(), ...['2026-01', '2026-02', '2026-03'].flatMap((month) => readGoldFile('hn', month))]
  const openings = new Set(all.filter((one) => !isUnlisted(one)).map(openingOf))
  const free = [
    ...new Map(
      all.filter((one) => isFree(one) && !openings.has(openingOf(one))).map((one) => [openingOf(one), one]),
    ).values(),
  ]
  const boards = free.filter(({ posting }) => posting.corpus === 'ashby')
  const hn = free.filter(({ posting }) => posting.corpus === 'hn')
  const ofBoard = new Map<string, number>()
  const drawn: PostingKey[] = []
  const take = (candidates: readonly GoldPosting[], count: number, ownSeed: number) => {
    const open = candidates.filter(({ posting: { file } }) => (ofBoard.get(file) ?? 0) < MAX_OF_BOARD)
    for (const { posting } of drawByBoard(open, count, ownSeed)) {
      drawn.push(posting)
      ofBoard.set(posting.file, (ofBoard.get(posting.file) ?? 0) + 1)
    }
  }
  for (const [index, kind] of (['data', 'software'] as const).entries()) {
    const ofKind = hn.filter(
      ({ company, description }) => company && kindOfTitle(headerOf(description.content)) === kind,
    )
    drawn.push(
      ...seededRandom(seed + index)
        .shuffle(ofKind)
        .slice(0, hnPerKind)
        .map(({ posting }) => posting),
    )
    take(
      boards.filter(({ title }) => kindOfTitle(title) === kind),
      perKind - hnPerKind,
      seed + 10 + index,
    )
  }
  const others = boards.filter(({ title }) => kindOfTitle(title) === 'other')
  const professions = seededRandom(seed + 20)
    .shuffle(PROFESSIONS)
    .slice(0, perKind)
  for (const [index, profession] of professions.entries()) {
    take(
      others.filter(({ title }) => PROFESSIONS.find((one) => one.test(title)) === profession),
      1,
      seed + 30 + index,
    )
  }
  return drawn
}

/** The same employer's comments of three months are one advert, and so are a board's adverts of one title. */
const openingOf = ({ posting: { file }, title, company }: GoldPosting): string =>
  title ? `${file} ${title}` : (company ?? '').toLowerCase()

/** An HN comment has no title: its first paragraph names the job. */
const headerOf = (html: string): string => (html.split(/<p>/, 1)[0] ?? '').replaceAll(/<[^>]*>/g, ' ')

let boards: readonly GoldPosting[] | undefined

/** Read once: every draw is made from the same 258 files. */
function readBoards(): readonly GoldPosting[] {
  const names = () => readdirSync(corpusFolder('ashby')).filter((name) => name.endsWith('.json.gz'))
  boards ??= names()
    .sort()
    .flatMap((name) => readGoldFile('ashby', name.replace('.json.gz', '')))
  return boards
}

export function kindOfTitle(title: string): GoldKind {
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
