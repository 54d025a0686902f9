import { expect, test } from 'vitest'
import type { MailSettings } from '../../../data/automation.ts'
import { sendNote } from '../../../server/mail/owner-note.ts'
import { startMailServer } from './mail-server.ts'

const NOTE = { to: 'owner@example.org', subject: 'SkillTide: the run failed', text: 'the disk is full\n' }
const settingsFor = (port: number): MailSettings => ({
  ...{ host: '127.0.0.1', port, security: 'none', user: null, from: 'SkillTide <reports@skilltide.example>' },
  ...{ recipients: [], owner: NOTE.to, publicUrl: null },
})

test('a note that is taken is there', async () => {
  const server = await startMailServer()
  await sendNote(settingsFor(server.port), undefined, NOTE)
  expect(server.received.map(({ to }) => to)).toEqual([NOTE.to])
  await server.close()
})

test.each([
  [550, /^mail: owner@example\.org was refused: .*no such mailbox/],
  [452, /^mail: owner@example\.org was deferred: .*no such mailbox/],
])('a note that is not taken (%i) is no note that was sent', async (code, words) => {
  const server = await startMailServer({ refuse: () => ({ code, words: 'no such mailbox' }) })
  await expect(sendNote(settingsFor(server.port), undefined, NOTE)).rejects.toThrow(words)
  await server.close()
})
