import { type Static, Type } from '@fastify/type-provider-typebox'
import type { SwitchReport } from '../../analysis/trends/switching/switch-report.ts'
import { OrNull, SpanSchema } from './market-schemas.ts'

const SideSchema = Type.Object({
  skill: Type.String(),
  name: Type.String(),
  employersBefore: Type.Integer(),
  employersAfter: Type.Integer(),
})
const GroupSchema = Type.Object({ n: Type.Integer(), tookUp: Type.Integer() })

/** `SwitchReport` as the API describes it. */
export const SwitchReportSchema = Type.Object({
  skill: Type.String(),
  name: Type.String(),
  category: Type.String(),
  earlier: SpanSchema,
  later: SpanSchema,
  employers: Type.Integer({ description: 'employers with openings of the same role in both halves' }),
  openings: Type.Integer({ description: 'of these, as many in each half' }),
  sources: Type.Array(Type.String()),
  tested: Type.Integer({ description: 'pairs of which at least 20 of these employers name each' }),
  switches: Type.Array(
    Type.Object({
      from: SideSchema,
      to: SideSchema,
      switched: Type.Integer({ description: 'employers that dropped the one and took up the other' }),
      switchedBack: Type.Integer({ description: 'employers that went the other way' }),
      employers: Type.Integer({ description: 'employers that name either' }),
      p: Type.Number(),
      q: Type.Number(),
      dropped: GroupSchema,
      kept: GroupSchema,
    }),
  ),
  reason: OrNull.text,
})

/** Fails to compile when the answer and its description part ways. */
export const describesSwitches: SwitchReport extends Static<typeof SwitchReportSchema> ? true : false = true
