import { describe, expect, test } from 'vitest'
import { findMoney } from '../../../analysis/postings/money.ts'
import { outsideSuite } from '../../outside-suite.ts'

interface MoneyCase {
  text: string
  currency: string | null
  amount: number | null
}

const { cases, title } = outsideSuite<MoneyCase>('MONEY_CASES', 'money-cases.json')

/** Marks of the suite that we read. Others (руб., лв, تومان, kr, lei, …) stand in no advert in English. */
const CURRENCIES: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  '£': 'GBP',
  $: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  MX$: 'MXN',
  R$: 'BRL',
  '₹': 'INR',
  '₪': 'ILS',
  '₫': 'VND',
  zł: 'PLN',
  Zł: 'PLN',
  pln: 'PLN',
  Kč: 'CZK',
  'Fr.': 'CHF',
}
const codeOf = (currency: string): string | null =>
  CURRENCIES[currency] ??
  (/^(USD|EUR|GBP|CHF|NOK|DKK|PLN|HUF|SEK|CZK|CAD|AUD|JPY|INR)$/.test(currency) ? currency : null)

/** Texts of the suite that we leave unread, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '$.750.30': 'a point behind the sign and two in the number: no pay is written so',
  '$.75,333': 'a point behind the sign: no pay is written so',
  '130, 38 zł': 'a space within the decimals: two numbers as likely',
  '1250€600': 'a sign in the place of the decimal mark: a price in a shop window',
}

describe.skipIf(cases.length === 0)(title('amounts of an outside suite'), () => {
  const applying = cases.flatMap(({ text, currency, amount }) => {
    const code = currency === null ? null : codeOf(currency)
    // Where the currency stands in another field of the shop's page, the text alone says nothing of money.
    const isStated = currency !== null && text.includes(currency)
    return code !== null && amount !== null && isStated && !(text in EXCEPTIONS) ? [{ text, code, amount }] : []
  })

  test('are many', () => expect(applying.length).toBeGreaterThan(cases.length / 3))

  test.each(applying)('$text is $amount $code', ({ text, code, amount }) => {
    const [first] = findMoney(text)
    expect([first?.min ?? first?.max, first?.currency]).toEqual([amount, code])
  })

  test('no amount is read where the text names no currency', () => {
    const bare = cases.filter(({ text }) => /^[\d\s.,]+$/.test(text))
    expect(bare.flatMap(({ text }) => findMoney(text))).toEqual([])
  })
})
