import type { GapReport } from '../../analysis/gaps/gap-report.ts'
import { choicePairs, type GapChoices } from '../gap-choices.ts'
import { SPAN_CHOICES } from '../labels.ts'
import type { Choice, PageContext } from '../page-context.ts'

interface GapFormProps {
  page: PageContext
  text: string
  /** Takes the place of the form's answer in the history, so that coming back needs no sending anew. */
  address: string | null
  choices: GapChoices
  /** Whose skills are compared; null: those of the text. */
  profile: { id: string } | null
  /** Skills that were perhaps meant by words of the text. */
  suggestions: GapReport['suggestions']
}

/** What a person can do and what they look for. Sent by POST, so that a pasted CV never stands in an address or a log. */
export function GapForm({ page, text, address, choices: assumed, profile, suggestions }: GapFormProps) {
  const { state, choices } = page
  return (
    <form
      class="gap-form card"
      action="/gaps"
      method="post"
      aria-label="Your skills and the openings to compare with"
      data-address={address ?? undefined}
    >
      {profile === null ? (
        <label class="gap-text">
          <span>Your skills, or your CV as text</span>
          <textarea
            name="skills"
            rows={4}
            maxlength={200_000}
            placeholder="sql, python, ssis, on-premise data warehouse"
            spellcheck={false}
            data-search
          >
            {text}
          </textarea>
        </label>
      ) : (
        <input type="hidden" name="profile" value={profile.id} />
      )}
      {profile !== null || suggestions.length === 0 ? null : (
        <fieldset class="gap-meant">
          <legend>Did you mean …? Tick it, and it takes the place of your words. Nothing of it is counted yet.</legend>
          {suggestions.map(({ typed, skill, name }) => (
            <label key={`${typed} ${skill}`} class="tick">
              <input type="checkbox" name="meant" value={skill} />
              <span>
                {name} for “<bdi>{typed}</bdi>”
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <div class="selection-row">
        <Choose id="role" name="Role" any="All roles" choices={choices.roles} chosen={state.role} />
        <Choose
          id="seniority"
          name="Seniority"
          any="Any seniority"
          choices={choices.seniorities}
          chosen={state.seniority}
        />
        <Choose id="country" name="Country" any="All countries" choices={choices.countries} chosen={state.country} />
        <Choose id="workplace" name="Workplace" any="Anywhere" choices={choices.workplaces} chosen={state.workplace} />
        <label>
          <span>Span</span>
          <select name="weeks">
            <option value="">13+ weeks</option>
            {SPAN_CHOICES.slice(1).map(({ weeks, name }) => (
              <option key={weeks} value={weeks} selected={state.weeks === weeks}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {choicePairs(assumed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {state.includesHistory ? null : <input type="hidden" name="history" value="off" />}
        <div class="selection-actions">
          <button type="submit">Compare</button>
        </div>
      </div>
    </form>
  )
}

interface ChooseProps {
  id: string
  name: string
  any: string
  choices: readonly Choice[]
  chosen: string | null
}

function Choose({ id, name, any, choices, chosen }: ChooseProps) {
  return (
    <label>
      <span>{name}</span>
      <select name={id}>
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === chosen}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  )
}
