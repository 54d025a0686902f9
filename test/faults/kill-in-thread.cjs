/**
 * Loaded into a crawl by `--require`: the thread that reads pages ends the whole process with kill -9 once it has read
 * KILL_AT_PAGE pages, just before it hands the last of them over ("read") or just after ("handedOver", KILL_WHEN).
 */
const { isMainThread, parentPort } = require('node:worker_threads')

const { KILL_AT_PAGE, KILL_WHEN } = process.env
if (!isMainThread && parentPort !== null) {
  const handOver = parentPort.postMessage.bind(parentPort)
  let pages = 0
  parentPort.postMessage = (message) => {
    if (message !== 'ready') pages += 1
    const isLast = pages === Number(KILL_AT_PAGE)
    if (isLast && KILL_WHEN === 'read') process.kill(process.pid, 'SIGKILL')
    handOver(message)
    if (isLast) process.kill(process.pid, 'SIGKILL')
  }
}
