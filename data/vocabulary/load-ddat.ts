import type { SkillLevel } from '../profile.ts'
import { SKILL_LEVELS } from '../profile.ts'
import { asObject, asText, asTexts, parseObject, readDataFile, VocabularyError } from './data-file.ts'

/** A skill that a level of a role asks for. */
export interface DdatRequirement {
  skill: string
  name: string
  /** Null: the framework lists it without a level. */
  level: SkillLevel | null
  /** Entries of our vocabulary whose mention is evidence for it: our own judgement, not part of the framework. */
  evidence: string[]
}

/** One level of a role, e.g. "Senior data engineer". */
export interface DdatLevel {
  id: string
  name: string
  requirements: DdatRequirement[]
}

/** A role of the Government Digital and Data Profession Capability Framework. */
export interface DdatRole {
  id: string
  name: string
  /** Lowest first. */
  levels: DdatLevel[]
  /** What its licence, the Open Government Licence, wants said wherever its facts are shown. */
  attribution: string
  licence: { name: string; url: string }
  url: string
  /** Day of the newest facts. */
  updated: string
}

let known: ReadonlyMap<string, DdatRole> | null = null

/**
 * Roles of the framework by id. The two files that ship are read once a process.
 *
 * @throws VocabularyError when a file is not what it should be
 */
export function loadDdat(): ReadonlyMap<string, DdatRole> {
  known ??= readRoles()
  return known
}

function readRoles(): Map<string, DdatRole> {
  const file = parseObject(readDataFile('ddat.json'), 'ddat.json')
  const evidence = asObject(
    parseObject(readDataFile('ddat-evidence.json'), 'ddat-evidence.json').map,
    'ddat-evidence.json',
  )
  const names = new Map(
    asList(file.skills, 'skills').map((skill) => [
      asText(skill.id, 'ddat.json skill'),
      asText(skill.name, 'ddat.json'),
    ]),
  )
  const licence = asObject(file.licence, 'ddat.json licence')
  const credit = {
    attribution: asText(licence.attribution, 'ddat.json attribution'),
    licence: { name: asText(licence.name, 'ddat.json licence'), url: asText(licence.url, 'ddat.json licence') },
    url: asText(asObject(file.source, 'ddat.json source').url, 'ddat.json source'),
    updated: asText(asObject(file.version, 'ddat.json version').updated, 'ddat.json version'),
  }
  const requirementOf = (entry: Record<string, unknown>): DdatRequirement => {
    const skill = asText(entry.skill, 'ddat.json requirement')
    const level = entry.level === null ? null : SKILL_LEVELS.find((some) => some === entry.level)
    if (level === undefined)
      throw new VocabularyError(`ddat.json: ${skill} has the level ${JSON.stringify(entry.level)}`)
    const named = names.get(skill)
    if (named === undefined) throw new VocabularyError(`ddat.json: no skill ${skill}`)
    return { skill, name: named, level, evidence: asTexts(evidence[skill] ?? [], `ddat-evidence.json ${skill}`) }
  }
  return new Map(
    asList(file.roles, 'roles').map((role) => {
      const id = asText(role.id, 'ddat.json role')
      const levels = asList(role.levels, `${id} levels`).map((level) => ({
        id: asText(level.id, `ddat.json ${id}`),
        name: asText(level.name, `ddat.json ${id}`),
        requirements: asList(level.skills, `${id} skills`).map(requirementOf),
      }))
      return [id, { id, name: asText(role.name, `ddat.json ${id}`), levels, ...credit }]
    }),
  )
}

function asList(value: unknown, field: string): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new VocabularyError(`ddat.json ${field}: expected a list`)
  return value.map((entry) => asObject(entry, `ddat.json ${field}`))
}
