import type { ComponentChildren } from 'preact'
import type { WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import type { NewsLine } from '../../analysis/report/weekly/weekly-sentences.ts'
import type { WeeklyTables } from '../../analysis/report/weekly/weekly-tables.ts'
import { formatCount, formatDay, formatSpan, keepPercent } from '../format.ts'
import { GRAIN_NAMES } from '../labels.ts'
import { sourceName } from './figure-foot.tsx'
import { MoverTable } from './mover-table.tsx'
import { TextTableView } from './text-table-view.tsx'
import { TrendFigure } from './trend-figure.tsx'
import { type ChartFiles, WeeklyVolume } from './weekly-volume.tsx'

interface WeeklySectionsProps {
  report: WeeklyReport
  tables: WeeklyTables
  /** Address of a skill or role of ours; null in a file that stands alone. */
  links: {
    skill: (id: string) => string
    role: (id: string) => string
    /** Files of a chart. */
    files: (chart: 'skill-of-the-week' | 'openings') => ChartFiles
  } | null
}

/** The body of a weekly report, the same on its page and in its file. */
export function WeeklySections({ report, tables, links }: WeeklySectionsProps) {
  const { rising, falling, mostAsked, roles, volume, skillOfTheWeek, week } = report
  const movers = [...rising, ...falling]
  const { png, svg, ...tableFiles } = links?.files('skill-of-the-week') ?? {}
  return (
    <>
      <Section id="moved" title="What moved">
        {tables.news.length === 0 ? null : (
          <ul class="verdict-news">
            {tables.news.map((line) => (
              <li key={`${line.id} ${line.words}`}>
                <NewsWords line={line} />
              </li>
            ))}
          </ul>
        )}
        {tables.stillSentence !== null ? (
          <p class="quiet">{tables.stillSentence}</p>
        ) : (
          <MoverTable caption="Skills that rise or fall" rows={movers} of="Skill" hrefOf={links?.skill ?? null} />
        )}
      </Section>
      {skillOfTheWeek === null ? null : (
        <section class="card">
          <TrendFigure
            heading={`Skill of the week: ${skillOfTheWeek.series.name}`}
            series={skillOfTheWeek.series}
            comparable={skillOfTheWeek.comparable}
            sourceChanges={skillOfTheWeek.sourceChanges}
            basis={{ n: report.n, span: report.span, sources: report.sources }}
            {...tableFiles}
            {...(png !== undefined && svg !== undefined && { pictures: { png, svg } })}
          />
          <p>
            {skillOfTheWeek.series.reason} <span class="muted">({skillOfTheWeek.because})</span>
          </p>
        </section>
      )}
      <Section id="asked" title="Asked for most">
        {mostAsked.length === 0 ? (
          <p class="quiet">No opening of this week’s span names a skill.</p>
        ) : (
          <>
            <p class="quiet">Soft skills and broad fields are left out.</p>
            <MoverTable caption="The most asked-for skills" rows={mostAsked} of="Skill" hrefOf={links?.skill ?? null} />
          </>
        )}
      </Section>
      {roles.length === 0 ? null : (
        <Section id="roles" title="Roles, as parts of all openings">
          <MoverTable caption="Roles" rows={roles} of="Role" hrefOf={links?.role ?? null} />
        </Section>
      )}
      <Section id="appeared" title="New and breaking out">
        {tables.appearedSentence === null ? (
          <TextTableView caption="Skills that appear or surge" table={tables.appeared} />
        ) : (
          <p class="quiet">{tables.appearedSentence}</p>
        )}
        <TextTableView caption="Phrases that no list of skills has yet" table={tables.phrases} />
      </Section>
      <Section id="pay" title="Pay">
        <p>{tables.paySentence}</p>
        <TextTableView caption="Median pay" table={tables.medians} />
        <TextTableView caption="Skills that stand apart in pay" table={tables.premiums} />
      </Section>
      <Section id="volume" title={`Openings posted each week, to ${week}`}>
        {volume.course.length === 0 ? (
          <p class="quiet">No source can be read by the week.</p>
        ) : (
          <WeeklyVolume report={report} files={links?.files('openings') ?? null} />
        )}
      </Section>
      <div class="columns">
        <Section id="data" title="What happened to the data">
          <Sentences items={report.dataNotes} none="Nothing to report." />
        </Section>
        <Section id="limits" title="What these figures cannot say">
          <Sentences items={report.limits} none="" />
        </Section>
      </div>
      <Section id="made" title="How this was made">
        <Method report={report} />
      </Section>
    </>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function NewsWords({ line: { name, words, beside } }: { line: NewsLine }) {
  return (
    <>
      <strong>{name}</strong> {words} <span class="muted">({beside})</span>
    </>
  )
}

function Sentences({ items, none }: { items: readonly string[]; none: string }) {
  if (items.length === 0) return <p class="quiet">{none}</p>
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{keepPercent(item)}</li>
      ))}
    </ul>
  )
}

function Method({ report }: { report: WeeklyReport }) {
  const { n, span, grain, sources, rulesVersion, command, asOf } = report
  return (
    <>
      <p>
        {formatCount(n)} openings{span === null ? '' : `, ${formatSpan(span.from, span.until)}`}, read by the{' '}
        {GRAIN_NAMES[grain]}, as the database knew them of the time before {formatDay(asOf)}. A share is openings that
        mention a skill, divided by openings; its interval is Wilson’s at 95&nbsp;%. A change is what the share did over
        the span, within the sources that both halves of it have, and is called rising or falling only after correction
        for all skills tested at once. A changed verdict is told when it held in two weekly readings in a row.
      </p>
      <p>
        Sources:{' '}
        {sources
          .map((source) => [sourceName(source), source.attribution].filter((part) => part !== null).join(' – '))
          .join('; ') || 'none'}
        .
      </p>
      <p>
        Rules <code>{rulesVersion}</code>. Made again by <code>{command}</code>.
      </p>
    </>
  )
}
