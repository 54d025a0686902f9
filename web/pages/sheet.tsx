import { type AdviceSheetProps, AdviceSheetView } from '../components/advice-sheet.tsx'
import { Layout } from '../components/layout.tsx'
import { PersonLinks } from '../components/person-links.tsx'
import type { PageContext } from '../page-context.ts'

export interface SheetProps extends AdviceSheetProps {
  page: PageContext
  id: string
  /** A browser that prints is installed beside the server. */
  hasPdf: boolean
}

/** The advice sheet of a person, with the ways to hand it over. */
export function SheetPage({ page, id, sheet, words, hasPdf }: SheetProps) {
  const path = `/profiles/${id}/sheet`
  return (
    <Layout page={page} title="Advice sheet" description="What the market asks, what one person has, and what is next.">
      <div class="page-head sheet-tools">
        <p class="crumbs">
          <a href="/profiles">Profiles</a> <span aria-hidden="true">/</span>{' '}
          <a href={`/profiles/${id}`}>
            <bdi>{sheet.person.name}</bdi>
          </a>{' '}
          <span aria-hidden="true">/</span> Advice sheet
        </p>
        <PersonLinks id={id} current="sheet" />
        <p class="sheet-files">
          To hand over, on one page of A4:
          {hasPdf ? (
            <>
              {' '}
              <a href={`${path}.pdf`}>PDF</a>,
            </>
          ) : null}{' '}
          <a href={`${path}.html`}>HTML</a>, <a href={`${path}.md`}>Markdown</a>, or print this page. Nothing that a
          coach noted in private stands on it.
        </p>
      </div>
      <div class="card sheet-card">
        <AdviceSheetView sheet={sheet} words={words} />
      </div>
    </Layout>
  )
}
