import type { NewPosting } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { unescapedHtml } from './html-page.ts'
import { asList, asRecord, type JsonRecord, optionalText, parseItems, parseJson, requireText } from './json-shape.ts'
import { moveOnUnlessRepeated } from './next-page.ts'
import { NO_PLACE } from './several-places.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'

/**
 * Arbeitnow: JSON pages of jobs, mostly in Germany, with their text.
 * Docs: https://www.arbeitnow.com/blog/job-board-api
 * Gives title, employer, HTML, place, remote or not, instant. Gives no pay.
 * Terms: free of charge; link back and name Arbeitnow.
 * Traps: the size of a page changes, so only `links.next` says whether there is another; texts are sometimes escaped
 * once more; `job_types` mix German and English.
 */
export const arbeitnow: SourceAdapter = {
  type: 'arbeitnow',
  describes: {
    name: 'Arbeitnow',
    kind: 'snapshot',
    attribution: 'Jobs by Arbeitnow (https://www.arbeitnow.com)',
    linkDuty: 'link',
    licence: 'Arbeitnow API terms: link back, name the source',
    url: 'https://www.arbeitnow.com',
  },
  firstRequests: (config) => [{ kind: 'listing', url: firstUrl(config) }],
  parsePage(page, config) {
    const answer = asRecord(parseJson(page, 'arbeitnow'))
    if (!Array.isArray(answer?.data)) throw new PageShapeError('arbeitnow', page.url, 'no "data" array')
    const hasNext = answer.data.length > 0 && optionalText(asRecord(answer.links)?.next) !== null
    return {
      ...parseItems(answer.data, 'data', (job) => toPosting(job, config)),
      // Counted on: `links.next` names the public host even behind a proxy.
      next: hasNext ? moveOnUnlessRepeated(page, 'page', 1, optionalText(asRecord(answer.data[0])?.slug)) : [],
    }
  },
}

const firstUrl = (config: SourceConfig): string =>
  `${boardBase(config, 'https://www.arbeitnow.com')}/api/job-board-api?page=1`

function toPosting(job: JsonRecord, config: SourceConfig): NewPosting {
  return {
    source: config.id,
    board: '',
    sourceId: requireText(job.slug, 'slug'),
    url: optionalText(job.url),
    title: requireText(job.title, 'title'),
    company: optionalText(job.company_name),
    place: { ...NO_PLACE, text: optionalText(job.location) },
    workplace: job.remote === true ? 'remote' : 'unknown',
    employmentType:
      asList(job.job_types)
        .flatMap((type) => optionalText(type) ?? [])
        .join(', ') || null,
    salary: null,
    description: { format: 'html', content: unescapedHtml(requireText(job.description, 'description')) },
    postedOn: postedDay(job.created_at),
  }
}
