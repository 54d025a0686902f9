import { formatCount, formatDay } from '../format.ts'
import { LEVEL_NAMES } from '../labels.ts'
import type { SkillExample, SkillProps } from '../pages/skill.tsx'
import { FigureFoot } from './figure-foot.tsx'
import { OutsideLink } from './skill-link.tsx'

/** Employers whose openings name a skill. */
export function SkillEmployers({ employers, skill, ownBasis }: Pick<SkillProps, 'employers' | 'skill' | 'ownBasis'>) {
  if (employers.length === 0) return null
  return (
    <section class="card" aria-labelledby="employers">
      <h2 id="employers">Who asks for {skill.name}</h2>
      <ul class="chips">
        {employers.map(({ employer, naming }) => (
          <li key={employer ?? ''}>
            <bdi>{employer ?? 'Employer not stated'}</bdi> <span class="chip-count">{formatCount(naming)}</span>
          </li>
        ))}
      </ul>
      <FigureFoot {...ownBasis} note="openings per employer" />
    </section>
  )
}

/** Sentences of adverts that name a skill, each with its link and the credit of its source. */
export function SkillExamples({ examples, skill, ownBasis }: Pick<SkillProps, 'examples' | 'skill' | 'ownBasis'>) {
  if (examples.length === 0) return null
  return (
    <section class="card" aria-labelledby="examples">
      <h2 id="examples">In the words of the adverts</h2>
      <ul class="examples">
        {examples.map((example, index) => (
          <li key={`${example.url}${index}`}>
            <blockquote dir="auto">
              {example.before}
              <mark>{example.surface}</mark>
              {example.after}
            </blockquote>
            <p class="example-source">
              <OutsideLink url={example.url} duty={example.credit.linkDuty ?? null}>
                {example.title}
              </OutsideLink>
              {example.company === null ? null : (
                <span>
                  <bdi>{example.company}</bdi>
                </span>
              )}
              <span>{LEVEL_NAMES[example.level].toLowerCase()}</span>
              <span>
                {example.isDayStated ? 'posted' : 'first seen'} {formatDay(example.postedOn)}
              </span>
              <span>
                <OutsideLink url={example.credit.url} duty={example.credit.linkDuty ?? null}>
                  {example.credit.attribution ?? example.credit.name}
                </OutsideLink>
              </span>
              {example.seenAs.postings === 1 ? null : <a href="/sources/merges">{alsoSeen(example.seenAs)}</a>}
            </p>
          </li>
        ))}
      </ul>
      <FigureFoot {...ownBasis} note={`the newest openings that name ${skill.name}`} />
    </section>
  )
}

const alsoSeen = ({ postings, boards }: SkillExample['seenAs']): string =>
  boards > 1
    ? `also seen on ${formatCount(boards - 1)} other board${boards === 2 ? '' : 's'}`
    : `posted ${formatCount(postings)} times`
