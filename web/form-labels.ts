/** What stands beside the fields of a form, by their names; numbers of rows are written as #. */
export type FormLabels = Readonly<Record<string, string>>

const GOAL: FormLabels = {
  ...{ statement: 'In a sentence', skill: 'Skill', targetLevel: 'Level to reach', confidence: 'Confidence, 0 to 10' },
  ...{ specific: 'Specific', measure: 'Measurable', hours: 'Hours that it takes', reason: 'Relevant' },
  ...{ prerequisites: 'What has to be there before', startOn: 'Begins', dueOn: 'Due' },
  ...{ 'milestones.#.title': 'What will be there', 'milestones.#.dueOn': 'By', 'milestones.#.doneOn': 'Reached' },
  ...{ 'resources.#.title': 'What', 'resources.#.url': 'Address', 'resources.#.cost': 'Cost' },
  ...{ 'resources.#.hours': 'Hours', support: 'Who helps with this goal, and how', state: 'State' },
  ...{ outcome: 'Outcome', difference: 'Difference it made, 0 to 10', position: 'Place in the plan' },
  stateReason: 'Why it is in this state',
}

const PLAN: FormLabels = {
  ...{ vision: 'Vision', horizonMonths: 'Horizon, months', coach: 'Coach' },
  ...{ 'constraints.hoursPerWeek': 'Hours a week', 'constraints.money': 'Money', 'constraints.place': 'Place' },
  ...{ 'constraints.other': 'Anything else', 'gaps.#.name': 'Gap', 'gaps.#.why': 'Why' },
  ...{ planB: 'Plan B', risks: 'Risks', 'support.#.who': 'Who', 'support.#.does': 'Does what' },
  ...{ cadence: 'Look at it', 'reviews.#.on': 'Day', 'reviews.#.kind': 'How', 'reviews.#.topic': 'Topic' },
  'reviews.#.doneOn': 'Done on',
}

const CHECK_IN: FormLabels = {
  ...{ 'goals.#.progressPercent': 'Done, percent', 'goals.#.hours': 'Hours since last time' },
  ...{ 'goals.#.confidence': 'Confidence, 0 to 10', 'goals.#.obstacle': 'One obstacle' },
  ...{ 'goals.#.nextStep': 'Next step', 'goals.#.nextStepOn': 'By', 'goals.#.decision': 'And the goal itself?' },
  ...{ 'goals.#.reason': 'Why, if it is changed or dropped', note: 'Anything to remember' },
  ...{ on: 'Day of this check-in', nextOn: 'Next check-in' },
}

const SESSION: FormLabels = {
  ...{ heldOn: 'Day', minutes: 'Minutes', plannedSessions: 'Sessions agreed on, in all', focus: 'Focus for today' },
  ...{ goal: 'Goal', reality: 'Reality', options: 'Options', wayForward: 'Way forward', insights: 'Insights' },
  ...{ 'commitments.#.what': 'What', 'commitments.#.by': 'By', 'commitments.#.shownBy': 'How it is shown' },
  ...{ 'commitments.#.confidence': 'Confidence, 0 to 10', support: 'What the coach will do', nextOn: 'Next date' },
  ...{ nextTopic: 'Next topic', privateNotes: 'For the coach alone' },
}

const PERSON: FormLabels = {
  ...{ name: 'Name or pseudonym', currentRole: 'Role now', role: 'Role they are after', seniority: 'Seniority' },
  ...{ horizonMonths: 'In how many months', country: 'Country', workplace: 'Workplace', places: 'Places, in words' },
  ...{ group: 'Group', skills: 'Skills', add: 'Add skills', file: 'File', text: 'Its text' },
}

const REVIEW: FormLabels = { outcome: 'What became of it', learned: 'What was learned' }

const SAID: FormLabels = {
  ...{ 'steps.#.outcome': 'What became of it', 'steps.#.learned': 'What was learned', note: 'A new note' },
}

const PHRASE: FormLabels = { name: 'Name', kind: 'Kind', category: 'Category', skill: 'Another spelling of' }

const FORMS: readonly (readonly [path: RegExp, labels: FormLabels])[] = [
  [/^\/profiles\/[^/]+\/plan\/goals(?:\/[^/]+)?$/, GOAL],
  [/^\/profiles\/[^/]+\/plan\/edit$/, PLAN],
  [/^\/profiles\/[^/]+\/plan\/check-in$/, CHECK_IN],
  [/^\/profiles\/[^/]+\/sessions\/said$/, SAID],
  [/^\/profiles\/[^/]+\/sessions(?:\/[^/]+)?$/, SESSION],
  [/^\/profiles\/[^/]+\/sessions\/[^/]+\/commitments\/\d+$/, REVIEW],
  [/^\/profiles(?:\/[^/]+(?:\/cv-file)?)?$/, PERSON],
  [/^\/phrases$/, PHRASE],
  [/^\/gaps$/, { skills: 'Your skills, or your CV as text' }],
]

/** Null: no form whose fields are known is sent to that address. */
export const formLabelsOf = (path: string): FormLabels | null => FORMS.find(([form]) => form.test(path))?.[1] ?? null
