import type { GroupMarket, GroupReport, GroupSkill } from '../../analysis/coaching/group-report.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { formatCount, formatDay, formatInterval, formatShare, formatSpan } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { groupHref } from './profiles.tsx'

type WordedMarket = GroupMarket & { words: string; untold: readonly string[] }

export interface GroupProps {
  page: PageContext
  report: GroupReport
  /** What must be said beside the counts. */
  cautions: readonly string[]
  /** Markets of the report, each in words and with what its figures do not tell apart. */
  markets: readonly WordedMarket[]
}

/** A group of clients as counts: nothing on it names a person unless the coach asks for names. */
export function GroupPage({ page, report, cautions, markets }: GroupProps) {
  const { group, members, countedOn, skills, hasNames } = report
  const [first] = skills
  const path = groupHref(group)
  return (
    <Layout page={page} title="A group" description="What a group of clients lacks of what their openings ask for.">
      <div class="page-head">
        <p class="crumbs">
          <a href="/profiles">Profiles</a> <span aria-hidden="true">/</span> <bdi>{group}</bdi>
        </p>
        <h1>
          <bdi>{group}</bdi>
        </h1>
        <p>
          {formatCount(members)} {members === 1 ? 'member' : 'members'}, each set against the openings that they are
          after. Counted on {formatDay(countedOn)}.
        </p>
        <p class="group-links">
          <a href={hasNames ? path : `${path}?names=yes`}>
            {hasNames ? 'Hide the names' : 'Show names, for the coach'}
          </a>{' '}
          · <a href={`${path}/skills.csv${hasNames ? '?names=yes' : ''}`}>CSV</a> ·{' '}
          <a href={`/profiles?${new URLSearchParams({ group })}`}>The people</a>
        </p>
      </div>
      {cautions.map((caution) => (
        <p key={caution} class="caution">
          {caution}
        </p>
      ))}
      {first === undefined ? (
        <EmptyState title="Nothing to count">
          <p>No skill is asked for by one in ten of the openings that this group is after.</p>
        </EmptyState>
      ) : (
        <section class="card" aria-labelledby="lacks">
          <h2 id="lacks">What they lack</h2>
          {first.lacking === 0 ? (
            <p class="group-lead">Nobody lacks what one in ten openings asks for.</p>
          ) : (
            <p class="group-lead">{lackWords(first)}</p>
          )}
          <ScrollTable label="Skills of the group">
            <thead>
              <tr>
                <th scope="col">Skill</th>
                <th scope="col">Lack it</th>
                <th scope="col" class="number">
                  Know of it
                </th>
                <th scope="col" class="number">
                  Hold it
                </th>
                <th scope="col">Share of openings</th>
                {hasNames ? <th scope="col">Who lacks it</th> : null}
              </tr>
            </thead>
            <tbody>
              {skills.map((skill) => (
                <tr key={skill.skill}>
                  <th scope="row">
                    <a href={`/skills/${encodeURIComponent(skill.skill)}`}>{skill.name}</a>
                  </th>
                  <td>
                    {formatCount(skill.lacking)} of {formatCount(skill.members)}
                  </td>
                  <td class="number">{formatCount(skill.aware)}</td>
                  <td class="number">{formatCount(skill.holding)}</td>
                  <td>{rangeWords(skill)}</td>
                  {hasNames ? <td>{skill.names?.lacking.join(', ') || '–'}</td> : null}
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          <p class="quiet">
            Counted for a skill are the members of whose openings at least one in ten asks for it. Who knows of a skill
            lacks it as well.
          </p>
        </section>
      )}
      <section class="card" aria-labelledby="markets">
        <h2 id="markets">The openings</h2>
        <ul class="group-markets">
          {markets.map((market) => (
            <li key={market.words}>{marketWords(market)}</li>
          ))}
        </ul>
      </section>
    </Layout>
  )
}

const lackWords = ({ lacking, members, name }: GroupSkill): string =>
  `${formatCount(lacking)} of ${formatCount(members)} ${lacking === 1 ? 'lacks' : 'lack'} ${name}`

const rangeWords = ({ least, greatest }: GroupSkill): string =>
  least.share === greatest.share
    ? `${formatShare(least.share)} (${formatInterval(least.low, least.high)}), n = ${formatCount(least.n)}`
    : `${formatShare(least.share)} to ${formatShare(greatest.share)}`

function marketWords({ words, untold, members, n, span, basis, sources }: WordedMarket): string {
  const who = `${formatCount(members)} ${members === 1 ? 'member' : 'members'}: ${words}`
  if (span === null) return `${who}: none to compare with yet.`
  const from = [...new Set(sources.map(({ name }) => name))].join(', ')
  return `${who}, n = ${formatCount(n)}, ${formatSpan(span.from, span.until)}; ${basis === 'history' ? 'shipped history: ' : 'sources: '}${[`${from}.`, ...untold].join(' ')}`
}
