/** Stands in the place of a contact that was removed; safe inside HTML attributes, and no word that a skill is named by. */
export const REMOVED_CONTACT = '[contact-removed]'
