import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { StockState, VolumePoint } from '../../analysis/trends/volume/opening-volume.ts'
import { StockFigure } from '../../web/components/stock-figure.tsx'
import { aSelection } from '../data/builders.ts'
import { aPage } from './samples.ts'

const point = (state: StockState, reason?: string): VolumePoint => ({
  ...{ weekStart: '2026-03-01', label: '2026-03', new: 40, asOf: '2026-03-31', active: 336, state },
  ...(reason !== undefined && { reason }),
})

function textOf(last: VolumePoint): string {
  const html = renderToString(
    <StockFigure
      heading="Openings"
      volume={{
        ...{ selection: aSelection(), grain: 'month', skill: null, sources: [], points: [last] },
        span: { from: '2026-03-01', until: '2026-04-01' },
      }}
      csv="/openings/active.csv"
      json="/api/v1/openings"
      share={{
        page: aPage(),
        shared: { origin: '', today: '2026-11-28' },
        figure: { path: '/openings/active', what: 'Openings' },
      }}
    />,
  )
  return html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
}

test('a stock that misses a source is the least there was, with the reason, and no demand', () => {
  const words = textOf(point('incomplete', 'Example board was not read'))
  expect(words).toContain('At least 336 stand at the end of 31 Mar 2026, new and old together')
  expect(words).toContain('not all sources are counted (Example board was not read)')
  expect(words).not.toContain('the demand of that day')
})

test('a whole stock is the demand of its day', () => {
  const words = textOf(point('complete'))
  expect(words).toContain('336 stand at the end of 31 Mar 2026, new and old together: the demand of that day')
  expect(words).toContain('with adverts that the newest reading alone has missed')
  expect(words).not.toContain('At least')
})
