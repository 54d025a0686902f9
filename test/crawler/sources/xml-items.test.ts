import { describe, expect, test } from 'vitest'
import { childFields, childText, fieldText, readXmlItems } from '../../../crawler/sources/xml-items.ts'

const read = (xml: string) => readXmlItems(xml, new Set(['item']))

describe('items of an XML document', () => {
  test('keep their fields, the elements inside these, and both as text', () => {
    const [item] = read('<a><item><places><place kind="hq"><city>Oslo</city></place><place/></places></item></a>').items
    if (item === undefined) throw new Error('no item')
    expect(fieldText(item, 'places')).toBe('<place><city>Oslo</city></place><place></place>')
    const places = childFields(item, 'places', 'place')
    expect(places.map((place) => childText(place, 'city'))).toEqual(['Oslo', null])
    expect(places[0]?.attributes).toEqual({ kind: 'hq' })
  })

  test('keep fields of one name in their order', () => {
    const [item] = read('<a><item><link>1</link><link>2</link></item></a>').items
    expect(item?.fields.get('link')?.map(({ text }) => text)).toEqual(['1', '2'])
  })

  test('leave what stands outside them to the document, of each name the first', () => {
    const { outside } = read(
      '<a><title>Acme</title><item><title>Job</title></item><pages>3</pages><title>x</title></a>',
    )
    expect([...outside]).toEqual([
      ['title', 'Acme'],
      ['pages', '3'],
    ])
  })

  test('survive a field that is nested a hundred thousand deep', () => {
    const depth = 100_000
    const { items } = read(`<a><item><x>${'<b>'.repeat(depth)}SQL${'</b>'.repeat(depth)}</x><y>1</y></item></a>`)
    expect(items).toHaveLength(1)
    expect(items[0] && fieldText(items[0], 'y')).toBe('1')
    expect(items[0] && fieldText(items[0], 'x')).toContain('SQL')
  })

  test('do not expand what the document declares', () => {
    const { items } = read('<!DOCTYPE a [<!ENTITY x "boom">]><a><item><t>&x;&amp;</t></item></a>')
    expect(items[0] && fieldText(items[0], 't')).toBe('&x;&')
  })
})
