import type { SourceConfig } from '../sources/source.ts'

/**
 * Boards that `defaultSources: true` reads: employers who advertised for data or analytics engineers when their board
 * was last seen (2024–2026). Tokens go out of use: a board that answers 404 twice belongs out of this list.
 */
const BOARDS = [
  ['ashby', 'backmarket', 'Back Market'],
  ['ashby', 'DeepL', 'DeepL'],
  ['ashby', 'kraken.com', 'Kraken'],
  ['ashby', 'mapbox', 'Mapbox'],
  ['ashby', 'supabase', 'Supabase'],
  ['ashby', 'truelogic', 'Truelogic'],
  ['ashby', 'zapier', 'Zapier'],
  ['greenhouse', 'artefact', 'Artefact'],
  ['greenhouse', 'betsson', 'Betsson Group'],
  ['greenhouse', 'capco', 'Capco'],
  ['greenhouse', 'doctolib', 'Doctolib'],
  ['greenhouse', 'gocardless', 'GoCardless'],
  ['greenhouse', 'lighthouse', 'Lighthouse'],
  ['greenhouse', 'moia', 'MOIA'],
  ['greenhouse', 'recordedfuture', 'Recorded Future'],
  ['greenhouse', 'tide', 'Tide'],
  ['greenhouse', 'trustpilot', 'Trustpilot'],
  ['lever', 'dnb', 'Dun & Bradstreet'],
  ['lever', 'egen', 'Egen'],
  ['lever', 'immutable', 'Immutable'],
  ['lever', 'netlight', 'Netlight'],
  ['lever', 'palantir', 'Palantir'],
] as const

export const DEFAULT_SOURCES: readonly SourceConfig[] = BOARDS.map(([type, board, company]) => ({
  id: `${type}-${board}`,
  type,
  board,
  company,
}))
