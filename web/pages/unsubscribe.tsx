/**
 * Ends a subscription. It stands alone: it is read by people outside, who have no business with the dashboard, so it neither
 * links nor loads anything of it, nor says whose address it is.
 */
export function UnsubscribePage({ token, isEnded }: { token: string; isEnded: boolean }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>SkillTide weekly report</title>
      </head>
      <body>
        <main>
          {isEnded ? (
            <>
              <h1>Your subscription has ended</h1>
              <p>No further weekly report is sent to this address.</p>
            </>
          ) : (
            <>
              <h1>End the subscription to the weekly report?</h1>
              <form method="post" action={`/unsubscribe/${token}`}>
                <button type="submit">End it</button>
              </form>
            </>
          )}
        </main>
      </body>
    </html>
  )
}
