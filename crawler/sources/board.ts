import type { SourceConfig } from './source.ts'
import { SourceConfigError } from './source-errors.ts'

/** What the boards of single employers share: a token in the address, and who the employer is. */

/**
 * The board's token, ready for an address.
 * @throws SourceConfigError without a token
 */
export function boardToken(config: SourceConfig): string {
  if (!config.board) throw new SourceConfigError(config.id, 'needs "board", the name of the employer\'s board')
  return encodeURIComponent(config.board)
}

/**
 * Scheme and host of a system that gives every employer a host of its own: `acme` is `https://acme.<domain>`, a board
 * with a dot is a whole host (the employer's own domain).
 * @throws SourceConfigError without a board, or when it is no name of a host
 */
export function boardSite(config: SourceConfig, domain: string): string {
  const board = decodeURIComponent(boardToken(config))
  if (!/^[\w-]+(\.[\w-]+)*$/.test(board)) throw new SourceConfigError(config.id, `"${board}" is no name of a host`)
  return `https://${board.includes('.') ? board : `${board}.${domain}`}`
}

/** Scheme and host to ask: the configured `baseUrl` or the public one, without a slash at the end. */
export const boardBase = (config: SourceConfig, publicBase: string): string =>
  (config.baseUrl ?? publicBase).replace(/(?<!\/)\/+$/, '')

/** Boards are made for one employer each: where the answer does not name it, the configuration or the token does. */
export const employerName = (config: SourceConfig): string | null => config.company?.trim() || config.board || null
