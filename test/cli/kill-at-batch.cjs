/** Loaded into an analysis by `--require`: ends the process with kill -9 when threads have read KILL_AT_BATCH batches. */
const { Worker } = require('node:worker_threads')

const emit = Worker.prototype.emit
let batches = 0
Worker.prototype.emit = function (event, ...values) {
  if (event === 'message' && Array.isArray(values[0])) batches += 1
  if (batches === Number(process.env.KILL_AT_BATCH)) process.kill(process.pid, 'SIGKILL')
  return emit.call(this, event, ...values)
}
