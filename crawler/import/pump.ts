import { once } from 'node:events'
import type { Transform } from 'node:stream'

/**
 * Sends `input` through a transform and yields all it gives, in order. Unlike a pipe it loses nothing: what was whole
 * before a fault is yielded first, then the fault is thrown.
 */
export async function* pump<Out>(input: AsyncIterable<unknown>, transform: Transform): AsyncGenerator<Out> {
  const ready: Out[] = []
  let fault: unknown = null
  transform.on('data', (out: Out) => ready.push(out))
  transform.on('error', (error) => {
    fault = error
  })
  const settled = once(transform, 'close').catch(() => {})
  try {
    for await (const chunk of input) {
      await new Promise<void>((resolve) => {
        transform.write(chunk, () => resolve())
      })
      yield* ready.splice(0)
      if (fault !== null) break
    }
    if (fault === null) transform.end()
    await settled
    yield* ready.splice(0)
  } finally {
    transform.destroy()
  }
  if (fault !== null) throw fault
}
