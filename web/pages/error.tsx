import { Layout } from '../components/layout.tsx'
import { SentenceAndFile } from '../components/sentence-and-file.tsx'
import type { PageContext } from '../page-context.ts'

export interface ErrorProps {
  page: PageContext
  status: number
  title: string
  /** A sentence that is safe to show; after a blank line perhaps a file to begin with. */
  detail: string
}

export function ErrorPage({ page, status, title, detail }: ErrorProps) {
  return (
    <Layout page={page} title={title}>
      <div class="error-page">
        <p class="error-status">{status}</p>
        <h1>{title}</h1>
        <SentenceAndFile words={detail} class="lead" />
        <p>
          <a class="button" href="/">
            To the overview
          </a>{' '}
          <a href="/skills">All skills</a>
        </p>
      </div>
    </Layout>
  )
}
