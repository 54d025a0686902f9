import { type Static, type TSchema, Type } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { fitSchema } from './fit-schema.ts'

/** A form whose names tell where in a document their values go: `goals.0.hours`. */
export const NestedFormSchema = Type.Record(
  Type.String({ pattern: '^[A-Za-z]+(\\.(\\d{1,3}|[A-Za-z]+)){0,4}$' }),
  Type.String({ maxLength: 8000 }),
  { maxProperties: 2000, additionalProperties: false },
)

type Branch = Map<string, Branch | string>

/**
 * The document that a form describes, as a schema has it: numbers are read as such, rows stand in the order of their numbers,
 * and empty fields are left out.
 *
 * @throws HttpProblem naming the field that does not fit
 */
export function readNestedForm<Schema extends TSchema>(
  request: FastifyRequest,
  form: Readonly<Record<string, string>>,
  schema: Schema,
): Static<Schema> {
  const root: Branch = new Map()
  for (const [name, value] of Object.entries(form)) if (value.trim() !== '') put(root, name.split('.'), value)
  return fitSchema(request, documentOf(root), schema)
}

function put(branch: Branch, [step = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    branch.set(step, value)
    return
  }
  const known = branch.get(step)
  const next: Branch = known instanceof Map ? known : new Map()
  branch.set(step, next)
  put(next, rest, value)
}

function documentOf(branch: Branch): unknown {
  const entries = [...branch].map(([key, value]) => [key, value instanceof Map ? documentOf(value) : value] as const)
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)
  }
  return Object.fromEntries(entries)
}
