/** The characters that Windows-1252 has for the bytes 0x80 to 0x9f, in their order; five of these are unassigned. */
export const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
