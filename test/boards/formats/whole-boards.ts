import { toHtml } from '../advert-text.ts'
import { html, json } from '../answer-server.ts'
import type { SyntheticPosting } from '../synthetic-postings.ts'
import {
  advertPage,
  advertPath,
  ashbyBoard,
  greenhouseBoard,
  leverPostings,
  listingPage,
  placeText,
} from '../wire-formats.ts'
import { BOARD, COMPANY, instantOf, pageOf, type WireFormat } from './wire-format.ts'

/** Boards of one employer that answer with whole adverts (job-sources.md 1.1–1.3, 1.5, 1.6) and the generic site (4.1). */

export const greenhouse: WireFormat = {
  entry: { type: 'greenhouse', board: BOARD },
  routes: (postings) => [
    [
      new RegExp(`^/v1/boards/${BOARD}/jobs$`),
      (_groups, { query }) => {
        const [first] = postings
        if (first === undefined) return json({ jobs: [], meta: { total: 0 } })
        const board = greenhouseBoard(first.employer, postings, '2026-11-22') as { jobs: Record<string, unknown>[] }
        // The text is sent to who asks for it.
        const jobs =
          query.get('content') === 'true' ? board.jobs : board.jobs.map((job) => ({ ...job, content: undefined }))
        return json({ ...board, jobs })
      },
    ],
  ],
}

export const lever: WireFormat = {
  entry: { type: 'lever', board: BOARD, company: COMPANY },
  routes: (postings) => [
    [
      new RegExp(`^/v0/postings/${BOARD}$`),
      (_groups, { query }) => {
        const all = postings.flatMap((posting) => leverPostings(posting.employer, [posting]))
        return json(pageOf(all, Number(query.get('skip') ?? 0), Math.min(100, Number(query.get('limit') ?? 100))))
      },
    ],
  ],
}

export const ashby: WireFormat = {
  entry: { type: 'ashby', board: BOARD, company: COMPANY },
  routes: (postings) => [
    [
      new RegExp(`^/posting-api/job-board/${BOARD}$`),
      () => json(postings[0] === undefined ? { jobs: [] } : ashbyBoard(postings[0].employer, postings)),
    ],
  ],
}

export const recruitee: WireFormat = {
  entry: { type: 'recruitee', board: BOARD },
  routes: (postings) => [[/^\/api\/offers\/$/, () => json({ offers: postings.map(offer) })]],
}

function offer(posting: SyntheticPosting): object {
  const { place, pay, employer, text } = posting
  const [tasks, ...others] = text.sections
  return {
    id: 1_900_000 + posting.number,
    slug: `opening-${posting.number}`,
    title: posting.title,
    status: 'published',
    description: toHtml(employer, { intro: text.intro, sections: tasks === undefined ? [] : [tasks] }),
    requirements: toHtml(employer, { intro: '', sections: others }),
    location: placeText(posting),
    locations: [{ city: place.city, country: place.countryName, country_code: place.country, state: place.region }],
    remote: posting.workplace === 'remote',
    hybrid: posting.workplace === 'hybrid',
    on_site: posting.workplace === 'onsite',
    employment_type_code: 'fulltime_permanent',
    salary: pay && { min: String(pay.min), max: String(pay.max), period: 'year', currency: pay.currency },
    careers_url: `https://${BOARD}.example/o/opening-${posting.number}`,
    company_name: employer.name,
    mailbox_email: `job.${posting.number}@${BOARD}.example`,
    created_at: '2025-01-05 10:10:39 UTC',
    published_at: `${posting.postedOn} 08:00:00 UTC`,
    updated_at: '2026-11-20 09:30:00 UTC',
    close_at: null,
  }
}

export const workable: WireFormat = {
  entry: { type: 'workable', board: BOARD },
  routes: (postings) => [
    [
      new RegExp(`^/api/v1/widget/accounts/${BOARD}$`),
      (_groups, { query }) => json(workableAccount(postings, query.get('details') === 'true')),
    ],
  ],
}

