import { describe, expect, test } from 'vitest'
import { jobPostingSite } from '../../../crawler/sources/job-posting-site.ts'
import type { FetchedPage, SourceConfig } from '../../../crawler/sources/source.ts'

const config: SourceConfig = { id: 'acme', type: 'job-posting-site', url: 'https://acme.example/careers/' }
const detail = (body: string, url = 'https://acme.example/careers/12'): FetchedPage => ({
  url,
  kind: 'detail',
  contentType: 'text/html',
  body,
})
const listing = (body: string, url = 'https://acme.example/careers/'): FetchedPage => ({
  url,
  kind: 'listing',
  contentType: 'text/html',
  body,
})
const withPosting = (posting: object): string =>
  `<html><script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org/', '@type': 'JobPosting', ...posting })}</script></html>`
const parse = (page: FetchedPage, own: SourceConfig = config) => jobPostingSite.parsePage(page, own)
const typical = { title: 'Data Engineer', description: '<p>Build.</p>' }
const read = (posting: object) => parse(detail(withPosting({ ...typical, ...posting }))).postings[0]

describe('an advert of a site', () => {
  test('gives everything that it states', () => {
    const posting = read({
      title: 'Data Engineer &amp; Analyst',
      datePosted: '2026-01-08',
      employmentType: ['FULL_TIME', 'PART_TIME'],
      hiringOrganization: { '@type': 'Organization', name: 'Acme Data' },
      jobLocation: [
        { '@type': 'Place', address: { addressLocality: 'Leeds', addressRegion: 'England', addressCountry: 'GB' } },
      ],
      baseSalary: { currency: 'GBP', value: { minValue: 60000, maxValue: '75000', unitText: 'YEAR' } },
    })
    expect(posting).toEqual({
      source: 'acme',
      board: '',
      sourceId: 'https://acme.example/careers/12',
      url: 'https://acme.example/careers/12',
      title: 'Data Engineer & Analyst',
      company: 'Acme Data',
      place: { text: 'Leeds, England, GB', country: 'GB', region: 'England', city: 'Leeds' },
      workplace: 'unknown',
      employmentType: 'FULL_TIME, PART_TIME',
      salary: { min: 60000, max: 75000, currency: 'GBP', period: 'year' },
      description: { format: 'html', content: '<p>Build.</p>' },
      postedOn: '2026-01-08',
    })
  })

  test('invents nothing that it does not state', () => {
    expect(read({})).toMatchObject({
      company: null,
      place: { text: null, country: null, region: null, city: null },
      workplace: 'unknown',
      employmentType: null,
      salary: null,
      postedOn: null,
    })
  })

  test('may name its employer as text, and its place as text or as a country object', () => {
    expect(read({ hiringOrganization: 'Acme Data' })?.company).toBe('Acme Data')
    expect(read({ jobLocation: { address: 'Leeds' } })?.place).toEqual({
      text: 'Leeds',
      country: null,
      region: null,
      city: null,
    })
    const country = { '@type': 'Country', name: 'Germany' }
    expect(read({ jobLocation: { address: { addressLocality: 'Köln', addressCountry: country } } })?.place).toEqual({
      text: 'Köln, Germany',
      country: 'DE',
      region: null,
      city: 'Köln',
    })
  })

  test('in several places has the country they share and no city', () => {
    const inCity = (addressLocality: string, addressCountry: string) => ({
      address: { addressLocality, addressCountry },
    })
    expect(read({ jobLocation: [inCity('Berlin', 'DE'), inCity('Munich', 'DE')] })?.place).toEqual({
      text: 'Berlin, DE; Munich, DE',
      country: 'DE',
      region: null,
      city: null,
    })
    expect(read({ jobLocation: [inCity('Berlin', 'DE'), inCity('Wien', 'AT')] })?.place.country).toBeNull()
  })

  test('done from home says so, and where from', () => {
    const posting = read({
      jobLocationType: 'TELECOMMUTE',
      applicantLocationRequirements: { '@type': 'Country', name: 'Spain' },
    })
    expect(posting).toMatchObject({ workplace: 'remote', place: { text: 'Spain', country: 'ES' } })
  })

  test.each([
    ['a sentence', 'up to 70k'],
    ['a number', 70000],
    ['an amount without a currency', { value: { value: 70000, unitText: 'YEAR' } }],
    ['an amount without a period', { currency: 'EUR', value: { value: 70000 } }],
    [
      'ends that contradict each other',
      { currency: 'EUR', value: { minValue: 90000, maxValue: 70000, unitText: 'YEAR' } },
    ],
  ])('with %s as its salary has none', (_what, baseSalary) => expect(read({ baseSalary })?.salary).toBeNull())

  test('escaped once too often is read as the HTML that was meant', () => {
    expect(read({ description: '&lt;p&gt;Build.&lt;/p&gt;' })?.description.content).toBe('<p>Build.</p>')
  })

  test('has an address without tracking', () => {
    const url = 'https://acme.example/careers/12?utm_source=x&id=7&gh_src=abc#top'
    expect(read({ url })?.url).toBe('https://acme.example/careers/12?id=7')
  })

  test('without title or text is a reject, not a gap', () => {
    const { postings, rejects } = parse(detail(withPosting({ title: '', description: 'x' })))
    expect(postings).toEqual([])
    expect(rejects).toEqual([{ item: 'JobPosting[0]', reason: 'missing title' }])
  })

  test('whose address names a job but which has no JobPosting is a reject', () => {
    const url = 'https://acme.example/jobs/12'
    expect(parse(detail('<html><p>Gone</p></html>', url)).rejects).toEqual([
      { item: 'page', reason: 'looks like an advert, but has no JobPosting' },
    ])
    expect(parse(detail('<html><p>Our history</p></html>', 'https://acme.example/about')).rejects).toEqual([])
  })

  test('that cannot be read says why', () => {
    const html = '<html><script type="application/ld+json">{"@type":"JobPosting","title":"a "b""}</script></html>'
    expect(parse(detail(html, 'https://acme.example/jobs/12')).rejects[0]?.reason).toMatch(
      /^has JSON-LD that cannot be read/,
    )
  })
})

