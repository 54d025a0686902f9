import type { PageContext } from '../page-context.ts'
import { hrefOf, type QueryPairs } from '../view-state.ts'

/** What the reader has said they know, carried by the address, with a way to the gaps. Nothing when they said nothing. */
export function MySkillsBar({ page, keep }: { page: PageContext; keep: QueryPairs }) {
  const { skills } = page.state
  if (page.held.length === 0 || page.path === '/gaps') return null
  return (
    <div class="my-skills">
      <span class="my-skills-name">You have</span>
      <ul>
        {page.held.map(({ skill, name }) => (
          <li key={skill}>
            <a
              class="chip"
              href={hrefOf(page.path, page.state, { skills: skills.filter((held) => held !== skill) }, keep)}
              aria-label={`Remove ${name} from what you have`}
            >
              {name} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
      <a class="button" href={hrefOf('/gaps', page.state)}>
        See your gaps
      </a>
    </div>
  )
}

interface HaveLinkProps {
  page: PageContext
  skill: { id: string; name: string }
  keep?: QueryPairs
  /** Id of the element that the reader is to be at again. */
  anchor?: string | undefined
}

/** "I have this skill": adds it to the address. Where it is already there, says so. */
export function HaveLink({ page, skill, keep = [], anchor }: HaveLinkProps) {
  const { skills } = page.state
  if (page.held.some((held) => held.skill === skill.id))
    return (
      <span class="have have-held">
        ✓<span class="have-word"> You have it</span>
      </span>
    )
  const href = hrefOf(page.path, page.state, { skills: [...skills, skill.id] }, keep)
  return (
    <a class="have" rel="nofollow" href={anchor === undefined ? href : `${href}#${anchor}`}>
      + <span class="have-word">I have this</span>
      <span class="visually-hidden"> ({skill.name})</span>
    </a>
  )
}
