import { setImmediate } from 'node:timers/promises'
import type { Steps } from '../data/steps.ts'

/** What a request may hold the thread for at a time, so that others are answered in between. */
const TURN_MS = 20

/** Does the steps in turns of the event loop. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const begun = performance.now()
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value
      if (performance.now() - begun >= TURN_MS) break
    }
    await setImmediate()
  }
}
