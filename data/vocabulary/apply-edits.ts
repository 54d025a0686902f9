import { createHash } from 'node:crypto'
import type { PhraseWords } from './load-phrase-words.ts'
import type { Skill, Vocabulary } from './vocabulary.ts'
import type { VocabularyEdit } from './vocabulary-edit.ts'

/** An edit that no longer fits, and why: a newer shipped vocabulary may have taken its words. */
export interface EditConflict {
  edit: VocabularyEdit
  reason: string
}

const MAX_FORM_LENGTH = 80

/**
 * The vocabulary with a person's edits, in order, under the rules that the shipped files are tested by: no spelling that
 * two skills claim, no ordinary word that would be counted wherever it stands, no parent that is missing or comes back to
 * itself. An edit that breaks one is left out and told.
 */
export function applyEdits(
  shipped: Vocabulary,
  edits: readonly VocabularyEdit[],
  words: PhraseWords,
): { vocabulary: Vocabulary; conflicts: EditConflict[] } {
  if (edits.length === 0) return { vocabulary: shipped, conflicts: [] }
  const draft = new Draft(shipped, words)
  const conflicts: EditConflict[] = []
  for (const edit of edits) {
    const reason = draft.apply(edit)
    if (reason !== null) conflicts.push({ edit, reason })
  }
  const version = createHash('sha256').update(shipped.version).update(JSON.stringify(edits)).digest('hex').slice(0, 12)
  return { vocabulary: draft.finish(version), conflicts }
}

/** A spelling as clashes are looked for: width and case folded, hyphens as spaces. */
export function spellingKey(form: string): string {
  return form
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[-_\s]+/g, ' ')
    .trim()
}

class Draft {
  private readonly skills: Map<string, Skill>
  private readonly stopPhrases: string[]
  private readonly exclusions: NonNullable<Vocabulary['exclusions']>[number][] = []
  private readonly owners = new Map<string, Set<string>>()
  private readonly words: PhraseWords

  constructor(shipped: Vocabulary, words: PhraseWords) {
    this.skills = new Map(shipped.skills.map((skill) => [skill.id, skill]))
    this.stopPhrases = [...shipped.stopPhrases]
    this.words = words
    for (const skill of shipped.skills) this.claim(skill)
  }

  /** @returns why the edit cannot be made, null when it was */
  apply(edit: VocabularyEdit): string | null {
    const { skill: id } = edit
    if (edit.op === 'add') return this.add(edit)
    const skill = this.skills.get(id)
    if (!skill) return `there is no skill "${id}"`
    switch (edit.op) {
      case 'alias':
        return this.refuseForm(edit.form, id) ?? this.replace({ ...skill, aliases: [...skill.aliases, edit.form] })
      case 'remove-alias':
        return this.removeAlias(skill, edit.form)
      case 'rename':
        return this.rename(skill, edit.name)
      case 'parent':
        return this.setParent(skill, edit.parent)
      case 'classify':
        return this.replace({ ...skill, kind: edit.kind, category: edit.category })
      case 'retire':
        return this.retire(skill)
      case 'stop':
        if (!this.stopPhrases.includes(edit.phrase)) this.stopPhrases.push(edit.phrase)
        return null
      case 'not-at':
        this.exclusions.push({ skill: id, company: edit.company })
        return null
      case 'not-in':
        this.exclusions.push({ skill: id, posting: edit.posting })
        return null
    }
  }

