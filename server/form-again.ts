import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { formPageOf } from '../web/form-pages.ts'
import type { RefusedForm } from '../web/refused-field.tsx'
import { renderRefused } from '../web/refused-form.tsx'
import type { Refusal } from './refusal-words.ts'

interface Showing {
  form: RefusedForm
  isShown: boolean
}

/** What is asked for while the page of a refused form is made. */
const showing = new AsyncLocalStorage<Showing>()

/** Who asks, and by what name: whoever may send a form may see its page. */
const HEADERS = ['host', 'cookie', 'x-forwarded-for', 'x-forwarded-proto'] as const

/**
 * The page on which a refused form stands, with what was typed in it and why it was refused.
 *
 * @returns null where there is no such page, or the form is not on it
 */
export async function formAgain(
  app: FastifyInstance,
  { headers, body }: FastifyRequest,
  action: string,
  refusal: Refusal,
  isConflict: boolean,
): Promise<string | null> {
  const page = formPageOf(action, typedIn(body))
  if (page === null || typeof body !== 'object' || body === null) return null
  const form = { action, typed: typedIn(body), ...refusal, keptAt: isConflict ? page : null }
  const shown: Showing = { form, isShown: false }
  const sent = HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])] as const]))
  // Sent when it is waited for, which has to be in here.
  const ask = async () =>
    await app.inject({ method: 'GET', url: page, headers: { ...Object.fromEntries(sent), accept: 'text/html' } })
  const { statusCode, body: html } = await showing.run(shown, ask)
  return statusCode === 200 && shown.isShown ? html : null
}

/** A page as HTML; with the form that was refused, where it is asked for because of one. */
export function renderPage(make: () => VNode): string {
  const asked = showing.getStore()
  const again = asked === undefined ? null : renderRefused(asked.form, (around) => renderToString(around(make())))
  if (asked === undefined || again === null) return renderToString(make())
  asked.isShown = true
  return again
}

/** Fields with text alone, and no password: that is never sent back. */
function typedIn(body: unknown): RefusedForm['typed'] {
  if (typeof body !== 'object' || body === null) return {}
  const fields = Object.entries(body).flatMap(([name, value]) => {
    if (name === 'password') return []
    return [[name, Array.isArray(value) ? value.map(String) : String(value)] as const]
  })
  return Object.fromEntries(fields)
}

/** Names of the fields in which something was typed. */
export const typedNames = (body: unknown): string[] =>
  Object.entries(typedIn(body)).flatMap(([name, value]) => ([value].flat().some((text) => text.trim()) ? [name] : []))
