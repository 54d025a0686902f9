import { describe, expect, test } from 'vitest'
import { cleanPosting } from '../../crawler/clean-posting.ts'
import { aPosting } from '../data/builders.ts'

const NOW = '2026-01-08T12:00:00Z'

describe('cleanPosting', () => {
  test('leaves a clean posting as it is', () => {
    const posting = aPosting({ postedOn: '2026-01-05' })
    expect(cleanPosting(posting, NOW)).toEqual(posting)
  })

  test('removes contacts from title and text', () => {
    const cleaned = cleanPosting(
      aPosting({ title: 'Engineer (a@b.example)', description: { format: 'text', content: 'Mail c@d.example' } }),
      NOW,
    )
    expect(cleaned).toMatchObject({
      title: 'Engineer ([contact-removed])',
      description: { content: 'Mail [contact-removed]' },
    })
  })

  test('removes contacts from every field that holds text', () => {
    const contact = 'Recruiter: Jane Doe, jane.doe@acme.example, +44 20 7946 0958'
    const cleaned = cleanPosting(
      aPosting({
        title: contact,
        company: contact,
        place: { text: contact, country: null, region: contact, city: contact },
        employmentType: contact,
        description: { format: 'html', content: `<p>${contact}</p>` },
        url: 'https://jobs.example/1?to=jane.doe@acme.example&id=7',
      }),
      NOW,
    )
    expect(JSON.stringify(cleaned)).not.toMatch(/jane|doe|7946/i)
    expect(cleaned.url).toBe('https://jobs.example/1?id=7')
  })

  test('a posting day more than two days ahead is unknown', () => {
    expect(cleanPosting(aPosting({ postedOn: '2026-02-08' }), NOW).postedOn).toBeNull()
    expect(cleanPosting(aPosting({ postedOn: '2026-01-09' }), NOW).postedOn).toBe('2026-01-09')
  })

  test('only links to the web survive', () => {
    expect(cleanPosting(aPosting({ url: 'javascript:alert(1)' }), NOW).url).toBeNull()
    expect(cleanPosting(aPosting({ url: '/jobs/1' }), NOW).url).toBeNull()
    expect(cleanPosting(aPosting({ url: ' https://jobs.example/1 ' }), NOW).url).toBe('https://jobs.example/1')
  })

  test('text becomes well-formed, without control characters and reversed reading order', () => {
    const content = 'SQL\u0000 \uD800and\u202E Python\nnew line'
    const cleaned = cleanPosting(aPosting({ company: ' \u0007 ', description: { format: 'text', content } }), NOW)
    expect(cleaned.description.content).toBe('SQL \uFFFDand Python\nnew line')
    expect(cleaned.company).toBeNull()
  })
})
