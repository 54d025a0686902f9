import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SkillKind, Vocabulary } from '../../data/vocabulary/vocabulary.ts'

/** The seed list that the vocabulary began as; beside the repository, like the corpora. */
const SEED_FILE = join(process.cwd(), '..', 'shared', 'reference', 'skills-seed.jsonl')
export const hasSeeds = existsSync(SEED_FILE)

const CONCEPTS: ReadonlySet<SkillKind> = new Set(['concept', 'practice', 'domain'])
/** Kinds whose forms of several words have a plural. */
const WITH_PLURAL: ReadonlySet<SkillKind> = new Set([...CONCEPTS, 'standard'])
/** No form of the seed list has more words. */
const MAX_WORDS = 8

interface Seed {
  id: string
  name: string
  kind: SkillKind
  aliases: readonly string[]
  ambiguousForms?: readonly string[]
}

/**
 * What a plain longest match finds: every form of the seed list wherever it stands, ambiguous or not, with no sections, context or
 * stop phrases.
 *
 * @param spelled  the skill of our vocabulary that a label spells, as for the labels
 */
export function plainMatcher(
  vocabulary: Vocabulary,
  spelled: (label: string) => string,
): (text: string) => Set<string> {
  const skillOfForm = new Map<string, string>()
  for (const seed of readSeeds()) {
    const skill = ownSkill(seed, vocabulary, spelled)
    for (const form of [seed.name, ...seed.aliases, ...(seed.ambiguousForms ?? [])]) {
      const words = wordsOf(form)
      const forms =
        words.length > 1 && WITH_PLURAL.has(seed.kind) ? [words.join(' '), `${words.join(' ')}s`] : [words.join(' ')]
      for (const one of forms) if (!skillOfForm.has(one)) skillOfForm.set(one, skill)
    }
  }
  return (text) => {
    const words = wordsOf(text)
    const found = new Set<string>()
    for (let at = 0; at < words.length; ) {
      let length = Math.min(MAX_WORDS, words.length - at)
      while (length > 0 && !skillOfForm.has(words.slice(at, at + length).join(' '))) length--
      const skill = skillOfForm.get(words.slice(at, at + length).join(' '))
      if (skill !== undefined) found.add(skill)
      at += Math.max(1, length)
    }
    return found
  }
}

function readSeeds(): Seed[] {
  return readFileSync(SEED_FILE, 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Seed]))
}

/** The entry that an id of the seed list has become; a label of what the vocabulary lacks where it has gone. */
function ownSkill({ id, name, kind }: Seed, { byId }: Vocabulary, spelled: (label: string) => string): string {
  if (byId.has(id)) return id
  const group = CONCEPTS.has(kind) ? 'concept' : kind === 'soft' ? 'soft' : 'named'
  return spelled(`?${group}:${name}`)
}

/** Words and the signs that end a phrase. */
function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll(/[-_]/g, ' ')
  const words = folded.match(/[\p{L}\p{N}.][\p{L}\p{N}+#.']*|[/&,;:()\n•]/gu) ?? []
  return words.map((word) => word.replace(/[.']+$/, '') || word)
}
