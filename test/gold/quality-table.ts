import { type AmbiguousLabel, partOf } from './gold-labels.ts'
import { type Comparison, GROUPS, type Quality, qualityOf, type Tally, tallyOf } from './measure.ts'

const PARTS = ['dev', 'held-out', 'blind', 'opened'] as const
const JOBS = ['all', 'data', 'software', 'other'] as const

/** The figures of one part of the labels, one kind of job and one group of skills. */
export interface QualityRow {
  /** A part of the labels, or another measurement (`adjudicated, strict`). */
  part: string
  jobs: (typeof JOBS)[number]
  group: string
  tally: Tally
  /** Levels were not judged. */
  hasNoLevels?: true
}

/** A row per part, kind of job and group of skills. */
export function qualityRows(comparisons: readonly Comparison[]): QualityRow[] {
  return PARTS.filter((part) => comparisons.some((one) => one.part === part)).flatMap((part) =>
    JOBS.flatMap((jobs) =>
      [...GROUPS, 'all'].map((group) => ({
        part,
        jobs,
        group,
        tally: tallyOf(
          comparisons.filter(
            (one) =>
              one.part === part && (jobs === 'all' || one.kind === jobs) && (group === 'all' || one.group === group),
          ),
        ),
      })),
    ),
  )
}

/** A row per part for the places of ambiguous names. */
export function ambiguousRows(
  labels: readonly AmbiguousLabel[],
  tally: (labels: readonly AmbiguousLabel[]) => Tally,
): QualityRow[] {
  return (['dev', 'held-out'] as const).map((part) => ({
    part,
    jobs: 'all',
    group: 'ambiguous',
    tally: tally(labels.filter(({ posting }) => partOf({ posting }) === part)),
  }))
}

/** The rows as lines of text, figures with three decimals. */
export function qualityTable(rows: readonly QualityRow[]): string {
  const lines = rows.map(({ part, jobs, group, tally }) => {
    const { precision, recall, f, levelAccuracy } = qualityOf(tally)
    const figures = [precision, recall, f, levelAccuracy].map(asFigure)
    const counts = [tally.matched, tally.wrong, tally.missed].map((count) => String(count).padStart(7))
    return [part.padEnd(9), jobs.padEnd(9), group.padEnd(10), ...figures, ...counts].join(' ')
  })
  return ['part      jobs      group      precis. recall  F       level   matched   wrong  missed', ...lines].join('\n')
}

/** Name of a row in the floor file. */
export function rowName({ part, jobs, group }: QualityRow): string {
  return `${part} / ${jobs} / ${group}`
}

/** Figures of the floor: cut to three decimals, so that a measurement never fails against itself. */
export function floorOf(rows: readonly QualityRow[]): Record<string, Quality> {
  return Object.fromEntries(
    rows.map((row) => {
      const { precision, recall, f, levelAccuracy } = qualityOf(row.tally)
      const floor: Quality = {
        precision: cut(precision),
        recall: cut(recall),
        f: cut(f),
        levelAccuracy: row.hasNoLevels ? null : cut(levelAccuracy),
      }
      return [rowName(row), floor]
    }),
  )
}

function cut(figure: number | null): number | null {
  return figure === null ? null : Math.floor(figure * 1000) / 1000
}

function asFigure(figure: number | null): string {
  return (figure === null ? '–' : figure.toFixed(3)).padEnd(7)
}
