import { describe, expect, test } from 'vitest'
import { readRole } from '../../../analysis/postings/role.ts'
import { loadRoles, OTHER_ROLE } from '../../../data/vocabulary/load-roles.ts'

const roles = loadRoles()
const roleOf = (title: string) => readRole(title, roles)

const titlesByRole: Record<string, string[]> = {
  'data-engineer': [
    'Data Engineer',
    'Senior Data Engineer II',
    'Staff Data Platform Engineer',
    'ETL Developer',
    'Big Data Engineer (m/w/d)',
    'Software Engineer, Data',
    'Software Engineer - Data Infrastructure',
    'Snowflake Developer',
  ],
  'analytics-engineer': ['Analytics Engineer', 'Lead Analytics Engineer (Remote)'],
  'data-scientist': ['Data Scientist', 'Sr Data Scientist/Data Engineer', 'Principal Data Scientist, Pricing'],
  'data-analyst': ['Data Analyst', 'Junior Reporting Analyst', 'Insights Analyst', 'Data Analyst, Product'],
  'bi-developer': ['BI Developer', 'Power BI Engineer', 'Business Intelligence Analyst'],
  'machine-learning-engineer': [
    'Machine Learning Engineer',
    'ML Infrastructure Engineer',
    'MLOps Engineer',
    'Software Engineer, Machine Learning',
  ],
  'ai-engineer': ['AI Engineer', 'LLM Engineer', 'Applied AI Engineer', 'Software Engineer, AI Agents'],
  'data-architect': ['Data Architect', 'Enterprise Data Warehouse Architect'],
  'database-administrator': ['Database Administrator', 'PostgreSQL DBA', 'SQL Server Developer'],
  'data-governance': ['Data Governance Manager', 'Data Steward', 'Master Data Specialist'],
  'data-manager': ['Head of Data', 'Director of Analytics', 'Data Science Manager'],
  'backend-engineer': [
    'Backend Engineer',
    'Back-End Developer',
    'Senior Software Engineer, Backend',
    'Java Developer',
    'Golang Engineer',
  ],
  'frontend-engineer': ['Front End Engineer', 'React Developer', 'Software Engineer (Frontend)'],
  'full-stack-engineer': ['Full-Stack Engineer', 'Fullstack Developer', 'Software Engineer (frontend and backend)'],
  'software-engineer': [
    'Software Engineer',
    'Founding Engineer',
    'Staff Engineer',
    'Member of Technical Staff',
    'C++ Developer',
    'Engineering Intern',
  ],
  'mobile-engineer': ['iOS Engineer', 'Senior Android Developer', 'React Native Developer'],
  'devops-engineer': [
    'DevOps Engineer',
    'Site Reliability Engineer',
    'SRE',
    'Platform Engineer',
    'Kubernetes Engineer',
    'Software Engineer, Infrastructure',
  ],
  'cloud-engineer': ['Cloud Engineer', 'AWS Engineer'],
  'security-engineer': [
    'Security Engineer',
    'SOC Analyst',
    'Penetration Tester',
    'Software Engineer, Security',
    'CISO',
  ],
  'qa-engineer': ['QA Engineer', 'Test Automation Engineer', 'Software Engineer in Test'],
  'embedded-engineer': ['Embedded Software Engineer', 'Firmware Engineer', 'Robotics Engineer'],
  'product-manager': ['Product Manager', 'Senior Product Manager, Data', 'Product Owner', 'Head of Product'],
  'product-designer': ['Product Designer', 'UX Designer', 'Founding Designer', 'Head of Design'],
  'engineering-manager': ['Engineering Manager', 'Director of Engineering, Core', 'VP of Engineering', 'CTO'],
  'solutions-architect': ['Solutions Architect', 'Enterprise Architect'],
  'solutions-engineer': ['Sales Engineer', 'Forward Deployed Engineer', 'Solutions Engineer'],
  'it-support': ['Technical Support Engineer', 'IT Helpdesk Analyst'],
  sales: ['Account Executive, Data Platforms', 'Sales Development Representative', 'Business Development Manager'],
  marketing: ['Product Marketing Manager', 'Growth Marketer', 'SEO Specialist'],
  'customer-success': ['Customer Success Manager', 'Technical Account Manager'],
  finance: ['Senior Accountant', 'FP&A Manager', 'Financial Analyst'],
  people: ['Technical Recruiter', 'HR Business Partner', 'Talent Acquisition Partner (Data)'],
  legal: ['Legal Counsel', 'Product Counsel'],
  operations: ['Operations Manager', 'Supply Chain Planner', 'Chief of Staff'],
  healthcare: ['Behavior Technician (RBT)', 'Registered Nurse', 'Medical Billing Specialist'],
  'hardware-engineer': ['Electrical Engineer', 'FPGA Engineer'],
  'physical-engineer': ['Mechanical Engineer', 'Structural Engineer', 'Process Engineer'],
  other: ['General Application', 'Open Role', 'Insert the job you excel at', ''],
}

