import { countText, shareText } from '../figure-text.ts'
import { VERDICT_WORDS } from '../verdict-words.ts'
import type { Mover, WeeklyReport } from './weekly-report.ts'

/** One figure of a published report that a count of now gives otherwise. */
export interface Restatement {
  what: string
  published: string
  now: string
}

/** A difference that the report's own figures, with one decimal of a percent, would show. */
const SHOWN_SHARE = 0.001

/**
 * What a re-count of a published week says otherwise: because later rules read the adverts, late adverts were found, copies
 * were merged, or a source was added. The published figures stay.
 */
export function listRestatements(published: WeeklyReport, recounted: WeeklyReport): Restatement[] {
  const before = moversOf(published)
  const after = moversOf(recounted)
  const rules =
    published.rulesVersion === recounted.rulesVersion
      ? []
      : [{ what: 'rules', published: published.rulesVersion, now: recounted.rulesVersion }]
  const volume =
    published.volume.openings === recounted.volume.openings
      ? []
      : [
          {
            what: `openings posted in ${published.week}`,
            published: countText(published.volume.openings),
            now: countText(recounted.volume.openings),
          },
        ]
  const total =
    published.n === recounted.n
      ? []
      : [{ what: 'openings of the span', published: countText(published.n), now: countText(recounted.n) }]
  return [...rules, ...volume, ...total, ...[...before].flatMap(([id, mover]) => restated(mover, after.get(id)))]
}

function restated(before: Mover, after: Mover | undefined): Restatement[] {
  if (after === undefined) {
    return [{ what: before.name, published: figureOf(before), now: 'no longer among the skills of this report' }]
  }
  const isSame = before.verdict === after.verdict && Math.abs((before.share ?? 0) - (after.share ?? 0)) < SHOWN_SHARE
  return isSame ? [] : [{ what: before.name, published: figureOf(before), now: figureOf(after) }]
}

const figureOf = ({ share, n, verdict }: Mover): string =>
  `${shareText(share)} of ${countText(n)}, ${VERDICT_WORDS[verdict].word}`

const moversOf = ({ rising, falling, mostAsked }: WeeklyReport): Map<string, Mover> =>
  new Map([...rising, ...falling, ...mostAsked].map((mover) => [mover.id, mover]))
