/** Somebody who sends a request without an end does not keep the program. */
const LONGEST_STOP_MS = 9_000

/**
 * Ctrl-C or SIGTERM: no new request is taken, those in hand are answered, and the process ends with 0. A second signal, or
 * requests that do not end, stop it at once; what was answered is stored either way.
 */
export function stopOnSignal(close: () => Promise<void>): void {
  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    setTimeout(() => process.exit(143), LONGEST_STOP_MS).unref()
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
}
