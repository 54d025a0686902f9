import type { Seniority, Workplace } from '../../data/domain.ts'
import type { PartShare, SkillProps } from '../pages/skill.tsx'
import { hrefOf } from '../view-state.ts'
import type { FigureBasis } from './figure-foot.tsx'
import { PartShares } from './part-shares.tsx'

type SkillDimensionsProps = Pick<SkillProps, 'page' | 'dimensions' | 'skill' | 'ownBasis'> & { basis: FigureBasis }

/** As many as the largest dimensions are cut to. */
const MOST_PARTS = 10
const PLURALS = { role: 'roles', country: 'countries' } as const

/** Which parts stand there, and that the choice above does not matter. */
const cutWords = (part: keyof typeof PLURALS, parts: readonly PartShare[]): string =>
  `${parts.length < MOST_PARTS ? '' : `the ${MOST_PARTS} highest shares of the `}${PLURALS[part]} with 30 openings or more, whatever ${part} is chosen above`

/**
 * One skill by source, role, country, seniority and workplace: its share in each, with interval and n. A dimension of which
 * only one part is large enough tells nothing apart.
 */
export function SkillDimensions({ page, dimensions, skill, basis, ownBasis }: SkillDimensionsProps) {
  const tellsApart = (parts: readonly PartShare[]) => parts.length > 1
  const json = hrefOf(`/api/v1/skills/${encodeURIComponent(skill.id)}/dimensions`, page.state)
  const to = (change: Parameters<typeof hrefOf>[2]) => hrefOf(page.path, page.state, change)
  return (
    <>
      <PartShares
        title="By source"
        parts={dimensions.sources}
        basis={basis}
        hrefFor={(source) => to({ source })}
        json={json}
      />
      <PartShares
        title="By role"
        note={cutWords('role', dimensions.roles)}
        isWider={page.state.role !== null}
        parts={dimensions.roles}
        basis={basis}
        hrefFor={(role) => to({ role })}
        json={json}
      />
      {tellsApart(dimensions.seniorities) ? (
        <PartShares
          title="By seniority"
          parts={dimensions.seniorities}
          basis={ownBasis}
          hrefFor={(seniority) => to({ seniority: seniority as Seniority })}
          json={json}
        />
      ) : null}
      {tellsApart(dimensions.countries) ? (
        <PartShares
          title="By country"
          note={cutWords('country', dimensions.countries)}
          isWider={page.state.country !== null}
          parts={dimensions.countries}
          basis={basis}
          hrefFor={(country) => (country === 'unknown' ? null : to({ country }))}
          json={json}
        />
      ) : null}
      {tellsApart(dimensions.workplaces) ? (
        <PartShares
          title="By workplace"
          parts={dimensions.workplaces}
          basis={ownBasis}
          hrefFor={(workplace) => to({ workplace: workplace as Workplace })}
          json={json}
        />
      ) : null}
    </>
  )
}
