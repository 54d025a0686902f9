/**
 * What the invented market asks for, and how that changes: the facts that an analysis of the demo must find again.
 * Shares are of the adverts of a role. They are made up for the demo and say nothing about the real market.
 */

/** Share of adverts in a week, from 0 to 1; `week` counts from 0, `weeks` is the length of the span. */
export type ShareOverTime = (week: number, weeks: number) => number

const steady =
  (share: number): ShareOverTime =>
  () =>
    share
const moving =
  (from: number, to: number): ShareOverTime =>
  (week, weeks) =>
    from + ((to - from) * Math.min(Math.max(week, 0), weeks - 1)) / Math.max(weeks - 1, 1)
const appearing =
  (share: number, lastWeeks: number): ShareOverTime =>
  (week, weeks) =>
    week >= weeks - lastWeeks ? share : 0

export interface SkillDemand {
  /** Ways adverts write it; the first is the usual one. */
  names: readonly string[]
  share: ShareOverTime
}

const asks = (share: ShareOverTime | number, ...names: readonly string[]): SkillDemand => ({
  names,
  share: typeof share === 'number' ? steady(share) : share,
})

export interface SyntheticRole {
  /** Id of the role family that the title must be read as. */
  role: string
  title: string
  /** Another usual title for the same work. */
  otherTitle: string
  weight: number
  skills: readonly SkillDemand[]
  /** Share of adverts that name the employer's cloud, by seniority. */
  cloud: { junior: number; mid: number; senior: number; lead: number }
  tasks: readonly string[]
  /** Pay of a year in the middle, in thousands. */
  pay: { GB: number; DE: number; US: number; ES: number }
}

/** The planted facts in words, for tests and for whoever reads the demo. */
export const PLANTED_FACTS = {
  rising: ['Airflow', 'dbt'],
  falling: ['Hadoop', 'SSIS'],
  steady: ['Terraform'],
  appearing: { skill: 'DuckDB', lastWeeks: 8 },
  cloudForSeniorDataEngineers: 0.88,
} as const

const AIRFLOW = asks(moving(0.18, 0.6), 'Airflow', 'Apache Airflow')
const DBT = asks(moving(0.14, 0.56), 'dbt')
const HADOOP = asks(moving(0.44, 0.06), 'Hadoop', 'Apache Hadoop')
const SSIS = asks(moving(0.38, 0.05), 'SSIS', 'SQL Server Integration Services')
const DUCKDB = asks(appearing(0.3, PLANTED_FACTS.appearing.lastWeeks), 'DuckDB')

