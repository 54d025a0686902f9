import type { FetchedPage, SourceRequest } from './source.ts'

/**
 * The listing after this one, for sources that count in a parameter of the address (`offset=100`, `page=2`).
 * @returns the new value of the parameter, and the request with it
 */
export function moveOn(page: FetchedPage, parameter: string, by: number): { position: number; request: SourceRequest } {
  const position = Number(new URL(page.url).searchParams.get(parameter) ?? 0) + by
  // In its place, so that the rest of the address stays written as it was.
  const url = page.url.replace(new RegExp(`([?&]${parameter}=)[^&#]*`), `$1${position}`)
  return { position, request: { kind: 'listing', url } }
}

/**
 * The listing after this one, for sources that say nowhere how many there are. None when this page begins as the first one
 * did: the server ignores the parameter, or begins again behind its end. What the first one began with stands in the
 * fragment, which is never sent.
 */
export function moveOnUnlessRepeated(
  page: FetchedPage,
  parameter: string,
  by: number,
  firstId: string | null,
): SourceRequest[] {
  const known = new URLSearchParams(new URL(page.url).hash.slice(1)).get('first')
  if (known !== null && known === firstId) return []
  const { request } = moveOn(page, parameter, by)
  const began = known ?? firstId
  return began === null
    ? [request]
    : [{ ...request, url: `${request.url.replace(/#.*/s, '')}#first=${encodeURIComponent(began)}` }]
}
