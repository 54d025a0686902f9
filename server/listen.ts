import { join } from 'node:path'
import { UserError } from '../data/user-error.ts'
import { buildApp } from './app.ts'
import type { AppDeps } from './app-deps.ts'

const LOCAL_HOSTS: readonly string[] = ['127.0.0.1', '::1', 'localhost']

export interface ServerOptions extends Omit<AppDeps, 'assetsDir'> {
  host: string
  /** 0: any free port. */
  port: number
  /** Left out: where the build puts them. */
  assetsDir?: string
}

/**
 * Starts the dashboard on this machine alone.
 *
 * @returns its address
 * @throws UserError for another host, for a port that is taken, and when the web files were not built
 */
export async function startServer({ host, port, ...deps }: ServerOptions): Promise<string> {
  if (!LOCAL_HOSTS.includes(host)) {
    throw new UserError(
      `--host ${host}: SkillTide has no passwords yet, so it answers only on this machine; use 127.0.0.1`,
    )
  }
  const app = await buildApp({ assetsDir: join(import.meta.dirname, '..', 'web', 'assets'), ...deps })
  try {
    return await app.listen({ host, port })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    throw new UserError(`port ${port} is taken; name another one with --port`, 'failure', { cause })
  }
}
