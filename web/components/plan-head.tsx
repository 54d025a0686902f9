import type { ComponentChildren } from 'preact'

interface PlanHeadProps {
  profileId: string
  name: string
  title: string
  children: ComponentChildren
}

/** The head of a page that changes a plan. */
export function PlanHead({ profileId, name, title, children }: PlanHeadProps) {
  return (
    <div class="page-head">
      <p class="crumbs">
        <a href="/profiles">Profiles</a> <span aria-hidden="true">/</span>{' '}
        <a href={`/profiles/${profileId}`}>
          <bdi>{name}</bdi>
        </a>{' '}
        <span aria-hidden="true">/</span> <a href={`/profiles/${profileId}/plan`}>Plan</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{children}</p>
    </div>
  )
}
