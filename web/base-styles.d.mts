import type { Plugin } from 'esbuild'

/** What pages can be made of. */
export interface PageWords {
  elements: Set<string>
  /** Of attributes, by name; `*`: one that is worked out. */
  values: Map<string, Set<string>>
  /** Names of classes and whatever else stands in texts. */
  words: Set<string>
}

/** esbuild: whoever imports the base stylesheet gets the used part of it. */
export const usedBaseStyles: Plugin
/** The base stylesheet without what no page can match or read. */
export function keepUsed(baseCss: string, pages: PageWords, ownCss: string): string
export function readPageWords(): Promise<PageWords>
