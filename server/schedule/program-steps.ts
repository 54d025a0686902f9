import { UserError } from '../../data/user-error.ts'
import { runProgram } from '../run-program.ts'

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
    const { code, lastWords } = await runProgram(program, args)
    if (code !== 0) {
      throw new UserError(`"skilltide ${args.join(' ')}" ended with ${code ?? 'a signal'}: ${lastWords}`, 'failure')
    }
  }
}
