import { type Static, Type } from '@fastify/type-provider-typebox'
import type { PersonRecord } from '../../analysis/profiles/person-record.ts'
import type { ShownFact } from '../../data/session.ts'
import { SelectionSchema, ShareSchema } from './market-schemas.ts'
import { PersonRecordSchema } from './plan-schemas.ts'
import { SessionSchema } from './session-schemas.ts'

const { role, seniority, country, workplace } = SelectionSchema.properties
const FactSchema = Type.Object({
  ...{ skill: Type.String(), name: Type.String(), ...ShareSchema.properties },
  market: Type.Object({ role, seniority, country, workplace }),
  ...{ from: Type.String(), until: Type.String(), countedOn: Type.String() },
  basis: Type.Unsafe<ShownFact['basis']>({ type: 'string', enum: ['openings', 'history'] }),
})

/** A person as they were handed out, to be kept again. Addresses and versions are made anew; the calendar goes on from its sequences. */
export const ImportedPersonSchema = Type.Object({
  ...PersonRecordSchema.properties,
  sessions: Type.Optional(Type.Array(Type.Object({ ...SessionSchema.properties, facts: Type.Array(FactSchema) }))),
})

/** Fails to compile when what is handed out can no longer be read back. */
export const takesPerson: PersonRecord extends Static<typeof ImportedPersonSchema> ? true : false = true
