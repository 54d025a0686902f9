import type { Profile, ProfileSkill } from '../../data/profile.ts'

/** One line a person. */
export function profileListText(profiles: readonly Profile[]): string {
  if (profiles.length === 0)
    return 'No profiles yet: skilltide profiles add NAME --skills "sql:expert, airflow:awareness"'
  return profiles
    .map((profile) => [profile.name, profile.group, visionText(profile), `${profile.skills.length} skills`])
    .map((parts) => parts.filter((part) => part !== '').join('  '))
    .join('\n')
}

/** A person with everything that is kept about them. */
export function profileText(profile: Profile): string {
  const { name, id, currentRole, places, group, skills, createdAt, updatedAt } = profile
  const where = [places.country, places.workplace, places.text].filter(Boolean).join(', ')
  return [
    `${name} (${id})`,
    ...(currentRole === '' ? [] : [`Now: ${currentRole}`]),
    ...(visionText(profile) === '' ? [] : [`After: ${visionText(profile)}`]),
    ...(where === '' ? [] : [`Where: ${where}`]),
    ...(group === '' ? [] : [`Group: ${group}`]),
    `Made ${createdAt.slice(0, 10)}, changed ${updatedAt.slice(0, 10)}`,
    '',
    ...skills.map(skillLine),
  ].join('\n')
}

function visionText({ vision: { role, seniority, horizonMonths } }: Profile): string {
  const months = horizonMonths === null ? '' : `in ${horizonMonths} month${horizonMonths === 1 ? '' : 's'}`
  return [seniority, role, months].filter(Boolean).join(' ')
}

const skillLine = ({ skill, name, level, evidence }: ProfileSkill): string =>
  [
    `- ${name}`,
    level === null ? '' : `: ${level}`,
    skill === null ? ' (unknown to SkillTide, kept)' : '',
    evidence === '' ? '' : `\n    “${evidence}”`,
  ].join('')
