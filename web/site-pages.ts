export interface SitePage {
  path: string
  name: string
  /** Whether it stands in the navigation of every page. */
  isMain: boolean
  /** Other words under which people look for it. */
  words: string
}

/** Pages that need no choice to be opened: the navigation, and what one step further down is found by name. */
export const SITE_PAGES: readonly SitePage[] = [
  { path: '/', name: 'Overview', isMain: true, words: 'home start dashboard' },
  { path: '/skills', name: 'Skills', isMain: true, words: 'table list search trends' },
  { path: '/roles', name: 'Roles', isMain: true, words: 'jobs titles growing declining' },
  { path: '/gaps', name: 'Your gaps', isMain: true, words: 'cv learn next missing' },
  { path: '/profiles', name: 'Profiles', isMain: true, words: 'people clients coach plan' },
  { path: '/reports', name: 'Reports', isMain: true, words: 'weekly week feed mail' },
  { path: '/phrases', name: 'Phrases', isMain: true, words: 'new unknown vocabulary review' },
  { path: '/sources', name: 'Sources', isMain: true, words: 'crawl runs boards health credits' },
  { path: '/about', name: 'Method', isMain: true, words: 'about limits quality' },
  { path: '/skills/compare', name: 'Compare skills', isMain: false, words: 'chart lines side by side' },
  { path: '/roles/compare', name: 'Compare two roles', isMain: false, words: 'difference common core' },
  { path: '/sources/merges', name: 'Merged openings', isMain: false, words: 'duplicates copies reposts undo' },
  { path: '/about/method', name: 'Every figure and how it is counted', isMain: false, words: 'formula interval' },
  { path: '/docs', name: 'API', isMain: false, words: 'openapi json programs' },
]

/** Somewhere to go, as the palette lists it. */
export interface Destination {
  kind: 'page' | 'skill' | 'role' | 'person'
  name: string
  /** A few words that tell it from others of its name; may be empty. */
  note: string
  href: string
}
