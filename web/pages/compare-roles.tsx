import type { FrameworkReport } from '../../analysis/gaps/gap-report.ts'
import type { ComparedSkill, RoleComparison } from '../../analysis/trends/together/compare-roles.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { FigureFoot } from '../components/figure-foot.tsx'
import { Layout } from '../components/layout.tsx'
import { ShareAndCite } from '../components/share-and-cite.tsx'
import { ShareBar } from '../components/share-bar.tsx'
import { OutsideLink, SkillLink } from '../components/skill-link.tsx'
import { formatCount, formatOpenings, formatPoints } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { pictureHrefs, type Shared } from '../shared-figure.ts'
import { hrefOf, type QueryPairs } from '../view-state.ts'

const PATH = '/roles/compare'
const SHOWN_EACH = 15
/** A skill that both ask for at least so often belongs to their core. */
const CORE_SHARE = 0.15
const API = '/api/v1/roles/compare'

export interface ComparedRole {
  id: string
  name: string
  /** What the public framework asks of its level; null where it has no such role. */
  framework: FrameworkReport | null
}

export interface CompareRolesProps {
  page: PageContext
  /** As the address names them; fewer than two: nothing is compared. */
  roles: readonly ComparedRole[]
  choices: readonly { id: string; name: string }[]
  comparison: RoleComparison | null
  span: { from: string; until: string } | null
  shared: Shared
}

/** Address of a comparison; with one role its page asks for the other. */
export const compareRolesHref = (page: PageContext, ids: readonly string[]): string =>
  hrefOf(PATH, page.state, { role: null }, toPairs(ids))

const toPairs = (ids: readonly string[]): QueryPairs => [['roles', ids.join(',')]]

/** Which skills each of two roles asks for more, which both ask for, and what the public framework says of them. */
export function CompareRolesPage({ page, roles, choices, comparison, span, shared }: CompareRolesProps) {
  const [first, second] = roles
  const keep = toPairs(roles.map(({ id }) => id))
  return (
    <Layout page={page} title="Compare roles" description="What two roles ask for." hasSelection keep={keep}>
      <div class="page-head">
        <p class="crumbs">
          <a href={hrefOf('/roles', page.state)}>Roles</a>
        </p>
        <h1>{first && second ? `${first.name} or ${second.name}?` : 'Compare two roles'}</h1>
        <p class="lead">Which skills each asks for more, and which are common to both.</p>
      </div>
      <Choice page={page} roles={roles} choices={choices} />
      {first === undefined || second === undefined || comparison === null ? (
        <EmptyState title="Choose two roles">
          <p>For example the one you have and the one you want.</p>
        </EmptyState>
      ) : comparison.skills.length === 0 ? (
        <EmptyState title="Too few openings to compare them">
          <p>No source of this choice has 20 openings of both roles. Choose a longer span, or all countries.</p>
        </EmptyState>
      ) : (
        <Comparison {...{ page, first, second, comparison, span, keep, shared }} />
      )}
      {first && second ? <Levels roles={[first, second]} /> : null}
    </Layout>
  )
}

