import { expect, test } from 'vitest'
import { addDays } from '../../data/weeks.ts'
import { aSource, aStore } from '../data/builders.ts'
import { testApp } from './test-app.ts'

/** A Monday. */
const FROM = '2026-03-02'

/** A source that was read every week until July, and another that was read for the first time in November. */
function marketWithSnapshot() {
  const week = (source: string, number: number, python: number) =>
    Array.from({ length: 20 }, (_, index) => ({
      postedOn: addDays(FROM, 7 * number),
      skills: index < python ? ['python', 'sql'] : ['sql'],
      posting: { source },
    }))
  return aStore(
    [
      ...Array.from({ length: 20 }, (_, number) => week('example-board', number, number < 10 ? 4 : 12)).flat(),
      ...[35, 36, 37].flatMap((number) => week('example-feed', number, 10)),
    ],
    [
      aSource({ source: 'example-board', firstReadOn: '2026-02-23', lastReadOn: '2026-07-19' }),
      aSource({ source: 'example-feed', name: 'Feed', firstReadOn: '2026-10-26', lastReadOn: '2026-11-22' }),
    ],
  )
}

test('a span that somebody chose shows its own comparison, whoever looked at the same weeks before', async () => {
  const path = '/skills/python?grain=week'
  const [before, fresh] = [await testApp(marketWithSnapshot()), await testApp(marketWithSnapshot())]
  const { span } = (await before.inject('/api/v1/trends?grain=week&skill=python')).json()
  const chosen = `${path}&since=${span.from}`
  const unchosen = (await before.inject(path)).body
  const own = (await fresh.inject(chosen)).body
  const after = (await before.inject(chosen)).body
  expect(unchosen === own).toBe(false)
  expect(after === own).toBe(true)
})
