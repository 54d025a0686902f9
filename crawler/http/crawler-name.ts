/** What `User-agent` lines of robots.txt are compared with, and what the header begins with: one name, everywhere. */
export const PRODUCT_TOKEN = 'SkillTide'

const PROJECT_PAGE = 'https://github.com/skilltide/skilltide'

/**
 * The `User-Agent` header: who is asking, where to read about it, and whom to write to. `contact` is what the person
 * who runs this installation put into skilltide.yaml: an address or a page.
 */
export function userAgentOf(version: string, contact: string | null): string {
  return `${PRODUCT_TOKEN}/${version} (+${PROJECT_PAGE}${contact === null ? '' : `; ${contact}`})`
}
