import type { SettingStore } from './contracts/settings.ts'
import type { StoreDatabase } from './database.ts'

export function createSettingStore({ db, write }: StoreDatabase): SettingStore {
  const find = db.prepare<{ key: string }, string>('SELECT value FROM settings WHERE key = @key').pluck()
  const save = db.prepare<{ key: string; value: string }>(`
    INSERT INTO settings (key, value) VALUES (@key, @value)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
  `)
  return {
    get: (key) => find.get({ key }) ?? null,
    set: (key, value) => {
      write(() => save.run({ key, value }))
    },
  }
}