describe('the role of a title', () => {
  test.each(Object.entries(titlesByRole))('%s', (role, titles) => {
    expect(titles.map((title) => [title, roleOf(title)])).toEqual(titles.map((title) => [title, role]))
  })

  test('jobs outside of technology that use its words stay outside', () => {
    expect(roleOf('Account Executive - Security Solutions')).toBe('sales')
    expect(roleOf('Technical Recruiter, Data Engineering')).toBe('people')
    expect(roleOf('Data Center Technician')).not.toBe('data-engineer')
    expect(roleOf('Behavior Analyst')).toBe('healthcare')
    expect(roleOf('Business Developer')).toBe('sales')
    expect(roleOf('Performance Marketing Lead')).toBe('marketing')
    expect(roleOf('Commercial Actuary')).toBe('finance')
    expect(roleOf('Bilingual Care Coordinator')).toBe('healthcare')
    expect(roleOf('Production Manager')).toBe('trades')
    expect(roleOf('Business Development Lead')).toBe('sales')
    expect(roleOf('AI Business Development Executive')).toBe('sales')
    expect(roleOf('Go-To-Market Engineer')).toBe('revenue-operations')
    expect(roleOf('Mechanical Design Engineer')).toBe('physical-engineer')
  })

  test('of several jobs in one advert the first known one counts', () => {
    expect(roleOf('Data Engineer; Product Designer')).toBe('data-engineer')
    expect(roleOf('Open roles; Product Designer')).toBe('product-designer')
  })

  test('the part nearest to a general title narrows it', () => {
    expect(roleOf('Member of Technical Staff - ML Research, Vision Data')).toBe('machine-learning-engineer')
    expect(roleOf('Software Engineer, Backend (Research and Development)')).toBe('backend-engineer')
    expect(roleOf('Software Engineer - Market Data')).toBe('software-engineer')
    expect(roleOf('Technical Account Manager II- Test Automation')).toBe('customer-success')
  })

  test('a rank alone goes with the part behind it', () => {
    expect(roleOf('Director, Engineering')).toBe('engineering-manager')
    expect(roleOf('Senior Manager, Platform Engineering (Remote)')).toBe('engineering-manager')
    expect(roleOf('Manager, Data Science')).toBe('data-manager')
    expect(roleOf('Director, Paid Media')).toBe('marketing')
    expect(roleOf('Senior Manager - QA')).toBe('qa-engineer')
  })

  test('writing does not matter', () => {
    for (const title of [
      'DATA ENGINEER',
      'data-engineer',
      ' Data  Engineer ',
      'Data Engineer (f/m/d)',
      '[Remote] Data Engineer',
    ]) {
      expect(roleOf(title)).toBe('data-engineer')
    }
  })
})

describe('the file of roles', () => {
  test('every role has an id in kebab-case, and only the last has no pattern', () => {
    expect(roles.filter(({ id }) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([])
    expect(roles.filter(({ titlePatterns }) => titlePatterns.length === 0).map(({ id }) => id)).toEqual([OTHER_ROLE])
  })

  test('only the software engineer is a general role', () => {
    expect(roles.filter(({ isGeneral }) => isGeneral).map(({ id }) => id)).toEqual(['software-engineer'])
  })

  test('every role is reached by a title of its own name', () => {
    const own = [
      'data-engineer',
      'data-analyst',
      'backend-engineer',
      'product-manager',
      'technical-writer',
      'business-analyst',
    ]
    for (const role of roles.filter(({ id }) => own.includes(id))) expect(roleOf(role.name)).toBe(role.id)
  })
})
