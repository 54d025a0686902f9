import type { GoalToday, PlanReport } from '../../analysis/plan/plan-report.ts'
import type { SmartHelp, SmartHint, SmartLetter } from '../../analysis/plan/smart-check.ts'
import type { Goal, MarketFigure } from '../../data/plan.ts'
import { formatCount, formatDay, formatOpenings, formatSpan } from '../format.ts'
import { OUTCOME_NAMES, SKILL_LEVEL_NAMES, STATE_NAMES } from '../plan-labels.ts'
import { ShareBar } from './share-bar.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

export type SmartTexts = Readonly<Record<SmartLetter, SmartHelp>>

interface PlanGoalProps {
  plan: PlanReport
  goal: Goal
  /** 1 for the first. */
  number: number
  today: GoalToday | undefined
  help: SmartTexts
}

/** One goal: what, why, until when, what the market said and says, and what it still lacks. */
export function PlanGoal({ plan, goal, number, today, help }: PlanGoalProps) {
  const path = `/profiles/${plan.profileId}/plan/goals/${goal.id}`
  return (
    <article class={`card plan-goal plan-goal-${goal.state}`} aria-labelledby={`goal-${goal.id}`}>
      <div class="plan-goal-head">
        <span class="plan-number" aria-hidden="true">
          {number}
        </span>
        <div>
          <h3 id={`goal-${goal.id}`}>{goal.statement}</h3>
          <p class="plan-goal-facts">
            <span class={`plan-state plan-state-${goal.state}`}>{STATE_NAMES[goal.state]}</span>
            {goal.skillName === '' ? null : (
              <span>
                {goal.skill === null ? (
                  <bdi>{goal.skillName}</bdi>
                ) : (
                  <a href={`/skills/${encodeURIComponent(goal.skill)}`}>{goal.skillName}</a>
                )}
                {goal.targetLevel === null ? '' : `, to ${SKILL_LEVEL_NAMES[goal.targetLevel].toLowerCase()} level`}
              </span>
            )}
            {goal.confidence === null ? null : <span>confidence {goal.confidence} of 10</span>}
          </p>
        </div>
        <a class="plan-edit-link" href={path}>
          Edit<span class="visually-hidden"> “{goal.statement}”</span>
        </a>
      </div>
      {goal.stateReason === '' ? null : (
        <p class="plan-reason">
          {STATE_NAMES[goal.state]} since {formatDay(goal.stateChangedOn)}: <bdi>{goal.stateReason}</bdi>
        </p>
      )}
      {goal.outcome === null ? null : (
        <p class="plan-reason">
          Outcome: {OUTCOME_NAMES[goal.outcome].toLowerCase()}
          {goal.difference === null ? '' : `; difference it made: ${goal.difference} of 10`}
        </p>
      )}
      <MarketThenNow goal={goal} today={today} />
      <dl class="smart">
        <SmartRow letter="S" help={help} hints={today?.hints}>
          {goal.specific}
        </SmartRow>
        <SmartRow letter="M" help={help} hints={today?.hints}>
          {goal.measure}
        </SmartRow>
        <SmartRow letter="A" help={help} hints={today?.hints}>
          {[goal.hours === null ? '' : `${formatCount(goal.hours)} hours.`, goal.prerequisites]
            .filter(Boolean)
            .join(' ')}
        </SmartRow>
        <SmartRow letter="R" help={help} hints={today?.hints}>
          {goal.reason}
        </SmartRow>
        <SmartRow letter="T" help={help} hints={today?.hints}>
          {goal.startOn === null && goal.dueOn === null
            ? ''
            : `${goal.startOn === null ? '' : `From ${formatDay(goal.startOn)} `}${goal.dueOn === null ? '' : `until ${formatDay(goal.dueOn)}`}`}
        </SmartRow>
      </dl>
      <div class="plan-goal-parts">
        <Milestones goal={goal} today={plan.today.on} />
        <Resources goal={goal} />
        {goal.support === '' ? null : (
          <section>
            <h4>Support</h4>
            <p class="plan-words">{goal.support}</p>
          </section>
        )}
      </div>
    </article>
  )
}

