import type { PageContext } from '../page-context.ts'

export interface EmbedPictureProps {
  page: PageContext
  /** As the picture bears it. */
  title: string
  basis: string
  picture: string
  /** The page that has the figure with its numbers. */
  href: string
}

/** One picture without the frame of a page, to be shown inside another one: no script, no form, and links open outside. */
export function EmbedPicturePage({ page, title, basis, picture, href }: EmbedPictureProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · SkillTide`}</title>
        <base target="_blank" />
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        <link rel="stylesheet" href={page.assets.mainStylesFile} />
      </head>
      <body>
        <main class="frame">
          <h1 class="visually-hidden">{title}</h1>
          <img class="framed-picture" src={picture} alt={`${title}. ${basis}`} />
          <p class="figure-foot">
            <a href={href} rel="noopener">
              The numbers in SkillTide, and how they are counted
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}
