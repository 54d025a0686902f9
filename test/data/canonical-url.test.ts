import { expect, test } from 'vitest'
import { canonicalUrl } from '../../data/canonical-url.ts'

test.each([
  'http://www.jobs.example/acme/1/',
  'https://jobs.example/acme/1?utm_source=feed&utm_medium=rss',
  'https://jobs.example/acme/1/apply?gh_src=abc#form',
  'HTTPS://JOBS.EXAMPLE/acme/1;jsessionid=17?ref=mail',
  'https://jobs.example:443/acme/1',
])('%s leads to the same page', (address) => {
  expect(canonicalUrl(address)).toBe('jobs.example/acme/1')
})

test('what says which advert it is stays', () => {
  expect(canonicalUrl('https://jobs.example/jobs?id=7&b=1')).toBe('jobs.example/jobs?b=1&id=7')
  expect(canonicalUrl('https://jobs.example/jobs?b=1&id=7&lever-source=x')).toBe('jobs.example/jobs?b=1&id=7')
  expect(canonicalUrl('https://jobs.example/#/job/7')).toBe('jobs.example#/job/7')
  expect(canonicalUrl('https://jobs.example:8080/a')).toBe('jobs.example:8080/a')
})

test.each([
  null,
  '',
  'jobs.example/1',
  'mailto:jobs@jobs.example',
  'https://jobs.example/',
  'https://jobs.example/?ref=x',
])('%s is the address of no advert', (address) => {
  expect(canonicalUrl(address)).toBeNull()
})
