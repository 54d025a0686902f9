export const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** Text of people, adverts and sources within one line of Markdown: nothing in it becomes markup. */
export const escapeMarkdown = (text: string): string => oneLine(text).replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
