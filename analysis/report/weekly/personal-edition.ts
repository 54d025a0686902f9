import type { Store } from '../../../data/store/store.ts'
import { tellsOpeningsApart } from '../../../data/vocabulary/general-skills.ts'
import { addPeriods } from '../../../data/weeks.ts'
import { findGaps } from '../../gaps/find-gaps.ts'
import type { ProfileHoldings } from '../../profiles/profile-skills.ts'
import type { SkillList } from '../../skills/read-skill-list.ts'
import { findTrends } from '../../trends/find-trends.ts'
import { countText, intervalText, pointsText, reachedText, shareText } from '../figure-text.ts'
import { VERDICT_WORDS } from '../verdict-words.ts'
import type { WeeklyReportDeps, WeeklyReportRequest } from './build-weekly-report.ts'
import type { TextTable } from './weekly-tables.ts'

const MOST_GAPS = 8

/**
 * What the week means for one person. Made when it is asked for and never part of a published report, a feed or a mail: what
 * a person holds is nobody else's.
 */
export interface PersonalEdition {
  /** Name of the profile; null for skills that somebody typed. */
  of: string | null
  /** Skills that the person has, as they stand this week. */
  held: TextTable
  /** Most asked-for skills that the person lacks, or holds below working level. */
  gaps: TextTable
  /** Openings within reach, and what to learn next; null without openings to count. */
  reach: string | null
  /** What was named and is not known. */
  unknown: string[]
}

/**
 * The part of a weekly report that is about the skills of one person, as of the same week and selection.
 *
 * @param of  name of the profile; null for skills that somebody typed
 */
export function buildPersonalEdition(
  {
    store,
    vocabulary,
  }: Pick<WeeklyReportDeps, 'vocabulary'> & {
    store: Pick<Store, 'counts' | 'openings' | 'census' | 'sources'>
  },
  { weekStart, selection }: WeeklyReportRequest,
  skills: SkillList | ProfileHoldings,
  of: string | null = null,
): PersonalEdition {
  const asOf = addPeriods(weekStart, 1, 'week')
  const shown = { ...selection, from: null, until: asOf }
  const { series } = findTrends(store, vocabulary, {
    ...{ selection: shown, grain: 'auto', today: asOf },
    skillIds: skills.held.map(({ skill }) => skill),
  })
  const { n, gaps, levelGaps, coverage, next } = findGaps(store, vocabulary, {
    ...skills,
    selection: shown,
    weeks: null,
    today: asOf,
  })
  const step = next[0]
  return {
    of,
    held: {
      header: ['skill', 'share', '95 % interval', 'openings', 'change in points', 'verdict'],
      rows: series.map(({ name, total, change, verdict }) => [
        ...[name, shareText(total.share), intervalText(total.low, total.high)],
        `${countText(total.count)} of ${countText(total.n)}`,
        change === null || verdict === 'too-few'
          ? 'not clear'
          : `${pointsText(change.points)} (${pointsText(change.low)} to ${pointsText(change.high)})`,
        verdictText(verdict),
      ]),
    },
    gaps: {
      header: ['skill', 'share', '95 % interval', 'openings', 'required in', 'verdict'],
      rows: [...gaps, ...levelGaps]
        .sort((one, other) => other.count - one.count || (one.skill < other.skill ? -1 : 1))
        .filter(({ skill }) => tellsOpeningsApart(vocabulary.byId.get(skill)))
        .slice(0, MOST_GAPS)
        .map(({ name, share, low, high, count, n, required, verdict, ...gap }) => [
          ...['level' in gap ? `${name} (you have: ${gap.level})` : name],
          ...[shareText(share), intervalText(low, high), `${countText(count)} of ${countText(n)}`],
          ...[shareText(required.share), verdictText(verdict)],
        ]),
    },
    reach:
      coverage.n === 0
        ? null
        : `${reachedText(coverage, n)} are within reach (${shareText(coverage.threshold)} of what they ask for held)${step === undefined ? '' : `; next to learn, as the most asked for of what is missing: ${step.name}`}.`,
    unknown: skills.unknown,
  }
}

const verdictText = (verdict: keyof typeof VERDICT_WORDS): string =>
  `${VERDICT_WORDS[verdict].shape} ${VERDICT_WORDS[verdict].word}`
