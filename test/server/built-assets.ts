import { buildWeb } from '../../web/build.mjs'
import { madeOnceBySomebody } from '../made-once.ts'

/** A folder with the web files, as a checkout without `dist/` needs them; there until all tests are done. */
export const builtAssets = (): Promise<string> => madeOnceBySomebody('assets', buildWeb)
