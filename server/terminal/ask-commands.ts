import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { DEFAULT_THRESHOLD } from '../../analysis/gaps/gap-request.ts'
import type { Grain } from '../../data/domain.ts'
import { readInputText } from '../../data/input-file.ts'
import type { SelectionInput } from '../../data/selection.ts'
import { UserError } from '../../data/user-error.ts'
import type { CommandTools } from './command-tools.ts'
import { readCount, readShare, withGrain, withSelection } from './option-readers.ts'
import { type PersonFlags, readPerson } from './profile-commands.ts'

interface TrendFlags {
  skill?: string[]
  grain: Grain | 'auto'
  top?: number
  csv?: boolean
}

interface GapFlags {
  weeks?: number
  threshold: number
  budget?: number
  hours?: string
}

/** What is asked of the market and of single adverts: extract, trends, series, gap. */
export function addAskCommands(program: Command, tools: CommandTools): void {
  const { today, openDatabase, existingDatabase, rules, selectionOf, noteUnread, print } = tools

  program
    .command('extract')
    .description("read one posting's text on standard input and print what is found; stores nothing")
    .option('--html', 'the input is HTML')
    .option('--title <title>', 'title of the posting')
    .option('--lines', 'JSON Lines in ({id, title?, text | html}), JSON Lines out')
    .action(async (options: { html?: boolean; title?: string; lines?: boolean }) => {
      const { extractLines, extractOne } = await import('../../analysis/extract-command.ts')
      const known = await rules(await existingDatabase())
      if (options.lines) {
        const failed = await extractLines(process.stdin, process.stdout, known)
        if (failed > 0) throw new UserError(`${failed} line${failed === 1 ? '' : 's'} could not be read`)
        return
      }
      const found = extractOne(
        {
          description: { format: options.html ? 'html' : 'text', content: readFileSync(0, 'utf8') },
          ...(options.title && { title: options.title }),
        },
        known,
      )
      process.stdout.write(`${JSON.stringify(found, null, program.opts().json ? 0 : 2)}\n`)
    })

  withGrain(withSelection(program.command('trends')))
    .description('share of openings per skill, week by week, with interval, change and verdict')
    .option('--skill <id...>', 'only these skills')
    .option('--top <count>', 'the most asked-for skills, without soft skills and broad fields', readCount)
    .option('--csv', 'print CSV: one line a skill and period')
    .action(async (options: SelectionInput & TrendFlags) => {
      const { findTrendsInDepth, fittingGrain } = await import('../../analysis/trends/find-trends.ts')
      const { findMergeJumps } = await import('../../analysis/trends/outlook/merge-jumps.ts')
      const { trendText } = await import('../../analysis/report/plain-text.ts')
      const store = await openDatabase()
      const { vocabulary, roles, reader } = await rules(store)
      const selection = await selectionOf(store, options, roles)
      noteUnread(store, reader)
      const report = findTrendsInDepth(store, vocabulary, {
        selection,
        grain: options.grain,
        today: today(),
        ...(options.skill && { skillIds: options.skill }),
        ...(options.top !== undefined && { top: options.top }),
        mergeJumps: options.skill === undefined ? [] : findMergeJumps(store),
      })
      if (options.csv) {
        const { trendCsv } = await import('../../analysis/report/trend-csv.ts')
        const { demoLabelOf, labelledCsv } = await import('../../analysis/report/demo-label.ts')
        process.stdout.write(labelledCsv(trendCsv(report), demoLabelOf(report.sources)))
      } else {
        const asked = { selection, today: today() }
        const isThin = report.n > 0 && options.grain === 'week' && fittingGrain(store, asked) === 'month'
        print(report, () =>
          trendText(report, { roles, isThin, top: options.top !== undefined && options.skill === undefined }),
        )
      }
    })

  program
    .command('series')
    .description(
      "the methods of trends over anybody's figures: CSV with series, weekStart, count, n and perhaps source",
    )
    .argument('<file>', 'CSV file; weeks, months or quarters')
    .action(async (file: string) => {
      const { analyzeSeriesFile } = await import('../../analysis/trends/series/analyze-series.ts')
      const { seriesText } = await import('../../analysis/report/series-text.ts')
      const report = analyzeSeriesFile(readInputText(file))
      print(report, () => seriesText(report))
    })

  withSelection(program.command('gap'))
    .description('what the selection asks for and a person lacks, and what they have')
    .option('--skills <list>', 'skills held, separated by commas')
    .option('--profile <name>', 'a profile: what it holds, and its role, seniority and places unless others are named')
    .option('--cv <file>', 'a CV: PDF, Word, text, Markdown, JSON Resume, LinkedIn export; it is read and not stored')
    .option('--weeks <count>', 'span; default 13, widened until there are enough openings', readCount)
    .option(
      '--threshold <share>',
      'share of the skills asked for that makes an opening reachable',
      readShare,
      DEFAULT_THRESHOLD,
    )
    .option('--budget <hours>', 'hours that you have: what to learn with them', readCount)
    .option('--hours <list>', 'your own estimates, by skill or kind of skill: "apache-airflow:25, language:60"')
    .action(async (options: SelectionInput & PersonFlags & GapFlags) => {
      const { findPricedGaps } = await import('../../analysis/gaps/find-gaps.ts')
      const { frameworkOf } = await import('../../analysis/gaps/framework-levels.ts')
      const { readOwnHours } = await import('../../analysis/gaps/own-hours.ts')
      const { gapText } = await import('../../analysis/report/gap-text.ts')
      const store = await openDatabase()
      const known = await rules(store)
      noteUnread(store, known.reader)
      const { selection: aimedAt, name: _, ...holdings } = await readPerson(options, store, known)
      const selection = await selectionOf(store, { ...aimedAt, ...options }, known.roles)
      const report = findPricedGaps(store, known.vocabulary, {
        ...{ selection, ...holdings, today: today() },
        ...{ weeks: options.weeks ?? null, threshold: options.threshold, budgetHours: options.budget ?? null },
        hours: readOwnHours(options.hours ?? '', known.vocabulary),
        framework: frameworkOf(known.roles, selection.role),
      })
      print(report, () => gapText(report, known.roles))
    })
}
