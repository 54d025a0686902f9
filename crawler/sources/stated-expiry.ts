import type { NewPosting } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'

/** The last day that a source states for a posting, where it states one. */
export function statedExpiry(value: unknown): Pick<NewPosting, 'expiresOn'> {
  const day = postedDay(value)
  return day === null ? {} : { expiresOn: day }
}
