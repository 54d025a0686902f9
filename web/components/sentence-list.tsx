import { formatCount, formatDay } from '../format.ts'
import { LEVEL_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import type { SkillExample } from '../pages/skill.tsx'
import { hrefOf } from '../view-state.ts'
import { Quotation } from './quotation.tsx'
import { OutsideLink } from './skill-link.tsx'

interface SentenceListProps {
  page: PageContext
  /** Id of the skill that the sentences name. */
  skill: string
  examples: readonly SkillExample[]
}

/** Sentences of adverts, each with its link, the credit of its source, and the way to say that it means something else. */
export function SentenceList({ page, skill, examples }: SentenceListProps) {
  return (
    <ul class="examples">
      {examples.map((example) => (
        <Quotation
          key={example.postingId}
          before={example.before}
          found={example.surface}
          after={example.after}
          advert={{ ...example, linkDuty: example.credit.linkDuty ?? null }}
        >
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
          <a
            href={hrefOf(`/skills/${encodeURIComponent(skill)}/not`, page.state, {}, [
              ['posting', String(example.postingId)],
            ])}
          >
            Not this skill?
          </a>
        </Quotation>
      ))}
    </ul>
  )
}

const alsoSeen = ({ postings, boards }: SkillExample['seenAs']): string =>
  boards > 1
    ? `also seen on ${formatCount(boards - 1)} other board${boards === 2 ? '' : 's'}`
    : `posted ${formatCount(postings)} times`
