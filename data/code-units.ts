/**
 * The UTF-16 code units of the text read last, as numbers: reading a typed array is several times as fast as asking a
 * string for one unit after the other, and an advert is asked for its units sentence by sentence. Little-endian, as on
 * every machine that Node runs on.
 */
let units = new Uint16Array(1 << 15)
let bytes = Buffer.from(units.buffer)
let unitsOf = ''

/** Code units of a text, with a 0 behind the last one; overwritten when another text is asked for. */
export function codeUnits(text: string): Uint16Array {
  if (text === unitsOf) return units
  if (text.length >= units.length) {
    units = new Uint16Array(2 ** Math.ceil(Math.log2(text.length + 1)))
    bytes = Buffer.from(units.buffer)
  }
  bytes.write(text, 'utf16le')
  units[text.length] = 0
  unitsOf = text
  return units
}
