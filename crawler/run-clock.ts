import type { Store } from '../data/store/store.ts'
import { UserError } from '../data/user-error.ts'

/** A clock in local time is up to 14 hours off; what two runs then say of one posting still comes right by itself. */
const TOLERATED_BACK_MS = 24 * 3_600_000
/** No clock that was ever set says these. */
const [EARLIEST, LATEST] = ['2020-01-01', '2100-01-01']
/** What the clock of the machine may differ from steady time within a run: corrections by the network are smaller. */
const TRUSTED_DRIFT_MS = 60_000

/**
 * The instants of one run: those of the machine's clock as long as it goes steadily, else the steady time that has passed
 * since the run began. So a clock that is set, or a machine that slept, dates nothing before the run or after today.
 */
export function createRunClock(now: () => string, steadyMs = () => performance.now()): () => string {
  const [startMs, startSteadyMs] = [Date.parse(now()), steadyMs()]
  return () => {
    const text = now()
    const machineMs = Date.parse(text)
    const expectedMs = startMs + steadyMs() - startSteadyMs
    const isSteady = machineMs >= startMs && Math.abs(machineMs - expectedMs) <= TRUSTED_DRIFT_MS
    return isSteady ? text : new Date(expectedMs).toISOString()
  }
}

/**
 * What is read is dated by the clock; one that is behind the runs before would date it before what they saw.
 *
 * @throws UserError when the clock says a day that cannot be, or one that lies before the latest run
 */
export function requireClock({ clock }: Pick<Store, 'clock'>, now: string): void {
  if (now < EARLIEST || now >= LATEST) {
    throw new UserError(
      `the clock of this computer says ${inWords(now)}: set it, then run the command again`,
      'failure',
    )
  }
  const latest = clock.latestRunAt()
  if (latest === null || Date.parse(latest) - Date.parse(now) <= TOLERATED_BACK_MS) return
  throw new UserError(
    `the clock of this computer says ${inWords(now)}, but the latest run was on ${inWords(latest)}: nothing was read. If the clock is wrong, set it; if it is right now and was ahead then, "skilltide doctor --mend-clock" dates those readings back`,
    'failure',
  )
}

const inWords = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`
