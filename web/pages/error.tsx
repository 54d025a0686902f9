import { Layout } from '../components/layout.tsx'
import { SentenceAndFile } from '../components/sentence-and-file.tsx'
import type { PageContext } from '../page-context.ts'

export interface ErrorProps {
  page: PageContext
  status: number
  title: string
  /** A sentence that is safe to show; after a blank line perhaps a file to begin with. */
  detail: string
  /** What a person typed in a form that was refused. */
  typed?: readonly { label: string; value: string }[]
  /** Where it stands as it is now, when somebody changed it in the meantime. */
  nowAt?: string | null
  /** Nothing was saved of a form that a person sent. */
  isFormRefused?: boolean
}

export function ErrorPage({
  page,
  status,
  title,
  detail,
  typed = [],
  nowAt = null,
  isFormRefused = false,
}: ErrorProps) {
  return (
    <Layout page={page} title={title}>
      <div class="error-page">
        <p class="error-status">{status}</p>
        <h1>{title}</h1>
        <SentenceAndFile words={detail} class="lead" />
        {isFormRefused ? (
          <p>Nothing was saved. Go back in your browser: what you typed is still there.</p>
        ) : (
          <p>
            <a class="button" href="/">
              To the overview
            </a>{' '}
            <a href="/skills">All skills</a>
          </p>
        )}
      </div>
      {nowAt === null ? null : (
        <p>
          <a href={nowAt}>Open it as it is now</a>, and take over what is still to be changed.
        </p>
      )}
      {typed.length === 0 ? null : (
        <section class="card" aria-labelledby="typed">
          <h2 id="typed">What you typed</h2>
          <dl class="typed">
            {typed.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd class="plan-words">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </Layout>
  )
}
