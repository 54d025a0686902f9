import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'

const extractor = createExtractor(loadVocabulary(), undefined, null)

const skillsIn = (line: string) =>
  extractor
    .extract({ description: { format: 'text', content: `Requirements:\n- ${line}` } })
    .mentions.map(({ skill }) => skill)

describe('one spelling, two skills', () => {
  test.each([
    ['You win CTF competitions and write exploits', 'capture-the-flag', 'anti-money-laundering'],
    ['Knows AML and CTF duties', 'anti-money-laundering', 'capture-the-flag'],
    ['Set bid strategies for paid ads', 'media-planning', 'rfp-responses'],
    ['Shape the bid strategy of each tender', 'rfp-responses', 'media-planning'],
    ['Sends FBA shipments to Amazon', 'amazon-seller-central', 'functional-behavior-assessment'],
    ['Writes an FBA for students with autism', 'functional-behavior-assessment', 'amazon-seller-central'],
    ['Does system integration of spacecraft', 'systems-engineering', 'integration-platforms'],
    ['Does system integration between ERP and CRM', 'integration-platforms', 'systems-engineering'],
    ['Bends sheet metal', 'sheet-metal-fabrication', 'injection-molding'],
  ])('%s: %s, not %s', (line, meant, other) => {
    const skills = skillsIn(line)
    expect(skills).toContain(meant)
    expect(skills).not.toContain(other)
  })
})

describe('words that name no skill', () => {
  test.each([
    ['0-1 years of work in a shop', '0-to-1-product-development'],
    ['Spends the day on calls', 'on-call'],
    ['Is a full-stack recruiter', 'full-stack-development'],
    ['Helps users logging into the portal', 'logging'],
    ['Holds the first line of defense', 'defense-industry'],
    ['Raises the offer acceptance rate', 'payment-systems'],
    ['Speaks to retail investors', 'retail'],
    ['Services machines by disassembly and cleaning', 'reverse-engineering'],
  ])('%s: not %s', (line, skill) => {
    expect(skillsIn(line)).not.toContain(skill)
  })
})
