import type { Grain, MergeReason, RequirementLevel, Seniority, Workplace } from '../data/domain.ts'
import type { CommitmentOutcome } from '../data/session.ts'
import type { SkillKind } from '../data/vocabulary/vocabulary.ts'

/** The words of the domain as a page writes them. */

export const SENIORITY_NAMES: Record<Seniority, string> = {
  intern: 'Intern',
  junior: 'Junior',
  mid: 'Mid-level',
  senior: 'Senior',
  lead: 'Lead',
  principal: 'Principal',
  head: 'Head or director',
  unspecified: 'Not stated',
}

export const WORKPLACE_NAMES: Record<Workplace, string> = {
  onsite: 'On site',
  hybrid: 'Hybrid',
  remote: 'Remote',
  unknown: 'Not stated',
}

/** Beside lists of what is most asked for. */
export const TOP_LEAVES_OUT = 'without soft skills and broad fields'

export const LEVEL_NAMES: Record<RequirementLevel, string> = {
  required: 'Required',
  preferred: 'Preferred',
  mentioned: 'Only mentioned',
}

export const GRAIN_NAMES: Record<Grain, string> = { week: 'week', month: 'month', quarter: 'quarter' }

export const KIND_NAMES: Record<SkillKind, string> = {
  language: 'Language',
  framework: 'Framework',
  library: 'Library',
  database: 'Database',
  tool: 'Tool',
  platform: 'Platform',
  service: 'Service',
  standard: 'Standard',
  certification: 'Certification',
  concept: 'Concept',
  practice: 'Practice',
  soft: 'Soft skill',
  domain: 'Domain knowledge',
}

export const SPAN_CHOICES: readonly { weeks: number; name: string }[] = [
  { weeks: 13, name: '13 weeks' },
  { weeks: 26, name: '26 weeks' },
  { weeks: 52, name: '1 year' },
  { weeks: 104, name: '2 years' },
  { weeks: 260, name: '5 years' },
]

export const MERGE_REASON_NAMES: Record<MergeReason, string> = {
  'same-advert': 'Equal advert',
  'same-url': 'Same address to apply at',
  'near-text': 'Nearly the same text',
  'contained-text': 'One text stands in the other',
  'unnamed-employer': 'Nearly the same text, employer not named',
}

export const OUTCOME_NAMES: Record<CommitmentOutcome, string> = { done: 'done', partly: 'partly done', not: 'not done' }
