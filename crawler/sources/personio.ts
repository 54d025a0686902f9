import type { NewPosting, Salary } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardSite, employerName } from './board.ts'
import { describedInParts } from './description-parts.ts'
import { optionalNumber, requireText } from './json-shape.ts'
import { NO_PLACE } from './several-places.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedPeriod, statedSalary } from './stated-salary.ts'
import { childFields, childText, fieldText, parseXmlItems, readXmlItems, type XmlItem } from './xml-items.ts'

/**
 * Personio boards: one XML page per employer lists every open posting with its text.
 * Docs: https://developer.personio.de/docs/retrieving-open-job-positions
 * Gives title, offices, text in parts, contract and schedule, `createdAt`. Gives no country, no workplace.
 * Traps: `<name>` is the title of a position and the heading of each part; CDATA may hold `</position>`; an empty board
 * is healthy; a switched-off one answers with HTML or leads to another host. Boards on `.com` are named whole:
 * `acme.jobs.personio.com`.
 */
export const personio: SourceAdapter = {
  type: 'personio',
  describes: {
    name: 'Personio job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://www.personio.com',
  },
  firstRequests: (config) => [{ kind: 'listing', url: `${boardBase(config, site(config))}/xml?language=en` }],
  parsePage(page, config) {
    const { root, items } = readXmlItems(page.body, POSITIONS)
    if (root !== 'workzag-jobs') {
      throw new PageShapeError('personio', page.url, `expected <workzag-jobs>, got "${page.body.slice(0, 40)}"`)
    }
    return { ...parseXmlItems(items, 'positions', (item) => toPosting(item, config)), next: [] }
  },
}

const POSITIONS: ReadonlySet<string> = new Set(['position'])
const site = (config: SourceConfig): string => boardSite(config, 'jobs.personio.de')

function toPosting(item: XmlItem, config: SourceConfig): NewPosting {
  const id = requireText(fieldText(item, 'id'), 'id')
  return {
    source: 'personio',
    board: config.board ?? '',
    sourceId: id,
    url: `${site(config)}/job/${encodeURIComponent(id)}`,
    title: requireText(fieldText(item, 'name'), 'name'),
    company: fieldText(item, 'subcompany') ?? employerName(config),
    place: { ...NO_PLACE, text: officeNames(item).join('; ') || null },
    workplace: 'unknown',
    employmentType: [fieldText(item, 'employmentType'), fieldText(item, 'schedule')].filter(Boolean).join(', ') || null,
    salary: readSalary(item),
    description: describedInParts(
      childFields(item, 'jobDescriptions', 'jobDescription').map((part) => ({
        heading: childText(part, 'name'),
        html: childText(part, 'value'),
      })),
    ),
    postedOn: postedDay(fieldText(item, 'createdAt')),
  }
}

/** Offices are named by the employer ("Berlin", "HQ", "Remote"), so they are no cities. */
function officeNames(item: XmlItem): string[] {
  const others = childFields(item, 'additionalOffices', 'office').map(({ text }) => text)
  return [...new Set([fieldText(item, 'office') ?? '', ...others])].filter(Boolean)
}

function readSalary(item: XmlItem): Salary | null {
  const salary = item.fields.get('salaryInformation')?.[0]
  if (salary === undefined) return null
  return statedSalary({
    min: optionalNumber(childText(salary, 'min')),
    max: optionalNumber(childText(salary, 'max')),
    currency: childText(salary, 'currencyCode'),
    period: statedPeriod(childText(salary, 'type')),
  })
}
