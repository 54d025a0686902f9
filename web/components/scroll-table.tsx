import type { ComponentChildren } from 'preact'

/** A table that may be wider than its place: it scrolls by itself, by keyboard too, and says what it is. */
export function ScrollTable({ label, kind = '', children }: ScrollTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus to be scrolled by keyboard (WCAG 2.1.1)
    <section class={`table-scroll ${kind}`.trim()} tabIndex={0} aria-label={label}>
      <table>{children}</table>
    </section>
  )
}

interface ScrollTableProps {
  label: string
  /** A class for tables that look otherwise. */
  kind?: string
  children: ComponentChildren
}
