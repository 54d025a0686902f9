import type { Command } from 'commander'
import type { MergeReason } from '../../data/domain.ts'
import { finish } from '../../data/steps.ts'
import { UserError } from '../../data/user-error.ts'
import type { CommandTools } from './command-tools.ts'
import { readCount, readReason } from './option-readers.ts'

/** Which postings count as one opening: merges, and its undo and redo. */
export function addMergeCommands(program: Command, { openDatabase, now, print }: CommandTools): void {
  const merges = program
    .command('merges')
    .description('which postings count as one opening, and why; undo and redo')
    .option('--reason <reason>', 'same-advert, same-url, near-text, contained-text or unnamed-employer', readReason)
    .option('--limit <count>', 'the newest', readCount, 100)
    .action(async (options: { reason?: MergeReason; limit: number }) => {
      const { mergeText } = await import('../../analysis/report/merge-text.ts')
      const { merges: known } = await openDatabase()
      const [list, undone] = [known.list(options), known.listUndone()]
      print({ counts: known.countByReason(), merges: list, undone, rates: finish(known.rates()) }, () =>
        mergeText(list, undone),
      )
    })

  merges
    .command('undo')
    .description('take a merge apart for good')
    .argument('<id>', 'as "skilltide merges" prints it')
    .action(async (id: string) => {
      if (!(await openDatabase()).merges.undo(id, now())) throw new UserError(`there is no merge ${id}`)
      print({ id, undone: true }, () => `${id} is undone and stays so; "skilltide merges redo ${id}" takes that back`)
    })

  merges
    .command('redo')
    .description('forget that a merge was undone')
    .argument('<id>', 'as "skilltide merges" prints it')
    .action(async (id: string) => {
      if (!(await openDatabase()).merges.redo(id)) throw new UserError(`no merge ${id} was undone`)
      print({ id, undone: false }, () => `${id} is merged again where its reason still holds`)
    })
}
