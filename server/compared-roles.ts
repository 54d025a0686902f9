import { type Static, Type } from '@fastify/type-provider-typebox'
import { compareRoles } from '../analysis/trends/together/compare-roles.ts'
import { HttpProblem } from './problems.ts'
import { requireRole } from './require-role.ts'
import { type RouteDeps, shownOf } from './route-deps.ts'
import { type View, viewParameters } from './view-query.ts'

export const RolesText = Type.String({ maxLength: 125, description: 'ids of two roles, separated by a comma' })
/** `first` and `second` come from the form, which is sent on to the one address of the comparison. */
export const CompareRolesQuery = Type.Object({
  ...viewParameters,
  roles: Type.Optional(RolesText),
  first: Type.Optional(Type.String({ maxLength: 60 })),
  second: Type.Optional(Type.String({ maxLength: 60 })),
})
export type CompareRolesParameters = Static<typeof CompareRolesQuery>

/** Two roles within the sources that have both, over the span that a view shows. */
export async function compareTwoRoles(deps: RouteDeps, view: View, first: string, second: string) {
  const { app, market } = deps
  const { span, grain } = await market.trends(view)
  const shown = shownOf(deps, view, { span })
  const comparison = market.remember('compared roles', [shown, grain, first, second], () => {
    const tableOf = (role: string) => app.store.counts.table({ ...shown, role }, grain)
    return compareRoles(tableOf(first), tableOf(second), app.vocabulary)
  })
  return { comparison, span }
}

/** The first two roles of an address, each once. */
export function readRoles(deps: RouteDeps, text: string): string[] {
  const ids = [...new Set(text.split(',').map((id) => id.trim()))].filter((id) => id !== '')
  return ids.slice(0, 2).map((id) => requireRole(deps, id).id)
}

/** @throws HttpProblem where the address does not name two roles that are known */
export function requirePair(deps: RouteDeps, text: string): [string, string] {
  const [first, second] = readRoles(deps, text)
  if (first !== undefined && second !== undefined) return [first, second]
  throw new HttpProblem(400, 'Two roles', 'roles: name two roles, e.g. roles=data-engineer,data-analyst')
}
