import { createExtractor } from '../../analysis/skills/create-extractor.ts'
import { strongestMentions } from '../../analysis/skills/strongest-mentions.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { DRAWS_APART, type GoldLabels, partOf, readDrawApart, readGoldLabels } from './gold-labels.ts'
import { hasCorpora } from './gold-posting.ts'
import { GROUPS, type Group, groupOf, postingFinder, qualityOf, readingOnce, skillOfUnknown } from './measure.ts'
import { hasSeeds, plainMatcher } from './plain-match.ts'

const JOBS = [['data', 'software'], ['other']] as const
const FINDERS = ['plain match', 'extractor'] as const

/**
 * Sets a plain longest match over the seed list beside the extractor, on the same adverts and labels: `npm run quality:baseline`. It
 * tells how hard a labelled set is, and so which of ours another one resembles.
 */
if (hasCorpora && hasSeeds) process.stdout.write(`${baselineTable()}\n`)
else process.stdout.write('skipped: ../shared/corpora or ../shared/reference/skills-seed.jsonl is not there\n')

/** Precision and recall of both for each set of labels and kind of job. */
function baselineTable(): string {
  const tallyOf = tallyReader()
  const labels = readGoldLabels()
  const sets = [
    ...(['dev', 'held-out', 'blind'] as const).map(
      (part) => [part, labels.filter((label) => partOf(label) === part)] as const,
    ),
    ...DRAWS_APART.map((draw) => [draw, readDrawApart(draw)] as const),
  ]
  const header = ['set       jobs             finder      ', ...GROUPS.map((group) => group.padEnd(13)), 'all']
  const lines = sets.flatMap(([name, own]) =>
    JOBS.flatMap((kinds) =>
      FINDERS.map((finder) => {
        const some = own.filter(({ kind }) => kinds.some((one) => one === kind))
        const cells = [...GROUPS.map((group) => [group]), GROUPS].map((groups) => {
          const { precision, recall } = qualityOf(tallyOf(some, finder, groups))
          return `${(precision ?? 0).toFixed(3)}, ${(recall ?? 0).toFixed(3)}`
        })
        return [name.padEnd(9), kinds.join(', ').padEnd(16), finder.padEnd(12), ...cells].join(' ')
      }),
    ),
  )
  return [header.join(' '), ...lines].join('\n')
}

/** Counts what one of the finders makes of labelled adverts; what a label means follows the vocabulary for both. */
function tallyReader() {
  const vocabulary = loadVocabulary()
  const extractor = readingOnce(createExtractor(vocabulary))
  const spelled = skillOfUnknown(extractor)
  const match = plainMatcher(vocabulary, spelled)
  const find = postingFinder()
  return (labels: readonly GoldLabels[], finder: (typeof FINDERS)[number], groups: readonly Group[]) => {
    const tally = { matched: 0, wrong: 0, missed: 0, levelRight: 0 }
    for (const { posting, skills } of labels) {
      const { title, company, description } = find(posting)
      const extraction = extractor.extract({ title, company, description })
      const own = () => new Set(strongestMentions(extraction).map(({ skillId }) => skillId))
      const found = finder === 'extractor' ? own() : match(extraction.text)
      const wanted = new Set(skills.map(([skill]) => spelled(skill)))
      for (const skill of new Set([...wanted, ...found])) {
        if (!groups.includes(groupOf(skill, vocabulary))) continue
        if (!found.has(skill)) tally.missed++
        else if (wanted.has(skill)) tally.matched++
        else tally.wrong++
      }
    }
    return tally
  }
}
