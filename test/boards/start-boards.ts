import type { SourceConfig } from '../../crawler/sources/source.ts'
import { addDays } from '../../data/weeks.ts'
import { type AnswerRoute, type AnswerServer, html, json, startAnswerServer } from './answer-server.ts'
import { plantCopies } from './planted-copies.ts'
import { EMPLOYERS, type SyntheticEmployer } from './synthetic-employers.ts'
import { createPostings, type SyntheticPosting } from './synthetic-postings.ts'
import {
  advertPage,
  advertPath,
  ashbyBoard,
  greenhouseBoard,
  leverPostings,
  listingPage,
  page,
  rssFeed,
  sitemap,
} from './wire-formats.ts'

export interface BoardsOptions {
  seed: number
  /** Monday of the last week that has adverts. */
  untilWeek: string
  weeks?: number
  postingsPerWeek?: number
}

export interface Boards extends AnswerServer {
  /** What `skilltide.yaml` would say about them. */
  sources: SourceConfig[]
  /** Everything that is shown at some time, and the truth about each advert. */
  postings: readonly SyntheticPosting[]
  /** The day it is on the boards: they show what is open then. */
  advance(toDay: string): void
}

const SITE_ORIGIN = 'https://compass.demo.example'
const FEED_TITLE = 'Example Jobs Feed'
const ADVERTS_PER_PAGE = 25
const ROBOTS = 'User-agent: *\nDisallow: /careers/internal/\nAllow: /\n'

/** Items no adapter can read, one kind for each system, so that the run reports are never suspiciously clean. */
const BROKEN_GREENHOUSE_JOB = {
  id: 7_999_999_999,
  internal_job_id: 1,
  title: null,
  location: { name: 'London' },
  content: '',
}
const BROKEN_LEVER_POSTING = { id: '3f0c2b1e-0000-4000-8000-999999999999', text: '', categories: {}, createdAt: 0 }
const BROKEN_ASHBY_JOB = { id: '9b6d0000-0000-4000-8000-999999999999', title: 'Data Engineer', isListed: true }
const BROKEN_FEED_ITEM =
  '<item><guid>https://feed.demo.example/jobs/broken</guid><description>No title</description></item>'
const BROKEN_PAGE_PATH = '/careers/jobs/broken'
const BROKEN_PAGE = page(
  'Broken',
  '<script type="application/ld+json">{"@type": "JobPosting", "title": "A "quoted" title"}</script>',
)

const withBroken = <Item>(items: readonly Item[], employer: SyntheticEmployer, broken: Item): Item[] =>
  EMPLOYERS.find(({ system }) => system === employer.system) === employer ? [...items, broken] : [...items]

/** Job boards on loopback that speak the formats of Greenhouse, Lever, Ashby, RSS and sites with JobPosting pages. */
export async function startBoards(options: BoardsOptions): Promise<Boards> {
  const { seed, untilWeek, weeks = 26, postingsPerWeek = 100 } = options
  const from = addDays(untilWeek, -7 * (weeks - 1))
  const market = createPostings({ seed, from, weeks, postingsPerWeek })
  const postings = [...market, ...plantCopies(market, from, addDays(untilWeek, 7))]
  let today = addDays(untilWeek, 6)

  const isOpen = ({ postedOn, closesOn }: SyntheticPosting) => postedOn <= today && today < closesOn
  const openAt = (system: SyntheticEmployer['system'], token?: string): SyntheticPosting[] =>
    postings.filter(
      (posting) =>
        posting.shownBy === system && (token === undefined || posting.employer.token === token) && isOpen(posting),
    )
  const employerOf = (system: SyntheticEmployer['system'], token: string): SyntheticEmployer | undefined =>
    EMPLOYERS.find((employer) => employer.system === system && employer.token === token)

  const routes: AnswerRoute[] = [
    [/^\/robots\.txt$/, () => ({ type: 'text/plain', body: ROBOTS })],
    [
      /^\/v1\/boards\/([^/]+)\/jobs$/,
      ([token = '']) => {
        const employer = employerOf('greenhouse', token)
        if (employer === undefined) return null
        const board = greenhouseBoard(employer, openAt('greenhouse', token), today) as { jobs: object[] }
        return json({ ...board, jobs: withBroken(board.jobs, employer, BROKEN_GREENHOUSE_JOB) })
      },
    ],
    [
      /^\/v0\/postings\/([^/]+)$/,
      ([token = ''], { query }) => {
        const employer = employerOf('lever', token)
        if (employer === undefined) return null
        const all = withBroken(leverPostings(employer, openAt('lever', token)), employer, BROKEN_LEVER_POSTING)
        const skip = Number(query.get('skip') ?? 0)
        return json(all.slice(skip, skip + Number(query.get('limit') ?? 100)))
      },
    ],
    [
      /^\/posting-api\/job-board\/([^/]+)$/,
      ([token = '']) => {
        const employer = employerOf('ashby', token)
        if (employer === undefined) return null
        const board = ashbyBoard(employer, openAt('ashby', token)) as { jobs: object[] }
        return json({ ...board, jobs: withBroken(board.jobs, employer, BROKEN_ASHBY_JOB) })
      },
    ],
    [
      /^\/feed\/jobs\.rss$/,
      () => ({ type: 'application/rss+xml', body: rssFeed(FEED_TITLE, openAt('feed'), [BROKEN_FEED_ITEM]) }),
    ],
    [
      /^\/careers\/openings$/,
      (_groups, { query }) => {
        const number = Number(query.get('page') ?? 1)
        const paths = ['/careers/internal/jobs/draft', BROKEN_PAGE_PATH, ...openAt('site').map(advertPath)]
        const shown = paths.slice((number - 1) * ADVERTS_PER_PAGE, number * ADVERTS_PER_PAGE)
        const hasNext = paths.length > number * ADVERTS_PER_PAGE
        return html(listingPage(shown, hasNext ? `/careers/openings?page=${number + 1}` : null))
      },
    ],
    [
      /^\/sitemap\.xml$/,
      () => ({ type: 'application/xml', body: sitemap(SITE_ORIGIN, ['/imprint', ...openAt('site').map(advertPath)]) }),
    ],
    [/^\/careers\/jobs\/broken$/, () => html(BROKEN_PAGE)],
    [
      /^\/careers\/jobs\/(\d+)$/,
      ([number]) => {
        const posting = openAt('site').find((candidate) => String(candidate.number) === number)
        return posting === undefined ? null : html(advertPage(posting.employer, posting))
      },
    ],
    [/^\/imprint$/, () => html(page('Imprint', '<p>Invented.</p>'))],
  ]

  const server = await startAnswerServer(routes)
  return {
    ...server,
    sources: sourcesOf(server.url),
    postings,
    advance: (toDay) => {
      today = toDay
    },
  }
}

function sourcesOf(baseUrl: string): SourceConfig[] {
  const shared = { baseUrl, allowPrivateHosts: true }
  const boards = EMPLOYERS.flatMap(({ system, token, name }): SourceConfig[] =>
    system === 'site' || system === 'feed'
      ? []
      : [{ id: `${system}-${token}`, type: system, board: token, company: name, ...shared }],
  )
  const feed = {
    id: 'example-feed',
    type: 'feed',
    url: 'https://feed.demo.example/feed/jobs.rss',
    company: FEED_TITLE,
    ...shared,
  }
  const site = {
    id: 'example-compass',
    type: 'job-posting-site',
    url: `${SITE_ORIGIN}/careers/openings`,
    company: 'Example Compass Travel',
    ...shared,
  }
  return [...boards, feed, site]
}
