import compress from '@fastify/compress'
import statics from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { type AccessGuard, addAccessGuard } from './access/access-guard.ts'
import { LOCAL_NAMES } from './access/host-names.ts'
import type { AppDeps } from './app-deps.ts'
import { inlineHashes, readPageAssets } from './page-assets.ts'
import { addProblems } from './problems.ts'
import { addSecurity } from './security.ts'

export type EntranceDeps = Pick<
  AppDeps,
  'now' | 'assetsDir' | 'mode' | 'version' | 'hostNames' | 'publicHost' | 'password' | 'handedOn'
>

/**
 * What every request meets before anything else, whether it comes from the network or was handed on: who asks, by what name,
 * what is answered when that is not allowed, and how answers travel.
 *
 * @returns the guard where a password is set
 * @throws UserError when the web files were not built
 */
export async function addEntrance(app: FastifyInstance, deps: EntranceDeps): Promise<AccessGuard | null> {
  const { password = null, publicHost = null, hostNames = LOCAL_NAMES, handedOn } = deps
  const isPublicAllowed = password !== null || handedOn?.isSignedIn === true
  await addSecurity(app, { own: hostNames, publicHost, isPublicAllowed }, inlineHashes(readPageAssets(deps.assetsDir)))
  addProblems(app, deps)
  const nowMs = () => Date.parse(deps.now())
  const guard = password === null ? null : await addAccessGuard(app, { password, publicHost, nowMs })
  // Before every route, so that it holds for all of them. Brotli at its best takes longer than it saves; assets have it from the build.
  await app.register(compress, { encodings: ['gzip'], zlibOptions: { level: 5 } })
  return guard
}

/** What the browser loads: named by content, kept for ever. */
export async function addBrowserFiles(app: FastifyInstance, assetsDir: string): Promise<void> {
  await app.register(statics, {
    root: assetsDir,
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  })
}
