import { type CrawlState, crawlWords, isAtWork } from '../crawl-state.ts'
import { SentenceAndFile } from './sentence-and-file.tsx'

/** What can be done about crawls: start one, watch one, or nothing, and why. */
export interface CrawlChoice {
  state: CrawlState
  /** Ids of the configured sources; empty when there is an obstacle. */
  sources: readonly string[]
  /** Why none can be started: a sentence, and after a blank line perhaps a file to begin with. Null: it can. */
  obstacle: string | null
}

/** Starts a crawl and shows how far it is. Works without JavaScript; with it the state follows by itself. */
export function CrawlCard({ crawl, reload }: { crawl: CrawlChoice; reload: string }) {
  const { state, sources, obstacle } = crawl
  return (
    <section
      class="card"
      aria-labelledby="crawl"
      {...(isAtWork(state)
        ? { 'data-crawl-events': '/sources/crawl/events' }
        : { 'data-crawl-next': '/sources/crawl/state', 'data-crawl-ended': state.endedAt ?? '' })}
    >
      <h2 id="crawl">Read the sources now</h2>
      {state.phase === 'none' ? null : <CrawlProgress state={state} reload={reload} />}
      {isAtWork(state) ? null : <CrawlNews reload={reload} />}
      {isAtWork(state) ? null : obstacle === null ? (
        <CrawlForm sources={sources} />
      ) : (
        <SentenceAndFile words={obstacle} class="quiet" />
      )}
    </section>
  )
}

/** What the reader is told when a crawl begins elsewhere while the page is open. */
function CrawlNews({ reload }: { reload: string }) {
  return (
    <div role="status">
      <p hidden data-crawl-begun>
        A crawl has begun elsewhere. <a href={reload}>Watch it</a>
      </p>
      <p hidden data-crawl-missed>
        A crawl has ended since this page was opened. <a href={reload}>Show what was read</a>
      </p>
    </div>
  )
}

function CrawlProgress({ state, reload }: { state: CrawlState; reload: string }) {
  const { done, all, lastLine, isStopping, elsewhere, startedAt } = state
  const began = startedAt === null ? '' : `, since ${startedAt.slice(0, 10)} ${startedAt.slice(11, 16)} UTC`
  return (
    <>
      {elsewhere === null ? null : (
        <p class="quiet">
          Another crawl (process {elsewhere.pid}
          {began}), begun by the command line or the schedule.
        </p>
      )}
      <p data-crawl-words>{crawlWords(state)}</p>
      {lastLine === null ? null : <p class="quiet">{lastLine}</p>}
      {isAtWork(state) ? (
        <>
          <p class="visually-hidden" role="status" data-crawl-said />
          <progress aria-label="Progress of the crawl" data-crawl-bar {...(all > 0 && { value: done, max: all })} />
          {elsewhere === null ? (
            <form method="post" action="/sources/crawl/stop" class="crawl-form" data-crawl-stop>
              <button type="submit" class="secondary" disabled={isStopping}>
                Stop the crawl
              </button>
              <a href={reload}>Look again</a>
            </form>
          ) : (
            <p data-crawl-stop>
              It is stopped where it was begun. <a href={reload}>Look again</a>
            </p>
          )}
          <p hidden data-crawl-end>
            <a href={reload}>Show what was read</a>
          </p>
        </>
      ) : null}
    </>
  )
}

function CrawlForm({ sources }: { sources: readonly string[] }) {
  return (
    <form method="post" action="/sources/crawl" class="crawl-form">
      <label>
        Sources
        <select name="source">
          <option value="">{`all ${sources.length} of the configuration`}</option>
          {sources.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Start a crawl</button>
    </form>
  )
}
