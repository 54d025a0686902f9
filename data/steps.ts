/**
 * Work cut into small steps: each `next` does a little of it, so that a server can answer others in between. The steps end
 * with the result.
 */
export type Steps<Result> = Generator<undefined, Result>

/** Does all steps at once: for a command, which nobody else waits for. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}
