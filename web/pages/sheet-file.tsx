import { type AdviceSheetProps, AdviceSheetView } from '../components/advice-sheet.tsx'

/** The advice sheet as one file to hand over: it loads nothing and runs nothing. Styles are put into its head. */
export function SheetFile({ sheet, words }: AdviceSheetProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Advice for ${sheet.person.name}`}</title>
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>
        <main class="frame">
          {sheet.hasDemoData ? (
            <p class="sheet-demo">
              <strong>Demo data.</strong> Every advert, employer and figure here is synthetic.
            </p>
          ) : null}
          <AdviceSheetView sheet={sheet} words={words} />
        </main>
      </body>
    </html>
  )
}
