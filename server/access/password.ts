import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { UserError } from '../../data/user-error.ts'
import { isGuessable } from './guessable.ts'

/** Name of the environment variable that holds the password of the dashboard. */
export const PASSWORD_VARIABLE = 'SKILLTIDE_PASSWORD'
/** Shorter ones can be guessed; longer ones than the second only cost time. */
const MIN_LENGTH = 12
export const MAX_PASSWORD_LENGTH = 256

/** One of the equivalent settings of the OWASP Password Storage Cheat Sheet: 32 MB and about a fifth of a second a guess. */
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const KEY_BYTES = 32

/** Whether this is the password. Compared in constant time, one guess after the other. */
export type PasswordCheck = (given: string) => Promise<boolean>

/**
 * The password that the environment states; null: none.
 *
 * @throws UserError when it is too short to protect anything
 */
export function readPassword(environment: NodeJS.ProcessEnv): string | null {
  const password = environment[PASSWORD_VARIABLE]
  if (password === undefined || password === '') return null
  if (password.length < MIN_LENGTH || password.length > MAX_PASSWORD_LENGTH) {
    throw new UserError(
      `${PASSWORD_VARIABLE} has ${password.length} characters; use ${MIN_LENGTH} to ${MAX_PASSWORD_LENGTH}`,
    )
  }
  if (isGuessable(password)) {
    throw new UserError(`${PASSWORD_VARIABLE} is one of the first that would be tried; use a sentence of your own`)
  }
  return password
}

/** Keeps the scrypt hash alone (RFC 7914), under a salt of this process. */
export function createPasswordCheck(password: string): PasswordCheck {
  const salt = randomBytes(16)
  const expected = derive(password, salt)
  let last: Promise<unknown> = expected
  return (given) => {
    const answer = last.then(async () => timingSafeEqual(await derive(given, salt), await expected))
    last = answer.catch(() => {})
    return answer
  }
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((done, failed) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) => (error ? failed(error) : done(key)))
  })
}
