import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pageText } from '../../../crawler/http/page-text.ts'

const latin1 = Buffer.from('Größe', 'latin1')

test('text is UTF-8 unless somebody says otherwise', () => {
  expect(pageText(Buffer.from('Größe 日本'), null, 1000)).toBe('Größe 日本')
})

test('the header, then the page itself, names another character set', () => {
  expect(pageText(latin1, 'text/html; charset=ISO-8859-1', 1000)).toBe('Größe')
  expect(pageText(Buffer.concat([Buffer.from('<meta charset="windows-1252">'), latin1]), 'text/html', 1000)).toContain(
    'Größe',
  )
  expect(
    pageText(Buffer.concat([Buffer.from('<?xml version="1.0" encoding="latin1"?>'), latin1]), null, 1000),
  ).toContain('Größe')
})

test('what is plainly UTF-8 is UTF-8, whatever is said of it', () => {
  expect(pageText(Buffer.from('Größe 日本'), 'application/json; charset=iso-8859-1', 1000)).toBe('Größe 日本')
  expect(pageText(Buffer.from('<?xml version="1.0" encoding="latin1"?>Größe'), null, 1000)).toContain('Größe')
  expect(pageText(Buffer.from('\u001b$B8@\u001b(B', 'latin1'), 'text/html; charset=iso-2022-jp', 1000)).toBe('言')
})

test('a byte order mark goes before every name and is no part of the text', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Größe', 'utf16le')])
  expect(pageText(utf16, 'text/html; charset=utf-8', 1000)).toBe('Größe')
  expect(pageText(Buffer.from('\uFEFFGröße'), 'text/html; charset=latin1', 1000)).toBe('Größe')
})

test('an unknown name says nothing, wrong bytes become the replacement character, NUL goes', () => {
  expect(pageText(Buffer.from('Größe'), 'text/html; charset=klingon', 1000)).toBe('Größe')
  expect(pageText(latin1, 'text/html', 1000)).toBe('Gr\uFFFD\uFFFDe')
  expect(pageText(Buffer.from('a\u0000b'), null, 1000)).toBe('ab')
})

test('a packed body that grows too large is refused', () => {
  expect(() => pageText(gzipSync('x'.repeat(5000)), null, 1000)).toThrow(RangeError)
})
