import type { Command } from 'commander'
import type { Grain, SourceInfo } from '../../data/domain.ts'
import type { SelectionInput } from '../../data/selection.ts'
import { UserError } from '../../data/user-error.ts'
import type { CommandTools } from './command-tools.ts'
import { readCount, withEveryRole, withGrain } from './option-readers.ts'

interface RoleFlags extends SelectionInput {
  grain: Grain | 'auto'
  csv?: boolean
}

/** `roles`: which there are, which of them grow or decline, and what two of them ask for. */
export function addRoleCommands(program: Command, tools: CommandTools): void {
  const roles = program
    .command('roles')
    .description('the role families; trends: which grow or decline; compare: what two of them ask for')
    .action(async () => {
      const { loadRoles } = await import('../../data/vocabulary/load-roles.ts')
      const known = loadRoles().map(({ id, name, ddatRole }) => ({ id, name, ddatRole }))
      tools.print(known, () => known.map(({ id, name }) => `${id}  ${name}`).join('\n'))
    })

  withGrain(withEveryRole(roles.command('trends')))
    .description('each role as a share of all openings: change within the same sources, and verdict')
    .option('--top <count>', 'print so many roles; JSON and CSV have all', readCount)
    .option('--csv', 'print CSV: one line a role')
    .action(async ({ top, csv, ...options }: RoleFlags & { top?: number }) => {
      const { findRoleTrends } = await import('../../analysis/trends/role-trends.ts')
      const { roleTrendsText } = await import('../../analysis/report/role-text.ts')
      const { store, known, selection, grain } = await openMarket(options)
      const { selectShown } = await import('../../analysis/trends/find-trends.ts')
      const asked = { selection, grain, today: tools.today() }
      const report = findRoleTrends(store, known.roles, { ...asked, selection: selectShown(store, asked) })
      if (csv) {
        const { roleTrendsCsv } = await import('../../analysis/report/role-csv.ts')
        await printTable(roleTrendsCsv(report.series), report)
      } else tools.print(report, () => roleTrendsText(report, top))
    })

  withGrain(withEveryRole(roles.command('compare').argument('<role>').argument('<other>')))
    .description('which skills each of two roles asks for more, and which both ask for')
    .option('--csv', 'print CSV: one line a skill that was compared')
    .action(async (first: string, second: string, { csv, ...options }: RoleFlags) => {
      const { findRoleComparison } = await import('../../analysis/trends/together/find-role-comparison.ts')
      const { roleComparisonText } = await import('../../analysis/report/role-text.ts')
      const { store, known, selection, grain } = await openMarket(options)
      const nameOf = (id: string): string => {
        const role = known.roles.find((candidate) => candidate.id === id)
        if (role === undefined) throw new UserError(`there is no role "${id}"; skilltide roles lists them`)
        return role.name
      }
      const names = { first: nameOf(first), second: nameOf(second) }
      if (first === second) throw new UserError('name two different roles')
      const request = { selection, grain, today: tools.today(), first, second }
      const report = { first, second, ...findRoleComparison(store, known.vocabulary, request) }
      if (csv) {
        const { roleComparisonCsv } = await import('../../analysis/report/role-csv.ts')
        await printTable(roleComparisonCsv(first, second, report), report)
      } else tools.print(report, () => roleComparisonText(report, names))
    })

  async function printTable(csv: string, { sources }: { sources: readonly SourceInfo[] }): Promise<void> {
    const { demoLabelOf, labelledCsv } = await import('../../analysis/report/demo-label.ts')
    process.stdout.write(labelledCsv(csv, demoLabelOf(sources)))
  }

  async function openMarket(options: Omit<RoleFlags, 'csv'>) {
    const store = await tools.openDatabase()
    const known = await tools.rules(store)
    tools.noteUnread(store, known.reader)
    const { fittingGrain } = await import('../../analysis/trends/find-trends.ts')
    const selection = await tools.selectionOf(store, options)
    const grain = options.grain === 'auto' ? fittingGrain(store, { selection, today: tools.today() }) : options.grain
    return { store, known, selection, grain }
  }
}
