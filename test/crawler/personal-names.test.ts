import { describe, expect, test } from 'vitest'
import { withoutContacts } from '../../crawler/personal-data.ts'
import { countReading } from '../work/count-work.ts'

const gone = '[contact-removed]'

describe('withoutContacts takes out the names of those to write to', () => {
  test.each([
    ['Contact: Jane Doe', `Contact: ${gone}`],
    ['Contact person: Frau Dr. Jane Doe, Berlin', `Contact person: ${gone}, Berlin`],
    ['<strong>Contact:</strong> Jane Doe<br>Apply now', `<strong>Contact:</strong> ${gone}<br>Apply now`],
    ['<p>Recruiter:</p><p>Anna van der Berg</p>', `<p>Recruiter:</p><p>${gone}</p>`],
    ['Hiring Manager: Jean-Luc O’Neil', `Hiring Manager: ${gone}`],
    ['Ansprechpartnerin: Zoë Müller', `Ansprechpartnerin: ${gone}`],
    ['please reach out to our recruiter Jane Doe for details', `please reach out to our recruiter ${gone} for details`],
    [
      'questions? Our Senior Technical Recruiter, Jane, will help',
      `questions? Our Senior Technical Recruiter, ${gone}, will help`,
    ],
    ['reach out to Jane Doe at +44 20 7946 0958', `reach out to ${gone} at ${gone}`],
    ['Please contact Jane Doe if you have questions', `Please contact ${gone} if you have questions`],
    ['send your CV to Jane Doe.', `send your CV to ${gone}.`],
    ['email Jane at jane@acme.example', `email ${gone}`],
    ['Jane Doe <jane.doe@acme.example>', `${gone}>`],
    ['Jane Doe (jdoe@acme.example)', `${gone})`],
    ['talk to Łukasz Żak (CTO) lukasz[at]acme[dot]example', `talk to ${gone}`],
    ['Jane Doe, Senior Talent Acquisition Partner', `${gone}, Senior Talent Acquisition Partner`],
    ['interview with Jane Doe (Hiring Manager)', `interview with ${gone} (Hiring Manager)`],
    ['Kind regards,\nJane Doe\nAcme', `Kind regards,\n${gone}\nAcme`],
    ['<p>Best regards,</p><p>Jane</p>', `<p>Best regards,</p><p>${gone}</p>`],
    ['My name is Jane and I hire', `My name is ${gone} and I hire`],
    ['<a href="mailto:jobs@acme.example">Jane Doe</a>', `<a href="mailto:${gone}">${gone}</a>`],
    ['<a href="https://www.linkedin.com/in/jdoe/">Jane D.</a>', `<a href="${gone}">${gone}</a>`],
    ['Jane https://uk.linkedin.com/in/janedoe, our founder', `${gone}, our founder`],
    ['https://calendly.com/jane-doe/30min', gone],
    ['WhatsApp me (@jane_doe) or @jane.doe on Telegram', `WhatsApp me (@jane_doe) or ${gone} on Telegram`],
    ['Twitter: @janedoe, Discord is jane#1234', `Twitter: ${gone}, Discord is ${gone}`],
  ])('%s', (text, cleaned) => {
    expect(withoutContacts(text)).toBe(cleaned)
    expect(withoutContacts(cleaned)).toBe(cleaned)
  })

  test.each([
    'Contact: Human Resources Department',
    'Contact us. Contact Sales Operations for a quote.',
    'You report to the Hiring Manager. Hiring Manager Interview, Recruiter Screen, Technical Round',
    'Work with our Talent Acquisition Team and the HR Business Partners',
    'Send events to Apache Kafka, write to Amazon S3, call Python APIs at scale, message Queue at night',
    'Talk to Power BI users. Reach out to Customer Success.',
    'Kind regards,\nThe Data Team',
    'Data Engineer (jobs@)',
    'Ruby, Julia and Jenkins; Jane Street and Goldman Sachs are clients',
    'https://www.linkedin.com/company/acme',
    'Develop talent: Build the next generation. People Partner, EMEA',
  ])('and leaves what names nobody: %s', (text) => {
    expect(withoutContacts(text)).toBe(text)
  })

  test('the name of the employer is no contact', () => {
    const text = 'Please contact Acme Robotics if you have questions'
    expect(withoutContacts(text, 'Acme Robotics Ltd')).toBe(text)
    expect(withoutContacts(text)).toBe(`Please contact ${gone} if you have questions`)
  })

  test.each([
    ['announcements', 'our recruiter, '.repeat(4_000)],
    ['capitals', 'Aa '.repeat(17_000)],
    ['labels in tags', 'Contact:<a>'.repeat(5_000)],
    ['signatures', 'Best regards,\n'.repeat(4_000)],
    ['titles', `${'A'.repeat(200)}, Recruiter `.repeat(250)],
    ['an endless label', `send ${'x'.repeat(60)}`.repeat(800)],
  ])('50 000 characters of %s take little more than twice the searches of half of them', async (_, text) => {
    const half = await countReading(() => withoutContacts(text.slice(0, text.length / 2)))
    const whole = await countReading(() => withoutContacts(text))
    expect(whole.expressions).toBeLessThan(2.5 * half.expressions + 1_000)
  })
})
