import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import { aSource } from './builders.ts'

test('the data version stays while nothing changes, and moves with changes of this process and of another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skilltide-version-'))
  const [one, other] = [openStore(join(folder, 'a.db')), openStore(join(folder, 'a.db'))]
  const first = one.dataVersion()
  expect(one.dataVersion()).toBe(first)
  one.sources.save(aSource())
  const second = one.dataVersion()
  expect(second).not.toBe(first)
  other.settings.set('colour', 'blue')
  expect(one.dataVersion()).not.toBe(second)
  one.close()
  other.close()
  rmSync(folder, { recursive: true, force: true })
})
