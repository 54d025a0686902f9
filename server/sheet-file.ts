import type { AdviceSheet } from '../analysis/coaching/advice-sheet.ts'
import { sheetWords } from '../analysis/coaching/sheet-words.ts'
import { SheetFile } from '../web/pages/sheet-file.tsx'
import { standaloneHtml } from './standalone-html.ts'

/** The sheet as one HTML document to hand over, and to print on one page of A4. */
export const sheetHtml = (sheet: AdviceSheet, assetsDir: string): string =>
  standaloneHtml(SheetFile({ sheet, words: sheetWords(sheet) }), assetsDir)
