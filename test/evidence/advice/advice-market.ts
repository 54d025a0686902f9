import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { analyzePending } from '../../../analysis/analyze-pending.ts'
import { type SkillTree, treeOf } from '../../../analysis/gaps/broader-skills.ts'
import { type DemandedOpening, gatherDemand, type SkillDemand } from '../../../analysis/gaps/skill-demand.ts'
import type { Rules } from '../../../analysis/load-rules.ts'
import { importFiles } from '../../../crawler/import/import-files.ts'
import { WHOLE_MARKET } from '../../../data/selection.ts'
import { openStore } from '../../../data/store/open-store.ts'
import { OTHER_ROLE } from '../../../data/vocabulary/load-roles.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { addDays } from '../../../data/weeks.ts'
import { corpusFile } from '../real-postings.ts'

/** Openings of one role, cut at a day: what an adviser sees, and what comes after. */
export interface AdviceMarket {
  role: string
  older: SkillDemand
  newer: SkillDemand
  tree: SkillTree
}

export interface DatedOpening extends DemandedOpening {
  employer: string | null
  role: string
  day: string
}

/** A role with fewer openings in either half tells nothing of either. */
const MIN_OPENINGS = 50
/** Of the newer half: adverts of one employer are alike, so that those of few tell little. */
const MIN_EMPLOYERS = 20
const FOLDERS = ['ashby', 'hn-who-is-hiring']

/** Reads the real adverts as `import` and `analyze` do, so that copies count once. */
export async function readRealOpenings({ reader, roles }: Rules): Promise<DatedOpening[]> {
  const store = openStore(':memory:')
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(corpusFile(folder))
      .filter((name) => name.endsWith('.gz'))
      .sort()
      .map((name) => corpusFile(join(folder, name))),
  )
  await importFiles(files, {}, { store, now: () => '2026-04-01T00:00:00Z' })
  await analyzePending(store, reader)
  const openings = roles
    .filter(({ id }) => id !== OTHER_ROLE)
    .flatMap(({ id }) =>
      [...store.openings.listSkills({ ...WHOLE_MARKET, role: id, includeHistory: false })].map(
        ({ openingId, employer, skills }): DatedOpening => ({
          ...{ role: id, employer, skills },
          day: store.openings.find(openingId)?.postedOn ?? '',
        }),
      ),
    )
  store.close()
  return openings
}

/** The day that halves the openings: those before it are the older half. */
export function middleDay(openings: readonly DatedOpening[]): string {
  const days = openings.map(({ day }) => day).sort()
  return addDays(days[Math.floor((days.length - 1) / 2)] ?? '1970-01-01', 1)
}

/** Roles with enough openings on both sides of a day. @param isJudged  which openings of the newer half count */
export function cutMarkets(
  openings: readonly DatedOpening[],
  vocabulary: Vocabulary,
  splitOn: string,
  {
    least = MIN_OPENINGS,
    isJudged = () => true,
  }: { least?: number; isJudged?: (opening: DatedOpening) => boolean } = {},
): AdviceMarket[] {
  const weighs = (skillId: string) => vocabulary.byId.get(skillId)?.broad === false
  return [...new Set(openings.map(({ role }) => role))].sort().flatMap((role) => {
    const own = openings.filter((opening) => opening.role === role)
    const older = gatherDemand(
      own.filter(({ day }) => day < splitOn),
      weighs,
    )
    const newer = gatherDemand(
      own.filter((opening) => opening.day >= splitOn && isJudged(opening)),
      weighs,
    )
    if (older.rowCount < least || newer.rowCount < least || countEmployers(newer) < MIN_EMPLOYERS) return []
    return [{ role, older, newer, tree: treeOf(older, vocabulary) }]
  })
}

/** An opening that names none stands for itself. */
const countEmployers = ({ employers }: SkillDemand): number =>
  new Set(employers.filter((employer) => employer > 0)).size + employers.filter((employer) => employer === 0).length
