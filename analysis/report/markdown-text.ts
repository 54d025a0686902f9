export const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** Text of people, adverts and sources within one line of Markdown, at its beginning too: nothing in it becomes markup. */
export const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    // Lists ("- ", "+ ", "1. "), rules and headings of the line above ("---", "===").
    .replace(/^( ?)([-+](?= |$)|-(?=[- ]*$)|=(?==* ?$))/, '$1\\$2')
    .replace(/^( ?\d{1,9})([.)])(?= |$)/, '$1\\$2')
