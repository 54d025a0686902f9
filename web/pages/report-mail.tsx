import type { ComponentChildren } from 'preact'
import type { Mover, WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import type { TextTable, WeeklyTables } from '../../analysis/report/weekly/weekly-tables.ts'
import { formatCount, formatInterval, formatPoints, formatShare, formatSpan } from '../format.ts'

interface ReportMailProps {
  report: WeeklyReport
  tables: WeeklyTables
  /** `src` of the chart of the skill of the week; null without one. */
  chart: string | null
  /** Notes that come before all figures: demo data, shipped history. */
  notes: readonly string[]
  /** Where the subscription can be ended. */
  unsubscribeUrl: string | null
}

const FONT = 'font-family:Helvetica,Arial,sans-serif;'
const CELL = 'padding:6px 8px 6px 0;border-bottom:1px solid #d5dee2;text-align:left;vertical-align:top;'

/**
 * The report for mail programs: one narrow column of tables, styles in the elements, nothing loaded from anywhere. Colours
 * that a dark mode turns round without hiding anything.
 */
export function ReportMail({ report, tables, chart, notes, unsubscribeUrl }: ReportMailProps) {
  const { headline, week, weekStart, asOf, about, keyPoints, skillOfTheWeek } = report
  const movers = [...report.rising, ...report.falling]
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{headline}</title>
      </head>
      <body style={`margin:0;padding:0;${FONT}`}>
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
          <tr>
            <td align="center" style="padding:16px;">
              <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style="max-width:600px;">
                <tr>
                  <td style={`${FONT}font-size:15px;line-height:1.5;text-align:left;`}>
                    {notes.map((note) => (
                      <p key={note} style="margin:0 0 12px;padding:8px 12px;border:2px solid #b45309;">
                        <strong>{note}</strong>
                      </p>
                    ))}
                    <p style="margin:0;font-size:13px;">
                      SkillTide · week {week}, {formatSpan(weekStart, asOf)} · {about}
                    </p>
                    <h1 style="margin:8px 0 12px;font-size:22px;line-height:1.3;">{headline}</h1>
                    <Sentences items={keyPoints} />
                    <Section title="What moved">
                      {tables.news.length === 0 ? null : <Sentences items={tables.news.map(({ text }) => text)} />}
                      {tables.stillSentence !== null ? (
                        <p style="margin:0;">{tables.stillSentence}</p>
                      ) : (
                        <Movers rows={movers} of="Skill" />
                      )}
                    </Section>
                    {skillOfTheWeek === null ? null : (
                      <Section title={`Skill of the week: ${skillOfTheWeek.series.name}`}>
                        {chart === null ? null : (
                          <img
                            src={chart}
                            width="480"
                            alt={`Share of openings that name ${skillOfTheWeek.series.name} over time; the sentence below says the same.`}
                            style="display:block;width:100%;max-width:480px;height:auto;border:0;"
                          />
                        )}
                        <p style="margin:8px 0 0;">{skillOfTheWeek.series.reason}</p>
                      </Section>
                    )}
                    <Section title="Asked for most">
                      <Movers rows={report.mostAsked} of="Skill" />
                    </Section>
                    {report.roles.length === 0 ? null : (
                      <Section title="Roles, as parts of all openings">
                        <Movers rows={report.roles} of="Role" />
                      </Section>
                    )}
                    <Section title="New and breaking out">
                      {tables.appearedSentence === null ? (
                        <Rows table={tables.appeared} />
                      ) : (
                        <p style="margin:0;">{tables.appearedSentence}</p>
                      )}
                      <Rows table={tables.phrases} />
                    </Section>
                    <Section title="Pay">
                      <p style="margin:0 0 8px;">{tables.paySentence}</p>
                      <Rows table={tables.medians} />
                      <Rows table={tables.premiums} />
                    </Section>
                    <Section title="What happened to the data">
                      <Sentences items={report.dataNotes} />
                    </Section>
                    <Section title="What these figures cannot say">
                      <Sentences items={report.limits} />
                    </Section>
                    <Foot report={report} unsubscribeUrl={unsubscribeUrl} />
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  )
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h2 style="margin:24px 0 8px;font-size:17px;">{title}</h2>
      {children}
    </>
  )
}

function Sentences({ items }: { items: readonly string[] }) {
  if (items.length === 0) return <p style="margin:0;">Nothing to report.</p>
  return (
    <ul style="margin:0;padding-left:20px;">
      {items.map((item) => (
        <li key={item} style="margin:0 0 6px;">
          {item}
        </li>
      ))}
    </ul>
  )
}

/** Each row as a line of its own: six columns do not fit a telephone. */
function Rows({ table: { header, rows } }: { table: TextTable }) {
  if (rows.length === 0) return null
  return (
    <ul style="margin:0 0 8px;padding-left:20px;">
      {rows.map(([name, ...cells]) => (
        <li key={`${name} ${cells.join(' ')}`} style="margin:0 0 6px;">
          <strong>{name}</strong>: {cells.map((cell, index) => `${header[index + 1]} ${cell}`).join(', ')}
        </li>
      ))}
    </ul>
  )
}

const VERDICTS: Record<Mover['verdict'], string> = {
  rising: '▲ rising',
  falling: '▼ falling',
  steady: '● steady',
  'too-few': '○ too few to tell',
}

function Movers({ rows, of }: { rows: readonly Mover[]; of: string }) {
  return (
    <table width="100%" cellPadding="0" cellSpacing="0" style="border-collapse:collapse;font-size:14px;">
      <tr>
        <th style={CELL}>{of}</th>
        <th style={CELL}>Share of openings</th>
        <th style={CELL}>Change, points</th>
      </tr>
      {rows.map(({ id, name, share, low, high, n, points, pointsLow, pointsHigh, verdict }) => (
        <tr key={id}>
          <td style={CELL}>
            <strong>{name}</strong>
          </td>
          <td style={CELL}>
            {formatShare(share)} ({formatInterval(low, high)})<br />
            <span style="font-size:12px;">of {formatCount(n)}</span>
          </td>
          <td style={CELL}>
            {points === null || pointsLow === null || pointsHigh === null || verdict === 'too-few' ? (
              VERDICTS['too-few']
            ) : (
              <>
                {VERDICTS[verdict]}
                <br />
                <span style="font-size:12px;">
                  {formatPoints(points)} ({formatPoints(pointsLow)} to {formatPoints(pointsHigh)})
                </span>
              </>
            )}
          </td>
        </tr>
      ))}
    </table>
  )
}

function Foot({ report, unsubscribeUrl }: { report: WeeklyReport; unsubscribeUrl: string | null }) {
  const { n, span, sources, rulesVersion } = report
  return (
    <p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #d5dee2;font-size:12px;">
      {formatCount(n)} openings{span === null ? '' : `, ${formatSpan(span.from, span.until)}`}. Shares with 95&nbsp;%
      Wilson intervals; changes over the span, within the sources that both halves have, corrected for all skills
      tested. Sources:{' '}
      {sources.map(({ name, attribution }) => (attribution === null ? name : `${name} – ${attribution}`)).join('; ') ||
        'none'}
      . Rules {rulesVersion}.
      {unsubscribeUrl === null ? null : (
        <>
          <br />
          <a href={unsubscribeUrl}>End this subscription</a>
        </>
      )}
    </p>
  )
}
