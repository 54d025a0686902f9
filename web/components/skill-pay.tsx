import type { PayUnit } from '../../analysis/postings/annual-pay.ts'
import type { SkillPay as Pay, PayMarket } from '../../analysis/trends/pay/pay-report.ts'
import { formatCount, formatMoney, formatOpenings, formatPercent, formatShare } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { pictureHrefs, type Shared } from '../shared-figure.ts'
import { hrefOf } from '../view-state.ts'
import { type FigureBasis, FigureFoot } from './figure-foot.tsx'
import { NotNamedHere } from './own-adverts.tsx'
import { ShareAndCite } from './share-and-cite.tsx'

export interface SkillPayProps {
  page: PageContext
  skill: { id: string; name: string }
  pay: {
    /** Of the openings that name the skill, the ones that state pay; and the same of all openings. */
    stated: number
    n: number
    everywhere: { stated: number; n: number }
    /** Most openings first. */
    markets: readonly { market: PayMarket; pay: Pay }[]
  }
  ownBasis: FigureBasis
  shared: Shared
}

const UNIT_WORDS: Record<PayUnit, string> = { year: 'a year', day: 'a day', hour: 'an hour' }
const MAX_MARKETS = 5

/** What openings with the skill state as pay, and how that differs from like openings without it. */
export function SkillPay({ page, skill, pay, ownBasis, shared }: SkillPayProps) {
  const { stated, n, everywhere, markets } = pay
  const figure = {
    path: `/skills/${encodeURIComponent(skill.id)}/pay`,
    what: `${skill.name}, stated pay against like openings without it`,
  }
  const isDrawn = markets.some(({ pay: { premium } }) => premium !== null)
  const main = markets.find(({ pay: { premium } }) => premium !== null) ?? markets[0]
  return (
    <section class="card" aria-labelledby="pay">
      <h2 id="pay">Pay in these adverts</h2>
      {n === 0 ? (
        <NotNamedHere skill={skill} ownBasis={ownBasis} />
      ) : main === undefined || stated === 0 ? (
        <p class="quiet">
          None of {formatOpenings(n)} that name {skill.name} states pay.
        </p>
      ) : (
        <>
          <p>{premiumSentence(skill.name, main.pay)}</p>
          <table class="rows pay-table">
            <thead>
              <tr>
                <th scope="col">Stated in</th>
                <th scope="col" class="number">
                  Median, 95&nbsp;% interval
                </th>
                <th scope="col" class="number">
                  Against like adverts
                </th>
              </tr>
            </thead>
            <tbody>
              {markets.slice(0, MAX_MARKETS).map(({ market, pay: own }) => (
                <tr key={`${market.currency} ${market.unit}`}>
                  <th scope="row">
                    {market.currency} {UNIT_WORDS[market.unit]}
                    <span class="kind">{formatOpenings(own.openings)}</span>
                  </th>
                  <td class="number">
                    <MedianCell pay={own} />
                  </td>
                  <td class="number">
                    <PremiumCell pay={own} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="quiet">
            {formatShare(stated / n)} of {formatOpenings(n)} that name {skill.name} state pay; of all openings chosen{' '}
            {formatShare(everywhere.n === 0 ? null : everywhere.stated / everywhere.n)} do. Adverts that state pay are
            no sample of all adverts.
          </p>
        </>
      )}
      {n === 0 ? null : (
        <FigureFoot
          {...ownBasis}
          n={stated}
          method="pay"
          csv={hrefOf(`${figure.path}.csv`, page.state)}
          {...(isDrawn && pictureHrefs(page, figure))}
          json={hrefOf('/api/v1/pay', page.state, {}, [['skill', skill.id]])}
          note="an association, not what learning it would earn"
        />
      )}
      {isDrawn ? <ShareAndCite {...{ page, shared, figure }} basis={{ ...ownBasis, n: stated }} /> : null}
    </section>
  )
}

function MedianCell({ pay: { median, currency } }: { pay: Pay }) {
  if (median === null)
    return (
      <span class="muted" title="Shown from 30 openings of 10 employers">
        too few
      </span>
    )
  return (
    <>
      <strong>{formatMoney(median.amount, currency)}</strong>
      <span class="kind">
        {formatMoney(median.low, currency)} to {formatMoney(median.high, currency)}
      </span>
    </>
  )
}

/** The premium with its interval; muted where chance would explain it; the reason where there is none. */
export function PremiumCell({ pay: { premium, reason } }: { pay: Pay }) {
  if (premium === null) {
    return (
      <span class="muted" title={reason ?? undefined}>
        too few
      </span>
    )
  }
  const interval = `${formatPercent(premium.lowPct)} to ${formatPercent(premium.highPct)}`
  if (!premium.isClear) {
    return (
      <span class="muted" title="Chance would explain the difference, given all the skills that were compared">
        not clear <span class="kind">{interval}</span>
      </span>
    )
  }
  return (
    <>
      <strong>{formatPercent(premium.premiumPct)}</strong>
      <span class="kind">{interval}</span>
    </>
  )
}

function premiumSentence(name: string, { premium, reason, currency, unit }: Pay): string {
  const market = `${currency} ${UNIT_WORDS[unit]}`
  if (premium === null)
    return `How pay with ${name} compares cannot be said: ${reason ?? 'too few openings'} (${market}).`
  const { withSkill, without } = premium
  const basis = `${formatCount(withSkill.openings)} openings of ${formatCount(withSkill.employers)} employers with it against ${formatCount(without.openings)} of ${formatCount(without.employers)} like them without`
  if (!premium.isClear)
    return `Adverts with ${name} pay neither clearly more nor clearly less than like adverts without it: between ${formatPercent(premium.lowPct)} and ${formatPercent(premium.highPct)} (${basis}; ${market}).`
  const direction = premium.premiumPct > 0 ? 'more' : 'less'
  return `Adverts with ${name} pay about ${Math.abs(premium.premiumPct).toFixed(0)}\u00a0% ${direction} than like adverts without it (${basis}; ${market}). Other skills come with it.`
}
