import { startAnswerServer } from '../../boards/answer-server.ts'
import { createPostings } from '../../boards/synthetic-postings.ts'
import { advertPage, advertPath, sitemap } from '../../boards/wire-formats.ts'

/** A site of invented adverts in a process of its own, so that serving costs the reader nothing but the machine. */

export const SITE_ORIGIN = 'https://bench.demo.example'
/** What a page of a real site carries beside its advert: menus, styles, other links. */
const CHROME_BYTES = 20_000

const filler = (): string => {
  const link =
    '<li class="menu-item menu-item-type-post_type"><a href="/about/our-history?lang=en">Our history</a></li>\n'
  return `<nav><ul>${link.repeat(Math.ceil(CHROME_BYTES / link.length))}</ul></nav>`
}

/** Serves until its parent goes away; tells it the address first. */
export async function serveBenchSite(pageCount: number): Promise<void> {
  const postings = createPostings({
    seed: 3,
    from: '2026-06-01',
    weeks: 20,
    postingsPerWeek: Math.ceil(pageCount / 20),
  })
    .slice(0, pageCount)
    .map((posting) => ({ ...posting, closesOn: '2099-01-01' }))
  const chrome = filler()
  const pages = new Map(
    postings.map((posting) => [
      advertPath(posting),
      advertPage(posting.employer, posting).replace('<body>', `<body>${chrome}`),
    ]),
  )
  const server = await startAnswerServer([
    [/^\/robots\.txt$/, () => ({ type: 'text/plain', body: 'User-agent: *\nDisallow: /internal/\n' })],
    [/^\/sitemap\.xml$/, () => ({ type: 'application/xml', body: sitemap(SITE_ORIGIN, [...pages.keys()]) })],
    [
      /^(\/careers\/jobs\/\d+)$/,
      ([path = '']) => {
        const body = pages.get(path)
        return body === undefined ? null : { type: 'text/html; charset=utf-8', body }
      },
    ],
  ])
  process.once('disconnect', () => void server.close())
  process.send?.(server.url)
}
