import { join, relative } from 'node:path'
import { analyse } from 'scslre'
import { type Node, SyntaxKind } from 'typescript/unstable/ast'
import { API } from 'typescript/unstable/sync'
import { expect, test } from 'vitest'

/**
 * No regular expression of the program takes quadratic time or worse on any input: each is judged by scslre, which walks
 * the expression itself, so that nothing is timed. Those that are built at run time are caught as they are made.
 */

const root = join(import.meta.dirname, '..')

interface Pattern {
  file: string
  source: string
  flags: string
}

/** Every literal of the program, and the files that build expressions from text, by TypeScript's own reading. */
function readProgram(): { literals: Pattern[]; builders: Set<string> } {
  const api = new API({ cwd: root })
  try {
    const literals: Pattern[] = []
    const builders = new Set<string>()
    const projects = ['tsconfig.json', 'web/islands/tsconfig.json'].map((file) => join(root, file))
    for (const project of api.updateSnapshot({ openProjects: projects }).getProjects()) {
      for (const path of project.rootFiles) {
        const file = relative(root, path)
        if (file.startsWith('test/')) continue
        const visit = (node: Node): void => {
          if (node.kind === SyntaxKind.RegularExpressionLiteral) {
            const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec((node as Node & { text: string }).text) ?? []
            literals.push({ file, source, flags })
          }
          const { expression } = node as Node & { expression?: Node & { text?: string } }
          const isCall = node.kind === SyntaxKind.NewExpression || node.kind === SyntaxKind.CallExpression
          if (isCall && expression?.text === 'RegExp') builders.add(file)
          node.forEachChild(visit)
        }
        const source = project.program.getSourceFile(path)
        if (source !== undefined) visit(source)
      }
    }
    return { literals, builders }
  } finally {
    api.close()
  }
}

const { literals, builders } = readProgram()

/** What would make an input of n characters cost n² steps or more; empty when nothing does. */
function slowness({ source, flags }: Pattern): string[] {
  const { reports } = analyse({ source, flags }, { reportTypes: { Move: true, Trade: true, Self: true } })
  return reports.map(({ type, exponential, character }) => {
    const kind = exponential ? 'exponential' : 'polynomial'
    return `${kind} (${type}) on ${character.literal.source.slice(0, 40)}`
  })
}

const slow = (patterns: readonly Pattern[]): string[] =>
  patterns.flatMap((pattern) => {
    const found = slowness(pattern)
    return found.length === 0 ? [] : [`${pattern.file}: /${pattern.source}/${pattern.flags}: ${found.join(', ')}`]
  })

test('what is known to be slow is found, and what is not is left in peace', () => {
  const judge = (source: string) => slow([{ file: '', source, flags: '' }]).length > 0
  for (const source of ['^(a+)+$', '^(a+a+)+$', '\\s+$', '^\\s*a?\\s*$', '\\([^)]*\\)'])
    expect(judge(source), source).toBe(true)
  for (const source of ['^a+$', '(?<!\\s)\\s+$', '^\\s*(?:a\\s*)?$', '\\([^()]*\\)'])
    expect(judge(source), source).toBe(false)
})

test('no literal is quadratic or worse', () => {
  expect(literals.length).toBeGreaterThan(500)
  expect(slow(literals)).toEqual([])
})

/** Checks the spelling of each pattern of a role alone; what is used is all of them joined, with a bound in front. */
const LOADED_ROLES = 'data/vocabulary/load-roles.ts'
const A_PAGE = { kind: 'listing', contentType: 'text/html', body: '', readAt: '2026-11-26T00:00:00Z' } as const

test('no expression that is built at run time is quadratic or worse', async () => {
  const built: Pattern[] = []
  const Own = globalThis.RegExp
  const note = (made: RegExp): RegExp => {
    const [, file = ''] = /\/((?:analysis|crawler|data|server|web)\/[\w./-]+\.tsx?)/.exec(new Error().stack ?? '') ?? []
    if (file !== '' && file !== LOADED_ROLES) built.push({ file, source: made.source, flags: made.flags })
    return made
  }
  globalThis.RegExp = new Proxy(Own, {
    construct: (target, args) => note(Reflect.construct(target, args) as RegExp),
    apply: (target, self, args) => note(Reflect.apply(target, self, args) as RegExp),
  })
  try {
    for (const file of builders) await import(join(root, file))
    const { loadRules } = await import('../analysis/load-rules.ts')
    const { readRole } = await import('../analysis/postings/role.ts')
    const { moveOn } = await import('../crawler/sources/next-page.ts')
    const { findMoney } = await import('../analysis/postings/money.ts')
    // Each is made at the first call.
    expect(readRole('Senior Data Engineer', loadRules().roles)).toBe('data-engineer')
    expect(moveOn({ ...A_PAGE, url: 'https://jobs.example/?page=1' }, 'page', 1).position).toBe(2)
    expect(findMoney('£50,000')).toHaveLength(1)
  } finally {
    globalThis.RegExp = Own
  }
  const seen = new Set(built.map(({ file }) => file))
  expect([...builders].filter((file) => !seen.has(file))).toEqual([LOADED_ROLES])
  expect(slow(built)).toEqual([])
})
