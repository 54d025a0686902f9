import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Most seconds of processor first, as measured on 2 cores; those above ten or so. */
const LONGEST = [
  'cli/corpora',
  'evidence/evidence',
  'cli/report',
  // Begins with what the first one imports.
  'gold/phrases',
  'cli/vocabulary-commands',
  'server/crawl-from-page',
  'cli/plan',
  'faults/killed-crawl',
  'cli/demo',
  'faults/killed-commands',
  'e2e/hostile-text',
  'faults/memory',
  'gold/skillspan/skillspan',
  'work/work',
  'server/hostile-text',
  'e2e/accessibility',
  'e2e/story',
]

/**
 * Long files begin first, so that at the end all workers are busy with short ones: a fresh clone does not know yet how long
 * a file takes. Files of workers of their own stay ahead of those that share one.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted
      .map((file) => ({ file, isSharing: file.project.config.isolate === false, place: placeOf(file.moduleId) }))
      .sort((one, other) => Number(one.isSharing) - Number(other.isSharing) || one.place - other.place)
      .map(({ file }) => file)
  }
}

function placeOf(moduleId: string): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
  return place === -1 ? LONGEST.length : place
}
