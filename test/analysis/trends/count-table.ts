import type { CountTable, Grain, SourceInfo } from '../../../data/domain.ts'
import type { Skill, Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { addPeriods } from '../../../data/weeks.ts'
import { aSource } from '../../data/builders.ts'

export interface SourceCounts {
  source?: Partial<SourceInfo>
  /** Openings of each period. */
  openings: readonly number[]
  /** Of these, openings that mention the skill. */
  skills?: Record<string, readonly number[]>
}

/** A table of counts from `first` on, as the store gives it. All sources state the same number of periods. */
export function aTable(sources: readonly SourceCounts[], first = '2026-01-05', grain: Grain = 'week'): CountTable {
  const length = sources[0]?.openings.length ?? 0
  const skillIds = new Set(sources.flatMap(({ skills = {} }) => Object.keys(skills)))
  const row = (valuesOf: (source: SourceCounts) => readonly number[] | undefined) =>
    Uint32Array.from(sources.flatMap((source) => valuesOf(source) ?? new Array<number>(length).fill(0)))
  return {
    grain,
    periodStarts: Array.from({ length }, (_, period) => addPeriods(first, period, grain)),
    sources: sources.map(({ source }, index) => aSource({ source: `source-${index + 1}`, ...source })),
    openings: row(({ openings }) => openings),
    mentions: new Map([...skillIds].map((skillId) => [skillId, row(({ skills }) => skills?.[skillId])])),
  }
}

export const aSkill = (id: string, parts: Partial<Skill> = {}): Skill => ({
  id,
  name: id.toUpperCase(),
  category: 'Data engineering',
  kind: 'tool',
  parent: null,
  aliases: [],
  ambiguousForms: [],
  cues: [],
  matchCase: false,
  broad: false,
  esco: null,
  sources: [],
  ...parts,
})

export function aVocabulary(...skills: (Skill | string)[]): Vocabulary {
  const known = skills.map((skill) => (typeof skill === 'string' ? aSkill(skill) : skill))
  return { skills: known, byId: new Map(known.map((skill) => [skill.id, skill])), stopPhrases: [], version: 'test' }
}

/** `length` times the same value. */
export const times = (length: number, value: number): number[] => new Array<number>(length).fill(value)
