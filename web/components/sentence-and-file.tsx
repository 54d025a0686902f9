/** What went wrong; what follows a blank line is a file to begin with, and stands apart as such. */
export function SentenceAndFile({ words, class: name }: { words: string; class: string }) {
  const [sentence, ...example] = words.split('\n\n')
  return (
    <>
      <p class={name}>{sentence}</p>
      {example.length === 0 ? null : (
        <details>
          <summary>A file to begin with</summary>
          <pre class="crawl-sample">
            <code>{example.join('\n\n')}</code>
          </pre>
        </details>
      )}
    </>
  )
}
