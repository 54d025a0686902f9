import type { TrendPoint } from '../../analysis/trends/trend-report.ts'

/**
 * `complete`, `complete, without Acme board: answer 500` where a source is left out, or `earlier adverts may be missing: Acme
 * begins on 2026-03-12` where a file covers a part of the period.
 *
 * @param names  what the state is called where the period is covered
 */
export function periodWords(
  { state, reason, partly }: Pick<TrendPoint, 'state' | 'reason' | 'partly'>,
  names: Record<TrendPoint['state'], string>,
): string {
  const covered = partly ?? names[state]
  return reason === undefined ? covered : `${covered}, without ${reason}`
}
