import type { Role } from '../../data/vocabulary/load-roles.ts'
import { untoldWords } from '../gaps/counted-selection.ts'
import { csvLines } from '../report/csv-lines.ts'
import { daysText, intervalText, shareText } from '../report/figure-text.ts'
import { selectionText } from '../report/selection-text.ts'
import { GROUP_LEVELS, type GroupReport, type GroupSkill } from './group-report.ts'

/** `11 of 14 lack Terraform`. */
export const lackSentence = ({ lacking, members, name }: Pick<GroupSkill, 'lacking' | 'members' | 'name'>): string =>
  `${lacking} of ${members} ${lacking === 1 ? 'lacks' : 'lack'} ${name}`

/** What must be said beside the counts of a group before they are shown to others. */
export function groupCautions({ members, isSmall, hasNames, notCompared }: GroupReport): string[] {
  return [
    ...(hasNames ? ['Names are shown: this is for the coach alone.'] : []),
    ...(isSmall
      ? [`${members} ${members === 1 ? 'person is' : 'people are'} too few: such counts are not anonymous.`]
      : []),
    ...(notCompared > 0
      ? [`${notCompared} of ${members} could not be compared: there are no openings of what they are after.`]
      : []),
  ]
}

/** For a terminal. */
export function groupText(report: GroupReport, roles: readonly Pick<Role, 'id' | 'name'>[]): string {
  const { group, members, countedOn, markets, skills } = report
  return [
    `${group}: ${members} ${members === 1 ? 'member' : 'members'}, each set against the openings that they are after; counted on ${countedOn}`,
    ...markets.map(
      (market) =>
        `  ${market.members} × ${selectionText(market.selection, roles)}: n = ${market.n}${market.basis === 'history' ? ', shipped history' : ''}${market.span === null ? '' : `, ${daysText(market.span.from, market.span.until)}`}${['', ...untoldWords(market.ignored)].join('. ')}`,
    ),
    ...groupCautions(report).map((caution) => `! ${caution}`),
    '',
    ...(skills.length === 0 ? ['No skill is asked for by one opening in ten.'] : skills.map(skillLine)),
  ].join('\n')
}

function skillLine(skill: GroupSkill): string {
  const levels = GROUP_LEVELS.filter((level) => skill.levels[level] > 0).map(
    (level) => `${skill.levels[level]} ${LEVEL_TEXTS[level]}`,
  )
  const parts = [
    lackSentence(skill),
    skill.aware > 0 ? `(${skill.aware} know${skill.aware === 1 ? 's' : ''} of it)` : '',
    skill.holding > 0 ? `; ${skill.holding} hold${skill.holding === 1 ? 's' : ''} it: ${levels.join(', ')}` : '',
    `; asked for by ${rangeText(skill)}`,
    skill.names === undefined
      ? ''
      : `\n    lacking: ${skill.names.lacking.join(', ') || '–'}; holding: ${skill.names.holding.join(', ') || '–'}`,
  ]
  return parts
    .filter(Boolean)
    .join(' ')
    .replaceAll(/ (?=;|\n)/g, '')
}

export const LEVEL_TEXTS: Record<(typeof GROUP_LEVELS)[number], string> = {
  ...{ working: 'working', practitioner: 'practitioner', expert: 'expert' },
  ...{ notSaid: 'level not said', implied: 'by a narrower skill' },
}

const rangeText = ({ least, greatest }: GroupSkill): string =>
  least.share === greatest.share
    ? `${shareText(least.share)} (${intervalText(least.low, least.high)}) of ${least.n}`
    : `${shareText(least.share)} to ${shareText(greatest.share)}`

const CSV_HEADER = [
  ...['skill', 'name', 'members', 'lacking', 'aware', 'holding', 'working', 'practitioner', 'expert', 'levelNotSaid'],
  ...[
    'implied',
    'leastShare',
    'leastLow',
    'leastHigh',
    'leastN',
    'greatestShare',
    'greatestLow',
    'greatestHigh',
    'greatestN',
  ],
]

/** One line a skill; names stand in it only when they were asked for. */
export function groupCsv({ skills, hasNames }: GroupReport): string {
  const figure = ({ share, low, high, n }: GroupSkill['least']) => [share, low, high, n]
  return csvLines(
    hasNames ? [...CSV_HEADER, 'lackingNames', 'holdingNames'] : CSV_HEADER,
    skills.map(({ skill, name, members, lacking, aware, holding, levels, least, greatest, names }) => [
      ...[skill, name, members, lacking, aware, holding],
      ...GROUP_LEVELS.map((level) => levels[level]),
      ...[...figure(least), ...figure(greatest)],
      ...(names === undefined ? [] : [names.lacking.join('; '), names.holding.join('; ')]),
    ]),
  )
}
