import type { ComponentChildren } from 'preact'

/** What a page says instead of figures: what is missing, and what to do. */
export function EmptyState({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="empty">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
