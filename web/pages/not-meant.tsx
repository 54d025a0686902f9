import type { Skill } from '../../data/vocabulary/vocabulary.ts'
import { Layout } from '../components/layout.tsx'
import { SkillLink } from '../components/skill-link.tsx'
import type { PageContext } from '../page-context.ts'

export interface NotMeantProps {
  page: PageContext
  skill: Skill
  sentence: {
    posting: { postingId: number; title: string; company: string | null }
    before: string
    surface: string
    after: string
    wordBefore: string | null
    wordAfter: string | null
    isRemovable: boolean
  }
}

/** What a person can say of a sentence that does not mean the skill. What they say changes the rule, not this one count. */
export function NotMeantPage({ page, skill, sentence }: NotMeantProps) {
  const { posting, before, surface, after, wordBefore, wordAfter } = sentence
  const options = [
    ['posting', 'not in this advert', true],
    ['before', `never before “${wordAfter}”: “${surface} ${wordAfter}” is something else`, wordAfter !== null],
    ['after', `never behind “${wordBefore}”: “${wordBefore} ${surface}” is something else`, wordBefore !== null],
    ['company', `never in adverts of ${posting.company}`, posting.company !== null],
    ['form', `never: “${surface}” does not mean ${skill.name} anywhere`, true],
  ] as const
  return (
    <Layout page={page} title={`Not ${skill.name}`} description="Says that a sentence does not mean a skill.">
      <div class="page-head">
        <p class="crumbs">
          <SkillLink page={page} skill={skill.id} name={skill.name} /> <span aria-hidden="true">/</span> Not this skill
        </p>
        <h1>This does not mean {skill.name}</h1>
      </div>
      <section class="card">
        <blockquote dir="auto">
          {before}
          <mark>{surface}</mark>
          {after}
        </blockquote>
        <p class="example-source">
          <span>{posting.title}</span>
          {posting.company === null ? null : (
            <span>
              <bdi>{posting.company}</bdi>
            </span>
          )}
        </p>
        <form class="review" action={page.path} method="post">
          <input type="hidden" name="posting" value={posting.postingId} />
          <fieldset class="options">
            <legend>
              “{surface}” means {skill.name} …
            </legend>
            {options.map(([where, words, isPossible]) =>
              isPossible ? (
                <label key={where}>
                  <input type="radio" name="where" value={where} checked={where === 'posting'} /> {words}
                </label>
              ) : null,
            )}
          </fieldset>
          <p>
            Every advert that can hold these words is read again. You can take it back on the page of its spellings.
          </p>
          <button type="submit">Remember this and count again</button>
        </form>
      </section>
    </Layout>
  )
}
