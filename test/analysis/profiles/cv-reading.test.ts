import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../analysis/load-rules.ts'
import { findCvSkills } from '../../../analysis/profiles/find-cv-skills.ts'
import { readCvFile } from '../../../analysis/profiles/read-cv-file.ts'
import { aDocx, aLockedPdf, aPdf, asBytes, aZip, linesDown, pagesOf } from './cv-files.ts'
import { CV_SAMPLES } from './cv-samples.ts'

const { vocabulary, extractor } = loadRules()
const read = async (bytes: Uint8Array, fileName: string) =>
  findCvSkills(await readCvFile(bytes, fileName), vocabulary, extractor).skills
const results = await Promise.all(
  CV_SAMPLES.map(async (sample) => ({ sample, found: await read(sample.bytes, sample.fileName) })),
)

describe('skills of synthetic CVs in every format', () => {
  test('every id that the samples expect is a skill', () => {
    const wrong = CV_SAMPLES.flatMap(({ skills }) => skills).filter((id) => !vocabulary.byId.has(id))
    expect(wrong).toEqual([])
    expect(CV_SAMPLES.length).toBeGreaterThanOrEqual(12)
  })

  test('95 of 100 that are found are there, and 90 of 100 that are there are found', () => {
    let [right, found, there] = [0, 0, 0]
    const faults: string[] = []
    for (const { sample, found: skills } of results) {
      const ids = skills.flatMap(({ skill }) => (skill === null ? [] : [skill]))
      right += ids.filter((id) => sample.skills.includes(id)).length
      found += ids.length
      there += sample.skills.length
      for (const id of ids) if (!sample.skills.includes(id)) faults.push(`${sample.name}: + ${id}`)
      for (const id of sample.skills) if (!ids.includes(id)) faults.push(`${sample.name}: - ${id}`)
    }
    process.stderr.write(`CVs: precision ${right} of ${found}, recall ${right} of ${there}\n`)
    expect(right / found, faults.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(right / there, faults.join('\n')).toBeGreaterThanOrEqual(0.9)
  })

  test.each(results)('$sample.name: unknown items of lists are kept, and nothing else is taken for one', (result) => {
    const unknown = result.found.flatMap(({ skill, name }) => (skill === null ? [name] : []))
    expect(unknown).toEqual(result.sample.unknown ?? [])
  })

  test.each(results.filter(({ sample }) => sample.levels))('$sample.name: levels as stated', ({ sample, found }) => {
    const levels = Object.fromEntries(found.map(({ skill, level }) => [skill, level]))
    expect(levels).toMatchObject(sample.levels ?? {})
  })

  test('a level that is not stated is left open, and each skill has its sentence', () => {
    const text = results.find(({ sample }) => sample.name === 'plain text')?.found ?? []
    const airflow = text.find(({ skill }) => skill === 'apache-airflow')
    expect(airflow).toMatchObject({ level: null })
    expect(airflow?.evidence).toBe('Built nightly loads from Oracle into Snowflake with SSIS and later Apache Airflow.')
    for (const { found } of results) for (const { evidence } of found) expect(evidence).not.toBe('')
  })
})

test.each([
  ['I did not use Snowflake; we evaluated Databricks but never went live.', []],
  ['We evaluated Databricks for the group but never went live. I built it with Python.', ['python']],
  ['I want to become a senior cloud data engineer. I know SQL well.', ['sql']],
  ['I didn’t use Terraform. I haven’t worked with Kafka yet. I ran loads with Airflow.', ['apache-airflow']],
  ['We evaluated Snowflake and Redshift for a bank. I wrote the report.', ['snowflake', 'amazon-redshift']],
])('what was not used, not gone live or only wished for is not held: %s', async (text, ids) => {
  expect((await read(asBytes(text), 'cv.txt')).map(({ skill }) => skill)).toEqual(ids)
})

describe('line ends, columns and edges of a page', () => {
  const idsOf = async (bytes: Uint8Array, fileName: string) => (await read(bytes, fileName)).map(({ skill }) => skill)

  test('a word broken at a line end is one word, and a hyphen of its own stays', async () => {
    const text = 'EXPERIENCE\nRan services on Kuber-\nnetes with an event-\ndriven architecture.'
    const skills = await read(asBytes(text), 'cv.txt')
    expect(skills.map(({ skill }) => skill)).toEqual(['kubernetes', 'event-driven-architecture'])
    expect(skills[0]?.evidence).toBe('Ran services on Kubernetes with an event-driven architecture.')
  })

  test('what stands at the edge of every page is no part of the CV', async () => {
    const page = (number: number, text: string) => [
      { x: 50, y: 810, text: 'J. Example, Python House, Leeds' },
      ...linesDown([text, 'One line.', 'Another line.', 'A third line.', 'A fourth line.'], 50, 740),
      { x: 50, y: 30, text: `Page ${number} of 2` },
    ]
    const bytes = aPdf([page(1, 'Loads in Snowflake.'), page(2, 'Charts in Tableau.')])
    expect(await idsOf(bytes, 'cv.pdf')).toEqual(['snowflake', 'tableau'])
  })

  test('interests, references and the name of the person name no skills', async () => {
    const text =
      'Julia Swift\n\nExperience\nWrote Python.\n\nHobbies\nGo, chess\nDjango Reinhardt\n\nEducation\nCourse in SQL.\n\nReferences\nRuby Perl, partner'
    expect(await idsOf(asBytes(text), 'cv.txt')).toEqual(['python', 'sql'])
  })

  test('a list of skills may begin like a name', async () => {
    expect(await idsOf(asBytes('Docker Swarm\nGo\nRuby'), 'skills.txt')).toEqual(['docker-swarm', 'go', 'ruby'])
  })

  test('dashes and quotes of Windows-1252 are read', async () => {
    const bytes = Buffer.from('Skills\n\u0095 COBOL \u0096 31 years\n\u0095 Wibblescript \u0096 6 years', 'latin1')
    expect((await read(bytes, 'cv.txt')).map(({ name, level }) => [name, level])).toEqual([
      ['COBOL', 'practitioner'],
      ['Wibblescript', 'practitioner'],
    ])
  })

  test('a level in words counts before one read from years, and stands on either side of the name', async () => {
    const text =
      'Profile\nTwelve years (12 years) of SQL. 6 years of Java.\n\nSkills\nJava: expert\nSQL: basic knowledge'
    const levels = (await read(asBytes(text), 'cv.txt')).map(({ skill, level }) => [skill, level])
    expect(Object.fromEntries(levels)).toEqual({ sql: 'awareness', java: 'expert' })
  })

  test('what is denied is not held', async () => {
    expect(
      await idsOf(asBytes('Profile\nI write Python without Docker, and there is no Oracle here.'), 'cv.txt'),
    ).toEqual(['python'])
  })
})

describe('files that cannot be read are refused in one sentence', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(60 * 2 ** 20) })
  test.each([
    ['scanned pages', aPdf([[], []]), /pictures of pages and no text.*OCR/],
    ['a locked PDF', aLockedPdf(), /locked with a password/],
    ['a cut PDF', aPdf([linesDown(['Python'])]).subarray(0, 60), /damaged/],
    [
      '101 pages',
      aPdf(
        pagesOf(
          Array.from({ length: 101 }, () => 'Python and SQL, again'),
          1,
        ),
      ),
      /101 pages; up to 100/,
    ],
    ['a cut Word document', aDocx(['Python', 'SQL']).subarray(0, 200), /damaged/],
    ['a Word document without text', aDocx(['']), /no text/],
    ['a file that unpacks to 60 MB', bomb, /unpacks to more than 50 MB/],
    ['some other archive', aZip({ 'a.txt': 'Python' }), /neither a Word document/],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.doc/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /of no format that is read/],
    ['broken JSON', asBytes('{"basics": {'), /damaged/],
    ['other JSON', asBytes('{"a": 1}'), /no JSON Resume/],
    ['a text of 400,001 characters', asBytes('x'.repeat(400_001)), /more than 400,000 characters/],
    ['nothing', new Uint8Array(), /empty/],
    ['white space', asBytes(' \n '), /no text/],
    ['more than 5 MB', new Uint8Array(5 * 2 ** 20 + 1), /up to 5 MB/],
    ['random bytes behind a PDF head', Buffer.from(`%PDF-1.7\n${'\u00ff\u0000x'.repeat(900)}`, 'latin1'), /damaged/],
  ])('%s', async (_name, bytes, words) => {
    const error = await readCvFile(bytes, 'cv').then(
      () => null,
      (reason: Error) => reason,
    )
    expect(error?.name).toBe('CvError')
    expect(error?.message).toMatch(words)
    expect(error?.message).not.toContain('\n')
  })

  test('one that takes too long is given up', async () => {
    const slow = aPdf(pagesOf(Array.from({ length: 5000 }, (_, index) => `Line ${index} of a long life`)))
    await expect(readCvFile(slow, 'cv.pdf', { timeoutMs: 1, maxGrowthBytes: 2 ** 40 })).rejects.toThrow(
      'within 0.001 seconds',
    )
  })

  test('many at once are read one after the other, or refused in words, and later ones are read again', async () => {
    const one = () =>
      readCvFile(strToU8('# Skills\n- SQL\n'), 'cv.md').then(
        () => 'read',
        (error: Error) => error.message,
      )
    const outcomes = await Promise.all(Array.from({ length: 60 }, one))
    expect(outcomes.filter((outcome) => outcome === 'read')).toHaveLength(52)
    expect(new Set(outcomes.slice(52))).toEqual(new Set(['many files are being read: try again in a minute']))
    expect(await one()).toBe('read')
  })

  test('one that takes too much memory is given up', async () => {
    const large = zipSync({ 'word/document.xml': strToU8(`<w:t>${'x'.repeat(45 * 2 ** 20)}</w:t>`) })
    await expect(readCvFile(large, 'cv.docx', { timeoutMs: 60_000, maxGrowthBytes: 2 ** 20 })).rejects.toThrow(
      'unpacks to more',
    )
  })
})

