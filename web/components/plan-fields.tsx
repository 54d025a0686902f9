import type { ComponentChildren } from 'preact'

/** Fields of the forms of a plan. A name such as `goals.0.hours` tells where in the plan its value goes. */

interface FieldProps {
  name: string
  label: string
  value?: string | number | null
  hint?: ComponentChildren
  placeholder?: string
  isWide?: boolean
  isRequired?: boolean
}

const NOTE_LENGTH = 4000
const LINE_LENGTH = 300

const hintIdOf = (name: string): string => `${name}-hint`

/** A field is called by its label alone; its hint is read out after that. */
const namedApart = (name: string, label: string, hint: ComponentChildren) =>
  hint === undefined ? {} : { 'aria-label': label, 'aria-describedby': hintIdOf(name) }

const Hint = ({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) =>
  hint === undefined ? null : <small id={hintIdOf(name)}>{hint}</small>

export function LineField({ name, label, value, hint, placeholder, isWide = false, isRequired }: FieldProps) {
  return (
    <label class={isWide ? 'plan-wide' : undefined}>
      <span>{label}</span>
      <input
        name={name}
        value={value ?? undefined}
        maxlength={LINE_LENGTH}
        placeholder={placeholder}
        required={isRequired}
        autocomplete="off"
        {...namedApart(name, label, hint)}
      />
      <Hint name={name} hint={hint} />
    </label>
  )
}

export function NoteField({
  name,
  label,
  value,
  hint,
  placeholder,
  isRequired,
  rows = 2,
}: FieldProps & { rows?: number }) {
  return (
    <label class="plan-wide">
      <span>{label}</span>
      <textarea
        name={name}
        rows={rows}
        maxlength={NOTE_LENGTH}
        placeholder={placeholder}
        required={isRequired}
        {...namedApart(name, label, hint)}
      >
        {value ?? ''}
      </textarea>
      <Hint name={name} hint={hint} />
    </label>
  )
}

export function DayField({ name, label, value, hint, isRequired }: FieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        name={name}
        type="date"
        value={value ?? undefined}
        required={isRequired}
        {...namedApart(name, label, hint)}
      />
      <Hint name={name} hint={hint} />
    </label>
  )
}

interface AmountProps extends FieldProps {
  least: number
  most: number
}

export function AmountField({ name, label, value, least, most, hint }: AmountProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        name={name}
        type="number"
        min={least}
        max={most}
        value={value ?? undefined}
        {...namedApart(name, label, hint)}
      />
      <Hint name={name} hint={hint} />
    </label>
  )
}

interface ChoiceProps {
  name: string
  label: string
  chosen: string | null
  options: Readonly<Record<string, string>>
  /** Said for "none of them"; left out where one is always chosen. */
  none?: string
}

export function ChoiceField({ name, label, chosen, options, none }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        {none === undefined ? null : <option value="">{none}</option>}
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Rows that there are, and empty ones to add: saving makes room for more. */
export const withEmpty = <Row,>(rows: readonly Row[], empty: Row, more: number): Row[] => [
  ...rows,
  ...Array.from({ length: more }, () => empty),
]
