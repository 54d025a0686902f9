import type { Selection, Seniority } from '../../data/domain.ts'
import type { Steps } from '../../data/steps.ts'
import type { OpeningSkills } from '../../data/store/contracts/openings.ts'
import type { Store } from '../../data/store/store.ts'
import type { OutsideReach } from './gap-report.ts'
import { collectDemand, type DemandCollector, type SkillDemand } from './skill-demand.ts'

/** Openings of the role of a selection that it leaves out in one respect: elsewhere, or the next seniority up or down. */
export interface Neighbour {
  by: OutsideReach['by']
  value: string
  demand: SkillDemand
}

const LADDER: readonly Seniority[] = ['intern', 'junior', 'mid', 'senior', 'lead', 'principal', 'head']

/**
 * Reads the whole role once. An opening that differs in two respects is nobody's neighbour, nor is one whose place or
 * seniority is not known.
 *
 * @param selection  with its span
 */
export function* readNeighbours(
  openings: Pick<Store['openings'], 'listSkills'>,
  selection: Selection,
  weighs: (skillId: string) => boolean,
): Steps<Neighbour[]> {
  const { role, country, seniority, workplace } = selection
  if (role === null || (country === null && seniority === null && workplace === null)) return []
  const collectors = new Map<string, { by: Neighbour['by']; value: string; collector: DemandCollector }>()
  const whole = { ...selection, country: null, seniority: null, workplace: null, level: null }
  for (const opening of openings.listSkills(whole)) {
    yield
    const difference = differenceOf(opening, selection)
    if (difference === null) continue
    const key = `${difference.by} ${difference.value}`
    const known = collectors.get(key) ?? { ...difference, collector: collectDemand(weighs) }
    known.collector.add(opening)
    collectors.set(key, known)
  }
  return [...collectors.values()].map(({ by, value, collector }) => ({ by, value, demand: collector.finish() }))
}

/** In what respect alone an opening lies outside; null: in none, in several, or in one that is no neighbourhood. */
function differenceOf(
  opening: Pick<OpeningSkills, 'country' | 'seniority' | 'workplace'>,
  { country, seniority, workplace }: Selection,
): Pick<Neighbour, 'by' | 'value'> | null {
  const isElsewhere = country !== null && opening.country !== country
  const isOtherLevel = seniority !== null && opening.seniority !== seniority
  const isOtherPlace = workplace !== null && opening.workplace !== workplace
  if (Number(isElsewhere) + Number(isOtherLevel) + Number(isOtherPlace) !== 1) return null
  if (isElsewhere) return opening.country === null ? null : { by: 'country', value: opening.country }
  if (isOtherPlace) return opening.workplace === 'unknown' ? null : { by: 'workplace', value: opening.workplace }
  const steps = LADDER.indexOf(opening.seniority) - LADDER.indexOf(seniority as Seniority)
  const isNext = LADDER.includes(opening.seniority) && seniority !== 'unspecified' && Math.abs(steps) === 1
  return isNext ? { by: 'seniority', value: opening.seniority } : null
}
