import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { SwitchReport } from '../../analysis/trends/switching/switch-report.ts'
import { SkillSwitches } from '../../web/components/skill-switches.tsx'
import { aPage } from './samples.ts'

const skill = { id: 'mysql' }
const report: SwitchReport = {
  ...{ skill: 'mysql', name: 'MySQL', category: 'Databases', sources: ['example-board'] },
  earlier: { from: '2026-01-05', until: '2026-03-30' },
  later: { from: '2026-03-30', until: '2026-06-22' },
  ...{ employers: 30, openings: 60, tested: 4, reason: null },
  switches: [
    {
      from: { skill: 'mysql', name: 'MySQL', employersBefore: 28, employersAfter: 14 },
      to: { skill: 'postgresql', name: 'PostgreSQL', employersBefore: 2, employersAfter: 19 },
      ...{ switched: 16, switchedBack: 2, employers: 30, p: 0.0013, q: 0.005 },
      ...{ dropped: { n: 17, tookUp: 16 }, kept: { n: 11, tookUp: 3 } },
    },
  ],
}
const textOf = (switches: SwitchReport) =>
  renderToString(
    <SkillSwitches
      page={aPage()}
      skill={skill}
      switches={switches}
      ownBasis={{
        n: 60,
        span: null,
        sources: [{ source: 'example-board', name: 'Example board', origin: 'own', attribution: null }],
      }}
    />,
  )
    .replace(/<[^>]+>/g, '')
    .replace(/[\s\u00a0]+/g, ' ')

test('a switch is told with the way back, the ones that kept the skill, and as an observation', () => {
  const text = textOf(report)
  expect(text).toContain('Employers that dropped MySQL and took up PostgreSQL: 16')
  expect(text).toContain('The other way went 2.')
  expect(text).toContain('Of 17 that dropped MySQL, 16 took up PostgreSQL; of 11 that kept it, 3 did.')
  expect(text).toContain('not shown to replace each other')
  expect(text).toContain('30 employers, 4 pairs compared')
})

test('where nothing is told the reason stands', () => {
  expect(textOf({ ...report, switches: [], reason: 'no skill of its category rose' })).toContain(
    'Nothing to report: no skill of its category rose.',
  )
})
