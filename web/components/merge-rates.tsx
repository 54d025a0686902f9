import type { MergeRate } from '../../data/store/contracts/merges.ts'
import { formatCount, formatDay, formatShare } from '../format.ts'
import { ScrollTable } from './scroll-table.tsx'

/** How many of the postings of each week and source counted as openings of their own. */
export function MergeRates({ rates }: { rates: readonly MergeRate[] }) {
  return (
    <ScrollTable label="Merge rates">
      <thead>
        <tr>
          <th scope="col">Week</th>
          <th scope="col">Source</th>
          <th scope="col" class="number">
            Postings
          </th>
          <th scope="col" class="number">
            Openings
          </th>
          <th scope="col" class="number">
            Merged
          </th>
          <th scope="col" class="number">
            into another source
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ weekStart, source, postings, openings, mergeRate, crossSourceMergeRate }) => (
          <tr key={`${weekStart} ${source}`}>
            <th scope="row">{formatDay(weekStart)}</th>
            <td>{source}</td>
            <td class="number">{formatCount(postings)}</td>
            <td class="number">{formatCount(openings)}</td>
            <td class="number">{formatShare(mergeRate)}</td>
            <td class="number">{formatShare(crossSourceMergeRate)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
