/** Parameters that say where a click came from, not what is shown. */
const TRACKING =
  /^(?:utm_.*|gh_src|lever-source(?:\[\])?|lever-origin|ashby_?src|jr_id|src|source|ref|referrer|refid|trk|trackingid|fbclid|gclid|msclkid|mc_[ce]id|igshid|_hs.*|_ga|rx_.*|iis|iisn|sessionid|jsessionid|campaign|medium|cmpid)$/i
/** Ends of a path that lead to the form of the advert that stands before them. */
const FORM = /\/(?:apply|application|applications\/new|c\/new)$/i

/**
 * The address of an advert without what differs from click to click: scheme, "www.", tracking parameters, fragment,
 * trailing slash, the path of its form; parameters in alphabetical order. Null for what is no web address, or names no
 * page of its own ("https://acme.example/").
 */
export function canonicalUrl(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null
  const { protocol, hostname, port, pathname, searchParams, hash } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  const kept = [...searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  const path = pathname
    .replace(/;jsessionid=[^/]*/i, '')
    .replace(/(?<!\/)\/+$/, '')
    .replace(FORM, '')
  // Pages drawn by a script keep their path behind the "#".
  const route = /^#!?\/./.test(hash) ? hash : ''
  if (path === '' && kept.length === 0 && route === '') return null
  const query = new URLSearchParams(kept).toString()
  const host = hostname.replace(/^www\./, '') + (port === '' ? '' : `:${port}`)
  return host + path + (query === '' ? '' : `?${query}`) + route
}
