import { ashby } from './ashby.ts'
import { feed } from './feed.ts'
import { greenhouse } from './greenhouse.ts'
import { jobPostingSite } from './job-posting-site.ts'
import { lever } from './lever.ts'
import type { SourceAdapter } from './source.ts'

/** Every kind of source we can read. A new one is a file of its own and a line here. */
export const SOURCE_ADAPTERS: readonly SourceAdapter[] = [ashby, feed, greenhouse, jobPostingSite, lever]
