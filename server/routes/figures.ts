import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { serveOpeningFigures } from '../figures/opening-figures.ts'
import { serveRoleFigures } from '../figures/role-figures.ts'
import { serveSkillFigures } from '../figures/skill-figures.ts'
import type { RouteDeps } from '../route-deps.ts'

/** Figures outside their pages: as pictures, and for a frame in another page. */
export const figureRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  serveSkillFigures(app, deps)
  serveOpeningFigures(app, deps)
  serveRoleFigures(app, deps)
}
