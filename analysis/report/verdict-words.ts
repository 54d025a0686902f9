import type { Verdict } from '../trends/trend-report.ts'

/** A verdict told by shape and word, for a terminal, Markdown and mail. */
export const VERDICT_WORDS: Record<Verdict, { shape: string; word: string }> = {
  rising: { shape: '▲', word: 'rising' },
  falling: { shape: '▼', word: 'falling' },
  steady: { shape: '●', word: 'steady' },
  'too-few': { shape: '○', word: 'too few to tell' },
}
