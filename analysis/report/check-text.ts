import type { BoardReading } from '../../data/domain.ts'
import type { CheckedPage, SourceCheck } from '../../data/source-check.ts'

/** `skilltide sources check ID` for a terminal. */
export function checkText(check: SourceCheck): string {
  const { id, type, verdict, reason, pages, further, items, notOffers, rejected, postings } = check
  return [
    `${id} (${type}): ${verdict}${reason === null ? '' : `: ${reason}`}`,
    ...pages.map((page) => `  ${pageText(page)}`),
    ...(further.count === 0 ? [] : [`  a crawl would go on with ${further.count} more, first ${further.first[0]}`]),
    `  ${itemsText(items)}${notOffers > 0 ? `; ${notOffers} offer no job` : ''}`,
    ...postings.map(
      ({ title, company, postedOn }) => `    ${title} (${company ?? 'no employer'}, ${postedOn ?? 'no posting day'})`,
    ),
    ...(rejected.count === 0 ? [] : [`  ${rejected.count} could not be read:`]),
    ...rejected.first.map(({ item, reason: cause }) => `    ${item}: ${cause}`),
    '  nothing was stored',
  ].join('\n')
}

function pageText({ url, outcome, robots, reason, items, names }: CheckedPage): string {
  if (outcome !== 'read') return `${url}: robots.txt ${robots}; ${outcome}: ${reason}`
  return `${url}: robots.txt ${robots}; ${items} items, names ${names} pages`
}

function itemsText({ items, withTitle, withText, withUrl, withDate }: BoardReading): string {
  if (items === 0) return 'no items'
  const share = (part: number) => `${Math.round((part / items) * 100)} %`
  return `${items} items: title ${share(withTitle)}, text ${share(withText)}, link ${share(withUrl)}, posting day ${share(withDate)}`
}
