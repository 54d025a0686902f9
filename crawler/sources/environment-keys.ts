import type { SourceConfig } from './source.ts'
import { SourceConfigError } from './source-errors.ts'

/**
 * Keys come from the environment only: a configuration file is shown, copied and committed.
 * @param applyAt  where a person gets the key
 * @throws SourceConfigError naming the first variable that is not set
 */
export function requireKeys(config: SourceConfig, variables: readonly string[], applyAt: string): void {
  const missing = variables.find((variable) => !process.env[variable]?.trim())
  if (missing === undefined) return
  throw new SourceConfigError(config.id, `needs a key in the environment variable ${missing} (see ${applyAt})`)
}
