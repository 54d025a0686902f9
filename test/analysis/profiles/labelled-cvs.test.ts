import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRules } from '../../../analysis/load-rules.ts'
import { findCvSkills } from '../../../analysis/profiles/find-cv-skills.ts'
import { readCvFile } from '../../../analysis/profiles/read-cv-file.ts'
import type { ProfileSkill } from '../../../data/profile.ts'
import { hasChromium, launchChromium } from '../../e2e/chromium.ts'
import { type LabelledCv, makeLabelledCvs } from './labelled-cvs.ts'

const { vocabulary, extractor } = loadRules()

/** Where a CV and what was found in it do not agree. */
interface CvResult {
  cv: LabelledCv
  right: number
  /** Found, and no skill of this person. */
  wrong: string[]
  missed: string[]
  wrongLevels: string[]
  /** Kept as unknown without being a skill. */
  strayUnknown: string[]
}

let results: CvResult[] = []

beforeAll(async () => {
  if (!hasChromium) process.stderr.write('no Chromium: the CVs that it prints are left out\n')
  const browser = hasChromium ? await launchChromium() : null
  try {
    const cvs = await makeLabelledCvs(browser)
    for (const cv of cvs) {
      if (cv.bytes === null) continue
      const { skills } = findCvSkills(await readCvFile(cv.bytes, cv.fileName), vocabulary, extractor)
      results.push(judge(cv, skills))
    }
  } finally {
    await browser?.close()
  }
  printTable(results)
})
afterAll(() => {
  results = []
})

describe('skills of 26 labelled CVs', () => {
  test('every id of a label is a skill', () => {
    const ids = results.flatMap(({ cv }) => cv.labels.flatMap(({ skill }) => skill ?? []))
    expect(ids.filter((id) => !vocabulary.byId.has(id))).toEqual([])
    expect(results.length).toBeGreaterThanOrEqual(hasChromium ? 26 : 17)
  })

  test('95 of 100 that are found are skills of the person', () => {
    const { right, wrong } = total(results)
    expect(right / (right + wrong), list(results, 'wrong')).toBeGreaterThanOrEqual(0.95)
  })

  test('90 of 100 skills of the person are found, those counted that no list knows', () => {
    const { right, missed } = total(results)
    expect(right / (right + missed), list(results, 'missed')).toBeGreaterThanOrEqual(0.9)
  })

  test('levels are those that the CV states', () => {
    const stated = results.flatMap(({ cv }) => cv.labels.filter(({ level }) => level !== null)).length
    const wrong = results.flatMap(({ wrongLevels }) => wrongLevels).length
    expect(1 - wrong / stated, list(results, 'wrongLevels')).toBeGreaterThanOrEqual(0.9)
  })
})

function judge(cv: LabelledCv, found: readonly ProfileSkill[]): CvResult {
  const ids = new Map(found.flatMap((skill) => (skill.skill === null ? [] : [[skill.skill, skill]])))
  const unknown = found.flatMap(({ skill, name }) => (skill === null ? [name.toLowerCase()] : []))
  const known = new Set(cv.labels.flatMap(({ skill }) => skill ?? []))
  const asked = new Set(cv.labels.flatMap(({ skill, isOpen }) => (isOpen ? [] : (skill ?? []))))
  const strange = cv.labels.filter(({ skill, isOpen }) => skill === null && !isOpen)
  const isKept = (words: string) => unknown.includes(words.normalize('NFKC').toLowerCase())
  return {
    cv,
    right: [...asked].filter((id) => ids.has(id)).length + strange.filter(({ words }) => isKept(words)).length,
    wrong: [...ids.keys()].filter((id) => !known.has(id)),
    missed: [
      ...[...asked].filter((id) => !ids.has(id)),
      ...strange.filter(({ words }) => !isKept(words)).map(({ words }) => `“${words}”`),
    ],
    wrongLevels: cv.labels.flatMap(({ skill, level }) => {
      const held = skill === null ? undefined : ids.get(skill)
      return level === null || held === undefined || held.level === level
        ? []
        : [`${skill}: ${held.level}, not ${level}`]
    }),
    strayUnknown: unknown.filter(
      (name) => !strange.some(({ words }) => words.normalize('NFKC').toLowerCase() === name),
    ),
  }
}

function total(all: readonly CvResult[]) {
  const sum = (count: (result: CvResult) => number) => all.reduce((before, result) => before + count(result), 0)
  return {
    right: sum(({ right }) => right),
    wrong: sum(({ wrong }) => wrong.length),
    missed: sum(({ missed }) => missed.length),
  }
}

const list = (all: readonly CvResult[], what: 'wrong' | 'missed' | 'wrongLevels' | 'strayUnknown'): string =>
  all
    .flatMap((result) => (result[what].length === 0 ? [] : [`${result.cv.name}: ${result[what].join(', ')}`]))
    .join('\n')

/** Precision and recall of each file, and what is amiss. */
function printTable(all: readonly CvResult[]): void {
  const lines = all.map((result) => {
    const { cv, right, wrong, missed, wrongLevels, strayUnknown } = result
    const amiss = [
      ...wrong.map((id) => `+${id}`),
      ...missed.map((id) => `-${id}`),
      ...wrongLevels.map((level) => `level of ${level}`),
      ...strayUnknown.map((name) => `kept “${name}”`),
    ]
    const figures = `${right}/${right + wrong.length} ${right}/${right + missed.length}`
    return `  ${cv.name} (${cv.kind}): ${figures} ${amiss.join(', ')}`
  })
  const { right, wrong, missed } = total(all)
  const percent = (part: number, whole: number) => `${right} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`
  process.stderr.write(
    `CVs, right of found, right of there:\n${lines.join('\n')}\n  all: precision ${percent(right, right + wrong)}, recall ${percent(right, right + missed)}\n`,
  )
}
