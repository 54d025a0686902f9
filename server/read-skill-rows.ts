import type { SkillSuggestion } from '../analysis/skills/suggest-skills.ts'
import { type ProfileSkill, SKILL_LEVELS } from '../data/profile.ts'
import { UserError } from '../data/user-error.ts'

/** Rows of a form: the same field of every row, in order. */
export interface SkillRows {
  skill?: string[] | undefined
  skillName?: string[] | undefined
  level?: string[] | undefined
  evidence?: string[] | undefined
  /** Numbers of rows to leave out. */
  remove?: string[] | undefined
  /** Numbers of rows to take, from a CV. */
  keep?: string[] | undefined
  /** Numbers of unknown rows of which it was said that the skill suggested for them is meant. */
  meant?: string[] | undefined
  add?: string[] | undefined
}

/**
 * Skills of a form but those that are to be left out.
 *
 * @param suggest  the skill that is near to words nobody knows; undefined: none
 * @throws UserError when rows are not whole
 */
export const readSkillRows = (
  rows: SkillRows,
  suggest: (words: string) => Pick<SkillSuggestion, 'skill' | 'name'> | undefined,
): ProfileSkill[] =>
  readRows(rows).flatMap((row, index): ProfileSkill[] => {
    if (rows.remove?.includes(String(index)) === true) return []
    const meant = row.skill === null && rows.meant?.includes(String(index)) === true ? suggest(row.name) : undefined
    return [meant === undefined ? row : { ...row, skill: meant.skill, name: meant.name }]
  })

/**
 * Skills of a form that were ticked.
 *
 * @throws UserError when rows are not whole
 */
export const readChosenSkills = (rows: SkillRows): ProfileSkill[] =>
  readRows(rows).filter((_, index) => rows.keep?.includes(String(index)) === true)

function readRows({ skillName: name = [], ...rows }: SkillRows): ProfileSkill[] {
  // An empty field of a form with one row is not sent on; of several it is.
  const column = (values: string[] | undefined) => values ?? (name.length === 1 ? [''] : [])
  const [skill, level, evidence] = [column(rows.skill), column(rows.level), column(rows.evidence)]
  if ([skill, level, evidence].some(({ length }) => length !== name.length)) {
    throw new UserError('the rows of the form are not whole; load the page again')
  }
  return name.map((text, index) => ({
    skill: skill[index] || null,
    name: text.trim(),
    level: SKILL_LEVELS.find((known) => known === level[index]) ?? null,
    evidence: evidence[index]?.trim() ?? '',
  }))
}
