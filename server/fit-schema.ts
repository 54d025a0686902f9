import type { Static, TSchema } from '@fastify/type-provider-typebox'
import type { FastifyRequest, FastifySchemaValidationError } from 'fastify'
import { HttpProblem } from './problems.ts'
import { validationWords } from './validation-words.ts'

/**
 * What was read out of a form, as a schema has it: numbers are read as such.
 *
 * @throws HttpProblem naming the field that does not fit
 */
export function fitSchema<Schema extends TSchema>(
  request: FastifyRequest,
  document: unknown,
  schema: Schema,
): Static<Schema> {
  const isFit = request.compileValidationSchema(schema as unknown as Record<string, unknown>)
  const fitted = structuredClone(document)
  if (isFit(fitted)) return fitted as Static<Schema>
  throw new HttpProblem(400, 'Not understood', validationWords((isFit.errors ?? []) as FastifySchemaValidationError[]))
}
