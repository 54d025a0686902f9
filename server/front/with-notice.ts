import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { BehindNotice } from '../../web/components/behind-notice.tsx'
import type { KeptAnswer } from './kept-answers.ts'

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]
const CONTENT = '<main id="content"'
const noticed = new WeakMap<KeptAnswer, Promise<Uint8Array>>()

/** A page that says since when its figures stand; made once for each answer. What is no page is left as it is. */
export function withNotice(answer: KeptAnswer): Promise<Uint8Array> | Uint8Array {
  const isPage = String(answer.headers['content-type']).startsWith('text/html')
  // Its own notice is there.
  if (!isPage || answer.isBehind) return answer.body
  const known = noticed.get(answer) ?? insertNotice(answer)
  noticed.set(answer, known)
  return known
}

async function insertNotice({ body, headers, madeAt }: KeptAnswer): Promise<Uint8Array> {
  const isPacked = headers['content-encoding'] === 'gzip'
  const page = Buffer.from(isPacked ? await unpack(body) : body).toString('utf8')
  const noted = Buffer.from(page.replace(CONTENT, `${renderToString(BehindNotice({ asOf: madeAt }))}${CONTENT}`))
  return isPacked ? pack(noted, { level: 5 }) : noted
}
