import type { JSX } from 'preact'
import type { Lesson } from '../../analysis/gaps/gap-report.ts'
import { formatCount } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { SkillLink } from './skill-link.tsx'

/** Hours of a lesson with what they were worked out from. */
export function HoursWords({ effort, close }: Pick<Lesson, 'effort' | 'close'>) {
  const { hours, said, fullHours, closeFactor, levelFactor } = effort
  const parts = [
    said === 'skill'
      ? 'your estimate'
      : said === 'kind'
        ? `your ${fullHours} h for its kind`
        : `assumed${hours === fullHours ? '' : `: ${fullHours} h`}`,
    ...(closeFactor === 1 || close === null ? [] : [`× ${closeFactor.toFixed(2)} as close to ${close.name}`]),
    ...(levelFactor === 1 ? [] : [`× ${levelFactor} as you are aware of it`]),
  ]
  return (
    <>
      {formatCount(hours)} h <span class="interval">{parts.join(' ')}</span>
    </>
  )
}

/** What stands before, beside and behind a lesson: prerequisites, what is close, what comes along. */
export function LessonWords({ page, lesson }: { page: PageContext; lesson: Lesson }) {
  const { close, needs, brings } = lesson
  const link = ({ skill, name }: { skill: string; name: string }) => (
    <SkillLink key={skill} page={page} skill={skill} name={name} />
  )
  return (
    <>
      {needs.length === 0 ? null : <span>builds on {listOf(needs.map(link))}, which you lack</span>}
      {close === null ? null : (
        <span>
          close to {link(close)}: {formatCount(close.count)} of {formatCount(close.n)} openings with it ask for both
        </span>
      )}
      {brings.length === 0 ? null : <span>with it comes {listOf(brings.map(link))}</span>}
    </>
  )
}

const listOf = (items: readonly JSX.Element[]) =>
  items.map((item, index) => (
    <>
      {index === 0 ? null : index === items.length - 1 ? ' and ' : ', '}
      {item}
    </>
  ))
