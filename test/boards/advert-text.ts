import type { SeededRandom } from './seeded-random.ts'
import type { SyntheticEmployer } from './synthetic-employers.ts'

/** Sentences of the invented adverts. They name no skill of their own, so that the planted shares stay what they are. */

export type RequirementLevel = 'required' | 'preferred'

export interface AskedSkill {
  /** As the advert writes it. */
  name: string
  level: RequirementLevel
}

const HEADINGS = {
  about: ['About us', 'Who we are', 'About the company'],
  tasks: ['What you will do', 'Your responsibilities', 'The role'],
  required: ['Requirements', 'What you bring', 'Your profile', 'What we are looking for'],
  preferred: ['Nice to have', 'Bonus points', 'Preferred qualifications'],
  benefits: ['Benefits', 'What we offer', 'Perks'],
} as const

/** `$` stands for one to three skills. */
const REQUIRED_LINES = [
  'Solid working knowledge of $.',
  'Hands-on experience with $.',
  'You have used $ in production for at least 2 years.',
  'You know $ well enough to teach a colleague.',
  '3+ years of experience with $.',
  'Proven experience in building with $.',
  'Confidence in using $ every day.',
]
const PREFERRED_LINES = [
  'Experience with $.',
  'Some exposure to $.',
  'You have already tried $, at work or at home.',
  'Familiarity with $.',
]
const OTHER_REQUIREMENTS = [
  'You explain your choices plainly to people outside the team.',
  'You finish things, and you say early when something will not be finished.',
  'You write short messages that can be understood a year later.',
  'You have worked in a team that looks after what it builds.',
  'You ask why before you ask how.',
  'A degree is welcome, a good story of what you built instead is as well.',
]
const BENEFITS = [
  '28 days of holiday, and we notice when you do not take them.',
  'A budget for learning that is really spent.',
  'Working from anywhere for six weeks a year.',
  'A four-day week is possible in every role.',
  'Parental leave for every parent, in full.',
  'A pension plan we would choose ourselves.',
  'A laptop of your choice and a chair that fits.',
  'Travel to work paid for, by train or by bicycle.',
]

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

/** Skills in bundles of one to three, each bundle in a sentence of its own. */
function skillLines(random: SeededRandom, names: readonly string[], forms: readonly string[]): string[] {
  const lines: string[] = []
  let at = 0
  while (at < names.length) {
    const size = random.between(1, 3)
    lines.push(random.pick(forms).replace('$', listed(names.slice(at, at + size))))
    at += size
  }
  return lines
}

const SAFE: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>]/g, (character) => SAFE[character] ?? character)

export interface AdvertSections {
  intro: string
  /** Heading and lines, in the order of the page. */
  sections: { heading: string; lines: string[] }[]
}

/** The advert as its sections; `payLine` is a sentence about pay, or null where the advert is silent. */
export function writeSections(
  random: SeededRandom,
  employer: SyntheticEmployer,
  advert: {
    title: string
    placeText: string
    tasks: readonly string[]
    skills: readonly AskedSkill[]
    payLine: string | null
  },
): AdvertSections {
  const named = (level: RequirementLevel) =>
    advert.skills.filter((skill) => skill.level === level).map(({ name }) => name)
  const preferred = skillLines(random, named('preferred'), PREFERRED_LINES)
  const required = [
    ...skillLines(random, named('required'), REQUIRED_LINES),
    ...random.shuffle(OTHER_REQUIREMENTS).slice(0, random.between(1, 2)),
  ]
  const benefits = [
    ...(advert.payLine === null ? [] : [advert.payLine]),
    ...random.shuffle(BENEFITS).slice(0, random.between(2, 4)),
  ]
  return {
    intro: `${random.shuffle(employer.about).slice(0, 2).join(' ')} We are looking for a ${advert.title} in ${advert.placeText}.`,
    sections: [
      { heading: random.pick(HEADINGS.tasks), lines: random.shuffle(advert.tasks).slice(0, random.between(3, 4)) },
      { heading: random.pick(HEADINGS.required), lines: required },
      ...(preferred.length > 0 ? [{ heading: random.pick(HEADINGS.preferred), lines: preferred }] : []),
      { heading: random.pick(HEADINGS.benefits), lines: benefits },
    ],
  }
}

/** Sections as the employer's system would hold them. */
export function toHtml(employer: SyntheticEmployer, { intro, sections }: AdvertSections): string {
  const heading = (text: string) =>
    employer.heading === 'strong'
      ? `<p><strong>${escapeHtml(text)}:</strong></p>`
      : `<${employer.heading}>${escapeHtml(text)}</${employer.heading}>`
  const list = (lines: readonly string[]) => `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`
  return `<p>${escapeHtml(intro)}</p>${sections.map((section) => heading(section.heading) + list(section.lines)).join('')}`
}
