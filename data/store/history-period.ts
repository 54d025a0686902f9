/** Last day of the week or month of a history cell, in SQL over `history_cells c`. */
export const LAST_DAY_OF_CELL = `
  CASE c.grain
    WHEN 'week' THEN c.period_start + 6
    ELSE CAST(julianday(date(c.period_start * 86400, 'unixepoch', '+1 month')) - 2440587.5 AS INTEGER) - 1
  END`
