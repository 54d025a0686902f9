import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'

const extractor = createExtractor(loadVocabulary())

/** Soft skills in one bullet under a heading. */
function softSkills(heading: string, bullet: string): string[] {
  const content = `${heading}:\n- ${bullet}`
  const { mentions } = extractor.extract({ description: { format: 'text', content } })
  return mentions.filter(({ kind }) => kind === 'soft').map(({ skill }) => skill)
}

describe('wordings of soft skills that are said of other things too', () => {
  test.each([
    ['Requirements', 'Curious, organized and driven', ['curiosity', 'organizational-skills', 'self-motivation']],
    ['Requirements', 'Able to ship fast and with urgency', ['bias-for-action', 'bias-for-action']],
    ['Responsibilities', 'You are scrappy and move quickly', ['resourcefulness', 'bias-for-action']],
    ['Responsibilities', 'Collaborate with designers on new flows', ['collaboration']],
    ['Requirements', 'You proactively flag risks', ['proactivity']],
    ['Requirements', 'Strong negotiation skills and ability to influence', ['negotiation', 'influencing']],
  ])('%s: %s', (heading, bullet, expected) => {
    expect(softSkills(heading, bullet)).toEqual(expected)
  })

  test.each([
    ['Requirements', 'We move fast and ship regularly'],
    ['Requirements', 'Maintain organized documentation'],
    ['Requirements', 'Built narrative-driven games'],
    ['Requirements', 'You have driven growth of revenue'],
    ['Requirements', 'Experience at creative agencies'],
    ['Responsibilities', 'Deploy releases that ship fast'],
    ['Responsibilities', 'Build tools that help teams collaborate'],
    ['Responsibilities', 'Design how users communicate'],
    ['Responsibilities', 'Tune models that influence decisions'],
  ])('nobody is asked for it: %s: %s', (heading, bullet) => {
    expect(softSkills(heading, bullet)).toEqual([])
  })
})
