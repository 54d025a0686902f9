import { describe, expect, test } from 'vitest'
import { personio } from '../../../crawler/sources/personio.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { parseBent } from './board-traps.ts'
import { fixtureText } from './fixture.ts'

const bent = (from: string | RegExp, to: string) =>
  parseBent(personio, fixtureText('personio', 'listing.xml').replace(from, to))

describe('Personio', () => {
  test('boards on .com are named whole', () => {
    expect(personio.firstRequests({ id: 'p', type: 'personio', board: 'acme.jobs.personio.com' })).toEqual([
      { kind: 'listing', url: 'https://acme.jobs.personio.com/xml?language=en' },
    ])
  })

  test('the heading of a part is not the title of the position', () => {
    const { postings } = bent('<name>Data Engineer (m/f/d)</name>', '')
    expect(postings).toEqual([])
    const parts = /<jobDescriptions>[\s\S]*<\/jobDescriptions>/
    const moved = fixtureText('personio', 'listing.xml')
    const first = moved.replace(parts, '').replace('<position>', `<position>${parts.exec(moved)?.[0]}`)
    expect(parseBent(personio, first).postings[0]?.title).toBe('Data Engineer (m/f/d)')
  })

  test('a literal </position> in the text ends nothing', () => {
    const { postings } = bent('Build &amp; run pipelines', 'in &lt;b&gt; and </position> we trust')
    expect(postings[0]?.description.content).toContain('and </position> we trust')
  })

  test('texts may be escaped instead of wrapped in CDATA', () => {
    const { postings } = bent(/<!\[CDATA\[.*?\]\]>/, '&lt;p&gt;R &amp;amp; SQL&lt;/p&gt;')
    expect(postings[0]?.description.content).toBe('<h3>Your tasks</h3>\n<p>R &amp; SQL</p>')
  })

  test('headings are plain text', () => {
    const { postings } = bent('<name>Your tasks</name>', '<name>R &amp; D &lt;3</name>')
    expect(postings[0]?.description.content).toContain('<h3>R &amp; D &lt;3</h3>')
  })

  test('a position without texts is rejected', () => {
    const { rejects } = bent(/<jobDescriptions>[\s\S]*<\/jobDescriptions>/, '<jobDescriptions></jobDescriptions>')
    expect(rejects).toEqual([{ item: 'positions[0]', reason: 'missing description' }])
  })

  test('an empty board is healthy; a page of HTML is no board', () => {
    const empty = '<?xml version="1.0" encoding="UTF-8"?>\n<workzag-jobs></workzag-jobs>\n'
    expect(parseBent(personio, empty)).toEqual({ postings: [], rejects: [], next: [] })
    expect(parseBent(personio, '<workzag-jobs/>').postings).toEqual([])
    expect(() => parseBent(personio, '<html><a class="job-box" href="/job/1">x</a></html>')).toThrow(PageShapeError)
  })

  test('a board that breaks off keeps what came before', () => {
    const text = fixtureText('personio', 'listing.xml').replace('</workzag-jobs>', '<position><id>2</id><name>Da')
    const { postings, rejects } = parseBent(personio, text)
    expect(postings.map(({ sourceId }) => sourceId)).toEqual(['2100001'])
    expect(rejects).toEqual([{ item: 'positions[1]', reason: 'the document ends within the item' }])
  })

  test('without a date or a known period both are unknown', () => {
    expect(bent(/<createdAt>.*<\/createdAt>/, '').postings[0]?.postedOn).toBeNull()
    expect(bent('<type>yearly</type>', '<type>seasonal</type>').postings[0]?.salary).toBeNull()
  })
})
