/** One thing that `doctor` looked at. */
export interface Check {
  /** Stable name, e.g. `integrity`. */
  id: string
  state: 'ok' | 'warning' | 'failed'
  /** What was found, as a sentence. */
  message: string
  /** What to do about it; null when all is well. */
  mend: string | null
}

export const passed = (id: string, message: string): Check => ({ id, state: 'ok', message, mend: null })
export const warned = (id: string, message: string, mend: string): Check => ({ id, state: 'warning', message, mend })
export const failed = (id: string, message: string, mend: string): Check => ({ id, state: 'failed', message, mend })
