import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const folders = ['crawler', 'analysis', 'server', 'web', 'data'] as const
type Folder = (typeof folders)[number]

/** Who may import whom; `types` lets a folder name another's types but run none of its code. */
const mayImport: Record<Folder, { code: readonly Folder[]; types: readonly Folder[] }> = {
  crawler: { code: ['data'], types: ['data'] },
  analysis: { code: ['data'], types: ['data'] },
  server: { code: ['analysis', 'data', 'web'], types: ['analysis', 'data', 'web'] },
  web: { code: [], types: ['analysis', 'data'] },
  data: { code: [], types: [] },
}

interface Import {
  file: string
  target: string
  isTypeOnly: boolean
}

const isOurs = (name: string) => /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts')

function listSources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(isOurs)
    .map((name) => join(folder, name))
    .sort()
}

/** Static, bare and dynamic relative imports, and re-exports. */
function listImports(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  const found: Import[] = []
  const forms = [
    /^\s*import\s+(type\s)?[^'"()]*?from\s+['"](\.[^'"]+)['"]/gm,
    /^\s*export\s+(type\s)?[^'"()]*?from\s+['"](\.[^'"]+)['"]/gm,
    /^\s*import\s+()['"](\.[^'"]+)['"]/gm,
    /\bimport\(()\s*['"](\.[^'"]+)['"]/g,
  ]
  for (const form of forms) {
    for (const match of source.matchAll(form)) {
      const target = relative(root, resolve(root, dirname(file), match[2] ?? ''))
      found.push({ file, target, isTypeOnly: match[1]?.trim() === 'type' })
    }
  }
  return found
}

const sources = folders.flatMap((folder) => listSources(folder))
const imports = sources.flatMap(listImports)
const folderOf = (path: string) => folders.find((folder) => path.startsWith(`${folder}/`))

describe('the house', () => {
  test('sources and imports are really read', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(100)
  })

  test('no import goes against the table of the design', () => {
    const against = imports.filter(({ file, target, isTypeOnly }) => {
      const from = folderOf(file)
      const to = folderOf(target)
      if (from === undefined || from === to) return false
      if (to === undefined) return true
      const { code, types } = mayImport[from]
      return !(isTypeOnly ? [...types, ...code] : code).includes(to)
    })
    expect(against).toEqual([])
  })

  test('every relative import names a file that exists', () => {
    const known = new Set([...sources, 'cli.ts', 'pipeline.ts'])
    const missing = imports.filter(({ target }) => isOurs(target) && !known.has(target))
    expect(missing).toEqual([])
  })

  test('no file imports itself by a circle', () => {
    const edges = new Map<string, string[]>()
    for (const { file, target, isTypeOnly } of imports) {
      if (!isTypeOnly) edges.set(file, [...(edges.get(file) ?? []), target])
    }
    const circles: string[] = []
    const done = new Set<string>()
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      else if (!done.has(file)) {
        for (const next of edges.get(file) ?? []) visit(next, [...path, file])
        done.add(file)
      }
    }
    for (const file of edges.keys()) visit(file, [])
    expect(circles).toEqual([])
  })

  test('SQL stands in data/store alone', () => {
    const speaksSql = /better-sqlite3|\.prepare\(|\bSELECT\s+[\w*(.,\s]+\s+FROM\b/
    const outside = sources.filter(
      (file) => !file.startsWith('data/store/') && speaksSql.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(outside).toEqual([])
  })

  test('the server reads the clock where a process or a thread begins, and is handed it everywhere else', () => {
    const readers = sources.filter(
      (file) => file.startsWith('server/') && /new Date\(\)|Date\.now\b/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(readers).toEqual(['server/front/page-worker.ts', 'server/terminal/command-tools.ts'])
  })

  test('out of a file of routes comes its plugin alone, and only what puts the server together asks for it', () => {
    const routes = sources.filter((file) => file.startsWith('server/routes/'))
    const exported = routes.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/^export\s+(?:async\s+)?\w+\s+(\w+)/gm)].map(
        ([, name]) => name,
      ),
    )
    expect(exported.filter((name) => !name?.endsWith('Routes'))).toEqual([])
    expect(exported.length).toBeGreaterThanOrEqual(routes.length)
    const asking = imports.filter(({ target }) => routes.includes(target)).map(({ file }) => file)
    expect([...new Set(asking)]).toEqual(['server/app.ts', 'server/front/build-front.ts', 'server/routes/plans.ts'])
  })

  test('routes neither open files nor start programs nor read the environment: what does is handed to them', () => {
    const reaches = /['"]node:|process\./
    const reaching = sources.filter(
      (file) => file.startsWith('server/routes/') && reaches.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(reaching).toEqual([])
  })

  test('nothing makes code, or elements of a page, out of text', () => {
    const speaksCode = /\beval\(|new Function\(|[iI]nnerHTML|outerHTML|insertAdjacentHTML|document\.write|node:vm/
    expect(sources.filter((file) => speaksCode.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })

  test('the README says what each folder of a folder is for', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    const unsaid = folders.flatMap((folder) => {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${folder}/\` |`)) ?? ''
      const inside = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory())
      return inside.filter(({ name }) => !row.includes(`\`${name}/\``)).map(({ name }) => `${folder}/${name}`)
    })
    expect(unsaid).toEqual([])
  })

  test('the folders of the tests are those of the program', () => {
    const inside = folders.flatMap((folder) =>
      readdirSync(join(root, 'test', folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(folder, name)),
    )
    expect(inside.filter((folder) => !existsSync(join(root, folder)))).toEqual([])
  })

  test('no folder or file has a name that says nothing', () => {
    const vague = sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types|index)(\.|\/)/.test(file))
    expect(vague).toEqual([])
  })

  test('no data lie among the files of the root', () => {
    const data = readdirSync(root).filter((name) => /\.(jsonl|csv|tsv|txt|gz|html|whl)$/.test(name))
    expect(data, 'these belong in a folder, or nowhere').toEqual([])
  })

  test('migrations are numbered without a gap or a double, since their order is what a database goes through', () => {
    const numbers = readdirSync(join(root, 'data/store/migrations'))
      .sort()
      .map((name) => Number(name.slice(0, 4)))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })
})
