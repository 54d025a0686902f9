import type { Store } from '../../data/store/store.ts'
import { addDays } from '../../data/weeks.ts'
import { type AnOpening, aMention, aSource, aStore } from '../data/builders.ts'

/** First Monday of the small market. */
export const SMALL_FROM = '2026-09-07'

/**
 * 100 openings for data engineers in Britain over 10 weeks, 10 a week, of which 100 name SQL, 40 Python (30 of these
 * require it, for 2, 3 or 4 years) and 10 Terraform; and 20 openings for backend engineers in Germany that name Go.
 */
export function smallMarket(): Store {
  const engineers = Array.from({ length: 100 }, (_, index): AnOpening => {
    const skills = ['sql']
    return {
      postedOn: addDays(SMALL_FROM, 7 * Math.floor(index / 10)),
      skills: [
        ...skills,
        ...(index % 10 < 4
          ? [
              aMention('python', {
                ...{ level: index % 10 < 3 ? 'required' : 'mentioned', start: 10, end: 16 },
                ...(index % 10 < 3 && { years: { min: 2 + (index % 10), max: null } }),
              }),
            ]
          : []),
        ...(index % 10 === 0 ? ['terraform'] : []),
      ],
      posting: {
        title: 'Data Engineer',
        company: `Example ${index % 7} Ltd`,
        url: `https://jobs.example/${index}`,
        description: { format: 'text', content: `You know SQL.\n\nRequirements:\n- Python and SQL, number ${index}` },
      },
    }
  })
  const backend = Array.from(
    { length: 20 },
    (_, index): AnOpening => ({
      postedOn: addDays(SMALL_FROM, 7 * Math.floor(index / 2)),
      skills: ['go'],
      facts: { role: 'backend-engineer', country: 'DE' },
    }),
  )
  return aStore([...engineers, ...backend], [aSource({ firstReadOn: '2026-09-01', lastReadOn: '2026-11-22' })])
}
