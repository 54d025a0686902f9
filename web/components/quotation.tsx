import type { ComponentChildren } from 'preact'
import type { SourceInfo } from '../../data/domain.ts'
import { OutsideLink } from './skill-link.tsx'

interface QuotationProps {
  /** The sentence, and in it what was found. */
  before: string
  found: string
  after: string
  /** The advert that has it. */
  advert: { title: string; company: string | null; url: string | null; linkDuty?: SourceInfo['linkDuty'] }
  /** What else stands beneath: the day, the credit of the source. */
  children: ComponentChildren
}

/** A sentence of an advert, and where it stands. */
export function Quotation({ before, found, after, advert, children }: QuotationProps) {
  return (
    <li>
      <blockquote dir="auto">
        {before}
        <mark>{found}</mark>
        {after}
      </blockquote>
      <p class="example-source">
        <OutsideLink url={advert.url} duty={advert.linkDuty ?? null}>
          {advert.title}
        </OutsideLink>
        {advert.company === null ? null : (
          <span>
            <bdi>{advert.company}</bdi>
          </span>
        )}
        {children}
      </p>
    </li>
  )
}
