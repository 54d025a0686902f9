import { intervalText, namesText, openingCountText, shareText } from '../figure-text.ts'
import { VERDICT_WORDS } from '../verdict-words.ts'
import { writeVolume } from './volume-sentence.ts'
import type { ChangedVerdict, Mover, WeeklyReport } from './weekly-report.ts'

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
