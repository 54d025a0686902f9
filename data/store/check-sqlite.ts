import { type Check, failed, passed } from '../check.ts'

/** Whether the native module was built for this Node.js and works. */
export async function checkSqlite(): Promise<Check> {
  try {
    const { openStore } = await import('./open-store.ts')
    openStore(':memory:').close()
    return passed('sqlite', 'better-sqlite3 loads and works')
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return failed('sqlite', `better-sqlite3 does not work: ${reason}`, 'build it again: npm rebuild better-sqlite3')
  }
}
