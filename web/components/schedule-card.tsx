import type { ScheduledRun, ScheduleState } from '../../data/automation.ts'

/** What runs by itself: when, when next, and how the last time went. */
export function ScheduleCard({ schedule: { cron, timeZone, last, nextAt } }: { schedule: ScheduleState }) {
  return (
    <section class="card" aria-labelledby="schedule">
      <h2 id="schedule">Schedule</h2>
      <dl class="credits">
        <div>
          <dt>Crawl, read, publish and mail</dt>
          <dd>
            at <code>{cron}</code> ({timeZone}); next {nextAt === null ? 'never' : instant(nextAt)}
          </dd>
        </div>
        <div>
          <dt>Last time</dt>
          <dd>{last === null ? 'not yet' : <LastRun run={last} />}</dd>
        </div>
      </dl>
    </section>
  )
}

function LastRun({ run: { dueAt, startedAt, finishedAt, failure } }: { run: ScheduledRun }) {
  const made = `due ${instant(dueAt)}, begun ${instant(startedAt)}`
  if (finishedAt === null) return <>{made}, not finished: it runs now, or is made up for at the next start</>
  if (failure === null) return <>{`${made}, finished ${instant(finishedAt)}`}</>
  return (
    <>
      {made}. <strong>It failed:</strong> {failure}
    </>
  )
}

/** `2026-11-23 06:00 UTC`. */
const instant = (text: string): string => `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`
