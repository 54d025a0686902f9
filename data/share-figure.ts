/** A share of openings with its 95 % Wilson interval. With n = 0 nothing is known: share 0, interval 0 to 1. */
export interface ShareFigure {
  count: number
  n: number
  share: number
  low: number
  high: number
}
