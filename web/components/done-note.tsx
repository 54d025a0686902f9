/** Says what the last decision did; nothing without one. */
export function DoneNote({ done }: { done: string }) {
  if (done === '') return null
  return (
    <p class="card" role="status">
      {done}.
    </p>
  )
}
