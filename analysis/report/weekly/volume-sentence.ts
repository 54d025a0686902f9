import { countText, namesText, openingCountText } from '../figure-text.ts'
import type { LeftOutSource, WeeklyVolume } from './weekly-report.ts'

/** How many openings were posted, against what is comparable, and which sources are left out of that and why. */
export function writeVolume(volume: WeeklyVolume, week: string): string {
  const { openings, state, partly } = volume
  if (state === 'empty') return `No source that can be read by the week showed openings posted in ${week}.`
  const filling =
    state === 'unsettled' && partly === undefined ? '; the week is still filling, late adverts are expected' : ''
  const part = partly === undefined ? '' : `; ${partly}`
  const outage = state === 'outage' ? '; some source had no healthy reading in the week, so some are missing' : ''
  const survivors = state === 'survivor' ? '; only adverts that were still open at our first reading' : ''
  const [whole, ...parts] = groupComparisons(volume)
  const compared = whole === undefined ? '' : `, against ${whole.words.join(' and ')}`
  return [
    `${openingCountText(openings)} ${openings === 1 ? 'was' : 'were'} posted in ${week}${compared}${filling}${part}${survivors}${outage}.`,
    ...parts.map(
      ({ leftOut, words, openings }) =>
        `Without ${leftOutWords(leftOut)}, ${countText(openings)} against ${words.join(' and ')}.`,
    ),
  ].join(' ')
}

interface Comparison {
  /** This week's openings in the sources compared. */
  openings: number
  leftOut: readonly LeftOutSource[]
  words: string[]
}

/** First what all sources bear, if anything is; then what some bear, one entry for the same sources. */
function groupComparisons({
  openings,
  usual,
  yearBefore,
  yearBeforeWithin,
}: WeeklyVolume): [Comparison | undefined, ...Comparison[]] {
  const found: Comparison[] = []
  const add = (leftOut: readonly LeftOutSource[], words: string, within: number) => {
    const same = found.find((one) => JSON.stringify(one.leftOut) === JSON.stringify(leftOut))
    if (same === undefined) found.push({ openings: within, leftOut, words: [words] })
    else same.words.push(words)
  }
  if (usual !== null) {
    const weeks = usual.weeks === 4 ? 'the four weeks before' : `${usual.weeks} of the four weeks before`
    const words = `${countText(Math.round(usual.meanOpenings))} a week in ${weeks}`
    add(usual.leftOut ?? [], words, usual.openings ?? openings)
  }
  if (yearBefore !== null) {
    const words = `${countText(yearBefore)} in the same week a year before`
    add(yearBeforeWithin?.leftOut ?? [], words, yearBeforeWithin?.openings ?? openings)
  }
  return [found.find(({ leftOut }) => leftOut.length === 0), ...found.filter(({ leftOut }) => leftOut.length > 0)]
}

const LEFT_OUT_WORDS: Record<LeftOutSource['why'], string> = {
  joined: 'joined since',
  gaps: 'showed nothing in some of the weeks compared',
  nothing: 'showed nothing this week',
  outage: 'had no healthy reading this week',
  survivor: 'was first read later',
  bursts: 'posts most of its adverts in one week of four',
}

/** `Beta, which joined since, and Gamma, which showed nothing this week`. */
function leftOutWords(leftOut: readonly LeftOutSource[]): string {
  const whys = [...new Set(leftOut.map(({ why }) => why))]
  return whys
    .map((why) => {
      const names = leftOut.filter((source) => source.why === why).map(({ name }) => name)
      return `${namesText(names)}, which ${LEFT_OUT_WORDS[why]}`
    })
    .join(', and ')
}
