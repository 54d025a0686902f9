import { describe, expect, test } from 'vitest'
import {
  guardedLookup,
  isPublicAddress,
  PrivateAddressError,
  type Resolver,
} from '../../../crawler/http/address-guard.ts'
import { createHttpClient } from '../../../crawler/http/http-client.ts'
import { outsideSuite } from '../../outside-suite.ts'

const resolvesTo =
  (...addresses: string[]): Resolver =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

describe('isPublicAddress', () => {
  test.each([
    '8.8.8.8',
    '93.184.216.34',
    '172.32.0.1',
    '11.0.0.1',
    '100.128.0.1',
    '2606:2800:220:1::1',
    '2a00:1450::1',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fd00::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'not an address',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('guardedLookup', () => {
  const outcome = (resolver: Resolver) =>
    new Promise((resolve) => {
      guardedLookup(resolver)('name.example', { all: true }, (error, addresses) => resolve(error ?? addresses))
    })

  test('passes public answers on', async () => {
    expect(await outcome(resolvesTo('93.184.216.34'))).toEqual([{ address: '93.184.216.34', family: 4 }])
  })

  test('refuses a name when only one of its addresses is private', async () => {
    expect(await outcome(resolvesTo('93.184.216.34', '10.0.0.5'))).toBeInstanceOf(PrivateAddressError)
  })
})

interface SsrfCase {
  url: string
  expect: 'blocked' | 'allowed'
  why: string
  resolve?: (string | string[])[]
}

describe('the outside address suite', () => {
  const { cases, title } = outsideSuite<SsrfCase>('SSRF_CASES', 'ssrf-addresses.json')

  test.skipIf(cases.length === 0)(
    title('every address that must be refused is refused before a connection is made'),
    async () => {
      const passed: string[] = []
      for (const { url, why, resolve } of cases.filter((one) => one.expect === 'blocked')) {
        const answers = resolve ?? ['127.0.0.1']
        // A list of lists is a name that changes its answer: the last one is what the connection would use.
        const last = answers.at(-1) ?? '127.0.0.1'
        const client = createHttpClient('test', resolvesTo(...(Array.isArray(last) ? last : (answers as string[]))))
        const options = { maxBytes: 1000, timeoutMs: 5000, allowPrivateHosts: false }
        const error = await client.get(url, options).catch((reason: Error) => reason)
        const isRefused = error instanceof Error && /private address|http/i.test(error.message)
        if (!isRefused) passed.push(`${url} (${why}): ${error instanceof Error ? error.message : 'answered'}`)
        await client.close()
      }
      expect(passed).toEqual([])
    },
  )
})
