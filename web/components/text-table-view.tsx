import type { TextTable } from '../../analysis/report/weekly/weekly-tables.ts'
import { ScrollTable } from './scroll-table.tsx'

/** A table whose cells are written already; nothing where it has no rows. */
export function TextTableView({ caption, table: { header, rows } }: { caption: string; table: TextTable }) {
  if (rows.length === 0) return null
  return (
    <ScrollTable label={caption}>
      <thead>
        <tr>
          {header.map((cell) => (
            <th key={cell} scope="col" class="sentence-case">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={`${name} ${cells.join(' ')}`}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={header[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
