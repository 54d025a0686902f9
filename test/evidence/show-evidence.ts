import { changeCoverage, shareCoverage } from './coverage.ts'
import { evidenceTable } from './evidence-row.ts'
import { falseAlarms } from './false-alarms.ts'
import { detectable, power } from './power.ts'

const print = (text: string) => process.stdout.write(`${text}\n`)

print(evidenceTable(falseAlarms(10)))
print(evidenceTable(power(400)))
print(evidenceTable(detectable(25)))
print(evidenceTable(shareCoverage(20_000)))
print(evidenceTable(changeCoverage(2400)))
