import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export function SkillLink({ page, skill, name }: { page: PageContext; skill: string; name: string }) {
  return <a href={hrefOf(`/skills/${encodeURIComponent(skill)}`, page.state)}>{name}</a>
}

/** Only web addresses become links; an advert may hold anything. */
export function OutsideLink({ url, children }: { url: string | null; children: string }) {
  if (url === null || !/^https?:\/\//i.test(url)) return <>{children}</>
  return (
    <a href={url} rel="noopener noreferrer nofollow">
      {children}
    </a>
  )
}
