import { createHash, randomBytes } from 'node:crypto'

const HOUR_MS = 60 * 60 * 1000
/** A session ends when nobody used it for so long, and in any case after the second. */
const IDLE_MS = 12 * HOUR_MS
export const LONGEST_SESSION_MS = 7 * 24 * HOUR_MS
/** Signing in again and again drops the oldest. */
const MOST_SESSIONS = 200

export interface Sessions {
  /** @returns a token that only its holder knows: 256 random bits */
  open(): string
  /** Whether the token is that of a session; using it keeps it open. */
  isOpen(token: string): boolean
  close(token: string): void
}

/**
 * Who has signed in, in memory and as hashes: a restart signs everybody out.
 *
 * @param nowMs  milliseconds since 1970
 */
export function createSessions(nowMs: () => number): Sessions {
  const sessions = new Map<string, { openedMs: number; usedMs: number }>()
  return {
    open() {
      const token = randomBytes(32).toString('base64url')
      const oldest = sessions.keys().next().value
      if (sessions.size >= MOST_SESSIONS && oldest !== undefined) sessions.delete(oldest)
      sessions.set(keyOf(token), { openedMs: nowMs(), usedMs: nowMs() })
      return token
    },

    isOpen(token) {
      const session = sessions.get(keyOf(token))
      if (session === undefined) return false
      const now = nowMs()
      if (now - session.usedMs > IDLE_MS || now - session.openedMs > LONGEST_SESSION_MS) {
        sessions.delete(keyOf(token))
        return false
      }
      session.usedMs = now
      return true
    },

    close: (token) => void sessions.delete(keyOf(token)),
  }
}

const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
