import { shareText } from '../report/figure-text.ts'
import { escapeMarkdown } from '../report/markdown-text.ts'
import { VERDICT_WORDS } from '../report/verdict-words.ts'
import type { AdviceSheet, CutList, SheetSkill } from './advice-sheet.ts'
import { figureWords, moreWords, sheetWords } from './sheet-words.ts'

/** The sheet as Markdown (CommonMark with tables), to hand over or to go on writing. */
export function sheetMarkdown(sheet: AdviceSheet): string {
  const { person, madeOn, target, asked, have, missing, notAsked, steps, goals } = sheet
  const words = sheetWords(sheet)
  const now = person.currentRole === '' ? '' : `Now: ${escapeMarkdown(person.currentRole)}. `
  const horizon = person.horizonMonths === null ? '' : ` in ${person.horizonMonths} months`
  return [
    `# Advice for ${escapeMarkdown(person.name)}`,
    '',
    `${now}After: ${escapeMarkdown(target)}${horizon}. Made on ${madeOn}.`,
    '',
    ...(sheet.hasDemoData ? ['**Demo data: every advert, employer and figure here is synthetic.**', ''] : []),
    escapeMarkdown(words.basis),
    '',
    '## What the market asks for',
    '',
    ...tableOf(asked),
    '',
    '## What you have',
    '',
    ...listOf(
      have,
      (skill) => `${escapeMarkdown(skill.name)}: ${escapeMarkdown(skill.note)}; asked for by ${shareText(skill.share)}`,
    ),
    ...(notAsked.items.length === 0
      ? []
      : [
          '',
          `Also yours, not named in these openings: ${[...notAsked.items.map(escapeMarkdown), ...(notAsked.more > 0 ? [moreWords(notAsked.more)] : [])].join(', ')}.`,
        ]),
    '',
    '## What is missing',
    '',
    ...listOf(
      missing,
      (skill) =>
        `${escapeMarkdown(skill.name)}: ${figureWords(skill)}${skill.standing === 'aware' ? '; you know of it' : ''}`,
    ),
    '',
    '## Three next steps',
    '',
    ...words.cautions.flatMap((caution) => [escapeMarkdown(caution), '']),
    ...(words.reach === null ? [] : [words.reach, '']),
    ...(steps.length === 0 ? ['Nothing that these openings ask for is missing.'] : []),
    ...steps.map(
      (step, index) =>
        `${index + 1}. **${escapeMarkdown(step.skill.name)}.** ${escapeMarkdown(words.steps[index] ?? '')}`,
    ),
    ...(goals.items.length === 0
      ? []
      : [
          '',
          '## Goals of the plan',
          '',
          ...listOf(goals, ({ statement, dueOn, isPaused, figure }) =>
            [
              escapeMarkdown(statement),
              isPaused ? '(paused)' : dueOn === null ? '' : `(by ${dueOn})`,
              escapeMarkdown(figure),
            ]
              .filter(Boolean)
              .join(' '),
          ),
        ]),
    '',
    '## What each number means, and what it does not',
    '',
    ...words.meanings.map(({ term, is, isNot }) => `- **${term}**: ${is}. Not: ${isNot}.`),
    '',
    `Counted by SkillTide on ${madeOn}, rules ${sheet.rules}.`,
    '',
  ].join('\n')
}

const tableOf = ({ items, more }: CutList<SheetSkill>): string[] =>
  items.length === 0
    ? ['Nothing yet.']
    : [
        '| skill | of openings | 95 % interval and n | direction | you |',
        '| --- | ---: | --- | --- | --- |',
        ...items.map(
          (skill) =>
            `| ${escapeMarkdown(skill.name)} | ${shareText(skill.share)} | ${figureWords(skill).replace(/^[^(]*\(|\)$/g, '')}, ${skill.count} of ${skill.n} | ${VERDICT_WORDS[skill.verdict].word} | ${STANDING_MARKS[skill.standing]} |`,
        ),
        ...(more > 0 ? ['', `${moreWords(more)}.`] : []),
      ]

const STANDING_MARKS: Record<SheetSkill['standing'], string> = {
  ...{ held: 'held', implied: 'held', aware: 'known of', missing: 'missing' },
}

const listOf = <Item>({ items, more }: CutList<Item>, lineOf: (item: Item) => string): string[] =>
  items.length === 0
    ? ['Nothing yet.']
    : [...items.map((item) => `- ${lineOf(item)}`), ...(more > 0 ? [`- ${moreWords(more)}`] : [])]
