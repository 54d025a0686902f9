import { findPhrases, reviewKey } from '../../analysis/discovery/find-phrases.ts'
import { knownForms } from '../../analysis/discovery/known-forms.ts'
import type { Rules } from '../../analysis/load-rules.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import type { Store } from '../../data/store/store.ts'
import { createRandom } from '../analysis/trends/random.ts'

const HIDDEN = 100
const MIN_OPENINGS = 10
const LOOKED_AT = 300

/** The day on which the corpora are looked at. */
export const READ_ON = '2026-03-31'

export interface HiddenDraw {
  /** Ids of the hidden skills that are among the first 300 phrases. */
  back: string[]
  missing: string[]
}

/** Hides 100 known skills that at least ten openings name, and tells which of them come back as phrases. */
export function hideSkills(store: Store, { vocabulary, phraseRules }: Rules, seed: number): HiddenDraw {
  const hide = drawn(frequentSkills(store), HIDDEN, createRandom(seed).uniform)
  const { phrases } = findPhrases(store, vocabulary, phraseRules, { top: LOOKED_AT, today: READ_ON, hide })
  const forms = knownForms(vocabulary.skills.filter(({ id }) => hide.includes(id)))
  const back = new Set(phrases.flatMap(({ phrase }) => forms.get(reviewKey(phrase)) ?? []))
  return { back: hide.filter((id) => back.has(id)), missing: hide.filter((id) => !back.has(id)) }
}

function frequentSkills(store: Store): string[] {
  const openings = new Map<string, number>()
  for (const { skills } of store.openings.listSkills(WHOLE_MARKET)) {
    for (const { skillId } of skills) openings.set(skillId, (openings.get(skillId) ?? 0) + 1)
  }
  return [...openings]
    .filter(([, count]) => count >= MIN_OPENINGS)
    .map(([id]) => id)
    .sort()
}

function drawn(pool: readonly string[], count: number, random: () => number): string[] {
  const shuffled = [...pool]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1))
    const [one = '', other = ''] = [shuffled[last], shuffled[at]]
    shuffled[last] = other
    shuffled[at] = one
  }
  return shuffled.slice(0, count)
}
