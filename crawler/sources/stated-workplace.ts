import type { Workplace } from '../../data/domain.ts'

const WORKPLACES: readonly [RegExp, Workplace][] = [
  [/^hybrid\b/i, 'hybrid'],
  [/^(fully |100 ?% )?remote\b|^work from home$|^telecommute$/i, 'remote'],
  [/^(on|in)[ -]?(site|office|person)\b|^office$/i, 'onsite'],
]

/** Reads a field that says where the work is done ("OnSite", "on-site", "Hybrid"). Anything unclear is `unknown`. */
export function statedWorkplace(text: string | null): Workplace {
  if (text === null) return 'unknown'
  return WORKPLACES.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? 'unknown'
}
