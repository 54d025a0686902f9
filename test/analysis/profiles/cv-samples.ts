import { aDocx, aPdf, asBytes, aZip, linesDown, pagesOf } from './cv-files.ts'

export interface CvSample {
  name: string
  fileName: string
  bytes: Uint8Array
  /** Ids of all skills that the CV says the person has. */
  skills: string[]
  /** Of unknown skills in its lists. */
  unknown?: string[]
  /** Levels that it states. */
  levels?: Record<string, string>
}

const TEXT_CV = [
  'Jane Example',
  'jane@example.org | +44 20 7946 0000 | https://linkedin.com/in/jane-example',
  '',
  'PROFILE',
  'Data engineer with eight years in retail. I like clear code and quiet mornings.',
  '',
  'EXPERIENCE',
  'Data Engineer, Example Stores, 2019 - 2026',
  '- Built nightly loads from Oracle into Snowflake with SSIS and later Apache Airflow.',
  '- Expert in SQL; wrote stored procedures and tuned queries.',
  '- Moved 40 reports to Power BI.',
  '',
  'SKILLS',
  'SQL, Python, SSIS, Power BI, Git, Frobnicator Studio',
  '',
  'EDUCATION',
  'BSc Geography, University of Nowhere',
].join('\n')

const MARKDOWN_CV = `# Sam Sample

sam@example.org

## Summary
Platform engineer. Keen to learn Rust, no experience with Oracle.

## Work
### Example Cloud, Platform engineer
- Ran **Kubernetes** clusters on AWS with Terraform and Helm
- Wrote services in Go (5 years) and scripts in Bash

## Technical skills
- Advanced: Docker, Kubernetes
- Basic: Ansible
- Prometheus & Grafana
- Zonkwork 3

## Interests
Chess, hiking
`

const LEFT = ['SKILLS', 'Python', 'SQL', 'Tableau', 'Microsoft Excel', 'Snorkelwise', 'LANGUAGES', 'English', 'French']
const RIGHT = [
  'EXPERIENCE',
  'Analyst at Example Bank, 2020 to 2026',
  'Wrote the monthly risk reports in SAS and moved',
  'them to dbt and BigQuery with a team of two.',
  'Kept the models under version control with Git.',
  'Taught colleagues how to read a confidence',
  'interval, and when not to.',
  'EDUCATION',
  'MSc Statistics, University of Nowhere',
]

const TABLE = [
  ['Skill', 'Level', 'Years'],
  ['Java', 'Expert', '9 years'],
  ['Spring Boot', 'Advanced', '6 years'],
  ['PostgreSQL', 'Working', '3 years'],
  ['Apache Kafka', 'Basic', '1 year'],
  ['Grumblecache', 'Advanced', '2 years'],
] as const

/** Side by side, line by line: the order in which some programs write two columns. */
const interleaved = LEFT.flatMap((text, index) => [
  { x: 50, y: 740 - 15 * index, text },
  ...[RIGHT[index]].flatMap((other) => (other === undefined ? [] : [{ x: 230, y: 736 - 15 * index, text: other }])),
])

const TWO_COLUMNS = {
  skills: [
    'python',
    'sql',
    'tableau',
    'microsoft-excel',
    'sas',
    'dbt',
    'google-bigquery',
    'git',
    'version-control',
    'statistics',
  ],
  unknown: ['Snorkelwise'],
}

