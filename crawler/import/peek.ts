/** Reads ahead until `isEnough`; `all` gives everything from the beginning, and a fault only where it stands. */
export async function peek<T>(
  input: AsyncIterable<T>,
  isEnough: (head: T[]) => boolean,
): Promise<{ head: T[]; all: AsyncIterable<T> }> {
  const iterator = input[Symbol.asyncIterator]()
  const head: T[] = []
  let fault: unknown = null
  let isDone = false
  while (!isDone && fault === null && !isEnough(head)) {
    try {
      const next = await iterator.next()
      if (next.done) isDone = true
      else head.push(next.value)
    } catch (error) {
      fault = error
    }
  }
  async function* all(): AsyncGenerator<T> {
    yield* head
    if (fault !== null) throw fault
    if (!isDone) yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { head, all: all() }
}
