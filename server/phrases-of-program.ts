import type { PhraseReport } from '../analysis/discovery/phrase-report.ts'
import { UserError } from '../data/user-error.ts'
import type { PhraseMaker } from './phrase-lists.ts'
import { runProgram } from './run-program.ts'

/**
 * Lists of phrases made by `skilltide phrases` in a process and over a connection of its own.
 *
 * @param program  file of the command line
 * @param database  file of the database
 */
export function phrasesOfProgram(program: string, database: string): PhraseMaker {
  return async ({ top, hide }, signal) => {
    const hidden = hide.length === 0 ? [] : ['--hide', ...hide]
    const args = ['--db', database, '--json', 'phrases', '--all', '--top', String(top), ...hidden]
    const { code, output, lastWords } = await runProgram(program, args, { keepsOutput: true, signal })
    if (code !== 0) throw new UserError(lastWords || `"skilltide phrases" ended with ${code ?? 'a signal'}`, 'failure')
    const report: PhraseReport = JSON.parse(output)
    return report
  }
}
