import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { aCopyOf } from '../made-once.ts'
import { ashbyMarket, filesIn } from '../real-market.ts'
import { cliFile, hasCorpora } from './run-cli.ts'
import { runCommand } from './run-command.ts'

/** The main job on real postings, from the folder beside the repository. */
const title = hasCorpora ? 'real postings' : 'real postings (skipped: ../shared/corpora is not there)'

interface FileReport {
  read: number
  new: number
  updated: number
  duplicates: number
  rejected: { line: number | null; reason: string }[]
}

/** Boards that are imported again and again: 1,368 postings, more than are stored or read in one batch. */
const PART = 80

describe.skipIf(!hasCorpora)(title, () => {
  let cwd: string
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'skilltide-corpora-'))
  })
  afterAll(() => rmSync(cwd, { recursive: true, force: true }))

  const json = async (args: readonly string[]) => {
    const { code, stdout, stderr } = await runCommand([...args, '--json'], { cwd })
    expect(code, stderr).toBe(0)
    return JSON.parse(stdout)
  }
  const sumsOf = (files: FileReport[]) => ({
    read: files.reduce((sum, file) => sum + file.read, 0),
    new: files.reduce((sum, file) => sum + file.new, 0),
    updated: files.reduce((sum, file) => sum + file.updated, 0),
    rejected: files.flatMap((file) => file.rejected),
  })

  /** Starts the program and kills it with SIGKILL as soon as the database shows that it got so far. */
  const killOnce = (args: readonly string[], gotSoFar: (store: Store) => boolean) =>
    new Promise<void>((resolve) => {
      const child = spawn(process.execPath, [cliFile, ...args], { cwd, stdio: 'ignore' })
      const watch = setInterval(() => {
        const file = join(cwd, 'killed.db')
        if (!existsSync(file)) return
        try {
          const store = openStore(file, { readonly: true })
          if (gotSoFar(store)) child.kill('SIGKILL')
          store.close()
        } catch {
          // the database is just being made: look again
        }
      }, 20)
      child.once('close', (_, signal) => {
        clearInterval(watch)
        expect(signal).toBe('SIGKILL')
        resolve()
      })
    })

  test('258 Ashby boards: 4,776 postings read, at most 1 % rejected, each with a reason', async () => {
    expect(filesIn('ashby')).toHaveLength(258)
    const { file, report } = await ashbyMarket()
    aCopyOf(file, join(cwd, 'skilltide.db'))
    const sums = sumsOf(JSON.parse(report).files)
    expect(sums.read).toBe(4776)
    expect(sums.rejected.length).toBeLessThanOrEqual(47)
    for (const { reason } of sums.rejected) expect(reason).not.toBe('')
    expect(sums.new + sums.rejected.length).toBe(4776)
  }, 240_000)

  test('again: nothing new, and the same counts', async () => {
    const before = await json(['trends', '--top', '50'])
    const sums = sumsOf((await json(['import', ...filesIn('ashby').slice(0, PART)])).files)
    expect(sums).toMatchObject({ read: 1368, new: 0, updated: 0 })
    expect(await json(['trends', '--top', '50'])).toEqual(before)
  }, 240_000)

  test('killed twice on the way and run again: the same counts as an undisturbed import', async () => {
    const files = filesIn('ashby').slice(0, PART)
    const args = ['import', ...files, '--db', 'killed.db', '--json']
    await killOnce(args, (store) => store.postings.count() >= 500)
    await killOnce(args, (store) => store.openings.count() >= 300)
    expect((await runCommand(args, { cwd })).code).toBe(0)
    await json(['import', ...files, '--db', 'undisturbed.db'])
    const killed = await json(['trends', '--top', '50', '--db', 'killed.db'])
    const undisturbed = await json(['trends', '--top', '50', '--db', 'undisturbed.db'])
    expect(killed.series).toHaveLength(50)
    expect({ ...killed, sources: [] }).toEqual({ ...undisturbed, sources: [] })
  }, 480_000)

  test('one crawl of jobs still open claims no growth, of no skill and in no grain', async () => {
    for (const grain of ['week', 'month', 'quarter']) {
      for (const selection of [[], ['--role', 'data-engineer'], ['--role', 'software-engineer', '--country', 'US']]) {
        const { series } = await json(['trends', '--grain', grain, ...selection])
        const claims = series.filter(
          ({ verdict }: { verdict: string }) => verdict === 'rising' || verdict === 'falling',
        )
        expect(claims).toEqual([])
      }
    }
  }, 240_000)

  test('"Who is hiring?": every comment is a posting or a reject with its reason', async () => {
    const sums = sumsOf((await json(['import', ...filesIn('hn-who-is-hiring')])).files)
    expect(sums.read).toBe(1048)
    expect(sums.new + sums.rejected.length).toBe(1048)
    expect(sums.new).toBeGreaterThan(900)
    for (const { reason } of sums.rejected) expect(reason).not.toBe('')
    expect(sumsOf((await json(['import', ...filesIn('hn-who-is-hiring')])).files)).toMatchObject({ new: 0, updated: 0 })
  }, 240_000)

  test('the model case: a batch SQL engineer on premises lacks cloud and orchestration', async () => {
    const report = await json([
      'gap',
      '--skills',
      'sql, python, ssis, on-premise data warehouse',
      '--role',
      'data-engineer',
    ])
    expect(report.unknown).toEqual([])
    const strengths = report.strengths.map(({ skill }: { skill: string }) => skill)
    expect(strengths).toEqual(expect.arrayContaining(['sql', 'python']))
    const top = report.gaps.slice(0, 25)
    const names = top.map(({ skill }: { skill: string }) => skill)
    expect(names).toContain('apache-airflow')
    expect(
      names.filter((id: string) => ['amazon-web-services', 'aws', 'google-cloud-platform', 'gcp'].includes(id)).length,
    ).toBeGreaterThan(0)
    for (const gap of top) {
      expect(gap.n).toBe(report.n)
      expect(gap.share).toBeCloseTo(gap.count / gap.n, 12)
      expect(gap.low).toBeLessThan(gap.share)
      expect(gap.high).toBeGreaterThan(gap.share)
    }
    expect(report.sources.length).toBeGreaterThan(0)
    expect(report.span.from < report.span.until).toBe(true)
  }, 60_000)
})