export const CV_SAMPLES: readonly CvSample[] = [
  {
    name: 'plain text',
    fileName: 'cv.txt',
    bytes: asBytes(TEXT_CV),
    skills: [
      'oracle-database',
      'snowflake',
      'ssis',
      'apache-airflow',
      'sql',
      'stored-procedures',
      'power-bi',
      'python',
      'git',
      'retail',
    ],
    unknown: ['Frobnicator Studio'],
    levels: { sql: 'expert' },
  },
  {
    name: 'plain text in UTF-16 with Windows line ends',
    fileName: 'cv.txt',
    bytes: Buffer.from(`\ufeff${TEXT_CV.replaceAll('\n', '\r\n')}`, 'utf16le'),
    skills: [
      'oracle-database',
      'snowflake',
      'ssis',
      'apache-airflow',
      'sql',
      'stored-procedures',
      'power-bi',
      'python',
      'git',
      'retail',
    ],
    unknown: ['Frobnicator Studio'],
  },
  {
    name: 'Markdown',
    fileName: 'cv.md',
    bytes: asBytes(MARKDOWN_CV),
    skills: [
      'kubernetes',
      'amazon-web-services',
      'terraform',
      'helm',
      'go',
      'bash',
      'docker',
      'ansible',
      'prometheus',
      'grafana',
    ],
    unknown: ['Zonkwork 3'],
    levels: { docker: 'practitioner', ansible: 'awareness', go: 'practitioner' },
  },
  {
    name: 'PDF of one column',
    fileName: 'cv.pdf',
    bytes: aPdf([linesDown(TEXT_CV.split('\n').filter((line) => line !== ''))]),
    skills: [
      'oracle-database',
      'snowflake',
      'ssis',
      'apache-airflow',
      'sql',
      'stored-procedures',
      'power-bi',
      'python',
      'git',
      'retail',
    ],
    unknown: ['Frobnicator Studio'],
  },
  {
    name: 'PDF of two columns, one after the other',
    fileName: 'columns.pdf',
    bytes: aPdf([
      [
        {
          x: 50,
          y: 800,
          text: 'Alex Example, analyst of many things at banks and elsewhere for years and years',
          size: 12,
        },
        ...linesDown(LEFT, 50, 740),
        ...linesDown(RIGHT, 230, 740),
      ],
    ]),
    ...TWO_COLUMNS,
  },
  {
    name: 'PDF of two columns, written line by line across both',
    fileName: 'interleaved.pdf',
    bytes: aPdf([interleaved]),
    ...TWO_COLUMNS,
  },
  {
    name: 'PDF with a table of skills',
    fileName: 'table.pdf',
    bytes: aPdf([
      [
        { x: 50, y: 780, text: 'TECHNICAL SKILLS' },
        ...TABLE.flatMap((row, index) =>
          row.map((text, column) => ({ x: 50 + 150 * column, y: 750 - 16 * index, text })),
        ),
      ],
    ]),
    skills: ['java', 'spring-boot', 'postgresql', 'kafka'],
    unknown: ['Grumblecache'],
    levels: { java: 'expert', 'spring-boot': 'practitioner', postgresql: 'working', kafka: 'awareness' },
  },
  {
    name: 'PDF of 80 pages',
    fileName: 'long.pdf',
    bytes: aPdf(
      pagesOf([
        ...Array.from({ length: 3950 }, (_, index) => `Entry ${index}: looked after the archive of the town hall.`),
        'Skills: R, Shiny, LaTeX',
      ]),
    ),
    skills: ['r', 'r-shiny', 'latex'],
  },
  {
    name: 'Word document',
    fileName: 'cv.docx',
    bytes: aDocx(TEXT_CV.split('\n')),
    skills: [
      'oracle-database',
      'snowflake',
      'ssis',
      'apache-airflow',
      'sql',
      'stored-procedures',
      'power-bi',
      'python',
      'git',
      'retail',
    ],
    unknown: ['Frobnicator Studio'],
  },
  {
    name: 'Word document with a table of skills',
    fileName: 'table.docx',
    bytes: aDocx(['Kim Example', 'Technical skills', TABLE, 'Experience', 'Wrote an R&D backlog tool in Kotlin.']),
    skills: ['java', 'spring-boot', 'postgresql', 'kafka', 'kotlin'],
    unknown: ['Grumblecache'],
    levels: { java: 'expert', kafka: 'awareness' },
  },
  {
    name: 'JSON Resume',
    fileName: 'resume.json',
    bytes: asBytes(
      JSON.stringify({
        basics: {
          name: 'Lee Example',
          label: 'Engineer',
          email: 'lee@example.org',
          summary: 'Proficient in TypeScript.',
        },
        work: [{ name: 'Example', position: 'Developer', highlights: ['Built a shop with React and Node.js'] }],
        skills: [
          { name: 'Databases', level: 'Advanced', keywords: ['MongoDB', 'Redis'] },
          { name: 'Blorptest', level: 'Beginner' },
        ],
      }),
    ),
    skills: ['typescript', 'react', 'node-js', 'mongodb', 'redis', 'databases'],
    unknown: ['Blorptest'],
    levels: { typescript: 'practitioner', mongodb: 'practitioner' },
  },
  {
    name: 'export of LinkedIn',
    fileName: 'Basic_LinkedInDataExport.zip',
    bytes: aZip({
      'Skills.csv': 'Name\r\nPython\r\nMachine Learning\r\nQuibblemetrics\r\n',
      'Positions.csv':
        'Company Name,Title,Description,Location,Started On,Finished On\r\nExample,Data Scientist,"Trained models with scikit-learn,\nserved them with FastAPI.",Leeds,Jan 2020,\r\n',
      'Profile.csv': 'First Name,Last Name,Headline,Summary\r\nPat,Example,Data scientist,\r\n',
      'Connections.csv': 'First Name,Last Name\r\nAngular,Kubernetes\r\n',
    }),
    skills: ['python', 'machine-learning', 'scikit-learn', 'fastapi'],
    unknown: ['Quibblemetrics'],
  },
  {
    name: 'Skills.csv of LinkedIn by itself',
    fileName: 'Skills.csv',
    bytes: asBytes('\ufeffName\nSQL\nLooker\n'),
    skills: ['sql', 'looker'],
  },
  {
    name: 'a list and nothing else',
    fileName: 'skills.txt',
    bytes: asBytes('Go, R, C, Wimblescript'),
    skills: ['go', 'r', 'c'],
    unknown: ['Wimblescript'],
  },
]
