import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import type { Rules } from '../load-rules.ts'
import type { PlanReportRequest } from './plan-report.ts'

/** What pages, API and command line need to work on a plan. */
export interface PlanWork {
  store: Store
  rules: Pick<Rules, 'vocabulary' | 'extractor' | 'roles' | 'reader'>
  /** UTC day. */
  today: string
  /** UTC time, noted as the time of a change. */
  at: string
}

/** What its report is made from. */
export const requestOf = ({ store, rules, today }: PlanWork): PlanReportRequest => ({
  ...{ store, vocabulary: rules.vocabulary, today, rules: rules.reader.version },
  roleIds: rules.roles.map(({ id }) => id),
})

/** @throws UserError when the person was deleted in the meantime */
export function stored<Value>(value: Value | null): Value {
  if (value === null) throw new UserError('the person is not there any more')
  return value
}
