import type { Server } from 'node:http'
import type { FastifyHttpOptions } from 'fastify'
import { sendProblem } from './problems.ts'

/** Room for a pasted CV and its form fields. */
export const BODY_LIMIT = 1024 * 1024
/** The whole of a request must have come by then. */
const REQUEST_MS = 10_000
/** A connection over which nothing goes for so long is closed; no answer takes longer. */
const SILENT_CONNECTION_MS = 120_000

/** How every server of ours treats connections, logs and what it cannot read. */
export const serverOptions = {
  logger: {
    level: 'warn',
    stream: process.stderr,
    serializers: { req: ({ method, url }) => ({ method, path: url.split('?', 1)[0] }) },
  },
  bodyLimit: BODY_LIMIT,
  // Whoever sends a request drop by drop, or does not take the answer, does not keep the connection.
  requestTimeout: REQUEST_MS,
  connectionTimeout: SILENT_CONNECTION_MS,
  http: { headersTimeout: REQUEST_MS, connectionsCheckingInterval: 2_000 },
  frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  // Verbose errors know the names that would have been right. With strict numbers Ajv 8 looks no further at “Infinity” once it is a number, so that no limit holds it.
  ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array', strictNumbers: false, verbose: true } },
} satisfies FastifyHttpOptions<Server>
