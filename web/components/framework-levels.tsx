import type { FrameworkReport, FrameworkState } from '../../analysis/gaps/gap-report.ts'
import type { PageContext } from '../page-context.ts'
import { OutsideLink, SkillLink } from './skill-link.tsx'

const STATE_WORDS: Record<FrameworkState, string> = {
  met: '● met',
  below: '▼ below',
  'level-not-said': '◐ held, level not said',
  'no-evidence': '○ nothing named',
}
/** What is to be done first comes first. */
const ORDER: readonly FrameworkState[] = ['below', 'no-evidence', 'level-not-said', 'met']

interface FrameworkLevelsProps {
  page: PageContext
  framework: FrameworkReport
  isProfile: boolean
}

/** A person against what the public framework asks of their role and level: no advert speaks here. */
export function FrameworkLevels({ page, framework, isProfile }: FrameworkLevelsProps) {
  const { level, isExact, skills, attribution, licence, url, updated } = framework
  const met = skills.filter(({ state }) => state === 'met').length
  const named = skills.filter(({ evidence }) => evidence.length > 0).length
  const rows = [...skills].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  return (
    <section class="card" aria-labelledby="framework">
      <h2 id="framework">
        {level.name}:{' '}
        {isProfile ? `${met} of ${skills.length} levels met` : `evidence for ${named} of ${skills.length} skills`}
      </h2>
      <p class="quiet">
        What the UK Government’s framework asks of this level
        {isExact ? '' : ', the nearest that it has to your choice'}. Its skills are broader than those of adverts: which
        of yours are evidence is our judgement, and having one named says nothing of how well.{' '}
        {isProfile
          ? 'Levels are those of the profile.'
          : 'Levels are known only to a profile: make one to compare them.'}
      </p>
      <table class="rows framework-table">
        <thead>
          <tr>
            <th scope="col">Skill of the framework</th>
            <th scope="col">Asked for</th>
            <th scope="col">You</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ skill, name, required, held, state, evidence, readFrom }) => (
            <tr key={skill}>
              <th scope="row">
                {name}
                <span class="kind">
                  {evidence.length > 0 ? (
                    <>
                      read from{' '}
                      {evidence.map((some, index) => (
                        <>
                          {index === 0 ? null : ', '}
                          <SkillLink key={some.skill} page={page} skill={some.skill} name={some.name} />
                          {some.level === null ? null : ` (${some.level})`}
                        </>
                      ))}
                    </>
                  ) : readFrom.length === 0 ? (
                    'no skill of ours is evidence for it'
                  ) : (
                    `would be read from ${readFrom.slice(0, 4).join(', ')}${readFrom.length > 4 ? ', …' : ''}`
                  )}
                </span>
              </th>
              <td>{required ?? 'no level said'}</td>
              <td>
                <span class={`framework-state framework-${state}`}>{STATE_WORDS[state]}</span>
                {held === null || state === 'met' ? null : <span class="kind">you have: {held}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="figure-foot">
        <span>{attribution}</span>
        <span>
          <OutsideLink url={licence.url}>{licence.name}</OutsideLink>
        </span>
        <span>
          <OutsideLink url={url}>The framework</OutsideLink>, as of {updated}
        </span>
      </p>
    </section>
  )
}
