import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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
    expect(parse(listing(html)).next.map(({ kind, url }) => ({ kind, url: url.replace(/#.*/, '') }))).toEqual([
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

describe('traps', () => {
  const next = (body: string, url: string) => parse(listing(body, url)).next.filter(({ kind }) => kind === 'listing')

  test('pages without end: the first that names no new advert is the last', () => {
    const html = (month: number) =>
      `<html><a href="/careers/12">one</a><a rel="next" href="?month=${month}">next</a></html>`
    const [second] = next(html(2), 'https://acme.example/careers/')
    expect(second?.url).toMatch(/\?month=2#page=2/)
    expect(next(html(3), second?.url ?? '')).toEqual([])
  })

  test('pages in a circle end where they began', () => {
    const html = (advert: number, page: number) =>
      `<html><a href="/careers/${advert}">one</a><a rel="next" href="?page=${page}">next</a></html>`
    const [second] = next(html(1, 2), 'https://acme.example/careers/')
    const [third] = next(html(2, 1), second?.url ?? '')
    expect(next(html(1, 2), third?.url ?? '')).toEqual([])
  })

  test('pages that name new adverts for ever end at the two-hundredth', () => {
    let url = 'https://acme.example/careers/'
    let pages = 1
    for (
      let [following] = next(endless(pages), url);
      following !== undefined;
      [following] = next(endless(pages), url)
    ) {
      url = following.url
      pages += 1
    }
    expect(pages).toBe(200)
  })
  const endless = (page: number) =>
    `<html><a href="/careers/${page}-x">new</a><a rel="next" href="?page=${page + 1}">next</a></html>`

  test('an address that is new to every visitor is one address', () => {
    const html = `<html><a href="/careers/12;jsessionid=A1?PHPSESSID=abc&lang=en">one</a>
      <a href="/careers/12;jsessionid=B2?PHPSESSID=def&lang=en&utm_source=mail">again</a></html>`
    expect(parse(listing(html)).next).toEqual([{ kind: 'detail', url: 'https://acme.example/careers/12?lang=en' }])
  })

  test('pages of adverts lead nowhere', () => {
    expect(parse(detail('<html><a rel="next" href="/jobs/13">next</a><a href="/jobs/14">x</a></html>')).next).toEqual(
      [],
    )
  })
})

describe('the address of an advert', () => {
  const at = (head: string, posting: object = {}, url = 'https://acme.example/careers/12?sid=9&lang=en') =>
    parse(detail(withPosting({ ...typical, ...posting }).replace('<html>', `<html>${head}`), url)).postings[0]?.url

  test('is its own if it lies on the site', () => {
    expect(at('', { url: '/careers/12' })).toBe('https://acme.example/careers/12')
    expect(at('', { url: 'https://www.acme.example/careers/12' })).toBe('https://www.acme.example/careers/12')
  })
  test('is else the one that the page calls its own, else the one it was read at', () => {
    const canonical = '<link rel="canonical" href="/careers/12-data-engineer">'
    expect(at(canonical)).toBe('https://acme.example/careers/12-data-engineer')
    expect(at(canonical, { url: 'https://elsewhere.example/apply' })).toBe(
      'https://acme.example/careers/12-data-engineer',
    )
    expect(at('<link rel="canonical" href="https://elsewhere.example/">')).toBe(
      'https://acme.example/careers/12?lang=en',
    )
  })
})

describe('an advert that has run out', () => {
  const readAt = '2026-03-01T12:00:00Z'
  const on = (validThrough: unknown) => parse({ ...detail(withPosting({ ...typical, validThrough })), readAt })

  test.each(['2026-02-28', '2026-03-01T11:59:00Z', '2019-01-01T00:00:00+00:00'])(
    'through %s is no posting',
    (validThrough) => {
      expect(on(validThrough).postings).toEqual([])
      expect(on(validThrough).rejects).toEqual([
        { item: 'JobPosting[0]', reason: `expired: valid through ${validThrough}`, isNoOffer: true },
      ])
    },
  )
  test.each(['2026-03-01', '2026-03-01T12:01:00Z', '2027-01-01', 'soon', '', null, '0000-00-00'])(
    'through %j has not',
    (validThrough) => {
      expect(on(validThrough).postings).toHaveLength(1)
    },
  )

  describe.each([
    ['Pacific/Kiritimati', '2026-02-28T22:00:00.000Z'],
    ['UTC', '2026-03-01T12:00:00.000Z'],
    ['America/Los_Angeles', '2026-03-01T20:00:00.000Z'],
  ])('on a machine in %s', (zone, itsNoon) => {
    beforeEach(() => void vi.stubEnv('TZ', zone))
    afterEach(() => void vi.unstubAllEnvs())

    test('a clock without a zone is of UTC, and an offset of hours alone counts', () => {
      expect(new Date('2026-03-01T12:00:00').toISOString()).toBe(itsNoon)
      expect(on('2026-03-01T11:59:00').postings).toEqual([])
      expect(on('2026-03-01T12:01:00').postings).toHaveLength(1)
      expect(on('2026-03-01T06:59:00-05').postings).toEqual([])
      expect(on('2026-03-01T07:01:00-05').postings).toHaveLength(1)
    })
  })
})

describe('JSON-LD as sites write it', () => {
  test('may spread an advert over objects that refer to each other', () => {
    const graph = {
      '@graph': [
        { '@type': 'WebPage', mainEntity: { '@id': '#job', '@type': 'JobPosting' } },
        {
          '@id': '#job',
          '@type': 'JobPosting',
          ...typical,
          hiringOrganization: [{ '@id': '#org' }],
          jobLocation: { '@id': '#place' },
        },
        { '@id': '#org', '@type': 'Organization', name: 'Acme Data' },
        { '@id': '#place', '@type': 'Place', address: { '@id': '#address' } },
        { '@id': '#address', addressLocality: 'Leeds', addressCountry: { '@id': '#gb' } },
        { '@id': '#gb', '@type': 'Country', name: 'United Kingdom' },
      ],
    }
    const html = `<html><script type="application/ld+json">${JSON.stringify(graph)}</script></html>`
    const { postings, rejects } = parse(detail(html))
    expect(rejects).toEqual([])
    expect(postings).toMatchObject([
      {
        title: 'Data Engineer',
        company: 'Acme Data',
        place: { text: 'Leeds, United Kingdom', country: 'GB', city: 'Leeds' },
      },
    ])
  })

  test('may state one advert twice', () => {
    expect(parse(detail(withPosting(typical) + withPosting(typical))).postings).toHaveLength(1)
  })

  test('hides an employer as "confidential"', () =>
    expect(read({ hiringOrganization: 'Confidential' })?.company).toBeNull())

  test('may have parts of a text instead of one', () => {
    const posting = read({ description: undefined, responsibilities: '<p>Run it.</p>', qualifications: ['SQL', 'dbt'] })
    expect(posting?.description.content).toBe('<p>Run it.</p>\nSQL\ndbt')
  })

  test('escaped twice is the HTML that was meant', () => {
    expect(read({ description: '&amp;lt;p&amp;gt;Build.&amp;lt;/p&amp;gt;' })?.description.content).toBe(
      '<p>Build.</p>',
    )
  })

  test('with pay as a sentence keeps the sentence', () => {
    expect(read({ baseSalary: '£60,000 to £75,000 a year' })?.description.content).toBe(
      '<p>Build.</p>\n<p>Salary: £60,000 to £75,000 a year</p>',
    )
    expect(read({ baseSalary: '100000' })?.description.content).toBe('<p>Build.</p>')
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
    expect(parse(listing(body)).next).toEqual([
      { kind: 'listing', url: 'https://acme.example/jobs.xml.gz#sitemap-depth=2' },
    ])
  })
})

describe('sitemaps', () => {
  const dated = (...days: (string | null)[]) =>
    `<urlset>${days.map((day, index) => `<url><loc>https://acme.example/jobs/${index}</loc>${day === null ? '' : `<lastmod>${day}</lastmod>`}</url>`).join('')}</urlset>`
  const paths = (body: string, own: Partial<SourceConfig> = {}) =>
    parse(listing(body), { ...config, ...own }).next.map(({ url }) => new URL(url).pathname)

  test('lead to what changed last first', () => {
    expect(paths(dated('2026-01-08', '2026-02-01T10:00:00+01:00', null, '2026-03'))).toEqual([
      '/jobs/3',
      '/jobs/1',
      '/jobs/0',
      '/jobs/2',
    ])
  })

  test('lead past what has not changed since a day', () => {
    expect(paths(dated('2026-01-08', '2026-02-01', null, '2025', '2024'), { since: '2026-01-15' })).toEqual([
      '/jobs/1',
      '/jobs/2',
    ])
  })

  test('whose days are the day they were made say nothing', () => {
    const same = dated(...Array.from({ length: 30 }, () => '2026-01-01'), '2020-01-01')
    expect(paths(same, { since: '2026-06-01' })).toHaveLength(31)
  })

  test('may be plain text', () => {
    expect(paths('https://acme.example/jobs/1\nhttps://acme.example/imprint\r\nhttps://acme.example/jobs/2\n')).toEqual(
      ['/jobs/1', '/jobs/2'],
    )
  })

  test('that name each other end after three steps', () => {
    const index = (path: string) =>
      `<sitemapindex><sitemap><loc>https://acme.example/${path}</loc></sitemap></sitemapindex>`
    const [second] = parse(listing(index('b.xml'), 'https://acme.example/a.xml')).next
    const [third] = parse(listing(index('a.xml'), second?.url)).next
    expect(parse(listing(index('b.xml'), third?.url)).next).toEqual([])
  })

  test('are named by robots.txt', () => {
    const robots =
      'User-agent: *\nDisallow: /x\nSitemap: https://acme.example/map.xml\nsitemap:/jobs.xml.gz # all\nSitemap: https://other.example/a.xml'
    const page = listing(robots, 'https://acme.example/robots.txt')
    expect(parse(page).next).toEqual([
      { kind: 'listing', url: 'https://acme.example/map.xml' },
      { kind: 'listing', url: 'https://acme.example/jobs.xml.gz' },
    ])
    expect(() => parse({ ...page, body: 'User-agent: *\nDisallow:' })).toThrow('acme: names no sitemap of its own host')
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
