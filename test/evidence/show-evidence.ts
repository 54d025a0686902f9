import { adviceTables } from './advice/show-advice.ts'
import { changeCoverage, shareCoverage } from './coverage.ts'
import { evidenceTable } from './evidence-row.ts'
import { falseAlarms } from './false-alarms.ts'
import { forecasts } from './forecasts.ts'
import { detectable, power } from './power.ts'
import { hasCorpora } from './real-postings.ts'
import { shuffledPostings } from './shuffled-postings.ts'
import { storiesTable } from './stories.ts'

/** Each part by its name; `npm run trends:evidence -- power stories` prints these two alone. */
const SIMULATED: Record<string, () => string> = {
  'false-alarms': () => evidenceTable(falseAlarms(10)),
  power: () => evidenceTable(power(2000)),
  detectable: () => evidenceTable(detectable(25)),
  shares: () => evidenceTable(shareCoverage(20_000)),
  changes: () => evidenceTable(changeCoverage(2400)),
}
const MEASURED: Record<string, () => string | Promise<string>> = {
  forecasts: () => evidenceTable(forecasts()),
  stories: storiesTable,
  advice: adviceTables,
  shuffled: () => evidenceTable(shuffledPostings(200)),
}

const wanted = process.argv.slice(2)
const parts: Record<string, () => string | Promise<string>> = { ...SIMULATED, ...(hasCorpora ? MEASURED : {}) }
for (const [name, table] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) process.stdout.write(`${await table()}\n`)
}
if (!hasCorpora)
  process.stdout.write('\nNo ../shared/corpora here: nothing was measured on real postings and series.\n')
