import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CrawlReport } from '../../crawler/crawl.ts'
import type { SourceConfig } from '../../crawler/sources/source.ts'
import { cliFile } from '../cli/run-cli.ts'

export interface CrawlProcess {
  child: ChildProcess
  /** Standard error so far. */
  stderr(): string
  /** Resolves when standard error holds the text. */
  said(text: string): Promise<void>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>
}

/** `skilltide crawl --json` as a process of its own, in `cwd` over `skilltide.yaml` there. */
export function startCrawl(
  cwd: string,
  args: readonly string[] = [],
  moreEnvironment: Readonly<Record<string, string>> = {},
): CrawlProcess {
  const { SKILLTIDE_DB: _, ...own } = process.env
  const env = { ...own, ...moreEnvironment }
  const child = spawn(process.execPath, [cliFile, 'crawl', '--db', 'market.db', '--json', ...args], { cwd, env })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Awaited<CrawlProcess['ended']>>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => stderr.includes(text) && resolve()
      child.stderr.on('data', look)
      child.once('close', () => reject(new Error(`it ended without saying "${text}": ${stderr}`)))
      look()
    })
  return { child, stderr: () => stderr, said, ended }
}

export const reportOf = ({ stdout }: { stdout: string }): CrawlReport => JSON.parse(stdout) as CrawlReport

/** Writes `skilltide.yaml` (JSON is YAML) that asks `url` instead of the public addresses. */
export function writeConfiguration(
  cwd: string,
  sources: readonly SourceConfig[],
  url: string,
  more: object = {},
): void {
  const asked = sources.map((source) => ({ ...source, baseUrl: url }))
  writeFileSync(join(cwd, 'skilltide.yaml'), JSON.stringify({ sources: asked, ...more }))
}
