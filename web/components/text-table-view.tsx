import type { TextTable } from '../../analysis/report/weekly/weekly-tables.ts'
import { keepPercent } from '../format.ts'
import { ScrollTable } from './scroll-table.tsx'

/** A table whose cells are written already; nothing where it has no rows. On a narrow screen each row says what its cells are. */
export function TextTableView({ caption, table: { header, rows } }: { caption: string; table: TextTable }) {
  if (rows.length === 0) return null
  return (
    <ScrollTable label={caption} kind="text-table">
      <thead>
        <tr>
          {header.map((cell) => (
            <th key={cell} scope="col" class="sentence-case">
              {keepPercent(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={`${name} ${cells.join(' ')}`}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={header[index + 1]} data-head={keepPercent(header[index + 1] ?? '')}>
                {keepPercent(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
