import type { TrendSeries } from '../../analysis/trends/trend-report.ts'
import { DemoSentence } from '../components/demo-words.tsx'
import { FigureContext } from '../components/figure-context.ts'
import type { FigureBasis } from '../components/figure-foot.tsx'
import { figureContextOf } from '../components/layout.tsx'
import { changeWords, TrendFigure } from '../components/trend-figure.tsx'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export interface EmbedSkillProps {
  page: PageContext
  skill: { id: string; name: string }
  series: TrendSeries
  basis: FigureBasis
}

/** One figure without the frame of a page, to be shown inside another one: no script, no form, and links open outside. */
export function EmbedSkillPage({ page, skill, series, basis }: EmbedSkillProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${skill.name} · SkillTide`}</title>
        <base target="_blank" />
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        <link rel="stylesheet" href={page.assets.mainStylesFile} />
      </head>
      <body>
        <main class="frame">
          {page.mode === 'own' ? null : (
            <p>
              <DemoSentence mode={page.mode} />
            </p>
          )}
          <h1 class="visually-hidden">{skill.name}</h1>
          <FigureContext.Provider value={figureContextOf(page)}>
            <TrendFigure
              heading={`${skill.name} in ${page.selectionText}: ${changeWords(series)}`}
              series={series}
              comparable={series.comparable}
              basis={basis}
            />
          </FigureContext.Provider>
          <p class="figure-foot">
            <a href={hrefOf(`/skills/${encodeURIComponent(skill.id)}`, page.state)} rel="noopener">
              {skill.name} in SkillTide: how it is counted, forecast, sentences
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}
