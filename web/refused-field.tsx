import { type ComponentChildren, createContext, h, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { Typed, TypedValues } from './typed-values.ts'

/** A form that was sent and not taken. */
export interface RefusedForm {
  /** Where it is sent. */
  action: string
  /** What was typed, by the names of fields. */
  typed: Typed
  /** What is wrong, with the label of the field. */
  words: string
  /** The same, as it is said at the field itself. */
  reason: string
  /** Name of the field; null: it is said of the form as a whole. */
  field: string | null
  /** The words call the field by the name that was sent: its label on the page is to be put there. */
  isUncalled: boolean
  /** Page of what is kept now, where somebody changed it in the meantime; null: nobody did. */
  keptAt: string | null
}

export type Props = Record<string, unknown> & { children?: ComponentChildren }

export interface Filling extends RefusedForm {
  values: TypedValues
  isFieldShown: boolean
  /** Label of the field, where it is shown with one. */
  label: string | null
  isShown: boolean
}

export const FIELD_ID = 'refused-field'
const REASON_ID = 'refused-reason'

/** What stands beside the field that is made. */
export const Label = createContext<string | null>(null)

/** An element that is not exchanged again. */
export function plain(type: string, props: Props): VNode {
  const vnode = h(Plain, props as object)
  vnode.type = type as unknown as typeof vnode.type
  return vnode as VNode
}

const Plain = (_props: object) => null

/** Fields that are taken over into others when they are saved, and hold nothing that is kept. */
const NEVER_KEPT = new Set(['add', 'text', 'note'])

interface Filled {
  value: string
  /** What is kept now in the place of what was typed. */
  kept: { text: string } | null
}

/** What a field shows: what was typed, and of what somebody else wrote nothing is lost. */
export function filled({ values, keptAt }: Filling, name: string, shown: string): Filled {
  const value = values.field(name)
  const isSame = value?.replaceAll('\r\n', '\n') === shown
  if (value === null || isSame) return { value: shown, kept: null }
  if (keptAt === null || NEVER_KEPT.has(name)) return { value, kept: null }
  return { value: value === '' ? shown : value, kept: { text: value === '' ? LEFT_EMPTY : shown } }
}

const LEFT_EMPTY = '\ue001'

interface ReasonProps {
  form: Filling
  tag: string
  props: Props
  kept?: Filled['kept']
}

/** The field, with what is kept in its place by now behind it. */
function WithKept({ tag, props, kept, label }: { tag: string; props: Props; kept: string; label: string | null }) {
  const id = `kept-${String(props.name)}`
  return (
    <>
      {plain(tag, {
        ...props,
        'aria-describedby': [id, props['aria-describedby']].filter(Boolean).join(' '),
        ...(label !== null && props['aria-label'] === undefined && { 'aria-label': label }),
      })}
      <small id={id} class="field-kept">
        {kept === LEFT_EMPTY
          ? 'You had left this empty; this is kept now.'
          : kept === ''
            ? 'Nothing is kept here now.'
            : `Kept now: ${kept}`}
      </small>
    </>
  )
}

/** The field; where it is the one that was refused, marked as such, with the reason behind it. */
export function WithReason({ form, tag, props, kept = null }: ReasonProps) {
  const label = useContext(Label)
  if (kept !== null) return <WithKept tag={tag} props={props} kept={kept.text} label={label} />
  if (form.isFieldShown || props.name !== form.field) return plain(tag, props)
  form.isFieldShown = true
  form.label = label ?? (typeof props['aria-label'] === 'string' ? props['aria-label'] : null)
  const said = props['aria-describedby']
  return (
    <>
      {plain(tag, {
        ...props,
        ...{ id: FIELD_ID, 'aria-invalid': 'true', autofocus: true },
        'aria-describedby': said === undefined ? REASON_ID : `${REASON_ID} ${said}`,
        // The reason stands in the label, and is no part of the name.
        ...(label !== null && props['aria-label'] === undefined && { 'aria-label': label }),
      })}
      <small id={REASON_ID} class="field-refused">
        {form.reason}
      </small>
    </>
  )
}
