import { escapeHtml, toHtml } from '../advert-text.ts'
import { json } from '../answer-server.ts'
import type { SyntheticPosting } from '../synthetic-postings.ts'
import { instantOf, pageOf, plainTextOf, secondsOf, type WireFormat } from './wire-format.ts'

/** Job boards of many employers and Hacker News (job-sources.md 2). */

const linkTo = (site: string, { number }: SyntheticPosting): string => `https://${site}.demo.example/jobs/${number}`
const textOf = (posting: SyntheticPosting): string => toHtml(posting.employer, posting.text)

export const remotive: WireFormat = {
  entry: { type: 'remotive' },
  routes: (postings) => [
    [
      /^\/api\/remote-jobs$/,
      () =>
        json({
          '0-legal-notice': 'Invented notice: link back and mention the source.',
          'job-count': postings.length,
          jobs: postings.map((posting) => ({
            id: 2_000_000 + posting.number,
            url: linkTo('remotive', posting),
            title: posting.title,
            company_name: posting.employer.name,
            job_type: 'full_time',
            publication_date: `${posting.postedOn}T10:23:26`,
            candidate_required_location: posting.place.countryName,
            salary: '',
            description: textOf(posting),
          })),
        }),
    ],
  ],
}

const BOT_CHECK =
  '<br/>Please mention the word **SUNNY** when applying to show you read the job post completely (#RMTI3). This is a beta feature to avoid spam applicants.'

export const remoteOk: WireFormat = {
  entry: { type: 'remote-ok' },
  routes: (postings) => [
    [
      /^\/api$/,
      () =>
        json([
          { last_updated: 1_767_916_800, legal: 'Invented notice: link back with a follow link.' },
          ...postings.map((posting) => ({
            id: String(1_100_000 + posting.number),
            slug: `opening-${posting.number}`,
            epoch: secondsOf(posting),
            date: instantOf(posting),
            company: posting.employer.name,
            position: posting.title,
            description: textOf(posting) + BOT_CHECK,
            location: '',
            salary_min: 0,
            salary_max: 0,
            url: linkTo('remote-ok', posting),
          })),
        ]),
    ],
  ],
}

const ARBEITNOW_PAGE_SIZE = 50 // it changes every few months

export const arbeitnow: WireFormat = {
  entry: { type: 'arbeitnow' },
  routes: (postings) => [
    [
      /^\/api\/job-board-api$/,
      (_groups, { query }) => {
        const number = Number(query.get('page') ?? 1)
        const shown = pageOf(postings, (number - 1) * ARBEITNOW_PAGE_SIZE, ARBEITNOW_PAGE_SIZE)
        const hasNext = postings.length > number * ARBEITNOW_PAGE_SIZE
        const next = `https://www.arbeitnow.com/api/job-board-api?search=&page=${number + 1}`
        return json({
          data: shown.map(arbeitnowJob),
          links: { first: null, last: null, prev: null, next: hasNext ? next : null },
          meta: { current_page: number, per_page: ARBEITNOW_PAGE_SIZE, terms: 'Invented terms: please link back.' },
        })
      },
    ],
  ],
}

const arbeitnowJob = (posting: SyntheticPosting): object => ({
  slug: `opening-${posting.number}`,
  company_name: posting.employer.name,
  title: posting.title,
  description: posting.number % 2 === 0 ? textOf(posting) : escapeHtml(textOf(posting)),
  remote: posting.workplace === 'remote',
  url: linkTo('arbeitnow', posting),
  job_types: ['Full Time', 'berufserfahren'],
  location: posting.place.city,
  created_at: secondsOf(posting),
})

const HIMALAYAS_LARGEST_PAGE = 20

export const himalayas: WireFormat = {
  entry: { type: 'himalayas' },
  routes: (postings) => [
    [
      /^\/jobs\/api$/,
      (_groups, { query }) => {
        const from = Number(Buffer.from(query.get('cursor') ?? '', 'base64url').toString() || 0)
        const limit = Math.min(HIMALAYAS_LARGEST_PAGE, Number(query.get('limit') ?? HIMALAYAS_LARGEST_PAGE))
        const until = from + limit
        const nextCursor = until < postings.length ? Buffer.from(String(until)).toString('base64url') : null
        return json({
          offset: from,
          limit,
          totalCount: postings.length,
          nextCursor,
          jobs: pageOf(postings, from, limit).map(himalayasJob),
        })
      },
    ],
  ],
}

const himalayasJob = (posting: SyntheticPosting): object => ({
  title: posting.title,
  companyName: posting.employer.name,
  employmentType: 'Full Time',
  minSalary: posting.pay?.min ?? null,
  maxSalary: posting.pay?.max ?? null,
  salaryPeriod: 'annual',
  currency: posting.pay?.currency ?? null,
  locationRestrictions: [posting.place.countryName],
  timezoneRestrictions: [-3.5, 0],
  description: textOf(posting),
  // Seconds; the documentation says milliseconds, and both are sent here.
  pubDate: posting.number % 2 === 0 ? secondsOf(posting) : secondsOf(posting) * 1000,
  applicationLink: linkTo('himalayas', posting),
  guid: linkTo('himalayas', posting),
})

