const PAGES = [
  { page: 'profile', name: 'Profile', path: '' },
  { page: 'gaps', name: 'See the gaps', path: null },
  { page: 'plan', name: 'The plan', path: '/plan' },
  { page: 'sessions', name: 'Sessions', path: '/sessions' },
  { page: 'sheet', name: 'Advice sheet', path: '/sheet' },
] as const

/** From one page about a person to the others. */
export function PersonLinks({ id, current }: { id: string; current: (typeof PAGES)[number]['page'] }) {
  return (
    <nav class="person-links" aria-label="Pages about this person">
      {PAGES.map(({ page, name, path }) => (
        <a
          key={page}
          class="chip"
          href={path === null ? `/gaps?profile=${id}` : `/profiles/${id}${path}`}
          aria-current={page === current ? 'page' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
