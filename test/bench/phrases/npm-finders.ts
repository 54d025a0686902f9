import natural from 'natural/lib/natural/tokenizers/index.js'
import { loadPeer } from '../harness/peers.ts'

/** Finds known forms in a text; gives how many it found. */
export type Finder = (text: string) => number

const escaped = (form: string): string => form.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const byLength = (forms: readonly string[]): string[] => [...forms].sort((one, other) => other.length - one.length)

/**
 * Npm packages that find known phrases, as their READMEs say to call them, each with the forms in lower case. Those of
 * Aho and Corasick's automaton give every match anywhere, inside words too; nobody looks at case, evidence or sections.
 */
export const NPM_FINDERS: Record<string, (forms: readonly string[]) => Promise<Finder>> = {
  async '@monyone/aho-corasick'(forms) {
    const { AhoCorasick } = await loadPeer<{
      AhoCorasick: new (forms: readonly string[]) => { matchInText(text: string): unknown[] }
    }>('@monyone/aho-corasick/fast')
    const automaton = new AhoCorasick(forms)
    return (text) => automaton.matchInText(text.toLowerCase()).length
  },
  async ahocorasick(forms) {
    const { default: AhoCorasick } = await loadPeer<{
      default: new (forms: readonly string[]) => { search(text: string): unknown[] }
    }>('ahocorasick')
    const automaton = new AhoCorasick(forms)
    return (text) => automaton.search(text.toLowerCase()).length
  },
  async 'modern-ahocorasick'(forms) {
    const { default: AhoCorasick } = await loadPeer<{
      default: new (forms: readonly string[]) => { search(text: string): unknown[] }
    }>('modern-ahocorasick')
    const automaton = new AhoCorasick(forms)
    return (text) => automaton.search(text.toLowerCase()).length
  },
  async 'aho-corasick-node'(forms) {
    const { default: AhoCorasick } = await loadPeer<{
      default: { builder(): { add(form: string): void; build(): { match(text: string): unknown[] } } }
    }>('aho-corasick-node')
    const builder = AhoCorasick.builder()
    for (const form of forms) builder.add(form)
    const automaton = builder.build()
    return (text) => automaton.match(text.toLowerCase()).length
  },
  async '@tanishiking/aho-corasick'(forms) {
    const { Trie } = await loadPeer<{
      Trie: new (forms: readonly string[], options: object) => { parseText(text: string): unknown[] }
    }>('@tanishiking/aho-corasick')
    const trie = new Trie(forms, { caseInsensitive: true, onlyWholeWords: true, allowOverlaps: false })
    return (text) => trie.parseText(text).length
  },
  async 'flashtext.js'(forms) {
    const { default: KeywordProcessor } = await loadPeer<{
      default: new () => { addKeyword(form: string): void; extractKeywords(text: string): unknown[] }
    }>('flashtext.js')
    const processor = new KeywordProcessor()
    for (const form of forms) processor.addKeyword(form)
    return (text) => processor.extractKeywords(text).length
  },
  async natural(forms) {
    const tokenizer = new natural.WordTokenizer()
    const known = new Set(forms.map((form) => tokenizer.tokenize(form).join(' ')))
    const longest = Math.max(...[...known].map((form) => form.split(' ').length))
    return (text) => {
      const words = tokenizer.tokenize(text.toLowerCase())
      let found = 0
      for (let from = 0; from < words.length; from++) {
        let form = words[from] ?? ''
        for (let until = from + 1; until <= Math.min(words.length, from + longest); until++) {
          if (known.has(form)) found++
          form += ` ${words[until]}`
        }
      }
      return found
    }
  },
  async 'wink-nlp'(forms) {
    const [{ default: winkNlp }, { default: model }] = await Promise.all([
      loadPeer<{ default: (model: unknown, pipe: string[]) => WinkNlp }>('wink-nlp'),
      loadPeer<{ default: unknown }>('wink-eng-lite-web-model'),
    ])
    const nlp = winkNlp(model, [])
    // Brackets and bars are its own signs.
    const patterns = forms.filter((form) => !/[[\]|^]/.test(form))
    nlp.learnCustomEntities([{ name: 'skill', patterns }], { matchValue: false, useEntity: false, usePOS: false })
    return (text) => nlp.readDoc(text.toLowerCase()).customEntities().length()
  },
  async compromise(forms) {
    const { default: nlp } = await loadPeer<{ default: Compromise }>('compromise/tokenize')
    const trie = nlp.buildTrie([...forms])
    return (text) => nlp(text).lookup(trie).length
  },
  async 'one RegExp of all forms'(forms) {
    const pattern = new RegExp(`(?<!\\w)(?:${byLength(forms).map(escaped).join('|')})(?!\\w)`, 'g')
    return (text) => text.toLowerCase().match(pattern)?.length ?? 0
  },
}

interface WinkNlp {
  learnCustomEntities(entities: { name: string; patterns: string[] }[], options: object): void
  readDoc(text: string): { customEntities(): { length(): number } }
}
interface Compromise {
  (text: string): { lookup(trie: unknown): { length: number } }
  buildTrie(forms: string[]): unknown
}
