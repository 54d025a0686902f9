import { type CvDocument, CvError } from './cv-document.ts'

type Fields = Record<string, unknown>

/**
 * JSON Resume (jsonresume.org, schema 1.0): skills with their levels and keywords; what work and projects say.
 *
 * @throws CvError when it is JSON and no résumé
 */
export function readJsonResume(text: string): CvDocument {
  const resume = parse(text)
  const parts = ['basics', 'work', 'skills', 'projects', 'volunteer', 'certificates']
  if (!parts.some((part) => part in resume)) {
    throw new CvError('the JSON file is no JSON Resume: it has none of basics, work, skills and projects')
  }
  const listed = listOf(resume.skills).flatMap((skill) => {
    const keywords = stringsOf(skill.keywords)
    const names = keywords.length > 0 ? [...keywords, ...[textOf(skill.name)].filter(Boolean)] : [textOf(skill.name)]
    return names.filter(Boolean).map((name) => ({ name, levelWords: textOf(skill.level) }))
  })
  const entries = ['work', 'projects', 'volunteer'].flatMap((part) => listOf(resume[part]))
  const lines = [
    textOf(fieldsOf(resume.basics).summary),
    ...entries.flatMap((entry) => [
      textOf(entry.position),
      textOf(entry.summary) || textOf(entry.description),
      ...stringsOf(entry.highlights),
      stringsOf(entry.keywords).length === 0 ? '' : `Technologies: ${stringsOf(entry.keywords).join(', ')}`,
    ]),
    ...listOf(resume.certificates).map(({ name }) => textOf(name)),
  ]
  return { format: 'json-resume', text: lines.filter(Boolean).join('\n'), listed }
}

function parse(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    throw new CvError('the JSON file is damaged: it cannot be read as JSON')
  }
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : [])
const stringsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string').map((item) => item.trim()) : []
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
