import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { writePostings } from '../bench/pipeline/write-postings.ts'
import { cliFile } from '../cli/run-cli.ts'
import { makeFolder } from '../cli/upkeep-market.ts'
import { tallyMost } from '../soak/tally.ts'
import { megabytesOf, serveProgram } from './served-program.ts'

/** The most memory that each command ever takes, over generated adverts: `npm run test:memory` has 50,000 of them. */

const POSTINGS = Number(process.env.SKILLTIDE_MEMORY_POSTINGS ?? 900)
/** Megabytes. The program with its vocabulary takes some 200 of them with no advert at all. */
const MOST = { import: 350, analyze: 600, report: 600, backup: 200, export: 350, serve: 600 }
const PAGES = [
  '/',
  '/skills',
  '/skills/sql',
  '/roles',
  '/gaps?skills=sql',
  '/sources',
  '/skills.csv',
  '/openings.csv',
  '/api/v1/trends',
  '/phrases',
]
const isTold = existsSync('/proc/self/status')
const { folder, file, remove } = makeFolder('memory')
afterAll(remove)

/** Runs a command to its end, looking at its memory as it goes. */
async function peakOf(...args: string[]): Promise<number> {
  const child = spawn(process.execPath, [cliFile, ...args, '--db', 'market.db'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let peak = 0
  while (child.exitCode === null && child.signalCode === null) {
    peak = Math.max(peak, megabytesOf(child, 'VmHWM') || 0)
    await pause(20)
  }
  expect(await ended, said).toBe(0)
  return Math.round(peak)
}

const bounded = (what: keyof typeof MOST, peak: number): void => {
  tallyMost(`MB at most: ${what} (bound ${MOST[what]})`, peak)
  expect(peak, what).toBeGreaterThan(0)
  expect(peak, what).toBeLessThan(MOST[what])
}

test.skipIf(!isTold)(
  `the memory of each command over ${POSTINGS} adverts is bounded${isTold ? '' : ' (skipped: the system does not say)'}`,
  async () => {
    await writePostings(file('adverts.jsonl'), { postings: POSTINGS, seed: 7 })
    bounded('import', await peakOf('import', 'adverts.jsonl', '--no-analyze'))
    bounded('analyze', await peakOf('analyze'))
    bounded('report', await peakOf('report', '--out', 'week.md'))
    bounded('backup', await peakOf('backup', 'copy.db'))
    bounded('export', await peakOf('export', 'all'))
    const { child, address, ended } = await serveProgram(folder, 'market.db')
    for (const path of PAGES) {
      const answer = await fetch(address + path)
      expect(answer.status, path).toBe(200)
      await answer.arrayBuffer()
    }
    bounded('serve', Math.round(megabytesOf(child, 'VmHWM') ?? 0))
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  },
)
