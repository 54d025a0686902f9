import { adzuna } from './adzuna.ts'
import { arbeitnow } from './arbeitnow.ts'
import { ashby } from './ashby.ts'
import { bamboohr } from './bamboohr.ts'
import { breezy } from './breezy.ts'
import { bundesagentur } from './bundesagentur.ts'
import { feed } from './feed.ts'
import { franceTravail } from './france-travail.ts'
import { greenhouse } from './greenhouse.ts'
import { himalayas } from './himalayas.ts'
import { hnFirebase } from './hn-firebase.ts'
import { hnWhoIsHiring } from './hn-who-is-hiring.ts'
import { jobPostingSite } from './job-posting-site.ts'
import { jobTech } from './job-tech.ts'
import { jobTechHistorical } from './job-tech-historical.ts'
import { jobicy } from './jobicy.ts'
import { join } from './join.ts'
import { lever } from './lever.ts'
import { nhsJobs } from './nhs-jobs.ts'
import { personio } from './personio.ts'
import { pinpoint } from './pinpoint.ts'
import { recruitee } from './recruitee.ts'
import { reed } from './reed.ts'
import { remoteOk } from './remote-ok.ts'
import { remotive } from './remotive.ts'
import { rippling } from './rippling.ts'
import { smartrecruiters } from './smartrecruiters.ts'
import type { SourceAdapter } from './source.ts'
import { teamtailor } from './teamtailor.ts'
import { theMuse } from './the-muse.ts'
import { usaJobs } from './usa-jobs.ts'
import { weWorkRemotely } from './we-work-remotely.ts'
import { workable } from './workable.ts'
import { workday } from './workday.ts'

/** Every kind of source we can read. A new one is a file of its own and a line here. */
export const SOURCE_ADAPTERS: readonly SourceAdapter[] = [
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
