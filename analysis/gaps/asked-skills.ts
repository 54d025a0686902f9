import type { CountTable, RequirementLevel, Selection } from '../../data/domain.ts'
import type { ShareFigure } from '../../data/share-figure.ts'
import type { Store } from '../../data/store/store.ts'
import { shareFigure } from './share-figure.ts'
import type { SkillDemand } from './skill-demand.ts'

/** One skill that a selection asks for. */
export interface AskedSkill {
  skillId: string
  /** Openings that name it, at the selection's level. */
  asked: ShareFigure
  required: ShareFigure
  preferred: number
}

/** Skills of the openings themselves. A skill that no opening names at the level is left out. */
export function askedInOpenings(demand: SkillDemand, level: RequirementLevel | null): AskedSkill[] {
  return demand.skillIds.flatMap((skillId, position) => {
    const levels = demand.levels[position] ?? { required: 0, preferred: 0, mentioned: 0 }
    const count = level === null ? levels.required + levels.preferred + levels.mentioned : levels[level]
    if (count === 0) return []
    const asked = shareFigure(count, demand.openingCount)
    return [
      { skillId, asked, required: shareFigure(levels.required, demand.openingCount), preferred: levels.preferred },
    ]
  })
}

/** Skills of shipped history, from its monthly counts. Required shares stand on the data sets that tell levels. */
export function askedInHistory(counts: Store['counts'], selection: Selection): AskedSkill[] {
  const atLevel = counts.table(selection, 'month')
  const required = selection.level === 'required' ? atLevel : counts.table({ ...selection, level: 'required' }, 'month')
  return [...atLevel.mentions.keys()].flatMap((skillId) => {
    const asked = sumSkill(atLevel, skillId)
    return asked.count === 0 ? [] : [{ skillId, asked, required: sumSkill(required, skillId), preferred: 0 }]
  })
}

/** A skill over all periods of a table, within the sources that count it. */
export function sumSkill(table: CountTable, skillId: string): ShareFigure {
  const mentions = table.mentions.get(skillId)
  let [count, n] = [0, 0]
  for (const [sourceIndex, { source }] of table.sources.entries()) {
    if (table.countedSkills?.get(source)?.has(skillId) === false) continue
    for (let period = 0; period < table.periodStarts.length; period++) {
      const cell = sourceIndex * table.periodStarts.length + period
      count += mentions?.[cell] ?? 0
      n += table.openings[cell] ?? 0
    }
  }
  return shareFigure(count, n)
}
