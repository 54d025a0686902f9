import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPhrases, reviewKey } from '../../analysis/discovery/find-phrases.ts'
import { knownForms } from '../../analysis/discovery/known-forms.ts'
import { readPendingChunks } from '../../analysis/discovery/read-pending-chunks.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import { openStore } from '../../data/store/open-store.ts'
import { corpora } from './gold-posting.ts'
import { hideSkills, READ_ON } from './hidden-skills.ts'
import { readPhraseReadings } from './phrase-readings.ts'

/**
 * Discovery over the real postings, draw by draw: npm run quality:discovery -- [seed…] [--db FILE] [--missing]
 *
 * `--db` is a database that the same corpora were imported into, `--missing` names the hidden skills that stay away:
 * only for draws that may be looked at.
 */
const LOOKED_AT_DRAWS = [1, 2, 3, 4, 5, 6]
const READ_FIRST = 100

const args = process.argv.slice(2)
const givenAt = args.indexOf('--db')
const given = givenAt === -1 ? undefined : args[givenAt + 1]
const seeds = args.filter((arg) => /^\d+$/.test(arg)).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'skilltide-discovery-'))
try {
  await show(given ?? importCorpora(join(folder, 'corpora.db')))
} finally {
  rmSync(folder, { recursive: true })
}

function importCorpora(database: string): string {
  const files = ['ashby', 'hn-who-is-hiring'].flatMap((name) =>
    readdirSync(join(corpora, name))
      .filter((file) => file.endsWith('.gz'))
      .sort()
      .map((file) => join(corpora, name, file)),
  )
  const options = ['dist/cli.js', '--db', database, 'import', ...files]
  const { status } = spawnSync(process.execPath, options, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`the import ended with ${status ?? 'a signal'}`)
  return database
}

async function show(database: string): Promise<void> {
  const rules = loadRules()
  const store = openStore(database)
  await readPendingChunks(store, rules.phraseRules)
  const print = (line: string) => process.stdout.write(`${line}\n`)
  for (const seed of seeds.length > 0 ? seeds : LOOKED_AT_DRAWS) {
    const { back, missing } = hideSkills(store, rules, seed)
    print(`draw ${seed}: ${back.length} of ${back.length + missing.length} hidden skills come back`)
    if (args.includes('--missing')) print(`  missing: ${missing.join(', ')}`)
  }
  const known = knownForms(rules.vocabulary.skills)
  const stopped = [...rules.phraseRules.words.boilerplate].filter((phrase) => known.has(phrase))
  print(`spellings of skills among the phrases that name none: ${stopped.join(', ')}`)
  const verdicts = readPhraseReadings()
  const { phrases } = findPhrases(store, rules.vocabulary, rules.phraseRules, { top: READ_FIRST, today: READ_ON })
  const read = phrases.map(({ phrase }) => ({ phrase, verdict: verdicts.get(reviewKey(phrase)) ?? 'unread' }))
  const among = (verdict: string) => read.filter((one) => one.verdict === verdict).map(({ phrase }) => phrase)
  print(`first ${read.length} phrases: ${among('skill').length} skills`)
  print(`  none: ${among('none').join(', ')}`)
  print(`  unread: ${among('unread').join(', ')}`)
  store.close()
}
