import { describe, expect, test } from 'vitest'
import { importFolder } from './import-folder.ts'

const { one, postings } = importFolder()

const PERSON = /jane|doe|7946/i
const TEXT = 'We use SQL. Contact: Jane Doe, jane.doe@acme.example, +44 20 7946 0958. You know Python.'

describe('an import keeps no personal data', () => {
  test('of fields that name people and of texts that do: JSON', async () => {
    const item = {
      id: 1,
      title: 'Data Engineer (jane.doe@acme.example)',
      company: 'Acme',
      location: 'Leeds; ask Jane at jane.doe@acme.example',
      description: TEXT,
      creator: { name: 'Jane Doe' },
      mailbox_email: 'jane.doe@acme.example',
      application_contacts: [{ name: 'Jane Doe', phone: '+44 20 7946 0958' }],
    }
    expect(await one('jobs.json', JSON.stringify([item]))).toMatchObject({ new: 1, rejected: [] })
    expect(JSON.stringify(postings())).not.toMatch(PERSON)
    expect(postings()[0]?.description.content).toMatch(/SQL[\s\S]*Python/)
  })

  test('CSV', async () => {
    const rows = ['id,title,description,recruiter,phone', `1,Data Engineer,"${TEXT}",Jane Doe,+44 20 7946 0958`]
    expect(await one('jobs.csv', rows.join('\n'))).toMatchObject({ new: 1, rejected: [] })
    expect(JSON.stringify(postings())).not.toMatch(PERSON)
  })

  test('saved pages and comments', async () => {
    const jobPosting = {
      '@type': 'JobPosting',
      title: 'Data Engineer',
      description: `<p>${TEXT}</p>`,
      applicationContact: { '@type': 'ContactPoint', name: 'Jane Doe', email: 'jane.doe@acme.example' },
    }
    await one('page.html', `<html><script type="application/ld+json">${JSON.stringify(jobPosting)}</script></html>`)
    const comment = {
      id: 7,
      source: 'who_is_hiring',
      time: 1_767_960_000,
      text: 'Acme | Data Engineer | Leeds<p>We are hiring. Jane Doe, jane [at] acme [dot] example, tg: @jane_doe',
    }
    await one('hn.jsonl', JSON.stringify(comment))
    expect(postings()).toHaveLength(2)
    expect(JSON.stringify(postings())).not.toMatch(PERSON)
  })
})
