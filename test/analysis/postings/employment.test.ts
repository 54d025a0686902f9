import { expect, test } from 'vitest'
import { readEmployment } from '../../../analysis/postings/employment.ts'

test.each([
  ['FullTime', 'full-time'],
  ['Full Time', 'full-time'],
  ['PART_TIME', 'part-time'],
  ['Contract', 'contract'],
  ['Intern', 'internship'],
  ['Temporary', 'temporary'],
  ['fixed_term', null],
  ['On call', null],
])('what the source states: %s', (stated, employment) => {
  expect(readEmployment(stated, 'Freelance Writer', 'This is an internship.')).toBe(employment)
})

test.each([
  ['Machine Learning Intern, Summer 2026', 'internship'],
  ['Working Student Accounting (f/m/d)', 'internship'],
  ['Audio Specialist (Freelance)', 'contract'],
  ['(1099 Contract) Salesforce Consultant', 'contract'],
  ['Part Time Product Assistant', 'part-time'],
  ['Guest Service, seasonal job', 'temporary'],
  ['Contract Manager', null],
  ['Senior Contract & QA Analyst', null],
  ['Smart Contract Engineer', null],
  ['Student Programs Manager', null],
  ['Product Manager, B2B', null],
])('what a title says: %s', (title, employment) => {
  expect(readEmployment(null, title, '')).toBe(employment)
})

test.each([
  ['Job Type: Full-time', 'full-time'],
  ['Type: Contractor - own legal entity', 'contract'],
  ['Contract (Full-time), Remote', 'contract'],
  ['This is a full-time contractor role for the long term.', 'contract'],
  ['This position is offered on a contractor basis.', 'contract'],
  ['Important: This position is a temporary role.', 'temporary'],
  ['This full-time, fully remote role is yours.', 'full-time'],
  ['Job Type: Full-time or Part-time available', null],
  ['Job Type: Full-Time (SF) OR Contract (Remote)', null],
  ['Benefits for full-time employees: dental care', null],
  ['Review customer contracts and negotiate contract terms.', null],
  ['We manage freelance writers and contractors.', null],
  ['', null],
])('what a text says of its job: %s', (text, employment) => {
  expect(readEmployment(null, 'Engineer', `About us\n${text}\nMore`)).toBe(employment)
})
