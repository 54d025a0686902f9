import { countText, intervalText, namesText, openingCountText, shareText } from '../figure-text.ts'
import { VERDICT_WORDS } from '../verdict-words.ts'
import type { ChangedVerdict, LeftOutSource, Mover, WeeklyReport, WeeklyVolume } from './weekly-report.ts'

type Findings = Pick<WeeklyReport, 'n' | 'rising' | 'falling' | 'mostAsked' | 'volume' | 'week'> &
  Required<Pick<WeeklyReport, 'changedVerdicts' | 'firstSeen' | 'withdrawn'>>

/** Whether a rise or fall of any skill was looked for at all; else nothing can be said of change. */
export const wasTested = ({ mostAsked }: Pick<WeeklyReport, 'mostAsked'>): boolean =>
  mostAsked.some(({ points }) => points !== null)

/** The finding of the week in one sentence; only what the verdicts bear. */
export function writeHeadline({ n, ...findings }: Findings): string {
  if (n === 0) return 'No openings were read for this part of the market'
  const { changedVerdicts, firstSeen, withdrawn, rising, falling } = findings
  const news = [
    ...phrase(namesOf(changedVerdicts, 'rising'), 'now rising'),
    ...phrase(namesOf(changedVerdicts, 'falling'), 'now falling'),
    ...phrase(namesOf(changedVerdicts, 'steady'), 'now steady'),
    ...phrase(namesOf(withdrawn, 'rising', 'before'), 'no longer clearly rising'),
    ...phrase(namesOf(withdrawn, 'falling', 'before'), 'no longer clearly falling'),
  ]
  if (news.length > 0) return news.join('; ')
  const held = (movers: readonly Mover[]) => movers.filter(isNoneOf(firstSeen)).map(({ name }) => name)
  const still = [...phrase(held(rising), 'still rising'), ...phrase(held(falling), 'still falling')]
  const first = [
    ...phrase(namesOf(firstSeen, 'rising'), 'newly seen rising'),
    ...phrase(namesOf(firstSeen, 'falling'), 'newly seen falling'),
  ]
  if (first.length > 0) return `${[...still, ...first].join('; ')}, ${NOT_HELD}`
  if (still.length > 0) return `Nothing new this week: ${still.join('; ')}`
  if (wasTested(findings)) return 'Nothing changed that the data can show'
  return 'These adverts show levels, and cannot show yet whether anything changed'
}

const NOT_HELD = 'not yet held for two weeks'

const namesOf = (
  changes: readonly ChangedVerdict[],
  verdict: ChangedVerdict['now'],
  when: 'before' | 'now' = 'now',
): string[] => changes.filter((change) => change[when] === verdict).map(({ name }) => name)

const isNoneOf =
  (changes: readonly ChangedVerdict[]) =>
  ({ id }: Mover): boolean =>
    !changes.some((change) => change.id === id)

/** What the readings say anew of a skill: `is now rising`, beside it `before: too few to tell`, and both as a sentence. */
export interface NewsLine {
  id: string
  name: string
  words: string
  beside: string
  text: string
}

/** News of verdicts, what is seen for the first week, and what no longer holds: a line each. */
export function newsLines({
  changedVerdicts,
  firstSeen = [],
  withdrawn = [],
}: Pick<WeeklyReport, 'changedVerdicts' | 'firstSeen' | 'withdrawn'>): NewsLine[] {
  const line = ({ id, name }: ChangedVerdict, words: string, beside: string): NewsLine => ({
    ...{ id, name, words, beside },
    text: `${name} ${words} (${beside}).`,
  })
  return [
    ...changedVerdicts.map((one) => line(one, `is now ${wordOf(one.now)}`, `before: ${wordOf(one.before)}`)),
    ...firstSeen.map((one) =>
      line(one, `is newly seen ${wordOf(one.now)}`, `${NOT_HELD}; before: ${wordOf(one.before)}`),
    ),
    ...withdrawn.map((one) => line(one, `is no longer clearly ${wordOf(one.before)}`, `now: ${wordOf(one.now)}`)),
  ]
}

const wordOf = (verdict: ChangedVerdict['now']): string => VERDICT_WORDS[verdict].word

const phrase = (names: readonly string[], words: string): string[] =>
  names.length === 0 ? [] : [`${namesText(names)} ${names.length === 1 ? 'is' : 'are'} ${words}`]

/** At most three sentences with their figures: what moved most surely, what is asked for most, how many openings. */
export function writeKeyPoints(findings: Findings): string[] {
  const { rising, falling, mostAsked, volume, week, changedVerdicts, firstSeen } = findings
  const isNews = ({ id }: Mover) => changedVerdicts.some((change) => change.id === id)
  const movers = [...rising, ...falling]
  const first = movers.find(isNews) ?? movers.find(isNoneOf(firstSeen)) ?? movers[0]
  const asked = mostAsked[0]
  return [
    ...(first === undefined ? [] : [`${first.name}: ${first.reason}`]),
    ...(asked === undefined
      ? []
      : [
          `Leaving soft skills and broad fields aside, ${asked.name} is asked for most: in ${shareText(asked.share)} (${intervalText(asked.low, asked.high)}) of ${openingCountText(asked.n)}.`,
        ]),
    writeVolume(volume, week),
  ]
}

function writeVolume(volume: WeeklyVolume, week: string): string {
  const { openings, state } = volume
  if (state === 'empty') return `No source that can be read by the week showed openings posted in ${week}.`
  const filling = state === 'unsettled' ? '; the week is still filling, late adverts are expected' : ''
  const outage = state === 'outage' ? '; some source had no healthy reading in the week, so some are missing' : ''
  const survivors = state === 'survivor' ? '; only adverts that were still open at our first reading' : ''
  const [whole, ...parts] = groupComparisons(volume)
  const compared = whole === undefined ? '' : `, against ${whole.words.join(' and ')}`
  return [
    `${openingCountText(openings)} ${openings === 1 ? 'was' : 'were'} posted in ${week}${compared}${filling}${survivors}${outage}.`,
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
