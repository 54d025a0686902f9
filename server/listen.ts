import { join } from 'node:path'
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

/**
 * Starts the dashboard: on this machine alone, or on a network behind a password.
 *
 * @returns its address
 * @throws UserError for a network without a password, for an address that is not ours, for a port that is taken, and when
 * the web files were not built
 */
export async function startServer({ host, port, ...deps }: ServerOptions): Promise<string> {
  if (!isLocalHost(host) && !deps.password) {
    throw new UserError(
      `--host ${host}: others could read everything; set ${PASSWORD_VARIABLE} to a password first, or use 127.0.0.1`,
    )
  }
  const assetsDir = join(import.meta.dirname, '..', 'web', 'assets')
  const app = await buildApp({ assetsDir, isKeptPrepared: true, ...deps, hostNames: namesOf(host) })
  try {
    return await app.listen({ host, port })
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
