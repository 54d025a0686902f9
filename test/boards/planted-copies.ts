import { addDays } from '../../data/weeks.ts'
import type { SyntheticEmployer } from './synthetic-employers.ts'
import type { SyntheticPosting } from './synthetic-postings.ts'

/**
 * What is planted about an advert, and what must come of it: `teaser` (a feed shows the beginning) and `agency` (an agency
 * shows it for "our client") are the same opening; `other-town` and `late-repost` (70 days after the last day) are not.
 */
export type PlantedCopy = 'teaser' | 'agency' | 'other-town' | 'late-repost'

export interface PlantedPosting extends SyntheticPosting {
  planted: PlantedCopy
  repeats: number
}

const COPIES_OF_EACH = 6
const LATE_DAYS = 70
const AGENCY: SyntheticEmployer = {
  token: 'examplemooring',
  name: 'Example Mooring Recruitment',
  system: 'feed',
  cloud: 'AWS',
  places: [],
  heading: 'h3',
  weight: 0,
  about: [],
}

/**
 * Copies of adverts that nothing else repeats, spread over the span, of other roles than the one whose trends are planted.
 *
 * @param until  day after the last one that the boards show
 */
export function plantCopies(postings: readonly SyntheticPosting[], from: string, until: string): PlantedPosting[] {
  const repeated = new Set(postings.map(({ repeats }) => repeats))
  const alone = postings.filter(
    ({ number, repeats, role, shownBy, postedOn }) =>
      repeats === null && !repeated.has(number) && role !== 'data-engineer' && shownBy !== 'feed' && postedOn >= from,
  )
  const taken = new Set<number>()
  const copies: PlantedPosting[] = []
  const plant = (planted: PlantedCopy, isFit: (one: SyntheticPosting) => boolean, change: Change) => {
    const fitting = alone.filter((one) => !taken.has(one.number) && isFit(one))
    for (let at = 0; at < COPIES_OF_EACH; at++) {
      const original = fitting[Math.floor((at * fitting.length) / COPIES_OF_EACH)]
      if (original === undefined || taken.has(original.number)) continue
      taken.add(original.number)
      const number = postings.length + copies.length
      copies.push({ ...original, ...change(original), number, planted, repeats: original.number })
    }
  }
  plant('teaser', isLong, (original) => ({
    shownBy: 'feed',
    hasPayFields: false,
    text: { ...original.text, sections: original.text.sections.slice(0, 2) },
  }))
  plant(
    'agency',
    ({ employer, text }) => text.intro.startsWith(employer.name),
    ({ employer, text }) => ({
      shownBy: 'feed',
      employer: AGENCY,
      hasPayFields: false,
      text: { ...text, intro: text.intro.replaceAll(employer.name, 'Our client') },
    }),
  )
  plant(
    'other-town',
    ({ employer, workplace }) => employer.places.length > 1 && workplace !== 'remote',
    ({ employer, place }) => ({ place: employer.places.find(({ city }) => city !== place.city) ?? place }),
  )
  plant(
    'late-repost',
    ({ closesOn }) => addDays(closesOn, LATE_DAYS + 14) < until,
    ({ closesOn }) => ({ postedOn: addDays(closesOn, LATE_DAYS), closesOn: until }),
  )
  return copies
}

type Change = (original: SyntheticPosting) => Partial<SyntheticPosting>

/** Enough of it is left when wishes and benefits are cut off. */
const isLong = ({ text }: SyntheticPosting): boolean =>
  text.sections.length === 4 &&
  text.sections
    .slice(0, 2)
    .flatMap(({ lines }) => lines)
    .join(' ')
    .split(' ').length > 60
