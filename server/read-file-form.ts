import type { FastifyRequest } from 'fastify'
import { MAX_CV_BYTES } from '../analysis/profiles/cv-document.ts'
import { HttpProblem } from './problems.ts'

/** Most characters and fields that may stand beside a file: a profile of some hundred skills and a pasted CV. */
const MOST_CHARACTERS = 3 * 1024 * 1024
const MOST_FIELDS = 10_000

export interface FileForm {
  /** As a form without a file has them: empty ones are left out, those of one name are a list. */
  fields: Record<string, string | string[]>
  /** Null: none was chosen. */
  file: { bytes: Buffer; fileName: string } | null
}

/**
 * A form that was sent with a file. Its fields become the body of the request, so that it can be shown again.
 *
 * @throws HttpProblem when it was not sent with a file, or with too large a one
 */
export async function readFileForm(request: FastifyRequest): Promise<FileForm> {
  if (!request.isMultipart()) throw new HttpProblem(400, 'No file', 'file: choose a file, then send it')
  const limits = { fields: MOST_FIELDS, files: 1, parts: MOST_FIELDS + 1, fileSize: MAX_CV_BYTES }
  const columns = new Map<string, string[]>()
  let file: FileForm['file'] = null
  let isTooLarge = false
  let length = 0
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer()
      isTooLarge = part.file.truncated
      if (part.filename) file = { bytes, fileName: part.filename }
      continue
    }
    const value = String(part.value)
    length += value.length
    if (length > MOST_CHARACTERS) throw new HttpProblem(413, 'Too large', 'there is more text than a form can hold')
    columns.set(part.fieldname, [...(columns.get(part.fieldname) ?? []), value])
  }
  const filled = [...columns].filter(([, values]) => values.length > 1 || values[0] !== '')
  const fields = Object.fromEntries(filled.map(([name, values]) => [name, values.length > 1 ? values : `${values[0]}`]))
  request.body = fields
  if (isTooLarge) {
    throw new HttpProblem(413, 'Too large', `file: the file is larger than ${MAX_CV_BYTES / 2 ** 20} MB`)
  }
  return { fields, file }
}
