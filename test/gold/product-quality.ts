import type { FoundTally, MeasuredQuality, QualityGroup, QualityTally } from '../../data/quality/measured-quality.ts'
import type { JudgedRow } from './adjudicated-table.ts'
import type { GoldLabels } from './gold-labels.ts'
import { partOf } from './gold-labels.ts'
import { type Comparison, GROUPS, type Tally, tallyOf } from './measure.ts'

/** What ships in `data/quality/measured.json`. */
export function productQuality(
  labels: readonly GoldLabels[],
  comparisons: readonly Comparison[],
  placesBySkill: ReadonlyMap<string, Tally>,
  ambiguous: Tally,
  adjudicated: { adverts: number; rows: readonly JudgedRow[] },
  extractorVersion: string,
): MeasuredQuality {
  const bySkill = new Map<string, Comparison[]>()
  for (const comparison of comparisons) {
    bySkill.set(comparison.skill, [...(bySkill.get(comparison.skill) ?? []), comparison])
  }
  const groupsOf = (some: readonly Comparison[]) => {
    const tally = (group: Comparison['group']): QualityTally => tallyOf(some.filter((one) => one.group === group))
    const [named, concept, soft] = GROUPS
    return { named: tally(named), concept: tally(concept), soft: tally(soft) }
  }
  const { matched, wrong, missed } = ambiguous
  return {
    command: 'npm run quality -- --write',
    extractorVersion,
    parts: [
      {
        part: 'blind',
        adverts: labels.filter((label) => partOf(label) === 'blind').length,
        groups: groupsOf(comparisons.filter(({ part }) => part === 'blind')),
      },
      { part: 'all', adverts: labels.length, groups: groupsOf(comparisons) },
    ],
    adjudicated: {
      adverts: adjudicated.adverts,
      rules: countsOf(adjudicated.rows, 'extractor'),
      reader: countsOf(adjudicated.rows, 'reader'),
    },
    ambiguous: { matched, wrong, missed },
    skills: Object.fromEntries(
      [...bySkill]
        .filter(([skill]) => !skill.startsWith('?'))
        .map(([skill, places]): [string, MeasuredQuality['skills'][string]] => {
          const tally = tallyOf(places)
          return [skill, [tally.matched, tally.wrong, tally.missed, tally.levelRight]]
        })
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
    places: Object.fromEntries(
      [...placesBySkill]
        .map(([skill, tally]): [string, MeasuredQuality['places'][string]] => [
          skill,
          [tally.matched, tally.wrong, tally.missed],
        ])
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
  }
}

/** One party's counts of the draw that nobody has looked into, by group; different words for one skill count once. */
function countsOf(rows: readonly JudgedRow[], party: JudgedRow['party']): Record<QualityGroup, FoundTally> {
  const own = rows.filter((row) => row.party === party && row.counting === 'wordings')
  const ofGroup = (group: QualityGroup): FoundTally => {
    const row = own.find((one) => one.set === 'blind' && one.jobs === 'all' && one.group === group)
    if (!row) throw new Error(`no counts of the ${party} for ${group} skills`)
    const { matched, wrong, missed } = row.tally
    return { matched, wrong, missed }
  }
  return { named: ofGroup('named'), concept: ofGroup('concept'), soft: ofGroup('soft') }
}
