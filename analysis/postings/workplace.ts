import type { Workplace } from '../../data/domain.ts'
import { workplaceInText } from './text-workplace.ts'

const HYBRID =
  /\bhybrid\b|\bhybride\b|\b[1-4]\s?(?:-\s?[1-4]\s?)?x?\s?days?\s?(?:\/|per|a|in)\s?(?:the\s)?(?:week|office)\b/i
const REMOTE =
  /\b(?:remote|remotely|fully distributed|work from home|wfh|home\s?office|télétravail|teletrabajo|travail distance)\b/i
const ONSITE = /\b(?:on-?\s?site|in[- ](?:the[- ])?office|in[- ]person|vor ort)\b/i
/** "No remote", "remote not possible", "non-remote". */
const NOT_REMOTE = /\b(?:no|not|non)[\s-]+(?:fully[\s-]+)?remote\b|\bremote\s+(?:is\s+)?(?:not|no)\b/gi
const NOT_ONSITE = /\b(?:no|not|non)[\s-]+(?:hybrid|on-?\s?site)\b/gi

/**
 * Where the work is done, as the source states it, else as title and place say it, else as the text says it of this job.
 * A choice of office or home is hybrid only when it is called so; "Remote or onsite" stays unknown, and so does a place
 * that lists towns beside "Remote".
 *
 * @param isTown  whether a part of the place names a town
 */
export function readWorkplace(
  stated: Workplace,
  title: string,
  placeText: string | null,
  text = '',
  isTown: (part: string) => boolean = () => false,
): Workplace {
  if (stated !== 'unknown') return stated
  const parts = placeText?.split(';') ?? []
  const isChoice = parts.length > 1 && parts.some((part) => workplaceIn(part) === 'unknown' && isTown(part))
  const readings = [isChoice ? '' : (placeText ?? ''), title].map(workplaceIn)
  return readings.find((reading) => reading !== 'unknown') ?? workplaceInText(text)
}

function workplaceIn(text: string): Workplace {
  const said = text.replace(NOT_REMOTE, ' onsite ').replace(NOT_ONSITE, ' ')
  if (HYBRID.test(said)) return 'hybrid'
  const isRemote = REMOTE.test(said)
  const isOnsite = ONSITE.test(said)
  if (isRemote === isOnsite) return 'unknown'
  return isRemote ? 'remote' : 'onsite'
}
