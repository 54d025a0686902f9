/** Where a form is sent, and the page that it stands on. */
const PAGES: readonly (readonly [form: RegExp, page: string])[] = [
  [/^(\/profiles\/[^/]+\/plan\/goals)$/, '$1/new'],
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
  [/^(\/skills\/[^/]+\/edit|\/gaps|\/phrases)$/, '$1'],
]

/** The page to come back to with a form that was refused; null: it stands on none that can be asked for. */
export function formPageOf(path: string): string | null {
  const found = PAGES.find(([form]) => form.test(path))
  return found === undefined ? null : path.replace(found[0], found[1])
}
