import type { Topic } from './method-topics.tsx'
import { ScrollTable } from './scroll-table.tsx'

/** As `npm run advice` prints it: openings within reach at 80 %, and what the most asked-for skills give more, in points. */
const TRIED: readonly (readonly [rule: string, reach: string, lead: string, strangers: string])[] = [
  ['the most asked for of what is missing', '1.68\u00a0%', '', ''],
  ['greedy on F', '1.69\u00a0%', '−0.01 (−0.14 to 0.09)', '+0.20 (0.02 to 0.46)'],
  ['most often required', '1.58\u00a0%', '+0.10 (−0.01 to 0.23)', '+0.38 (0.06 to 0.79)'],
  ['what alone opens most', '1.66\u00a0%', '+0.01 (−0.16 to 0.18)', '+0.50 (0.09 to 1.01)'],
  ['at random', '1.23\u00a0%', '+0.44 (0.24 to 0.67)', '+1.66 (0.93 to 2.55)'],
  ['nothing', '1.14\u00a0%', '+0.54 (0.33 to 0.78)', '+1.83 (1.09 to 2.72)'],
]

/** How the figures of the gap page are made. */
export const GAP_TOPICS: readonly Topic[] = [
  {
    id: 'gap',
    title: 'Gap, and openings within reach',
    words: (
      <p>
        A gap is a skill that the chosen openings ask for and you did not name. An opening is within reach when you hold
        at least 80&nbsp;% of the weight of what it asks for; the page takes any part from 50&nbsp;% on, and shows what
        each gives. Openings that name no skill are left out of that, and counted aloud. A skill that you hold also
        stands for the broader one above it (PostgreSQL → relational databases), as the vocabulary has it. Openings that
        your choice leaves out for their place or seniority alone are counted in the same way beside it.
      </p>
    ),
    formula:
      'weight: required 1, only mentioned ½, preferred ¼; within reach: met ÷ asked ≥ τ, τ = 0.8; Wilson interval. Worth more elsewhere: share here − share of the same role elsewhere, upper limit of Newcombe’s interval below 0 and 2 points or more',
    limits: (
      <p>
        Arithmetic over adverts. It is no forecast of your chances, and knows nothing of how well you know a skill, of
        years, papers or people.
      </p>
    ),
    source: 'Newcombe 1998; Wilson 1927.',
  },
  {
    id: 'next',
    title: 'Hours, closeness, pairs and the best order',
    words: (
      <p>
        Hours to working level are assumptions by kind of skill. They shrink by up to half for a skill that openings
        name together with one you hold; an estimate of your own is taken as it is. The best order and the best pair are
        worked out, not observed: what these openings would be if you knew the skill and nothing else changed. A skill
        waits for the broader one that it builds on (a broader language, platform, framework or tool: pandas → Python),
        or that more openings name; other broader skills come with it. Soft skills and fields of business count in what
        an opening asks for, and are nobody’s next step.
      </p>
    ),
    formula:
      'F = Σ min(1, met ÷ τ), greedy: at least 1 − 1/e of the best set where no skill waits for another; pair: all pairs of the 15 best singles by openings opened; hours given: greedy by gain per hour or the best single skill, and all sets where 20 skills or fewer fit. Hours: language, platform, database 80; certification 60; concept, standard, domain 40; tool, framework, library, service, practice 30; soft 20; × (1 − ½ NPMI with the closest held skill) where 10 openings of 5 employers name both and G² ≥ 10.83; × ¾ from awareness',
    limits: (
      <p>
        Nobody knows how long you need. Openings differ in what they leave unsaid, and the arithmetic leans on the
        employers whose adverts it has seen.
      </p>
    ),
    source: 'Nemhauser, Wolsey, Fisher 1978; Khuller, Moss, Naor 1999; Bouma 2009 (NPMI).',
  },
  {
    id: 'advice',
    title: 'Does the advice pay?',
    words: (
      <>
        <p>
          Tried on 5,648 real openings of 258 boards and three “Who is hiring?” threads: 500 made-up people, each with
          the skills of one real opening of the older half, learnt three skills as a rule advised from that half.
          Counted were the openings of their role in the newer half within reach at 80&nbsp;%.
        </p>
        <ScrollTable label="What each advice put within reach">
          <thead>
            <tr>
              <th scope="col">Advice</th>
              <th scope="col" class="number">
                Within reach
              </th>
              <th scope="col" class="number">
                Most asked for, over it
              </th>
              <th scope="col" class="number">
                At employers new to it
              </th>
            </tr>
          </thead>
          <tbody>
            {TRIED.map(([rule, reach, lead, strangers]) => (
              <tr key={rule}>
                <th scope="row">{rule}</th>
                <td class="number">{reach}</td>
                <td class="number">{lead}</td>
                <td class="number">{strangers}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
        <p>
          So the most asked for comes first: as good as the greedy order of the text books in this trial, simpler to
          follow, and better than the others at employers that the adviser had not seen. For people who hold only six
          tenths of the skills the two are alike. The comparison was not fixed beforehand, and such leads come and go
          with the vocabulary: with the one before this, the greedy order was ahead by 0.08 points for these people.
        </p>
      </>
    ),
    formula:
      'mean over people of openings of their role within reach ÷ openings of their role; paired differences in points with 95\u00a0% intervals from 2,000 draws of people and of employers at once; npm run advice prints thresholds from 50 to 90\u00a0%, people with six tenths of the skills, and the rules left out here',
    limits: (
      <p>
        Small numbers: three skills move about one opening in 185 at 80&nbsp;%. Made-up people are no people: real ones
        know more than one advert names. Both halves are English adverts, mostly of young companies.
      </p>
    ),
    source: 'Owen 2007 (a bootstrap over people and employers).',
  },
]
