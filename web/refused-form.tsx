import { type ComponentChildren, createContext, options, toChildArray, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import {
  FIELD_ID,
  type Filling,
  filled,
  Label,
  type Props,
  plain,
  type RefusedForm,
  WithReason,
} from './refused-field.tsx'
import { readTyped, type Typed } from './typed-values.ts'

/** Stands where rows without a place are told, which are known when the whole form is made. */
const LEFT_OVER = '\ue000'
const Asked = createContext<Filling | null>(null)
const Within = createContext<Filling | null>(null)
const Chosen = createContext<string | null>(null)

/**
 * Makes a page with the form filled as it was typed, and what is wrong with it said above it and at the field. Every form of
 * every page can be shown so: its elements are exchanged while they are made.
 *
 * @returns null where the page has no such form
 */
export function renderRefused(form: RefusedForm, render: (around: (page: VNode) => VNode) => string): string | null {
  const filling: Filling = {
    ...form,
    values: readTyped(form.typed, form.keptAt !== null),
    isFieldShown: false,
    label: null,
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
    if (!filling.isShown) return null
    if (form.isUncalled && filling.label !== null) {
      return renderRefused({ ...form, words: `${filling.label}: ${form.reason}`, isUncalled: false }, render)
    }
    return html
      .replace('<title>', '<title>Not saved: ')
      .replace(LEFT_OVER, () => leftOverWords(filling.values.leftOver()))
  } finally {
    if (before === undefined) delete options.vnode
    else options.vnode = before
  }
}

function FormAgain(props: Props) {
  const asked = useContext(Asked)
  if (asked === null || asked.isShown || !isSentTo(props, asked.action) || !isMeant(props.children, asked.typed)) {
    return plain('form', props)
  }
  asked.isShown = true
  const { words, field, keptAt } = asked
  const children = (
    <>
      <div class="form-refused" role="alert" {...(field === null && { tabIndex: -1, autofocus: true })}>
        <strong>Nothing was saved.</strong>{' '}
        {field === null ? asSentence(words) : <a href={`#${FIELD_ID}`}>{asSentence(words)}</a>}
        {keptAt === null ? null : (
          <>
            {' '}
            What you typed stands here; each field tells where something else is kept now. Save again to put yours in
            its place, or <a href={keptAt}>open it as it is now</a>.
          </>
        )}
        {LEFT_OVER}
      </div>
      <Within.Provider value={asked}>{props.children}</Within.Provider>
    </>
  )
  return plain('form', { ...props, children })
}

const asSentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const leftOverWords = (rows: readonly string[]): string =>
  rows.length === 0 ? '' : ` Typed too, in rows that are gone: ${rows.map(escaped).join('; ')}.`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** By its own address, or by that of one of its buttons. */
const isSentTo = ({ action, children }: Props, asked: string): boolean =>
  action === asked || elementsIn(children).some(({ formaction }) => formaction === asked)

/** Forms of one page that are sent to one address differ in a hidden field, or in what their buttons say. */
function isMeant(children: ComponentChildren, typed: Typed): boolean {
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
    const isTicked = form.values.isTicked(name, String(props.value ?? 'on'))
    return <WithReason form={form} tag="input" props={isTicked === null ? props : { ...props, checked: isTicked }} />
  }
  if (type === 'hidden') return plain('input', { ...shown, value: form.values.hidden(name, textOf(shown.value)) })
  const { value, kept } = filled(form, name, textOf(shown.value))
  return <WithReason form={form} tag="input" props={{ ...shown, value }} kept={kept} />
}

function TextareaAgain(props: Props) {
  const form = useContext(Within)
  if (form === null || typeof props.name !== 'string') return plain('textarea', props)
  const shown = toChildArray(props.children).map(String).join('')
  const { value, kept } = filled(form, props.name, shown)
  return <WithReason form={form} tag="textarea" props={{ ...props, children: value }} kept={kept} />
}

function SelectAgain(props: Props) {
  const form = useContext(Within)
  if (form === null || typeof props.name !== 'string') return plain('select', props)
  const all = elementsIn(props.children)
  const nameOf = (value: string) => wordsIn(all.find((option) => textOf(option.value) === value)?.children)
  const shown = textOf((all.find(({ selected }) => selected === true) ?? all[0])?.value)
  const { value, kept } = filled(form, props.name, shown)
  const children = <Chosen.Provider value={value}>{props.children}</Chosen.Provider>
  return (
    <WithReason form={form} tag="select" props={{ ...props, children }} kept={kept && { text: nameOf(kept.text) }} />
  )
}

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const wordsIn = (children: ComponentChildren): string => toChildArray(children).map(String).join('')

function OptionAgain(props: Props) {
  const chosen = useContext(Chosen)
  return plain('option', chosen === null ? props : { ...props, selected: String(props.value) === chosen })
}

const INSTEAD: Readonly<Record<string, (props: Props) => VNode>> = {
  ...{ form: FormAgain, label: LabelAgain, input: InputAgain, textarea: TextareaAgain },
  ...{ select: SelectAgain, option: OptionAgain },
}
