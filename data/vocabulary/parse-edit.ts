import { asOneOf, asText, asTexts, parseObject } from './data-file.ts'
import { SKILL_CATEGORIES, SKILL_KINDS } from './skill-words.ts'
import type { VocabularyEdit } from './vocabulary-edit.ts'

const OPS = [
  'add',
  'alias',
  'remove-alias',
  'rename',
  'parent',
  'classify',
  'retire',
  'stop',
  'not-at',
  'not-in',
] as const

/** @throws VocabularyError when the text is no edit */
export function parseEdit(text: string): VocabularyEdit {
  const place = 'vocabulary edit'
  const fields = parseObject(text, place)
  const skill = asText(fields.skill, place, 'skill')
  const op = asOneOf(new Set<(typeof OPS)[number]>(OPS), fields.op, place, 'op')
  switch (op) {
    case 'add':
      return {
        op,
        skill,
        name: asText(fields.name, place, 'name'),
        kind: asOneOf(SKILL_KINDS, fields.kind, place, 'kind'),
        category: asOneOf(SKILL_CATEGORIES, fields.category, place, 'category'),
        parent: fields.parent === null ? null : asText(fields.parent, place, 'parent'),
        aliases: asTexts(fields.aliases, place, 'aliases'),
      }
    case 'alias':
    case 'remove-alias':
      return { op, skill, form: asText(fields.form, place, 'form') }
    case 'rename':
      return { op, skill, name: asText(fields.name, place, 'name') }
    case 'parent':
      return { op, skill, parent: fields.parent === null ? null : asText(fields.parent, place, 'parent') }
    case 'classify':
      return {
        op,
        skill,
        kind: asOneOf(SKILL_KINDS, fields.kind, place, 'kind'),
        category: asOneOf(SKILL_CATEGORIES, fields.category, place, 'category'),
      }
    case 'retire':
      return { op, skill }
    case 'stop':
      return { op, skill, phrase: asText(fields.phrase, place, 'phrase') }
    case 'not-at':
      return { op, skill, company: asText(fields.company, place, 'company') }
    case 'not-in': {
      const { source, board, sourceId } = fields.posting as Record<string, unknown>
      const posting = {
        source: asText(source, place, 'source'),
        board: String(board ?? ''),
        sourceId: String(sourceId),
      }
      return { op, skill, posting }
    }
  }
}
