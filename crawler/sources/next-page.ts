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
