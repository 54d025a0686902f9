import type { SourceConfig } from './source.ts'

/** With `baseUrl` another server stands in for a site: the same paths, asked there, and stored as those of the site. */

export function reachableUrl(url: string, config: SourceConfig): string {
  if (config.baseUrl === undefined || config.url === undefined) return url
  const { origin } = new URL(config.url)
  return url.startsWith(`${origin}/`) || url === origin
    ? config.baseUrl.replace(/(?<!\/)\/+$/, '') + url.slice(origin.length)
    : url
}

/** The other way round: what a stored posting should link to. */
export function publicUrl(url: string, config: SourceConfig): string {
  const base = config.baseUrl?.replace(/(?<!\/)\/+$/, '')
  if (base === undefined || config.url === undefined || !url.startsWith(`${base}/`)) return url
  return new URL(config.url).origin + url.slice(base.length)
}

export const hostOf = (url: string): string => new URL(url).host
