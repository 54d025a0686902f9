/** Shares on the logit scale, where a share of 1 % can double and a share of 99 % cannot pass 1. */

/** ln(p / (1 - p)); -Infinity at 0, Infinity at 1. */
export const logit = (share: number): number => Math.log(share / (1 - share))

/** The share, 0 to 1, of a value on the logit scale. */
export const expit = (value: number): number => 1 / (1 + Math.exp(-value))