export const ROLES: readonly SyntheticRole[] = [
  {
    role: 'data-engineer',
    title: 'Data Engineer',
    otherTitle: 'Data Platform Engineer',
    weight: 32,
    cloud: { junior: 0.35, mid: 0.58, senior: PLANTED_FACTS.cloudForSeniorDataEngineers, lead: 0.85 },
    pay: { GB: 65, DE: 72, US: 140, ES: 48 },
    skills: [
      asks(0.93, 'SQL'),
      asks(0.82, 'Python'),
      AIRFLOW,
      DBT,
      HADOOP,
      SSIS,
      DUCKDB,
      asks(0.36, 'Apache Spark', 'PySpark'),
      asks(0.3, 'Kafka', 'Apache Kafka'),
      asks(0.33, 'Snowflake'),
      asks(0.22, 'Databricks'),
      asks(0.25, 'Terraform'),
      asks(0.28, 'Docker'),
      asks(0.18, 'PostgreSQL', 'Postgres'),
      asks(0.14, 'Scala'),
      asks(0.3, 'CI/CD'),
      asks(0.24, 'data modelling', 'data modeling'),
    ],
    tasks: [
      'Bring in the records of our partners every night and notice before they do when some are missing.',
      'Replace copy jobs that nobody dares to touch by ones that anybody can read.',
      'Agree with each team what a figure means, write it down and keep it true.',
      'Cut the time from an event to the report that needs it.',
      'Look after what you build, with a rota that lets people sleep.',
      'Help the people who read our tables to ask better questions of them.',
    ],
  },
  {
    role: 'analytics-engineer',
    title: 'Analytics Engineer',
    otherTitle: 'Analytics Engineer, Finance',
    weight: 10,
    cloud: { junior: 0.2, mid: 0.35, senior: 0.5, lead: 0.5 },
    pay: { GB: 60, DE: 68, US: 130, ES: 45 },
    skills: [
      asks(0.97, 'SQL'),
      asks(moving(0.55, 0.85), 'dbt'),
      asks(0.5, 'Python'),
      asks(0.4, 'Snowflake'),
      asks(0.35, 'Looker'),
      asks(0.3, 'Tableau'),
      asks(moving(0.15, 0.4), 'Airflow'),
      asks(appearing(0.25, PLANTED_FACTS.appearing.lastWeeks), 'DuckDB'),
      asks(0.45, 'data modelling', 'data modeling'),
      asks(0.3, 'Git'),
    ],
    tasks: [
      'Turn raw tables into ones that finance and product both believe.',
      'Retire three definitions of an active customer and keep one.',
      'Write tests that fail before the Monday meeting, not in it.',
      'Teach colleagues to help themselves, and be glad when they do.',
    ],
  },
  {
    role: 'data-scientist',
    title: 'Data Scientist',
    otherTitle: 'Product Data Scientist',
    weight: 10,
    cloud: { junior: 0.15, mid: 0.3, senior: 0.4, lead: 0.4 },
    pay: { GB: 66, DE: 74, US: 145, ES: 47 },
    skills: [
      asks(0.95, 'Python'),
      asks(0.8, 'SQL'),
      asks(0.45, 'scikit-learn'),
      asks(0.4, 'pandas'),
      asks(0.42, 'A/B testing'),
      asks(0.4, 'machine learning'),
      asks(0.3, 'statistics'),
      asks(0.28, 'PyTorch'),
      asks(0.2, 'R'),
      asks(moving(0.05, 0.2), 'large language models', 'LLMs'),
    ],
    tasks: [
      'Find out whether a change did anything, and say so when it did not.',
      'Forecast demand for weeks that have never happened before.',
      'Sit with the people who act on your numbers until they trust them.',
      'Turn a notebook into something that runs while you are on holiday.',
    ],
  },
  {
    role: 'machine-learning-engineer',
    title: 'Machine Learning Engineer',
    otherTitle: 'ML Engineer',
    weight: 8,
    cloud: { junior: 0.4, mid: 0.55, senior: 0.7, lead: 0.7 },
    pay: { GB: 75, DE: 80, US: 165, ES: 54 },
    skills: [
      asks(0.97, 'Python'),
      asks(0.65, 'PyTorch'),
      asks(0.3, 'TensorFlow'),
      asks(0.5, 'Docker'),
      asks(0.45, 'Kubernetes'),
      asks(0.35, 'MLflow'),
      asks(0.3, 'Airflow'),
      asks(moving(0.1, 0.35), 'LangChain'),
      asks(0.3, 'SQL'),
      asks(0.35, 'CI/CD'),
    ],
    tasks: [
      'Bring models from an idea to something that answers in fifty milliseconds.',
      'Notice when the world has moved and the model has not.',
      'Make training repeatable: same input, same result, any machine.',
      'Keep the bill of every experiment in sight.',
    ],
  },
  {
    role: 'backend-engineer',
    title: 'Backend Engineer',
    otherTitle: 'Backend Developer',
    weight: 14,
    cloud: { junior: 0.3, mid: 0.45, senior: 0.6, lead: 0.55 },
    pay: { GB: 64, DE: 70, US: 145, ES: 46 },
    skills: [
      asks(0.45, 'Java'),
      asks(0.3, 'Spring Boot'),
      asks(0.25, 'Kotlin'),
      asks(0.3, 'Go'),
      asks(0.3, 'Node.js'),
      asks(0.6, 'PostgreSQL', 'Postgres'),
      asks(0.3, 'Redis'),
      asks(0.45, 'Docker'),
      asks(0.4, 'Kubernetes'),
      asks(0.35, 'Kafka'),
      asks(0.3, 'REST APIs'),
      asks(0.22, 'GraphQL'),
    ],
    tasks: [
      'Own two services, their interfaces and their worst days.',
      'Split a large change into ones that can each be taken back.',
      'Review the work of others as you would like yours to be reviewed.',
      'Make the slow page fast, and keep the measurement that proves it.',
    ],
  },
  {
    role: 'frontend-engineer',
    title: 'Frontend Engineer',
    otherTitle: 'Frontend Developer',
    weight: 10,
    cloud: { junior: 0.05, mid: 0.1, senior: 0.15, lead: 0.15 },
    pay: { GB: 60, DE: 65, US: 130, ES: 42 },
    skills: [
      asks(0.85, 'TypeScript'),
      asks(0.7, 'React'),
      asks(0.45, 'CSS'),
      asks(0.3, 'Next.js'),
      asks(0.2, 'Vue.js'),
      asks(moving(0.15, 0.38), 'Playwright'),
      asks(moving(0.32, 0.14), 'Cypress'),
      asks(0.3, 'GraphQL'),
      asks(0.35, 'accessibility'),
    ],
    tasks: [
      'Build pages that work on a cheap telephone in a tunnel.',
      'Shape the parts that five teams build their pages from.',
      'Sit in on visits to customers twice a month and bring back what you saw.',
      'Remove more than you add, at least on Fridays.',
    ],
  },
  {
    role: 'devops-engineer',
    title: 'DevOps Engineer',
    otherTitle: 'Platform Engineer',
    weight: 9,
    cloud: { junior: 0.7, mid: 0.85, senior: 0.92, lead: 0.92 },
    pay: { GB: 70, DE: 75, US: 150, ES: 50 },
    skills: [
      asks(0.72, 'Terraform'),
      asks(0.8, 'Kubernetes'),
      asks(0.6, 'Docker'),
      asks(0.45, 'Linux'),
      asks(0.4, 'Prometheus'),
      asks(0.38, 'Grafana'),
      asks(moving(0.25, 0.48), 'GitHub Actions'),
      asks(moving(0.42, 0.2), 'Jenkins'),
      asks(0.3, 'Ansible'),
      asks(0.3, 'Helm'),
      asks(0.35, 'Python'),
    ],
    tasks: [
      'Give every team a way to ship on a Friday afternoon and sleep on Friday night.',
      'Write down how things are set up, in a form that sets them up.',
      'Lead the calm half of an incident and the honest half of its review.',
      'Know what each environment costs and who decided so.',
    ],
  },
  {
    role: 'data-analyst',
    title: 'Data Analyst',
    otherTitle: 'Insights Data Analyst',
    weight: 7,
    cloud: { junior: 0.05, mid: 0.1, senior: 0.15, lead: 0.15 },
    pay: { GB: 45, DE: 52, US: 95, ES: 34 },
    skills: [
      asks(0.9, 'SQL'),
      asks(0.55, 'Excel'),
      asks(0.45, 'Power BI'),
      asks(0.4, 'Tableau'),
      asks(0.45, 'Python'),
      asks(0.2, 'Looker'),
      asks(0.35, 'data visualisation', 'data visualization'),
      asks(0.2, 'statistics'),
    ],
    tasks: [
      'Answer the question behind the question, once, and well enough that it stays answered.',
      'Keep the weekly figures right, short and on time.',
      'Find the customers who leave before they know it.',
      'Tell a director, kindly, that the chart does not show what it seems to.',
    ],
  },
]
