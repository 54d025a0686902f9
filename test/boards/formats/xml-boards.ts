import { escapeHtml, toHtml } from '../advert-text.ts'
import { xml } from '../answer-server.ts'
import type { SyntheticPosting } from '../synthetic-postings.ts'
import { placeText, rssFeed } from '../wire-formats.ts'
import { BOARD, instantOf, pageOf, plainTextOf, type WireFormat } from './wire-format.ts'

/** Boards that speak XML (job-sources.md 1.7, 1.8, 2.6, 3.3, 4.3). */

const rfc822 = (posting: SyntheticPosting): string => new Date(instantOf(posting)).toUTCString()

export const feed: WireFormat = {
  entry: { type: 'feed', url: 'https://feed.demo.example/feed/every-job.rss' },
  routes: (postings) => [
    [/^\/feed\/every-job\.rss$/, () => xml(rssFeed('Every job', postings, []), 'application/rss+xml')],
  ],
}

export const personio: WireFormat = {
  entry: { type: 'personio', board: BOARD },
  routes: (postings) => [[/^\/xml$/, () => xml(personioBoard(postings), 'text/xml')]],
}

const personioBoard = (postings: readonly SyntheticPosting[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><workzag-jobs>${postings.map(personioPosition).join('\n')}</workzag-jobs>`

function personioPosition(posting: SyntheticPosting): string {
  const { intro, sections } = posting.text
  const parts = [{ heading: 'About', lines: [intro] }, ...sections].map(
    ({ heading, lines }) =>
      `<jobDescription><name>${escapeHtml(heading)}</name><value><![CDATA[<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul><!-- </position> -->]]></value></jobDescription>`,
  )
  return [
    `<position><id>${2_100_000 + posting.number}</id><subcompany>${escapeHtml(posting.employer.name)}</subcompany>`,
    `<office>${posting.place.city}</office><name>${escapeHtml(posting.title)}</name>`,
    `<jobDescriptions>${parts.join('')}</jobDescriptions><employmentType>permanent</employmentType>`,
    `<schedule>full-time</schedule><createdAt>${posting.postedOn}T09:30:00+00:00</createdAt></position>`,
  ].join('')
}

const TEAMTAILOR_PAGE_SIZE = 100
const TEAMTAILOR_WORKPLACES = { remote: 'fully', hybrid: 'hybrid', onsite: 'onsite' } as const

export const teamtailor: WireFormat = {
  entry: { type: 'teamtailor', board: BOARD },
  routes: (postings) => [
    [
      /^\/jobs\.rss$/,
      (_groups, { query }) => {
        const size = Math.min(TEAMTAILOR_PAGE_SIZE, Number(query.get('per_page') ?? TEAMTAILOR_PAGE_SIZE))
        const shown = pageOf(postings, Number(query.get('offset') ?? 0), size)
        return xml(teamtailorFeed(shown, postings[0]?.employer.name ?? ''), 'application/rss+xml')
      },
    ],
  ],
}

const teamtailorFeed = (shown: readonly SyntheticPosting[], company: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel>
<title>${escapeHtml(company)}</title>${shown.map(teamtailorItem).join('\n')}</channel></rss>`

const teamtailorItem = (posting: SyntheticPosting): string =>
  [
    `<item><title>${escapeHtml(posting.title)}</title>`,
    `<description>${escapeHtml(toHtml(posting.employer, posting.text))}</description>`,
    `<pubDate>${rfc822(posting)}</pubDate><link>https://${BOARD}.example/jobs/${posting.number}</link>`,
    `<remoteStatus>${TEAMTAILOR_WORKPLACES[posting.workplace]}</remoteStatus>`,
    `<guid>22222222-0000-4000-8000-${String(posting.number).padStart(12, '0')}</guid>`,
    `<tt:locations><tt:location><tt:name>HQ</tt:name><tt:city>${posting.place.city}</tt:city>`,
    `<tt:country>${posting.place.countryName}</tt:country></tt:location></tt:locations></item>`,
  ].join('')

export const weWorkRemotely: WireFormat = {
  entry: { type: 'we-work-remotely' },
  routes: (postings) => [
    [
      /^\/remote-jobs\.rss$/,
      () =>
        xml(
          `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>We Work Remotely</title>${postings.map(remoteItem).join('\n')}</channel></rss>`,
          'application/rss+xml',
        ),
    ],
  ],
}

const remoteItem = (posting: SyntheticPosting): string =>
  [
    `<item><title>${escapeHtml(`${posting.employer.name}: ${posting.title}`)}</title><region>Anywhere in the World</region>`,
    `<country>${posting.place.countryName}</country><type>Full-Time</type>`,
    `<description>${escapeHtml(toHtml(posting.employer, posting.text))}</description><pubDate>${rfc822(posting)}</pubDate>`,
    `<guid>https://remotely.demo.example/remote-jobs/${posting.number}</guid>`,
    `<link>https://remotely.demo.example/remote-jobs/${posting.number}</link></item>`,
  ].join('')

export const nhsJobs: WireFormat = {
  entry: { type: 'nhs-jobs' },
  lacks: 'whole text',
  routes: (postings) => [
    [
      /^\/api\/v1\/search_xml$/,
      (_groups, { query }) => {
        const size = Math.min(100, Number(query.get('limit') ?? 20))
        const shown = pageOf(postings, (Number(query.get('page') ?? 1) - 1) * size, size)
        const pages = Math.ceil(postings.length / size)
        return xml(
          `<?xml version="1.0" encoding="UTF-8"?><nhsJobs><totalPages>${pages}</totalPages><totalResults>${postings.length}</totalResults>${shown.map(vacancy).join('')}</nhsJobs>`,
        )
      },
    ],
  ],
}

const vacancy = (posting: SyntheticPosting): string =>
  [
    `<vacancyDetails><closeDate>${posting.closesOn}T23:59:00Z</closeDate>`,
    `<description>${escapeHtml(plainTextOf(posting).slice(0, 200))}</description>`,
    `<employer>${escapeHtml(posting.employer.name)}</employer><id>C${posting.number}</id>`,
    `<locations><locations>${escapeHtml(placeText(posting))}</locations></locations>`,
    `<postDate>${instantOf(posting)}</postDate><salary>£46,000 to £52,000 a year</salary>`,
    `<title>${escapeHtml(posting.title)}</title><type>Permanent</type>`,
    `<url>https://nhs.demo.example/jobadvert/C${posting.number}</url></vacancyDetails>`,
  ].join('')
