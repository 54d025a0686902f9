import { expect, test } from 'vitest'
import { csvLines } from '../../../analysis/report/csv-lines.ts'

test('cells are quoted where they need it, numbers stay numbers, null is empty', () => {
  expect(
    csvLines(
      ['skill', 'share'],
      [
        ['C, the language', 0.25],
        ['say "SQL"', null],
        ['two\nlines', -1.5],
      ],
    ),
  ).toBe('skill,share\r\n"C, the language",0.25\r\n"say ""SQL""",\r\n"two\nlines",-1.5\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1'])('%j is no formula in a spreadsheet', (cell) => {
  expect(csvLines(['name'], [[cell]])).toMatch(/\r\n"?'/)
})
