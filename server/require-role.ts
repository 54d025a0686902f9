import { HttpProblem } from './problems.ts'
import type { RouteDeps } from './route-deps.ts'

/** @throws HttpProblem when there is no such role */
export function requireRole({ app }: RouteDeps, id: string): { id: string; name: string } {
  const role = app.roles.find((candidate) => candidate.id === id)
  if (role !== undefined) return role
  throw new HttpProblem(404, 'Role not found', `SkillTide knows no role with the id “${id}”.`)
}
