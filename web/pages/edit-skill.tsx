import type { Skill } from '../../data/vocabulary/vocabulary.ts'
import type { VocabularyEdit } from '../../data/vocabulary/vocabulary-edit.ts'
import { DoneNote } from '../components/done-note.tsx'
import { Layout } from '../components/layout.tsx'
import { SkillLink } from '../components/skill-link.tsx'
import { KIND_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'

export interface EditSkillProps {
  page: PageContext
  skill: Skill
  parentName: string | null
  categories: readonly string[]
  /** What the person changed about it, in order. */
  edits: readonly VocabularyEdit[]
  done: string
}

/** The spellings of a skill, to be changed one at a time; each change is counted in the whole history. */
export function EditSkillPage({ page, skill, parentName, categories, edits, done }: EditSkillProps) {
  return (
    <Layout page={page} title={`Spellings of ${skill.name}`} description={`How ${skill.name} is found in adverts.`}>
      <div class="page-head">
        <p class="crumbs">
          <SkillLink page={page} skill={skill.id} name={skill.name} /> <span aria-hidden="true">/</span> Spellings
        </p>
        <h1>Spellings of {skill.name}</h1>
        <p class="lead">After each change the adverts that can hold the spelling are read again.</p>
      </div>
      <DoneNote done={done} />
      <section class="card">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">Spelling</th>
              <th scope="col">Counts</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            <Spelling page={page} form={skill.name} counts="its name" isFixed />
            {skill.aliases.map((form) => (
              <Spelling key={form} page={page} form={form} counts="wherever it stands" />
            ))}
            {skill.ambiguousForms.map((form) => (
              <Spelling key={form} page={page} form={form} counts="only with evidence" isFixed={form === skill.name} />
            ))}
          </tbody>
        </table>
        <form class="review" action={page.path} method="post">
          <fieldset>
            <label>
              <span>Another spelling</span>
              <input name="form" maxlength={80} required />
            </label>
            <button type="submit" name="op" value="alias">
              Add it
            </button>
          </fieldset>
        </form>
        <form class="review" action={page.path} method="post">
          <fieldset>
            <label>
              <span>Another name</span>
              <input name="form" maxlength={80} placeholder={skill.name} required />
            </label>
            <button class="secondary" type="submit" name="op" value="rename">
              Rename
            </button>
          </fieldset>
        </form>
      </section>
      <WhereItBelongs page={page} skill={skill} parentName={parentName} categories={categories} />
      <section class="card">
        <h2>What you changed</h2>
        {edits.length === 0 ? (
          <p class="quiet">Nothing: this is the entry as it ships.</p>
        ) : (
          <ul>
            {edits.map((edit, index) => (
              <li key={index}>{editWords(edit)}</li>
            ))}
          </ul>
        )}
        <form class="review" action={page.path} method="post">
          <fieldset>
            {edits.length === 0 ? null : (
              <button class="secondary" type="submit" name="op" value="restore">
                Take it all back
              </button>
            )}
            <button class="secondary" type="submit" name="op" value="retire">
              Stop counting {skill.name}
            </button>
          </fieldset>
        </form>
      </section>
    </Layout>
  )
}

/** Where a skill belongs: the broader one that it implies, its kind and its category. */
function WhereItBelongs({
  page,
  skill,
  parentName,
  categories,
}: Pick<EditSkillProps, 'page' | 'skill' | 'parentName' | 'categories'>) {
  return (
    <section class="card">
      <h2>Where it belongs</h2>
      <form class="review" action={page.path} method="post">
        <fieldset>
          <label>
            <span>Implies the broader skill (id or name; empty: none)</span>
            <input name="form" maxlength={120} defaultValue={parentName ?? ''} />
          </label>
          <button class="secondary" type="submit" name="op" value="parent">
            Set it
          </button>
        </fieldset>
      </form>
      <form class="review" action={page.path} method="post">
        <fieldset>
          <label>
            <span>What it is</span>
            <select name="kind">
              {Object.entries(KIND_NAMES).map(([kind, name]) => (
                <option key={kind} value={kind} selected={kind === skill.kind}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>Category</span>
            <select name="category">
              {categories.map((category) => (
                <option key={category} value={category} selected={category === skill.category}>
                  {category}
                </option>
              ))}
            </select>
          </label>
          <button class="secondary" type="submit" name="op" value="classify">
            Set both
          </button>
        </fieldset>
      </form>
    </section>
  )
}

interface SpellingProps {
  page: PageContext
  form: string
  counts: string
  isFixed?: boolean
}

function Spelling({ page, form, counts, isFixed = false }: SpellingProps) {
  return (
    <tr>
      <th scope="row">{form}</th>
      <td>{counts}</td>
      <td>
        {isFixed ? null : (
          <form class="review" action={page.path} method="post">
            <input type="hidden" name="form" value={form} />
            <button class="secondary" type="submit" name="op" value="remove-alias" aria-label={`Take it away: ${form}`}>
              Take it away
            </button>
          </form>
        )}
      </td>
    </tr>
  )
}

function editWords(edit: VocabularyEdit): string {
  switch (edit.op) {
    case 'add':
      return 'a skill of your own'
    case 'alias':
      return `“${edit.form}” is a spelling`
    case 'remove-alias':
      return `“${edit.form}” is no spelling`
    case 'rename':
      return `called “${edit.name}”`
    case 'parent':
      return edit.parent === null ? 'implies no broader skill' : `implies ${edit.parent}`
    case 'classify':
      return `${KIND_NAMES[edit.kind].toLowerCase()}, ${edit.category}`
    case 'retire':
      return 'not counted'
    case 'stop':
      return `“${edit.phrase}” does not mean it`
    case 'not-at':
      return `not meant in adverts of ${edit.company}`
    case 'not-in':
      return `not meant in one advert of ${edit.posting.source}`
  }
}
