import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

let cwd: string
const advert = (id: number, skills: string) =>
  `${id},Senior Data Engineer,Employer ${id},"Requirements: you know ${skills}. Number ${id}.","London, UK",2026-03-0${1 + (id % 7)}`

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'skilltide-plan-'))
  const rows = Array.from({ length: 12 }, (_, id) =>
    advert(id, id < 8 ? 'SQL and Apache Airflow' : id < 10 ? 'SQL and Terraform' : 'SQL, Terraform and dbt'),
  )
  writeFileSync(join(cwd, 'jobs.csv'), ['id,title,company,description,location,date_posted', ...rows].join('\n'))
  await json('import', 'jobs.csv')
  await json(
    ...['profiles', 'add', 'Quentin Zyx', '--role', 'data-engineer', '--seniority', 'senior', '--country', 'uk'],
    ...['--skills', 'sql:expert'],
  )
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const run = (...args: string[]) => runCommand(args, { cwd })
const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await run(...args, '--json')
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout)
}
const plan = (...args: string[]) => json('plan', ...args, '--profile', 'Quentin Zyx')
const bytes = () =>
  ['', '-wal', '-shm']
    .map((end) => join(cwd, `skilltide.db${end}`))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1'))
    .join('')

test('a plan is drafted, changed, checked, exported as Markdown, calendar and JSON, and goes with the person', async () => {
  // 1. Without a plan a draft is shown and nothing is stored.
  const preview = await run('plan', '--profile', 'Quentin Zyx', '--json')
  expect(preview.stderr).toContain('a draft that is not stored')
  expect(JSON.parse(preview.stdout)).toMatchObject({ version: 0, goals: [{ skill: 'apache-airflow' }, {}, {}] })
  expect((await run('plan', 'export', '--profile', 'Quentin Zyx', '--format', 'md')).stderr).toContain(
    'has no plan yet',
  )

  // 2. A draft of two goals, with figures, hours and days.
  const draft = await plan('draft', '--goals', '2', '--hours-per-week', '6', '--start', '2027-01-04')
  expect(draft).toMatchObject({ version: 1, constraints: { hoursPerWeek: 6 }, market: { n: 12 }, name: 'Quentin Zyx' })
  expect(draft.goals).toMatchObject([
    {
      ...{ skill: 'apache-airflow', hours: 30, startOn: '2027-01-04', dueOn: '2027-02-08', state: 'planned' },
      market: { count: 8, n: 12, verdict: 'too-few', selection: { seniority: 'senior', country: 'GB' } },
    },
    { skill: 'terraform', market: { count: 4, n: 12 } },
  ])
  expect(await run('plan', 'draft', '--profile', 'Quentin Zyx')).toMatchObject({ code: 2 })

  // 3. Goals, milestones and words are changed one by one; hints go as they are met.
  const edited = await plan(
    ...[
      'goal',
      'edit',
      '1',
      '--specific',
      'Our nightly load',
      '--measure',
      'It ran 14 nights',
      '--reason',
      'I like it',
    ],
  )
  expect(edited).toMatchObject({ specific: 'Our nightly load', hours: 30, market: { count: 8 } })
  const added = await plan('goal', 'add', '--skill', 'dbt', '--confidence', '8')
  expect(added).toMatchObject({ statement: 'Reach working level in dbt', skill: 'dbt', market: { count: 2, n: 12 } })
  await plan('goal', 'state', '2', 'dropped', '--reason', 'Somebody else does it')
  await plan('milestone', 'add', '1', 'First night', '--due', '2027-01-20')
  await plan('set', '--vision', 'Senior by spring.', '--plan-b', 'Another team', '--support', 'Ada=reviews my code')
  const shown = await plan()
  expect(shown).toMatchObject({ vision: 'Senior by spring.', support: [{ who: 'Ada', does: 'reviews my code' }] })
  expect(shown.goals[1]).toMatchObject({ state: 'dropped', stateReason: 'Somebody else does it' })
  expect(shown.today.goals[0].hints).toEqual([
    { letter: 'R', hint: 'Only 12 openings stand behind the market figure.' },
  ])
  const milestone = shown.goals[0].milestones.find(({ title }: { title: string }) => title === 'First night').id
  expect((await plan('milestone', 'done', milestone)).milestones.at(-1).doneOn).toMatch(/^\d{4}-/)
  const text = (await run('plan', '--profile', 'Quentin Zyx')).stdout
  expect(text).toContain('[x] First night')
  expect(text).toContain('8 of 12 openings')

  expect((await plan('market')).market).toMatchObject({ n: 12, selection: { country: 'GB' } })

  // 4. A check-in, by options and as a file.
  const review = await plan('review')
  expect(review.goals[0].change.verdict).toBe('no-newer')
  const kept = await plan(
    ...['review', '--goal', '1', '--progress', '40', '--hours', '12', '--next-step', 'Alerts', '--next', '2030-01-01'],
  )
  expect(kept).toMatchObject({ nextOn: '2030-01-01', goals: [{ progressPercent: 40, market: { count: 8 } }] })
  const goalId = shown.goals[2].id
  writeFileSync(
    join(cwd, 'check-in.json'),
    JSON.stringify({ goals: [{ goalId, decision: 'drop', reason: 'No time' }], nextOn: null }),
  )
  await plan('review', '--from', 'check-in.json')
  const after = await plan()
  expect(after.goals.map(({ state }: { state: string }) => state)).toEqual(['active', 'dropped', 'dropped'])
  expect(after.checkIns).toHaveLength(2)

  // 5. Exports.
  await plan('export', '--format', 'ics', '--out', 'plan.ics')
  expect(statSync(join(cwd, 'plan.ics')).mode & 0o777).toBe(0o600)
  const calendar = readFileSync(join(cwd, 'plan.ics'), 'utf8')
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  expect(events.map((event) => event.getFirstPropertyValue('status'))).toContain('CANCELLED')
  expect(events).toHaveLength(after.calendar.length)
  expect(calendar).not.toMatch(/quentin|somebody else does it|no time|like it/i)
  expect(await run('plan', 'export', '--profile', 'Quentin Zyx', '--format', 'ics', '--out', 'plan.ics')).toMatchObject(
    {
      code: 2,
    },
  )
  const markdown = (await run('plan', 'export', '--profile', 'Quentin Zyx', '--format', 'md')).stdout
  expect(markdown).toContain('# Development plan of Quentin Zyx')
  expect(markdown).toContain('12 senior data engineer openings in the United Kingdom')
  expect(JSON.parse((await run('plan', 'export', '--profile', 'Quentin Zyx', '--format', 'json')).stdout)).toEqual(
    after,
  )

  // 6. The person's own data when asked for, and only then.
  expect((await json('profiles', 'export', 'Quentin Zyx')).plan).toMatchObject({ vision: 'Senior by spring.' })
  await json('export', 'all')
  expect(existsSync(join(cwd, 'all', 'profiles.jsonl'))).toBe(false)
  await json('export', 'people', '--what', 'profiles')
  expect(JSON.parse(readFileSync(join(cwd, 'people', 'profiles.jsonl'), 'utf8'))).toMatchObject({
    ...{ name: 'Quentin Zyx', plan: { checkIns: [{}, {}] } },
  })
  await json('backup', 'copy.db')
  expect((await json('--db', 'copy.db', 'plan', '--profile', 'Quentin Zyx')).checkIns).toHaveLength(2)

  expect(await run('plan', 'delete', '--profile', 'Quentin Zyx')).toMatchObject({ code: 2 })
  expect(bytes()).toContain('Senior by spring.')
  await json('profiles', 'delete', 'Quentin Zyx', '--yes')
  expect(bytes()).not.toMatch(/quentin|senior by spring|our nightly load|no time|reviews my code/i)
}, 120_000)

