import type { ViewState } from './view-state.ts'

export interface Choice {
  value: string
  name: string
  openings: number
}

/** What every page knows besides its own figures. */
export interface PageContext {
  /** Path of the page, without its query. */
  path: string
  state: ViewState
  /** The selection in words: `senior data engineer openings in Germany`, `openings`. The span is not part of it. */
  selectionText: string
  choices: { roles: Choice[]; countries: Choice[]; seniorities: Choice[]; workplaces: Choice[]; sources: Choice[] }
  /** The skills that the reader said they have. */
  held: readonly { skill: string; name: string }[]
  assets: PageAssets
  /** `partly-demo`: synthetic adverts are counted among others. */
  mode: 'own' | 'demo' | 'partly-demo'
  /** Whether the reader gave a password and can sign out. */
  isSignedIn: boolean
  version: string
  /** Version of the rules that read the adverts; another one may count otherwise. */
  rules: string
  /**
   * Figures that ship with SkillTide: in the figures of this page, there but not in this page (left out, or too coarse
   * for its weeks), or not there at all.
   */
  history: 'shown' | 'unused' | 'none'
  /** Names of own sources in the figures of this page of which shipped history may have counted some adverts too. */
  countedTwice: readonly string[]
  /** Whether nothing was ever read, and no history is shipped: no choice can have openings. */
  isEmpty: boolean
  /** Whether figures may be a little older than the data, because another process is writing. */
  isBehind: boolean
}

/** The built files: texts that stand in the head of a page, and addresses of what it loads besides. */
export interface PageAssets {
  /** Styles of every page. */
  mainStyles: string
  /** Their address, for frames: many of one page share the file. */
  mainStylesFile: string
  /** More styles, of pages about a person. */
  peopleStyles: string
  /** Sets the theme before the first paint. */
  themeScript: string
  /** Address of the styles for paper. */
  paperStyles: string
  /** Address of the scripts. */
  appScript: string
}
