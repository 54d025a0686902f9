import type { SkillLevel } from '../../data/profile.ts'

const LEVELS: readonly SkillLevel[] = ['awareness', 'working', 'practitioner', 'expert']

/** The level of one skill. */
export function LevelChoice({ name, level }: { name: string; level: SkillLevel | null }) {
  return (
    <select name="level" aria-label={`Level of ${name}`}>
      <option value="not-said">level not said</option>
      {LEVELS.map((value) => (
        <option key={value} value={value} selected={value === level}>
          {value}
        </option>
      ))}
    </select>
  )
}
