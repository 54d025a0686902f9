import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'

const fontFolder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
/** Twice the size it is shown at, for sharp screens. */
const SCALE = 2

/** A chart as PNG, for mail programs, which show no SVG. With fonts of our own, so that every machine makes the same bytes. */
export function chartPng(svg: string): Buffer {
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: {
      loadSystemFonts: false,
      fontFiles: ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => join(fontFolder, file)),
      defaultFontFamily: 'DejaVu Sans',
    },
  })
  return Buffer.from(image.render().asPng())
}
