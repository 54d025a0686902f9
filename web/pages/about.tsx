import type { MeasuredQuality } from '../../data/quality/measured-quality.ts'
import { Layout } from '../components/layout.tsx'
import { ReadingQuality } from '../components/reading-quality.tsx'
import { formatCount } from '../format.ts'
import type { PageContext } from '../page-context.ts'

export interface AboutProps {
  page: PageContext
  skillCount: number
  roleCount: number
  vocabularyVersion: string
  extractorVersion: string
  quality: MeasuredQuality
  nameOf(skillId: string): string
}

export function AboutPage({ page, skillCount, roleCount, vocabularyVersion, extractorVersion, ...props }: AboutProps) {
  return (
    <Layout page={page} title="Method" description="How SkillTide counts, and what it cannot say.">
      <div class="page-head">
        <h1>How this is counted</h1>
        <p class="lead">
          What a share, a verdict and a gap mean here, and what these figures cannot tell you.{' '}
          <a href="/about/method">Every figure with its formula and its limits</a>.
        </p>
      </div>
      <div class="prose" id="method">
        <h2>Openings, not adverts</h2>
        <p>
          Boards repeat adverts. Adverts that are the same opening, posted again or on another board, count once. Every
          figure counts openings.
        </p>
        <h2>Share</h2>
        <p>
          The share of a skill is the openings that name it, divided by all openings of the same choice and span,
          whatever they mention. <em>n</em> is that number of openings. An opening belongs to the week in which it was
          posted; where a source does not say, to the week in which we saw it first. A period without openings has no
          share: the line has a gap, not a zero.
        </p>
        <h2>Interval</h2>
        <p>
          The band around a line and the range beside a share are 95&nbsp;% Wilson score intervals: what the share may
          be, given that only n openings were seen. They cover chance, not the choice of sources.
        </p>
        <h2>Verdict</h2>
        <p>
          The change of a skill is read over the whole span, along a line, a curve or in one step, whichever the weeks
          follow, within the sources that both halves of the span have and at their weights of today, so that a new
          board cannot make a skill rise. Its interval is as wide as the weeks scatter about that way: adverts come in
          clusters, and a loud week is followed by another; how much so is learnt from all skills of the view together.{' '}
          <strong>Rising</strong> and <strong>falling</strong> need a change that chance would not explain (5&nbsp;%
          false discoveries over all skills shown), that is large enough to matter, that five employers stand behind and
          that goes the same way without the one that makes most of it. <strong>Steady</strong> means that a change
          worth speaking of is ruled out. Everything else is <strong>too few to tell</strong>, with the smallest change
          that these openings would have shown.
        </p>
        <p>
          Two kinds of period bear no comparison and are drawn dashed. <em>Still filling</em>: late adverts are
          expected. <em>Survivors only</em>: a board that shows what is open today holds, of earlier weeks, only the
          adverts that nobody has filled. They look like growth, and are not.
        </p>
        <h2>Gap</h2>
        <p>
          A gap is a skill that the chosen openings ask for and you did not name. A skill that implies a broader one
          counts for it: PostgreSQL for SQL. An opening is <em>within reach</em> when you hold at least 80&nbsp;% of
          what it asks for, where a required skill weighs 1, one only mentioned 0.5, a preferred one 0.25, and one too
          broad to be learnt nothing. “What to learn next” is the most asked for of what is missing, one step after the
          other.
        </p>
        <h2>How skills are found</h2>
        <p>
          SkillTide looks for {formatCount(skillCount)} skills under all their spellings, in {formatCount(roleCount)}{' '}
          role families. Names that also mean something else (Go, Spark, Excel) count only with evidence beside them.
          Text about benefits and legal notes is left out. Whether a skill is required or preferred is read from
          headings and wording. Vocabulary <code>{vocabularyVersion}</code>, rules <code>{extractorVersion}</code>.
        </p>
        <ReadingQuality quality={props.quality} nameOf={props.nameOf} extractorVersion={extractorVersion} />
        <h2>Languages</h2>
        <p>
          Only adverts in English are read for skills. The language of every advert is told by the small words that hold
          its sentences together. Openings in other languages are kept and counted by themselves: they are in no{' '}
          <em>n</em> and in no share, because nobody looked for skills in them, and the foot of a figure says how many
          there are.
        </p>
        <h2>Limits</h2>
        <ul>
          <li>Sources are a choice. Shares hold for what they show, not for every employer.</li>
          <li>An advert says what employers write, not what they pay for or use.</li>
          <li>Reading by rules misses some mentions and finds some wrong ones.</li>
          <li>Roles are read from titles; unusual titles land in “other”.</li>
          <li>Figures describe the past. What is to be expected is shown only where it would have beaten “as now”.</li>
        </ul>
        <h2 id="credits">Sources and licences</h2>
        <p>
          Each source, with its licence and the credit it asks for, stands on the page of <a href="/sources">sources</a>
          . The vocabulary is our own, made from open facts:
        </p>
        <ul>
          <li>
            O*NET: this includes information from the O*NET 29.3 Database by the U.S. Department of Labor, Employment
            and Training Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET is a trademark of
            USDOL/ETA. We have modified the information; USDOL/ETA has not approved, endorsed, or tested these
            modifications.
          </li>
          <li>
            ESCO v1.2.0: uses the ESCO classification of the European Commission (reuse under Decision 2011/833/EU).
          </li>
          <li>
            CNCF landscape (Apache-2.0 or CC BY 4.0), GitHub Linguist (MIT), simple-icons (CC0): names and categories.
          </li>
          <li>
            Government Digital and Data Profession Capability Framework: contains public sector information licensed
            under the Open Government Licence v3.0.
          </li>
          <li>Product names are trade marks of their owners.</li>
        </ul>
        <h2>Privacy</h2>
        <p>
          SkillTide runs on your machine, sets no cookie and sends nothing you type anywhere. A pasted CV is read in
          memory, compared and forgotten; the link it offers carries only the names of skills.
        </p>
      </div>
    </Layout>
  )
}
