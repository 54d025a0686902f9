import type { Skill, Vocabulary } from '../../../data/vocabulary/vocabulary.ts'

/** A skill with a name of its own and nothing else to say. */
export function aSkill(overrides: Partial<Skill> & Pick<Skill, 'id' | 'name'>): Skill {
  return {
    category: 'Test',
    kind: 'tool',
    parent: null,
    aliases: [],
    ambiguousForms: [],
    cues: [],
    matchCase: false,
    broad: false,
    esco: null,
    sources: [],
    ...overrides,
  }
}

export function aVocabulary(skills: readonly Skill[], stopPhrases: readonly string[] = []): Vocabulary {
  return { skills, byId: new Map(skills.map((skill) => [skill.id, skill])), stopPhrases, version: 'test' }
}

/** A small world with every kind of spelling that the matching rules speak of. */
export const smallVocabulary = aVocabulary(
  [
    aSkill({ id: 'python', name: 'Python', kind: 'language' }),
    aSkill({ id: 'java', name: 'Java', kind: 'language' }),
    aSkill({ id: 'sql', name: 'SQL', kind: 'language' }),
    aSkill({ id: 'scala', name: 'Scala', kind: 'language' }),
    aSkill({
      id: 'go',
      name: 'Go',
      kind: 'language',
      aliases: ['golang'],
      ambiguousForms: ['Go'],
      cues: ['backend', 'grpc'],
      matchCase: true,
    }),
    aSkill({ id: 'r', name: 'R', kind: 'language', ambiguousForms: ['R'], cues: ['statistics'], matchCase: true }),
    aSkill({ id: 'c', name: 'C', kind: 'language', ambiguousForms: ['C'], cues: ['embedded'], matchCase: true }),
    aSkill({
      id: 'rust',
      name: 'Rust',
      kind: 'language',
      ambiguousForms: ['Rust'],
      cues: ['systems'],
      matchCase: true,
    }),
    aSkill({
      id: 'excel',
      name: 'Microsoft Excel',
      ambiguousForms: ['Excel'],
      cues: ['spreadsheet', 'word'],
      matchCase: true,
    }),
    aSkill({ id: 'cpp', name: 'C++', kind: 'language' }),
    aSkill({ id: 'csharp', name: 'C#', kind: 'language' }),
    aSkill({ id: 'dotnet', name: '.NET', kind: 'framework' }),
    aSkill({ id: 'nodejs', name: 'Node.js', kind: 'framework' }),
    aSkill({ id: 'cicd', name: 'CI/CD', kind: 'practice' }),
    aSkill({ id: 'etl', name: 'ETL', kind: 'practice' }),
    aSkill({ id: 'elt', name: 'ELT', kind: 'practice' }),
    aSkill({ id: 'aws', name: 'AWS', kind: 'platform', aliases: ['amazon web services'] }),
    aSkill({ id: 's3', name: 'Amazon S3', kind: 'service', aliases: ['s3'] }),
    aSkill({
      id: 'glue',
      name: 'AWS Glue',
      kind: 'service',
      ambiguousForms: ['Glue'],
      cues: ['athena'],
      matchCase: true,
    }),
    aSkill({
      id: 'spark',
      name: 'Apache Spark',
      ambiguousForms: ['Spark'],
      cues: ['hadoop', 'big data'],
      matchCase: true,
    }),
    aSkill({ id: 'kafka', name: 'Kafka' }),
    aSkill({ id: 'dbt', name: 'dbt' }),
    aSkill({ id: 'docker', name: 'Docker', aliases: ['docker hub'] }),
    aSkill({ id: 'notion', name: 'Notion', ambiguousForms: ['Notion'], cues: ['slack', 'jira'], matchCase: true }),
    aSkill({ id: 'slack', name: 'Slack' }),
    aSkill({ id: 'data-pipelines', name: 'Data Pipelines', kind: 'concept' }),
    aSkill({ id: 'data-modelling', name: 'Data Modelling', kind: 'practice' }),
    aSkill({ id: 'data-engineering', name: 'Data Engineering', kind: 'practice' }),
    aSkill({ id: 'frontend', name: 'Front-end Development', kind: 'practice', aliases: ['front end'] }),
    aSkill({ id: 'microservices', name: 'Microservices', kind: 'concept' }),
    aSkill({ id: 'canvas', name: 'Canvas' }),
    aSkill({ id: 'edge-computing', name: 'Edge Computing', kind: 'concept', aliases: ['edge'] }),
    aSkill({
      id: 'emr-aws',
      name: 'Amazon EMR',
      kind: 'service',
      ambiguousForms: ['EMR'],
      cues: ['athena', 'spark'],
      matchCase: true,
    }),
    aSkill({
      id: 'emr-health',
      name: 'Electronic Health Records',
      kind: 'platform',
      ambiguousForms: ['EMR'],
      cues: ['patient', 'clinic'],
      matchCase: true,
    }),
  ],
  ['cutting edge'],
)
