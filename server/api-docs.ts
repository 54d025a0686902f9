import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { finishDescription } from './api-description.ts'

/** The docs page is not ours: it styles itself from within, and is allowed to, there alone. */
const DOCS_SECURITY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Describes the API at `/openapi.json`, and lets people try it at `/docs`. Comes before the routes it describes. */
export async function addApiDocs(app: FastifyInstance, version: string): Promise<void> {
  // What is sent is what the functions return, byte for byte as on the command line; schemas only describe it.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'SkillTide',
        version,
        description: 'Which skills job openings ask for, period by period. The same documents as `skilltide … --json`.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
    },
    transformObject: finishDescription,
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', validatorUrl: null },
    uiHooks: {
      onRequest: (_request, reply, next) => {
        reply.header('content-security-policy', DOCS_SECURITY)
        next()
      },
    },
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
