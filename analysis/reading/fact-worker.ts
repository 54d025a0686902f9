import { parentPort, workerData } from 'node:worker_threads'
import type { StoredPosting } from '../../data/domain.ts'
import { loadRules } from '../load-rules.ts'
import type { FactThreadData } from './fact-threads.ts'

/** Reads batches of postings, one after the other, in a thread of its own; see `openFactThreads`. */
const { reader } = loadRules((workerData as FactThreadData).edits)

parentPort?.on('message', (batch: StoredPosting[]) => {
  const facts = batch.map((posting) => reader.read(posting))
  // Handed over without a copy.
  parentPort?.postMessage(facts, [...new Set(facts.map(({ advert }) => advert.shingles.buffer as ArrayBuffer))])
})
parentPort?.postMessage({ version: reader.version })
