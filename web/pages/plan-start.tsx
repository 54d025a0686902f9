import type { DraftGap } from '../../analysis/plan/draft-plan.ts'
import type { PlanMarket } from '../../data/plan.ts'
import type { Profile } from '../../data/profile.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { AmountField, ChoiceField, DayField } from '../components/plan-fields.tsx'
import { PlanHead } from '../components/plan-head.tsx'
import { ShareBar } from '../components/share-bar.tsx'
import { VerdictBadge } from '../components/verdict-badge.tsx'
import { formatCount, formatOpenings, formatSpan } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { CADENCE_NAMES, MOST_HOURS } from '../plan-labels.ts'

export interface PlanStartProps {
  page: PageContext
  profile: Profile
  gaps: readonly DraftGap[]
  market: PlanMarket
  marketWords: string
  startOn: string
  hoursPerWeek: number
}

/** Ticked to begin with: a few goals at a time can be kept. */
const TICKED = 3

/** Before there is a plan: which gaps to take up. */
export function PlanStartPage({ page, profile, gaps, market, marketWords, startOn, hoursPerWeek }: PlanStartProps) {
  const path = `/profiles/${profile.id}/plan`
  return (
    <Layout page={page} title="Begin a plan" description="From gaps to a plan.">
      <PlanHead profileId={profile.id} name={profile.name} title="Begin a plan">
        Choose up to three gaps. The draft sets a goal for each, one after the other, with the market figure of today;
        what exactly, evidence of done and your own reason are yours to write.
      </PlanHead>
      {gaps.length === 0 ? (
        <EmptyState title="No gap to plan from">
          <p>
            {market.n === 0
              ? `There are no ${marketWords} to compare with.`
              : `Of ${formatCount(market.n)} ${marketWords}, none names a skill that is not held.`}
          </p>
          <p>
            Change what is held and looked for in the <a href={`/profiles/${profile.id}`}>profile</a>, or{' '}
            <a href={`${path}/goals/new`}>begin with a goal of your own</a>.
          </p>
        </EmptyState>
      ) : (
        <form class="plan-form card" action={`${path}/draft`} method="post">
          <fieldset class="plan-wide">
            <legend>Gaps, in the order of what to learn next: the most asked for first</legend>
            <p class="muted">
              {formatCount(market.n)} {marketWords}
              {market.from === null || market.until === null ? '' : `, ${formatSpan(market.from, market.until)}`};{' '}
              {market.basis === 'history' ? 'shipped history: ' : ''}
              {market.sources.join(', ')}. Hours to working level are assumptions by kind of skill: write your own.
            </p>
            <ul class="plan-offer">
              {gaps.map(({ skill, name, gap, step, hours }, index) => (
                <li key={skill}>
                  <input type="hidden" name={`gaps.${index}.skill`} value={skill} />
                  <label class="tick plan-offer-name">
                    <input type="checkbox" name={`gaps.${index}.isChosen`} value="true" checked={index < TICKED} />
                    <span>
                      {name}
                      <span class="plan-when">
                        {step === null ? 'by demand' : `step ${step}`}
                        {gap.gain > 0 ? `, alone +${formatCount(gap.gain)} within reach` : ''}
                      </span>
                    </span>
                  </label>
                  <span class="plan-offer-share">
                    <ShareBar
                      share={gap.share}
                      low={gap.low}
                      high={gap.high}
                      scale={Math.max(...gaps.map((some) => some.gap.high))}
                    />
                    <span class="plan-when">
                      {formatCount(gap.count)} of {formatOpenings(gap.n)}
                    </span>
                  </span>
                  <VerdictBadge verdict={gap.verdict} reason={gap.verdictReason} />
                  <label class="plan-offer-hours">
                    <input
                      type="number"
                      name={`gaps.${index}.hours`}
                      min={1}
                      max={MOST_HOURS}
                      value={hours}
                      aria-label={`Hours for ${name}`}
                    />{' '}
                    hours
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
          <AmountField name="hoursPerWeek" label="Hours a week" least={1} most={168} value={hoursPerWeek} />
          <DayField name="startOn" label="First day" value={startOn} isRequired />
          <ChoiceField name="cadence" label="Look at it" chosen="monthly" options={CADENCE_NAMES} />
          <div class="selection-actions plan-wide">
            <button type="submit">Make the draft</button>
            <a href={`${path}/goals/new`}>Begin with a goal of your own</a>
          </div>
        </form>
      )}
    </Layout>
  )
}