function Choice({ page, roles, choices }: Pick<CompareRolesProps, 'page' | 'roles' | 'choices'>) {
  const kept = new URL(hrefOf(PATH, page.state, { role: null }), 'http://localhost').searchParams
  return (
    <section class="card compare-choice" aria-label="Roles compared">
      <form class="list-form" action={PATH} method="get" aria-label="Choose two roles">
        {(['first', 'second'] as const).map((field, index) => (
          <label key={field}>
            <span>{index === 0 ? 'One role' : 'The other'}</span>
            <select name={field}>
              <option value="">Choose a role</option>
              {choices.map(({ id, name }) => (
                <option key={id} value={id} selected={roles[index]?.id === id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
        {[...kept].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="secondary">
          Compare
        </button>
      </form>
    </section>
  )
}

interface ComparisonProps {
  page: PageContext
  first: ComparedRole
  second: ComparedRole
  comparison: RoleComparison
  span: CompareRolesProps['span']
  keep: QueryPairs
  shared: Shared
}

function Comparison({ page, first, second, comparison, span, keep, shared }: ComparisonProps) {
  const { n, sources, skills } = comparison
  const leaning = (lean: ComparedSkill['lean']) => skills.filter((skill) => skill.lean === lean)
  const core = leaning('alike')
    .filter((skill) => Math.min(skill.first.share, skill.second.share) >= CORE_SHARE)
    .sort((one, other) => other.first.share + other.second.share - one.first.share - one.second.share)
  const unclear = leaning('not-clear').length
  const isDrawn = leaning('first').length + leaning('second').length > 0
  const figure = { path: PATH, pairs: keep, what: `What ${first.name} and ${second.name} ask for` }
  const table = { page, first, second }
  return (
    <>
      <p class="quiet">
        {formatOpenings(n.first)} for {first.name}, {formatOpenings(n.second)} for {second.name}, in the{' '}
        {sources.length === 1 ? 'one source that has' : `${sources.length} sources that have`} both: what a source alone
        writes about is then no difference of roles.
        {sources.length === 1
          ? null
          : ' Points are counted source by source, each with its part in both roles: they need not be one share less the other.'}
      </p>
      <SkillTable {...table} heading={`${first.name} asks more for`} rows={leaning('first')} />
      <SkillTable {...table} heading={`${second.name} asks more for`} rows={leaning('second')} />
      <SkillTable {...table} heading="Common core: both ask alike" rows={core} />
      <section class="card" aria-labelledby="how-compared">
        <h2 id="how-compared">How sure this is</h2>
        <p>
          {formatCount(skills.length)} skills were compared. A skill stands under a role when the difference stands out
          among all of them (false discovery at most 5&nbsp;%): {formatCount(leaning('first').length)} under{' '}
          {first.name}, {formatCount(leaning('second').length)} under {second.name}.{' '}
          {formatCount(leaning('alike').length)} {leaning('alike').length === 1 ? 'is' : 'are'} alike, which means: by
          less than 10 points, as the whole interval says; the core shows those of them that both name often. Of the
          other {formatCount(unclear)} nobody can tell. Intervals take openings as independent; adverts of one employer
          resemble each other, so the true ones are wider.
        </p>
        <FigureFoot
          n={n.first + n.second}
          span={span}
          sources={sources}
          method="roles"
          csv={hrefOf(`${PATH}.csv`, page.state, { role: null }, keep)}
          json={hrefOf(API, page.state, { role: null }, keep)}
          {...(isDrawn && pictureHrefs(page, figure))}
        />
        {isDrawn ? (
          <ShareAndCite {...{ page, shared, figure }} basis={{ n: n.first + n.second, span, sources }} />
        ) : null}
      </section>
    </>
  )
}

interface SkillTableProps {
  page: PageContext
  first: ComparedRole
  second: ComparedRole
  heading: string
  rows: readonly ComparedSkill[]
}

function SkillTable({ page, first, second, heading, rows }: SkillTableProps) {
  const id = heading.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  const scale = Math.max(...rows.map((row) => Math.max(row.first.high, row.second.high)))
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {rows.length === 0 ? (
        <p class="quiet">No skill of which these openings say so clearly.</p>
      ) : (
        <table class="rows compare-roles-table">
          <thead>
            <tr>
              <th scope="col">Skill</th>
              <th scope="col">{first.name}</th>
              <th scope="col">{second.name}</th>
              <th scope="col">Points apart</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN_EACH).map((row) => (
              <tr key={row.skill}>
                <th scope="row">
                  <SkillLink page={page} skill={row.skill} name={row.name} />
                </th>
                {[row.first, row.second].map((share, index) => (
                  <td class="share-cell" key={index === 0 ? first.id : second.id}>
                    <ShareBar {...share} scale={scale} />
                    <span class="kind">
                      {formatCount(share.count)} of {formatCount(share.n)}
                    </span>
                  </td>
                ))}
                <td class="change-cell">
                  <strong>{formatPoints(row.points)}</strong>{' '}
                  <span class="interval">
                    {formatPoints(row.low)} to {formatPoints(row.high)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > SHOWN_EACH ? (
        <p class="quiet">
          The surest {SHOWN_EACH} of {formatCount(rows.length)}; all are in the CSV below.
        </p>
      ) : null}
    </section>
  )
}

/** Both roles in the public framework, skill by skill. */
function Levels({ roles: [first, second] }: { roles: readonly [ComparedRole, ComparedRole] }) {
  const [one, other] = [first.framework, second.framework]
  const framework = one ?? other
  if (framework === null) return null
  const requirementOf = (of: FrameworkReport | null, skill: string): string => {
    const found = of?.skills.find((candidate) => candidate.skill === skill)
    return found === undefined ? '–' : (found.required ?? 'level not said')
  }
  const isSame = one?.level.name === other?.level.name
  const names = new Map([...(one?.skills ?? []), ...(other?.skills ?? [])].map(({ skill, name }) => [skill, name]))
  return (
    <section class="card" aria-labelledby="levels">
      <h2 id="levels">Levels that the UK Government’s framework asks for</h2>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">Skill of the framework</th>
            {isSame ? (
              <th scope="col">{`${framework.level.name}, as it has both`}</th>
            ) : (
              <>
                <th scope="col">{one?.level.name ?? `${first.name}: not in it`}</th>
                <th scope="col">{other?.level.name ?? `${second.name}: not in it`}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {[...names].map(([skill, name]) => (
            <tr key={skill}>
              <th scope="row">{name}</th>
              <td>{requirementOf(one, skill)}</td>
              {isSame ? null : <td>{requirementOf(other, skill)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="figure-foot">
        <span>{framework.attribution}</span>
        <span>
          <OutsideLink url={framework.licence.url}>{framework.licence.name}</OutsideLink>
        </span>
        <span>
          <OutsideLink url={framework.url}>The framework</OutsideLink>, as of {framework.updated}
        </span>
        <span>no advert speaks here</span>
      </p>
    </section>
  )
}
