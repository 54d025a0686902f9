import type { Transform } from 'node:stream'

/**
 * Sends `input` through a transform and yields all it gives, in order. Unlike a pipe it loses nothing: what was whole
 * before a fault is yielded first, then the fault is thrown.
 */
export async function* pump<Out>(input: AsyncIterable<unknown>, transform: Transform): AsyncGenerator<Out> {
  const ready: Out[] = []
  let fault: unknown = null
  let isOver = false
  let goOn = () => {}
  const over = () => {
    isOver = true
    goOn()
  }
  transform.on('data', (out: Out) => ready.push(out))
  transform.on('error', (error) => {
    fault = error
    over()
  })
  transform.once('end', over).once('close', over)
  try {
    for await (const chunk of input) {
      // What ended or failed in the middle of a chunk never says that it took it.
      await new Promise<void>((resolve) => {
        goOn = resolve
        transform.write(chunk, () => resolve())
      })
      yield* ready.splice(0)
      if (isOver) break
    }
    if (!isOver) {
      await new Promise<void>((resolve) => {
        goOn = resolve
        transform.end()
      })
    }
    yield* ready.splice(0)
  } finally {
    transform.destroy()
  }
  if (fault !== null) throw fault
}
