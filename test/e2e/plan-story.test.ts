import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import type { Browser, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { addDays } from '../../data/weeks.ts'
import { buildApp } from '../../server/app.ts'
import { sheetPrinter } from '../../server/print-pdf.ts'
import { aPosting, aSource } from '../data/builders.ts'
import { builtAssets } from '../server/built-assets.ts'
import { phrasesInProcess } from '../server/phrases-in-process.ts'
import { hasChromium, launchChromium } from './chromium.ts'

const withoutChromium = hasChromium ? '' : ' (skipped: no Chromium at SKILLTIDE_CHROMIUM or /usr/bin/chromium)'
const rules = loadRules()
const AUTUMN = '2026-11-23'
const QUARTER_LATER = '2027-02-22'
const PER_WEEK = 40

const CV = `Jo Model
Data engineer, 6 years

Experience
Data engineer, Northern Insurance, 2020 to now
Wrote nightly batch loads in SQL and SSIS from an on-premises SQL Server to the warehouse.
Automated checks of the loads in Python, with Git for every change.

Skills
SQL (expert), SSIS, Python (working), Git
Juggling`

/** What the adverts of a quarter ask for: every so many of them. */
interface Asked {
  airflow: (advert: number) => boolean
}

const ASKED_IN_AUTUMN: Asked = { airflow: (advert) => advert % 2 === 0 }
const ASKED_IN_WINTER: Asked = { airflow: (advert) => advert % 4 === 0 }

/** 13 weeks of adverts for senior data engineers in London, read by the real rules. Only Airflow changes between quarters. */
function addQuarter(store: Store, from: string, asked: Asked): void {
  const firstNumber = from === '2026-08-24' ? 0 : 10_000
  const postings = Array.from({ length: 13 * PER_WEEK }, (_, advert) => {
    const number = firstNumber + advert
    const skills = [
      'SQL',
      'Python',
      ...(asked.airflow(advert) ? ['Apache Airflow'] : []),
      ...(advert % 5 < 3 ? ['AWS'] : []),
      ...(advert % 10 < 3 ? ['Google Cloud Platform'] : []),
    ]
    return aPosting({
      ...{ sourceId: String(number), url: `https://jobs.example/${number}`, title: 'Senior Data Engineer' },
      company: `Employer ${number}`,
      description: { format: 'text', content: `About us\nTeam ${number}.\n\nRequirements:\n- ${skills.join('\n- ')}` },
      postedOn: addDays(from, 7 * Math.floor(advert / PER_WEEK) + (advert % 5)),
    })
  })
  store.postings.save(postings, `${addDays(from, 90)}T06:00:00Z`)
  const unread = store.postings.listUnanalyzed(rules.reader.version, 100_000)
  const facts = unread.map((posting) => rules.reader.read(posting))
  store.openings.saveFacts(facts, rules.reader.version, rules.reader.recognition)
}

describe.skipIf(!hasChromium)(`the model case in Chromium${withoutChromium}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'skilltide-story-'))
  const store = openStore(':memory:')
  let today = AUTUMN
  let browser: Browser
  let app: Awaited<ReturnType<typeof buildApp>>
  let address: string
  let assetsDir: string
  const complaints: string[] = []

  beforeAll(async () => {
    store.sources.save(aSource({ firstReadOn: '2026-08-24', lastReadOn: AUTUMN }))
    addQuarter(store, '2026-08-24', ASKED_IN_AUTUMN)
    assetsDir = await builtAssets()
    app = await buildApp({
      ...{ ...rules, store, now: () => `${today}T08:00:00.000Z`, version: '0.0.0-test', assetsDir, mode: 'own' },
      makePhrases: phrasesInProcess(store),
      printSheet: sheetPrinter(process.env),
    })
    address = await app.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchChromium()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) complaints.push(`asked for ${request.url()}`)
    })
    await page.goto(address + path, { waitUntil: 'networkidle' })
    return page
  }

  test('from a CV to a plan of three goals, on paper and in the calendar, and a quarter later to a check-in', async () => {
    // 1. A person, and what they are after.
    const page = await open('/profiles')
    await page.getByLabel('Name or pseudonym').fill('Jo Model')
    await page.getByLabel('Role now').fill('Data engineer, batch SQL on premises')
    await page.getByLabel('Role they are after').selectOption('data-engineer')
    await page.getByLabel('Seniority').selectOption('senior')
    await page.getByLabel('Country').selectOption('GB')
    await page.getByLabel('In how many months').fill('12')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.waitForURL(/\/profiles\/[0-9a-f]{32}$/)
    const profile = new URL(page.url()).pathname

    // 2. The CV, pasted; what was found is confirmed.
    await page.getByLabel('Or its text').fill(CV)
    await page.getByRole('button', { name: 'Read the CV' }).click()
    await page.getByText('Wrote nightly batch loads in SQL and SSIS').first().waitFor()
    await page.locator('form[action$="/cv-skills"] button[type="submit"]').click()
    await page.waitForURL(new RegExp(`${profile}#skills$`))

    // 3. Strengths and gaps, with evidence.
    await page.getByRole('link', { name: 'See the gaps' }).click()
    await page.waitForURL(/\/gaps\?profile=/)
    const airflow = page.locator('.gap-card').filter({ hasText: 'Apache Airflow' })
    expect(await airflow.textContent()).toMatch(/50\.0\s%\s+45\.7–54\.3\s%\s*260 of 520\sopenings/)
    const strengths = await page.locator('section[aria-labelledby="strengths"]').textContent()
    for (const name of ['SQL', 'Python']) expect(strengths).toContain(name)
    for (const name of ['Amazon Web Services', 'Apache Airflow', 'Google Cloud Platform']) {
      expect(await page.locator('.gap-card').filter({ hasText: name }).count()).toBe(1)
      expect(strengths).not.toContain(name)
    }

    // 4. A draft of three goals.
    await page.goto(`${address}${profile}/plan`)
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(3)
    await page.getByLabel('Hours a week').fill('8')
    await page.getByRole('button', { name: 'Make the draft' }).click()
    await page.locator('.plan-goal').first().waitFor()
    expect(await page.locator('.plan-goal').count()).toBe(3)
    expect(await page.locator('.roadmap-wide desc').textContent()).toContain('Reach working level in Apache Airflow')
    const drafted = (await page.locator('.plan-goal h3').allTextContents()).map((text) => text.split(' in ')[1] ?? '')
    expect(drafted.toSorted()).toEqual(['Amazon Web Services', 'Apache Airflow', 'Google Cloud Platform'])

    // 5. Each of them made SMART, until no hint is left.
    for (const [index, skill] of drafted.entries()) {
      await page.locator('.plan-goal').nth(index).getByRole('link', { name: 'Edit' }).click()
      await page.getByLabel('In a sentence').fill(`Run our nightly load of orders with ${skill}`)
      await page
        .getByLabel('What exactly will you make, do or run?')
        .fill('The load of orders, with retries and an alert.')
      await page
        .getByLabel('What will show that it is done?')
        .fill('It ran 14 nights; a colleague restarted one from my notes.')
      await page.getByLabel('Why this one?').fill('Jobs that I liked last month ask for it.')
      await page.getByLabel('Confidence, 0 to 10').fill('8')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.waitForURL(/#goal-/)
    }
    expect(await page.locator('.smart-hint').allTextContents()).toEqual([])
    await page.getByRole('link', { name: 'Edit the plan' }).click()
    await page
      .getByLabel('Vision, two or three sentences')
      .fill('Senior data engineer in a team that runs in the cloud.')
    await page.getByLabel('Plan B').fill('The platform team of the insurer moves to the cloud in spring.')
    await page.getByLabel('Who', { exact: true }).first().fill('Ada')
    await page.getByLabel('Does what').first().fill('reviews my code')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(new RegExp(`${profile}/plan$`))
    expect(await page.locator('.plan-hints').count()).toBe(0)

    // 6. On paper: a page or two, without navigation, with boxes to tick.
    const file = join(folder, 'plan.pdf')
    const pdf = await page.pdf({
      path: process.env.SKILLTIDE_PLAN_PDF ?? file,
      preferCSSPageSize: true,
      printBackground: true,
    })
    const paper = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
    expect(paper.totalPages).toBeLessThanOrEqual(2)
    const words = paper.text.replace(/\s+/g, ' ')
    for (const text of [
      ...['Development plan of Jo Model', 'Senior data engineer in a team that runs in the cloud.', 'page 1 of 2', '☐'],
      ...[
        '520 senior data engineer openings in the United Kingdom',
        'Run our nightly load of orders with Apache Airflow',
      ],
    ]) {
      expect(words).toContain(text)
    }
    for (const text of ['Overview', 'Delete this plan', 'Check in']) expect(words).not.toContain(text)

    // 7. In the calendar.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Calendar file' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('plan.ics')
    await download.saveAs(join(folder, 'plan.ics'))
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, 'plan.ics'), 'utf8')))
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
    expect(events.filter(({ summary }) => summary.startsWith('Plan ')).length).toBeGreaterThanOrEqual(4)
    expect(events.filter(({ description }) => description?.startsWith('Goal: Run our nightly load'))).toHaveLength(6)
    for (const event of events) expect(event.component.getAllSubcomponents('valarm')).toHaveLength(1)

    // 8. A quarter later, with newer adverts.
    addQuarter(store, '2026-11-23', ASKED_IN_WINTER)
    store.sources.save(aSource({ firstReadOn: '2026-08-24', lastReadOn: QUARTER_LATER }))
    today = QUARTER_LATER
    await page.goto(`${address}${profile}/plan/check-in`)
    const said = (skill: string) =>
      page
        .locator('fieldset')
        .filter({ hasText: `with ${skill}` })
        .filter({ hasText: 'Done, percent' })
    expect(await said('Apache Airflow').textContent()).toContain('Demand for this goal fell from 50.0 % to 25.0 %')
    expect(await said('Apache Airflow').textContent()).toContain('lies outside the interval of that day')
    for (const skill of ['Amazon Web Services', 'Google Cloud Platform']) {
      expect(await said(skill).textContent()).toContain('Demand for this goal is about the same')
      expect(await said(skill).textContent()).not.toMatch(/\b(rose|fell)\b/)
    }
    await said('Amazon Web Services').getByLabel('Done, percent').fill('60')
    await said('Amazon Web Services').getByLabel('Hours since last time').fill('45')
    await said('Amazon Web Services').getByLabel('One obstacle').fill('Access took three weeks')
    await said('Amazon Web Services').getByLabel('Next step').fill('Put the alert in')
    await said('Apache Airflow').getByLabel('And the goal itself?').selectOption('drop')
    await said('Apache Airflow')
      .getByLabel('Why, if it is changed or dropped')
      .fill('Demand fell, and we schedule otherwise')
    await page.getByRole('button', { name: 'Keep this check-in' }).click()
    await page.waitForURL(/\/plan#history$/)

    // 9. The order is the person's, and everything can be read again.
    expect((await page.locator('.plan-goal h3').allTextContents()).map((text) => text.split(' with ')[1])).toEqual(
      drafted,
    )
    const dropped = page.locator('.plan-goal-dropped')
    expect(await dropped.textContent()).toContain('Demand fell, and we schedule otherwise')
    const history = await page.locator('.plan-history').textContent()
    expect(history).toMatch(/market: 50\.0\s% \(45\.7–54\.3\s%, n = 520\) when set, 25\.0\s% .*: it fell/)
    expect(history).toContain('Access took three weeks')
    expect(await page.locator('section[aria-labelledby="reviews"]').textContent()).toContain('done on 22 Feb 2027')
    const later = await (await page.request.get(`${address}${profile}/plan.ics`)).text()
    const after = new ICAL.Component(ICAL.parse(later)).getAllSubcomponents('vevent')
    const cancelled = after.filter((event) => event.getFirstPropertyValue('status') === 'CANCELLED')
    expect(cancelled).toHaveLength(2)
    for (const event of cancelled) expect(new ICAL.Event(event).sequence).toBeGreaterThan(0)
    expect(complaints).toEqual([])
  }, 120_000)
})
