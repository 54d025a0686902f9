import { availableParallelism, loadavg } from 'node:os'
import { type Browser, chromium } from 'playwright-core'
import { hasChromium, launchChromium } from '../e2e/chromium.ts'
import { measurePage, type PageVitals } from './measure-page.ts'
import { MEASURED_PAGES } from './measured-pages.ts'
import { type LighthouseScores, runLighthouse } from './run-lighthouse.ts'
import { serveProgram } from './served-program.ts'

type Row = { path: string } & PageVitals & Partial<LighthouseScores>

const options = process.argv.slice(2)
const rounds = Number(options[options.indexOf('--rounds') + 1]) || 3
const DEBUG_PORT = 9333

if (!hasChromium) {
  process.stderr.write('Chromium is needed: install it, or name it with SKILLTIDE_CHROMIUM\n')
  process.exit(1)
}
const program = await serveProgram()
try {
  const rows = await measureAll(program.address)
  process.stdout.write(`${options.includes('--json') ? JSON.stringify(rows, null, 2) : tableOf(rows)}\n`)
} finally {
  program.close()
}

async function measureAll(address: string): Promise<Row[]> {
  const browser = await launchChromium()
  const audited = options.includes('--lighthouse') ? await launchAudited() : null
  try {
    const rows: Row[] = []
    for (const { path, isMain } of MEASURED_PAGES) {
      process.stderr.write(`${path}\n`)
      // The first answer of a view is worked out; the figures are those of the pages, not of that.
      await fetch(address + path)
      const measured: PageVitals[] = []
      for (let round = 0; round < rounds; round += 1) measured.push(await measurePage(browser, address + path))
      const scores = audited !== null && isMain ? await runLighthouse(address + path, DEBUG_PORT) : {}
      rows.push({ path, ...mediansOf(measured), ...scores })
    }
    return rows
  } finally {
    await browser.close()
    await audited?.close()
  }
}

/** A browser that Lighthouse can drive beside ours. */
function launchAudited(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.SKILLTIDE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', `--remote-debugging-port=${DEBUG_PORT}`],
  })
}

function mediansOf(measured: readonly PageVitals[]): PageVitals {
  const median = (key: keyof PageVitals): number => {
    const values = measured.map((vitals) => vitals[key]).sort((a, b) => a - b)
    return values[Math.floor(values.length / 2)] ?? Number.NaN
  }
  return {
    ...{ fcpMs: median('fcpMs'), lcpMs: median('lcpMs'), cls: median('cls') },
    ...{
      totalBlockingMs: median('totalBlockingMs'),
      transferBytes: median('transferBytes'),
      requests: median('requests'),
    },
  }
}

function tableOf(rows: readonly Row[]): string {
  const hasScores = rows.some(({ performance: score }) => score !== undefined)
  const busy = (loadavg()[0] ?? 0).toFixed(1)
  const title = `${availableParallelism()} cores (load ${busy}), ${program.data}, median of ${rounds}`
  const header = [title, 'FCP, s', 'LCP, s', 'layout shift', 'blocked, ms', 'KB', 'requests']
  const seconds = (ms: number): string => (ms / 1000).toFixed(2)
  const lines = rows.map((row) => [
    ...[`\`${row.path}\``, seconds(row.fcpMs), seconds(row.lcpMs), row.cls.toFixed(3), row.totalBlockingMs.toFixed(0)],
    ...[(row.transferBytes / 1024).toFixed(0), String(row.requests)],
    ...(hasScores
      ? [
          row.performance === undefined
            ? '–'
            : [row.performance, row.accessibility, row.bestPractices].map((score) => score ?? 'none').join(' / '),
        ]
      : []),
  ])
  if (hasScores) header.push('Lighthouse: performance / accessibility / best practices')
  return [header, header.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
