import type { SourceConfig } from '../../../crawler/sources/source.ts'
import { type AnswerServer, startAnswerServer } from '../answer-server.ts'
import { createPostings, type SyntheticPosting } from '../synthetic-postings.ts'
import { bamboohr, breezy, join, rippling, workday } from './boards-with-details.ts'
import { adzuna, bundesagentur, franceTravail, jobTech, jobTechHistorical, reed, usaJobs } from './public-services.ts'
import {
  arbeitnow,
  himalayas,
  hnFirebase,
  hnWhoIsHiring,
  jobicy,
  remoteOk,
  remotive,
  theMuse,
} from './remote-boards.ts'
import {
  ashby,
  greenhouse,
  jobPostingSite,
  lever,
  pinpoint,
  recruitee,
  smartrecruiters,
  workable,
} from './whole-boards.ts'
import { COMPANY, type WireFormat } from './wire-format.ts'
import { feed, nhsJobs, personio, teamtailor, weWorkRemotely } from './xml-boards.ts'

/** Every format that a registered source reads; a test holds this list to the registry. */
export const WIRE_FORMATS: readonly WireFormat[] = [
  adzuna,
  arbeitnow,
  ashby,
  bamboohr,
  breezy,
  bundesagentur,
  feed,
  franceTravail,
  greenhouse,
  himalayas,
  hnFirebase,
  hnWhoIsHiring,
  jobPostingSite,
  jobTech,
  jobTechHistorical,
  jobicy,
  join,
  lever,
  nhsJobs,
  personio,
  pinpoint,
  recruitee,
  reed,
  remoteOk,
  remotive,
  rippling,
  smartrecruiters,
  teamtailor,
  theMuse,
  usaJobs,
  weWorkRemotely,
  workable,
  workday,
]

export interface EveryFormat extends AnswerServer {
  /** One entry for each format. */
  sources: SourceConfig[]
  /** What each of them shows. */
  postings: readonly SyntheticPosting[]
}

/** One server on loopback on which every system shows the same adverts of one employer, each in its own format. */
export async function startEveryFormat(postingCount: number): Promise<EveryFormat> {
  const all = createPostings({ seed: 7, from: '2026-08-03', weeks: 12, postingsPerWeek: 100 })
  const own = all.filter(({ employer, repeats }) => employer.name === COMPANY && repeats === null)
  // All are open on every day of the test.
  const postings = own.slice(-postingCount).map((posting) => ({ ...posting, closesOn: '2027-01-31' }))
  const server = await startAnswerServer([
    [/^\/robots\.txt$/, () => ({ type: 'text/plain', body: 'User-agent: *\nAllow: /\n' })],
    ...WIRE_FORMATS.flatMap((format) => format.routes(postings)),
  ])
  const sources = WIRE_FORMATS.map(({ entry }) => ({
    id: entry.type,
    ...entry,
    // Two systems that share their paths stand behind one more.
    baseUrl: entry.type === 'job-tech-historical' ? `${server.url}/historical` : server.url,
    allowPrivateHosts: true,
  }))
  return { ...server, sources, postings }
}
