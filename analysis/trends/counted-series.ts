import type { ComparableLineOfSkill } from './outlook/skill-outlook.ts'
import { employerWords } from './trend-reason.ts'
import type { ReasonCode, SourceChange, TrendPoint, TrendSeries } from './trend-report.ts'

/** Works out the long parts of the series of one report. */
export interface SeriesParts {
  points(skillId: string): TrendPoint[]
  comparable(skillId: string): ComparableLineOfSkill | null
  sourceChanges(skillId: string): SourceChange[]
  reason(series: Judged): string
  reasonCode(series: Judged): ReasonCode
}

type Judged = Pick<TrendSeries, 'skill' | 'change' | 'total'>

type CountedFigures = Pick<TrendSeries, 'skill' | 'name' | 'kind' | 'category' | 'total' | 'change' | 'verdict'>

/**
 * The series of one skill. Its points and its reason are worked out when somebody looks: of thousands of skills few are looked
 * at closely. A class, because objects with getters of their own are each of another shape, which costs memory and time; so a
 * copy by spreading has neither.
 */
export class CountedSeries implements TrendSeries {
  readonly skill: string
  readonly name: string
  readonly kind: TrendSeries['kind']
  readonly category: string
  readonly total: TrendSeries['total']
  readonly change: TrendSeries['change']
  readonly verdict: TrendSeries['verdict']
  rank: TrendSeries['rank'] = null
  yearBefore: TrendSeries['yearBefore'] = null
  withinEmployers: TrendSeries['withinEmployers'] = null
  outlook?: NonNullable<TrendSeries['outlook']>
  readonly #parts: SeriesParts

  constructor({ skill, name, kind, category, total, change, verdict }: CountedFigures, parts: SeriesParts) {
    this.skill = skill
    this.name = name
    this.kind = kind
    this.category = category
    this.total = total
    this.change = change
    this.verdict = verdict
    this.#parts = parts
  }

  get points(): TrendPoint[] {
    return this.#parts.points(this.skill)
  }

  get comparable(): ComparableLineOfSkill | null {
    return this.#parts.comparable(this.skill)
  }

  get sourceChanges(): SourceChange[] {
    return this.#parts.sourceChanges(this.skill)
  }

  get reason(): string {
    const reason = this.#parts.reason(this)
    return this.withinEmployers ? `${reason} ${employerWords(this.withinEmployers)}` : reason
  }

  get reasonCode(): ReasonCode {
    return this.#parts.reasonCode(this)
  }

  toJSON(): TrendSeries {
    const { skill, name, kind, category, points, total, change, rank, yearBefore, withinEmployers, verdict, reason } =
      this
    const { reasonCode, outlook } = this
    return {
      ...{ skill, name, kind, category, points, total, change, rank, yearBefore, withinEmployers, verdict, reason },
      reasonCode,
      ...(outlook && { comparable: this.comparable, sourceChanges: this.sourceChanges, outlook }),
    }
  }
}
