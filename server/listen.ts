import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Rules } from '../analysis/load-rules.ts'
import { UserError } from '../data/user-error.ts'
import { isLocalHost, namesOf } from './access/host-names.ts'
import { PASSWORD_VARIABLE } from './access/password.ts'
import type { AppDeps } from './app-deps.ts'
import type { Front } from './front/build-front.ts'
import { buildMark } from './front/build-mark.ts'
import { canStartThread, openPageThread } from './front/page-thread.ts'

export interface ServerOptions
  extends Omit<AppDeps, 'assetsDir' | 'hostNames' | 'handedOn' | 'printSheet' | keyof Rules> {
  host: string
  /** 0: any free port. */
  port: number
  /** File of the command line, which the thread that makes pages starts for lists of phrases. */
  program: string
  /** Loaded only where no thread makes the pages. */
  loadRules: () => Promise<Rules>
  /** Left out: where the build puts them. */
  assetsDir?: string
}

export interface RunningServer {
  address: string
  close: () => Promise<void>
}

/**
 * Starts the dashboard: on this machine alone, or on a network behind a password.
 *
 * @returns its address, and what ends it when the requests in hand are answered
 * @throws UserError for a network without a password, for an address that is not ours, for a port that is taken, and when
 * the web files were not built
 */
export async function startServer({ host, port, ...options }: ServerOptions): Promise<RunningServer> {
  if (!isLocalHost(host) && !options.password) {
    throw new UserError(
      `--host ${host}: others could read everything; set ${PASSWORD_VARIABLE} to a password first, or use 127.0.0.1`,
    )
  }
  const assetsDir = options.assetsDir ?? join(import.meta.dirname, '..', 'web', 'assets')
  const { app, ready, end } = await build({ ...options, assetsDir, hostNames: namesOf(host) })
  try {
    const address = await app.listen({ host, port })
    await ready()
    return {
      address,
      async close() {
        await closeAnswered(app)
        await end()
      },
    }
  } catch (cause) {
    await end()
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new UserError(`port ${port} is taken; name another one with --port`, 'failure', { cause })
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new UserError(`--host ${host}: this machine has no such address`, 'usage', { cause })
    }
    throw cause
  }
}

type BuildOptions = Omit<ServerOptions, 'host' | 'port'> & Pick<AppDeps, 'assetsDir'> & { hostNames: string[] }

/** The front with its thread, or where there can be none all in this one. */
async function build({ loadRules, program, ...deps }: BuildOptions): Promise<Front> {
  const { version, assetsDir, mode, hostNames, publicHost = null, password, store } = deps
  if (!canStartThread(store)) {
    const { buildApp } = await import('./app.ts')
    const { sheetPrinter } = await import('./print-pdf.ts')
    const printSheet = sheetPrinter(process.env)
    const app = await buildApp({ ...deps, ...(await loadRules()), printSheet, isKeptPrepared: true })
    return { app, ready: async () => {}, end: async () => {} }
  }
  const { buildFront } = await import('./front/build-front.ts')
  const mark = buildMark({ version, assetsDir })
  const where = { mark, program, version, assetsDir, mode, hostNames, publicHost, isSignedIn: password != null }
  const thread = openPageThread({ path: store.path, ...where })
  try {
    return await buildFront({ ...deps, thread, mark })
  } catch (error) {
    await thread.close()
    throw error
  }
}

/** A connection whose request was in hand when the end began is kept open by its client: it is closed once it is answered. */
async function closeAnswered(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50)
  try {
    await app.close()
  } finally {
    clearInterval(sweep)
  }
}
