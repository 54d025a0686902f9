import type { ComponentChildren } from 'preact'
import type { MethodTopic } from './figure-foot.tsx'
import { GAP_TOPICS } from './gap-topics.tsx'

/** One kind of figure as `/about/method` explains it. */
export interface Topic {
  id: MethodTopic
  title: string
  words: ComponentChildren
  formula: ComponentChildren
  limits: ComponentChildren
  /** Where the method is from. */
  source?: string
}

export const METHOD_TOPICS: readonly Topic[] = [
  {
    id: 'share',
    title: 'Share and interval',
    words: (
      <p>
        Of all openings chosen, how many name the skill. The denominator is openings, never mentions. The range beside
        it says where the share may lie, given that only n openings were seen. Where sources joined or left within the
        span, every chart of a skill or role draws the comparable line: the sources of each stretch at fixed weights,
        and the past moved to the level of today’s sources by what both sets showed in the same four periods. Where they
        change is marked in the chart and told below it. On the page of a skill the raw line is one link away, and both
        stand in the table.
      </p>
    ),
    formula: 'p = x ÷ n; 95\u00a0% Wilson interval: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), z = 1.96',
    limits: (
      <p>
        The interval covers chance, not the choice of sources. Adverts of one employer are alike, so the true
        uncertainty of a share is often wider than that of as many independent adverts.
      </p>
    ),
    source: 'Wilson 1927; Brown, Cai and DasGupta 2001.',
  },
  {
    id: 'change',
    title: 'Change and verdict',
    words: (
      <p>
        What the share did over the span, along a line, a curve or in one step, within the sources that both halves of
        the span have and at their weights of today: a board that joins cannot make a skill rise. Rising and falling
        need a change that chance does not explain after all skills of the view have been tested, and that is large
        enough to matter, and that goes the same way without the employer that makes most of it: one employer’s campaign
        is none of the market. Steady means that a change worth a word is ruled out. Everything else is too few to tell,
        with the smallest change that would have shown.
      </p>
    ),
    formula:
      'Σ πₕ (share at the end − share at the beginning) over sources h, along the course that fits best (restricted likelihood), allowing for adverts that cluster and weeks that resemble their neighbours; the interval is averaged over all courses that are 1\u00a0% likely or more; with fewer than 12 good periods the later half against the earlier one; where an end of the course lies outside the 95 % interval of the four good periods there, the last four against the first four; rising or falling: q ≤ 0.05 (Benjamini–Hochberg) and at least 0.5 points and a tenth of the share, named by 5 employers, and the 95\u00a0% interval of the same trend, under the same noise, leaves out 0 also without all openings of the employer whose absence moves the difference of the halves most against it; steady: the interval lies within 1 point or a fifth of the share',
    limits: (
      <p>
        Weeks that are still filling or in which a file ends, survivors of a first reading and weeks of fewer than 10
        openings are left out. A source that changes what it shows, under the same name, is not noticed, nor are two
        employers with a campaign each. Openings without an employer and shipped history do not tell who is behind them.
      </p>
    ),
    source:
      'Hoeting et al. 1999 (averaging over courses); Newcombe 1998; Zou and Donner 2008; Benjamini and Hochberg 1995.',
  },
  {
    id: 'openings',
    title: 'Openings per period',
    words: (
      <p>
        New openings are those posted in the period; where a source does not say when, those first seen in it. Adverts
        of the same opening, posted again within 60 days or on another board, count once:{' '}
        <a href="/sources/merges">each of them with its reason</a>. They have the same address to apply at, or name the
        same job and place and share 80&nbsp;% of the text (one employer) or 90&nbsp;% (employer unknown, or an agency).
      </p>
    ),
    formula:
      'new(w) = openings with a posting day in w; active(w) = openings posted by its last day e, not closed by e, last seen at most 10 days before e and at most 120 days old',
    limits: (
      <p>
        Active openings are the stock at the end of the period, new ones the flow into it: two figures, each in a chart
        of its own. An archive never says when an advert goes, so its openings count as active for 42 days; shipped
        history has no active figure. An advert that a board no longer shows counts until a second reading misses it
        too, and then as gone since the first: the newest figure may come down by those. The same adverts are active
        week after week, so no trend is tested on them. Weeks before the first reading of a source, or 10 days after the
        last, are marked: there were more. It is what the sources showed, not the labour market: one more source is more
        openings. That is why shares, not counts, carry the verdicts.
      </p>
    ),
  },
  {
    id: 'gaps',
    title: 'Weeks that bear no verdict',
    words: (
      <>
        <p>
          A week that we could not read is a gap with its reason: drawn hollow, kept in the tables, never zero, and no
          change is read across it.
        </p>
        <ul class="findings">
          <li>
            <em>Outage</em>: no reading of the source in the week was healthy; or one was not, and the week has fewer
            than 40&nbsp;% of the openings that are usual.
          </li>
          <li>
            <em>Hole</em>: nobody read the source in a week between two of its readings. An archive keeps what was
            posted, so a later reading makes up for it; a board that shows only what is open does not.
          </li>
          <li>
            <em>Survivors</em>: weeks before the first reading of a board hold only adverts that were still open then. A
            source whose boards joined one after another counts from the day on which boards with 95&nbsp;% of its
            postings had been read.
          </li>
          <li>
            <em>Still filling</em>: adverts of the newest weeks are yet to be found. <em>Small</em>: fewer than 10
            openings.
          </li>
        </ul>
      </>
    ),
    formula:
      'outage(w): no healthy reading in w, or some reading not healthy and openings(w) < 0.4 · median(openings of the 8 good weeks before); still filling(w): w ended less than 7 days before the newest reading of the source; a month or quarter is a gap when half of its days are',
    limits: (
      <p>
        A board that shows half of its adverts in a healthy answer, for weeks, is told by the count of each reading
        alone; a slow loss is not noticed. Files that were imported have no readings, so they have no outages.
      </p>
    ),
  },
  {
    id: 'merges',
    title: 'Jumps of the merge rate',
    words: (
      <p>
        Of the adverts that a source shows in a week, how many are copies of openings known already. Where this part
        jumps, the source began to show its adverts twice, or to copy another, or copies are no longer told: openings
        and shares move with it, and the market did not. Charts mark these weeks, a step of the level within two weeks
        is put down to them, and the weekly report names them.
      </p>
    ),
    formula:
      'merge rate = postings that do not lead their opening ÷ postings; marked: 10 points or more away from the 8 weeks before, 99.9\u00a0% Newcombe interval of the difference without 0, at least 30 postings in the week and 100 before it; neighbouring weeks are one mark, 8 at most',
    limits: (
      <p>
        A rate that creeps up is not marked. Each week and source with its rate stands on{' '}
        <a href="/sources/merges">the page of merged adverts</a>.
      </p>
    ),
    source: 'Newcombe 1998.',
  },
  {
    id: 'forecast',
    title: 'What is to be expected, levels and marks',
    words: (
      <p>
        A forecast stands only where one of two simple methods (Theta, the mean of the last four periods) would have
        beaten “as now” on the past of this very series; else today’s level is the best guess, and the page says so.
        Levels are the steps that describe the line best, with their dates; where a source joined, left or could not be
        read, or its merge rate jumped, within two weeks of a step, that is said instead. Sources that joined, left or
        broke are numbered marks on the chart, and so is the day on which other rules first read: they read the older
        adverts anew too, so they make no step, but a figure noted before may have been another.
      </p>
    ),
    formula:
      'y = logit((x+½)/(n+1)) within sources; rolling origins over a year; band: the errors of the past at the same horizon, 80\u00a0% (split conformal). Levels: least binomial deviance ÷ dispersion + 3 ln k a step, at least 4 periods each',
    limits: (
      <p>
        Levels are a description, not a test: with weeks that resemble their neighbours some steps are chance. A band
        says what such forecasts did, not what the market will do.
      </p>
    ),
    source:
      'Assimakopoulos and Nikolopoulos 2000; Vovk et al. 2005; Killick, Fearnhead and Eckley 2012; Kleinberg 2003.',
  },
  {
    id: 'new',
    title: 'New and breaking out',
    words: (
      <p>
        The newest four settled weeks against the 26 before them, whatever span is chosen. A skill is listed when at
        least 8 openings of at least 4 employers and (where there are two) 2 sources name it, and the difference within
        the sources is beyond chance. <em>New</em>: nobody named it before. <em>Emerging</em>: fewer than 2&nbsp;% did.{' '}
        <em>Surging</em>: it was known. A burst is a spell that a rate of twice the usual explains better; told are the
        shares that were counted in it and at all other times, and nothing where fewer than five employers are behind
        it.
      </p>
    ),
    formula:
      'δ = ln((y₁+α)/(n₁+A−y₁−α)) − ln((y₂+α)/(n₂+A−y₂−α)) per source, α = A·(y₁+y₂)/(n₁+n₂), A = 500; z = Σδ/var ÷ √Σ1/var with var = 1/(y₁+α) + 1/(y₂+α); listed: z ≥ 3 and q ≤ 0.05',
    limits: (
      <p>
        It knows the skills of the vocabulary alone. A campaign of four employers can pass. Shipped history names no
        employers, so it is left out.
      </p>
    ),
    source: 'Monroe, Colaresi and Quinn 2008; Kleinberg 2003.',
  },
  {
    id: 'together',
    title: 'Goes together with',
    words: (
      <p>
        Of the openings that name the skill, how many also name the other. Listed are pairs of at least 10 openings and
        5 employers that meet more often than chance explains, the closest first. Skills that imply each other are left
        out.
      </p>
    ),
    formula:
      'P(b|a) = nₐᵦ ÷ nₐ; lift = N·nₐᵦ ÷ (nₐ·nᵦ); NPMI = log₂ lift ÷ −log₂(nₐᵦ/N), from −1 to 1; kept when G² ≥ 10.83',
    limits: <p>Lift alone favours rare pairs, so it is shown and never ranked by. Standing together is no cause.</p>,
    source: 'Bouma 2009; Dunning 1993.',
  },
  {
    id: 'roles',
    title: 'What tells a role from others',
    words: (
      <p>
        Skills that the openings of a role name clearly more often than those of all other roles, the surest difference
        first. At least 10 openings of the role must name the skill.
      </p>
    ),
    formula: 'the weighted log-odds of “New and breaking out”, role against all other roles; z ≥ 3 and q ≤ 0.05',
    limits: <p>Roles are read from titles, so a role is what its titles are. Sources differ in the roles they show.</p>,
    source: 'Monroe, Colaresi and Quinn 2008.',
  },
  {
    id: 'pay',
    title: 'Pay',
    words: (
      <p>
        Openings that state pay and name the skill, against openings that state pay and do not, only among like ones:
        same role, seniority, country, workplace, quarter, currency and unit. Each range counts with its middle. Months
        are turned into years by 12, weeks by 52; hours and days stay by themselves. Shown from 30 openings and 10
        employers on each side. The median is that of the openings with the skill.
      </p>
    ),
    formula:
      'in cells h with at least 2 openings on each side: β = Σ wₕ (mean ln pay with − without) ÷ Σ wₕ, wₕ = n₁n₀/(n₁+n₀); 100·(eᵝ − 1); the error is widened by √(design effect of employers, at least that of the median skill) and uses Student’s t by the employers of the smaller side; q over all skills (Benjamini–Hochberg). Interval of the median: Woodruff, at the effective size',
    limits: (
      <p>
        An association: adverts with the skill pay so much more or less than like adverts without it. It is not what
        learning it would earn, because other skills come with it. Few adverts state pay, and those that do are no
        sample of all. Openings of no known role are left out of the comparison.
      </p>
    ),
    source: 'Liang and Zeger 1986 (clusters); Woodruff 1952 (medians).',
  },
  {
    id: 'replace',
    title: 'What the same employers went from and to',
    words: (
      <p>
        Only employers with openings of the same role in both halves of the span are looked at, each with as many
        openings of a role in the one half as in the other: the first of the earlier, the last of the later. Counted are
        those that named a skill before and not after, and another of its category after and not before; and those that
        went the other way. A pair is told when chance does not explain the difference, after all pairs of the skill
        have been tested, and when the one lost employers while the other gained some.
      </p>
    ),
    formula:
      'b dropped x and took up y, c the other way; p = 2·P(Binomial(b + c, ½) ≤ min(b, c)), at most 1; told when q ≤ 0.05 (Benjamini–Hochberg) among pairs of which at least 20 of these employers name each',
    limits: (
      <p>
        An observation about adverts: an employer that no longer names a skill may still use it, and two skills may move
        for reasons of their own. The figure beside it tells whether those that kept the one took up the other as often.
        Employers with few openings drop and take up skills by chance; that goes both ways, so it can hide a change and
        not make one.
      </p>
    ),
    source: 'McNemar 1947, exact; Benjamini and Hochberg 1995.',
  },
  {
    id: 'rank',
    title: 'Rank, and a year before',
    words: (
      <p>
        Skills by share, the most named first; equal shares share a rank. Beside it the ranks gained since the same
        periods a year before: of each source only the weeks, months or quarters that can be read in both years, so that
        no summer is held against an autumn; the words beside a rank say which these are. ≈ where the data do not bear a
        change of rank: it takes what a verdict takes, judged among all skills, and that the share has changed without
        the one employer that names the skill most, too.
      </p>
    ),
    formula:
      'rank = 1 + number of larger shares; shown as changed when 30 openings of both years name the skill, 5 employers do in the year with more of it, q ≤ 0.05 (Benjamini–Hochberg) among all skills, and Newcombe’s 95\u00a0% interval of the difference leaves out 0, with the employer that names it most and without',
    limits: <p>A rank moves when others move. Where no source reaches a year back there is nothing to compare with.</p>,
    source: 'Newcombe 1998; Benjamini and Hochberg 1995.',
  },
  {
    id: 'levels',
    title: 'Required or preferred',
    words: (
      <p>
        How the openings that name a skill ask for it: read from the heading above and the wording around it. An opening
        counts a skill once, at its strongest.
      </p>
    ),
    formula: 'openings at the level ÷ openings that name the skill',
    limits: <p>Where an advert does not say, the skill is “only mentioned”; that is not the same as unimportant.</p>,
  },
  ...GAP_TOPICS,
  {
    id: 'plan',
    title: 'A goal of a plan, then and now',
    words: (
      <p>
        A goal keeps the figure of the day it was set. Today’s stands beside it. “Rose” and “fell” are said only when
        the interval of the difference lies on one side of zero and the difference is large enough to matter, after all
        goals of the plan have been tested; “about the same” only when a change worth a word is ruled out. A goal is
        marked when its skill turned falling, or when today’s share lies outside the interval of that day. Nothing is
        re-ranked.
      </p>
    ),
    formula:
      'Σ wₕ (share since − share then) over sources h that have both, wₕ ∝ nₕ·mₕ ÷ (nₕ + mₕ); only openings that came after the first span; Newcombe interval at the effective sizes of clustered employers; q ≤ 0.05 (Benjamini–Hochberg). Hours: assumptions by kind of skill (language, platform, database 80, certification 60, concept 40, tool 30, soft skill 20)',
    limits: (
      <p>
        Figures of older rules are counted again over their own span. Without a common source nothing is compared. A
        source that changes what it shows, under the same name, is not noticed.
      </p>
    ),
    source: 'Newcombe 1998; Zou and Donner 2008; Korn and Graubard 1998; Benjamini and Hochberg 1995.',
  },
]
