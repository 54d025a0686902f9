import type { Profile } from '../../data/profile.ts'
import { formatCountry } from '../format.ts'
import { SENIORITY_NAMES, WORKPLACE_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'

export interface RoleName {
  id: string
  name: string
}

interface ProfileFieldsProps {
  page: PageContext
  roles: readonly RoleName[]
  /** Null: a new one. */
  profile: Profile | null
  /** Groups that there are, for typing. */
  groups: readonly { group: string }[]
}

/** Who somebody is and what they are after: a part of a form. */
export function ProfileFields({ page, roles, profile, groups }: ProfileFieldsProps) {
  const { vision, places } = profile ?? {
    vision: { role: null, seniority: null, horizonMonths: null },
    places: { country: null, workplace: null, text: '' },
  }
  const seniorities = Object.entries(SENIORITY_NAMES).filter(([value]) => value !== 'unspecified')
  const workplaces = Object.entries(WORKPLACE_NAMES).filter(([value]) => value !== 'unknown')
  const countries = page.choices.countries.map(({ value, name }) => [value, name] as const)
  const isListed = countries.some(([value]) => value === places.country)
  const own = places.country === null || isListed ? [] : [[places.country, formatCountry(places.country)] as const]
  return (
    <div class="profile-form">
      <label>
        <span>Name or pseudonym</span>
        <input name="name" maxlength={200} required value={profile?.name} autocomplete="off" />
      </label>
      <label>
        <span>Role now</span>
        <input name="currentRole" maxlength={200} value={profile?.currentRole} autocomplete="off" />
      </label>
      <Choose
        name="role"
        label="Role they are after"
        chosen={vision.role}
        options={roles.map(({ id, name }) => [id, name])}
      />
      <Choose name="seniority" label="Seniority" chosen={vision.seniority} options={seniorities} />
      <label>
        <span>In how many months</span>
        <input name="horizonMonths" type="number" min={1} max={120} value={vision.horizonMonths ?? undefined} />
      </label>
      <Choose name="country" label="Country" chosen={places.country} options={[...own, ...countries]} />
      <Choose name="workplace" label="Workplace" chosen={places.workplace} options={workplaces} />
      <label>
        <span>Places, in words</span>
        <input name="places" maxlength={200} value={places.text} autocomplete="off" />
      </label>
      <label>
        <span>Group</span>
        <input name="group" maxlength={100} value={profile?.group} list="known-groups" autocomplete="off" />
      </label>
      <datalist id="known-groups">
        {groups.map(({ group }) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      {profile === null ? (
        <label class="profile-wide">
          <span>Skills, with a level where you know it</span>
          <input name="skills" maxlength={4000} placeholder="sql: expert, airflow: awareness, dbt" autocomplete="off" />
        </label>
      ) : null}
      <div class="selection-actions">
        <button type="submit">{profile === null ? 'Add' : 'Save'}</button>
      </div>
    </div>
  )
}

interface ChooseProps {
  name: string
  label: string
  chosen: string | null
  options: readonly (readonly [value: string, name: string])[]
}

function Choose({ name, label, chosen, options }: ChooseProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        <option value="">Not said</option>
        {options.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
