// Loaded into a process that is measured (node --import): writes its peak memory and the delay of its event loop, since the
// last "begin" that it was sent, to the file that SKILLTIDE_BENCH_FIGURES names, when it ends.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const file = process.env.SKILLTIDE_BENCH_FIGURES
if (isMainThread && file) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  process.on('message', () => delay.reset())
  process.channel?.unref()
  process.on('exit', () => {
    const peakMemoryMb = process.resourceUsage().maxRSS / 1024
    writeFileSync(file, JSON.stringify({ peakMemoryMb, delayP99Ms: delay.percentile(99) / 1e6 }))
  })
}
