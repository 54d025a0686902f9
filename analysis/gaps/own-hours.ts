import { closestName } from '../../data/closest-name.ts'
import { MAX_HOURS } from '../../data/plan-input.ts'
import { UserError } from '../../data/user-error.ts'
import type { SkillKind, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { OwnHours } from './gap-request.ts'
import { ASSUMED_HOURS } from './learning-hours.ts'

const LONGEST_NAME = 80

/**
 * Reads a person's own estimates: "apache-airflow:25, language:60", by id or name of a skill, or by kind.
 *
 * @throws UserError for what is neither, or for hours that are none
 */
export function readOwnHours(text: string, vocabulary: Vocabulary): OwnHours {
  const byKind = new Map<SkillKind, number>()
  const bySkill = new Map<string, number>()
  const kinds = Object.keys(ASSUMED_HOURS) as SkillKind[]
  for (const item of text.split(/[,;\n]+/)) {
    if (item.trim() === '') continue
    const [, name = '', amount = ''] = /^(.*):\s*([\d.]+)\s*h?$/u.exec(item.trim()) ?? []
    const hours = Number(amount)
    if (name.trim() === '' || !(hours > 0 && hours <= MAX_HOURS))
      throw new UserError(`hours "${item.trim()}": write a skill or kind and its hours, e.g. language:60`)
    const kind = kinds.find((some) => some === name.trim().toLowerCase())
    if (kind === undefined) bySkill.set(requireSkillId(name.trim(), vocabulary), hours)
    else byKind.set(kind, hours)
  }
  return { byKind, bySkill }
}

function requireSkillId(name: string, { byId, skills }: Vocabulary): string {
  if (byId.has(name)) return name
  const wanted = name.toLowerCase()
  const named = skills.find((skill) => skill.name.toLowerCase() === wanted)
  if (named !== undefined) return named.id
  const close = name.length > LONGEST_NAME ? null : closestName(name, [...byId.keys()])
  throw new UserError(
    `hours: no skill or kind "${name.slice(0, LONGEST_NAME)}"${close === null ? '' : `; did you mean ${close}?`}`,
  )
}
