import { OTHER_ROLE, type Role } from '../../data/vocabulary/load-roles.ts'
import { listJobs, titleParts } from './title-parts.ts'

interface Family {
  id: string
  isGeneral: boolean
  title: RegExp | null
  qualifier: RegExp | null
}

/** Compiled once per list of roles: a list stays for the life of the process. */
const familiesOf = new WeakMap<readonly Role[], Family[]>()

/**
 * Role family of a title: the id of one of `roles`, `other` when no pattern knows it. Parts of a title are asked in
 * order, since the first names the job and the rest its surroundings ("Account Executive, Security"); within a part the
 * order of the families decides. A general title ("Software Engineer") is narrowed by what stands around it
 * ("Software Engineer, Data"). Of several jobs ("Backend Engineer; Designer") the first known one counts.
 */
export function readRole(title: string, roles: readonly Role[]): string {
  const families = familiesOf.get(roles) ?? compile(roles)
  const known = listJobs(title).map((job) => roleOf(job, families))
  return known.find((role) => role !== OTHER_ROLE) ?? OTHER_ROLE
}

function roleOf(title: string, families: readonly Family[]): string {
  const parts = titleParts(title)
  for (const [index, part] of [...parts, parts.join(' ')].entries()) {
    const family = families.find((one) => one.title?.test(part))
    if (family === undefined) continue
    return family.isGeneral ? (narrowed(parts.slice(index), families) ?? family.id) : family.id
  }
  return OTHER_ROLE
}

/** The role that the first telling part makes of a general title. */
function narrowed(parts: readonly string[], families: readonly Family[]): string | null {
  for (const part of parts) {
    const family = families.find((one) => one.qualifier?.test(part))
    if (family !== undefined) return family.id
  }
  return null
}

function compile(roles: readonly Role[]): Family[] {
  const families = roles.map(({ id, isGeneral, titlePatterns, qualifierPatterns }) => ({
    id,
    isGeneral,
    title: anyOf(titlePatterns),
    qualifier: anyOf(qualifierPatterns),
  }))
  familiesOf.set(roles, families)
  return families
}

/** One expression for whole words; null without patterns. Digits, + and # are parts of words ("c#"). */
const anyOf = (patterns: readonly string[]): RegExp | null =>
  patterns.length === 0 ? null : new RegExp(`(?<![a-z0-9+#])(?:${patterns.join('|')})(?![a-z0-9+#])`)
