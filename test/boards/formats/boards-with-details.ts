import { escapeHtml, toHtml } from '../advert-text.ts'
import { html, json } from '../answer-server.ts'
import type { SyntheticPosting } from '../synthetic-postings.ts'
import { advertPage, page, placeText } from '../wire-formats.ts'
import { BOARD, COMPANY, instantOf, pageOf, type WireFormat } from './wire-format.ts'

/** Boards of one employer whose listing leads to a page for each advert (job-sources.md 1.9–1.13). */

const findByNumber = (postings: readonly SyntheticPosting[], number = ''): SyntheticPosting | undefined =>
  postings.find((posting) => String(posting.number) === number)

const BAMBOO_LOCATION_TYPES = { onsite: '0', remote: '1', hybrid: '2' } as const

export const bamboohr: WireFormat = {
  entry: { type: 'bamboohr', board: BOARD, company: COMPANY },
  routes: (postings) => [
    [
      /^\/careers\/list$/,
      () =>
        json({
          meta: { totalCount: postings.length },
          result: postings.map(({ number, title, place, workplace }) => ({
            id: number % 2 === 0 ? number : String(number), // both occur
            jobOpeningName: title,
            location: { city: place.city, state: place.region },
            isRemote: null,
            locationType: BAMBOO_LOCATION_TYPES[workplace],
          })),
        }),
    ],
    [
      /^\/careers\/(\d+)\/detail$/,
      ([number]) => {
        const posting = findByNumber(postings, number)
        return posting === undefined ? null : json({ meta: {}, result: { jobOpening: bambooOpening(posting) } })
      },
    ],
  ],
}

const bambooOpening = (posting: SyntheticPosting): object => ({
  jobOpeningShareUrl: `https://${BOARD}.example/careers/${posting.number}`,
  jobOpeningName: posting.title,
  jobOpeningStatus: 'Open',
  employmentStatusLabel: 'Full-Time',
  location: { city: posting.place.city, state: posting.place.region, addressCountry: posting.place.countryName },
  description: toHtml(posting.employer, posting.text),
  datePosted: posting.postedOn,
  locationType: BAMBOO_LOCATION_TYPES[posting.workplace],
})

export const breezy: WireFormat = {
  entry: { type: 'breezy', board: BOARD },
  routes: (postings) => [
    [/^\/json$/, () => json(postings.map(breezyPosition))],
    [
      /^\/p\/a1b2c3([0-9]+)-opening$/,
      ([number]) => {
        const posting = findByNumber(postings, number)
        return posting === undefined ? null : html(advertPage(posting.employer, posting))
      },
    ],
  ],
}

const breezyPosition = (posting: SyntheticPosting): object => ({
  id: `a1b2c3${posting.number}`,
  friendly_id: `a1b2c3${posting.number}-opening`,
  name: posting.title,
  url: `https://${BOARD}.example/p/a1b2c3${posting.number}-opening`,
  published_date: instantOf(posting),
  type: { id: 'fullTime', name: 'Full-Time' },
  location: {
    country: { name: posting.place.countryName, id: posting.place.country },
    city: posting.place.city,
    name: placeText(posting),
    is_remote: posting.workplace !== 'onsite',
    remote_details: { value: posting.workplace },
  },
  company: { name: posting.employer.name },
})

const WORKDAY_LARGEST_LIMIT = 20

export const workday: WireFormat = {
  entry: { type: 'workday', board: 'everywhere.wd3/Careers', company: COMPANY },
  routes: (postings) => [
    [
      /^\/wday\/cxs\/everywhere\/Careers\/jobs$/,
      (_groups, { post }) => {
        const { limit, offset } = post as { limit: number; offset: number }
        if (limit > WORKDAY_LARGEST_LIMIT) return null
        const jobPostings = pageOf(postings, offset, limit).map((posting) => ({
          title: posting.title,
          externalPath: workdayPath(posting),
          locationsText: '2 Locations',
          postedOn: 'Posted 30+ Days Ago',
          bulletFields: [`R-${posting.number}`],
        }))
        return json({ total: offset === 0 ? postings.length : 0, jobPostings, facets: [], userAuthenticated: false })
      },
    ],
    [
      /^\/wday\/cxs\/everywhere\/Careers\/job\/Anywhere\/Opening_R-(\d+)$/,
      ([number]) => {
        const posting = findByNumber(postings, number)
        return posting === undefined ? null : json({ jobPostingInfo: workdayInfo(posting) })
      },
    ],
  ],
}

