import { formatCount } from '../format.ts'
import { SPAN_CHOICES } from '../labels.ts'
import type { Choice, PageContext } from '../page-context.ts'
import { hrefOf, type ViewState } from '../view-state.ts'

interface SelectionFormProps {
  page: PageContext
  keep: readonly (readonly [string, string])[]
  /** Without, the page chooses its span itself. */
  hasSpan: boolean
}

/** Which part of the market a page is about: plain fields that put themselves into the address. */
export function SelectionForm({ page, keep, hasSpan }: SelectionFormProps) {
  const { state, choices } = page
  const isNarrowed = [state.workplace, state.source, state.level, state.since, state.until].some(
    (value) => value !== null,
  )
  return (
    <form class="selection" action={page.path} method="get" aria-label="Part of the market">
      <div class="frame">
        <div class="selection-row">
          <Field id="role" name="Role" any="All roles" choices={choices.roles} chosen={state.role} />
          <Field id="country" name="Country" any="All countries" choices={choices.countries} chosen={state.country} />
          <Field
            id="seniority"
            name="Seniority"
            any="Any seniority"
            choices={choices.seniorities}
            chosen={state.seniority}
          />
          {hasSpan ? <SpanField weeks={state.weeks} /> : null}
          <div class="selection-actions">
            <button type="submit">Show</button>
            <a class="reset" href={hrefOf(page.path, { ...state, ...CLEARED })}>
              Reset
            </a>
          </div>
        </div>
        <details open={isNarrowed || state.grain !== 'auto'}>
          <summary>More filters</summary>
          <div class="selection-row">
            <Field
              id="workplace"
              name="Workplace"
              any="Anywhere"
              choices={choices.workplaces}
              chosen={state.workplace}
            />
            <Field id="source" name="Source" any="All sources" choices={choices.sources} chosen={state.source} />
            <Field id="level" name="Counted when" any="Named at all" choices={LEVEL_CHOICES} chosen={state.level} />
            {hasSpan ? <PeriodFields {...state} /> : null}
          </div>
        </details>
        {state.includesHistory ? null : <input type="hidden" name="history" value="off" />}
        {state.skills.length === 0 ? null : <input type="hidden" name="skills" value={state.skills.join(',')} />}
        {keep.map(([name, value]) =>
          value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
      </div>
    </form>
  )
}

function SpanField({ weeks: chosen }: Pick<ViewState, 'weeks'>) {
  return (
    <label>
      <span>Span</span>
      <select name="weeks">
        <option value="">Latest</option>
        {SPAN_CHOICES.map(({ weeks, name }) => (
          <option key={weeks} value={weeks} selected={chosen === weeks}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function PeriodFields({ grain, since, until }: Pick<ViewState, 'grain' | 'since' | 'until'>) {
  return (
    <>
      <Field id="grain" name="Per" any="Automatic" choices={GRAIN_CHOICES} chosen={grain} />
      <label>
        <span>From week</span>
        <input name="since" value={since ?? ''} placeholder="2026-W30" maxlength={10} autocomplete="off" />
      </label>
      <label>
        <span>To week</span>
        <input name="until" value={until ?? ''} placeholder="2026-W47" maxlength={10} autocomplete="off" />
      </label>
    </>
  )
}

const CLEARED = {
  role: null,
  country: null,
  seniority: null,
  workplace: null,
  source: null,
  level: null,
  weeks: null,
  since: null,
  until: null,
  grain: 'auto',
} as const

const LEVEL_CHOICES = [
  { value: 'required', name: 'Required', openings: 0 },
  { value: 'preferred', name: 'Preferred', openings: 0 },
  { value: 'mentioned', name: 'Only mentioned', openings: 0 },
]

const GRAIN_CHOICES = [
  { value: 'week', name: 'Week', openings: 0 },
  { value: 'month', name: 'Month', openings: 0 },
  { value: 'quarter', name: 'Quarter', openings: 0 },
]

interface FieldProps {
  id: string
  name: string
  any: string
  choices: readonly Choice[]
  chosen: string | null
}

/** A source the data do not have (an old link) stays visible, so that an empty page explains itself. */
function Field({ id, name, any, choices, chosen }: FieldProps) {
  const isUnlisted = chosen !== null && chosen !== 'auto' && !choices.some(({ value }) => value === chosen)
  return (
    <label>
      <span>{name}</span>
      <select name={id}>
        <option value="">{any}</option>
        {isUnlisted ? (
          <option value={chosen} selected>
            {chosen}
          </option>
        ) : null}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === chosen}>
            {choice.name}
            {choice.openings === 0 ? '' : ` (${formatCount(choice.openings)})`}
          </option>
        ))}
      </select>
    </label>
  )
}
