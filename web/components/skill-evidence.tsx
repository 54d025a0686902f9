import { formatCount } from '../format.ts'
import type { SkillProps } from '../pages/skill.tsx'
import { FigureFoot } from './figure-foot.tsx'
import { SentenceList } from './sentence-list.tsx'
import { sentencesHref } from './sentences-href.ts'

/** Employers whose openings name a skill. */
export function SkillEmployers({
  page,
  employers,
  skill,
  ownBasis,
}: Pick<SkillProps, 'page' | 'employers' | 'skill' | 'ownBasis'>) {
  if (employers.length === 0) return null
  return (
    <section class="card" aria-labelledby="employers">
      <h2 id="employers">Who asks for {skill.name}</h2>
      <ul class="chips">
        {employers.map(({ employer, naming }) => (
          <li key={employer ?? ''}>
            <bdi>{employer ?? 'Employer not stated'}</bdi>{' '}
            {employer === null ? (
              <span class="chip-count">{formatCount(naming)}</span>
            ) : (
              <a class="chip-count" href={sentencesHref(page, skill.id, {}, [['employer', employer]])}>
                {formatCount(naming)}
              </a>
            )}
          </li>
        ))}
      </ul>
      <FigureFoot {...ownBasis} note="openings per employer" />
    </section>
  )
}

/** Sentences of adverts that name a skill, each with its link and the credit of its source. */
export function SkillExamples({
  page,
  examples,
  skill,
  ownBasis,
}: Pick<SkillProps, 'page' | 'examples' | 'skill' | 'ownBasis'>) {
  if (examples.length === 0) return null
  return (
    <section class="card" aria-labelledby="examples">
      <h2 id="examples">In the words of the adverts</h2>
      <SentenceList page={page} skill={skill.id} examples={examples} />
      <p>
        <a href={sentencesHref(page, skill.id)}>All sentences</a>
      </p>
      <FigureFoot {...ownBasis} note={`the newest openings that name ${skill.name}`} />
    </section>
  )
}
