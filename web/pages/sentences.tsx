import type { Skill } from '../../data/vocabulary/vocabulary.ts'
import { DoneNote } from '../components/done-note.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { PageLinks } from '../components/page-links.tsx'
import { SentenceList } from '../components/sentence-list.tsx'
import { SkillLink } from '../components/skill-link.tsx'
import { formatOpenings } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'
import type { SkillExample } from './skill.tsx'

export interface SentencesProps {
  page: PageContext
  skill: Skill
  /** One employer alone; null: all. */
  employer: string | null
  /** Openings that name the skill. */
  total: number
  sentences: readonly SkillExample[]
  pageNumber: number
  pageSize: number
  done: string
}

/** The openings behind a figure, each with the sentence that was counted. */
export function SentencesPage(props: SentencesProps) {
  const { page, skill, employer, total, sentences, pageNumber, pageSize, done } = props
  const words = page.selectionText
  const at = (number: number): string =>
    hrefOf(page.path, page.state, {}, [
      ['employer', employer ?? ''],
      ['page', number === 1 ? '' : String(number)],
    ])
  return (
    <Layout
      page={page}
      title={`${skill.name}, sentence by sentence`}
      description={`The sentences behind the figures of ${skill.name}.`}
      hasSelection
      keep={employer === null ? [] : [['employer', employer]]}
    >
      <div class="page-head">
        <p class="crumbs">
          <SkillLink page={page} skill={skill.id} name={skill.name} /> <span aria-hidden="true">/</span> Sentences
        </p>
        <h1>{skill.name}, sentence by sentence</h1>
        <p class="lead">
          {formatOpenings(total)} {total === 1 ? 'names' : 'name'} it
          {words === 'openings' ? '' : `, of all ${words}`}
          {employer === null ? '' : ` at ${employer}`}. Only adverts that this installation has read can be shown.
        </p>
      </div>
      <DoneNote done={done} />
      {sentences.length === 0 ? (
        <EmptyState title="No sentence to show">
          <p>No advert of this choice that was read here names {skill.name}.</p>
        </EmptyState>
      ) : (
        <section class="card">
          <SentenceList page={page} skill={skill.id} examples={sentences} />
        </section>
      )}
      <PageLinks pageNumber={pageNumber} pageSize={pageSize} total={total} hrefOf={at} words={['Newer', 'Older']} />
    </Layout>
  )
}
