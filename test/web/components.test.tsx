import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { FigureContext } from '../../web/components/figure-context.ts'
import { FigureFoot } from '../../web/components/figure-foot.tsx'
import { Layout } from '../../web/components/layout.tsx'
import { HaveLink } from '../../web/components/my-skills.tsx'
import { ShareBar } from '../../web/components/share-bar.tsx'
import { OutsideLink } from '../../web/components/skill-link.tsx'
import { VerdictBadge } from '../../web/components/verdict-badge.tsx'
import { EMPTY_STATE } from '../../web/view-state.ts'
import { aPage } from './samples.ts'

const span = { from: '2026-05-25', until: '2026-11-23' }
const source = (name: string, origin: 'own' | 'history' | 'demo' = 'own') => ({
  source: name,
  name,
  origin,
  attribution: null,
})

const onPage = (figure: VNode) =>
  renderToString(
    <FigureContext.Provider value={{ selection: 'openings', rules: 'rules-1' }}>{figure}</FigureContext.Provider>,
  )

test('a figure stands with n, span, sources and the method', () => {
  const html = onPage(
    <FigureFoot n={1204} span={span} sources={[source('Ashby'), source('Old list', 'history')]} csv="/x.csv" />,
  )
  expect(html).toContain('1,204\u00a0openings')
  expect(html).toMatch(/25 May\s*–\s*22 Nov 2026/)
  expect(html).toContain('Sources: Ashby, Old list (shipped history)')
  expect(html).toContain('href="/about/method#share"')
  expect(html).toContain('href="/x.csv"')
})

test('many sources are counted, not listed; in a file of its own they are listed and nothing is linked', () => {
  const figure = <FigureFoot n={1} span={span} sources={['A', 'B', 'C', 'D', 'E'].map((name) => source(name))} />
  expect(onPage(figure)).toContain('A, B, C and <a href="/sources">2 more</a>')
  const alone = renderToString(figure)
  expect(alone).toContain('A, B, C, D, E')
  expect(alone).not.toContain('<a ')
})

test('an unknown share is said to be unknown, not drawn as zero', () => {
  const html = renderToString(<ShareBar share={null} low={null} high={null} scale={1} />)
  expect(html).toContain('unknown')
  expect(html).not.toContain('<svg')
})

test.each([
  ['rising', 'Rising'],
  ['falling', 'Falling'],
  ['steady', 'Steady'],
  ['too-few', 'Too few to tell'],
] as const)('the verdict %s is told by a word and a shape', (verdict, word) => {
  const html = renderToString(<VerdictBadge verdict={verdict} />)
  expect(html).toContain(word)
  expect(html).toContain('<path')
})

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'ftp://evil.example', null])(
  '%s never becomes a link',
  (url) => {
    expect(renderToString(<OutsideLink url={url}>advert</OutsideLink>)).toBe('advert')
  },
)

test('a skill that the reader has cannot be added again', () => {
  const page = aPage({ held: [{ skill: 'postgresql', name: 'PostgreSQL' }] })
  expect(renderToString(<HaveLink page={page} skill={{ id: 'postgresql', name: 'PostgreSQL' }} />)).not.toContain(
    'href',
  )
  expect(renderToString(<HaveLink page={page} skill={{ id: 'sql', name: 'SQL' }} />)).toContain('href="/?skills=sql"')
})

test('a choice that the data no longer have stays visible in the form', () => {
  const page = aPage({ state: { ...EMPTY_STATE, role: 'data-engineer' } })
  expect(renderToString(<Layout page={page} title="Test" hasSelection children={null} />)).toContain(
    '<option value="data-engineer" selected>data-engineer</option>',
  )
})
