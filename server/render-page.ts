import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { fillInlineAssets } from '../web/components/inline-assets.tsx'
import type { PageContext } from '../web/page-context.ts'
import { renderPage } from './form-again.ts'

/** Sends a page with its styles in its head. Components escape every value, so that no advert can bring markup with it. */
export function sendPage<Props extends { page: PageContext }>(
  reply: FastifyReply,
  Page: (props: Props) => VNode,
  props: Props,
): FastifyReply {
  return sendHtml(
    reply,
    fillInlineAssets(
      renderPage(() => Page(props)),
      props.page,
    ),
  )
}

/** Sends a page without the styles and the frame of the others. */
export const sendBarePage = (reply: FastifyReply, page: VNode): FastifyReply =>
  sendHtml(reply, [Buffer.from(renderToString(page))])

const DOCTYPE = Buffer.from('<!doctype html>')

/** As bytes, made once: of a text everything that an answer goes through makes them again, to know how many they are. */
const sendHtml = (reply: FastifyReply, pieces: readonly Buffer[]): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(Buffer.concat([DOCTYPE, ...pieces]))

/** Sends a table under a fixed file name. */
export function sendCsv(reply: FastifyReply, fileName: string, csv: string): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${fileName}.csv"`)
    .send(csv)
}
