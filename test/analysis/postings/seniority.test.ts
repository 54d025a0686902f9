import { describe, expect, test } from 'vitest'
import { readSeniority } from '../../../analysis/postings/seniority.ts'

const titlesByLevel: Record<string, string[]> = {
  intern: [
    'Engineering Intern',
    'Data Internship (Summer)',
    'Working Student, Finance',
    'Apprentice Data Engineer',
    'Senior Intern',
  ],
  junior: [
    'Junior Developer',
    'Jr. Analyst',
    'Graduate Data Analyst',
    'Software Engineer, New Grad',
    'Associate Product Manager',
    'Associate 3D Artist',
    'Software Engineer I',
    'Entry-Level Tester',
    'Early-Career Software Engineer',
    'New-Grad Engineer',
    'Associate Full-Stack Developer',
    'Associate Front‐End Developer',
  ],
  mid: [
    'Mid-Level Engineer',
    'Software Engineer II',
    'Software Engineer 2, Infrastructure',
    'Mid/Senior Software Engineer',
    'Intermediate Developer',
    'Mid-Senior Software Engineer',
  ],
  senior: [
    'Senior Data Engineer',
    'Sr. Software Engineer',
    'Software Engineer III',
    'Senior Software Engineer II',
    'Senior/Staff Product Designer',
    '(Senior) Product Manager',
    'Senior-Staff Product Designer',
  ],
  lead: [
    'Lead Data Engineer',
    'Tech Lead',
    'Engineering Manager',
    'Manager, Software Engineering',
    'Senior Lead Engineer',
    'Product Lead',
  ],
  principal: [
    'Staff Engineer',
    'Senior Staff Engineer',
    'Principal Architect',
    'Distinguished Engineer',
    'Staff/Principal Engineers',
  ],
  head: [
    'Head of Data',
    'Director of Engineering',
    'VP, Sales',
    'Vice-President, Sales',
    'Chief Technology Officer',
    'Senior Director, Product',
  ],
  unspecified: [
    'Data Engineer',
    'Founding Engineer',
    'Lead Generation Manager',
    'Lead-Generation Manager',
    'Chief-of-Staff',
    'Member of Accounting Staff',
    'Student Programs Manager',
    'Member of Technical Staff',
    'Chief of Staff',
    'Staff Accountant',
    'Art Director',
    'Sales Associate',
    'Internal Auditor',
    'AI Engineer (All Levels)',
    'Level 3 Support Agent',
    'Web3 Engineer',
    'Account Executive, Mid-Market',
    'Leadership Coach',
    '',
  ],
}

describe('the seniority of a title', () => {
  test.each(Object.entries(titlesByLevel))('%s', (level, titles) => {
    expect(titles.map((title) => [title, readSeniority(title)])).toEqual(titles.map((title) => [title, level]))
  })

  test('several jobs have a level only when they share it', () => {
    expect(readSeniority('Senior Engineer; Senior Designer')).toBe('senior')
    expect(readSeniority('Senior Engineer; Designer')).toBe('unspecified')
  })
})
