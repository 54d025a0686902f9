import type { ClientSession, CommitmentOutcome, ShownFact } from '../../data/session.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { addDays } from '../../data/weeks.ts'
import { intervalText, shareText } from '../report/figure-text.ts'
import { escapeMarkdown } from '../report/markdown-text.ts'
import { selectionText } from '../report/selection-text.ts'

export const OUTCOME_WORDS: Record<CommitmentOutcome, string> = { done: 'done', partly: 'partly done', not: 'not done' }

/** A commitment of an earlier session that this one looked back on. */
export interface LookedBack {
  what: string
  outcome: CommitmentOutcome
  learned: string
}

/** Commitments that were looked back on in the session of this day. */
export const lookedBackIn = (
  session: Pick<ClientSession, 'id' | 'heldOn'>,
  sessions: readonly ClientSession[],
): LookedBack[] =>
  sessions
    .filter(({ id }) => id !== session.id)
    .flatMap(({ commitments }) => commitments)
    .flatMap(({ what, review }) =>
      review !== null && review.reviewedOn === session.heldOn
        ? [{ what, outcome: review.outcome, learned: review.learned }]
        : [],
    )

/** Figures of the same openings, which are told once. */
export interface FactGroup {
  /** Whose figures these are, with everything that is needed to read them later. */
  basis: string
  figures: { skill: string; words: string }[]
}

/** Figures as they were shown, by what they were counted in; the order stays. */
export function groupFacts(facts: readonly ShownFact[], roles: readonly Pick<Role, 'id' | 'name'>[]): FactGroup[] {
  const groups = new Map<string, FactGroup>()
  for (const fact of facts) {
    const basis = basisWords(fact, roles)
    const group = groups.get(basis) ?? { basis, figures: [] }
    groups.set(basis, group)
    const { skill, name, share, low, high, count } = fact
    group.figures.push({
      skill,
      words: `${name}: ${shareText(share)} (${intervalText(low, high)}), in ${count} of them`,
    })
  }
  return [...groups.values()]
}

function basisWords(fact: ShownFact, roles: readonly Pick<Role, 'id' | 'name'>[]): string {
  const { n, market, from, until, countedOn, basis } = fact
  const target = selectionText({ ...market, source: null, level: null }, roles)
  const shipped = basis === 'history' ? ', shipped history' : ''
  return `${n} ${target}, ${from} to ${addDays(until, -1)}${shipped}; counted on ${countedOn}`
}

/** The session sheet for the client as Markdown. It is given no private notes, so it can show none. */
export function sessionMarkdown(
  session: ClientSession,
  { name, number, lookedBack }: { name: string; number: number; lookedBack: readonly LookedBack[] },
  roles: readonly Pick<Role, 'id' | 'name'>[],
): string {
  const { heldOn, minutes, plannedSessions, focus, facts, commitments, support, nextOn, nextTopic } = session
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`## ${title}`, '', ...lines, '']
  const text = (words: string): string[] => (words === '' ? [] : words.split('\n').map(escapeMarkdown))
  return [
    `# Session ${number}${plannedSessions === null ? '' : ` of ${plannedSessions}`}: ${escapeMarkdown(name)}`,
    '',
    `${heldOn}${minutes === null ? '' : `, ${minutes} minutes`}`,
    '',
    ...part(
      'What became of the last commitments',
      lookedBack.map(
        ({ what, outcome, learned }) =>
          `- ${escapeMarkdown(what)}: ${OUTCOME_WORDS[outcome]}${learned === '' ? '' : `. Learned: ${escapeMarkdown(learned)}`}`,
      ),
    ),
    ...part('Focus', text(focus)),
    ...part(
      'Facts shown',
      groupFacts(facts, roles).flatMap(({ basis, figures }, index) => [
        ...(index === 0 ? [] : ['']),
        ...[`Of ${escapeMarkdown(basis)}:`, ''],
        ...figures.map(({ words }) => `- ${escapeMarkdown(words)}`),
      ]),
    ),
    ...GROW.flatMap(({ field, title }) => part(title, text(session[field]))),
    ...part('Insights', text(session.insights)),
    ...part(
      'Commitments',
      commitments.map(({ what, by, shownBy, confidence }) =>
        [
          `- ${escapeMarkdown(what)}`,
          by === null ? '' : `by ${by}`,
          shownBy === '' ? '' : `shown by: ${escapeMarkdown(shownBy)}`,
          confidence === null ? '' : `confidence ${confidence} of 10`,
        ]
          .filter(Boolean)
          .join('; '),
      ),
    ),
    ...part('Support from the coach', text(support)),
    ...part('Next', [[nextOn ?? '', escapeMarkdown(nextTopic)].filter(Boolean).join(': ')].filter(Boolean)),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}

/** The four parts of a GROW conversation (Whitmore, Coaching for Performance, 1992). */
export const GROW = [
  { field: 'goal', title: 'Goal' },
  { field: 'reality', title: 'Reality' },
  { field: 'options', title: 'Options' },
  { field: 'wayForward', title: 'Way forward' },
] as const

/** Sessions for a terminal, one after the other; private notes only where they are in what is given. */
export const sessionsText = (
  sessions: readonly (ClientSession & { privateNotes?: string })[],
  name: string,
  roles: readonly Pick<Role, 'id' | 'name'>[],
): string =>
  sessions.length === 0
    ? `No sessions with ${name} yet: skilltide profiles sessions NAME --add FILE`
    : sessions
        .map((session, index) => {
          const sheet = sessionMarkdown(
            session,
            { name, number: index + 1, lookedBack: lookedBackIn(session, sessions) },
            roles,
          )
          return session.privateNotes ? `${sheet}\nPrivate, for the coach alone:\n${session.privateNotes}\n` : sheet
        })
        .join('\n')
