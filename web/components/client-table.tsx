import type { ClientLine } from '../../analysis/coaching/client-desk.ts'
import { formatCount, formatCountry, formatDay, formatInterval, formatShare } from '../format.ts'
import { SENIORITY_NAMES, WORKPLACE_NAMES } from '../labels.ts'
import type { RoleName } from './profile-fields.tsx'

interface ClientTableProps {
  clients: readonly ClientLine[]
  roles: readonly RoleName[]
  /** UTC day. */
  today: string
}

/** One line a client; on a narrow screen one block each. */
export function ClientTable({ clients, roles, today }: ClientTableProps) {
  return (
    <table class="client-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">After</th>
          <th scope="col">Next date</th>
          <th scope="col" class="number">
            Gaps
          </th>
          <th scope="col">Largest gap</th>
          <th scope="col">Last session</th>
          <th scope="col">
            <span class="visually-hidden">Go to</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => (
          <ClientRow key={client.id} client={client} roles={roles} today={today} />
        ))}
      </tbody>
    </table>
  )
}

function ClientRow({ client, roles, today }: { client: ClientLine; roles: readonly RoleName[]; today: string }) {
  const { id, name, group, currentRole, gaps, asked, largestGap, sessions, nextReviewOn } = client
  const path = `/profiles/${id}`
  const isLate = nextReviewOn !== null && nextReviewOn < today
  return (
    <tr>
      <th scope="row">
        <a href={path}>
          <bdi>{name}</bdi>
        </a>
        {group === '' && currentRole === '' ? null : (
          <span class="client-sub">{[group, currentRole].filter(Boolean).join(' · ')}</span>
        )}
      </th>
      <td data-label="After">{targetWords(client, roles) || <span class="muted">not said</span>}</td>
      <td data-label="Next date">
        {nextReviewOn === null ? (
          <span class="muted">none set</span>
        ) : (
          <>
            {formatDay(nextReviewOn)}
            {isLate ? <span class="client-late"> has passed</span> : null}
          </>
        )}
      </td>
      <td data-label="Gaps" class="number">
        {gaps === null || asked === null ? (
          <span class="muted">no openings</span>
        ) : (
          <a
            href={`/gaps?profile=${id}`}
            aria-label={`${formatCount(gaps)} of ${formatCount(asked)} skills asked for are gaps: ${name}`}
          >
            {formatCount(gaps)} <span class="muted">of {formatCount(asked)}</span>
          </a>
        )}
      </td>
      <td data-label="Largest gap">
        {largestGap === null ? (
          <span class="muted">none</span>
        ) : (
          <>
            {largestGap.name}
            <span class="client-sub">
              {formatShare(largestGap.share)} ({formatInterval(largestGap.low, largestGap.high)}), n ={' '}
              {formatCount(largestGap.n)}
            </span>
          </>
        )}
      </td>
      <td data-label="Last session">
        {sessions.lastOn === null ? <span class="muted">none yet</span> : formatDay(sessions.lastOn)}
        {sessions.overdueCommitments === 0 ? null : (
          <span class="client-late"> {formatCount(sessions.overdueCommitments)} overdue</span>
        )}
      </td>
      <td class="client-links">
        <a href={`${path}/sessions`} aria-label={`Sessions: ${name}`}>
          Sessions
        </a>{' '}
        <a href={`${path}/plan`} aria-label={`Plan: ${name}`}>
          Plan
        </a>{' '}
        <a href={`${path}/sheet`} aria-label={`Advice sheet: ${name}`}>
          Sheet
        </a>
      </td>
    </tr>
  )
}

/** `Senior data engineer, United Kingdom, remote`; empty when nothing was said. */
export function targetWords({ target }: Pick<ClientLine, 'target'>, roles: readonly RoleName[]): string {
  const { role, seniority, country, workplace } = target
  const roleName = roles.find(({ id }) => id === role)?.name ?? role
  const job = [
    seniority === null ? null : SENIORITY_NAMES[seniority],
    seniority === null ? roleName : roleName?.toLowerCase(),
  ]
  return [
    job.filter(Boolean).join(' '),
    country === null ? '' : formatCountry(country),
    workplace === null ? '' : WORKPLACE_NAMES[workplace].toLowerCase(),
  ]
    .filter(Boolean)
    .join(', ')
}