const workdayPath = ({ number }: SyntheticPosting): string => `/job/Anywhere/Opening_R-${number}`

const workdayInfo = (posting: SyntheticPosting): object => ({
  id: `f00d${posting.number}`,
  title: posting.title,
  jobDescription: toHtml(posting.employer, posting.text),
  location: posting.place.city,
  additionalLocations: [],
  postedOn: 'Posted 30+ Days Ago',
  startDate: posting.postedOn,
  timeType: 'Full time',
  remoteType: posting.workplace,
  jobReqId: `R-${posting.number}`,
  country: { descriptor: posting.place.countryName, id: 'c1' },
  externalUrl: `https://everywhere.example/Careers${workdayPath(posting)}`,
})

const ripplingId = ({ number }: SyntheticPosting): string =>
  `33333333-0000-4000-8000-${String(number).padStart(12, '0')}`

export const rippling: WireFormat = {
  entry: { type: 'rippling', board: BOARD },
  routes: (postings) => [
    [
      new RegExp(`^/platform/api/ats/v1/board/${BOARD}/jobs$`),
      // One row for each place of an advert; every third has two.
      () =>
        json(
          postings.flatMap((posting) => (posting.number % 3 === 0 ? [posting, posting] : [posting])).map(ripplingRow),
        ),
    ],
    [
      new RegExp(`^/platform/api/ats/v1/board/${BOARD}/jobs/([0-9-]+)$`),
      ([id]) => {
        const posting = postings.find((candidate) => ripplingId(candidate) === id)
        return posting === undefined ? null : json(ripplingJob(posting))
      },
    ],
  ],
}

const ripplingRow = (posting: SyntheticPosting): object => ({
  uuid: ripplingId(posting),
  name: posting.title,
  url: `https://jobs.demo.example/${ripplingId(posting)}`,
  workLocation: { id: placeText(posting), label: placeText(posting) },
})

const ripplingJob = (posting: SyntheticPosting): object => ({
  uuid: ripplingId(posting),
  name: posting.title,
  description: { company: '<p>About.</p>', role: toHtml(posting.employer, posting.text) },
  workLocations: [placeText(posting)],
  employmentType: { label: 'SALARIED_FT', id: 'Salaried, full-time' },
  createdOn: instantOf(posting),
  payRangeDetails: [],
  companyName: posting.employer.name,
})

const JOIN_PAGE_SIZE = 30

export const join: WireFormat = {
  entry: { type: 'join', board: BOARD },
  routes: (postings) => [
    [
      new RegExp(`^/companies/${BOARD}$`),
      (_groups, { query }) => html(joinListing(postings, Number(query.get('page') ?? 1))),
    ],
    [
      new RegExp(`^/companies/${BOARD}/jobs/(\\d+)-opening$`),
      ([number]) => {
        const posting = findByNumber(postings, number)
        if (posting === undefined) return null
        // The text is escaped once more than it should be.
        const escaped = escapeHtml(toHtml(posting.employer, posting.text))
        const jobPosting = {
          '@type': 'JobPosting',
          title: posting.title,
          description: escaped,
          datePosted: posting.postedOn,
          hiringOrganization: { '@type': 'Organization', name: posting.employer.name },
        }
        const script = JSON.stringify(jobPosting).replaceAll('<', '\\u003c')
        return html(page(posting.title, `<script type="application/ld+json">${script}</script>`))
      },
    ],
  ],
}

function joinListing(postings: readonly SyntheticPosting[], pageNumber: number): string {
  const items = pageOf(postings, (pageNumber - 1) * JOIN_PAGE_SIZE, JOIN_PAGE_SIZE).map((posting) => ({
    id: 14_000_000 + posting.number,
    idParam: `${posting.number}-opening`,
    title: posting.title,
    createdAt: instantOf(posting),
  }))
  const pagination = { pageCount: Math.ceil(postings.length / JOIN_PAGE_SIZE) }
  const state = { company: { id: 1, name: COMPANY }, jobs: { items, pagination } }
  const data = JSON.stringify({ props: { pageProps: { initialState: state } } }).replaceAll('<', '\\u003c')
  return page('Openings', `<script id="__NEXT_DATA__" type="application/json">${data}</script>`)
}
