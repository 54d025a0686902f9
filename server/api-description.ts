import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { Problem } from './schemas/problem-schema.ts'

type Json = Record<string, unknown>

const PROBLEM_TYPE = 'application/problem+json'
const METHODS = ['get', 'post', 'put', 'delete'] as const
/** What any operation may answer besides what its route names. */
const ELSEWISE = 'Any other fault; a problem document'

/**
 * Makes the document of the routes one of OpenAPI 3.1: lists of fixed length in the words of JSON Schema 2020-12, and
 * every fault as the problem document that it is.
 */
export const finishDescription: NonNullable<FastifyDynamicSwaggerOptions['transformObject']> = (given) => {
  const document = ('openapiObject' in given ? given.openapiObject : given.swaggerObject) as Json
  const paths = document.paths as Record<string, Record<string, { responses: Record<string, Json> }>>
  for (const path of Object.values(paths)) {
    for (const method of METHODS) {
      const operation = path[method]
      if (operation !== undefined) operation.responses = withProblems(operation.responses)
    }
  }
  const components = { ...(document.components as Json), schemas: { Problem: { ...Problem } } }
  return withPrefixItems({ ...document, components }) as ReturnType<
    NonNullable<FastifyDynamicSwaggerOptions['transformObject']>
  >
}

function withProblems(responses: Record<string, Json>): Record<string, Json> {
  const content = { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } }
  const told = Object.entries(responses).map(([status, response]): [string, Json] =>
    /^[45]/.test(status) ? [status, { description: TITLES[status] ?? ELSEWISE, content }] : [status, response],
  )
  return { ...Object.fromEntries(told), default: { description: ELSEWISE, content } }
}

const TITLES: Readonly<Record<string, string>> = {
  400: 'Not understood: `detail` names the field',
  404: 'There is nothing of this id',
  409: 'Changed meanwhile',
  428: 'The version that was read is needed',
}

/** `items` as a list is of older drafts of JSON Schema. */
function withPrefixItems(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPrefixItems)
  if (typeof value !== 'object' || value === null) return value
  const { items, additionalItems, ...rest } = value as Json
  const own = Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, withPrefixItems(part)]))
  if (!Array.isArray(items)) return items === undefined ? own : { ...own, items: withPrefixItems(items) }
  return { ...own, prefixItems: withPrefixItems(items), items: additionalItems !== false, maxItems: items.length }
}
