import { formatCount, formatOpenings, formatShare } from '../format.ts'
import type { SkillProps } from '../pages/skill.tsx'
import { hrefOf } from '../view-state.ts'
import { FigureFoot } from './figure-foot.tsx'
import { NotNamedHere } from './own-adverts.tsx'
import { sentencesHref } from './sentences-href.ts'

/** The years of experience that adverts state for a skill: the usual number, and how they differ. */
export function SkillYears({
  page,
  skill,
  years,
  ownBasis,
}: Pick<SkillProps, 'page' | 'skill' | 'years' | 'ownBasis'>) {
  const { n, stated, employers, median, counts } = years
  return (
    <section class="card" aria-labelledby="years">
      <h2 id="years">Years of experience asked for</h2>
      {n === 0 ? (
        <NotNamedHere skill={skill} ownBasis={ownBasis} />
      ) : stated === 0 ? (
        <p class="quiet">
          None of {formatOpenings(n)} that name {skill.name} states years for it.
        </p>
      ) : (
        <>
          <p>
            {median === null
              ? 'Too few openings or employers state years to name a usual number. '
              : `Median ${inYears(median.value)} (95\u00a0% interval ${inNumber(median.low)} to ${inNumber(median.high)}). `}
            {formatOpenings(stated)} of <a href={sentencesHref(page, skill.id)}>{formatCount(n)}</a> that name{' '}
            {skill.name} state years for it, of {formatCount(employers)} {employers === 1 ? 'employer' : 'employers'}.
          </p>
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">At least</th>
                <th scope="col" class="number">
                  Openings
                </th>
                <th scope="col" class="number">
                  Part
                </th>
              </tr>
            </thead>
            <tbody>
              {counts.map(({ from, until, openings }) => (
                <tr key={from}>
                  <th scope="row">{stepWords(from, until)}</th>
                  <td class="number">{formatCount(openings)}</td>
                  <td class="number">{formatShare(openings / stated)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <FigureFoot
            {...ownBasis}
            n={stated}
            note="Of a range the least is counted; years that an advert asks for in general are not."
            json={hrefOf(`/api/v1/skills/${encodeURIComponent(skill.id)}/dimensions`, page.state)}
          />
        </>
      )}
    </section>
  )
}

const inNumber = (years: number): string => String(Math.round(10 * years) / 10)
const inYears = (years: number): string => `${inNumber(years)} ${years === 1 ? 'year' : 'years'}`

function stepWords(from: number, until: number | null): string {
  if (from === 0) return 'less than a year'
  if (until === null) return `${from} years or more`
  return until - from === 1 ? inYears(from) : `${from} to ${until - 1} years`
}
