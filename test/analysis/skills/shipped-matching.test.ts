import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import type { Description } from '../../../data/domain.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'

/** The shipped vocabulary on the ways in which adverts write lists, versions and compounds. */

const extractor = createExtractor(loadVocabulary())

function found(content: string, format: Description['format'] = 'text'): string[] {
  return extractor.extract({ description: { format, content } }).mentions.map(({ skill }) => skill)
}

/** Skill and level, of an HTML list under "Requirements". */
function levels(...bullets: string[]): string[] {
  const content = `<h3>Requirements</h3><ul>${bullets.map((bullet) => `<li>${bullet}</li>`).join('')}</ul>`
  const { mentions } = extractor.extract({ description: { format: 'html', content } })
  return mentions.map(({ skill, level }) => `${skill} ${level}`)
}

describe('slashes, hyphens and ampersands', () => {
  test.each([
    ['CI / CD pipelines', ['ci-cd']],
    ['CI/CD', ['ci-cd']],
    ['ETL/ELT', ['etl', 'elt']],
    ['Kafka/Kinesis', ['kafka', 'amazon-kinesis']],
    ['AWS/GCP/Azure', ['amazon-web-services', 'google-cloud-platform', 'microsoft-azure']],
    ['TCP/IP and PL/SQL', ['tcp-ip', 'pl-sql']],
    ['HTML5/CSS3', ['html', 'css']],
    ['UI/UX', ['user-interface-design', 'user-experience-design']],
    ['C/C++ and C#', ['c', 'c-plus-plus', 'c-sharp']],
    ['micro-services, Docker-Compose', ['microservices', 'docker-compose']],
    ['FP&A and R&D', ['fp-and-a', 'research-and-development']],
    ['A/B-testing', ['a-b-testing']],
  ])('%s', (content, expected) => {
    expect(found(content)).toEqual(expected)
  })
})

describe('shared heads', () => {
  test.each([
    ['SQL and NoSQL databases', ['sql', 'nosql', 'databases']],
    ['unit, integration and end-to-end testing', ['unit-testing', 'integration-testing', 'end-to-end-testing']],
    ['unit and integration tests', ['unit-testing', 'integration-testing']],
    ['data modelling and warehousing', ['data-modeling', 'data-warehousing']],
    ['data validation and quality', ['data-validation', 'data-quality']],
    ['frontend and backend development', ['frontend-development', 'backend-development']],
  ])('%s', (content, expected) => {
    expect(found(content)).toEqual(expected)
  })

  test('cloud and data platforms are two things', () => {
    expect(found('cloud and data platforms')).toContain('data-platforms')
    expect(found('cloud and data platforms')[0]).toMatch(/^cloud-/)
  })
})

describe('parentheses', () => {
  test.each([
    ['AWS (S3, Glue, Lambda)', ['amazon-web-services', 'amazon-s3', 'aws-glue', 'aws-lambda']],
    ['BI tools (Tableau, Looker or Power BI)', ['business-intelligence', 'tableau', 'looker', 'power-bi']],
    ['backend code in Go(lang)', ['backend-development', 'go']],
  ])('%s', (content, expected) => {
    expect(found(content)).toEqual(expected)
  })
})

describe('versions', () => {
  test.each([
    ['Python 3.11', ['python']],
    ['Java 17+', ['java']],
    ['Python2/3', ['python']],
    ['Angular2+ and .NET 8', ['angular', 'dot-net']],
    ['React 18/TypeScript 5', ['react', 'typescript']],
    ['Node.js 20, NodeJS, node js', ['node-js', 'node-js', 'node-js']],
    ['Vue 3, Vue.js, VueJS', ['vue-js', 'vue-js', 'vue-js']],
    ['PostgreSQL 16 and Postgres', ['postgresql', 'postgresql']],
  ])('%s', (content, expected) => {
    expect(found(content)).toEqual(expected)
  })
})

