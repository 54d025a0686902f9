import { expect, test } from 'vitest'
import { textOf } from './read-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())

test('the next date on the desk is the review ahead, as the plan says it, however many were missed before it', async () => {
  const payload = { name: 'Finn', role: 'data-engineer', country: 'GB', skills: 'sql: expert' }
  const { id } = (await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })).json()
  const url = `/api/v1/profiles/${id}/plan`
  await app.inject({ method: 'POST', url: `${url}/draft`, payload: { startOn: '2026-09-07' } })
  const { today, reviews } = (await app.inject(url)).json()
  expect(today).toMatchObject({ overdueReviews: expect.any(Number), nextReviewOn: '2026-12-07' })
  expect(reviews[0]).toMatchObject({ on: '2026-10-05', doneOn: null })
  const desk = textOf((await app.inject('/profiles')).body)
  expect(desk).toContain('7 Dec 2026')
  expect(desk).not.toContain('5 Oct 2026')
})
