import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { corporaFolder, runCli } from './cli/run-cli.ts'
import { madeOnceBySomebody } from './made-once.ts'

/** Files of a folder of real postings, in order. */
export const filesIn = (folder: string): string[] =>
  readdirSync(join(corporaFolder, folder))
    .filter((name) => name.endsWith('.gz'))
    .sort()
    .map((name) => join(corporaFolder, folder, name))

/**
 * The postings of 258 Ashby boards as `skilltide import` stores and reads them; imported once in a run of the tests.
 *
 * @returns the database, which must not be written to, and what the command reported as JSON
 */
export async function ashbyMarket(): Promise<{ file: string; report: string }> {
  const made = await madeOnceBySomebody('ashby-market', async (folder) => {
    mkdirSync(folder)
    const { code, stdout, stderr } = await runCli(['import', ...filesIn('ashby'), '--json'], { cwd: folder })
    if (code !== 0) throw new Error(`import ended with ${code}: ${stderr}`)
    writeFileSync(join(folder, 'report.json'), stdout)
  })
  return { file: join(made, 'skilltide.db'), report: readFileSync(join(made, 'report.json'), 'utf8') }
}