describe('negation and scope', () => {
  test('what is not needed is mentioned at most', () => {
    expect(levels('No prior Kubernetes experience needed')).toEqual(['kubernetes mentioned'])
    expect(levels('Python is not required')).toEqual(['python mentioned'])
    expect(levels('You don’t need to know Terraform')).toEqual(['terraform mentioned'])
    expect(levels('Prior experience with Scala is not necessary, but Kotlin is a must')).toEqual([
      'scala mentioned',
      'kotlin required',
    ])
  })

  test('what is not used is not asked for', () => {
    expect(levels('We don’t use Java', 'No COBOL, no Fortran', 'We no longer run Kubernetes')).toEqual([])
    expect(levels('No SQL databases')).toEqual(['nosql required', 'databases required'])
  })

  test('alternatives are equally required', () => {
    expect(levels('AWS or Azure', 'Experience with Looker and/or Tableau')).toEqual([
      'amazon-web-services required',
      'microsoft-azure required',
      'looker required',
      'tableau required',
    ])
  })

  test('a bonus speaks of its own bullet, or of the bullets under it', () => {
    expect(levels('Bonus: Terraform and Pulumi', 'Docker')).toEqual([
      'terraform preferred',
      'pulumi preferred',
      'docker required',
    ])
    expect(levels('SQL', 'Bonus<ul><li>Python</li><li>Spark and Kafka</li></ul>')).toEqual([
      'sql required',
      'python preferred',
      'apache-spark preferred',
      'kafka preferred',
    ])
    expect(levels('SQL (must), dbt (nice to have), Looker (plus)')).toEqual([
      'sql required',
      'dbt preferred',
      'looker preferred',
    ])
  })

  test('years stand beside the skills that they are stated for', () => {
    const content = '- 5+ years of Python or Scala, ideally with Spark\n- SQL (3-5 years)'
    const { mentions } = extractor.extract({ description: { format: 'text', content } })
    expect(mentions.map(({ skill, years }) => [skill, years])).toEqual([
      ['python', { min: 5, max: null }],
      ['scala', { min: 5, max: null }],
      ['apache-spark', null],
      ['sql', { min: 3, max: 5 }],
    ])
  })
})

describe('each kind of text is read the same', () => {
  const skills = ['python', 'sql', 'kafka']
  test.each<[string, string, Description['format']]>([
    [
      'HTML',
      '<h3>Requirements</h3><ul><li>Python</li><li>SQL</li></ul><h3>Nice to have</h3><p>Kafka</p><h3>Benefits</h3><ul><li>Excel courses, a Tableau licence</li></ul>',
      'html',
    ],
    [
      'HTML whose headings are bold lines',
      '<p><strong>Requirements</strong></p><p>Python<br>SQL</p><p><strong>Nice to have</strong></p><p>Kafka</p><p><b>Benefits</b></p><p>Excel courses, a Tableau licence</p>',
      'html',
    ],
    [
      'HTML that was escaped',
      '&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Python&lt;/li&gt;&lt;li&gt;SQL&lt;/li&gt;&lt;/ul&gt;&lt;h3&gt;Nice to have&lt;/h3&gt;&lt;p&gt;Kafka&lt;/p&gt;&lt;h3&gt;Benefits&lt;/h3&gt;&lt;p&gt;Excel courses&lt;/p&gt;',
      'html',
    ],
    [
      'Markdown',
      '## Requirements\n\n* Python\n* SQL\n\n## Nice to have\n\n* Kafka\n\n## Benefits\n\n* Excel courses, a Tableau licence\n',
      'text',
    ],
    ['plain text', 'Requirements:\n- Python\n- SQL\n\nNice to have:\n- Kafka\n\nBenefits:\n- Excel courses', 'text'],
  ])('%s', (_name, content, format) => {
    const { mentions } = extractor.extract({ description: { format, content } })
    expect(mentions.map(({ skill }) => skill)).toEqual(skills)
    expect(mentions.map(({ level }) => level)).toEqual(['required', 'required', 'preferred'])
  })

  test('a fragment of a thread: header, paragraphs without an end, links', () => {
    const content =
      'Acme | Data Engineer | Oslo | https://acme.example/jobs<p>Stack: Python, SQL and Kafka.<p>Mail jobs@acme.example'
    expect(found(content, 'html')).toEqual(['data-engineering', ...skills].slice(1))
  })

  test('sentences without any markup', () => {
    expect(found('You know Python and SQL. Kafka is a plus. We offer health insurance and a 401k.')).toEqual(skills)
  })
})

describe('what is not asked of the reader names no skills', () => {
  test.each([
    ['benefits', '<h3>Benefits</h3><ul><li>Excel and Python courses</li></ul>'],
    ['legal text', '<p>We are an equal opportunity employer and use Python without regard to race or gender.</p>'],
    ['the footer of a board', '<p>Recruitment agencies: we accept no unsolicited resumes in Excel or Word.</p>'],
    ['customers', '<p>Trusted by Snowflake, Notion and Databricks.</p>'],
    [
      'an employer’s story ahead of the headings',
      '<p>Acme makes real estate investment and machine learning simple.</p><h3>Requirements</h3><p>Be kind.</p>',
    ],
  ])('%s', (_name, content) => {
    expect(found(content, 'html')).toEqual([])
  })

  test('the employer’s own name', () => {
    const description = { format: 'text', content: 'At Notion we use Notion and Python.' } as const
    const { mentions } = extractor.extract({ company: 'Notion', description })
    expect(mentions.map(({ skill }) => skill)).toEqual(['python'])
  })

  test('but the stack is, even under "About us"', () => {
    expect(found('<h3>About us</h3><p>Our stack is Python and Kafka.</p>', 'html')).toEqual(['python', 'kafka'])
    expect(found('<h3>About us</h3><p>We use Excel in our hiring process.</p>', 'html')).toEqual([])
  })
})
