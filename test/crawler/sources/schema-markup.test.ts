import { describe, expect, test } from 'vitest'
import { jobPostingSite } from '../../../crawler/sources/job-posting-site.ts'
import type { ParsedPage } from '../../../crawler/sources/source.ts'

const read = (html: string): ParsedPage =>
  jobPostingSite.parsePage(
    {
      url: 'https://acme.example/jobs/12',
      kind: 'detail',
      contentType: 'text/html',
      body: `<html><body>${html}</body></html>`,
    },
    { id: 'acme', type: 'job-posting-site', url: 'https://acme.example/jobs/' },
  )

const WHOLE = {
  source: 'acme',
  board: '',
  sourceId: 'https://acme.example/jobs/12',
  url: 'https://acme.example/jobs/12',
  title: 'Data Engineer & Analyst',
  company: 'Acme Data',
  place: { text: 'Leeds, England, GB', country: 'GB', region: 'England', city: 'Leeds' },
  workplace: 'remote',
  employmentType: 'FULL_TIME, CONTRACTOR',
  salary: { min: 60_000, max: 75_000, currency: 'GBP', period: 'year' },
  description: { format: 'html', content: '<p>Build with <b>SQL</b>.</p><ul><li>Own it</li></ul>' },
  postedOn: '2026-01-08',
}

const MICRODATA = `
  <div itemscope itemtype="https://schema.org/JobPosting">
    <h1 itemprop="title">Data Engineer &amp; <em>Analyst</em></h1>
    <time itemprop="datePosted" datetime="2026-01-08">8 January</time>
    <meta itemprop="employmentType" content="FULL_TIME"><meta itemprop="employmentType" content="CONTRACTOR">
    <meta itemprop="jobLocationType" content="TELECOMMUTE">
    <span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
      <a itemprop="url" href="https://acme.example"><span itemprop="name">Acme Data</span></a></span>
    <div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place">
      <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
        <span itemprop="addressLocality">Leeds</span>, <span itemprop="addressRegion">England</span>
        <meta itemprop="addressCountry" content="GB"></div></div>
    <span itemprop="baseSalary" itemscope itemtype="https://schema.org/MonetaryAmount"><meta itemprop="currency" content="GBP">
      <span itemprop="value" itemscope itemtype="https://schema.org/QuantitativeValue">
        <data itemprop="minValue" value="60000">60k</data><data itemprop="maxValue" value="75000">75k</data>
        <meta itemprop="unitText" content="YEAR"></span></span>
    <div itemprop="description"><p>Build with <b>SQL</b>.</p><ul><li>Own it</li></ul></div>
  </div>`

const RDFA = MICRODATA.replaceAll('itemscope itemtype="https://schema.org/', 'typeof="schema:').replaceAll(
  'itemprop="',
  'property="schema:',
)

describe.each([
  ['microdata', MICRODATA],
  ['RDFa', RDFA],
  [
    'RDFa with a vocabulary',
    RDFA.replaceAll('schema:', '').replace('<div typeof', '<div vocab="https://schema.org/" typeof'),
  ],
])('an advert in %s', (_syntax, html) => {
  test('gives everything that it states', () => expect(read(html).postings).toEqual([WHOLE]))

  test('in a comment or a template is none', () => {
    expect(read(`<!-- ${html} -->`).postings).toEqual([])
    expect(read(`<template>${html}</template>`).postings).toEqual([])
  })

  test('does not end at a tag of the same name inside', () => {
    const wrapped = html.replace('<p>Build', '<div><div></div></div><p>Build')
    expect(read(wrapped).postings[0]?.title).toBe('Data Engineer & Analyst')
    expect(read(`${html}<div><h1 itemprop="title" property="schema:title">Other</h1></div>`).postings).toEqual([WHOLE])
  })
})

describe('several syntaxes on one page', () => {
  const jsonLd = (posting: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', ...posting })}</script>`

  test('are one advert: JSON-LD first, then microdata, then RDFa', () => {
    const html = MICRODATA + jsonLd({ title: 'Data Engineer (JSON-LD)' }) + RDFA.replace('Acme Data', 'Acme RDFa')
    expect(read(html).postings).toEqual([{ ...WHOLE, title: 'Data Engineer (JSON-LD)' }])
  })

  test('of which one names several adverts do not mix', () => {
    const html =
      MICRODATA +
      jsonLd({ title: 'A', description: 'x', url: '/a' }) +
      jsonLd({ title: 'B', description: 'y', url: '/b' })
    expect(read(html).postings.map(({ title, company }) => [title, company])).toEqual([
      ['A', null],
      ['B', null],
    ])
  })

  test('broken JSON-LD does not hide them', () => {
    expect(
      read(`<script type="application/ld+json">{"@type": "JobPosting", "title": "a "b""}</script>${MICRODATA}`)
        .postings,
    ).toEqual([WHOLE])
  })
})

test('a list of adverts needs an address for each', () => {
  const advert = (title: string, link: string) =>
    `<li itemscope itemtype="http://schema.org/JobPosting"><a itemprop="url" href="${link}"><span itemprop="title">${title}</span></a><p itemprop="description">SQL</p>`
  const { postings } = read(`<ul>${advert('A', '/jobs/1')}${advert('B', '/jobs/2')}</ul>`)
  expect(postings.map(({ title, url }) => [title, url])).toEqual([
    ['A', 'https://acme.example/jobs/1'],
    ['B', 'https://acme.example/jobs/2'],
  ])
})

test('a key called __proto__ is a key', () => {
  const html =
    '<div itemscope itemtype="https://schema.org/JobPosting"><b itemprop="title">T</b><b itemprop="description">D</b><b itemprop="__proto__">x</b><b itemprop="constructor">y</b></div>'
  expect(read(html).postings.map(({ title }) => title)).toEqual(['T'])
  expect(({} as Record<string, unknown>).x).toBeUndefined()
})
