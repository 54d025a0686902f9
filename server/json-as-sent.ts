import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpProblem } from './problems.ts'

/**
 * Forms and addresses know nothing but text, so what they send is turned into numbers and lists. A JSON body says itself
 * what it means: one that only fits after being turned is refused with the name of the field.
 */
export function takeJsonAsSent(app: FastifyInstance): void {
  const sent = new WeakMap<FastifyRequest, unknown>()
  app.addHook('preValidation', async (request) => {
    const { body, headers } = request
    const isJson = headers['content-type']?.startsWith('application/json') === true
    if (isJson && body !== undefined) sent.set(request, structuredClone(body))
  })
  app.addHook('preHandler', async (request) => {
    const fault = sent.has(request) ? turnedInto(sent.get(request), request.body, '') : null
    if (fault !== null) throw new HttpProblem(400, 'Not understood', fault)
  })
}

/** The first field that is no longer what was sent; null when all are. */
function turnedInto(sent: unknown, read: unknown, field: string): string | null {
  if (kindOf(sent) !== kindOf(read)) return `${field || 'the body'}: must be ${kindOf(read)}, not ${kindOf(sent)}`
  if (typeof sent !== 'object' || sent === null) return null
  for (const [name, value] of Object.entries(sent)) {
    const inside = Array.isArray(sent) ? `${field}[${name}]` : `${field === '' ? '' : `${field}.`}${name}`
    const fault = turnedInto(value, (read as Record<string, unknown>)[name], inside)
    if (fault !== null) return fault
  }
  return null
}

const KINDS: Readonly<Record<string, string>> = { string: 'text', number: 'a number', boolean: 'true or false' }

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'a list'
  return KINDS[typeof value] ?? 'a set of named values'
}
