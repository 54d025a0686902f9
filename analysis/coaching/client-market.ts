import type { Selection, SourceInfo } from '../../data/domain.ts'
import type { Profile, ProfileSkill, SkillLevel } from '../../data/profile.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import type { ShareFigure } from '../../data/share-figure.ts'
import type { Store } from '../../data/store/store.ts'
import { canBeLearnt } from '../../data/vocabulary/general-skills.ts'
import type { SkillKind, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { sumSkill } from '../gaps/asked-skills.ts'
import { countedSelection, type UntoldPart, untoldParts } from '../gaps/counted-selection.ts'
import type { GapReport } from '../gaps/gap-report.ts'
import { chooseGapSpan } from '../gaps/gap-span.ts'
import { withImplied } from '../gaps/held-skills.ts'

/** A skill counts as asked for when one opening in ten names it: rarer ones make lists long and decide little. */
export const ASKED_FROM_SHARE = 0.1

export interface AskedByMarket extends ShareFigure {
  skill: string
  name: string
  kind: SkillKind
}

/** What the openings that a person is after ask for, from the prepared counts alone: quick enough for a desk of fifty. */
export interface ClientMarket {
  selection: Selection
  /** As `GapReport.basis`: shipped history only where this installation has no openings of the selection. */
  basis: GapReport['basis']
  /** Parts of the selection that shipped history cannot tell apart. */
  ignored: UntoldPart[]
  span: { from: string; until: string }
  n: number
  sources: SourceInfo[]
  /** Skills that can be learnt and that at least one opening in ten asks for, most asked for first. */
  asked: AskedByMarket[]
}

/** The openings that a person is after; what they did not say is not narrowed. */
export const targetSelectionOf = ({ vision, places }: Pick<Profile, 'vision' | 'places'>): Selection => ({
  ...WHOLE_MARKET,
  role: vision.role,
  seniority: vision.seniority,
  country: places.country,
  workplace: places.workplace,
})

/** Null when neither this installation nor shipped history has openings of the selection. */
export function readClientMarket(
  { counts }: Pick<Store, 'counts'>,
  vocabulary: Vocabulary,
  selection: Selection,
): ClientMarket | null {
  const own = { ...selection, includeHistory: false }
  const ignored = untoldParts(selection)
  const told = countedSelection(selection, ignored)
  const ownSpan = chooseGapSpan(counts, own, 'week', null)
  const historySpan = ownSpan === null && selection.includeHistory ? chooseGapSpan(counts, told, 'month', null) : null
  const span = ownSpan ?? historySpan
  if (span === null) return null
  const counted = { ...(ownSpan === null ? told : own), from: span.from, until: span.until }
  const table = counts.table(counted, ownSpan === null ? 'month' : 'week')
  const n = table.openings.reduce((sum, openings) => sum + openings, 0)
  const periods = table.periodStarts.length
  const asked = [...table.mentions.keys()].flatMap((id): AskedByMarket[] => {
    const skill = vocabulary.byId.get(id)
    const figure = sumSkill(table, id)
    if (!canBeLearnt(skill) || figure.share < ASKED_FROM_SHARE) return []
    return [{ skill: id, name: skill.name, kind: skill.kind, ...figure }]
  })
  return {
    selection: counted,
    basis: ownSpan === null ? 'history' : 'openings',
    ignored: ownSpan === null ? ignored : [],
    span: { from: span.from, until: span.until },
    n,
    sources: table.sources.filter((_, source) =>
      table.openings.subarray(source * periods, (source + 1) * periods).some((openings) => openings > 0),
    ),
    asked: asked.sort((a, b) => b.share - a.share || (a.skill < b.skill ? -1 : 1)),
  }
}

/** How a person stands to one skill. `implied`: a narrower skill that they hold includes it. */
export type Standing = { state: 'held' | 'aware'; level: SkillLevel | null } | { state: 'implied'; by: string }

/** Every skill that a person holds, knows of, or holds because of another one; by skill id. The rest is missing. */
export function standingsOf(skills: readonly ProfileSkill[], vocabulary: Vocabulary): Map<string, Standing> {
  const known = skills.flatMap(({ skill, level }) =>
    skill === null || !vocabulary.byId.has(skill) ? [] : [{ skill, level }],
  )
  const held = known.filter(({ level }) => level !== 'awareness')
  const standings = new Map<string, Standing>(
    known.filter(({ level }) => level === 'awareness').map(({ skill, level }) => [skill, { state: 'aware', level }]),
  )
  const levelOf = new Map(held.map(({ skill, level }) => [skill, level]))
  for (const [skill, by] of withImplied([...levelOf.keys()], vocabulary)) {
    standings.set(skill, by === null ? { state: 'held', level: levelOf.get(skill) ?? null } : { state: 'implied', by })
  }
  return standings
}
