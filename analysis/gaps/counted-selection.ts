import type { Selection } from '../../data/domain.ts'

/** What the figures that ship with SkillTide do not tell apart. */
export type UntoldPart = 'seniority' | 'workplace'

/** The parts of a selection that count for nothing where the figures that ship with SkillTide are read. */
export const untoldParts = (selection: Pick<Selection, UntoldPart>): UntoldPart[] =>
  (['seniority', 'workplace'] as const).filter((part) => selection[part] !== null)

/** What was counted of a selection: all of it but the parts that were ignored. Figures are those of this, never of what was asked. */
export const countedSelection = <S extends Pick<Selection, UntoldPart>>(
  selection: S,
  ignored: readonly UntoldPart[] = [],
): S => ({ ...selection, ...Object.fromEntries(ignored.map((part) => [part, null])) })

/** That parts were ignored, in a sentence. */
export function untoldWords(ignored: readonly UntoldPart[]): string[] {
  const parts = ignored.join(' and ')
  return ignored.length === 0 ? [] : [`Shipped figures do not tell ${parts} apart: these are openings of any ${parts}.`]
}
