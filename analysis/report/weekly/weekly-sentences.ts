import { countText, intervalText, namesText, openingCountText, shareText } from '../figure-text.ts'
import type { ChangedVerdict, Mover, WeeklyReport, WeeklyVolume } from './weekly-report.ts'

type Findings = Pick<WeeklyReport, 'n' | 'changedVerdicts' | 'rising' | 'falling' | 'mostAsked' | 'volume' | 'week'> & {
  /** Skills with a verdict of rising, falling or steady. */
  judgedCount: number
}

/** The finding of the week in one sentence; only what the verdicts bear. */
export function writeHeadline({ n, changedVerdicts, rising, falling, judgedCount }: Findings): string {
  if (n === 0) return 'No openings were read for this part of the market'
  const news = changeWords(changedVerdicts)
  if (news !== null) return news
  const still = [moveWords(rising, 'still rising'), moveWords(falling, 'still falling')].filter((part) => part !== null)
  if (still.length > 0) return `Nothing new this week: ${still.join('; ')}`
  if (judgedCount > 0) return 'Nothing changed that the data can show'
  return 'These adverts show levels, and cannot show yet whether anything changed'
}

function changeWords(changed: readonly ChangedVerdict[]): string | null {
  const named = (now: ChangedVerdict['now']) => changed.filter((change) => change.now === now).map(({ name }) => name)
  const parts = [
    ...phrase(named('rising'), 'now rising'),
    ...phrase(named('falling'), 'now falling'),
    ...phrase(named('steady'), 'now steady'),
  ]
  return parts.length === 0 ? null : parts.join('; ')
}

const moveWords = (movers: readonly Mover[], word: string): string | null =>
  phrase(
    movers.map(({ name }) => name),
    word,
  )[0] ?? null

const phrase = (names: readonly string[], words: string): string[] =>
  names.length === 0 ? [] : [`${namesText(names)} ${names.length === 1 ? 'is' : 'are'} ${words}`]

/** At most three sentences with their figures: what moved most surely, what is asked for most, how many openings. */
export function writeKeyPoints(findings: Findings): string[] {
  const { rising, falling, mostAsked, volume, week, changedVerdicts } = findings
  const isNews = ({ id }: Mover) => changedVerdicts.some((change) => change.id === id)
  const movers = [...rising, ...falling]
  const first = movers.find(isNews) ?? movers[0]
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

function writeVolume({ openings, state, usual, yearBefore }: WeeklyVolume, week: string): string {
  if (state === 'empty') return `No source that can be read by the week showed openings posted in ${week}.`
  const filling = state === 'unsettled' ? '; the week is still filling, late adverts are expected' : ''
  const outage = state === 'outage' ? '; some source had no healthy reading in the week, so some are missing' : ''
  const survivors = state === 'survivor' ? '; only adverts that were still open at our first reading' : ''
  const compared =
    usual === null
      ? ''
      : `, against ${countText(Math.round(usual.meanOpenings))} a week in ${usual.weeks === 4 ? 'the four weeks before' : usual.weeks === 1 ? 'the one complete week of the four before' : `the ${usual.weeks} complete weeks of the four before`}`
  const yearAgo = yearBefore === null ? '' : ` and ${countText(yearBefore)} in the same week a year before`
  return `${openingCountText(openings)} ${openings === 1 ? 'was' : 'were'} posted in ${week}${compared}${yearAgo}${filling}${survivors}${outage}.`
}
