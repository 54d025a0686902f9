import type { Static } from '@fastify/type-provider-typebox'
import { Check, Errors } from 'typebox/value'
import type { PersonRecord } from '../analysis/profiles/person-record.ts'
import { readDay } from '../data/read-fields.ts'
import { UserError } from '../data/user-error.ts'
import { ImportedPersonSchema } from './schemas/person-import-schema.ts'
import { validationWords } from './validation-words.ts'

/** Room for a person with all their plans and sessions, or for a group of such. */
export const MAX_PERSON_BYTES = 5 * 2 ** 20

/** Names of fields that hold a day, and those that hold a time. */
const DAYS = new Set([
  ...['on', 'by', 'heldOn', 'nextOn', 'setOn', 'startOn', 'dueOn', 'doneOn', 'countedOn', 'nextStepOn', 'reviewedOn'],
  ...['stateChangedOn', 'from', 'until'],
])
const TIMES = new Set(['createdAt', 'updatedAt', 'writtenAt'])

/**
 * People as they were exported: one JSON object, a list of such, or one a line.
 *
 * @throws UserError naming what is no such record, and where
 */
export function readPersonFile(text: string): PersonRecord[] {
  const documents = documentsIn(text)
  if (documents.length === 0) throw new UserError('nobody is in it')
  return documents.map((document, index) => {
    const where = documents.length === 1 ? '' : `person ${index + 1}: `
    return readPerson(document, where)
  })
}

/** @throws UserError naming the field that does not fit */
export function readPerson(document: unknown, where = ''): PersonRecord {
  if (!Check(ImportedPersonSchema, document)) {
    throw new UserError(`${where}${validationWords(Errors(ImportedPersonSchema, document).map(asFault))}`)
  }
  requireDates(document, where)
  return document as Static<typeof ImportedPersonSchema> as PersonRecord
}

type SchemaError = ReturnType<typeof Errors>[number]

/** A fault as Ajv tells it: of several fields that are missing the first. */
const asFault = (error: SchemaError): Parameters<typeof validationWords>[0][number] => ({
  ...error,
  params: error.keyword === 'required' ? { missingProperty: error.params.requiredProperties[0] } : { ...error.params },
})

function documentsIn(text: string): unknown[] {
  try {
    const whole: unknown = JSON.parse(text)
    return Array.isArray(whole) ? whole : [whole]
  } catch (cause) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    if (lines.length < 2) throw notJson(cause)
    return lines.map((line): unknown => {
      try {
        return JSON.parse(line)
      } catch (reason) {
        throw notJson(reason)
      }
    })
  }
}

const notJson = (cause: unknown): UserError =>
  new UserError(
    'it is no JSON; what “Everything that is kept” and "skilltide profiles export" write is read',
    'usage',
    {
      cause,
    },
  )

/** @throws UserError for a day or a time that is none: pages write them in words. */
function requireDates(value: unknown, where: string): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') requireDates(inner, where)
    else if (DAYS.has(name)) readDay(inner, `${where}${name}`)
    else if (TIMES.has(name) && !/^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z$/.test(inner)) {
      throw new UserError(`${where}${name}: "${inner}" is no time; it is written as 2026-11-26T09:00:00Z`)
    }
  }
}
