import { describe, expect, test } from 'vitest'
import { hnFirebase } from '../../../crawler/sources/hn-firebase.ts'
import { parseBent } from './board-traps.ts'

const item = 'https://hacker-news.firebaseio.com/v0/item/46000002.json'
const comment = (parts: object | null) =>
  parseBent(
    hnFirebase,
    parts && { by: 'acme_dev', id: 46000002, parent: 46000001, time: 1767369900, type: 'comment', ...parts },
    {
      url: item,
      kind: 'detail',
    },
  )

describe('Hacker News "Who is hiring?" from its own pages', () => {
  test('asks for the comments of threads of those who hire, and of no other', () => {
    const thread = (title: string | undefined) =>
      parseBent(hnFirebase, { id: 1, kids: [2, 3], title }, { url: item }).next
    expect(thread('Ask HN: Who is hiring? (March 2026)').map(({ kind, url }) => [kind, url])).toEqual([
      ['detail', 'https://hacker-news.firebaseio.com/v0/item/2.json'],
      ['detail', 'https://hacker-news.firebaseio.com/v0/item/3.json'],
    ])
    expect(thread('Ask HN: Who wants to be hired? (March 2026)')).toEqual([])
    expect(thread(undefined)).toEqual([])
  })

  test('reads a comment as the search engine gives it', () => {
    const { postings } = comment({ text: 'Acme Data | Data Engineer | Leeds, UK | ONSITE<p>Stack: dbt &amp; Spark.' })
    expect(postings).toMatchObject([
      {
        source: 'hn-firebase',
        sourceId: '46000002',
        title: 'Data Engineer',
        company: 'Acme Data',
        workplace: 'onsite',
        postedOn: '2026-01-02',
      },
    ])
  })

  test.each([
    [{ deleted: true }, 'deleted by its author or by Hacker News'],
    [{ dead: true, text: 'Acme | Data Engineer | Leeds' }, 'deleted by its author or by Hacker News'],
    [{}, 'no text: deleted, or nothing but a link'],
    [null, 'no such comment'],
  ])('%j is no advert', (parts, reason) => {
    expect(comment(parts)).toMatchObject({ postings: [], rejects: [{ reason }] })
  })
})
