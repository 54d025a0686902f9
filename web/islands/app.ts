import { startShortcuts } from './shortcuts.ts'
import { startThemeToggle } from './theme-toggle.ts'

startThemeToggle()
startShortcuts()

const answered = document.querySelector<HTMLElement>('form[data-address]')?.dataset.address
if (answered !== undefined) history.replaceState(history.state, '', answered)

const crawl = document.querySelector<HTMLElement>('[data-crawl-events]')
if (crawl !== null) {
  const { followCrawl } = await import('./crawl-progress.ts')
  followCrawl(crawl)
}

const noCrawl = document.querySelector<HTMLElement>('[data-crawl-next]')
if (noCrawl !== null) {
  const [{ noticeCrawl }, { followCrawl }] = await Promise.all([
    import('./crawl-notice.ts'),
    import('./crawl-progress.ts'),
  ])
  noticeCrawl(noCrawl, followCrawl)
}

const figures = document.querySelectorAll<HTMLElement>('[data-trend-chart]')
if (figures.length > 0) {
  const { startTrendCharts } = await import('./trend-charts.ts')
  startTrendCharts([...figures])
}
