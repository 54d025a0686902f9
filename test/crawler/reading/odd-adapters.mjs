/** Adapters as the thread loads them: what a page says decides how badly it is read. */
const posting = (page) => ({
  ...{ source: 'odd', board: '', sourceId: page.url, url: page.url, title: page.body, company: 'Acme Example' },
  ...{
    place: { text: '', country: null, region: null, city: null },
    workplace: 'unknown',
    employmentType: null,
    salary: null,
    postedOn: '2026-11-16',
  },
  description: { format: 'text', content: page.body },
})

function parsePage(page) {
  if (page.body === 'hang') for (;;);
  if (page.body === 'eat') {
    const eaten = []
    for (;;) eaten.push(new Array(100_000).fill(eaten.length + 0.5))
  }
  if (page.body === 'throw') throw new TypeError('an adapter slips')
  return { postings: [posting(page)], rejects: [], next: [] }
}

export const SOURCE_ADAPTERS = [{ type: 'odd', firstRequests: () => [], parsePage }]
