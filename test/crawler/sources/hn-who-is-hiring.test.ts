import { describe, expect, test } from 'vitest'
import { hnWhoIsHiring } from '../../../crawler/sources/hn-who-is-hiring.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { parseBent } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const thread = fixtureJson('hn-who-is-hiring', 'detail') as { children: Record<string, unknown>[] }
const url = 'https://hn.algolia.com/api/v1/items/46000001'
const aHit = (objectID: string, title: string) => ({ objectID, title, author: 'whoishiring' })

describe('Hacker News "Who is hiring?"', () => {
  test('reads the three newest threads of those who hire, and no other of the account', () => {
    const hits = [
      aHit('9', 'Ask HN: Who wants to be hired? (March 2026)'),
      aHit('8', 'Ask HN: Who is hiring? (March 2026)'),
      aHit('7', 'Ask HN: Freelancer? Seeking freelancer? (March 2026)'),
      aHit('6', 'Ask HN: Who is hiring? (February 2026)'),
      aHit('5', 'Ask HN: Who is hiring? (January 2026)'),
      aHit('4', 'Ask HN: Who is hiring? (December 2025)'),
    ]
    const { next } = parseBent(hnWhoIsHiring, { hits })
    expect(next.map((request) => request.url.split('/').at(-1))).toEqual(['8', '6', '5'])
  })

  test('a list without any such thread has changed its shape', () => {
    expect(() => parseBent(hnWhoIsHiring, { hits: [] })).toThrow(PageShapeError)
  })

  test('answers to a comment are no adverts', () => {
    const { postings } = parseBent(hnWhoIsHiring, thread, { url })
    expect(postings.map(({ sourceId }) => sourceId)).toEqual(['46000002'])
  })

  test('a deleted comment is a reject, whatever was answered to it', () => {
    const deleted = { ...thread.children[0], id: 46000004, author: null, text: null }
    expect(parseBent(hnWhoIsHiring, { ...thread, children: [deleted] }, { url }).rejects).toEqual([
      {
        item: 'children[0] (id 46000004)',
        reason: 'no text: deleted, or nothing but a link',
        isNoOffer: true,
        removedId: '46000004',
      },
    ])
  })

  test('a thread without its comments is no thread', () => {
    expect(() => parseBent(hnWhoIsHiring, { id: 46000001 }, { url })).toThrow(/no "children" array/)
  })
})
