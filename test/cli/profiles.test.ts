import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

let cwd: string
const advert = (id: number, skills: string, title = 'Senior Data Engineer', place = 'London, UK') =>
  `${id},${title},Employer ${id},"Requirements: you know ${skills}. Number ${id}.","${place}",2026-03-0${1 + (id % 7)}`

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'skilltide-profiles-'))
  const rows = [
    ...Array.from({ length: 10 }, (_, id) => advert(id, id < 8 ? 'SQL and Apache Airflow' : 'SQL and Terraform')),
    ...Array.from({ length: 5 }, (_, id) => advert(20 + id, 'Kotlin', 'Junior Backend Engineer', 'Berlin, Germany')),
  ]
  writeFileSync(join(cwd, 'jobs.csv'), ['id,title,company,description,location,date_posted', ...rows].join('\n'))
  await json('import', 'jobs.csv')
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const run = (...args: string[]) => runCommand(args, { cwd })
const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await run(...args, '--json')
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout)
}
const bytes = () =>
  ['', '-wal', '-shm']
    .map((end) => join(cwd, `skilltide.db${end}`))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1'))
    .join('')

test('a person is added, compared by default with what they are after, exported, and deleted without a trace', async () => {
  const added = await json(
    ...['profiles', 'add', 'Quentin Zyx', '--role', 'data-engineer', '--seniority', 'senior', '--country', 'uk'],
    ...['--horizon', '12', '--group', 'Autumn', '--current-role', 'Database administrator'],
    ...['--skills', 'postgresql:expert, airflow:awareness, Zorblax modelling'],
  )
  expect(added).toMatchObject({
    name: 'Quentin Zyx',
    currentRole: 'Database administrator',
    vision: { role: 'data-engineer', seniority: 'senior', horizonMonths: 12 },
    places: { country: 'GB' },
    skills: [
      { skill: 'postgresql', level: 'expert' },
      { skill: 'apache-airflow', level: 'awareness' },
      { skill: null, name: 'Zorblax modelling', level: null },
    ],
  })
  expect(await json('profiles')).toEqual([added])
  expect(await json('profiles', 'show', 'quentin zyx')).toEqual(added)
  expect(await json('profiles', 'export', added.id)).toEqual(added)
  writeFileSync(join(cwd, 'person.json'), (await run('profiles', 'export', added.id)).stdout)
  const [back] = await json('profiles', 'import', 'person.json', '--name', 'Quentin Abc')
  expect(back).toEqual({
    ...added,
    id: back.id,
    name: 'Quentin Abc',
    createdAt: added.createdAt,
    updatedAt: back.updatedAt,
  })
  const twice = await run('profiles', 'import', 'person.json')
  expect([twice.code, twice.stderr]).toEqual([
    2,
    expect.stringContaining('there is a profile called "Quentin Zyx" already'),
  ])
  expect((await run('profiles', 'import', 'jobs.csv')).stderr).toContain('jobs.csv: it is no JSON')
  await json('profiles', 'delete', back.id, '--yes')

  const gap = await json('gap', '--profile', 'Quentin Zyx')
  expect(gap.selection).toMatchObject({ role: 'data-engineer', seniority: 'senior', country: 'GB' })
  expect(gap.n).toBe(10)
  expect(gap.strengths).toMatchObject([{ skill: 'sql', impliedBy: 'PostgreSQL', count: 10 }])
  expect(gap.levelGaps).toMatchObject([{ skill: 'apache-airflow', level: 'awareness', count: 8, gain: 8 }])
  expect(gap.gaps.map(({ skill }: { skill: string }) => skill)).toEqual(['terraform'])
  expect(gap.unknown).toEqual(['Zorblax modelling'])
  expect((await run('gap', '--profile', 'Quentin Zyx')).stdout).toContain('below working level')
  // What is named comes before what the profile is after.
  const elsewhere = await json(
    ...['gap', '--profile', 'Quentin Zyx', '--role', 'backend-engineer', '--country', 'de', '--seniority', ''],
  )
  expect(elsewhere.gaps.map(({ skill }: { skill: string }) => skill)).toEqual(['kotlin'])

  // A session with private notes: handed over without them, and gone with the person.
  const session = {
    ...{ heldOn: '2026-03-10', focus: 'Wants the quagga team', privateNotes: 'seems wobblegong', nextOn: '2026-04-10' },
    commitments: [{ what: 'Write to Zanzibar Ltd', by: '2026-03-20', confidence: 8 }],
  }
  writeFileSync(join(cwd, 'session.json'), JSON.stringify(session))
  const { privateNotes: _, ...handed } = session
  expect(await json('profiles', 'sessions', 'Quentin Zyx', '--add', 'session.json')).toMatchObject([handed])
  expect((await run('profiles', 'sessions', 'Quentin Zyx')).stdout).not.toContain('wobblegong')
  expect((await run('profiles', 'sessions', 'Quentin Zyx', '--private')).stdout).toContain('wobblegong')
  expect(JSON.stringify(await json('profiles', 'export', added.id))).toContain('Zanzibar')
  expect(JSON.stringify(await json('profiles', 'export', added.id))).not.toContain('wobblegong')
  expect(JSON.stringify(await json('profiles', 'export', added.id, '--private'))).toContain('wobblegong')
  writeFileSync(join(cwd, 'session.json'), JSON.stringify({ heldOn: '2026-03-10', fokus: 'x' }))
  expect(await run('profiles', 'sessions', 'Quentin Zyx', '--add', 'session.json')).toMatchObject({
    ...{ code: 2, stderr: expect.stringContaining('session.json: fokus is not known') },
  })

  // The sheet and the group of a coach.
  const sheet = await run('profiles', 'sheet', 'Quentin Zyx')
  expect(sheet.stdout).toContain('# Advice for Quentin Zyx')
  expect(sheet.stdout).toMatch(/\| Apache Airflow \| 80\.0 % \|.*8 of 10.*\| known of \|/)
  expect(sheet.stdout).not.toContain('wobblegong')
  expect((await json('profiles', 'sheet', 'Quentin Zyx')).coverage).toEqual(gap.coverage)
  expect(await run('profiles', 'sheet', 'Quentin Zyx', '--format', 'pdf')).toMatchObject({ code: 2 })
  for (const format of ['md', 'html']) {
    await run('profiles', 'sheet', 'Quentin Zyx', '--format', format, '--out', `sheet.${format}`)
    expect(statSync(join(cwd, `sheet.${format}`)).mode & 0o777).toBe(0o600)
  }
  const group = await run('profiles', 'group', 'Autumn')
  expect(group.stdout).toContain('1 of 1 lacks Apache Airflow')
  expect(group.stdout).not.toContain('Quentin')
  expect(await run('profiles', 'group', 'nobody')).toMatchObject({ code: 2 })

  expect(await run('profiles', 'delete', 'Quentin Zyx')).toMatchObject({ code: 2 })
  for (const words of ['Quentin Zyx', 'wobblegong', 'quagga', 'Zanzibar']) expect(bytes()).toContain(words)
  expect(await json('profiles', 'delete', 'Quentin Zyx', '--yes')).toEqual({
    ...{ id: added.id, deleted: true, erased: true },
  })
  expect(bytes()).not.toMatch(/quentin|zorblax|database administrator|quagga|wobblegong|zanzibar/i)
  expect(await json('profiles')).toEqual([])
  expect((await json('gap', '--skills', 'sql')).n).toBe(15)
  expect(statSync(join(cwd, 'skilltide.db')).mode & 0o777).toBe(0o600)
})

