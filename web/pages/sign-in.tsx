import { InlineAssets } from '../components/inline-assets.tsx'
import type { PageContext } from '../page-context.ts'

/** Asks for the password. It says nothing of what is behind it. */
export function SignInPage({ page, next, isWrong }: { page: PageContext; next: string; isWrong: boolean }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>Sign in · SkillTide</title>
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        <InlineAssets page={page} />
      </head>
      <body>
        <main class="sign-in">
          <h1>Sign in to SkillTide</h1>
          <form class="card" method="post" action="/sign-in">
            <input type="hidden" name="next" value={next} />
            <label for="password">Password</label>
            <input
              id="password"
              name="password"
              type="password"
              autocomplete="current-password"
              required
              maxlength={256}
              aria-invalid={isWrong ? 'true' : undefined}
              aria-describedby="password-hint"
            />
            <p id="password-hint" class={isWrong ? 'sign-in-wrong' : 'quiet'} role={isWrong ? 'alert' : undefined}>
              {isWrong
                ? 'This is not the password. After five wrong ones you have to wait a quarter of an hour.'
                : 'It is the one that SkillTide was started with.'}
            </p>
            <button type="submit">Sign in</button>
          </form>
        </main>
      </body>
    </html>
  )
}
