import { formatDay } from '../format.ts'

/** Says that figures may be older than the data; `asOf`: since when they stand, in UTC, where that is known. */
export function BehindNotice({ asOf = null }: { asOf?: string | null }) {
  const when =
    asOf === null ? 'may be some minutes old' : `are as of ${formatDay(asOf.slice(0, 10))}, ${asOf.slice(11, 16)} UTC`
  return (
    <aside class="notice" aria-label="About these figures">
      <span class="frame">
        <strong>New adverts are coming in.</strong> Figures {when}; they are counted anew one after the other.
      </span>
    </aside>
  )
}
