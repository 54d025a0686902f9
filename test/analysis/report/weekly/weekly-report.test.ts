import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../../analysis/load-rules.ts'
import { buildWeeklyReport, chooseWeek } from '../../../../analysis/report/weekly/build-weekly-report.ts'
import {
  findWeeklyReport,
  listReportWeeks,
  publishWeeklyReport,
  reportAnswer,
} from '../../../../analysis/report/weekly/publish-weekly-report.ts'
import { weeklyMarkdown } from '../../../../analysis/report/weekly/weekly-markdown.ts'
import type { WeeklyReport } from '../../../../analysis/report/weekly/weekly-report.ts'
import { WHOLE_MARKET } from '../../../../data/selection.ts'
import type { Store } from '../../../../data/store/store.ts'
import { addDays, listPeriods } from '../../../../data/weeks.ts'
import { type AnOpening, aMention, aPosting, aSelection, aSource, aStore, someFacts } from '../../../data/builders.ts'
import { COPYING_WEEK, copyingFeedStore } from '../../../data/copying-feed.ts'

const rules = loadRules()
const FROM = '2026-03-02'
const WEEKS = 26
/** Monday after the last week of the market. */
const TODAY = addDays(FROM, 7 * WEEKS)
const LAST_WEEK = addDays(TODAY, -7)

/** Forty openings a week, each of another employer; `shareOf` says which part of a week's openings names a skill. */
function market(shareOf: Record<string, (week: number) => number>, weeks = WEEKS): Store {
  const openings = Array.from({ length: weeks * 40 }, (_, index): AnOpening => {
    const [week, place] = [Math.floor(index / 40), index % 40]
    const skills = Object.keys(shareOf).filter((skill) => place < Math.round((shareOf[skill]?.(week) ?? 0) * 40))
    return {
      postedOn: addDays(FROM, 7 * week + (place % 5)),
      skills: skills.map((skill, at) => aMention(skill, { start: at * 20, end: at * 20 + 5 })),
      posting: { company: `Example ${index % 97} Ltd`, title: `Data Engineer ${index}` },
    }
  })
  const readUntil = addDays(FROM, 7 * weeks + 13)
  return aStore(openings, [aSource({ firstReadOn: FROM, lastReadOn: readUntil })])
}

const reportOf = (store: Store, weekStart = LAST_WEEK): WeeklyReport =>
  buildWeeklyReport({ store, ...rules, rulesVersion: 'test-rules' }, { weekStart, selection: WHOLE_MARKET })

const steady = () => 0.5
const growing = (week: number) => 0.1 + (0.6 * week) / WEEKS
const shrinking = (week: number) => 0.7 - (0.6 * week) / WEEKS

