import { spawn } from 'node:child_process'
import { UserError } from '../../data/user-error.ts'

/** Last lines of what a step wrote to standard error: enough to say why it failed. */
const KEPT_CHARACTERS = 2_000

/**
 * Runs steps of this program one after another, each in a process of its own, so that a crawl or an analysis never keeps a
 * page waiting. The first that fails ends the row.
 *
 * @param program  file of the command line
 * @param steps  arguments of each step
 * @throws UserError naming the step, with the last words it wrote
 */
export async function runProgramSteps(program: string, steps: readonly (readonly string[])[]): Promise<void> {
  for (const args of steps) {
    const { code, lastWords } = await runStep(program, args)
    if (code !== 0) {
      throw new UserError(`"skilltide ${args.join(' ')}" ended with ${code ?? 'a signal'}: ${lastWords}`, 'failure')
    }
  }
}

function runStep(program: string, args: readonly string[]): Promise<{ code: number | null; lastWords: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    let lastWords = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      lastWords = `${lastWords}${text}`.slice(-KEPT_CHARACTERS)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, lastWords: lastWords.trim() }))
  })
}
