import type { SourceConfig } from '../../../crawler/sources/source.ts'
import type { AnswerRoute } from '../answer-server.ts'
import type { SyntheticPosting } from '../synthetic-postings.ts'

/** What a system cannot say, so that nobody may expect it. */
export type Lack = 'posting day' | 'whole text'

/** One job board on loopback that speaks one system's format, with its paging, limits and oddities. */
export interface WireFormat {
  /** Its entry in `skilltide.yaml`, without the server. */
  entry: Omit<SourceConfig, 'id' | 'baseUrl' | 'allowPrivateHosts'>
  lacks?: Lack
  routes(postings: readonly SyntheticPosting[]): AnswerRoute[]
}

/** The slice of `all` that a page shows. */
export const pageOf = <Item>(all: readonly Item[], offset: number, size: number): Item[] =>
  all.slice(offset, offset + size)

export const instantOf = ({ postedOn }: SyntheticPosting): string => `${postedOn}T09:30:00Z`
export const secondsOf = (posting: SyntheticPosting): number => Date.parse(instantOf(posting)) / 1000

/** Whole text without markup, a line each. */
export const plainTextOf = ({ text: { intro, sections } }: SyntheticPosting): string =>
  [intro, ...sections.flatMap(({ heading, lines }) => ['', heading, ...lines.map((line) => `- ${line}`)])].join('\n')

/** The employer whose adverts every format shows, and the token of its boards. */
export const COMPANY = 'Example Harbour Bank'
export const BOARD = 'example-everywhere'
