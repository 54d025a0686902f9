import { expect, test } from 'vitest'
import { listClients } from '../../../analysis/coaching/client-desk.ts'
import type { AskedByMarket, ClientMarket } from '../../../analysis/coaching/client-market.ts'
import { buildGroupReport } from '../../../analysis/coaching/group-report.ts'
import { groupCautions, groupCsv, groupText, lackSentence } from '../../../analysis/coaching/group-text.ts'
import { shareFigure } from '../../../analysis/gaps/share-figure.ts'
import { loadRules } from '../../../analysis/load-rules.ts'
import { EMPTY_PROFILE, type Profile, type SkillLevel } from '../../../data/profile.ts'
import { WHOLE_MARKET } from '../../../data/selection.ts'

const { vocabulary, roles } = loadRules()
const TODAY = '2026-11-26'
const asked = (skill: string, count: number, n = 100): AskedByMarket => {
  const known = vocabulary.byId.get(skill)
  if (known === undefined) throw new Error(skill)
  return { skill, name: known.name, kind: known.kind, ...shareFigure(count, n) }
}
/** Data engineers need SQL, Terraform and Airflow; backend engineers Terraform, and more often. */
const MARKETS: Record<string, AskedByMarket[]> = {
  'data-engineer': [asked('sql', 80), asked('terraform', 40), asked('apache-airflow', 30)],
  'backend-engineer': [asked('terraform', 60)],
}
const marketOf = ({ role }: { role: string | null }): ClientMarket | null => {
  const found = MARKETS[role ?? '']
  return found === undefined
    ? null
    : {
        ...{ selection: { ...WHOLE_MARKET, role }, basis: 'openings', ignored: [], n: 100, sources: [], asked: found },
        span: { from: '2026-08-31', until: '2026-11-30' },
      }
}
const client = (name: string, role: string, skills: [string, SkillLevel | null][], parts: Partial<Profile> = {}) => ({
  ...{ ...EMPTY_PROFILE, id: name, name, group: 'Autumn', createdAt: TODAY, updatedAt: `${TODAY}T10:00:00Z` },
  vision: { role, seniority: null, horizonMonths: null },
  currentRole: `${name}’s present role`,
  skills: skills.map(([skill, level]) => ({ skill, name: skill, level, evidence: `${name} did it` })),
  ...parts,
})
// By hand: Terraform is asked of all three, held by Cleo alone, known of by Ben. SQL of Ann and Ben: Ann through PostgreSQL.
const ann = client('Ann Zyx', 'data-engineer', [['postgresql', 'expert']])
const ben = client('Ben Zyx', 'data-engineer', [
  ['sql', null],
  ['terraform', 'awareness'],
  ['apache-airflow', 'working'],
])
const cleo = client('Cleo Zyx', 'backend-engineer', [['terraform', 'practitioner']])
const members = [ann, ben, cleo]
const reportOf = (people: readonly Profile[], hasNames = false) =>
  buildGroupReport(vocabulary, { group: 'Autumn', members: people, marketOf, hasNames, today: TODAY })

test('three clients are counted as they are by hand, most often lacking first', () => {
  const report = reportOf(members)
  expect(
    report.skills.map(({ skill, members, lacking, aware, holding }) => [skill, members, lacking, aware, holding]),
  ).toEqual([
    ['terraform', 3, 2, 1, 1],
    ['apache-airflow', 2, 1, 0, 1],
    ['sql', 2, 0, 0, 2],
  ])
  const [terraform, , sql] = report.skills
  expect(terraform?.least.share).toBe(0.4)
  expect(terraform?.greatest.share).toBe(0.6)
  expect(terraform?.levels).toEqual({ working: 0, practitioner: 1, expert: 0, notSaid: 0, implied: 0 })
  expect(sql?.levels).toMatchObject({ notSaid: 1, implied: 1 })
  expect(terraform && lackSentence(terraform)).toBe('2 of 3 lack Terraform')
  expect(report.markets.map(({ members, n, selection }) => [selection.role, members, n])).toEqual([
    ['data-engineer', 2, 100],
    ['backend-engineer', 1, 100],
  ])
})

test('nothing of a group names or describes a person unless names are asked for', () => {
  const report = reportOf(members)
  const all = [JSON.stringify(report), groupText(report, roles), groupCsv(report), ...groupCautions(report)].join('\n')
  expect(all).not.toMatch(/zyx|did it|present role/i)
  const named = reportOf(members, true)
  expect(named.skills[0]?.names).toEqual({
    ...{ lacking: ['Ann Zyx', 'Ben Zyx'], aware: ['Ben Zyx'], holding: ['Cleo Zyx'] },
  })
  expect(groupCsv(named)).toContain('Ann Zyx; Ben Zyx')
  expect(groupCautions(named)[0]).toContain('for the coach alone')
})

test('the lines of the terminal have one space between parts, and the last day of a span', () => {
  const text = groupText(reportOf(members), roles)
  expect(text).toContain('data engineer openings: n = 100, 2026-08-31 to 2026-11-29')
  expect(text).toContain(
    '2 of 3 lack Terraform (1 knows of it); 1 holds it: 1 practitioner; asked for by 40.0 % to 60.0 %',
  )
  expect(text).not.toMatch(/\S {2}|\s;/)
})

test('a small group is said to be not anonymous, and who could not be compared is counted', () => {
  expect(groupCautions(reportOf(members))).toEqual(['3 people are too few: such counts are not anonymous.'])
  const six = [...members, ...[1, 2, 3].map((number) => client(`More ${number}`, 'nobody-asks', []))]
  expect(groupCautions(reportOf(six))).toEqual([
    '3 of 6 could not be compared: there are no openings of what they are after.',
  ])
})

test('the desk tells gaps, the largest gap and the next date, and sorts by them', () => {
  const sources = {
    ...{ profiles: members, vocabulary, today: TODAY, sessionsOf: () => [] },
    // Ben missed the first of his reviews, Cleo all of hers.
    openReviewsOf: (id: string) =>
      id === ben.id ? ['2026-06-29', '2026-12-10', '2027-01-07'] : id === cleo.id ? ['2026-06-29', '2026-07-27'] : [],
    marketOf: (profile: Profile) => marketOf(profile.vision),
  }
  const desk = listClients(sources, { group: null, order: 'gaps' })
  expect(desk.map(({ name, gaps, asked, largestGap }) => [name, gaps, asked, largestGap?.skill ?? null])).toEqual([
    ['Ann Zyx', 2, 3, 'terraform'],
    ['Ben Zyx', 1, 3, 'terraform'],
    ['Cleo Zyx', 0, 1, null],
  ])
  expect(
    listClients(sources, { group: null, order: 'next' }).map(({ name, nextReviewOn }) => [name, nextReviewOn]),
  ).toEqual([
    ['Cleo Zyx', '2026-07-27'],
    ['Ben Zyx', '2026-12-10'],
    ['Ann Zyx', null],
  ])
  expect(listClients(sources, { group: 'Spring', order: 'name' })).toEqual([])
})