  finish(version: string): Vocabulary {
    const skills = [...this.skills.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
    const byId = new Map(skills.map((skill) => [skill.id, skill]))
    return { skills, byId, stopPhrases: this.stopPhrases, exclusions: this.exclusions, version }
  }

  private add(edit: Extract<VocabularyEdit, { op: 'add' }>): string | null {
    const { op: _, skill: id, ...fields } = edit
    if (this.skills.has(id)) return `there is a skill "${id}" already`
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      return `"${id}" is no id: small letters, digits and hyphens, e.g. "apache-kafka"`
    if (edit.parent !== null && !this.skills.has(edit.parent))
      return `there is no skill "${edit.parent}" to be the parent`
    for (const form of [edit.name, ...edit.aliases]) {
      const reason = this.refuseForm(form, id)
      if (reason !== null) return reason
    }
    const aliases = edit.aliases.filter((alias) => spellingKey(alias) !== spellingKey(edit.name))
    return this.replace({
      id,
      ...fields,
      aliases,
      ambiguousForms: [],
      cues: [],
      matchCase: false,
      broad: false,
      esco: null,
      sources: [],
    })
  }

  private removeAlias(skill: Skill, form: string): string | null {
    const isOther = (other: string): boolean => spellingKey(other) !== spellingKey(form)
    if (!isOther(skill.name))
      return `"${form}" is the name of ${skill.id}: rename the skill, or say where it does not mean it`
    const aliases = skill.aliases.filter(isOther)
    const ambiguousForms = skill.ambiguousForms.filter(isOther)
    if (aliases.length + ambiguousForms.length === skill.aliases.length + skill.ambiguousForms.length) {
      return `"${form}" is no alias of ${skill.id}`
    }
    return this.replace({ ...skill, aliases, ambiguousForms })
  }

  /** The old name stays an alias: adverts go on using it. */
  private rename(skill: Skill, name: string): string | null {
    const reason = this.refuseForm(name, skill.id)
    if (reason !== null && !this.owners.get(spellingKey(name))?.has(skill.id)) return reason
    const isOther = (form: string): boolean => spellingKey(form) !== spellingKey(name)
    const isAmbiguous = skill.ambiguousForms.some((form) => spellingKey(form) === spellingKey(skill.name))
    const old = isAmbiguous || !isOther(skill.name) ? [] : [skill.name]
    return this.replace({ ...skill, name, aliases: [...old, ...skill.aliases.filter(isOther)] })
  }

  private setParent(skill: Skill, parent: string | null): string | null {
    if (parent === null) return this.replace({ ...skill, parent })
    if (parent === skill.id) return `"${skill.id}" cannot be its own parent`
    const broader = this.skills.get(parent)
    if (broader === undefined) return `there is no skill "${parent}" to be the parent`
    const way = [parent]
    for (let next = broader.parent; next !== null; next = this.skills.get(next)?.parent ?? null) {
      way.push(next)
      if (next === skill.id) {
        return `"${parent}" cannot be the parent of "${skill.id}": it implies "${skill.id}" itself (${way.join(' → ')})`
      }
    }
    return this.replace({ ...skill, parent })
  }

  private retire(skill: Skill): string | null {
    this.release(skill)
    this.skills.delete(skill.id)
    for (const child of this.skills.values()) {
      if (child.parent === skill.id) this.skills.set(child.id, { ...child, parent: skill.parent })
    }
    return null
  }

  private replace(skill: Skill): null {
    const before = this.skills.get(skill.id)
    if (before) this.release(before)
    this.skills.set(skill.id, skill)
    this.claim(skill)
    return null
  }

  private refuseForm(form: string, id: string): string | null {
    const key = spellingKey(form)
    if (form.length > MAX_FORM_LENGTH) return `"${form.slice(0, 20)}…" is longer than ${MAX_FORM_LENGTH} characters`
    if (!/[\p{L}\p{N}]/u.test(key)) return `"${form}" has no letter or digit`
    const owners = [...(this.owners.get(key) ?? [])]
    if (owners.includes(id)) return `"${form}" is a spelling of ${id} already`
    if (owners[0] !== undefined) return `"${form}" is a spelling of ${owners[0]}; take it away there first`
    if (this.stopPhrases.some((phrase) => spellingKey(phrase) === key))
      return `"${form}" is a phrase that names no skill`
    if ([...key].length < 2 || this.isOrdinary(key)) {
      return `"${form}" is an ordinary word of adverts and would be counted wherever it stands; add a longer spelling`
    }
    return null
  }

  private isOrdinary(word: string): boolean {
    const { closed, verbs, verbNouns, praise, adjectives, tails, generic, alone, people } = this.words
    return [closed, verbs, verbNouns, praise, adjectives, tails, generic, alone, people].some((group) =>
      group.has(word),
    )
  }

  private claim(skill: Skill): void {
    for (const key of formsOf(skill)) this.owners.set(key, (this.owners.get(key) ?? new Set()).add(skill.id))
  }

  private release(skill: Skill): void {
    for (const key of formsOf(skill)) this.owners.get(key)?.delete(skill.id)
  }
}

function formsOf(skill: Skill): Set<string> {
  return new Set([skill.name, ...skill.aliases, ...skill.ambiguousForms].map(spellingKey))
}
