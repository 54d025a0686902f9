import { readFileSync } from 'node:fs'
import type { LockHolder } from '../data/store/contracts/crawl-memory.ts'
import type { Store } from '../data/store/store.ts'
import { UserError } from '../data/user-error.ts'

/**
 * Lets one crawl at a time work on a database: two would ask the same hosts twice as fast as either believes.
 *
 * @returns what gives the lock back; that of a process that died is free
 * @throws UserError that names the process when another crawl is at work
 */
export function lockCrawls(store: Pick<Store, 'crawlLock' | 'path'>, since: string): () => void {
  const own: LockHolder = { pid: process.pid, processMark: markOf(process.pid), since }
  const other = store.crawlLock.acquire(own, isAlive)
  if (other !== null) {
    throw new UserError(
      `another crawl (process ${other.pid}, since ${other.since}) is at work on ${store.path}; wait until it is done, or stop it with Ctrl-C and run this command again`,
      'failure',
    )
  }
  return () => store.crawlLock.release(own)
}

/** Whether the process that holds the lock is still there. */
export function isAlive({ pid, processMark }: LockHolder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Anything but "no such process" (such as "not yours") says that there is one.
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  const mark = markOf(pid)
  return mark === null || processMark === null || mark === processMark
}

/**
 * When a process began, in the words of Linux: the boot, and clock ticks since then. Null on other systems, where any
 * process with the pid is taken for the one that was meant.
 */
function markOf(pid: number): string | null {
  try {
    const [state, ...fields] = afterName(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return state === 'Z' ? 'dead, but not yet buried' : `${boot} ${fields[18]}`
  } catch {
    return null
  }
}

/** The fields of `/proc/PID/stat` behind the name, which may hold blanks and brackets (proc_pid_stat(5): 3 and later). */
const afterName = (stat: string): string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ')
