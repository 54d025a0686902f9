import { escapeHtml, toHtml } from './advert-text.ts'
import type { SyntheticEmployer } from './synthetic-employers.ts'
import type { SyntheticPosting } from './synthetic-postings.ts'

/**
 * Adverts as the real systems send them (job-sources.md 1.1–1.3, 4.1, 4.3), field by field, oddities included.
 * Every address ends in `.example`: nothing here leads anywhere.
 */

const uuidOf = (number: number, group: string): string => `${group}-0000-4000-8000-${String(number).padStart(12, '0')}`

export const placeText = ({ place, workplace }: SyntheticPosting): string =>
  workplace === 'remote' ? `Remote - ${place.countryName}` : `${place.city}, ${place.countryName}`

// ── Greenhouse ───────────────────────────────────────────────────────────────────────────────────────────────────────

const escapeAttribute = (html: string): string => escapeHtml(html).replaceAll('"', '&quot;')

export function greenhouseBoard(employer: SyntheticEmployer, open: readonly SyntheticPosting[], day: string): object {
  const jobs = open.map((posting) => greenhouseJob(employer, posting, day))
  return { jobs, meta: { total: jobs.length } }
}

function greenhouseJob(employer: SyntheticEmployer, posting: SyntheticPosting, day: string): object {
  return {
    absolute_url: `https://boards.demo.example/${employer.token}/jobs/${7_000_000_000 + posting.number}`,
    data_compliance: [{ type: 'gdpr', requires_consent: false, retention_period: null }],
    internal_job_id: 4_000_000_000 + posting.number,
    location: { name: placeText(posting) },
    metadata: [{ id: 51, name: 'Workplace Type', value: posting.workplace, value_type: 'single_select' }],
    id: 7_000_000_000 + posting.number,
    // Refreshed in bulk, as on real boards: no posting day.
    updated_at: `${day}T06:00:00-05:00`,
    requisition_id: `R-${posting.number}`,
    title: posting.title,
    company_name: employer.name,
    first_published: `${posting.postedOn}T10:02:10-05:00`,
    language: 'en',
    application_deadline: null,
    content: escapeAttribute(toHtml(employer, posting.text)),
    departments: [{ id: 11, name: 'Technology', child_ids: [], parent_id: null }],
    offices: [{ id: 21, name: posting.place.city, location: null, child_ids: [], parent_id: null }],
  }
}

// ── Lever ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const leverPostings = (employer: SyntheticEmployer, open: readonly SyntheticPosting[]): object[] =>
  open.map((posting) => leverPosting(employer, posting))

function leverPosting(employer: SyntheticEmployer, posting: SyntheticPosting): object {
  const id = uuidOf(posting.number, '3f0c2b1e')
  const { pay } = posting
  return {
    id,
    text: posting.title,
    country: posting.place.country,
    categories: {
      commitment: 'Full-time',
      department: 'Technology',
      location: placeText(posting),
      team: 'Technology',
      allLocations: [placeText(posting)],
    },
    opening: `<div>${escapeHtml(posting.text.intro)}</div>`,
    openingPlain: posting.text.intro,
    description: `<div>${escapeHtml(posting.text.intro)}</div>`,
    descriptionPlain: posting.text.intro,
    lists: posting.text.sections.map(({ heading, lines }) => ({
      text: heading,
      content: lines.map((line) => `<li>${escapeHtml(line)}</li>`).join(''),
    })),
    additional: '<div>Write to us even if one line does not fit.</div>',
    additionalPlain: 'Write to us even if one line does not fit.',
    workplaceType: posting.workplace === 'onsite' ? 'on-site' : posting.workplace,
    ...(pay && { salaryRange: { currency: pay.currency, interval: 'per-year-salary', min: pay.min, max: pay.max } }),
    createdAt: Date.parse(`${posting.postedOn}T09:30:00Z`),
    hostedUrl: `https://jobs.demo.example/${employer.token}/${id}`,
    applyUrl: `https://jobs.demo.example/${employer.token}/${id}/apply`,
  }
}

// ── Ashby ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const ashbyBoard = (employer: SyntheticEmployer, open: readonly SyntheticPosting[]): object => ({
  jobs: open.map((posting) => ashbyJob(employer, posting)),
  apiVersion: '1',
})

