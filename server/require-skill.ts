import { unknownSkillWords } from '../data/vocabulary/skill-meant.ts'
import { HttpProblem } from './problems.ts'
import type { RouteDeps } from './route-deps.ts'

/** @throws HttpProblem when there is no such skill */
export function requireSkill({ app }: RouteDeps, id: string): string {
  if (app.vocabulary.byId.has(id)) return id
  throw new HttpProblem(404, 'Skill not found', unknownSkillWords(app.vocabulary, id))
}
