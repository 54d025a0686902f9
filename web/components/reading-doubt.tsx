import type { Doubt } from '../../data/quality/measured-quality.ts'
import { formatCount } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { sentencesHref } from './sentences-href.ts'

interface DoubtProps {
  page: PageContext
  skill: string
  doubt: Doubt | undefined
}

/** Beside a skill in a table: that its figure is to be read with care, with n; leads to the sentences behind it. */
export function DoubtMark({ page, skill, doubt }: DoubtProps) {
  if (doubt === undefined) return null
  return (
    <a class="kind doubt" href={sentencesHref(page, skill)}>
      {doubt.reason === 'wrong'
        ? `${formatCount(doubt.wrong)} of ${formatCount(doubt.found)} checked finds wrong`
        : `a word of other things too, ${checkedFinds(doubt.found)}`}
    </a>
  )
}

/** The same in sentences, on the page of the skill. */
export function DoubtNote({ page, skill, doubt }: DoubtProps) {
  if (doubt === undefined) return null
  const { reason, found, wrong } = doubt
  return (
    <p>
      Read with care:{' '}
      {reason === 'wrong'
        ? `of ${formatCount(found)} finds of this skill that we checked by hand, ${formatCount(wrong)} do not ask for it.`
        : `its name is a word of other things too, and ${checkedFinds(found)} by hand: too few to say how often it is read wrongly.`}{' '}
      <a href={sentencesHref(page, skill)}>Read the sentences</a>, or{' '}
      <a href="/about#quality">how well adverts are read</a>.
    </p>
  )
}

const checkedFinds = (found: number): string =>
  found === 0 ? 'no find was checked' : `${formatCount(found)} ${found === 1 ? 'find was' : 'finds were'} checked`
