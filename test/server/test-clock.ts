/** A clock that begins at eight in the morning of a day and goes on by a millisecond whenever it is asked. */
export function clockOn(day: string): () => string {
  let nowMs = Date.parse(`${day}T08:00:00.000Z`)
  return () => new Date(nowMs++).toISOString()
}
