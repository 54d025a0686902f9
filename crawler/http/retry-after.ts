/** `Retry-After` (RFC 9110 10.2.3: seconds or a date) in milliseconds from now; null when absent or unreadable. */
export function parseRetryAfter(value: string | undefined, epochMs: number): number | null {
  if (value === undefined) return null
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000
  const until = Date.parse(value)
  return Number.isNaN(until) ? null : Math.max(0, until - epochMs)
}
