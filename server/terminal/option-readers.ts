import { type Command, InvalidArgumentError } from 'commander'
import { type Grain, MERGE_REASONS, type MergeReason, SENIORITIES, WORKPLACES } from '../../data/domain.ts'
import type { ReportFormat } from '../make-weekly-report.ts'

/** Options that several commands have, and how what a person typed is read. */

export const withSelection = (command: Command): Command => withSpan(withMarket(command))

/** A selection of every role, for what tells roles apart itself. */
export const withEveryRole = (command: Command): Command => withSpan(withPart(command))

/** A selection without its span. */
export const withMarket = (command: Command): Command =>
  withPart(command.option('--role <id>', 'role family (skilltide roles lists them)'))

function withSpan(command: Command): Command {
  return command
    .option('--since <week>', 'first week, e.g. 2026-W40 or a day of it')
    .option('--until <week>', 'last week, included')
}

function withPart(command: Command): Command {
  return command
    .option('--seniority <level>', SENIORITIES.join(', '))
    .option('--country <code>', 'ISO 3166 code, e.g. GB')
    .option('--workplace <kind>', WORKPLACES.join(', '))
    .option('--source <id>', 'one source only')
    .option('--level <level>', 'count only mentions at this level: required, preferred or mentioned')
    .option('--history <on|off>', 'whether the figures that ship with SkillTide count', 'on')
}

export function readCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  throw new InvalidArgumentError('a whole number above 0 is needed.')
}

/** What SQLite takes for a database that is gone when the command ends holds nothing that anybody wants to keep. */
export function readDatabaseName(text: string): string {
  if (text.trim() !== '' && text !== ':memory:') return text
  throw new InvalidArgumentError('--db needs a file name.')
}

export function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new InvalidArgumentError('a port from 0 to 65535 is needed.')
}

export function readShare(text: string): number {
  const share = Number(text)
  if (share > 0 && share <= 1) return share
  throw new InvalidArgumentError('a number above 0 and up to 1 is needed.')
}

/** Pages and the API begin with `auto`, the command line with weeks. */
export const withGrain = (command: Command): Command =>
  command.option(
    '--grain <grain>',
    'week, month, quarter, or auto: weeks where they are full enough, else months',
    readGrain,
    'week',
  )

function readGrain(text: string): Grain | 'auto' {
  if (text === 'week' || text === 'month' || text === 'quarter' || text === 'auto') return text
  throw new InvalidArgumentError('week, month or quarter is needed, or auto.')
}

export function readFormat(text: string): ReportFormat {
  if (text === 'html' || text === 'md' || text === 'json' || text === 'pdf') return text
  throw new InvalidArgumentError('html, md, json or pdf is needed.')
}

export function readReason(text: string): MergeReason {
  const reasons: readonly string[] = MERGE_REASONS
  if (reasons.includes(text)) return text as MergeReason
  throw new InvalidArgumentError(`one of ${MERGE_REASONS.join(', ')} is needed.`)
}

export function readMap(text: string, before: Record<string, string>): Record<string, string> {
  const [field, ...column] = text.split('=')
  if (field && column.length > 0) return { ...before, [field]: column.join('=') }
  throw new InvalidArgumentError('posting-field=column is needed, e.g. title=job_name.')
}

export function readAmount(text: string): number {
  const amount = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isInteger(amount) && amount >= 0) return amount
  throw new InvalidArgumentError('a whole number, 0 or more, is needed.')
}

export function readTenth(text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isInteger(number) && number >= 0 && number <= 10) return number
  throw new InvalidArgumentError('a whole number from 0 to 10 is needed.')
}

/** Reads one of several words. */
export const readOneOf =
  <Word extends string>(words: readonly Word[]) =>
  (text: string): Word => {
    const found = words.find((word) => word === text)
    if (found !== undefined) return found
    throw new InvalidArgumentError(`one of ${words.join(', ')} is needed.`)
  }
