import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Keeps URLs of strangers out of the private network: the address a connection really goes to is checked, at connect
 * time, so that neither a name, a redirect nor a second look-up (DNS rebinding) gets past it.
 */

/** Ranges that are no public host, after the IANA special-purpose address registries. */
const notPublic = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv6')
}

/** All global unicast IPv6; whatever lies outside (loopback, link-local, mapped IPv4 …) is refused without a list. */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address, as text without brackets, belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !notPublic.check(address, 'ipv4')
  if (family === 6) return globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
  return false
}

/** The connection was refused because it would have left the public internet. */
export class PrivateAddressError extends Error {
  constructor(host: string, address: string) {
    super(
      host === address
        ? `${host} is a private address, which only a source with "allowPrivateHosts: true" may reach`
        : `${host} leads to the private address ${address}, which only a source with "allowPrivateHosts: true" may reach`,
    )
    this.name = 'PrivateAddressError'
  }
}

/** Resolves a name to all its addresses, as `dns.lookup` does with `all`. */
export type Resolver = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** A `lookup` for sockets that fails when any answer is not public: half-private names are an attack, not an accident. */
export function guardedLookup(resolve: Resolver = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, [])
      const refused = addresses.find(({ address }) => !isPublicAddress(address))
      if (refused !== undefined) return callback(new PrivateAddressError(hostname, refused.address), [])
      const first = addresses[0]
      if (options.all === true || first === undefined) return callback(null, addresses)
      callback(null, first.address, first.family)
    })
  }
}