test.each([
  [['plan'], '--profile'],
  [['plan', '--profile', 'Nobody'], 'there is no profile "Nobody"'],
  [['plan', 'draft', '--profile', 'Sam', '--skill', 'Zorblax'], '"Zorblax": no skill of the vocabulary'],
  [['plan', 'draft', '--profile', 'Sam', '--skill', 'cobol'], 'is no gap here'],
  [['plan', 'draft', '--profile', 'Sam', '--start', 'soon'], '"soon" is no day'],
  [['plan', 'draft', '--profile', 'Sam', '--start', '9999-12-01'], 'lies too far ahead'],
  [['plan', 'goal', 'add', '--profile', 'Sam'], 'say what you want to reach'],
  [['plan', 'goal', 'edit', '9', '--profile', 'Robin'], 'the plan has no goal "9"'],
  [['plan', 'goal', 'state', '1', 'dropped', '--profile', 'Robin'], 'say why the goal is dropped'],
  [['plan', 'goal', 'state', '1', 'finished', '--profile', 'Robin'], 'choose one of planned, active'],
  [['plan', 'goal', 'edit', '1', '--start', '2027-05-01', '--due', '2027-01-01', '--profile', 'Robin'], 'lies before'],
  [['plan', 'review', '--progress', '10', '--profile', 'Robin'], 'say which goal'],
  [['plan', 'review', '--goal', '1', '--progress', '140', '--profile', 'Robin'], 'from 0 to 100'],
  [['plan', 'review', '--goal', '1', '--decision', 'change', '--profile', 'Robin'], 'say why'],
  [['plan', 'review', '--from', 'jobs.csv', '--profile', 'Robin'], 'not JSON'],
  [['plan', 'export', '--format', 'pdf', '--profile', 'Robin'], 'one of md, ics, json'],
])(
  '%j is refused in words',
  async (args, words) => {
    const profiles = await json('profiles')
    if (!profiles.some(({ name }: { name: string }) => name === 'Robin')) {
      for (const name of ['Robin', 'Sam']) await json('profiles', 'add', name, '--role', 'data-engineer')
      await json('plan', 'goal', 'add', '--profile', 'Robin', '--statement', 'Read the book on Terraform')
    }
    const { code, stderr, stdout } = await run(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /)
  },
  60_000,
)
