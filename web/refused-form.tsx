import { type ComponentChildren, createContext, h, options, toChildArray, type VNode } from 'preact'
import { useContext } from 'preact/hooks'

/** A form that was sent and not taken. */
export interface RefusedForm {
  /** Where it is sent. */
  action: string
  /** What was typed, by the names of fields. */
  typed: Readonly<Record<string, string | readonly string[]>>
  /** What is wrong, with the label of the field. */
  words: string
  /** The same, as it is said at the field itself. */
  reason: string
  /** Name of the field; null: it is said of the form as a whole. */
  field: string | null
}

type Props = Record<string, unknown> & { children?: ComponentChildren }

interface Filling extends RefusedForm {
  /** The next of the values that were typed under a name; undefined: it was left empty. */
  take(name: string): string | undefined
  isFieldShown: boolean
  isShown: boolean
}

const FIELD_ID = 'refused-field'
const REASON_ID = 'refused-reason'

const Asked = createContext<Filling | null>(null)
const Within = createContext<Filling | null>(null)
const Label = createContext<string | null>(null)
const Chosen = createContext<string | null>(null)

/**
 * Makes a page with the form filled as it was typed, and what is wrong with it said above it and at the field. Every form of
 * every page can be shown so: its elements are exchanged while they are made.
 *
 * @returns null where the page has no such form
 */
export function renderRefused(form: RefusedForm, render: (around: (page: VNode) => VNode) => string): string | null {
  const rows = new Map<string, number>()
  const filling: Filling = {
    ...form,
    take(name) {
      const values = [form.typed[name] ?? []].flat()
      const row = rows.get(name) ?? 0
      rows.set(name, row + 1)
      return values[row]
    },
    isFieldShown: false,
    isShown: false,
  }
  const before = options.vnode
  options.vnode = (vnode) => {
    const instead = typeof vnode.type === 'string' ? INSTEAD[vnode.type] : undefined
    if (instead !== undefined) vnode.type = instead as typeof vnode.type
    before?.(vnode)
  }
  try {
    const html = render((page) => <Asked.Provider value={filling}>{page}</Asked.Provider>)
    if (filling.isShown && form.field !== null && !filling.isFieldShown)
      return renderRefused({ ...form, field: null }, render)
    return filling.isShown ? html.replace('<title>', '<title>Not saved: ') : null
  } finally {
    if (before === undefined) delete options.vnode
    else options.vnode = before
  }
}

/** An element that is not exchanged again. */
function plain(type: string, props: Props): VNode {
  const vnode = h(Plain, props as object)
  vnode.type = type as unknown as typeof vnode.type
  return vnode as VNode
}

const Plain = (_props: object) => null

function FormAgain(props: Props) {
  const asked = useContext(Asked)
  if (asked === null || asked.isShown || !isSentTo(props, asked.action) || !isMeant(props.children, asked.typed)) {
    return plain('form', props)
  }
  asked.isShown = true
  const { words, field } = asked
  const children = (
    <>
      <div class="form-refused" role="alert" {...(field === null && { tabIndex: -1, autofocus: true })}>
        <strong>Nothing was saved.</strong>{' '}
        {field === null ? asSentence(words) : <a href={`#${FIELD_ID}`}>{asSentence(words)}</a>}
      </div>
      <Within.Provider value={asked}>{props.children}</Within.Provider>
    </>
  )
  return plain('form', { ...props, children })
}

const asSentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** By its own address, or by that of one of its buttons. */
const isSentTo = ({ action, children }: Props, asked: string): boolean =>
  action === asked || elementsIn(children).some(({ formaction }) => formaction === asked)

/** Forms of one page that are sent to one address differ in a hidden field, or in what their buttons say. */
function isMeant(children: ComponentChildren, typed: RefusedForm['typed']): boolean {
  const own = elementsIn(children).filter(({ name }) => name !== undefined)
  const isTyped = ({ name, value }: Props): boolean => [typed[String(name)] ?? []].flat().includes(String(value))
  const hidden = own.filter(({ type, name }) => type === 'hidden' && !/edition$|\./i.test(String(name)))
  const buttons = own.filter(({ type }) => type === 'submit')
  const isSentByNamed = buttons.some(({ name }) => typed[String(name)] !== undefined)
  return hidden.every(isTyped) && (!isSentByNamed || buttons.some(isTyped))
}

/** Elements that stand in a form as it was written; those that parts of it make by themselves are not known yet. */
function elementsIn(children: ComponentChildren): Props[] {
  return toChildArray(children).flatMap((child): Props[] => {
    if (typeof child !== 'object') return []
    const props = child.props as Props
    return [props, ...elementsIn(props.children)]
  })
}

function LabelAgain(props: Props) {
  const text = toChildArray(props.children)
    .flatMap((child) => (typeof child === 'object' && child.type === 'span' ? toChildArray(child.props.children) : []))
    .filter((part) => typeof part !== 'object')
    .join('')
  return plain('label', { ...props, children: <Label.Provider value={text || null}>{props.children}</Label.Provider> })
}

const KEPT_TYPES = new Set(['password', 'submit', 'button', 'reset'])

function InputAgain({ defaultValue, ...props }: Props) {
  const form = useContext(Within)
  const { name, type = 'text' } = props
  const shown = defaultValue === undefined ? props : { ...props, value: defaultValue }
  if (form === null || typeof name !== 'string' || KEPT_TYPES.has(String(type))) return plain('input', shown)
  if (type === 'file') return <WithReason form={form} tag="input" props={props} />
  if (type === 'checkbox' || type === 'radio') {
    const checked = [form.typed[name] ?? []].flat().includes(String(props.value ?? 'on'))
    return <WithReason form={form} tag="input" props={{ ...props, checked }} />
  }
  const value = form.take(name)
  if (type === 'hidden') return plain('input', value === undefined ? shown : { ...props, value })
  return <WithReason form={form} tag="input" props={{ ...props, value: value ?? '' }} />
}

function TextareaAgain(props: Props) {
  const form = useContext(Within)
  if (form === null || typeof props.name !== 'string') return plain('textarea', props)
  return <WithReason form={form} tag="textarea" props={{ ...props, children: form.take(props.name) ?? '' }} />
}

function SelectAgain(props: Props) {
  const form = useContext(Within)
  if (form === null || typeof props.name !== 'string') return plain('select', props)
  const children = <Chosen.Provider value={form.take(props.name) ?? ''}>{props.children}</Chosen.Provider>
  return <WithReason form={form} tag="select" props={{ ...props, children }} />
}

function OptionAgain(props: Props) {
  const chosen = useContext(Chosen)
  return plain('option', chosen === null ? props : { ...props, selected: String(props.value) === chosen })
}

/** The field; where it is the one that was refused, marked as such, with the reason behind it. */
function WithReason({ form, tag, props }: { form: Filling; tag: string; props: Props }) {
  const label = useContext(Label)
  if (form.isFieldShown || props.name !== form.field) return plain(tag, props)
  form.isFieldShown = true
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

const INSTEAD: Readonly<Record<string, (props: Props) => VNode>> = {
  ...{ form: FormAgain, label: LabelAgain, input: InputAgain, textarea: TextareaAgain },
  ...{ select: SelectAgain, option: OptionAgain },
}
