import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHnComment } from '../../../crawler/import/hn-comment.ts'

const body = '<p>We build pipelines for hospitals. You know SQL and want to own a product from end to end, with us.'

describe('the first line', () => {
  test('names company, role, place, workplace and employment', () => {
    expect(
      readHnComment(`Acme Data | Data Engineer | Leeds, UK | HYBRID | Full-time | &#xA3;60k-&#xA3;75k${body}`),
    ).toEqual({
      isJob: true,
      reason: null,
      company: 'Acme Data',
      titles: ['Data Engineer'],
      title: 'Data Engineer',
      placeText: 'Leeds, UK | HYBRID',
      workplace: 'hybrid',
      salary: null,
      employmentType: 'Full-time',
    })
  })

  test.each([
    ['Acme | Berlin | ONSITE | Senior Rust Engineer', 'Acme', 'Senior Rust Engineer', 'Berlin | ONSITE'],
    [
      'Acme (YC S21) | REMOTE (US) | Full-time | Staff Engineer | acme.example',
      'Acme',
      'Staff Engineer',
      'REMOTE (US)',
    ],
    [
      'Acme (<a href="https:&#x2F;&#x2F;acme.example">https:&#x2F;&#x2F;acme.example</a>) | Designer | NYC',
      'Acme',
      'Designer',
      'NYC',
    ],
    ['acme.ai | Founding Engineer | SF', 'acme.ai', 'Founding Engineer', 'SF'],
    ['Acme AI | Backend Engineer | Remote', 'Acme AI', 'Backend Engineer', 'Remote'],
    ['Acme — Data Engineer — Remote (US&#x2F;Canada) — Contract', 'Acme', 'Data Engineer', 'Remote (US/Canada)'],
    ['Acme (London, UK) -- Platform Engineer -- onsite', 'Acme', 'Platform Engineer', 'onsite'],
    ['Acme - Senior Developer (Node.js) - Remote - $80k&#x2F;year', 'Acme', 'Senior Developer (Node.js)', 'Remote'],
    [
      'Founding Engineer @ Acme (San Francisco, ONSITE) | Full-time',
      'Acme',
      'Founding Engineer @ Acme',
      'San Francisco, ONSITE',
    ],
    ['Hiring: Data Engineer | Remote (EU)', null, 'Data Engineer', 'Remote (EU)'],
    ['Stealth | ML Engineer | NYC', null, 'ML Engineer', 'NYC'],
  ])('%s', (line, company, title, placeText) => {
    expect(readHnComment(line + body)).toMatchObject({ isJob: true, company, title, placeText })
  })

  test('names several roles: one posting with all of them', () => {
    expect(readHnComment(`Acme | Data Engineer, Designer &amp; SRE | Paris${body}`).titles).toEqual([
      'Data Engineer',
      'Designer',
      'SRE',
    ])
    expect(readHnComment(`Acme | Senior Engineer (Rust, Go) | Paris${body}`).title).toBe('Senior Engineer (Rust, Go)')
  })

  test('that a note precedes is found below it', () => {
    expect(readHnComment(`CLOSED - thanks to all!<p>Acme | Data Engineer | Remote${body}`)).toMatchObject({
      company: 'Acme',
      title: 'Data Engineer',
    })
  })

  test('without a role is the title but for the company, so that nothing is dropped', () => {
    expect(readHnComment(`Acme | Berlin | Full-time${body.repeat(3)}`).title).toBe('Berlin | Full-time')
  })
})

describe('roles below the first line', () => {
  test('are read from a list when the first line says "Multiple roles"', () => {
    const listed = `Acme | Multiple roles | London${body}<p>- Senior Data Engineer: owns the lake<p>- Product Designer<p>- Build things that last`
    expect(readHnComment(listed).titles).toEqual(['Senior Data Engineer', 'Product Designer'])
  })

  test('are read from labels', () => {
    const labelled = 'Company: Acme\nLocation: Remote US\nRole: Founding Data Engineer\nType: Part-time<p>We build.'
    expect(readHnComment(labelled)).toMatchObject({
      company: 'Acme',
      title: 'Founding Data Engineer',
      placeText: 'Remote US',
      workplace: 'remote',
      employmentType: 'Part-time',
    })
  })

  test('are read from plain sentences', () => {
    expect(readHnComment(`Acme (YC F24) is hiring a senior data engineer. [On-Site, Berlin]${body}`)).toMatchObject({
      isJob: true,
      company: 'Acme',
      title: 'senior data engineer',
      placeText: 'On-Site, Berlin',
    })
  })
})

describe('no job', () => {
  test.each([
    ['', 'no text'],
    ['[deleted]', 'comment was deleted or flagged'],
    ['[flagged]', 'comment was deleted or flagged'],
    ['<a href="https:&#x2F;&#x2F;acme.example&#x2F;jobs">https:&#x2F;&#x2F;acme.example&#x2F;jobs</a>', 'only a link'],
    ['What about Europe?', 'no offer: nobody says that they hire'],
    ['I applied for the engineer role last month and heard nothing.', 'reply or announcement, no offer'],
    ['Please try the search tools above to find an engineer job.', 'reply or announcement, no offer'],
    ['SEEKING WORK | Data Engineer | Remote<p>Ten years of SQL.', 'somebody looks for work'],
    ['Ann | Designer | Remote<p>Willing to relocate: yes<p>Technologies: Figma', 'somebody looks for work'],
    ['Acme (YC W24) Is Hiring Engineers in Oslo', 'job story without text'],
    [
      'Acme (YC W24) Is Hiring\n\nAcme Jobs You need to enable JavaScript to run this app.',
      'job story without an advert: the page was not readable',
    ],
  ])('%s', (html, reason) => {
    expect(readHnComment(html)).toMatchObject({ isJob: false, reason, title: null })
  })

  test('a job story whose page holds the advert is a job', () => {
    const page = `Founding Data Engineer at Acme | Y Combinator Open menu About the role ${'You will build pipelines. '.repeat(40)}`
    expect(readHnComment(`Acme (YC W24) Is Hiring a Founding Data Engineer\n\n${page}`)).toMatchObject({
      isJob: true,
      company: 'Acme',
      title: 'Founding Data Engineer',
    })
  })
})

test('any text gets an answer, and no job ever lacks a title', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (html) => {
      const comment = readHnComment(html)
      expect(comment.isJob).toBe(comment.reason === null)
      expect(comment.isJob ? comment.title : '-').not.toBeNull()
    }),
  )
  expect(readHnComment('a | '.repeat(100_000)).isJob).toBe(false)
})

const corpus = '../shared/corpora/hn-who-is-hiring'
test.skipIf(!existsSync(corpus))(
  'of the 1,048 real comments at most 6 % offer no job, and nine in ten name company and place (needs ../shared)',
  () => {
    const comments = readdirSync(corpus)
      .filter((name) => name.endsWith('.jsonl.gz'))
      .flatMap((name) =>
        gunzipSync(readFileSync(`${corpus}/${name}`))
          .toString()
          .trim()
          .split('\n'),
      )
      .map((line) => readHnComment(JSON.parse(line).text ?? ''))
    const jobs = comments.filter(({ isJob }) => isJob)
    expect(comments.length).toBe(1048)
    expect(jobs.length).toBeGreaterThan(985)
    expect(jobs.filter(({ company }) => company !== null).length).toBeGreaterThan(0.9 * jobs.length)
    expect(jobs.filter(({ placeText }) => placeText !== null).length).toBeGreaterThan(0.9 * jobs.length)
  },
)
