import type { AdviceSheet, CutList, SheetSkill } from '../../analysis/coaching/advice-sheet.ts'
import type { SheetWords } from '../../analysis/coaching/sheet-words.ts'
import { formatCount, formatDay, formatInterval, formatShare } from '../format.ts'
import { VerdictBadge } from './verdict-badge.tsx'

export interface AdviceSheetProps {
  sheet: AdviceSheet
  words: SheetWords
}

const STANDINGS: Record<SheetSkill['standing'], string> = {
  ...{ held: 'held', implied: 'held', aware: 'known of', missing: 'missing' },
}

/** One page for a client, on the screen, as a file and on one sheet of A4. */
export function AdviceSheetView({ sheet, words }: AdviceSheetProps) {
  const { person, madeOn, target, asked, have, notAsked, missing, steps, goals, n } = sheet
  return (
    <article class="sheet">
      <header class="sheet-head">
        <h1>
          Advice for <bdi>{person.name}</bdi>
        </h1>
        <p>
          {person.currentRole === '' ? null : `Now: ${person.currentRole}. `}
          After: {target}
          {person.horizonMonths === null ? '' : `, in ${person.horizonMonths} months`}. {formatDay(madeOn)}.
        </p>
        <p class="sheet-basis">{words.basis}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus to be scrolled by keyboard (WCAG 2.1.1) */}
      <section class="sheet-asked" tabIndex={0} aria-labelledby="sheet-asked">
        <h2 id="sheet-asked">What the market asks for</h2>
        {n === 0 ? (
          <p>No openings to compare with yet.</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">Skill</th>
                <th scope="col" class="number">
                  Share
                </th>
                <th scope="col">95&nbsp;% interval, count of n</th>
                <th scope="col">Direction</th>
                <th scope="col">You</th>
              </tr>
            </thead>
            <tbody>
              {asked.items.map((skill) => (
                <tr key={skill.skill}>
                  <th scope="row">{skill.name}</th>
                  <td class="number">{formatShare(skill.share)}</td>
                  <td>
                    {formatInterval(skill.low, skill.high)}, {formatCount(skill.count)} of {formatCount(skill.n)}
                  </td>
                  <td>
                    <VerdictBadge verdict={skill.verdict} />
                  </td>
                  <td>{STANDINGS[skill.standing]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <More list={asked} />
      </section>
      <div class="sheet-columns">
        <section aria-labelledby="sheet-have">
          <h2 id="sheet-have">What you have</h2>
          <SkillLines list={have} />
          {notAsked.items.length === 0 ? null : (
            <p class="sheet-small">
              Also yours, not named in these openings: {notAsked.items.join(', ')}
              {notAsked.more === 0 ? '' : ` and ${formatCount(notAsked.more)} more`}.
            </p>
          )}
        </section>
        <section aria-labelledby="sheet-missing">
          <h2 id="sheet-missing">What is missing</h2>
          <SkillLines list={missing} />
        </section>
      </div>
      <section aria-labelledby="sheet-steps">
        <h2 id="sheet-steps">Three next steps</h2>
        {words.cautions.map((caution) => (
          <p key={caution}>
            <strong>{caution}</strong>
          </p>
        ))}
        {words.reach === null ? null : <p>{words.reach}</p>}
        {steps.length === 0 ? (
          <p>Nothing that these openings ask for is missing.</p>
        ) : (
          <ol class="sheet-steps">
            {steps.map(({ skill }, index) => (
              <li key={skill.skill}>
                <strong>{skill.name}.</strong> {words.steps[index]}
              </li>
            ))}
          </ol>
        )}
        {goals.items.length === 0 ? null : (
          <>
            <h3>Goals of the plan</h3>
            <ul class="sheet-goals">
              {goals.items.map(({ statement, dueOn, isPaused, figure }) => (
                <li key={statement}>
                  <bdi>{statement}</bdi>
                  {isPaused ? ', paused' : dueOn === null ? '' : `, by ${formatDay(dueOn)}`}
                  {figure === '' ? null : <span class="sheet-small"> {figure}</span>}
                </li>
              ))}
            </ul>
            <More list={goals} />
          </>
        )}
      </section>
      <section class="sheet-meanings" aria-labelledby="sheet-meanings">
        <h2 id="sheet-meanings">What each number means, and what it does not</h2>
        <dl>
          {words.meanings.map(({ term, is, isNot }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                {is}. <strong>Not</strong> {isNot}.
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <p class="sheet-small">
        Counted by SkillTide on {formatDay(madeOn)}, rules {sheet.rules}.
      </p>
    </article>
  )
}

function SkillLines({ list }: { list: CutList<SheetSkill> }) {
  if (list.items.length === 0) return <p>Nothing yet.</p>
  return (
    <>
      <ul class="sheet-lines">
        {list.items.map((skill) => (
          <li key={skill.skill}>
            <span>
              {skill.name}
              {skill.note === '' ? null : <span class="sheet-small"> {skill.note}</span>}
            </span>
            <span class="number">{formatShare(skill.share)}</span>
          </li>
        ))}
      </ul>
      <More list={list} />
    </>
  )
}

const More = ({ list: { more } }: { list: CutList<unknown> }) =>
  more === 0 ? null : <p class="sheet-small">and {formatCount(more)} more</p>
