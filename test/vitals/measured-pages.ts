/** Every kind of page that a reader comes to first, in an address with something to show. */
export const MEASURED_PAGES: readonly { path: string; isMain: boolean }[] = [
  { path: '/', isMain: true },
  { path: '/skills', isMain: true },
  { path: '/skills/python', isMain: true },
  { path: '/skills/compare?compare=sql,python,kubernetes', isMain: true },
  { path: '/skills/python/sentences', isMain: false },
  { path: '/roles', isMain: true },
  { path: '/roles/data-engineer', isMain: true },
  { path: '/roles/compare?roles=data-engineer,backend-engineer', isMain: false },
  { path: '/gaps?role=data-engineer&skills=sql,python', isMain: true },
  { path: '/profiles', isMain: false },
  { path: '/reports', isMain: false },
  { path: '/phrases', isMain: false },
  { path: '/sources', isMain: true },
  { path: '/about', isMain: false },
  { path: '/about/method', isMain: false },
]
