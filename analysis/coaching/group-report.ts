import type { Selection, SourceInfo } from '../../data/domain.ts'
import { type Profile, SKILL_LEVELS, type SkillLevel } from '../../data/profile.ts'
import type { ShareFigure } from '../../data/share-figure.ts'
import type { SkillKind, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { GapReport } from '../gaps/gap-report.ts'
import { type ClientMarket, standingsOf, targetSelectionOf } from './client-market.ts'

/** Counts of fewer people than this point at persons. */
export const ANONYMOUS_FROM_MEMBERS = 5

/** One skill over a group. Who is counted: members whose openings ask for it. */
export interface GroupSkill {
  skill: string
  name: string
  kind: SkillKind
  /** Members of whose openings at least one in ten asks for it; the other counts are of these. */
  members: number
  /** Do not hold it; `aware` of these know of it. */
  lacking: number
  aware: number
  holding: number
  /** Of those that hold it, by level; `implied`: because of a narrower skill, without a level of its own. */
  levels: Record<Exclude<SkillLevel, 'awareness'> | 'notSaid' | 'implied', number>
  /** Its share of openings: the least and the greatest of the selections that ask for it. */
  least: ShareFigure
  greatest: ShareFigure
  /** Only when names were asked for. */
  names?: { lacking: string[]; aware: string[]; holding: string[] }
}

/** Openings that some members are set against. */
export interface GroupMarket {
  selection: Selection
  members: number
  basis: GapReport['basis']
  ignored: ClientMarket['ignored']
  span: { from: string; until: string } | null
  n: number
  sources: SourceInfo[]
}

export interface GroupReport {
  group: string
  members: number
  /** UTC day of the count. */
  countedOn: string
  /** Fewer than 5 members: such counts point at persons. */
  isSmall: boolean
  hasNames: boolean
  /** Members that could not be compared, because there are no openings of what they are after. */
  notCompared: number
  markets: GroupMarket[]
  /** Most often lacking first. */
  skills: GroupSkill[]
}

export interface GroupRequest {
  group: string
  members: readonly Profile[]
  marketOf: (selection: Selection) => ClientMarket | null
  hasNames: boolean
  /** UTC day. */
  today: string
}

/** A group, without names unless they are asked for: each member is set against the openings that they are after; how many lack, know of or hold each skill that their openings ask for. */
export function buildGroupReport(vocabulary: Vocabulary, request: GroupRequest): GroupReport {
  const { group, members, marketOf, hasNames, today } = request
  const markets = new Map<string, GroupMarket>()
  const skills = new Map<string, GroupSkill>()
  let notCompared = 0
  for (const member of members) {
    const selection = targetSelectionOf(member)
    const market = marketOf(selection)
    addMarket(markets, selection, market)
    if (market === null) notCompared += 1
    else addMember(skills, member, market, vocabulary, hasNames)
  }
  return {
    group,
    members: members.length,
    countedOn: today,
    isSmall: members.length < ANONYMOUS_FROM_MEMBERS,
    hasNames,
    notCompared,
    markets: [...markets.values()].sort((a, b) => b.members - a.members || b.n - a.n),
    skills: [...skills.values()].sort(
      (a, b) =>
        b.lacking - a.lacking ||
        b.greatest.share - a.greatest.share ||
        b.members - a.members ||
        (a.skill < b.skill ? -1 : 1),
    ),
  }
}

function addMarket(markets: Map<string, GroupMarket>, selection: Selection, market: ClientMarket | null): void {
  const key = JSON.stringify(selection)
  const known = markets.get(key)
  if (known !== undefined) known.members += 1
  else {
    const { basis, ignored, span, n, sources } = market ?? {
      ...{ basis: 'openings' as const, ignored: [], span: null, n: 0, sources: [] },
    }
    markets.set(key, { selection, members: 1, basis, ignored, span, n, sources })
  }
}

function addMember(
  skills: Map<string, GroupSkill>,
  { name: person, skills: own }: Profile,
  { asked }: ClientMarket,
  vocabulary: Vocabulary,
  hasNames: boolean,
): void {
  const standings = standingsOf(own, vocabulary)
  for (const { skill, name, kind, ...figure } of asked) {
    const line = skills.get(skill) ?? emptyLine({ skill, name, kind }, figure, hasNames)
    skills.set(skill, line)
    line.members += 1
    if (figure.share < line.least.share) line.least = figure
    if (figure.share > line.greatest.share) line.greatest = figure
    const standing = standings.get(skill)
    if (standing === undefined || standing.state === 'aware') {
      line.lacking += 1
      line.names?.lacking.push(person)
      if (standing === undefined) continue
      line.aware += 1
      line.names?.aware.push(person)
      continue
    }
    line.holding += 1
    line.names?.holding.push(person)
    line.levels[standing.state === 'implied' ? 'implied' : heldLevel(standing.level)] += 1
  }
}

const heldLevel = (level: SkillLevel | null): Exclude<SkillLevel, 'awareness'> | 'notSaid' =>
  level === null || level === 'awareness' ? 'notSaid' : level

const emptyLine = (
  skill: Pick<GroupSkill, 'skill' | 'name' | 'kind'>,
  figure: ShareFigure,
  hasNames: boolean,
): GroupSkill => ({
  ...skill,
  ...{ members: 0, lacking: 0, aware: 0, holding: 0, least: figure, greatest: figure },
  levels: { working: 0, practitioner: 0, expert: 0, notSaid: 0, implied: 0 },
  ...(hasNames && { names: { lacking: [], aware: [], holding: [] } }),
})

/** Levels of a group as columns, weakest first. */
export const GROUP_LEVELS = [
  ...SKILL_LEVELS.filter((level): level is Exclude<SkillLevel, 'awareness'> => level !== 'awareness'),
  'notSaid',
  'implied',
] as const
