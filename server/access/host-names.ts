import { hostname, networkInterfaces } from 'node:os'

/** Names under which a browser on this machine may reach us. */
export const LOCAL_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]']
const EVERY_ADDRESS: readonly string[] = ['0.0.0.0', '::']

/** Whether only this machine can reach a server that is bound to `host`. */
export const isLocalHost = (host: string): boolean => LOCAL_NAMES.includes(host) || host === '::1'

/**
 * Names under which a server that is bound to `host` is reached, without ports. Any other name in a request is an
 * attack by DNS rebinding, or a proxy that nobody told us of.
 */
export function namesOf(host: string): string[] {
  const bracketed = (address: string): string => (address.includes(':') ? `[${address.split('%', 1)[0]}]` : address)
  if (isLocalHost(host)) return [...LOCAL_NAMES]
  if (!EVERY_ADDRESS.includes(host)) return [...LOCAL_NAMES, bracketed(host).toLowerCase()]
  const own = Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address))
  return [...new Set([...LOCAL_NAMES, ...own.map(bracketed), hostname()])].map((name) => name.toLowerCase())
}
