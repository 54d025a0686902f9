import { expect, test } from 'vitest'
import { aStore } from '../data/builders.ts'
import { testApp } from './test-app.ts'

const store = aStore([], [])
const app = await testApp(store, { publicHost: 'skills.example.org' })
const TOKEN = 'abcdefghijklmnopqrstu_'
store.mails.subscribe('ann@example.org', TOKEN)
const endedAt = () => store.mails.subscribe('ann@example.org', 'unused').endedAt

test('looking at the link ends nothing; one click of a mail program does', async () => {
  const page = await app.inject({ url: `/unsubscribe/${TOKEN}`, headers: { host: 'skills.example.org' } })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('<button type="submit">')
  expect(page.body).not.toContain('ann@example.org')
  expect(endedAt()).toBeNull()

  const click = await app.inject({
    method: 'POST',
    url: `/unsubscribe/${TOKEN}`,
    headers: { host: 'skills.example.org', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  expect(click.statusCode).toBe(200)
  expect(endedAt()).not.toBeNull()
})

test('a token that nobody has ends nothing', async () => {
  expect((await app.inject(`/unsubscribe/${'x'.repeat(22)}`)).statusCode).toBe(404)
  expect((await app.inject('/unsubscribe/short')).statusCode).toBe(400)
})

test.each(['/', '/sources', '/api/v1/trends', '/unsubscribe/a/../../sources'])(
  'nothing but that page is answered under the public name: %s',
  async (url) => {
    expect((await app.inject({ url, headers: { host: 'skills.example.org' } })).statusCode).toBe(421)
  },
)
