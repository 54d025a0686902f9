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
    ['Deploys Lambda and API Gateway on AWS', 'amazon-api-gateway', 'api-management'],
    ['Guards our services by an API gateway such as Kong', 'api-management', 'amazon-api-gateway'],
    ['Explores telemetry data of routers', 'telemetry', 'event-tracking'],
    ['Builds bots on Azure AI', 'azure-ai-services', 'azure-openai'],
    ['Trains models on Vertex AI', 'google-vertex-ai', 'artificial-intelligence'],
    ['Holds needs assessments with teachers', 'customer-discovery', 'discovery-calls'],
    ['Joins marketing data of all campaigns', 'marketing-analytics', 'marketing-technology'],
    ['Bends sheet metal', 'sheet-metal-fabrication', 'injection-molding'],
  ])('%s: %s, not %s', (line, meant, other) => {
    const skills = skillsIn(line)
    expect(skills).toContain(meant)
    expect(skills).not.toContain(other)
  })
})

describe('words that company tells', () => {
  test.each([
    ['Designs highly available stores', 'high-availability'],
    ['Does digital design on an FPGA', 'rtl-design'],
    ['Communicates well in English', 'english'],
    ['Uses REST and WebSockets', 'rest-apis'],
    ['Degree in informatics', 'computer-science'],
    ['Styles screens with NativeWind', 'nativewind'],
    ['Traces flows by DPI and NetFlow', 'deep-packet-inspection'],
    ['Has a strong initiative and drive', 'initiative'],
  ])('%s: %s', (line, skill) => {
    expect(skillsIn(line)).toContain(skill)
  })
})

describe('words that name no skill', () => {
  test.each([
    ['Knows digital design for print', 'rtl-design'],
    ['Debugs service-to-service communication over gRPC', 'communication'],
    ['Moves to service-oriented systems', 'customer-focus'],
    ['Is a self-taught painter', 'continuous-learning'],
    ['Proactive in leading a collaborative initiative', 'initiative'],
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
