import type { CheckIn, Goal, PlanGap } from '../../data/plan.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { countText, daysText, openingCountText, reachedText } from '../report/figure-text.ts'
import { escapeMarkdown } from '../report/markdown-text.ts'
import { countedMarketText, figureBasisText, figureText } from './figure-words.ts'
import type { GoalToday, PlanReport } from './plan-report.ts'
import { CADENCE_WORDS, DECISION_WORDS, KIND_WORDS, OUTCOME_WORDS, STATE_WORDS } from './plan-words.ts'
import { BANDS, type Band } from './roadmap.ts'

type RoleNames = readonly Pick<Role, 'id' | 'name'>[]

const BAND_TITLES: Record<Band, string> = {
  short: 'Short: within 13 weeks',
  mid: 'Mid: within a year',
  long: 'Long: beyond a year',
}

/** The whole plan as a Markdown document, to keep, print or hand over. The same plan and market give the same text. */
export function planMarkdown(plan: PlanReport, roles: RoleNames): string {
  const todayOf = new Map(plan.today.goals.map((goal) => [goal.goalId, goal]))
  const parts = [
    `# Development plan of ${escapeMarkdown(plan.name)}`,
    head(plan),
    section('Vision', block(plan.vision) || 'Not written yet.'),
    section('Where I am', whereIAm(plan)),
    section('What the market asks for', marketPart(plan, roles)),
    section('Gaps', gapPart(plan.gaps)),
    section('Goals', plan.goals.map((goal, index) => goalPart(goal, index, todayOf.get(goal.id))).join('\n\n')),
    section('Roadmap', roadmapPart(plan)),
    section('Plan B', block(plan.planB)),
    section('Risks', block(plan.risks)),
    section(
      'Support',
      plan.support.map(({ who, does }) => `- **${escapeMarkdown(who)}**: ${escapeMarkdown(does)}`).join('\n'),
    ),
    section('Reviews', reviewPart(plan)),
    section('Check-ins', plan.checkIns.map(checkInPart).join('\n\n')),
    `_SkillTide, ${plan.today.on}, version ${plan.version}. Shares are of openings, with 95 % intervals: what adverts ask for, not a forecast of anybody’s chances._`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const section = (title: string, body: string): string => (body === '' ? '' : `## ${title}\n\n${body}`)

const head = ({ updatedAt, version, coach, horizonMonths }: PlanReport): string =>
  [
    `Version ${version} of ${updatedAt.slice(0, 10)}`,
    ...(coach === '' ? [] : [`coach: ${escapeMarkdown(coach)}`]),
    ...(horizonMonths === null ? [] : [`horizon: ${horizonMonths} months`]),
  ].join(' · ')

function whereIAm({ currentRole, constraints, today }: PlanReport): string {
  const { hoursPerWeek, money, place, other } = constraints
  return [
    ...(currentRole === '' ? [] : [`- Role now: ${escapeMarkdown(currentRole)}`]),
    `- Hours a week: ${hoursPerWeek}`,
    ...(money === '' ? [] : [`- Money: ${escapeMarkdown(money)}`]),
    ...(place === '' ? [] : [`- Place: ${escapeMarkdown(place)}`]),
    ...(other === '' ? [] : [`- Besides: ${escapeMarkdown(other)}`]),
    ...today.strengths.map(
      ({ name, level, evidence, count, n }) =>
        `- Strength: **${escapeMarkdown(name)}**${level === null ? '' : ` (${level})`}, asked for by ${countText(count)} of ${openingCountText(n)}${evidence === '' ? '' : `: “${escapeMarkdown(evidence)}”`}`,
    ),
  ].join('\n')
}

function marketPart({ market }: PlanReport, roles: RoleNames): string {
  if (market === null || market.n === 0) return 'No openings were counted for this plan.'
  const { n, countedOn, from, until, sources, coverage, basis } = market
  const reach =
    coverage.n === 0
      ? ''
      : ` Within reach on that day: ${reachedText(coverage, n)} (at least ${Math.round(100 * coverage.threshold)} % of the weighted skills held).`
  const label = basis === 'history' ? 'shipped history: ' : ''
  return `${escapeMarkdown(countedMarketText(market, roles))}, ${from === null || until === null ? '' : `${daysText(from, until)}, `}counted on ${countedOn} (${label}${sources.map(escapeMarkdown).join(', ')}).${reach}`
}

function gapPart(gaps: readonly PlanGap[]): string {
  const line = ({ name, why, market }: PlanGap): string =>
    `- **${escapeMarkdown(name)}**${market === null ? '' : `: ${figureText(market)}`}${why === '' ? '' : `. ${escapeMarkdown(why)}`}`
  const chosen = gaps.filter(({ isChosen }) => isChosen)
  const aside = gaps.filter(({ isChosen }) => !isChosen)
  return [
    ...(chosen.length === 0 ? [] : [`Taken up:\n\n${chosen.map(line).join('\n')}`]),
    ...(aside.length === 0 ? [] : [`Left aside:\n\n${aside.map(line).join('\n')}`]),
  ].join('\n\n')
}

function goalPart(goal: Goal, index: number, today: GoalToday | undefined): string {
  const { statement, skillName, targetLevel, state, stateReason, market, outcome, difference } = goal
  const reached = [
    ...(outcome === null ? [] : [`outcome: ${OUTCOME_WORDS[outcome]}`]),
    ...(difference === null ? [] : [`difference it made: ${difference} of 10`]),
  ]
  const why = stateReason === '' ? '' : `, ${escapeMarkdown(stateReason)}`
  const rows = [
    ...(skillName === ''
      ? []
      : [`- Skill: ${escapeMarkdown(skillName)}${targetLevel === null ? '' : `, to ${targetLevel} level`}`]),
    `- State: ${[`${STATE_WORDS[state]}${why}`, ...reached].join('; ')}`,
    `- **S** what exactly: ${said(goal.specific)}`,
    `- **M** evidence of done: ${said(goal.measure)}`,
    `- **A** hours: ${goal.hours ?? 'not said'}${goal.prerequisites === '' ? '' : `; before it: ${escapeMarkdown(goal.prerequisites)}`}`,
    `- **R** own reason: ${said(goal.reason)}`,
    ...(market === null
      ? []
      : [`- **R** market when set: ${figureText(market)}; ${escapeMarkdown(figureBasisText(market))}`]),
    ...(today?.now ? [`- **R** market on ${today.now.countedOn}: ${figureText(today.now)}`] : []),
    ...(today?.sentences.map((sentence) => `- ${sentence}`) ?? []),
    `- **T** from ${goal.startOn ?? 'not said'} to ${goal.dueOn ?? 'not said'}`,
    ...goal.milestones.map(
      ({ title, dueOn, doneOn }) =>
        `- [${doneOn === null ? ' ' : 'x'}] ${escapeMarkdown(title)}${dueOn === null ? '' : `, by ${dueOn}`}${doneOn === null ? '' : `, done ${doneOn}`}`,
    ),
    ...goal.resources.map(
      ({ title, url, cost, hours }) =>
        `- Resource: ${[escapeMarkdown(title), url === '' ? '' : `<${url}>`, escapeMarkdown(cost), hours === null ? '' : `${hours} hours`].filter(Boolean).join(', ')}`,
    ),
    ...(goal.support === '' ? [] : [`- Support: ${escapeMarkdown(goal.support)}`]),
    ...(goal.confidence === null ? [] : [`- Confidence: ${goal.confidence} of 10`]),
    ...(today?.hints.map(({ letter, hint }) => `- To mend (${letter}): ${escapeMarkdown(hint)}`) ?? []),
  ]
  return `### ${index + 1}. ${escapeMarkdown(statement)}\n\n${rows.join('\n')}`
}

function roadmapPart({ today: { roadmap }, goals }: PlanReport): string {
  const nameOf = new Map(goals.map(({ id, statement }) => [id, statement]))
  return BANDS.flatMap((band) => {
    const items = roadmap.items.filter((item) => item.band === band)
    if (items.length === 0) return []
    const lines = items.map(
      ({ goalId, startOn, dueOn, isEstimated }) =>
        `- ${startOn} to ${dueOn}${isEstimated ? ' (worked out)' : ''}: ${escapeMarkdown(nameOf.get(goalId) ?? '')}`,
    )
    return [`${BAND_TITLES[band]}\n\n${lines.join('\n')}`]
  }).join('\n\n')
}

const reviewPart = ({ reviews, cadence }: PlanReport): string =>
  [
    `Looked at ${CADENCE_WORDS[cadence]}.`,
    reviews
      .map(
        ({ on, kind, topic, doneOn }) =>
          `- [${doneOn === null ? ' ' : 'x'}] ${on}, ${KIND_WORDS[kind]}${topic === '' ? '' : `: ${escapeMarkdown(topic)}`}${doneOn === null ? '' : `, done on ${doneOn}`}`,
      )
      .join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')

function checkInPart({ on, note, goals, nextOn }: CheckIn): string {
  const rows = goals.map((goal) => {
    const { statement, progressPercent, hours, obstacle, nextStep, nextStepOn, decision, reason, market } = goal
    const facts = [
      progressPercent === null ? '' : `${progressPercent} %`,
      hours === null ? '' : `${hours} hours`,
      obstacle === '' ? '' : `obstacle: ${escapeMarkdown(obstacle)}`,
      nextStep === '' ? '' : `next: ${escapeMarkdown(nextStep)}${nextStepOn === null ? '' : ` by ${nextStepOn}`}`,
      market === null ? '' : `market counted on ${market.countedOn}: ${figureText(market)}`,
    ].filter(Boolean)
    return `- ${escapeMarkdown(statement)}: ${DECISION_WORDS[decision]}${reason === '' ? '' : ` (${escapeMarkdown(reason)})`}${facts.length === 0 ? '' : `; ${facts.join('; ')}`}`
  })
  const rest = [block(note), nextOn === null ? '' : `Next: ${nextOn}.`].filter(Boolean)
  return [`### ${on}`, rows.join('\n'), ...rest].filter(Boolean).join('\n\n')
}

const said = (text: string): string => (text === '' ? 'not said' : escapeMarkdown(text))

const block = (text: string): string =>
  text
    .split('\n')
    .map((line) => escapeMarkdown(line).trim())
    .join('  \n')
    .trim()
