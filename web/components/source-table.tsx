import type { KnownSource, SourceHealth } from '../../analysis/report/source-health.ts'
import { formatCount, formatDay } from '../format.ts'
import { ScrollTable } from './scroll-table.tsx'
import { OutsideLink } from './skill-link.tsx'

/** Days of the readings of a snapshot, of the adverts of an archive. */
const daysOf = ({ firstReadOn, lastReadOn }: KnownSource): string =>
  firstReadOn === lastReadOn
    ? `on ${formatDay(firstReadOn)}`
    : `from ${formatDay(firstReadOn)} to ${formatDay(lastReadOn)}`

/** Sources of this installation: how their readings go, and what they brought. */
export function SourceTable({ sources }: { sources: readonly KnownSource[] }) {
  return (
    <ScrollTable label="Sources" kind="text-table">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">State</th>
          <th scope="col">Last run</th>
          <th scope="col">Last healthy</th>
          {SOURCE_COLUMNS.map((title) => (
            <th key={title} scope="col" class="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.source}>
            <th scope="row" class="free-text">
              <OutsideLink url={source.url} duty={source.linkDuty ?? null}>
                {source.name}
              </OutsideLink>
              <span class="kind">
                {source.kind === 'snapshot' ? 'shows what is open, read ' : 'keeps its past, adverts '}
                {daysOf(source)}
              </span>
              <span class="kind">
                {[source.licence, source.attribution].filter(Boolean).join('. ') || 'no licence or credit stated'}
              </span>
            </th>
            <td class="free-text" data-head="State">
              <Health health={source.health} />
            </td>
            <td data-head="Last run">
              {source.health.lastRunAt === null ? '–' : formatDay(source.health.lastRunAt.slice(0, 10))}
            </td>
            <td data-head="Last healthy">
              {source.health.lastHealthyRunAt === null ? '–' : formatDay(source.health.lastHealthyRunAt.slice(0, 10))}
            </td>
            <td class="number" data-head="Items">
              {crawled(source.health, source.health.items)}
            </td>
            <td class="number" data-head="Closed">
              {crawled(source.health, source.health.closed)}
            </td>
            <td class="number" data-head="Openings">
              {formatCount(source.openings)}
            </td>
            <td class="number" data-head="Postings">
              {formatCount(source.postings)}
              {source.undated === 0 ? null : (
                <span class="kind">{formatCount(source.undated)} state no day: counted when first seen</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** Only a crawl counts the items of a board and closes adverts: a source of files has no such number. */
const crawled = ({ verdict }: SourceHealth, count: number): string => (verdict === null ? '–' : formatCount(count))

const SOURCE_COLUMNS = ['Items', 'Closed', 'Openings', 'Postings'] as const

const VERDICT_WORDS = {
  healthy: '✓ Healthy',
  unhealthy: '! Unlike before',
  partial: '! Read in part',
  failed: '! Not read',
  'empty-unverified': '! Empty, unverified',
} as const

/** What the latest run that read the source said, and what it left out. */
function Health({ health }: { health: SourceHealth }) {
  const { verdict, reason, failed, notOffers, boards, healthyBoards } = health
  const isGood = verdict === 'healthy' || (verdict === null && failed === 0)
  const words = verdict === null ? (failed > 0 ? '! Read with failures' : '✓ Read') : VERDICT_WORDS[verdict]
  const notes = [
    ...(boards > 1 && verdict !== null ? [`${healthyBoards} of ${boards} boards healthy`] : []),
    ...(reason === null ? [] : [reason]),
    ...(failed > 0 ? [`${formatCount(failed)} ${failed === 1 ? 'page or item' : 'pages or items'} not read`] : []),
    ...(notOffers > 0 ? [`${formatCount(notOffers)} ${notOffers === 1 ? 'entry' : 'entries'} offered no job`] : []),
  ]
  return (
    <>
      <span class={`health ${isGood ? 'health-good' : 'health-bad'}`}>{words}</span>
      {notes.map((note) => (
        <span key={note} class="kind">
          {note}
        </span>
      ))}
    </>
  )
}
