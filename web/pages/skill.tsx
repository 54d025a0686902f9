import type { SkillOutlook as SkillOutlookFigures } from '../../analysis/trends/outlook/skill-outlook.ts'
import type { SwitchReport } from '../../analysis/trends/switching/switch-report.ts'
import type { RelatedSkill } from '../../analysis/trends/together/related-skills.ts'
import type { TrendReport, TrendSeries } from '../../analysis/trends/trend-report.ts'
import type { OpeningVolume } from '../../analysis/trends/volume/opening-volume.ts'
import type { YearsAsked } from '../../analysis/trends/years-asked.ts'
import type { RequirementLevel, SourceInfo } from '../../data/domain.ts'
import type { Doubt } from '../../data/quality/measured-quality.ts'
import type { ShareFigure } from '../../data/share-figure.ts'
import type { MentionExample } from '../../data/store/contracts/openings.ts'
import type { Skill } from '../../data/vocabulary/vocabulary.ts'
import { ChangeCell } from '../components/change-cell.tsx'
import { noDirectionWords } from '../components/direction-words.ts'
import { EmptyState } from '../components/empty-state.tsx'
import type { FigureBasis } from '../components/figure-foot.tsx'
import { Layout } from '../components/layout.tsx'
import { HaveLink } from '../components/my-skills.tsx'
import { NeedsOwnAdverts } from '../components/own-adverts.tsx'
import { DoubtNote } from '../components/reading-doubt.tsx'
import { sentencesHref } from '../components/sentences-href.ts'
import { SkillDimensions } from '../components/skill-dimensions.tsx'
import { SkillEmployers, SkillExamples } from '../components/skill-evidence.tsx'
import { SkillLevels } from '../components/skill-levels.tsx'
import { SkillLink } from '../components/skill-link.tsx'
import { chartNotes, SkillOutlook } from '../components/skill-outlook.tsx'
import { SkillPay, type SkillPayProps } from '../components/skill-pay.tsx'
import { SkillSwitches } from '../components/skill-switches.tsx'
import { SkillTogether } from '../components/skill-together.tsx'
import { SkillYears } from '../components/skill-years.tsx'
import { StockFigure } from '../components/stock-figure.tsx'
import { changeWords, TrendFigure } from '../components/trend-figure.tsx'
import { VerdictBadge } from '../components/verdict-badge.tsx'
import { formatCount, formatInterval, formatOpenings, formatShare } from '../format.ts'
import { KIND_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import type { Shared } from '../shared-figure.ts'
import { hrefOf, type QueryPairs } from '../view-state.ts'
import { compareHref } from './compare-skills.tsx'

const WHOLE_MARKET = { role: null, country: null, seniority: null, workplace: null, source: null, level: null }

const isChosen = ({ state }: PageContext): boolean =>
  [state.role, state.country, state.seniority, state.workplace, state.source, state.level].some((part) => part !== null)

/** A share of one part of the market: a role, a source. */
export interface PartShare {
  id: string
  name: string
  figure: ShareFigure
}

export interface SkillExample {
  postingId: number
  title: string
  company: string | null
  url: string | null
  postedOn: string
  isDayStated: boolean
  /** Whose posting it is, and what that source asks of those who show it. */
  credit: Pick<SourceInfo, 'name' | 'attribution' | 'url' | 'linkDuty'>
  level: RequirementLevel
  seenAs: MentionExample['seenAs']
  before: string
  surface: string
  after: string
}

export interface SkillProps {
  shared: Shared
  page: PageContext
  skill: Skill
  parentName: string | null
  /** Why its figures are to be read with care; null: nothing to say. */
  doubt: Doubt | null
  report: TrendReport
  /** Null when no opening of the selection names the skill. */
  series: TrendSeries | null
  outlook: SkillOutlookFigures
  /** Draw the raw line although sources joined or left. */
  isRaw: boolean
  /** The skill in each part of the market, by what openings are told apart by. */
  dimensions: Record<'sources' | 'roles' | 'countries' | 'seniorities' | 'workplaces', readonly PartShare[]>
  /** Of the own openings that name it: how it is asked for. Null without own openings. */
  levels: {
    n: number
    counts: Record<RequirementLevel, number>
    /** 95 % intervals of their parts of `n`. */
    intervals: Record<RequirementLevel, { low: number; high: number }>
  } | null
  /** Years of experience that the own openings that name it state for it. */
  years: YearsAsked
  together: readonly RelatedSkill[]
  pay: SkillPayProps['pay']
  /** New and active openings at hand: all of the choice, and those that name the skill. */
  stock: { all: OpeningVolume; naming: OpeningVolume } | null
  /** What the employers of both halves of the span went from and to. */
  switches: SwitchReport
  employers: readonly { employer: string | null; naming: number }[]
  examples: readonly SkillExample[]
  /** Basis of everything that needs adverts at hand: employers, examples, levels, togetherness. */
  ownBasis: FigureBasis
}

export function SkillPage(props: SkillProps) {
  const { page, skill, series } = props
  return (
    <Layout page={page} title={skill.name} description={`How often openings ask for ${skill.name}.`} hasSelection>
      <div class="page-head">
        <p class="crumbs">
          <a href={hrefOf('/skills', page.state)}>Skills</a> <span aria-hidden="true">/</span>{' '}
          <a href={hrefOf('/skills', page.state, {}, [['category', skill.category]])}>{skill.category}</a>
        </p>
        <div class="title-row">
          <h1>{skill.name}</h1>
          <HaveLink page={page} skill={skill} />
          <a class="have" href={compareHref(page, [skill.id])}>
            Compare
          </a>
        </div>
        <p class="facts">
          <span>{KIND_NAMES[skill.kind]}</span>
          {skill.parent === null || props.parentName === null ? null : (
            <span>
              implies <SkillLink page={page} skill={skill.parent} name={props.parentName} />
            </span>
          )}
          {skill.aliases.length === 0 ? null : <span>also written {skill.aliases.slice(0, 4).join(', ')}</span>}
          <a href={hrefOf(`/skills/${encodeURIComponent(skill.id)}/edit`, page.state)}>Edit its spellings</a>
        </p>
      </div>
      <DoubtNote page={page} skill={skill.id} doubt={props.doubt ?? undefined} />
      {series === null ? (
        <EmptyState title={`No opening of this choice names ${skill.name}`}>
          <p>
            Looked at {isChosen(page) ? page.selectionText : 'all openings'}, n = {formatCount(props.report.n)}.{' '}
            {isChosen(page) ? (
              <a href={hrefOf(page.path, page.state, WHOLE_MARKET)}>Look at the whole market</a>
            ) : (
              <a href={hrefOf('/skills', page.state)}>Skills that openings name</a>
            )}
          </p>
        </EmptyState>
      ) : (
        <Figures {...props} series={series} />
      )}
    </Layout>
  )
}

/** The line that the reader chose is the one of the picture. */
const lineOf = (isRaw: boolean): QueryPairs => (isRaw ? [['line', 'raw']] : [])

const otherLine = (page: PageContext, isRaw: boolean) =>
  isRaw
    ? { href: hrefOf(page.path, page.state), words: 'Draw the comparable line: at the level of today’s sources' }
    : {
        href: hrefOf(page.path, page.state, {}, [['line', 'raw']]),
        words: 'Draw the raw line: all sources of each period',
      }

function FromAdverts(props: Omit<SkillProps, 'series'>) {
  return (
    <>
      <SkillTogether {...props} />
      <SkillSwitches {...props} />
      <SkillPay {...props} />
      <SkillLevels {...props} />
      <SkillYears {...props} />
    </>
  )
}

function Figures({ series, ...props }: SkillProps & { series: TrendSeries }) {
  const { page, report, skill } = props
  const basis = { n: report.n, notRead: report.notRead, span: report.span, sources: report.sources }
  const line = series.comparable ?? null
  const drawn = props.isRaw ? null : line
  const sourceNames = new Map(report.sources.map(({ source, name }) => [source, name]))
  return (
    <>
      <dl class="stats">
        <div>
          <dt>Share of openings</dt>
          <dd>{formatShare(series.total.share)}</dd>
          <dd class="stat-note">
            {formatInterval(series.total.low, series.total.high)},{' '}
            <a href={sentencesHref(page, skill.id)}>{formatCount(series.total.count)}</a> of{' '}
            {formatOpenings(series.total.n)}
          </dd>
        </div>
        <div>
          <dt>Verdict</dt>
          <dd>
            <VerdictBadge verdict={series.verdict} />
          </dd>
          <dd class="stat-note">{series.reason}</dd>
        </div>
        <div>
          <dt>Change, points</dt>
          <dd>
            <ChangeCell change={series.change} verdict={series.verdict} />
          </dd>
          <dd class="stat-note">
            {series.change === null
              ? series.reasonCode === 'few-openings'
                ? 'no source has enough openings in both halves of the span'
                : noDirectionWords(series.reasonCode)
              : `${formatShare(series.change.earlier.share)} of ${formatOpenings(series.change.earlier.n)}, then ${formatShare(series.change.later.share)} of ${formatOpenings(series.change.later.n)}`}
          </dd>
        </div>
      </dl>
      <section class="card">
        <TrendFigure
          heading={`${skill.name} in ${page.selectionText}: ${changeWords(series)}`}
          series={series}
          basis={basis}
          forecast={props.outlook.forecast}
          comparable={drawn}
          otherLine={line === null ? null : otherLine(page, props.isRaw)}
          notes={chartNotes(
            props.outlook,
            drawn === null ? (series.sourceChanges ?? []) : [],
            (id) => sourceNames.get(id) ?? id,
          )}
          csv={hrefOf(`${page.path}.csv`, page.state)}
          json={hrefOf(`/api/v1/skills/${encodeURIComponent(skill.id)}`, page.state)}
          share={{
            ...{ page, shared: props.shared },
            figure: { path: page.path, pairs: lineOf(props.isRaw), what: `${skill.name}, share of openings` },
          }}
        />
        <SkillOutlook outlook={props.outlook} series={series} sourceNames={sourceNames} />
      </section>
      {props.stock === null ? null : (
        <section class="card">
          <StockFigure
            heading={`Openings with ${skill.name}`}
            volume={props.stock.naming}
            all={props.stock.all}
            csv={hrefOf('/openings/active.csv', page.state, {}, [['skill', skill.id]])}
            json={hrefOf('/api/v1/openings', page.state, {}, [['skill', skill.id]])}
            share={{
              ...{ page, shared: props.shared },
              figure: {
                ...{ path: '/openings/active', pairs: [['skill', skill.id]] },
                what: `Openings with ${skill.name} that stand`,
              },
            }}
          />
        </section>
      )}
      <div class="bricks">
        {props.ownBasis.n === 0 ? <NeedsOwnAdverts skill={skill} /> : <FromAdverts {...props} />}
        <SkillDimensions {...props} basis={basis} />
      </div>
      <SkillEmployers {...props} />
      <SkillExamples {...props} />
    </>
  )
}
