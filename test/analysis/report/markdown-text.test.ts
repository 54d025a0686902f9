import { expect, test } from 'vitest'
import { sessionMarkdown } from '../../../analysis/coaching/session-markdown.ts'
import { escapeMarkdown } from '../../../analysis/report/markdown-text.ts'

test.each([
  ['- first', String.raw`\- first`],
  ['+ first', String.raw`\+ first`],
  ['* first', String.raw`\* first`],
  ['-', String.raw`\-`],
  ['1. first', String.raw`1\. first`],
  ['  12) twelfth', String.raw` 12\) twelfth`],
  ['7.', String.raw`7\.`],
  ['---', String.raw`\---`],
  ['- - -', String.raw`\- - -`],
  ['===', String.raw`\===`],
  ['# title', String.raw`\# title`],
  ['> said', String.raw`\> said`],
])('%j begins no list, draws no rule and makes no heading', (text, escaped) =>
  expect(escapeMarkdown(text)).toBe(escaped),
)

test.each([
  '-5 points',
  '+3 points',
  '1.5 points',
  '2026-11-28',
  'well-known',
  '10 hours',
  '= 3',
  'a - b',
  '1234567890. of many',
])('%j stays as it is', (text) => expect(escapeMarkdown(text)).toBe(text))

test('lines that a coach writes as a list stay lines in the copy for the client', () => {
  const session = {
    ...{ id: 'a', heldOn: '2026-11-02', minutes: null, plannedSessions: null, facts: [], createdAt: '', updatedAt: '' },
    ...{
      focus: 'Pay\n---\n- ask\n1. call',
      goal: '',
      reality: '',
      options: '',
      wayForward: '',
      insights: '',
      support: '',
    },
    ...{
      nextOn: null,
      nextTopic: '',
      commitments: [{ what: '- call', by: null, shownBy: '', confidence: null, review: null }],
    },
  }
  const text = sessionMarkdown(session, { name: 'Ann', number: 1, lookedBack: [] }, [])
  expect(text).toContain(['Pay', '\\---', '\\- ask', '1\\. call'].join('\n'))
  expect(text).toContain('- \\- call')
})
