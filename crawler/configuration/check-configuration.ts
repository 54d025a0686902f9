import { existsSync } from 'node:fs'
import { type Check, failed, passed, warned } from '../../data/check.ts'
import { UserError } from '../../data/user-error.ts'
import { readConfiguration } from './read-configuration.ts'
import { readSettings } from './read-settings.ts'

/** Whether `crawl` could begin: the file is right, its kinds of source are known, their keys are in the environment. */
export function checkConfiguration(file: string): Check {
  if (!existsSync(file)) {
    const mend = 'skilltide crawl prints one to start from; import works without'
    return warned('configuration', `there is no ${file}, so nothing can be crawled`, mend)
  }
  try {
    readSettings(file, undefined)
    const { sources } = readConfiguration(file)
    return passed('configuration', `${file} names ${sources.length} sources, and the keys that they need are set`)
  } catch (error) {
    if (error instanceof UserError) return failed('configuration', error.message, `correct ${file}`)
    throw error
  }
}
