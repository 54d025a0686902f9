import { expect, test } from 'vitest'
import { analyzePending, type FactsReader } from '../../analysis/analyze-pending.ts'
import { openStore } from '../../data/store/open-store.ts'
import { addDays } from '../../data/weeks.ts'
import { aMention, aPosting, aSource, someFacts } from '../data/builders.ts'

const recognition: FactsReader['recognition'] = {
  traitsOf: () => someFacts().advert,
  likenessOf: () => null,
  bandsOf: () => new Uint32Array(),
  sketchOf: () => new Uint8Array(),
  areUnlike: () => false,
}

/** A store with `count` postings of twenty weeks that were read, and what counts the work done on it. */
async function readStore(count: number) {
  const store = openStore(':memory:')
  store.sources.save(aSource())
  const work = { textsListed: 0, textsRead: 0 }
  const reader: FactsReader = {
    version: 'v1',
    recognition,
    read: ({ postingId }) => {
      work.textsRead += 1
      const skill = ['sql', 'python', 'kafka'][postingId % 3] ?? 'sql'
      return someFacts({ postingId, openingKey: `${postingId}`, mentions: [aMention(skill)] })
    },
  }
  const counted = {
    ...store,
    postings: {
      ...store.postings,
      listUnanalyzed: (...asked: Parameters<typeof store.postings.listUnanalyzed>) => {
        const listed = store.postings.listUnanalyzed(...asked)
        work.textsListed += listed.length
        return listed
      },
    },
  }
  const save = (from: number, until: number, postedOn: (number: number) => string) => {
    const numbers = Array.from({ length: until - from }, (_, index) => from + index)
    const postings = numbers.map((number) => aPosting({ sourceId: `${number}`, postedOn: postedOn(number) }))
    store.postings.save(postings, '2026-06-01T00:00:00Z')
  }
  save(0, count, (number) => addDays('2026-01-05', number % 140))
  await analyzePending(counted, reader)
  /** Adds one more week and analyses: what that cost. */
  async function addWeek(added: number) {
    save(count, count + added, (number) => addDays('2026-05-25', number % 7))
    Object.assign(work, { textsListed: 0, textsRead: 0 })
    const before = Number(store.changeMarks().own)
    await analyzePending(counted, reader)
    return { ...work, rowsWritten: Number(store.changeMarks().own) - before }
  }
  return { store, addWeek }
}

test('one more week costs what it brings, whatever is there already', async () => {
  const [small, large] = [await readStore(400), await readStore(3_000)]
  const [onSmall, onLarge] = [await small.addWeek(100), await large.addWeek(100)]
  expect(onLarge).toMatchObject({ textsListed: 100, textsRead: 100 })
  // Facts, openings and marks of a hundred postings, one stretch of the column index, the counts of one week and month.
  expect(onLarge.rowsWritten).toBe(onSmall.rowsWritten)
  expect(large.store.openings.count()).toBe(3_100)
  expect(large.store.counts.findDrift()).toEqual([])
})

test('where nothing is new nothing is read or written', async () => {
  const { addWeek } = await readStore(400)
  await addWeek(50)
  expect(await addWeek(0)).toEqual({ textsListed: 0, textsRead: 0, rowsWritten: 0 })
})
