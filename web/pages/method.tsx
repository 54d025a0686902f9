import type { ComponentChildren } from 'preact'
import type { MethodTopic } from '../components/figure-foot.tsx'
import { Layout } from '../components/layout.tsx'
import { METHOD_TOPICS, type Topic } from '../components/method-topics.tsx'
import type { PageContext } from '../page-context.ts'

/** How every figure is made: in plain words, with its formula and with what it cannot say. */
export function MethodPage({ page }: { page: PageContext }) {
  return (
    <Layout
      page={page}
      title="How each figure is made"
      description="Each figure in plain words, its formula, its limits."
    >
      <div class="page-head">
        <p class="crumbs">
          <a href="/about">Method</a>
        </p>
        <h1>How each figure is made</h1>
        <p class="lead">
          Each figure in plain words, then its formula, then what it cannot say. Rules of reading:{' '}
          <code>{page.rules}</code>.
        </p>
      </div>
      <nav class="card method-contents" aria-label="Figures">
        <ul>
          {METHOD_TOPICS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {METHOD_TOPICS.map((topic) => (
        <MethodSection key={topic.id} {...topic} />
      ))}
    </Layout>
  )
}

function MethodSection({ id, title, words, formula, limits, source }: Topic) {
  return (
    <section class="card prose method-topic" aria-labelledby={`${id}-title`} id={id satisfies MethodTopic}>
      <h2 id={`${id}-title`}>{title}</h2>
      {words}
      <dl>
        <Row term="Formula">
          <p class="formula">{formula}</p>
        </Row>
        <Row term="Limits">{limits}</Row>
        {source === undefined ? null : (
          <Row term="From">
            <p>{source}</p>
          </Row>
        )}
      </dl>
    </section>
  )
}

function Row({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
