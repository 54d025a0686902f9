/**
 * What a listing says about the last change of a page, as something to tell the next change by.
 *
 * A bare day says nothing while it lasts: the page may change once more on it, and the day would stay the same.
 *
 * @param stated  an instant or a day in any ISO form, verbatim
 * @param readAt  instant of this reading; without it nothing is marked
 */
export function changeMark(stated: string | null, readAt: string | undefined): { changeMark?: string } {
  if (stated === null || readAt === undefined) return {}
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(stated)
  const isPastDay = /^\d{4}-\d{2}-\d{2}$/.test(stated) && stated < readAt.slice(0, 10)
  return isInstant || isPastDay ? { changeMark: stated } : {}
}