/** The figure of the day the goal was set, today's beside it, and the sentence that they bear. */
export function MarketThenNow({ goal, today }: Pick<PlanGoalProps, 'goal' | 'today'>) {
  if (goal.market === null) return null
  // Without newer openings today's figure says the same once more.
  const now = today?.change?.verdict === 'no-newer' ? null : (today?.now ?? null)
  const scale = Math.max(goal.market.high, now?.high ?? 0)
  const isFlagged = (today?.change?.flags.length ?? 0) > 0
  return (
    <div class={isFlagged ? 'then-now then-now-flagged' : 'then-now'}>
      <div class="then-now-figures">
        <Figure title={`When it was set, ${formatDay(goal.market.countedOn)}`} figure={goal.market} scale={scale} />
        {now === null ? null : <Figure title={`Today, ${formatDay(now.countedOn)}`} figure={now} scale={scale} />}
      </div>
      {today?.sentences.map((sentence, index) => (
        <p key={sentence} class={index === 0 ? 'then-now-words' : 'then-now-flag'}>
          {sentence}
        </p>
      ))}
    </div>
  )
}

export function Figure({ title, figure, scale }: { title: string; figure: MarketFigure; scale: number }) {
  return (
    <div>
      <p class="then-now-title">{title}</p>
      <ShareBar share={figure.share} low={figure.low} high={figure.high} scale={scale} />
      <p class="then-now-basis">
        {formatCount(figure.count)} of {formatOpenings(figure.n)}, {formatSpan(figure.from, figure.until)};{' '}
        {figure.basis === 'history' ? 'shipped history: ' : ''}
        {figure.sources.map(({ name }) => name).join(', ')} <VerdictBadge verdict={figure.verdict} />
      </p>
    </div>
  )
}

interface SmartRowProps {
  letter: SmartLetter
  help: SmartTexts
  hints: readonly SmartHint[] | undefined
  children: string
}

function SmartRow({ letter, help, hints = [], children }: SmartRowProps) {
  const own = hints.filter((hint) => hint.letter === letter)
  const { name, question } = help[letter]
  return (
    <div class={own.length === 0 ? 'smart-row' : 'smart-row smart-open'}>
      <dt>
        <abbr title={name}>{letter}</abbr>
      </dt>
      <dd>
        {children.trim() === '' ? <span class="muted">{question}</span> : <span class="plan-words">{children}</span>}
        {own.map(({ hint }) => (
          <span key={hint} class="smart-hint">
            {hint}
          </span>
        ))}
      </dd>
    </div>
  )
}

function Milestones({ goal: { milestones, state }, today }: { goal: Goal; today: string }) {
  if (milestones.length === 0) return null
  const isWorkedOn = state === 'planned' || state === 'active'
  return (
    <section>
      <h4>Milestones</h4>
      <ul class="plan-checks">
        {milestones.map(({ id, title, dueOn, doneOn }) => (
          <li key={id} class={doneOn === null ? undefined : 'plan-done'}>
            <span class="plan-box" aria-hidden="true">
              {doneOn === null ? '☐' : '☑'}
            </span>
            <span>
              {title}
              <span class="plan-when">
                {doneOn !== null
                  ? `reached ${formatDay(doneOn)}`
                  : dueOn === null
                    ? 'no date'
                    : `by ${formatDay(dueOn)}${isWorkedOn && dueOn < today ? ', overdue' : ''}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Resources({ goal: { resources } }: { goal: Goal }) {
  if (resources.length === 0) return null
  return (
    <section>
      <h4>Resources</h4>
      <ul class="plan-list">
        {resources.map(({ title, url, cost, hours }) => (
          <li key={title + url}>
            {url === '' ? (
              <bdi>{title}</bdi>
            ) : (
              <a class="plan-url" href={url} rel="noreferrer noopener">
                {title}
              </a>
            )}
            <span class="plan-when">{[cost, hours === null ? '' : `${hours} hours`].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
