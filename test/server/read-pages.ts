/** The words of a page. */
export const textOf = (html: string) =>
  html
    .replace(/^.*?<main/s, '<main')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')

/** What a form of a page would send if nothing were changed. */
export function fieldsOf(html: string, action: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
  const fields: Record<string, string> = {}
  for (const [, attributes = ''] of form.matchAll(/<input ([^>]*)>/g)) {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
    const name = of('name')
    const isOff = of('type') === 'checkbox' && !/\bchecked\b/.test(attributes)
    if (name !== undefined && !isOff) fields[name] = of('value') ?? ''
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea name="([^"]*)"[^>]*>([^<]*)</g)) fields[name] = text
  for (const [, name = '', options = ''] of form.matchAll(/<select name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = /<option (?:value="([^"]*)" selected|selected value="([^"]*)")/.exec(options)
    fields[name] = chosen?.[1] ?? chosen?.[2] ?? /<option value(?:="([^"]*)")?/.exec(options)?.[1] ?? ''
  }
  return fields
}
