import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { UserError } from '../data/user-error.ts'
import { isLocalHost, namesOf } from './access/host-names.ts'
import { PASSWORD_VARIABLE } from './access/password.ts'
import { buildApp } from './app.ts'
import type { AppDeps } from './app-deps.ts'

export interface ServerOptions extends Omit<AppDeps, 'assetsDir' | 'hostNames'> {
  host: string
  /** 0: any free port. */
  port: number
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
export async function startServer({ host, port, ...deps }: ServerOptions): Promise<RunningServer> {
  if (!isLocalHost(host) && !deps.password) {
    throw new UserError(
      `--host ${host}: others could read everything; set ${PASSWORD_VARIABLE} to a password first, or use 127.0.0.1`,
    )
  }
  const assetsDir = join(import.meta.dirname, '..', 'web', 'assets')
  const app = await buildApp({ assetsDir, isKeptPrepared: true, ...deps, hostNames: namesOf(host) })
  try {
    const address = await app.listen({ host, port })
    return { address, close: () => closeAnswered(app) }
  } catch (cause) {
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

/** A connection whose request was in hand when the end began is kept open by its client: it is closed once it is answered. */
async function closeAnswered(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50)
  try {
    await app.close()
  } finally {
    clearInterval(sweep)
  }
}
