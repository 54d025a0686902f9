import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** Sends a page. Components escape every value, so that no advert can bring markup with it. */
export function sendPage<Props>(reply: FastifyReply, Page: (props: Props) => VNode, props: Props): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(`<!doctype html>${renderToString(Page(props))}`)
}

/** Sends a table under a fixed file name. */
export function sendCsv(reply: FastifyReply, fileName: string, csv: string): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${fileName}.csv"`)
    .send(csv)
}
