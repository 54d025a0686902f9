import { changeCoverage, shareCoverage } from './coverage.ts'
import { evidenceTable } from './evidence-row.ts'
import { falseAlarms } from './false-alarms.ts'
import { forecasts } from './forecasts.ts'
import { detectable, power } from './power.ts'
import { hasCorpora } from './real-postings.ts'
import { shuffledPostings } from './shuffled-postings.ts'
import { storiesTable } from './stories.ts'

const print = (text: string) => process.stdout.write(`${text}\n`)

print(evidenceTable(falseAlarms(10)))
print(evidenceTable(power(400)))
print(evidenceTable(detectable(25)))
print(evidenceTable(shareCoverage(20_000)))
print(evidenceTable(changeCoverage(2400)))
if (hasCorpora) {
  print(evidenceTable(forecasts()))
  print(storiesTable())
  print(evidenceTable(shuffledPostings(200)))
} else print('\nNo ../shared/corpora here: nothing was measured on real postings and series.')