const workableAccount = (postings: readonly SyntheticPosting[], isDetailed: boolean): object => ({
  name: postings[0]?.employer.name ?? '',
  description: null,
  jobs: postings.map((posting) => ({
    title: posting.title,
    shortcode: `8B8A${String(posting.number).padStart(6, '0')}`,
    employment_type: 'Full-time',
    telecommuting: posting.workplace === 'remote',
    url: `https://apply.demo.example/j/8B8A${posting.number}`,
    published_on: posting.postedOn,
    created_at: '2025-01-05',
    country: posting.place.countryName,
    city: posting.place.city,
    state: posting.place.region,
    locations: [{ country: posting.place.countryName, countryCode: posting.place.country, city: posting.place.city }],
    ...(isDetailed && { description: toHtml(posting.employer, posting.text) }),
  })),
})

export const pinpoint: WireFormat = {
  entry: { type: 'pinpoint', board: BOARD, company: COMPANY },
  lacks: 'posting day',
  routes: (postings) => [[/^\/postings\.json$/, () => json({ data: postings.map(pinpointPosting) })]],
}

const pinpointPosting = (posting: SyntheticPosting): object => ({
  id: String(5_000 + posting.number),
  title: posting.title,
  path: `/en/postings/${posting.number}`,
  url: `https://${BOARD}.example/en/postings/${posting.number}`,
  description: toHtml(posting.employer, posting.text),
  employment_type_text: 'Full Time',
  workplace_type: posting.workplace,
  compensation_visible: posting.pay !== null,
  compensation_minimum: posting.pay?.min ?? null,
  compensation_maximum: posting.pay?.max ?? null,
  compensation_currency: posting.pay?.currency ?? null,
  compensation_frequency: 'year',
  location: { name: placeText(posting), city: posting.place.city, province: posting.place.region },
})

const ADVERTS_PER_PAGE = 25

export const jobPostingSite: WireFormat = {
  entry: { type: 'job-posting-site', url: 'https://everywhere.demo.example/careers/openings' },
  routes: (postings) => [
    [
      /^\/careers\/openings$/,
      (_groups, { query }) => {
        const number = Number(query.get('page') ?? 1)
        const paths = postings.map(advertPath)
        const hasNext = paths.length > number * ADVERTS_PER_PAGE
        const shown = pageOf(paths, (number - 1) * ADVERTS_PER_PAGE, ADVERTS_PER_PAGE)
        return html(listingPage(shown, hasNext ? `/careers/openings?page=${number + 1}` : null))
      },
    ],
    [
      /^\/careers\/jobs\/(\d+)$/,
      ([number]) => {
        const posting = postings.find((candidate) => String(candidate.number) === number)
        return posting === undefined ? null : html(advertPage(posting.employer, posting))
      },
    ],
    [/^\/imprint$/, () => html('<!doctype html><p>Invented.</p>')],
  ],
}

export const smartrecruiters: WireFormat = {
  entry: { type: 'smartrecruiters', board: BOARD },
  routes: (postings) => [
    [
      new RegExp(`^/v1/companies/${BOARD}/postings$`),
      (_groups, { query }) => {
        const [offset, limit] = [Number(query.get('offset') ?? 0), Math.min(100, Number(query.get('limit') ?? 10))]
        const content = pageOf(postings, offset, limit).map(smartRecruitersItem)
        return json({ offset, limit, totalFound: postings.length, content })
      },
    ],
    [
      new RegExp(`^/v1/companies/${BOARD}/postings/(\\d+)$`),
      ([id]) => {
        const posting = postings.find(({ number }) => String(smartRecruitersId(number)) === id)
        if (posting === undefined) return null
        const sections = { jobDescription: { title: 'Job', text: toHtml(posting.employer, posting.text) } }
        return json({ ...smartRecruitersItem(posting), active: true, jobAd: { sections } })
      },
    ],
  ],
}

const smartRecruitersId = (number: number): number => 744_000_000_000_000 + number

const smartRecruitersItem = (posting: SyntheticPosting): object => ({
  id: String(smartRecruitersId(posting.number)),
  name: posting.title,
  company: { identifier: BOARD, name: posting.employer.name },
  releasedDate: instantOf(posting),
  location: {
    city: posting.place.city,
    region: posting.place.region,
    country: posting.place.country.toLowerCase(),
    remote: posting.workplace === 'remote',
    hybrid: posting.workplace === 'hybrid',
    fullLocation: `${posting.place.city}, , ${posting.place.countryName}`,
  },
  typeOfEmployment: { id: 'permanent', label: 'Full-time' },
  creator: { name: 'An Invented Person' },
})
