import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../page-context.ts'

export interface ErrorProps {
  page: PageContext
  status: number
  title: string
  /** A sentence that is safe to show. */
  detail: string
}

export function ErrorPage({ page, status, title, detail }: ErrorProps) {
  return (
    <Layout page={page} title={title}>
      <div class="error-page">
        <p class="error-status">{status}</p>
        <h1>{title}</h1>
        <p class="lead">{detail}</p>
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
