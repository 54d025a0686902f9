import type { Skill } from './vocabulary.ts'

type Traits = Pick<Skill, 'kind' | 'broad'>

/** No soft skill, and no broad field that is not learnt as one skill. What the vocabulary does not know tells nothing. */
export const tellsOpeningsApart = <Known extends Traits>(skill: Known | undefined): skill is Known =>
  skill !== undefined && !skill.broad && skill.kind !== 'soft'

/** Something that one sets out to learn as one skill: neither is a field of business. */
export const canBeLearnt = <Known extends Traits>(skill: Known | undefined): skill is Known =>
  tellsOpeningsApart(skill) && skill.kind !== 'domain'
