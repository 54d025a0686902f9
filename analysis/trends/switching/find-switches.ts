import type { Selection, SourceInfo } from '../../../data/domain.ts'
import { finish, type Steps } from '../../../data/steps.ts'
import type { Store } from '../../../data/store/store.ts'
import type { Skill, Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { toDayNumber } from '../../../data/weeks.ts'
import { adjustForFalseDiscovery } from '../benjamini-hochberg.ts'
import { exactMcNemar } from '../exact-mcnemar.ts'
import { isKin } from '../together/kinship.ts'
import type { TrendChange } from '../trend-report.ts'
import { MAX_FALSE_DISCOVERY } from '../verdict.ts'
import { buildPanel, type Panel } from './employer-panel.ts'
import type { SkillSwitch, SwitchReport } from './switch-report.ts'

/** A skill that fewer employers of the panel name tells nothing about employers. */
export const MIN_EMPLOYERS = 20

interface SwitchRequest {
  selection: Selection
  skillId: string
  /** The change of the skill in the view, whose halves and sources are compared; null: none can be. */
  change: Pick<TrendChange, 'earlier' | 'later' | 'sources'> | null
  /** Sources of the view. */
  sources: readonly SourceInfo[]
}

/**
 * Skills of the same category that employers took up when they dropped this one, or dropped when they took this one up.
 *
 * Compared are the same employers in both halves of the span, each with as many openings of a role in the one half as in the
 * other: the first of the earlier and the last of the later half. With halves that are alike a change from one skill to the
 * other is then as likely as the change back, however many openings there are. Source: McNemar 1947 (exact), Benjamini and
 * Hochberg 1995.
 */
export function findSwitches(
  store: Pick<Store, 'census'>,
  vocabulary: Vocabulary,
  request: SwitchRequest,
): SwitchReport {
  return finish(findSwitchesInSteps(store, vocabulary, request))
}

/** The same in steps: of a million openings it takes a second. */
export function* findSwitchesInSteps(
  store: Pick<Store, 'census'>,
  vocabulary: Vocabulary,
  { selection, skillId, change, sources }: SwitchRequest,
): Steps<SwitchReport> {
  const skill = vocabulary.byId.get(skillId)
  if (skill === undefined) throw new RangeError(`no skill ${skillId}`)
  const head = { skill: skillId, name: skill.name, category: skill.category }
  const none = { employers: 0, openings: 0, sources: [], tested: 0, switches: [] }
  if (change === null)
    return { ...head, ...none, earlier: null, later: null, reason: 'no source has both halves of a span' }
  const { earlier, later } = change
  const others = likeSkills(vocabulary, skill)
  const span = { ...selection, from: earlier.from, until: later.until, includeHistory: false }
  const dated = yield* store.census.dated(span, [skillId, ...others.map(({ id }) => id)])
  const panel = buildPanel(dated, {
    split: toDayNumber(later.from),
    firstDayOf: firstDays(sources, change.sources, earlier.from),
  })
  yield
  const { tested, switches } = judgePairs(panel, skill, others)
  return {
    ...head,
    ...{ earlier: spanOf(earlier), later: spanOf(later), employers: panel.employers, openings: panel.openings },
    ...{ sources: panel.sources, tested, switches },
    reason: switches.length > 0 ? null : reasonOf(panel, tested),
  }
}

const spanOf = ({ from, until }: { from: string; until: string }) => ({ from, until })

/** Skills that could stand in its place: of its category, neither implying nor implied. */
const likeSkills = (vocabulary: Vocabulary, { id, category }: Skill): Skill[] =>
  vocabulary.skills.filter(
    (other) => other.category === category && other.id !== id && !other.broad && !isKin(vocabulary, id, other.id),
  )

/** Before a board was first read there are only survivors. */
const firstDays = (sources: readonly SourceInfo[], compared: readonly string[], from: string): Map<string, number> =>
  new Map(
    sources
      .filter(({ source }) => compared.includes(source))
      .map(({ source, kind, firstReadOn }) => [
        source,
        toDayNumber(kind === 'archive' || firstReadOn < from ? from : firstReadOn),
      ]),
  )

function judgePairs(panel: Panel, skill: Skill, others: readonly Skill[]) {
  // Chosen by how many name each, whenever they do: which way they went has no part in what is tested.
  const isNamedEnough = ({ id }: Skill) => countNaming(panel, id) >= MIN_EMPLOYERS
  const pairs = isNamedEnough(skill) ? others.filter(isNamedEnough).map((other) => countPair(panel, skill, other)) : []
  const q = adjustForFalseDiscovery(pairs.map(({ p }) => p))
  const switches = pairs
    .map((pair, index): SkillSwitch => ({ ...pair, q: q[index] ?? 1 }))
    .filter(
      (pair) =>
        pair.q <= MAX_FALSE_DISCOVERY &&
        pair.from.employersAfter < pair.from.employersBefore &&
        pair.to.employersAfter > pair.to.employersBefore,
    )
    .sort((one, other) => one.p - other.p || (one.to.skill < other.to.skill ? -1 : 1))
  return { tested: pairs.length, switches }
}

function countNaming(panel: Panel, skillId: string): number {
  const { before, after } = panel.namedBy(skillId)
  return before.reduce((count, isNamed, employer) => count + (isNamed | (after[employer] ?? 0)), 0)
}

/** The way that more employers went, with those that went back. */
function countPair(panel: Panel, one: Skill, other: Skill): Omit<SkillSwitch, 'q'> {
  const [there, back] = [countWay(panel, one, other), countWay(panel, other, one)]
  const [way, against] = there.switched >= back.switched ? [there, back] : [back, there]
  return { ...way, switchedBack: against.switched, p: exactMcNemar(way.switched, against.switched) }
}

function countWay(panel: Panel, from: Skill, to: Skill): Omit<SkillSwitch, 'q' | 'p' | 'switchedBack'> {
  const [first, second] = [panel.namedBy(from.id), panel.namedBy(to.id)]
  const found = {
    from: { skill: from.id, name: from.name, employersBefore: 0, employersAfter: 0 },
    to: { skill: to.id, name: to.name, employersBefore: 0, employersAfter: 0 },
    ...{ switched: 0, employers: 0, dropped: { n: 0, tookUp: 0 }, kept: { n: 0, tookUp: 0 } },
  }
  for (let employer = 0; employer < panel.employers; employer++) {
    const [fromBefore, fromAfter] = [first.before[employer] ?? 0, first.after[employer] ?? 0]
    const [toBefore, toAfter] = [second.before[employer] ?? 0, second.after[employer] ?? 0]
    found.from.employersBefore += fromBefore
    found.from.employersAfter += fromAfter
    found.to.employersBefore += toBefore
    found.to.employersAfter += toAfter
    if (fromBefore + fromAfter + toBefore + toAfter > 0) found.employers++
    if (fromBefore === 0 || toBefore === 1) continue
    const group = fromAfter === 1 ? found.kept : found.dropped
    group.n++
    group.tookUp += toAfter
  }
  return { ...found, switched: found.dropped.tookUp }
}

function reasonOf({ employers }: Panel, tested: number): string {
  if (employers < MIN_EMPLOYERS)
    return `${employers} employers have openings of the same role in both halves, and ${MIN_EMPLOYERS} are needed`
  if (tested === 0)
    return `${MIN_EMPLOYERS} of these employers would have to name it, and another skill of its category`
  return 'no skill of its category rose clearly at the same employers where it fell, or fell where it rose'
}
