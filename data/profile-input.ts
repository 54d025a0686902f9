import { type ProfileFields, profileNameKey } from './profile.ts'
import { readSelection, type SelectionInput } from './selection.ts'
import { UserError } from './user-error.ts'

/** A profile's fields as a person writes them, on the command line or in a form. Empty text means "not said". */
export interface ProfileInput extends Pick<SelectionInput, 'role' | 'seniority' | 'country' | 'workplace'> {
  name?: string | undefined
  currentRole?: string | undefined
  horizonMonths?: number | undefined
  places?: string | undefined
  group?: string | undefined
}

const MAX_NAME = 200

/**
 * @param roleIds  the roles that exist
 * @throws UserError naming the field, what came, and what would be right
 */
export function readProfileFields(input: ProfileInput, roleIds: readonly string[]): ProfileFields {
  const name = clean(input.name)
  if (profileNameKey(name) === '') throw new UserError('name: a name or a pseudonym is needed')
  if (name.length > MAX_NAME) throw new UserError(`name: up to ${MAX_NAME} characters`)
  const { role, seniority, country, workplace, horizonMonths } = { ...input, ...readSelection(input, roleIds) }
  return {
    name,
    currentRole: clean(input.currentRole),
    vision: { role, seniority, horizonMonths: horizonMonths ?? null },
    places: { country, workplace, text: clean(input.places) },
    group: clean(input.group),
  }
}

const clean = (text: string | undefined): string => text?.trim().replace(/\s+/g, ' ') ?? ''
