import type { Mover, WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import type { WeeklyTables } from '../../analysis/report/weekly/weekly-tables.ts'
import { formatCount, formatInterval, formatPoints, formatShare, formatSpan, keepPercent } from '../format.ts'

interface ReportEntryProps {
  report: WeeklyReport
  tables: WeeklyTables
  /** Notes that come before all figures: demo data, shipped history. */
  notes: readonly string[]
  /** Absolute: feed readers resolve nothing. */
  url: string
}

/** A weekly report for feed readers: plain elements without styles, scripts or images, which readers take out anyway. */
export function ReportEntry({ report, tables, notes, url }: ReportEntryProps) {
  const { week, weekStart, asOf, about, keyPoints, rising, falling, skillOfTheWeek, dataNotes } = report
  const movers = [...rising, ...falling]
  return (
    <div>
      {notes.map((note) => (
        <p key={note}>
          <strong>{note}</strong>
        </p>
      ))}
      <p>
        Week {week}, {formatSpan(weekStart, asOf)}: {about}.
      </p>
      <Sentences items={keyPoints} />
      <h2>What moved</h2>
      <Sentences items={tables.news.map(({ text }) => text)} />
      {tables.stillSentence === null ? <MoverRows movers={movers} /> : <p>{tables.stillSentence}</p>}
      {skillOfTheWeek === null ? null : (
        <>
          <h2>Skill of the week: {skillOfTheWeek.series.name}</h2>
          <p>{skillOfTheWeek.series.reason}</p>
        </>
      )}
      {dataNotes.length === 0 ? null : <h2>What happened to the data</h2>}
      <Sentences items={dataNotes} />
      <p>
        <a href={url}>The whole report of {week}</a>
      </p>
    </div>
  )
}

function Sentences({ items }: { items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{keepPercent(item)}</li>
      ))}
    </ul>
  )
}

function MoverRows({ movers }: { movers: readonly Mover[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Skill</th>
          <th scope="col">Share, 95&nbsp;% interval</th>
          <th scope="col">Openings</th>
          <th scope="col">Change, points</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {movers.map(({ id, name, share, low, high, count, n, points, pointsLow, pointsHigh, verdict }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>
              {formatShare(share)} ({formatInterval(low, high)})
            </td>
            <td>
              {formatCount(count)} of {formatCount(n)}
            </td>
            <td>
              {points === null || pointsLow === null || pointsHigh === null
                ? 'not clear'
                : `${formatPoints(points)} (${formatPoints(pointsLow)} to ${formatPoints(pointsHigh)})`}
            </td>
            <td>{verdict}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
