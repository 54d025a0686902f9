import { Feed } from 'feed'
import { renderToString } from 'preact-render-to-string'
import { reportOf } from '../analysis/report/weekly/publish-weekly-report.ts'
import { basisText, originNotes } from '../analysis/report/weekly/weekly-markdown.ts'
import type { WeeklyReport } from '../analysis/report/weekly/weekly-report.ts'
import { weeklyTables } from '../analysis/report/weekly/weekly-tables.ts'
import type { PublishedReport } from '../data/store/contracts/reports.ts'
import { ReportEntry } from '../web/pages/report-entry.tsx'

/** Never the address: a feed must keep its ids when it is read over another name or port (RFC 4287 section 4.2.6). */
const FEED_ID = 'urn:skilltide:reports'

/**
 * Published weekly reports as an Atom feed (RFC 4287), newest first. An entry's id is its week; `updated` is the instant it
 * was published, since a published report never changes.
 *
 * @param origin  scheme, host and port that links begin with
 */
export function atomFeed(reports: readonly PublishedReport[], origin: string): string {
  const newest = reports[0]
  const feed = new Feed({
    id: FEED_ID,
    title: 'SkillTide weekly reports',
    description: 'What job adverts ask for: what rose, what fell, and how sure that is.',
    link: `${origin}/reports`,
    feedLinks: { atom: `${origin}/feed.xml` },
    author: { name: 'SkillTide' },
    copyright: '',
    updated: new Date(newest?.publishedAt ?? 0),
    generator: 'SkillTide',
  })
  for (const published of reports) {
    const report = reportOf(published)
    const link = `${origin}/reports/${report.week}`
    feed.addItem({
      id: `${FEED_ID}:${report.week}`,
      title: escapeHtml(`${report.week}: ${report.headline}`),
      link,
      description: escapeHtml([...report.keyPoints, basisText(report)].join(' ')),
      content: contentOf(report, link),
      date: new Date(published.publishedAt),
      published: new Date(published.publishedAt),
    })
  }
  return feed.atom1()
}

/** As HTML that stands in a CDATA section, whose end nothing in an advert may bring about. */
const contentOf = (report: WeeklyReport, url: string): string =>
  renderToString(ReportEntry({ report, tables: weeklyTables(report), notes: originNotes(report), url })).replaceAll(
    ']]>',
    ']]&gt;',
  )

const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark)
