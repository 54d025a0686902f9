import type { SourceInfo } from '../../data/domain.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export function SkillLink({ page, skill, name }: { page: PageContext; skill: string; name: string }) {
  return <a href={hrefOf(`/skills/${encodeURIComponent(skill)}`, page.state)}>{name}</a>
}

interface OutsideLinkProps {
  url: string | null
  /** What the source of the link asks for; without a duty search engines are told not to follow it. */
  duty?: SourceInfo['linkDuty']
  children: string
}

/** Only web addresses become links; an advert may hold anything. */
export function OutsideLink({ url, duty = null, children }: OutsideLinkProps) {
  if (url === null || !/^https?:\/\//i.test(url)) return <>{children}</>
  return (
    <a href={url} rel={duty === null ? 'noopener noreferrer nofollow' : 'noopener noreferrer'}>
      {children}
    </a>
  )
}
