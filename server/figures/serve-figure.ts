import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Picture } from '../../analysis/report/chart/chart-document.ts'
import { demoPrefix } from '../../web/components/demo-words.tsx'
import type { FigureBasis } from '../../web/components/figure-foot.tsx'
import { pictureBasis } from '../../web/components/share-and-cite.tsx'
import type { PageContext } from '../../web/page-context.ts'
import { EmbedPicturePage } from '../../web/pages/embed-picture.tsx'
import { todayOf } from '../app-deps.ts'
import { chartPng } from '../mail/chart-png.ts'
import { sendPage } from '../render-page.ts'
import type { RouteDeps } from '../route-deps.ts'
import { FRAMED_BY_THIS_MACHINE } from '../security.ts'

/** A chart that stands alone. */
export interface Figure {
  fileName: string
  svg: string
  /** What a frame needs: the words of the picture, and the page that has its numbers. */
  frame: { page: PageContext; title: string; basis: string; href: string }
}

/** Title and foot of a picture: demo data never without saying so, and always the day on which it was made. */
export const pictureWords = (
  { app }: RouteDeps,
  page: PageContext,
  title: string,
  basis: FigureBasis,
  note = '',
): Pick<Picture, 'title' | 'basis'> => ({
  title: `${demoPrefix(page)}${title}`,
  basis: `${pictureBasis(basis, todayOf(app))}${note === '' ? '' : ` · ${note}`}`,
})

interface Asked<Params, Query> {
  params: Params
  query: Query
}

/** The schema of the route has checked both. */
const askedBy = <Params, Query>({ params, query }: FastifyRequest): Asked<Params, Query> => ({
  params: params as Params,
  query: { ...(query as Query), skills: '' },
})

/** `path.svg`, `path.png`, and `/embed/path` for a frame: what the reader holds is left out of all of them. */
export function serveFigure<Params, Query extends { skills?: string }>(
  app: FastifyInstance,
  path: string,
  schema: { params?: TSchema; querystring: TSchema },
  read: (asked: Asked<Params, Query>) => Promise<Figure>,
): void {
  const hidden = { ...schema, hide: true }
  servePictures(app, path, schema, read)
  app.get(`/embed${path}`, { schema: hidden, helmet: FRAMED_BY_THIS_MACHINE }, async (request, reply) => {
    const { frame } = await read(askedBy(request))
    const asked = new URL(request.url, 'http://localhost')
    asked.searchParams.delete('skills')
    const picture = `${asked.pathname.replace(/^\/embed/, '')}.svg${asked.search}`
    return sendPage(reply, EmbedPicturePage, { ...frame, picture })
  })
}

/** The pictures alone, of a figure whose frame is a page of its own kind. */
export function servePictures<Params, Query extends { skills?: string }>(
  app: FastifyInstance,
  path: string,
  schema: { params?: TSchema; querystring: TSchema },
  read: (asked: Asked<Params, Query>) => Promise<Pick<Figure, 'fileName' | 'svg'>>,
): void {
  for (const form of ['svg', 'png'] as const) {
    app.get(`${path}.${form}`, { schema: { ...schema, hide: true } }, async (request, reply) => {
      const { fileName, svg } = await read(askedBy(request))
      reply.header('content-disposition', `attachment; filename="${fileName}.${form}"`)
      return form === 'svg'
        ? reply.type('image/svg+xml; charset=utf-8').send(svg)
        : reply.type('image/png').send(chartPng(svg))
    })
  }
}
