import type { SourceConfig } from '../sources/source.ts'

/**
 * Boards that `defaultSources: true` reads: employers who advertised for data or analytics engineers when their board
 * was last seen. Tokens go out of use: a board that answers 404 twice belongs out of
 * this list. Workable is asked once in three seconds; SmartRecruiters, whose robots.txt closes it, and the German
 * employment service, which has no open interface, are on no list.
 */
const BOARDS = [
  // seen in 2025-10
  ['ashby', 'backmarket', 'Back Market'],
  ['ashby', 'bitvavo', 'Bitvavo'],
  ['ashby', 'DeepL', 'DeepL'],
  ['ashby', 'imprint', 'Imprint'],
  ['ashby', 'kin', 'Kin Insurance'],
  ['ashby', 'kraken.com', 'Kraken'],
  ['ashby', 'mapbox', 'Mapbox'],
  ['ashby', 'nerdwallet', 'NerdWallet'],
  ['ashby', 'scribd', 'Scribd'],
  ['ashby', 'supabase', 'Supabase'],
  ['ashby', 'truelogic', 'Truelogic'],
  ['ashby', 'uipath', 'UiPath'],
  ['ashby', 'voodoo', 'Voodoo'],
  ['ashby', 'welltech', 'Welltech'],
  ['ashby', 'whatnot', 'Whatnot'],
  ['ashby', 'zapier', 'Zapier'],
  // seen in 2026-01
  ['greenhouse', 'adyen', 'Adyen'],
  ['greenhouse', 'affirm', 'Affirm'],
  ['greenhouse', 'airbnb', 'Airbnb'],
  ['greenhouse', 'airtable', 'Airtable'],
  ['greenhouse', 'artefact', 'Artefact'],
  ['greenhouse', 'awin', 'Awin'],
  ['greenhouse', 'betsson', 'Betsson Group'],
  ['greenhouse', 'block', 'Block'],
  ['greenhouse', 'canonical', 'Canonical'],
  ['greenhouse', 'capco', 'Capco'],
  ['greenhouse', 'databricks', 'Databricks'],
  ['greenhouse', 'doctolib', 'Doctolib'],
  ['greenhouse', 'doitintl', 'DoiT International'],
  ['greenhouse', 'ebury', 'Ebury'],
  ['greenhouse', 'fanduel', 'FanDuel'],
  ['greenhouse', 'flowtraders', 'Flow Traders'],
  ['greenhouse', 'gocardless', 'GoCardless'],
  ['greenhouse', 'hellofresh', 'HelloFresh'],
  ['greenhouse', 'imc', 'IMC Trading'],
  ['greenhouse', 'intercom', 'Intercom'],
  ['greenhouse', 'janestreet', 'Jane Street'],
  ['greenhouse', 'lighthouse', 'Lighthouse'],
  ['greenhouse', 'lyft', 'Lyft'],
  ['greenhouse', 'moia', 'MOIA'],
  ['greenhouse', 'nubank', 'Nubank'],
  ['greenhouse', 'okx', 'OKX'],
  ['greenhouse', 'recordedfuture', 'Recorded Future'],
  ['greenhouse', 'samsara', 'Samsara'],
  ['greenhouse', 'similarweb', 'Similarweb'],
  ['greenhouse', 'sonyinteractiveentertainmentglobal', 'Sony Interactive Entertainment'],
  ['greenhouse', 'thumbtack', 'Thumbtack'],
  ['greenhouse', 'tide', 'Tide'],
  ['greenhouse', 'trmlabs', 'TRM Labs'],
  ['greenhouse', 'trustpilot', 'Trustpilot'],
  // seen in 2024-06
  ['lever', 'balbix', 'Balbix'],
  ['lever', 'palantir', 'Palantir'],
  ['lever', 'system1', 'System1'],
  // seen in 2026
  ['lever', 'dnb', 'Dun & Bradstreet'],
  ['lever', 'egen', 'Egen'],
  ['lever', 'immutable', 'Immutable'],
  ['lever', 'netlight', 'Netlight'],
  // seen in 2024-10
  ['workable', 'citylitics', 'Citylitics'],
] as const

export const DEFAULT_SOURCES: readonly SourceConfig[] = BOARDS.map(([type, board, company]) => ({
  id: `${type}-${board}`,
  type,
  board,
  company,
}))

/** Of the sample: one board of each system and some more, in several countries. */
const SAMPLE_BOARDS: ReadonlySet<string> = new Set([
  'greenhouse-gocardless',
  'greenhouse-doctolib',
  'ashby-DeepL',
  'lever-netlight',
])

/** A `skilltide.yaml` to start from: it works as it is, and shows each way of naming a source. */
export function sampleConfiguration(): string {
  const boards = DEFAULT_SOURCES.filter(({ id }) => SAMPLE_BOARDS.has(id)).map(
    ({ type, board, company }) => `  - type: ${type}\n    board: ${board}\n    company: ${company}`,
  )
  return `# skilltide.yaml
contact: you@example.org        # sent with every request, so that site owners can reach you
# defaultSources: true          # reads ${DEFAULT_SOURCES.length} boards of employers who hire data engineers besides
sources:
${boards.join('\n')}
  - type: hn-who-is-hiring
  # - type: greenhouse          # any employer's board: the last part of its address
  #   board: acme
  # - type: job-posting-site    # any site: its page of openings, its sitemap or its robots.txt
  #   url: https://www.example.org/careers
  # - type: feed
  #   url: https://jobs.example.org/feed.rss
`
}
