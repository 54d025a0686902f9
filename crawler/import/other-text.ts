const FEED = /^<(\?xml|rss|feed|rdf:RDF|workzag-jobs)\b/i
const PAGE = /<html\b/i
const MAIL = /^(From |(From|Return-Path|Received|MIME-Version|Delivered-To|Date|Subject|Message-ID): )/i
const SAVED_BY_BROWSER = /^From: <Saved by|^Snapshot-Content-Location:/im

/** What a text is that people take for adverts in a file, with the mend; null for all other text. */
export function otherText(start: string): string | null {
  if (FEED.test(start) && !PAGE.test(start)) {
    return 'a feed or another XML document, no saved page: name its address as "url" of a source of the kind feed, or the board that it comes from, in skilltide.yaml'
  }
  if (!MAIL.test(start)) return null
  return SAVED_BY_BROWSER.test(start)
    ? 'a page saved as one file (MHTML): save it as HTML'
    : 'mail: save the page of the advert as HTML, or write title and text into a table'
}
