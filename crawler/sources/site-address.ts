/** Parameters that say where a visitor came from or who is visiting, not which page it is. */
const TRACKING = /^(utm_\w+|gh_src|lever-source|source|ref|fbclid|gclid|mc_[ce]id|_hs\w+)$/i
const SESSION = /^(jsessionid|phpsessid|aspsessionid\w*|cfid|cftoken|sid|sess(ion)?_?id|session|zenid|oscsid|s_id)$/i

/**
 * The address of a page without what belongs to one visit: tracking, and session ids in the query or behind a semicolon
 * (`;jsessionid=…`). One page that names itself differently to every visitor is one page.
 */
export function withoutVisitor(address: string): string {
  if (!address.includes('?') && !address.includes(';')) return address
  const url = new URL(address)
  const isWritten = [...url.searchParams.keys()].some((name) => TRACKING.test(name) || SESSION.test(name))
  if (isWritten) {
    for (const name of [...url.searchParams.keys()]) {
      if (TRACKING.test(name) || SESSION.test(name)) url.searchParams.delete(name)
    }
  }
  url.pathname = url.pathname.replace(/;(jsessionid|phpsessid|sid|sessionid)=[^/;]*/gi, '')
  return url.href
}

/** Words in the address of an advert, in the languages we meet: `/jobs/12`, `/stellenangebote/…`, `/empleo/…`. */
const JOB_ADDRESS =
  /\b(jobs?|careers?|karriere|vacanc(y|ies)|positions?|openings?|opportunit(y|ies)|roles?|stellen\w*|empleos?|ofertas?|emplois?)\b/i

export const looksLikeAdvert = (url: string): boolean =>
  JOB_ADDRESS.test(new URL(url).pathname.replaceAll(/[-_]/g, ' '))