describe('a page of openings', () => {
  test('leads to the adverts below it and to its next page, on its own host only', () => {
    const html = `<html><a href="12">one</a><a href="/careers/13#apply">two</a><a href="/careers/13">again</a>
      <a href="/jobs/99">elsewhere on the site</a><a href="/imprint">imprint</a><a href="https://other.example/jobs/1">other</a>
      <a href="mailto:a@b.example">mail</a><a rel="next" href="?page=2">more</a></html>`
    expect(parse(listing(html)).next).toEqual([
      { kind: 'detail', url: 'https://acme.example/careers/12' },
      { kind: 'detail', url: 'https://acme.example/careers/13' },
      { kind: 'detail', url: 'https://acme.example/jobs/99' },
      { kind: 'listing', url: 'https://acme.example/careers/?page=2' },
    ])
  })

  test('that holds postings itself needs an address for each', () => {
    const html = withPosting({ ...typical, url: '/careers/12' }) + withPosting(typical)
    const { postings, rejects } = parse(listing(html))
    expect(postings.map(({ url }) => url)).toEqual(['https://acme.example/careers/12'])
    expect(rejects).toEqual([{ item: 'JobPosting[1]', reason: 'missing url and identifier' }])
  })

  test('is not taken for one when it is something else', () => {
    expect(() => parse(listing('{"jobs": []}'))).toThrow('acme: neither a page of HTML nor a sitemap')
  })
})

describe('a sitemap', () => {
  const sitemap = (...paths: string[]) =>
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((path) => `<url><loc>${path}</loc></url>`).join('')}</urlset>`

  test('leads to the pages that look like adverts', () => {
    const body = sitemap(
      'https://acme.example/about',
      'https://acme.example/jobs/1?a=1&amp;b=2',
      'https://other.example/jobs/2',
    )
    expect(parse(listing(body)).next).toEqual([{ kind: 'detail', url: 'https://acme.example/jobs/1?a=1&b=2' }])
  })

  test('in which no page looks like one leads to all', () => {
    expect(parse(listing(sitemap('https://acme.example/1', 'https://acme.example/2'))).next).toHaveLength(2)
  })

  test('of sitemaps leads to them', () => {
    const body =
      '<?xml version="1.0"?><?xml-stylesheet href="/map.xsl"?><!-- made --><sitemapindex><sitemap><loc>https://acme.example/jobs.xml.gz</loc></sitemap></sitemapindex>'
    expect(parse(listing(body)).next).toEqual([{ kind: 'listing', url: 'https://acme.example/jobs.xml.gz' }])
  })
})

describe('a server that stands in for the site', () => {
  const own = { ...config, baseUrl: 'http://127.0.0.1:8000' }

  test('is asked instead, and never stored', () => {
    expect(jobPostingSite.firstRequests(own)).toEqual([{ kind: 'listing', url: 'http://127.0.0.1:8000/careers/' }])
    const body = '<urlset><url><loc>https://acme.example/careers/12</loc></url></urlset>'
    expect(parse(listing(body, 'http://127.0.0.1:8000/sitemap.xml'), own).next[0]?.url).toBe(
      'http://127.0.0.1:8000/careers/12',
    )
    expect(parse(detail(withPosting(typical), 'http://127.0.0.1:8000/careers/12'), own).postings[0]?.url).toBe(
      'https://acme.example/careers/12',
    )
  })
})

test('without an address there is nothing to read', () => {
  expect(() => jobPostingSite.firstRequests({ id: 'acme', type: 'job-posting-site' })).toThrow('acme: needs "url"')
})
