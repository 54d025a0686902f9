import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { say } from '../harness/report.ts'

/** A program of machine code that makes a pass over all texts whenever it is asked to. */
export interface NativeFinder {
  name: string
  version: string
  pass(): Promise<{ seconds: number; matches: number }>
  close(): void
}

interface Program {
  name: string
  options: string[]
  /** Path of the built program and the version of what it stands on; null when this machine cannot build it. */
  build(folder: string): { path: string; version: string } | null
  missing: string
}

const sources = join(process.cwd(), 'test/bench/native')
/** Where Debian's packages of crates lie. */
const SYSTEM_CRATES = '/usr/share/cargo/registry'

const PROGRAMS: readonly Program[] = ['', 'dfa'].map((kind) => ({
  name: kind === '' ? 'aho-corasick (Rust)' : 'aho-corasick (Rust), as a DFA',
  options: kind === '' ? [] : [kind],
  build: buildWithCargo,
  missing: 'aho-corasick needs cargo, and crates.io or the Debian package librust-aho-corasick-dev',
}))

const ALL_PROGRAMS: readonly Program[] = [
  ...PROGRAMS,
  {
    name: 'Hyperscan',
    options: [],
    build: buildWithCompiler,
    missing: 'Hyperscan needs g++ and its headers (Debian: libhyperscan-dev)',
  },
]

/** Builds and starts those native finders that this machine can build; says which it cannot. */
export async function startNativeFinders(
  forms: readonly string[],
  texts: readonly string[],
  folder: string,
): Promise<NativeFinder[]> {
  const asLines = (lines: readonly string[]) => `${lines.map((line) => line.replaceAll(/\s+/g, ' ')).join('\n')}\n`
  const [formsFile, textsFile] = [join(folder, 'forms.txt'), join(folder, 'texts.txt')]
  writeFileSync(formsFile, asLines(forms))
  writeFileSync(textsFile, asLines(texts))
  const started: NativeFinder[] = []
  for (const program of ALL_PROGRAMS) {
    const built = program.build(folder)
    if (built === null) say(`left out: ${program.name}. ${program.missing}.`)
    else {
      const child = spawn(built.path, [formsFile, textsFile, ...program.options], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      started.push({ name: program.name, version: built.version, ...(await conversation(child)) })
    }
  }
  return started
}

async function conversation(child: ChildProcessByStdio<Writable, Readable, null>) {
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  await lines.next()
  return {
    async pass() {
      child.stdin.write('\n')
      const [seconds, matches] = String((await lines.next()).value)
        .split(' ')
        .map(Number)
      return { seconds: seconds ?? Number.NaN, matches: matches ?? 0 }
    },
    close: () => void child.stdin.end(),
  }
}

function buildWithCargo(folder: string) {
  const target = join(folder, 'cargo')
  const build = (options: readonly string[]) =>
    spawnSync('cargo', ['build', '--quiet', '--release', '--target-dir', target, ...options], {
      cwd: join(sources, 'aho-corasick'),
    }).status === 0
  const isSystem = existsSync(SYSTEM_CRATES) && readdirSync(SYSTEM_CRATES).some((name) => /^aho-corasick-/.test(name))
  const fromSystem = ['source.crates-io.replace-with="system"', `source.system.directory="${SYSTEM_CRATES}"`]
  const isBuilt = isSystem ? build(['--offline', ...fromSystem.flatMap((one) => ['--config', one])]) : build([])
  if (!isBuilt) return null
  const lock = readFileSync(join(sources, 'aho-corasick/Cargo.lock'), 'utf8')
  const version = /name = "aho-corasick"\nversion = "([^"]+)"/.exec(lock)?.[1] ?? '?'
  return { path: join(target, 'release/known-phrases'), version }
}

function buildWithCompiler(folder: string) {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'hyperscan')
  const { status } = spawnSync('g++', ['-O2', '-o', path, join(sources, 'hyperscan/known-phrases.cpp'), '-lhs'])
  if (status !== 0) return null
  const header = ['/usr/include/hs/hs.h', '/usr/local/include/hs/hs.h'].find((file) => existsSync(file))
  const text = header === undefined ? '' : readFileSync(header, 'utf8')
  const part = (name: string) => new RegExp(`#define HS_${name}\\s+(\\d+)`).exec(text)?.[1] ?? '?'
  return { path, version: `${part('MAJOR')}.${part('MINOR')}.${part('PATCH')}` }
}
