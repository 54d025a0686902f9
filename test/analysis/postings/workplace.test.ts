import { describe, expect, test } from 'vitest'
import { readWorkplace } from '../../../analysis/postings/workplace.ts'

test('what the source states goes before everything', () => {
  expect(readWorkplace('onsite', 'Data Engineer (Remote)', 'Remote')).toBe('onsite')
})

test('else the place says it, else the title', () => {
  expect(readWorkplace('unknown', 'Data Engineer', 'Remote - UK')).toBe('remote')
  expect(readWorkplace('unknown', 'Data Engineer (Hybrid)', 'London')).toBe('hybrid')
  expect(readWorkplace('unknown', 'Data Engineer, Remote', null)).toBe('remote')
  expect(readWorkplace('unknown', 'Data Engineer', 'Berlin, on-site')).toBe('onsite')
  expect(readWorkplace('unknown', 'Data Engineer', 'NYC | 3 days/week in office')).toBe('hybrid')
})

test('a town alone says nothing', () => {
  expect(readWorkplace('unknown', 'Data Engineer', 'London')).toBe('unknown')
  expect(readWorkplace('unknown', 'Data Engineer', null)).toBe('unknown')
})

test('a choice of home or office stays unknown', () => {
  expect(readWorkplace('unknown', 'Data Engineer', 'Remote or onsite')).toBe('unknown')
})

test('a denial is no offer', () => {
  expect(readWorkplace('unknown', 'Data Engineer', 'Leeds (no remote)')).toBe('onsite')
})

test('towns beside "Remote" are a choice, countries beside it are not', () => {
  const isTown = (part: string) => part.trim() === 'Boston'
  expect(readWorkplace('unknown', 'Engineer', 'Boston; Remote', '', isTown)).toBe('unknown')
  expect(readWorkplace('unknown', 'Engineer', 'Boston (Remote); Remote', '', isTown)).toBe('remote')
  expect(readWorkplace('unknown', 'Engineer', 'France; Remote', '', isTown)).toBe('remote')
})

describe('a text that says it of its own job', () => {
  test.each([
    ['#LI-Remote', 'remote'],
    ['Work Location: In person', 'onsite'],
    ['Location: Remote (U.S.-based).', 'remote'],
    ['Office Policy: Hybrid, Tuesdays and Thursdays in the office.', 'hybrid'],
    ['Work on-site at our NYC office 5 days a week', 'onsite'],
    ['Our engineering roles are hybrid in our SF office 3x/wk.', 'hybrid'],
    ['You come into the office 2 days per week.', 'hybrid'],
    ['This is a fully remote role.', 'remote'],
    ['Due to the remote nature of this role we cannot sponsor visas.', 'remote'],
    ['We are an in-person team.', 'onsite'],
    ['A flexible hybrid work schedule', 'hybrid'],
  ])('%s', (text, workplace) => {
    expect(readWorkplace('unknown', 'Engineer', null, `About\n${text}\nMore`)).toBe(workplace)
  })

  test.each([
    'We are a remote-first company with remote teams everywhere.',
    'You do not apply if: You want fully remote work.',
    'Our office is in London.',
    'A hybrid cloud of on-premises and remote servers',
    'Remote budget and home office setup',
    '',
  ])('nothing: %s', (text) => {
    expect(readWorkplace('unknown', 'Engineer', null, `About\n${text}\nMore`)).toBe('unknown')
  })

  test('title and place go before it', () => {
    expect(readWorkplace('unknown', 'Engineer (Hybrid)', null, '#LI-Remote')).toBe('hybrid')
  })
})