export const jobicy: WireFormat = {
  entry: { type: 'jobicy' },
  routes: (postings) => [
    [
      /^\/api\/v2\/remote-jobs$/,
      () => json({ apiVersion: '2', jobCount: postings.length, jobs: postings.map(jobicyJob) }),
    ],
  ],
}

const jobicyJob = (posting: SyntheticPosting): object => ({
  id: 140_000 + posting.number,
  url: linkTo('jobicy', posting),
  jobTitle: posting.title.replace('(', '&#40;'),
  companyName: posting.employer.name,
  jobType: ['Full-Time'],
  jobGeo: `LATAM,  ${posting.place.countryName}`,
  jobDescription: textOf(posting),
  pubDate: posting.number % 2 === 0 ? `${posting.postedOn}T10:00:00+00:00` : `${posting.postedOn} 10:00:00`,
})

const MUSE_PAGE_SIZE = 20

export const theMuse: WireFormat = {
  entry: { type: 'the-muse' },
  routes: (postings) => [
    [
      /^\/api\/public\/jobs$/,
      (_groups, { query }) => {
        const number = Number(query.get('page') ?? 0)
        return json({
          page: number,
          page_count: Math.ceil(postings.length / MUSE_PAGE_SIZE),
          results: pageOf(postings, number * MUSE_PAGE_SIZE, MUSE_PAGE_SIZE).map((posting) => ({
            id: 18_000_000 + posting.number,
            name: posting.title,
            publication_date: instantOf(posting),
            contents: textOf(posting),
            locations: [{ name: `${posting.place.city}, ${posting.place.countryName}` }],
            refs: { landing_page: linkTo('muse', posting) },
            company: { id: 15_000_001, name: posting.employer.name },
          })),
        })
      },
    ],
  ],
}

const HN_STORY = 46_000_001
const HN_TITLE = 'Ask HN: Who is hiring? (November 2026)'
const HN_WORKPLACES = { remote: 'REMOTE', hybrid: 'HYBRID', onsite: 'ONSITE' } as const
const hnId = ({ number }: SyntheticPosting): number => HN_STORY + 1 + number

function hnComment(posting: SyntheticPosting): string {
  const header = [
    posting.employer.name,
    posting.title,
    posting.place.city,
    HN_WORKPLACES[posting.workplace],
    'Full-time',
  ]
  const paragraphs = plainTextOf(posting).split('\n').filter(Boolean)
  const escaped = [header.join(' | '), ...paragraphs].map((line) =>
    escapeHtml(line).replaceAll("'", '&#x27;').replaceAll('/', '&#x2F;'),
  )
  return escaped.join('<p>')
}

/** A reply to an advert and a deleted comment, which are no adverts. */
const hnChat = {
  id: 47_000_001,
  type: 'comment',
  author: 'someone',
  text: 'Do you hire abroad?',
  created_at_i: 1_767_370_000,
  children: [],
}
const hnDeleted = {
  id: 47_000_002,
  type: 'comment',
  author: null,
  text: null,
  created_at_i: 1_767_370_000,
  children: [],
}

export const hnWhoIsHiring: WireFormat = {
  entry: { type: 'hn-who-is-hiring' },
  routes: (postings) => [
    [
      /^\/api\/v1\/search_by_date$/,
      () =>
        json({
          hits: [
            { objectID: '46000009', title: 'Ask HN: Who wants to be hired? (November 2026)' },
            { objectID: String(HN_STORY), title: HN_TITLE },
            { objectID: '46000008', title: 'Ask HN: Freelancer? Seeking freelancer? (November 2026)' },
          ],
          nbHits: 3,
        }),
    ],
    [
      /^\/api\/v1\/items\/46000001$/,
      () =>
        json({
          id: HN_STORY,
          type: 'story',
          title: HN_TITLE,
          text: 'Invented rules.',
          children: [
            ...postings.map((posting) => ({
              id: hnId(posting),
              type: 'comment',
              author: 'example',
              text: hnComment(posting),
              created_at_i: secondsOf(posting),
              children: [hnChat],
            })),
            hnDeleted,
          ],
        }),
    ],
  ],
}

export const hnFirebase: WireFormat = {
  entry: { type: 'hn-firebase' },
  routes: (postings) => [
    [
      /^\/v0\/user\/whoishiring\.json$/,
      () => json({ id: 'whoishiring', submitted: [46_000_009, HN_STORY, 46_000_008] }),
    ],
    [
      /^\/v0\/item\/(\d+)\.json$/,
      ([id]) => {
        if (id === String(HN_STORY))
          return json({ id: HN_STORY, title: HN_TITLE, kids: [...postings.map(hnId), hnDeleted.id] })
        if (id === String(hnDeleted.id))
          return json({ id: hnDeleted.id, deleted: true, time: 1_767_370_000, type: 'comment' })
        const posting = postings.find((candidate) => String(hnId(candidate)) === id)
        if (posting === undefined)
          return json({ id: Number(id), title: 'Ask HN: Who wants to be hired? (November 2026)', kids: [1] })
        return json({
          id: hnId(posting),
          by: 'example',
          text: hnComment(posting),
          time: secondsOf(posting),
          type: 'comment',
        })
      },
    ],
  ],
}