test('a CV fills a profile, with the sentence of each skill, and what is typed besides comes before it', async () => {
  writeFileSync(
    join(cwd, 'cv.md'),
    [
      '# Robin Example',
      'robin@example.org',
      '## Experience',
      'Built nightly loads with Apache Airflow and PostgreSQL at a bank.',
      '## Skills',
      '- Python (expert)',
      '- Frobnication',
    ].join('\n'),
  )
  const { skills } = await json('profiles', 'add', 'Robin', '--cv', 'cv.md', '--skills', 'postgresql:working')
  const sentence = 'Built nightly loads with Apache Airflow and PostgreSQL at a bank.'
  expect(skills).toEqual([
    { skill: 'apache-airflow', name: 'Apache Airflow', level: null, evidence: sentence },
    { skill: 'postgresql', name: 'PostgreSQL', level: 'working', evidence: sentence },
    { skill: 'python', name: 'Python', level: 'expert', evidence: 'Python (expert)' },
    { skill: null, name: 'Frobnication', level: null, evidence: 'Frobnication' },
  ])
  expect((await json('gap', '--cv', 'cv.md')).unknown).toEqual(['Frobnication'])
})

test.each([
  [['profiles', 'show', 'Nobody'], 'there is no profile "Nobody"'],
  [['profiles', 'add', ' '], 'a name or a pseudonym is needed'],
  [['profiles', 'add', 'A', '--role', 'data-enginer'], 'did you mean "data-engineer"'],
  [['profiles', 'add', 'A', '--skills', 'sql:wizard'], 'wizard is no level'],
  [['profiles', 'add', 'A', '--horizon', '0'], 'from 1 to 120'],
  [['profiles', 'add', 'A', '--cv', 'nowhere.pdf'], 'there is no file nowhere.pdf'],
  [['gap', '--profile', 'Nobody'], 'there is no profile "Nobody"'],
  [['gap', '--skills', 'sql', '--profile', 'Nobody'], 'choose one of'],
  [['gap'], '--profile NAME or --cv FILE'],
])('%j is refused in words', async (args, words) => {
  const { code, stderr, stdout } = await run(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(words)
  expect(stderr).not.toMatch(/\n\s+at /)
})
