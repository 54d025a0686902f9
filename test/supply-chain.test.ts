import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
interface LockedPackage {
  version: string
  resolved?: string
  integrity?: string
  license?: string
  hasInstallScript?: boolean
}
const packagesOf = (file: string) =>
  Object.entries((JSON.parse(read(file)) as { packages: Record<string, LockedPackage> }).packages).filter(
    ([path]) => path !== '',
  )
const packages = packagesOf('package-lock.json')
/** What `npm run bench` compares with, and what `npm run vitals` audits with; never installed with the program. */
const peers = [...packagesOf('test/bench/package-lock.json'), ...packagesOf('test/vitals/package-lock.json')]
const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'allowScripts' | 'scripts',
  Record<string, string | boolean>
>
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '')

/** What may be used and passed on in a program under the MIT licence. */
const ALLOWED = [
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    '0BSD',
    'BlueOak-1.0.0',
    'CC0-1.0',
    'WTFPL',
    'Zlib',
  ],
  // Weak copyleft: only changed files of the package itself must be given away, and none is changed.
  'MPL-2.0',
  // A table of browsers, with its authors named.
  'CC-BY-4.0',
]
/** Packages that name their licence elsewhere than in `license`, and what they say there. */
const NAMED_ELSEWHERE: Record<string, string> = {
  'dejavu-fonts-ttf': 'Bitstream Vera licence (free to use, embed and pass on), in its LICENSE',
  'map-stream': 'MIT, in its LICENCE',
  'parse-cache-control': 'BSD-3-Clause, in its LICENSE; part of Lighthouse alone',
  'pause-stream': 'MIT or Apache-2.0, in its LICENSE',
  sylvester: 'MIT, in its LICENSE.txt',
}

test('every package has a licence that is allowed', () => {
  const others = [...packages, ...peers].filter(([path, { license }]) => {
    if (NAMED_ELSEWHERE[nameOf(path)] !== undefined) return false
    const choices = (license ?? '').replace(/[()]/g, '').split(' OR ')
    return !choices.some((choice) => choice.split(' AND ').every((one) => ALLOWED.includes(one)))
  })
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
  for (const name of Object.keys(NAMED_ELSEWHERE))
    expect([...packages, ...peers].map(([path]) => nameOf(path))).toContain(name)
})

test('every package comes from the registry, with the sum of its bytes', () => {
  const others = [...packages, ...peers].filter(
    ([, { integrity, resolved }]) =>
      !integrity?.startsWith('sha512-') ||
      (resolved !== undefined && !/^https:\/\/registry\.npmjs\.org\//.test(resolved)),
  )
  expect(others.map(([path]) => path)).toEqual([])
})

test('a direct dependency is one exact version', () => {
  const { dependencies } = JSON.parse(read('test/bench/package.json')) as { dependencies: Record<string, string> }
  for (const [name, version] of Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...dependencies,
  })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)
  }
})

test('what the bench compares with is no part of the program', () => {
  const { dependencies } = JSON.parse(read('test/bench/package.json')) as { dependencies: Record<string, string> }
  const shared = Object.keys(dependencies).filter((name) => manifest.dependencies[name] !== undefined)
  expect(shared).toEqual([])
  expect(peers.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([])
})

test('only the packages that README names run a script when they are installed', () => {
  const withScripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
  // fsevents is for macOS alone, and brings its binary along.
  const here = [...new Set(withScripts)].filter((name) => existsSync(join(root, 'node_modules', name))).sort()
  expect(here).toEqual(Object.keys(manifest.allowScripts).sort())
  const said = /Two packages run a script when they are installed: (.*?)\./s.exec(read('README.md'))?.[1] ?? ''
  expect([...said.matchAll(/`([\w-]+)`/g)].map(([, name]) => name).sort()).toEqual(here)
})

test('"npm run sbom" lists every package that the program stands on', () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'sbom'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    shell: process.platform === 'win32',
  })
  expect(status, stderr).toBe(0)
  const bill = JSON.parse(stdout) as { bomFormat: string; components: { name: string; version: string }[] }
  expect(bill.bomFormat).toBe('CycloneDX')
  const listed = bill.components.map(({ name, version }) => `${name}@${version}`)
  expect(listed).toEqual(
    expect.arrayContaining(Object.entries(manifest.dependencies).map(([name, version]) => `${name}@${version}`)),
  )
})
