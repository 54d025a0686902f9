/** More views than a person opens in one sitting; each holds one report. */
const MAX_ENTRIES = 120

/**
 * Keeps answers until the data change. `versionOf` is asked once a turn of the event loop, so that the questions of one
 * page cost one look; when it differs from last time everything is forgotten. The least recently used answer goes first.
 */
export function createMemo(versionOf: () => string, maxEntries = MAX_ENTRIES) {
  let version: string | null = null
  let isFresh = false
  const answers = new Map<string, unknown>()
  function forgetIfChanged(): void {
    if (isFresh) return
    isFresh = true
    setImmediate(() => {
      isFresh = false
    })
    const current = versionOf()
    if (current !== version) answers.clear()
    version = current
  }
  return <Answer>(question: string, input: unknown, compute: () => Answer): Answer => {
    forgetIfChanged()
    const key = `${question} ${JSON.stringify(input)}`
    const known = answers.has(key)
    const answer = known ? (answers.get(key) as Answer) : compute()
    answers.delete(key)
    answers.set(key, answer)
    const oldest = answers.keys().next()
    if (answers.size > maxEntries && !oldest.done) answers.delete(oldest.value)
    return answer
  }
}
