import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { aSkill, aVocabulary } from './vocabulary-builder.ts'

const extractor = createExtractor(
  aVocabulary([
    aSkill({ id: 'sales', name: 'Sales', kind: 'domain' }),
    aSkill({ id: 'devops', name: 'DevOps', kind: 'practice' }),
    aSkill({ id: 'user-experience-design', name: 'User Experience Design', kind: 'practice', aliases: ['UX'] }),
    aSkill({ id: 'leadership', name: 'Leadership', kind: 'soft' }),
    aSkill({ id: 'creativity', name: 'Creativity', kind: 'soft' }),
    aSkill({ id: 'spreadsheets', name: 'Spreadsheets', kind: 'concept' }),
    aSkill({ id: 'software-development', name: 'Software Development', kind: 'practice', aliases: ['coding'] }),
    aSkill({ id: 'stripe', name: 'Stripe', kind: 'service' }),
    aSkill({ id: 'aws', name: 'AWS', kind: 'platform' }),
    aSkill({ id: 's3', name: 'S3', kind: 'service' }),
  ]),
)

function found(content: string, format: 'text' | 'html' = 'text'): string[] {
  return extractor.extract({ description: { format, content } }).mentions.map(({ skill }) => skill)
}

describe('departments', () => {
  test('that the applicant works with are no skills', () => {
    expect(found('Partner closely with product, sales and DevOps.')).toEqual([])
    expect(found('You collaborate with UX designers')).toEqual([])
    expect(found('Build trust across sales, marketing, and leadership.')).toEqual(['sales', 'leadership'])
    expect(found('Communicate across sales, marketing, and leadership.')).toEqual([])
  })

  test('are skills where they are asked for', () => {
    expect(found('Experience in sales and DevOps')).toEqual(['sales', 'devops'])
    expect(found('Work with customers to improve sales using DevOps')).toEqual(['sales', 'devops'])
  })
})

describe('asides', () => {
  const advert = (aside: string) => `<p>${aside}</p><h2>Responsibilities</h2><ul><li>Run DevOps</li></ul>`

  test('outside the sections about the job, prose about neither reader nor job asks for no field', () => {
    expect(found(advert('Partners and peers across the whole sales ecosystem know this.'), 'html')).toEqual(['devops'])
    expect(found(advert('Bring sales to new markets with your peers.'), 'html')).toEqual(['sales', 'devops'])
    expect(found(advert('The backups are in S3.'), 'html')).toEqual(['s3', 'devops'])
    expect(found('<p>Partners and peers across the whole sales ecosystem know this.</p>', 'html')).toEqual(['sales'])
  })

  test('what is said not to be part of the job is not asked for', () => {
    expect(found('This is not a sales role.')).toEqual([])
    expect(found('No daily sales calls. DevOps every day.')).toEqual(['devops'])
    expect(found('Sales or design work is not expected.')).toEqual([])
  })

  test('leadership that is spoken to is people', () => {
    expect(found('Communicate progress to Acme leadership')).toEqual([])
    expect(found('Grow into hands-on leadership')).toEqual(['leadership'])
  })
})

describe('traits', () => {
  test('of the place and of ideas are asked of nobody', () => {
    expect(found('Join a place where ideas are exchanged freely and creativity flourishes')).toEqual([])
    expect(found('Bring products to market with the creativity of a small and growing company')).toEqual([])
  })

  test('are asked for where the applicant is spoken of, under requirements and in a bare list', () => {
    expect(found('You have the creativity to bring products to a market that is new to us')).toEqual(['creativity'])
    expect(found('Creativity, leadership')).toEqual(['creativity', 'leadership'])
    const list = '<h3>Requirements</h3><ul><li>Creativity in the way that ideas are brought to the market</li></ul>'
    expect(found(list, 'html')).toEqual(['creativity'])
  })
})

describe('headings', () => {
  test('name no soft skills, but what their lists are about', () => {
    expect(found('<h3>Leadership &amp; DevOps</h3><p>AWS</p>', 'html')).toEqual(['devops', 'aws'])
    expect(found('<h3>AWS</h3><ul><li>S3</li></ul>', 'html')).toEqual(['aws', 's3'])
  })
})

describe('what is ruled out', () => {
  test('is not asked for', () => {
    expect(found('We use software, not spreadsheets.')).toEqual([])
    expect(found('No coding required, but AWS is.')).toEqual(['aws'])
  })

  test('"not only" rules nothing out', () => {
    expect(found('You know not only spreadsheets')).toEqual(['spreadsheets'])
  })
})

test('a founder of a company names the company', () => {
  expect(found('Backed by the founders of Stripe')).toEqual([])
})
