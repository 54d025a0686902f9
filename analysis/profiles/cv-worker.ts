import { parentPort, workerData } from 'node:worker_threads'
import { CvError } from './cv-document.ts'
import { readCvBytes } from './read-cv-bytes.ts'

/** Reads one CV in a thread of its own; see `readCvFile`. */
const { bytes, fileName } = workerData as { bytes: Uint8Array; fileName: string }
try {
  parentPort?.postMessage({ document: await readCvBytes(bytes, fileName) })
} catch (error) {
  if (!(error instanceof CvError)) throw error
  parentPort?.postMessage({ refusal: error.message })
}
