import type { ComponentChildren } from 'preact'
import type { PageContext } from '../page-context.ts'
import { SITE_PAGES } from '../site-pages.ts'
import { hrefOf, type QueryPairs } from '../view-state.ts'
import { BehindNotice } from './behind-notice.tsx'
import { DemoSentence } from './demo-words.tsx'
import { FigureContext } from './figure-context.ts'
import { InlineAssets } from './inline-assets.tsx'
import { MySkillsBar } from './my-skills.tsx'
import { SelectionForm } from './selection-form.tsx'

interface LayoutProps {
  page: PageContext
  title: string
  /** Shown in search results and when a link is shared. */
  description?: string
  /** Pages about the market let the reader choose which part of it. */
  hasSelection?: boolean
  /** Pages of one week choose no span. */
  hasSpan?: boolean
  /** Query parameters of the page itself, kept when the selection changes. */
  keep?: QueryPairs
  children: ComponentChildren
}

/** The frame of every page: what it is, where one can go, which part of the market is shown, and whose data it is. */
export function Layout({
  page,
  title,
  description,
  hasSelection = false,
  hasSpan = true,
  keep = [],
  children,
}: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · SkillTide`}</title>
        {description === undefined ? null : <meta name="description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        <link rel="alternate" type="application/atom+xml" title="SkillTide weekly reports" href="/feed.xml" />
        <InlineAssets page={page} />
        <script src={page.assets.appScript} type="module" />
      </head>
      <body>
        <a class="skip-link" href="#content">
          Skip to the content
        </a>
        <header class="site-head">
          <div class="frame site-head-row">
            <a class="brand" href={hrefOf('/', page.state)}>
              <Wave />
              <span>SkillTide</span>
            </a>
            <details class="menu">
              <summary>Menu</summary>
            </details>
            <nav aria-label="Main">
              <ul>
                {SITE_PAGES.filter(({ isMain }) => isMain).map(({ path, name }) => (
                  <li key={path}>
                    <a href={hrefOf(path, page.state)} {...currentPage(page.path, path)}>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <search class="site-search">
              <form action="/skills" method="get">
                <label class="visually-hidden" for="site-search">
                  Find a skill
                </label>
                <input
                  id="site-search"
                  name="q"
                  type="search"
                  placeholder="Find a skill"
                  maxlength={80}
                  autocomplete="off"
                />
                <span class="key-hint" aria-hidden="true">
                  /
                </span>
              </form>
            </search>
            <button
              class="head-button needs-script"
              type="button"
              data-open-palette={hrefOf('/destinations.json', page.state)}
              title="Go to"
              aria-label="Open the palette"
            >
              <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                <path d="M3 4.500h14v1.800H3zm0 4.600h9v1.800H3zm0 4.600h6v1.800H3zm10.300-2.300 4.700 3.300-4.700 3.300z" />
              </svg>
            </button>
            <button
              class="head-button needs-script"
              type="button"
              data-theme-toggle
              aria-label="Switch between light and dark"
            >
              <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                <path d="M10 1.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zm0 1.800v13.400a6.700 6.700 0 0 0 0-13.400z" />
              </svg>
            </button>
          </div>
        </header>
        <DataNotice page={page} keep={keep} />
        {hasSelection ? <SelectionForm page={page} keep={keep} hasSpan={hasSpan} /> : null}
        {page.isBehind ? <BehindNotice /> : null}
        <main id="content" class="frame" tabIndex={-1}>
          {hasSelection ? <MySkillsBar page={page} keep={keep} /> : null}
          <FigureContext.Provider value={figureContextOf(page)}>{children}</FigureContext.Provider>
        </main>
        <footer class="site-foot">
          <div class="frame">
            <p>
              SkillTide {page.version} counts what job adverts ask for and runs on{' '}
              {page.isSignedIn ? 'its owner’s' : 'your own'} machine. Nothing you type leaves it.
            </p>
            <p>
              <a href="/about">Method and limits</a> · <a href="/sources">Sources and credits</a> ·{' '}
              <a href="/docs">API</a>
              <span class="needs-script">
                {' · '}
                <button class="link-button" type="button" data-open-shortcuts>
                  Keyboard
                </button>
              </span>
            </p>
            {page.isSignedIn ? (
              <form class="sign-out" method="post" action="/sign-out">
                <button type="submit">Sign out</button>
              </form>
            ) : null}
          </div>
        </footer>
      </body>
    </html>
  )
}

/** What every figure of a page says of itself. */
export const figureContextOf = (page: PageContext) => ({ selection: sentence(page.selectionText), rules: page.rules })

const sentence = (words: string): string =>
  words === 'openings' ? 'All openings' : words.charAt(0).toUpperCase() + words.slice(1)

function currentPage(path: string, target: string): { 'aria-current'?: 'page' } {
  const isCurrent = target === '/' ? path === '/' : path === target || path.startsWith(`${target}/`)
  return isCurrent ? { 'aria-current': 'page' } : {}
}

function Wave() {
  return (
    <svg class="brand-mark" viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M5 20c4 0 4-8 8.5-8s4.500 8 9 8 4.500-4 4.500-4" />
    </svg>
  )
}

/** Demo and shipped figures are never shown without saying so; nor is a page empty without the reason. */
function DataNotice({ page, keep }: { page: PageContext; keep: QueryPairs }) {
  if (page.isEmpty && page.path !== '/') {
    return (
      <aside class="notice" aria-label="About the data">
        <span class="frame">
          <strong>No adverts yet.</strong> Nothing was read so far, so that no choice has openings:{' '}
          <a href="/">how to bring in the first ones</a>.
        </span>
      </aside>
    )
  }
  if (page.mode !== 'own') {
    return (
      <aside class="notice notice-demo" aria-label="About the data">
        <span class="frame">
          <DemoSentence mode={page.mode} />
        </span>
      </aside>
    )
  }
  if (page.history === 'none' || (page.history === 'unused' && page.state.includesHistory)) return null
  return (
    <aside class="notice" aria-label="About the data">
      <span class="frame">
        {page.state.includesHistory ? (
          <>
            <strong>Shipped history included.</strong> Some of these figures were counted from public data sets before
            you installed SkillTide: <a href="/sources#history">which ones</a>, or{' '}
            <a href={hrefOf(page.path, page.state, { includesHistory: false }, keep)}>leave them out</a>.
            {page.countedTwice.length === 0
              ? null
              : ` Adverts of ${page.countedTwice.join(', ')} that they hold too count twice until you do.`}
          </>
        ) : (
          <>
            <strong>Shipped history left out.</strong> You see only what this installation has read.{' '}
            <a href={hrefOf(page.path, page.state, { includesHistory: true }, keep)}>Put it back</a>.
          </>
        )}
      </span>
    </aside>
  )
}
