// Loaded into the program (node --import): writes which files it loads, and their bytes, to the file that
// SKILLTIDE_LOADED_FILES names. Modules come by the hook; what they `require` is in the cache when the process ends.
import { statSync, writeFileSync } from 'node:fs'
import { createRequire, register } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isMainThread, MessageChannel, receiveMessageOnPort } from 'node:worker_threads'

const target = process.env.SKILLTIDE_LOADED_FILES
if (isMainThread && target) {
  const { port1, port2 } = new MessageChannel()
  const hook = `
    let port
    export const initialize = (data) => { port = data.port }
    export async function load(url, context, next) {
      if (url.startsWith('file:')) port.postMessage(url)
      return next(url, context)
    }`
  register(`data:text/javascript,${encodeURIComponent(hook)}`, { data: { port: port2 }, transferList: [port2] })
  port1.unref()
  process.on('exit', () => {
    const files = new Set(Object.keys(createRequire(import.meta.url).cache))
    for (let found = receiveMessageOnPort(port1); found; found = receiveMessageOnPort(port1))
      files.add(fileURLToPath(found.message))
    const bytes = [...files].reduce((sum, file) => sum + statSync(file).size, 0)
    writeFileSync(target, JSON.stringify({ files: files.size, kilobytes: Math.round(bytes / 1000) }))
  })
}
