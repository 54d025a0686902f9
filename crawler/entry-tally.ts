import type { BoardReading } from '../data/domain.ts'
import type { RunCounts, RunFailure } from '../data/store/contracts/runs.ts'
import type { Reject } from './sources/source.ts'

/** What one transaction adds to the record of an entry. */
export class EntryTally {
  readonly counts: Partial<RunCounts & BoardReading> = {}
  readonly failures: RunFailure[] = []

  count(name: keyof (RunCounts & BoardReading), by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by
  }

  fail(where: string, reason: string): void {
    this.count('failed')
    this.failures.push({ where, reason })
  }

  reject(pageUrl: string, rejects: readonly Reject[]): void {
    for (const { item, reason, isNoOffer } of rejects) {
      if (isNoOffer) this.count('notOffers')
      else this.fail(`${pageUrl} ${item}`, reason)
    }
  }

  read({ items, withTitle, withUrl, withDate, withText }: BoardReading): void {
    this.count('items', items)
    this.count('withTitle', withTitle)
    this.count('withUrl', withUrl)
    this.count('withDate', withDate)
    this.count('withText', withText)
  }
}
