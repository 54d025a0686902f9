import type { Static } from '@fastify/type-provider-typebox'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ChangedMeanwhile, EditionMissing } from '../data/edition.ts'
import { BlockedStoreError } from '../data/store/store-error.ts'
import { UserError } from '../data/user-error.ts'
import { ErrorPage } from '../web/pages/error.tsx'
import { formAgain, typedNames } from './form-again.ts'
import { type BareDeps, bareFrame } from './page-frame.ts'
import { readRefusal } from './refusal-words.ts'
import { sendPage } from './render-page.ts'
import type { Problem } from './schemas/problem-schema.ts'
import { typedFieldsOf } from './typed-text.ts'
import { validationWords } from './validation-words.ts'

/** An answer other than 200 whose words are safe to show: shown to the reader, not logged as an error. */
export class HttpProblem extends Error {
  readonly statusCode: number
  readonly title: string
  readonly headers: Record<string, string>

  constructor(statusCode: number, title: string, detail: string, headers: Record<string, string> = {}) {
    super(detail)
    this.name = 'HttpProblem'
    this.statusCode = statusCode
    this.title = title
    this.headers = headers
  }
}

/** Programs get a problem document, people a page; an unexpected error says nothing of its inside, and is logged. */
export function addProblems(app: FastifyInstance, deps: BareDeps): void {
  app.setNotFoundHandler(async (request, reply) =>
    answer(app, request, reply, deps, new HttpProblem(404, 'Page not found', 'There is nothing at this address.')),
  )
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = toProblem(error)
    if (problem.statusCode >= 500) request.log.error(error)
    return answer(app, request, reply, deps, problem)
  })
}

/** What is so broken that it reaches no route: an address that cannot be decoded. */
export function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendDocument(toProblem(error), pathOf(request), reply)
}

function toProblem(error: FastifyError): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof ChangedMeanwhile) return new HttpProblem(409, 'Changed meanwhile', error.message)
  if (error instanceof EditionMissing) return new HttpProblem(428, 'Version needed', error.message)
  if (error instanceof UserError && error.kind === 'usage') return new HttpProblem(400, 'Not understood', error.message)
  if (error instanceof BlockedStoreError) return new HttpProblem(...BLOCKED[error.because])
  if (error.validation !== undefined) return new HttpProblem(400, 'Not understood', validationWords(error.validation))
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500) return new HttpProblem(status, TITLES[status] ?? 'Not accepted', error.message)
  return new HttpProblem(500, 'Something went wrong', 'SkillTide could not make this page. The reason is in its log.')
}

/** Why nothing can be saved for now, without the name of the file. */
const BLOCKED: Record<BlockedStoreError['because'], readonly [status: number, title: string, detail: string]> = {
  full: [507, 'No room left', 'The disk that the database is on is full. Free some space, and send it again.'],
  busy: [
    503,
    'The database is in use',
    'Another program has held the database for more than 5 seconds. Wait until that is done, and send it again.',
  ],
  closed: [
    503,
    'The database is closed',
    'The database cannot be written to. Make its file and its folder writable, and send it again.',
  ],
}

const TITLES: Record<number, string> = { 413: 'Too large', 415: 'Wrong kind of content' }

async function answer(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  deps: BareDeps,
  problem: HttpProblem,
): Promise<FastifyReply> {
  const path = pathOf(request)
  const { statusCode: status, title, message: detail } = problem
  if (path.startsWith('/api/') || path.endsWith('.csv') || wantsJson(request)) return sendDocument(problem, path, reply)
  reply.code(status).headers(problem.headers).header('cache-control', 'no-store')
  const isMisread = status === 400 || status === 413 || status === 422
  const isUnsaved = isMisread || status === 409 || status === 503 || status === 507
  const isFormRefused = isUnsaved && request.method === 'POST'
  const refusal = readRefusal(detail, path, typedNames(request.body))
  const isConflict = status === 409
  const page =
    isFormRefused && (isMisread || isConflict) ? await formAgain(app, request, path, refusal, isConflict) : null
  if (page !== null) return reply.type('text/html; charset=utf-8').send(page)
  const typed = isFormRefused ? typedFieldsOf(request, path) : []
  return sendPage(reply, ErrorPage, {
    page: bareFrame(deps, path),
    ...{ status, title, typed, isFormRefused },
    nowAt: status === 409 && typed.length > 0 ? path : null,
    detail: isMisread || isFormRefused ? refusal.words : detail,
  })
}

function sendDocument(problem: HttpProblem, path: string, reply: FastifyReply): FastifyReply {
  const { statusCode: status, title, message: detail, headers } = problem
  const document: Static<typeof Problem> = { type: 'about:blank', title, status, detail, instance: path }
  reply.code(status).headers(headers).header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
  return reply.type('application/problem+json').send(JSON.stringify(document))
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? '/'

function wantsJson({ headers: { accept = '' } }: FastifyRequest): boolean {
  return accept.includes('json') && !accept.includes('text/html')
}
