import type { MergeReason, RequirementLevel, Seniority, Workplace } from '../domain.ts'

/** Closed lists as the database writes them: a value is its position. Append only; never reorder. */

export const SENIORITY_CODES = [
  'unspecified',
  'intern',
  'junior',
  'mid',
  'senior',
  'lead',
  'principal',
  'head',
] as const satisfies readonly Seniority[]
export const WORKPLACE_CODES = ['unknown', 'onsite', 'hybrid', 'remote'] as const satisfies readonly Workplace[]
export const LEVEL_CODES = ['required', 'preferred', 'mentioned'] as const satisfies readonly RequirementLevel[]
export const MERGE_REASON_CODES = [
  'same-advert',
  'same-url',
  'near-text',
  'contained-text',
  'unnamed-employer',
] as const satisfies readonly MergeReason[]
