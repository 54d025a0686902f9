import type { Typed } from './typed-values.ts'

/** Where a form is sent, the page that it stands on, and the fields of the form that its address names. */
const PAGES: readonly (readonly [form: RegExp, page: string, named?: readonly string[]])[] = [
  [/^(\/profiles\/[^/]+\/plan\/goals)$/, '$1/new', ['skill']],
  [/^(\/profiles\/[^/]+\/plan\/goals\/[^/]+)(?:\/delete)?$/, '$1'],
  [/^(\/profiles\/[^/]+\/plan\/(?:edit|check-in))$/, '$1'],
  [/^(\/profiles\/[^/]+\/plan)\/(?:draft|delete|check-ins\/[^/]+\/delete)$/, '$1'],
  [/^(\/profiles\/[^/]+\/sessions)$/, '$1/new'],
  [/^(\/profiles\/[^/]+\/sessions)\/said$/, '$1'],
  [/^(\/profiles\/[^/]+\/sessions\/[^/]+)\/delete$/, '$1'],
  [/^(\/profiles\/[^/]+\/sessions\/[^/]+)$/, '$1/edit'],
  [/^(\/profiles)\/import$/, '$1'],
  [/^(\/profiles(?:\/[^/]+)?)$/, '$1'],
  [/^(\/profiles\/[^/]+)\/(?:cv-file|delete)$/, '$1'],
  [/^(\/phrases)$/, '$1', ['page', 'reviewed']],
  [/^(\/skills\/[^/]+\/not)$/, '$1', ['posting']],
  [/^(\/skills\/[^/]+\/edit|\/gaps)$/, '$1'],
]

/** The page to come back to with a form that was refused; null: it stands on none that can be asked for. */
export function formPageOf(path: string, typed: Typed = {}): string | null {
  const found = PAGES.find(([form]) => form.test(path))
  if (found === undefined) return null
  const [form, page, named = []] = found
  const query = new URLSearchParams(named.flatMap((name) => (typed[name] ? [[name, String(typed[name])]] : [])))
  return `${path.replace(form, page)}${query.size === 0 ? '' : `?${query}`}`
}
