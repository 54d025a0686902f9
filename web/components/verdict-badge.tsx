import type { Verdict } from '../../analysis/trends/trend-report.ts'

const LOOKS: Record<Verdict, { word: string; shape: string }> = {
  rising: { word: 'Rising', shape: 'M8 2.5 14.5 13h-13z' },
  falling: { word: 'Falling', shape: 'M8 13.5 1.5 3h13z' },
  steady: { word: 'Steady', shape: 'M1.5 5.5h13v5h-13z' },
  'too-few': {
    word: 'Too few to tell',
    shape: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zm0 2a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
  },
}

export const verdictWord = (verdict: Verdict): string => LOOKS[verdict].word

/** A verdict told by shape, word and colour, so that none of them is needed alone. */
export function VerdictBadge({ verdict, reason }: { verdict: Verdict; reason?: string }) {
  const { word, shape } = LOOKS[verdict]
  return (
    <span class={`verdict verdict-${verdict}`} title={reason}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d={shape} />
      </svg>
      {word}
    </span>
  )
}
