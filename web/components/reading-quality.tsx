import type { FoundTally, MeasuredQuality, QualityTally } from '../../data/quality/measured-quality.ts'
import { ScrollTable } from './scroll-table.tsx'

interface ReadingQualityProps {
  quality: MeasuredQuality
  nameOf(skillId: string): string
  /** The rules in use, which a person's own vocabulary may have changed. */
  extractorVersion: string
}

const GROUP_NAMES = {
  named: 'Tools, languages, platforms, standards, certificates',
  concept: 'Fields and practices',
  soft: 'Soft skills',
} as const
/** Labels of one skill that are enough to print a figure of it. A judgement. */
const MIN_LABELS = 4
const GROUPS = ['named', 'concept', 'soft'] as const
const HEADER = ['found', 'of these right', 'asked for', 'of these found', 'level right']

/** What the reading of adverts is worth: precision, recall and levels, in total and by skill. */
export function ReadingQuality({ quality, nameOf, extractorVersion }: ReadingQualityProps) {
  const { matched, wrong, missed } = quality.ambiguous
  return (
    <>
      <h2 id="quality">How well adverts are read</h2>
      {quality.parts.map(({ part, adverts, groups }) => (
        <ScrollTable key={part} label={`Quality of reading, ${adverts} adverts`}>
          <caption>
            {part === 'blind'
              ? `${adverts} adverts labelled before the rules had read them, from which nothing was learnt: the honest figures`
              : `All ${adverts} labelled adverts, most of which taught the rules`}
          </caption>
          <Head first="skills" />
          <tbody>
            {GROUPS.map((group) => (
              <Row key={group} name={GROUP_NAMES[group]} tally={groups[group]} />
            ))}
          </tbody>
        </ScrollTable>
      ))}
      <Adjudicated {...quality.adjudicated} />
      <p>
        Of names that are also words, letters, people or employers (Go, Excel, Notion),{' '}
        {percent(matched, matched + wrong)} of the places read as skills are skills, and{' '}
        {percent(matched, matched + missed)} of the places that are skills are found. One reader made the labels.
        Measured with rules <code>{quality.extractorVersion}</code>
        {quality.extractorVersion === extractorVersion ? '.' : ', which are not quite the ones in use.'}
      </p>
      <details>
        <summary>By skill, where at least four labelled adverts tell</summary>
        <ScrollTable label="Quality of reading by skill">
          <Head first="skill" />
          <tbody>
            {Object.entries(quality.skills)
              .filter(([, [right, falsely, unseen]]) => right + falsely + unseen >= MIN_LABELS)
              .map(([id, [right, falsely, unseen, levelRight]]) => (
                <Row
                  key={id}
                  name={nameOf(id)}
                  tally={{ matched: right, wrong: falsely, missed: unseen, levelRight }}
                />
              ))}
          </tbody>
        </ScrollTable>
      </details>
    </>
  )
}

/** The rules beside a reader, both against what somebody else decided. */
function Adjudicated({ adverts, rules, reader }: MeasuredQuality['adjudicated']) {
  return (
    <ScrollTable label={`Rules and a reader, ${adverts} adverts`}>
      <caption>
        {`${adverts} adverts that the rules have learnt nothing from, in which somebody else judged everything that the rules or a reader had named, without seeing who: how far one careful reading gets. Different words for one skill count once`}
      </caption>
      <thead>
        <tr>
          <th scope="col">skills</th>
          {['rules: right', 'rules: found', 'a reader: right', 'a reader: found'].map((name) => (
            <th key={name} scope="col" class="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {GROUPS.map((group) => (
          <tr key={group}>
            <th scope="row">{GROUP_NAMES[group]}</th>
            {[rules[group], reader[group]].flatMap(rightAndFound).map((cell, column) => (
              <td key={column} class="number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

const rightAndFound = ({ matched, wrong, missed }: FoundTally): string[] => [
  percent(matched, matched + wrong),
  percent(matched, matched + missed),
]

function Head({ first }: { first: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {HEADER.map((name) => (
          <th key={name} scope="col" class="number">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Row({ name, tally: { matched, wrong, missed, levelRight } }: { name: string; tally: QualityTally }) {
  const cells = [
    String(matched + wrong),
    percent(matched, matched + wrong),
    String(matched + missed),
    percent(matched, matched + missed),
    percent(levelRight, matched),
  ]
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, column) => (
        <td key={column} class="number">
          {cell}
        </td>
      ))}
    </tr>
  )
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)}\u00a0%`