function ashbyJob(employer: SyntheticEmployer, posting: SyntheticPosting): object {
  const id = uuidOf(posting.number, '9b6d0000')
  const { place, workplace, pay } = posting
  const salary = pay && {
    compensationType: 'Salary',
    interval: '1 YEAR',
    currencyCode: pay.currency,
    minValue: pay.min,
    maxValue: pay.max,
  }
  return {
    id,
    title: posting.title,
    department: 'Technology',
    team: 'Technology',
    employmentType: 'FullTime',
    location: placeText(posting),
    shouldDisplayCompensationOnJobPostings: pay !== null,
    secondaryLocations: [],
    publishedAt: `${posting.postedOn}T12:53:01.663+00:00`,
    isListed: true,
    isRemote: workplace === 'remote' ? true : null,
    workplaceType: { onsite: 'OnSite', hybrid: 'Hybrid', remote: 'Remote' }[workplace],
    address: {
      postalAddress: {
        addressRegion: place.region,
        addressCountry: place.countryName,
        ...(workplace !== 'remote' && { addressLocality: place.city }),
      },
    },
    jobUrl: `https://careers.demo.example/${employer.token}/${id}`,
    applyUrl: `https://careers.demo.example/${employer.token}/${id}/application`,
    descriptionHtml: toHtml(employer, posting.text).replaceAll('<p>', '<p style="min-height:1.5em">'),
    descriptionPlain: posting.text.intro,
    compensation: {
      compensationTierSummary: null,
      scrapeableCompensationSalarySummary: null,
      compensationTiers: [],
      summaryComponents: salary === null ? [] : [salary],
    },
  }
}

// ── RSS feed ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export function rssFeed(title: string, open: readonly SyntheticPosting[], brokenItems: readonly string[]): string {
  const items = open.map((posting) => {
    const link = `https://feed.demo.example/jobs/${posting.number}`
    return [
      '<item>',
      `<title>${escapeHtml(posting.title)}</title>`,
      `<link>${link}</link>`,
      `<guid isPermaLink="true">${link}</guid>`,
      `<pubDate>${new Date(`${posting.postedOn}T08:15:00Z`).toUTCString()}</pubDate>`,
      `<job_listing:company>${escapeHtml(posting.employer.name)}</job_listing:company>`,
      `<job_listing:location>${escapeHtml(placeText(posting))}</job_listing:location>`,
      '<job_listing:job_type>Full Time</job_listing:job_type>',
      `<content:encoded><![CDATA[${toHtml(posting.employer, posting.text)}]]></content:encoded>`,
      '</item>',
    ].join('')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:job_listing="https://feed.demo.example">',
    `<channel><title>${escapeHtml(title)}</title><link>https://feed.demo.example</link>`,
    ...items,
    ...brokenItems,
    '</channel></rss>',
  ].join('\n')
}

// ── Site with schema.org JobPosting ──────────────────────────────────────────────────────────────────────────────────

/** Path of an advert below the site's root. */
export const advertPath = ({ number }: SyntheticPosting): string => `/careers/jobs/${number}`

export function advertPage(employer: SyntheticEmployer, posting: SyntheticPosting): string {
  const { place, workplace, pay } = posting
  const address = {
    '@type': 'PostalAddress',
    addressRegion: place.region,
    addressCountry: place.country,
    ...(workplace !== 'remote' && { addressLocality: place.city }),
  }
  const jobPosting = {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: posting.title,
    description: toHtml(employer, posting.text),
    identifier: { '@type': 'PropertyValue', name: employer.name, value: `EC-${posting.number}` },
    datePosted: posting.postedOn,
    validThrough: `${posting.closesOn}T00:00:00+00:00`,
    employmentType: ['FULL_TIME'],
    hiringOrganization: { '@type': 'Organization', name: employer.name, sameAs: 'https://compass.demo.example' },
    jobLocation: [{ '@type': 'Place', address }],
    ...(workplace === 'remote' && {
      jobLocationType: 'TELECOMMUTE',
      applicantLocationRequirements: { '@type': 'Country', name: place.countryName },
    }),
    ...(pay && {
      baseSalary: {
        '@type': 'MonetaryAmount',
        currency: pay.currency,
        value: { '@type': 'QuantitativeValue', minValue: pay.min, maxValue: pay.max, unitText: 'YEAR' },
      },
    }),
  }
  const json = JSON.stringify(jobPosting).replaceAll('</', '<\\/')
  return page(posting.title, `<script type="application/ld+json">${json}</script><h1>${escapeHtml(posting.title)}</h1>`)
}

/** The page of openings; `paths` are the adverts on it. */
export function listingPage(paths: readonly string[], nextPath: string | null): string {
  const links = paths.map((path) => `<li><a href="${path}">An opening</a></li>`).join('')
  const next = nextPath === null ? '' : `<a rel="next" href="${nextPath}">More</a>`
  return page('Openings', `<a href="/imprint">Imprint</a><ul>${links}</ul>${next}`)
}

export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${body}</body></html>`

export function sitemap(origin: string, paths: readonly string[]): string {
  const urls = paths.map((path) => `<url><loc>${origin}${path}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`
}
