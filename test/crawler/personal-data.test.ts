import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutContacts } from '../../crawler/personal-data.ts'
import { countReading } from '../work/count-work.ts'

const gone = '[contact-removed]'

describe('withoutContacts', () => {
  test.each([
    ['Write to jane.doe+jobs@example.co.uk today', `Write to ${gone} today`],
    ['jane [at] example [dot] com', gone],
    ['jane(at)example.com', gone],
    ['jane at example dot com', gone],
    ['jobs&#64;example.com', gone],
    ['<a href="mailto:jobs@example.com">Mail</a>', `<a href="mailto:${gone}">Mail</a>`],
    ['https://t.me/somebody', gone],
    ['Telegram: @somebody', `Telegram: ${gone}`],
  ])('removes the address in %s', (text, cleaned) => {
    expect(withoutContacts(text)).toBe(cleaned)
  })

  test.each([
    ['Call +44 20 7946 0958 or (555) 010-0123, 555-010-0123.', `Call ${gone} or ${gone}, ${gone}.`],
    ['+49 (0)30 901820', gone],
    ['+1 555-010-0123', gone],
    ['+44 20 7946 0958 555-010-0123', `${gone} ${gone}`],
    ['020 7946 0958', gone],
    ['0151-23456789', gone],
    ['phone: 5550100', `phone: ${gone}`],
    ['<a href="tel:+15550100123">', `<a href="${gone}">`],
  ])('removes the telephone number in %s', (text, cleaned) => {
    expect(withoutContacts(text)).toBe(cleaned)
  })

  test.each([
    'salary $120,000-150,000, 100 000 - 150 000 EUR, £60,000 - £75,000, 60.000 - 75.000 €',
    '+500 000 000 users, 10+ years, 5+ years, top 100 of 1 000 000',
    '2025-10-24, 24/7, 2019-2024, 03 2025 - 06 2026, ISO 27001, RFC 2822, 401(k)',
    'git@github.com:example/tool, @scope/package, react@18.2.0, node@20, 192.168.100.100',
    'https://jobs.example/5551234567?gh_jid=4005550100',
    'You lead at scale. Signal: noise ratio. Jobs at Example, dot your i',
  ])('keeps what is no contact: %s', (text) => {
    expect(withoutContacts(text)).toBe(text)
  })

  test('cleaning twice is cleaning once', () => {
    const part = fc.constantFrom(
      'a@b.co',
      '+44 20 7946 0958',
      ' at ',
      ' dot ',
      'tel ',
      '555-010-0123',
      ' ',
      'x',
      '@',
      '.',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const once = withoutContacts(parts.join(' '))
        expect(withoutContacts(once)).toBe(once)
      }),
    )
  })

  test.each([
    ['one long word', 'a'.repeat(50_000)],
    ['countless at signs', 'a@'.repeat(25_000)],
    ['countless digits', '+1 '.repeat(17_000)],
    ['an announcement of nothing', `phone${' '.repeat(50_000)}x`],
    ['countless dots', `${'a.'.repeat(25_000)}@ dot `],
  ])('50 000 characters of %s take little more than twice the searches of half of them', async (_, text) => {
    const half = await countReading(() => withoutContacts(text.slice(0, text.length / 2)))
    const whole = await countReading(() => withoutContacts(text))
    expect(whole.expressions).toBeLessThan(2.5 * half.expressions + 1_000)
  })
})