describe('a level that an item of a list states', () => {
  const levelsOf = async (list: string) =>
    Object.fromEntries((await read(asBytes(`Skills\n${list}`), 'cv.txt')).map(({ name, level }) => [name, level]))

  test.each([
    [
      'Python, Machine learning, Deep learning, Visual Basic',
      ['Python', 'Machine Learning', 'Deep Learning', 'Visual Basic'],
    ],
    ['Reinforcement learning, Working capital management, SQL', ['SQL']],
    ['Metal working, Wood working, Amharic learning, Python', ['Metal working', 'Wood working', 'Amharic learning']],
    ['Machine learning: PyTorch, TensorFlow', ['PyTorch', 'TensorFlow']],
    ['E-learning tools: Python, SQL', ['Python', 'SQL']],
  ])('is never read from the name of a skill: %s', async (list, names) => {
    const levels = await levelsOf(list)
    expect(Object.keys(levels)).toEqual(expect.arrayContaining(names))
    expect(Object.values(levels).filter((level) => level !== null)).toEqual([])
  })

  test.each([
    [
      'Advanced machine learning, Deep learning (basics), Visual Basic - expert, Basic SQL',
      [
        ['Machine Learning', 'practitioner'],
        ['Deep Learning', 'awareness'],
        ['Visual Basic', 'expert'],
        ['SQL', 'awareness'],
      ],
    ],
    [
      'Machine learning, basic, Python, 6 years',
      [
        ['Machine Learning', 'awareness'],
        ['Python', 'practitioner'],
      ],
    ],
    [
      'Python 3 years, Deep learning 6 years, Blorptool 3 years',
      [
        ['Python', 'working'],
        ['Deep Learning', 'practitioner'],
        ['Blorptool 3 years', 'working'],
      ],
    ],
    [
      'Advanced Excel, Python',
      [
        ['Microsoft Excel', 'practitioner'],
        ['Python', null],
      ],
    ],
    [
      'Working knowledge: Python, SQL',
      [
        ['Python', 'working'],
        ['SQL', 'working'],
      ],
    ],
    [
      'Currently learning: Kafka, Rust',
      [
        ['Kafka', 'awareness'],
        ['Rust', 'awareness'],
      ],
    ],
    [
      'Advanced languages: Python, Java (basic)',
      [
        ['Python', 'practitioner'],
        ['Java', 'awareness'],
      ],
    ],
  ] as const)('is read from what stands beside the name: %s', async (list, stated) => {
    expect(await levelsOf(list)).toMatchObject(Object.fromEntries(stated))
  })
})
