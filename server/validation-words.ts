import type { FastifySchemaValidationError } from 'fastify'
import { closestName } from '../data/closest-name.ts'

/** What Ajv tells besides, when it is asked to be verbose. */
type Fault = FastifySchemaValidationError & { parentSchema?: { properties?: Record<string, unknown> } }

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of named values',
  null: 'null',
}

/** What is wrong with a query or a body: the field as its sender knows it, and what it must be. */
export function validationWords(faults: readonly Fault[]): string {
  // Of a choice of values each one that did not fit is told, and the choice after them.
  const fault = faults.find(({ keyword }) => keyword === 'anyOf') ?? faults[0]
  if (fault === undefined) return 'what was sent does not have the form that is described in /openapi.json'
  const { keyword, instancePath, params } = fault
  const field = fieldName(instancePath)
  const inside = field === '' ? '' : `${field}.`
  if (keyword === 'required') return `${inside}${params.missingProperty}: is missing`
  if (keyword === 'additionalProperties') {
    return `${inside}${params.additionalProperty}: is not known here${helpFor(String(params.additionalProperty), fault)}`
  }
  return `${field || 'the body'}: ${mustBe(fault, faults)}`
}

/** `/skills/0/level` → `skills[0].level` */
const fieldName = (path: string): string =>
  path
    .slice(1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')

function helpFor(name: string, { parentSchema }: Fault): string {
  const known = Object.keys(parentSchema?.properties ?? {})
  const meant = closestName(name, known)
  if (meant !== null) return `; did you mean "${meant}"?`
  return known.length === 0 ? '' : `; known are ${known.join(', ')}`
}

function mustBe({ keyword, params, instancePath, message }: Fault, faults: readonly Fault[]): string {
  const limit = String(params.limit)
  switch (keyword) {
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `must be at most ${limit}`
    case 'exclusiveMinimum':
      return `must be more than ${limit}`
    case 'exclusiveMaximum':
      return `must be less than ${limit}`
    case 'minLength':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} characters`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minItems':
      return `must have at least ${limit} entries`
    case 'maxItems':
      return `must have at most ${limit} entries`
    case 'type':
      return `must be ${kindsOf(params.type)}`
    case 'enum':
      return `must be one of ${listOf(params.allowedValues)}`
    case 'const':
      return `must be ${params.allowedValue}`
    case 'pattern':
      return `does not have the form ${params.pattern}`
    case 'format':
      return params.format === 'date'
        ? 'must be a day, such as 2026-11-26'
        : `does not have the form of a ${params.format}`
    case 'anyOf':
      return choice(faults.filter((fault) => fault.instancePath === instancePath))
    default:
      return message ?? 'is not understood'
  }
}

function choice(faults: readonly Fault[]): string {
  const values = faults.flatMap(({ keyword, params }) => (keyword === 'const' ? [params.allowedValue] : []))
  if (values.length > 0) return `must be one of ${listOf(values)}`
  const kinds = faults.flatMap(({ keyword, params }) => (keyword === 'type' ? [kindsOf(params.type)] : []))
  return kinds.length > 0 ? `must be ${[...new Set(kinds)].join(' or ')}` : 'is not understood'
}

const kindsOf = (types: unknown): string =>
  (Array.isArray(types) ? types : String(types).split(','))
    .map((type) => KINDS[String(type)] ?? String(type))
    .join(' or ')

const listOf = (values: unknown): string =>
  (Array.isArray(values) ? values : [values]).filter((value) => value !== null).join(', ')
