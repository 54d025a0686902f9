/** Every kind of page, in an address with something to show. */
export const PAGES: readonly { name: string; path: string }[] = [
  { name: 'overview', path: '/' },
  { name: 'overview-role', path: '/?role=data-engineer&country=GB' },
  { name: 'overview-nothing', path: '/?role=data-engineer&country=FR' },
  { name: 'skills', path: '/skills' },
  { name: 'skills-held', path: '/skills?role=data-engineer&skills=sql,python&sort=change' },
  { name: 'skill', path: '/skills/apache-airflow?role=data-engineer' },
  { name: 'roles', path: '/roles' },
  { name: 'role', path: '/roles/data-engineer' },
  { name: 'gaps-empty', path: '/gaps' },
  {
    name: 'gaps',
    path: '/gaps?role=data-engineer&seniority=senior&skills=sql,python,ssis,on-premise%20data%20warehouse,juggling',
  },
  { name: 'reports', path: '/reports' },
  { name: 'report', path: '/reports/2026-W46' },
  { name: 'sources', path: '/sources' },
  { name: 'merges', path: '/sources/merges' },
  { name: 'skills-new', path: '/skills?new=any' },
  { name: 'about', path: '/about' },
  { name: 'method', path: '/about/method' },
  { name: 'not-found', path: '/nowhere' },
]