describe('what a report says', () => {
  test('a riser and a faller stand in the headline, the tables and the first key point', () => {
    const report = reportOf(market({ sql: steady, dbt: growing, ssis: shrinking }))
    expect(report.rising.map(({ id }) => id)).toEqual(['dbt'])
    expect(report.falling.map(({ id }) => id)).toEqual(['ssis'])
    expect(report.headline).toBe('Nothing new this week: dbt is still rising; SSIS is still falling')
    expect(report.keyPoints[0]).toMatch(/^dbt: Rising from \d+\.\d % to \d+\.\d % of openings \(\+/)
  })

  test('a market in which nothing moves is a headline of its own', () => {
    const report = reportOf(market({ sql: steady, python: () => 0.6 }))
    expect(report.headline).toBe('Nothing changed that the data can show')
    expect(report.rising).toEqual([])
    expect(report.falling).toEqual([])
    expect(weeklyMarkdown(report)).toContain('No skill rose or fell by more than chance')
  })

  test('too short a record claims no direction and says so', () => {
    const store = market({ sql: steady, dbt: (week) => 0.1 + 0.2 * week }, 3)
    const report = reportOf(store, addDays(FROM, 14))
    expect(report.headline).toBe('These adverts show levels, and cannot show yet whether anything changed')
    expect([...report.rising, ...report.falling, ...report.changedVerdicts]).toEqual([])
    expect(report.limits[0]).toContain('No change can be told yet')
    expect(weeklyMarkdown(report)).toContain('Whether any skill rose or fell cannot be told')
    expect(weeklyMarkdown(report)).not.toContain('by more than chance')
  })

  test('a verdict is news only in its second week', () => {
    const store = market({ sql: steady, dbt: (week) => (week < 13 ? 0.2 : 0.5) })
    const weeks = listPeriods(addDays(FROM, 7 * 14), TODAY, 'week')
    const reports = weeks.map((weekStart) => reportOf(store, weekStart))
    const first = reports.findIndex(({ rising }) => rising.length > 0)
    expect(first).toBeGreaterThan(0)
    expect(reports[first]?.changedVerdicts).toEqual([])
    expect(reports[first]?.firstSeen).toEqual([{ id: 'dbt', name: 'dbt', before: 'too-few', now: 'rising' }])
    expect(reports[first]?.headline).toBe('dbt is newly seen rising, not yet held for two weeks')
    expect(reports[first + 1]?.changedVerdicts).toEqual([{ id: 'dbt', name: 'dbt', before: 'too-few', now: 'rising' }])
    expect(reports[first + 1]?.headline).toBe('dbt is now rising')
    expect(reports[first + 2]?.changedVerdicts).toEqual([])
    expect(reports[first + 2]?.headline).toBe('Nothing new this week: dbt is still rising')
  })

  // The headline said that nothing could be shown yet, over a body that had tested every skill.
  test('where skills were tested and none has a verdict, headline and body say the same', () => {
    const report = reportOf(market({ sql: () => 0.025 }))
    expect(report.mostAsked.map(({ verdict }) => verdict)).toEqual(['too-few'])
    expect(report.headline).toBe('Nothing changed that the data can show')
    expect(weeklyMarkdown(report)).toContain('No skill rose or fell by more than chance')
  })

  // A first sight stood among what was "still" rising.
  test('a mover of this week alone stands apart from those of two', () => {
    const step = (week: number) => (week < 18 ? 0.2 : week > 20 ? 0.05 : 0.6)
    const report = reportOf(market({ sql: steady, ssis: shrinking, dbt: step }), addDays(FROM, 7 * 21))
    expect(report.headline).toBe('SSIS is still falling; dbt is newly seen rising, not yet held for two weeks')
    expect(report.keyPoints[0]).toMatch(/^SSIS: /)
  })

  // It was passed over in silence.
  test('a verdict that was told and no longer holds is withdrawn, once', () => {
    const peak = (week: number) => (week < 14 ? 0.2 : week > 16 ? 0.05 : 0.5)
    const store = market({ sql: steady, dbt: peak })
    const report = reportOf(store, addDays(FROM, 7 * 21))
    expect(report.headline).toBe('dbt is no longer clearly rising')
    expect(report.withdrawn).toEqual([{ id: 'dbt', name: 'dbt', before: 'rising', now: 'too-few' }])
    expect(weeklyMarkdown(report)).toContain('- dbt is no longer clearly rising (now: too few to tell).')
    expect(reportOf(store, addDays(FROM, 7 * 20)).withdrawn).toEqual([])
    expect(reportOf(store, addDays(FROM, 7 * 22)).withdrawn).toEqual([])
  })

  // It called the first of a list without soft skills the one that is asked for most.
  test('what is asked for most is told with what is left out, and all openings are called so', () => {
    const report = reportOf(market({ sql: steady, communication: () => 0.9 }))
    expect(report.keyPoints.join(' ')).toMatch(/Leaving soft skills and broad fields aside, SQL is asked for most: in /)
    const markdown = weeklyMarkdown(report)
    expect(markdown).toContain('## Asked for most\n\nSoft skills and broad fields are left out.')
    expect(markdown).toMatch(/^SkillTide, week .*: all openings\.$/m)
  })

  test('one opening is one opening', () => {
    const store = aStore([{ postedOn: FROM, skills: ['sql'] }], [aSource({ firstReadOn: FROM, lastReadOn: TODAY })])
    const { keyPoints } = reportOf(store, FROM)
    expect(keyPoints.join(' ')).toMatch(/of 1 opening\. 1 opening was posted in /)
  })

  test('what was posted after the week is not in its report', () => {
    const shares = { sql: steady, dbt: growing }
    const early = addDays(LAST_WEEK, -7 * 4)
    const { volume, n } = reportOf(market(shares), early)
    expect(volume.openings).toBe(40)
    expect(n).toBe(40 * (WEEKS - 4))
  })

  test('the week stands beside the complete weeks before it', () => {
    const { volume } = reportOf(market({ sql: steady }), addDays(LAST_WEEK, -14))
    expect(volume).toMatchObject({ openings: 40, usual: { weeks: 4, meanOpenings: 40 }, yearBefore: null })
  })

  test('a failed crawl of the week is told, a failure of another week is not', () => {
    const store = market({ sql: steady })
    const failure = {
      ...{
        fetched: 0,
        notModified: 0,
        new: 0,
        updated: 0,
        unchanged: 0,
        closed: 0,
        failed: 2,
        skippedByRobots: 0,
        notOffers: 0,
      },
      ...{ failures: [], health: null },
    }
    const runId = store.runs.start('crawl', `${LAST_WEEK}T06:00:00Z`)
    store.runs.saveSource(runId, { source: 'example-board', board: 'acme', ...failure })
    store.runs.finish(runId, `${LAST_WEEK}T06:10:00Z`)
    expect(reportOf(store).dataNotes[0]).toContain('example-board acme could not be read wholly (2 failures)')
    expect(reportOf(store, addDays(LAST_WEEK, -7)).dataNotes.join(' ')).not.toContain('could not be read')
  })

  test('a source without a healthy reading in the week is named with the reason', () => {
    const store = market({ sql: steady })
    const runId = store.runs.start('crawl', `${LAST_WEEK}T06:00:00Z`)
    store.runs.saveSource(runId, {
      ...{
        source: 'example-board',
        board: '',
        fetched: 9,
        notModified: 0,
        new: 9,
        updated: 0,
        unchanged: 0,
        closed: 0,
        failed: 0,
      },
      ...{ skippedByRobots: 0, notOffers: 0, failures: [] },
      health: {
        ...{ verdict: 'unhealthy', reason: 'half as many adverts as usual', items: 9, withTitle: 9 },
        ...{ withUrl: 9, withDate: 9, withText: 9 },
      },
    })
    expect(reportOf(store).dataNotes.join(' ')).toContain(
      'Example board had no healthy reading: half as many adverts as usual. Its week is a gap and bears no verdict.',
    )
  })

  test('a source of which some readings of the week were not healthy is told with how many', () => {
    const store = market({ sql: steady })
    const week = { source: 'example-board', weekStart: LAST_WEEK, reason: '24 items, usually 58: fewer than half' }
    const listSourceWeeks = () => [{ ...week, healthyRuns: 107, otherRuns: 151 }]
    const report = reportOf({ ...store, runs: { ...store.runs, listSourceWeeks } })
    expect(report.dataNotes).toContain(
      '151 of 258 readings of Example board were not healthy (one of them: 24 items, usually 58: fewer than half); adverts of the week may be missing.',
    )
    expect(reportOf(store).dataNotes.join(' ')).not.toContain('not healthy')
  })

  test('a source that began to show copies is told in its week, and not in others', () => {
    const store = copyingFeedStore()
    expect(reportOf(store, COPYING_WEEK).dataNotes).toContain(
      '75 % of the adverts of A feed in 2026-W14 were copies of known openings, 5 % in the eight weeks before; counts and shares move with that, and the market does not.',
    )
    expect(reportOf(store, addDays(COPYING_WEEK, -7)).dataNotes.join(' ')).not.toContain('copies of known openings')
  })

  test('rules that changed in the week are told, the first ones and those of other weeks are not', () => {
    const store = market({ sql: steady })
    const rulesSince = (since: string) => ({
      ...store,
      postings: {
        ...store.postings,
        listRules: () => [
          { version: 'one', since: FROM },
          { version: 'two', since },
        ],
      },
    })
    expect(reportOf(rulesSince(`${LAST_WEEK}T06:00:00Z`)).dataNotes.join(' ')).toContain('changed (to two)')
    expect(reportOf(rulesSince(`${TODAY}T06:00:00Z`)).dataNotes.join(' ')).not.toContain('changed (to')
  })

  test('growing and shrinking roles are found as parts of all openings', () => {
    const openings = Array.from({ length: WEEKS * 40 }, (_, index): AnOpening => {
      const [week, place] = [Math.floor(index / 40), index % 40]
      return {
        postedOn: addDays(FROM, 7 * week),
        facts: { role: place < growing(week) * 40 ? 'data-engineer' : 'backend-engineer' },
      }
    })
    const store = aStore(openings, [aSource({ firstReadOn: FROM, lastReadOn: addDays(TODAY, 13) })])
    const verdicts = Object.fromEntries(reportOf(store).roles.map(({ id, verdict }) => [id, verdict]))
    expect(verdicts).toEqual({ 'data-engineer': 'rising', 'backend-engineer': 'falling' })
  })

  test('a skill that the newest weeks name first is new, with its employers', () => {
    const report = reportOf(market({ sql: steady, duckdb: (week) => (week < WEEKS - 4 ? 0 : 0.3) }))
    expect(report.appeared.reason).toBeNull()
    expect(report.appeared.skills.map(({ skill, label }) => [skill, label])).toEqual([['duckdb', 'new']])
    expect(weeklyMarkdown(report)).toMatch(/\| DuckDB \| new \| 0\.0 % \| 30\.0 % \(48 of 160\) \| 48 \| 1 \|/)
  })

  test('pay is told with its coverage, and not at all where too few state it', () => {
    const report = reportOf(market({ sql: steady }))
    expect(report.pay).toEqual({ openings: 40 * WEEKS, stated: 0, medians: [], premiums: [] })
    expect(weeklyMarkdown(report)).toContain('0 of 1,040 openings (0.0 %) state pay: too few')
    const shipped = weeklyMarkdown({ ...report, pay: { ...report.pay, openings: 0 } })
    expect(shipped).toContain('Pay is read from adverts, and shipped figures hold none: crawl or import some.')
  })

  test('roles and skills stand on the same openings, also where a month goes on after the week', () => {
    const store = market({ sql: steady })
    const { n, roles } = reportOf(store, addDays(LAST_WEEK, -7 * 3))
    expect(roles.map((role) => role.n)).toEqual([n])
  })

  test('every direction that a sentence claims is borne by a verdict of the tables', () => {
    const level = fc.double({ min: 0.05, max: 0.9, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(level, level), fc.tuple(level, level), (dbt, kafka) => {
        const line =
          ([from, to]: [number, number]) =>
          (week: number) =>
            from + ((to - from) * week) / WEEKS
        const report = reportOf(market({ sql: steady, dbt: line(dbt), kafka: line(kafka) }))
        const moving = [...report.rising, ...report.falling]
        for (const { id, name, verdict, pointsLow, pointsHigh } of moving) {
          expect(Math.sign(pointsLow ?? 0), `${id} ${verdict}`).toBe(Math.sign(pointsHigh ?? 0))
          expect(Math.sign(pointsLow ?? 0)).toBe(verdict === 'rising' ? 1 : -1)
          expect(name).not.toBe('')
        }
        const claims = /(?<!no longer clearly )\b(rising|falling)\b/i.test(report.headline)
        expect(claims).toBe(moving.length > 0)
      }),
      { numRuns: 12, seed: 20261123 },
    )
  })
})

describe('the week of a report', () => {
  const store = market({ sql: steady })

  test('is the newest complete one that has data, unless named', () => {
    expect(chooseWeek(undefined, store, WHOLE_MARKET, TODAY)).toBe(LAST_WEEK)
    expect(chooseWeek(undefined, store, WHOLE_MARKET, addDays(TODAY, 400))).toBe(LAST_WEEK)
    expect(chooseWeek(undefined, store, WHOLE_MARKET, addDays(LAST_WEEK, 2))).toBe(addDays(LAST_WEEK, -7))
    expect(chooseWeek('2026-W30', store, WHOLE_MARKET, TODAY)).toBe('2026-07-20')
    expect(chooseWeek('2026-07-22', store, WHOLE_MARKET, TODAY)).toBe('2026-07-20')
    expect(chooseWeek(undefined, aStore([], []), aSelection(), TODAY)).toBeNull()
  })

  test.each([
    ['2026-W99', 'is neither a week'],
    ['2026-07', 'is neither a week'],
    ['soon', 'is neither a week'],
    ['2026-W50', 'has not ended'],
  ])('%s is refused', (text, reason) => {
    expect(() => chooseWeek(text, store, WHOLE_MARKET, TODAY)).toThrow(reason)
  })
})

test('a report that is not published says nothing of it', () => {
  const deps = { store: market({ sql: steady }), ...rules, rulesVersion: 'rules-1' }
  const found = findWeeklyReport(deps, { weekStart: LAST_WEEK, selection: WHOLE_MARKET })
  expect(reportAnswer(found, null)).toEqual(found.report)
  expect(weeklyMarkdown(found.report, { publication: found })).toBe(weeklyMarkdown(found.report))
})

describe('a published report', () => {
  const request = { weekStart: LAST_WEEK, selection: WHOLE_MARKET }

  test('keeps its figures; a count of now stands beside them', async () => {
    const store = market({ sql: steady, dbt: growing })
    const deps = { store, ...rules, rulesVersion: 'rules-1' }
    const { report, isNew } = await publishWeeklyReport(deps, request, '2026-08-31T06:00:00Z')
    expect(isNew).toBe(true)
    expect(findWeeklyReport(deps, request)).toEqual({ report, publishedAt: '2026-08-31T06:00:00Z', restatements: [] })

    // An advert of the week is found late.
    store.postings.save([aPosting({ sourceId: 'late', postedOn: LAST_WEEK })], '2026-09-03T00:00:00Z')
    const late = store.postings.listUnanalyzed('test', 10)
    store.openings.saveFacts(
      late.map(({ postingId }) => someFacts({ postingId })),
      'test',
    )
    const found = findWeeklyReport({ ...deps, rulesVersion: 'rules-2' }, request)
    expect(found.report).toEqual(report)
    expect(found.restatements).toEqual(
      expect.arrayContaining([
        { what: 'rules', published: 'rules-1', now: 'rules-2' },
        { what: `openings posted in ${report.week}`, published: '40', now: '41' },
      ]),
    )
    expect(reportAnswer(found, null)).toMatchObject({ publishedAt: '2026-08-31T06:00:00Z', restatements: [{}, {}, {}] })
    const markdown = weeklyMarkdown(found.report, { publication: found })
    expect(markdown).toContain('- Published on 2026-08-31; the figures stay as they were then.')
    expect(markdown).toContain(
      `- Counted again when this was made, openings posted in ${report.week}: 40 then, 41 now.`,
    )
  })

  test('holds the phrases that were new then; a part of the market has none', async () => {
    const store = market({ sql: steady })
    const deps = { store, ...rules, rulesVersion: 'rules-1' }
    const asked: string[] = []
    const phrase = {
      ...{
        phrase: 'lakehouse mesh',
        label: 'new' as const,
        recent: { count: 9, n: 160 },
        before: { count: 0, n: 880 },
      },
      example: { sentence: 'You know lakehouse mesh.', company: 'Example Ltd', url: null, source: 'example-board' },
    }
    const findPhrases = async (asOf: string) => {
      asked.push(asOf)
      return [phrase]
    }
    const { report } = await publishWeeklyReport(deps, request, '2026-08-31T06:00:00Z', findPhrases)
    expect(report.phrases).toEqual([phrase])
    expect(weeklyMarkdown(report)).toContain(
      '| lakehouse mesh | new | 0 of 880 | 9 of 160 | “You know lakehouse mesh.” (Example Ltd, Example board) |',
    )
    const part = { ...request, selection: { ...WHOLE_MARKET, role: 'data-engineer' } }
    expect((await publishWeeklyReport(deps, part, '2026-08-31T06:00:00Z', findPhrases)).report.phrases).toBeNull()
    expect(asked).toEqual([TODAY])
    expect(findWeeklyReport(deps, request).report.phrases).toEqual([phrase])
  })

  test('is published once', async () => {
    const store = market({ sql: steady })
    const deps = { store, ...rules, rulesVersion: 'rules-1' }
    await publishWeeklyReport(deps, request, '2026-08-31T06:00:00Z')
    const again = await publishWeeklyReport({ ...deps, rulesVersion: 'rules-2' }, request, '2026-09-07T06:00:00Z')
    expect(again.isNew).toBe(false)
    expect(again.report.rulesVersion).toBe('rules-1')
    const [newest, before] = listReportWeeks(store, WHOLE_MARKET, LAST_WEEK, 52)
    expect(newest).toMatchObject({ weekStart: LAST_WEEK, publishedAt: '2026-08-31T06:00:00Z' })
    expect(before).toMatchObject({ publishedAt: null })
    expect(listReportWeeks(store, WHOLE_MARKET, LAST_WEEK, 52)).toHaveLength(WEEKS)
  })
})

test('Markdown defuses what a name could do', () => {
  const report = reportOf(market({ sql: steady }))
  const [first] = report.mostAsked
  if (first === undefined) throw new Error('no skill')
  const hostile = {
    ...report,
    headline: '<script>|*x*',
    mostAsked: [{ ...first, name: '[a](javascript:x) | `b`\n# c' }],
  }
  const text = weeklyMarkdown(hostile)
  expect(text.split('\n')[0]).toBe('# \\<script\\>\\|\\*x\\*')
  expect(text).toContain('| \\[a\\](javascript:x) \\| \\`b\\` \\# c |')
})
