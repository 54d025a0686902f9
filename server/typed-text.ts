import type { FastifyRequest } from 'fastify'
import { formLabelsOf } from '../web/form-labels.ts'

/** A field as its page names it, and what was typed there. */
export interface TypedField {
  label: string
  value: string
}

/**
 * What a person typed in a form of people that was refused, so that it is not lost with the page. Fields that they see alone,
 * and of no other form: a password is never sent back.
 */
export function typedFieldsOf({ method, body }: FastifyRequest, path: string): TypedField[] {
  if (method !== 'POST' || typeof body !== 'object' || body === null) return []
  const labels = formLabelsOf(path)
  if (labels === null) return []
  const fields = Object.entries(body).flatMap(([name, value]): TypedField[] => {
    const label = labels[name.replace(/\.\d+(?=\.|$)/g, '.#')]
    const text = [value].flat().join(', ')
    if (label === undefined || text.trim() === '') return []
    const row = /\.(\d+)\./.exec(name)?.[1]
    return [{ label: row === undefined ? label : `${Number(row) + 1}. ${label}`, value: text }]
  })
  return [...fields, ...typedSkills(body as Record<string, unknown>)]
}

/** Skills of a profile, each with what was said of it. */
function typedSkills(body: Record<string, unknown>): TypedField[] {
  const column = (name: string): string[] => [body[name] ?? []].flat().map(String)
  const [levels, evidence] = [column('level'), column('evidence')]
  return column('skillName')
    .map((label, index) => ({ label, value: [levels[index], evidence[index]].filter(Boolean).join(': ') }))
    .filter(({ value }) => value !== '')
}
