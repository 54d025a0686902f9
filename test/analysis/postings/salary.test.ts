import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSalary } from '../../../analysis/postings/salary.ts'

const shown = (text: string): string | null => {
  const salary = readSalary(text)
  return salary === null ? null : `${salary.min ?? ''}-${salary.max ?? ''} ${salary.currency}/${salary.period}`
}

describe('pay that a text states', () => {
  test.each([
    ['$140k–$180k', '140000-180000 USD/year'],
    ['£60,000 - £75,000 per annum', '60000-75000 GBP/year'],
    ['€450 per day', '450-450 EUR/day'],
    ['USD 120-150k', '120000-150000 USD/year'],
    ['$65/hr', '65-65 USD/hour'],
    ['$50-60 an hour', '50-60 USD/hour'],
    ['Pay: $20.50 - $25.75 per hour', '20.5-25.75 USD/hour'],
    ['$120-150k', '120000-150000 USD/year'],
    ['$123,684—$254,644 USD', '123684-254644 USD/year'],
    ['$204.4K – $352K • Offers Equity', '204400-352000 USD/year'],
    ['60.000 € brutto', '60000-60000 EUR/year'],
    ["110'000 CHF per year", '110000-110000 CHF/year'],
    ['Salary: 50.000 - 70.000 € per year', '50000-70000 EUR/year'],
    ['€60k-€90k', '60000-90000 EUR/year'],
    ['70 – 100k€', '70000-100000 EUR/year'],
    ['$300–$600K AUD', '300000-600000 AUD/year'],
    ['CA$120k - CA$150k', '120000-150000 CAD/year'],
    ['S$6,000 - S$9,000 per month', '6000-9000 SGD/month'],
    ['PLN 20 000 - 28 000 per month', '20000-28000 PLN/month'],
    ['The base salary range is $150,000.00 - $200,000.00 USD.', '150000-200000 USD/year'],
    ['between $90,000 and $110,000 a year', '90000-110000 USD/year'],
    ['Salary: $180k-$140k', '140000-180000 USD/year'],
    ['$230,000/year to $270,000/year', '230000-270000 USD/year'],
    ['$160k - $240k USD + bonus', '160000-240000 USD/year'],
    ['60.000 Euro brutto', '60000-60000 EUR/year'],
    ['Salary: 60.000 Euro', '60000-60000 EUR/year'],
    ['50,000 Dollars per year', '50000-50000 USD/year'],
    ['40,000 Pounds per annum', '40000-40000 GBP/year'],
    ['Gehalt: 30.000€ bis 40.000€', '30000-40000 EUR/year'],
    ['Jahresgehalt 45.000 bis 55.000 €', '45000-55000 EUR/year'],
    ['Jahresgehalt von 45.000 € bis zu 55.000 Euro', '45000-55000 EUR/year'],
    ['Jahresgehalt bis zu 55.000 €', '-55000 EUR/year'],
  ])('%s → %s', (text, salary) => {
    expect(shown(text)).toBe(salary)
  })

  test('one end alone is one end', () => {
    expect(readSalary('Salary: from $95,000 per year')).toMatchObject({ min: 95_000, max: null })
    expect(readSalary('Acme | Engineer | up to £80k | Leeds')).toMatchObject({ min: null, max: 80_000 })
    expect(readSalary('Acme | Engineer | €70k+ | Berlin')).toMatchObject({ min: 70_000, max: null })
  })

  test('ranges of several levels become one', () => {
    expect(shown('Mid: $120,000 - $150,000. Senior: $150,000 - $190,000 base salary')).toBe('120000-190000 USD/year')
  })

  test.each([
    ['Paid an hourly rate equivalent to an annualized range of $105,000-126,000', '105000-126000 USD/year'],
    ['Compensation: $60,000 OTE ($40,000 base salary plus commission)', '40000-40000 USD/year'],
    ['Jahresgehalt: ca. 34.500€', '34500-34500 EUR/year'],
  ])('%s', (text, salary) => {
    expect(shown(text)).toBe(salary)
  })

  test('thousands beside "base" or "salary" are of the country whose currency is known', () => {
    expect(readSalary('130k - 160k base + equity', 'US')).toMatchObject({ min: 130_000, max: 160_000, currency: 'USD' })
    expect(readSalary('Salary range: 55-65k', 'DE')).toMatchObject({ min: 55_000, max: 65_000, currency: 'EUR' })
    expect(readSalary('130k - 160k base + equity')).toBeNull()
    expect(readSalary('130k - 160k base + equity', 'IN')).toBeNull()
    expect(readSalary('401k base match', 'US')).toBeNull()
    expect(readSalary('OTE 130k - 160k', 'US')).toBeNull()
  })

  test('a text about Canada alone leaves "$" open', () => {
    expect(readSalary('For all Canadians. We pay $20.00 an hour.')).toBeNull()
    expect(readSalary('For Canadians and the U.S. We pay $20.00 an hour.')).toMatchObject({ currency: 'USD' })
  })

  test('another currency does not mix in', () => {
    expect(shown('Salary $100,000 - $130,000 USD, or $90,000 - $120,000 CAD')).toBe('100000-130000 USD/year')
  })
})

describe('money that is no pay', () => {
  test.each([
    'The pay of people in 60 European countries',
    'Salary bands hold for 50,000 Europeans a year',
    'We match your 401(k) up to $10,000 per year',
    'We raised $150,000 - $200,000 in seed money',
    'raised a $20M Series A',
    '$1.5M - $2M revenue',
    'closing deals of $50k-$150k',
    'manage a budget of $500k',
    '$10,000 signing bonus',
    'a $500 monthly stipend',
    '€1,000 annual learning budget',
    'OTE: $200,000',
    'life insurance up to $200k',
    'over 120,000 customers and 300-400 employees',
    'a team of 120-150 people',
    '100k-200k requests per second',
    '$8k contract',
    'Salary: competitive',
    '12-18 LPA',
    '600万円',
    'Salary: 120,000',
    'Salary: $0',
    'Salary: $999999999',
    'Salary: $1,00,000,0',
    '',
  ])('%s', (text) => {
    expect(shown(text)).toBeNull()
  })

  test('a bare "$" is open where another dollar is at home', () => {
    expect(readSalary('$90,000 - $120,000', 'CA')).toBeNull()
    expect(readSalary('$90,000 - $120,000 CAD', 'CA')).toMatchObject({ currency: 'CAD' })
    expect(readSalary('$90,000 - $120,000', 'US')).toMatchObject({ currency: 'USD' })
  })
})

test('a range is read as written, whatever stands around it', () => {
  const range = fc.tuple(fc.integer({ min: 30, max: 200 }), fc.integer({ min: 0, max: 90 }))
  const around = fc.constantFrom('', 'Pay: ', 'You get ', 'Acme | Engineer | ')
  fc.assert(
    fc.property(range, around, ([low, more], before) => {
      const high = low + more
      const expected = { min: low * 1000, max: high * 1000, currency: 'GBP', period: 'year' }
      expect(readSalary(`${before}£${low}k - £${high}k per year.`)).toEqual(expected)
      expect(readSalary(`${before}£${low},000 to £${high},000 per annum`)).toEqual(expected)
    }),
  )
})

test('no text takes long or throws', () => {
  fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => void readSalary(text)))
  expect(readSalary('$1,'.repeat(50_000))).toBeNull()
  expect(readSalary('$ '.repeat(50_000))).toBeNull()
})
