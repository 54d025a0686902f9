import { canBeLearnt } from '../../data/vocabulary/general-skills.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { countText, namesText, openingCountText } from '../report/figure-text.ts'
import { type UntoldPart, untoldWords } from './counted-selection.ts'
import type { AdviceBasis, DemandedSkill } from './gap-report.ts'

/** One opening more or less moves a share of fewer by more than ten points. */
const FEWEST_TO_ADVISE = 10
/** The interval around a share of fewer is wider than 30 points. */
const FEW_OPENINGS = 30
const NAMED = 4

/** More openings require it, then more prefer it, then by id: what decides where as many openings ask for one as for another. */
export function compareDemanded(
  one: Pick<DemandedSkill, 'skill' | 'required' | 'preferred'>,
  other: Pick<DemandedSkill, 'skill' | 'required' | 'preferred'>,
): number {
  return (
    other.required.count - one.required.count ||
    other.preferred - one.preferred ||
    (one.skill < other.skill ? -1 : one.skill === other.skill ? 0 : 1)
  )
}

/**
 * Whether so many openings are a basis for advice, which skills share the first place, and both in words, with what the figures do
 * not tell apart.
 *
 * @param missing  what openings ask for and the person lacks
 */
export function adviceBasisOf(
  n: number,
  missing: readonly DemandedSkill[],
  vocabulary: Vocabulary,
  ignored: readonly UntoldPart[] = [],
): AdviceBasis {
  const lessons = missing.filter(({ skill }) => canBeLearnt(vocabulary.byId.get(skill)))
  const most = Math.max(0, ...lessons.map(({ share }) => share))
  const first = lessons.filter(({ share }) => share === most).sort(compareDemanded)
  const tied = first.length < 2 ? [] : first.map(({ skill, name }) => ({ skill, name }))
  const basis = n < FEWEST_TO_ADVISE ? 'none' : n < FEW_OPENINGS ? 'few' : 'enough'
  return { basis, tied, cautions: [...fewWords(n, basis), ...tieWords(first), ...untoldWords(ignored)] }
}

function fewWords(n: number, basis: AdviceBasis['basis']): string[] {
  if (n === 0 || basis === 'enough') return []
  const stands = `Only ${openingCountText(n)} ${n === 1 ? 'stands' : 'stand'} behind these figures`
  return [basis === 'none' ? `${stands}: no basis for advice.` : `${stands}.`]
}

function tieWords([first, ...others]: readonly DemandedSkill[]): string[] {
  if (first === undefined || others.length === 0) return []
  const names = namesText(
    [first, ...others].map(({ name }) => name),
    NAMED,
  )
  return [
    `${countText(others.length + 1)} skills tie for the first place, at ${countText(first.count)} of ${openingCountText(first.n)} each (${names}): those that more openings require, then prefer, come first.`,
  ]
}
