import { describe, expect, test } from 'vitest'
import { readAdvert } from '../../../analysis/text/read-advert.ts'
import { sectionReader } from '../../../analysis/text/sections.ts'
import type { Description } from '../../../data/domain.ts'
import { loadSections } from '../../../data/vocabulary/load-sections.ts'

const sections = sectionReader(loadSections())

/** Blocks as `kind section: text`. */
function blocks(content: string, format: Description['format'] = 'html', company: string | null = null): string[] {
  const advert = readAdvert({ format, content }, sections, company)
  return advert.blocks.map(({ start, end, kind, section }) => `${kind} ${section}: ${advert.text.slice(start, end)}`)
}

describe('HTML', () => {
  test('shows headings, paragraphs and bullets, each on a line of its own', () => {
    const html = '<h2>Requirements</h2><p>You   know\nthese:</p><ul><li>SQL &amp; Python</li><li><p>Kafka</p></li></ul>'
    expect(readAdvert({ format: 'html', content: html }, sections).text).toBe(
      'Requirements\n\nYou know these:\n\n- SQL & Python\n- Kafka',
    )
    expect(blocks(html)).toEqual([
      'heading requirements: Requirements',
      'heading requirements: You know these:',
      'bullet requirements: SQL & Python',
      'bullet requirements: Kafka',
    ])
  })

  test('takes a line in bold for a heading, and a sentence in bold for a sentence', () => {
    expect(blocks('<p><strong>Nice to have</strong></p><p>Kafka</p>')).toEqual([
      'heading preferred: Nice to have',
      'paragraph preferred: Kafka',
    ])
    expect(blocks('<p><b>We pay well, and we pay on time.</b></p>')).toEqual([
      'paragraph other: We pay well, and we pay on time.',
    ])
  })

  test('reads fragments whose paragraphs are never closed', () => {
    expect(blocks('Acme | Engineer | Oslo<p>Stack: Go, Python<p>Apply at <a href="https://x.example">x</a>')).toEqual([
      'paragraph other: Acme | Engineer | Oslo',
      'paragraph stack: Stack: Go, Python',
      'paragraph other: Apply at x',
    ])
  })

  test('finds bullets that are written with signs and line breaks', () => {
    expect(blocks('<p>Requirements:<br>• SQL<br>- Python</p>')).toEqual([
      'heading requirements: Requirements:',
      'bullet requirements: SQL',
      'bullet requirements: Python',
    ])
  })

  test('joins what only inline tags part, and shows no script, style or comment', () => {
    expect(
      blocks(
        '<p>Type<span>Script</span> <em>and</em> SQL<script>let sql</script><!-- Python --></p><style>p{}</style>',
      ),
    ).toEqual(['paragraph other: TypeScript and SQL'])
  })

  test('reads HTML that was escaped once or twice', () => {
    const escaped = (html: string): string =>
      html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const html = '<h3>Requirements</h3><ul><li>R&amp;D in C++</li></ul>'
    const expected = ['heading requirements: Requirements', 'bullet requirements: R&D in C++']
    expect(blocks(html)).toEqual(expected)
    expect(blocks(escaped(html))).toEqual(expected)
    expect(blocks(escaped(escaped(html)))).toEqual(expected)
  })

  test('keeps tags that an advert speaks about', () => {
    expect(blocks('<p>You know when to use &lt;div&gt; and when not.</p>')).toEqual([
      'paragraph other: You know when to use <div> and when not.',
    ])
  })
})

describe('plain text and Markdown', () => {
  test('is kept unchanged, with offsets into itself', () => {
    const content = '  Requirements:\r\n\r\n * SQL\r\n\t- Python  \r\n'
    const advert = readAdvert({ format: 'text', content }, sections)
    expect(advert.text).toBe(content)
    expect(blocks(content, 'text')).toEqual([
      'heading requirements: Requirements:',
      'bullet requirements: SQL',
      'bullet requirements: Python',
    ])
  })

  test('reads Markdown headings, bold lines and bullets', () => {
    expect(blocks('## Requirements\n1. SQL\n\n**Nice to have**\n\n+ Kafka', 'text')).toEqual([
      'heading requirements: Requirements',
      'bullet requirements: SQL',
      'heading preferred: **Nice to have**',
      'bullet preferred: Kafka',
    ])
  })

  test('joins lines that a mail program wrapped', () => {
    const wrapped = 'We look for somebody who has worked with large data\npipelines before and likes to.\nApply now'
    expect(blocks(wrapped, 'text').slice(0, 1)).toEqual([
      'paragraph other: We look for somebody who has worked with large data\npipelines before and likes to.',
    ])
  })
})

describe('sections', () => {
  test('reach from their heading to the next', () => {
    expect(
      blocks(
        '<h3>What you’ll do</h3><p>A</p><h3>Benefits</h3><p>B</p><h3>How to apply</h3><p>C</p><h3>Tech stack</h3><p>D</p>',
      ),
    ).toEqual([
      'heading responsibilities: What you’ll do',
      'paragraph responsibilities: A',
      'heading benefits: Benefits',
      'paragraph benefits: B',
      'heading boilerplate: How to apply',
      'paragraph boilerplate: C',
      'heading stack: Tech stack',
      'paragraph stack: D',
    ])
  })

  test('go on under an unknown sub-heading, and end at an unknown heading after "About us"', () => {
    expect(blocks('<h2>Requirements</h2><h4>Zebra</h4><p>A</p>').at(-1)).toBe('paragraph requirements: A')
    expect(blocks('<h3>About us</h3><p>A</p><h3>Zebra</h3><p>B</p>')).toEqual([
      'heading about: About us',
      'paragraph about: A',
      'heading other: Zebra',
      'paragraph other: B',
    ])
  })

  test('are told by the words of a heading that nobody listed', () => {
    expect(
      blocks('<h3>The skills to succeed as a zebra</h3><p>A</p><h3>It would be fantastic if</h3><p>B</p>'),
    ).toEqual([
      'heading requirements: The skills to succeed as a zebra',
      'paragraph requirements: A',
      'heading preferred: It would be fantastic if',
      'paragraph preferred: B',
    ])
  })

  test('tell the employer from the role', () => {
    expect(
      blocks('<h3>About Acme</h3><p>A</p><h3>About the role</h3><p>B</p><h3>Why Acme</h3><p>C</p>', 'html', 'Acme'),
    ).toEqual([
      'heading about: About Acme',
      'paragraph about: A',
      'heading responsibilities: About the role',
      'paragraph responsibilities: B',
      'heading about: Why Acme',
      'paragraph about: C',
    ])
  })

  test('know what an employer seeks from what it is', () => {
    const sectionOf = (content: string) => blocks(`<p>${content}</p>`, 'html', 'Acme Data')
    expect(sectionOf('Acme is an engine for data.')).toEqual(['paragraph about: Acme is an engine for data.'])
    expect(sectionOf('Acme is seeking an analyst for data.')).toEqual([
      'paragraph other: Acme is seeking an analyst for data.',
    ])
  })

  test('know a link to another opening, and work on pay from pay', () => {
    expect(
      blocks('<p>Engineer, Kafka - https://jobs.example/1</p><h3>Payroll &amp; compensation support</h3>'),
    ).toEqual([
      'paragraph boilerplate: Engineer, Kafka - https://jobs.example/1',
      'heading responsibilities: Payroll & compensation support',
    ])
    expect(blocks('<h3>Compensation and support</h3>')).toEqual(['heading benefits: Compensation and support'])
  })

  test('know set pieces without a heading: the law, benefits and the employer’s praise of itself', () => {
    expect(
      blocks(
        '<p>Acme is a bank.</p><p>It moves money in Java.</p><p>We are looking for you to write SQL.</p><p>We offer 401(k) and health insurance.</p><p>Acme is an equal opportunity employer.</p>',
        'html',
        'Acme',
      ),
    ).toEqual([
      'paragraph about: Acme is a bank.',
      'paragraph about: It moves money in Java.',
      'paragraph other: We are looking for you to write SQL.',
      'paragraph benefits: We offer 401(k) and health insurance.',
      'paragraph boilerplate: Acme is an equal opportunity employer.',
    ])
  })

  test('keep requirements that stand under a heading about the employer', () => {
    expect(blocks('<h3>Our values</h3><ul><li>Be kind</li><li>Experience with SQL</li></ul>')).toEqual([
      'heading about: Our values',
      'bullet about: Be kind',
      'bullet requirements: Experience with SQL',
    ])
  })

  test('of a bullet change with a lead that says more than its list', () => {
    expect(blocks('<h3>Requirements</h3><ul><li>Tools: dbt</li><li>Nice to have: Kafka</li></ul>')).toEqual([
      'heading requirements: Requirements',
      'bullet requirements: Tools: dbt',
      'bullet preferred: Nice to have: Kafka',
    ])
  })
})

test('an empty advert has no blocks', () => {
  expect(readAdvert({ format: 'html', content: '' }, sections)).toEqual({ text: '', blocks: [] })
  expect(readAdvert({ format: 'text', content: ' \n ' }, sections)).toEqual({ text: ' \n ', blocks: [] })
})

describe('paragraphs at the end of an advert', () => {
  const closing = 'Please submit a letter that shows your judgment.'

  test('tell how to apply and ask for nothing', () => {
    expect(blocks(`Requirements\n\n- SQL\n\n${closing}\n\nApply today!`, 'text')).toEqual([
      'heading requirements: Requirements',
      'bullet requirements: SQL',
      `paragraph boilerplate: ${closing}`,
      'paragraph boilerplate: Apply today!',
    ])
  })

  test('belong to the requirements where bullets follow, or none stand ahead', () => {
    expect(blocks(`Requirements\n\n- SQL\n\n${closing}\n\n- Python`, 'text')).toContain(
      `paragraph requirements: ${closing}`,
    )
    expect(blocks(`Requirements\n\n${closing}`, 'text')).toContain(`paragraph requirements: ${closing}`)
  })

  test('that go on about the job are read on', () => {
    expect(blocks('Requirements\n\n- SQL\n\nYou write Python daily.', 'text')).toContain(
      'paragraph requirements: You write Python daily.',
    )
  })
})

describe('text about the employer without a heading', () => {
  test('is known by the name, however the board spells it, up to where the job begins', () => {
    const html =
      '<p>Banking for boats.</p><p>Acme is a bank for sailors.</p><p>Our harbour is open all year.</p>' +
      '<p>In this role you will build pipelines.</p>'
    expect(blocks(html, 'html', 'acme-xyz')).toEqual([
      'paragraph about: Banking for boats.',
      'paragraph about: Acme is a bank for sailors.',
      'paragraph about: Our harbour is open all year.',
      'paragraph other: In this role you will build pipelines.',
    ])
  })

  test('may open a part about the job', () => {
    const html = '<h2>Overview</h2><p>At Acme, we’re repairing bicycles.</p><p>You will use SQL.</p>'
    expect(blocks(html, 'html', 'acme')).toEqual([
      'heading responsibilities: Overview',
      'paragraph about: At Acme, we’re repairing bicycles.',
      'paragraph responsibilities: You will use SQL.',
    ])
  })
})

describe('headings that depend on what stands around them', () => {
  test('"What you can expect" names duties or benefits', () => {
    expect(blocks('<h3>What you can expect</h3><ul><li>Lead a team</li><li>Ship features</li></ul>')[1]).toBe(
      'bullet responsibilities: Lead a team',
    )
    expect(blocks('<h3>What you can expect</h3><ul><li>A fair salary</li><li>Equity</li></ul>')[1]).toBe(
      'bullet benefits: A fair salary',
    )
  })

  test('"Desired" is what is asked for unless requirements stand ahead of it', () => {
    expect(blocks('<h3>Desired skills</h3><ul><li>SQL</li></ul>')[1]).toBe('bullet requirements: SQL')
    expect(blocks('<h3>Requirements</h3><ul><li>SQL</li></ul><h3>Desired skills</h3><ul><li>dbt</li></ul>')[3]).toBe(
      'bullet preferred: dbt',
    )
  })

  test('"Ideal qualifications" are wishes behind requirements, too', () => {
    expect(blocks('<h3>Ideal qualifications</h3><ul><li>SQL</li></ul>')[1]).toBe('bullet requirements: SQL')
    expect(
      blocks('<h3>Requirements</h3><ul><li>SQL</li></ul><h3>Ideal qualifications</h3><ul><li>dbt</li></ul>')[3],
    ).toBe('bullet preferred: dbt')
  })

  test('a stack is one behind wishes as well; a title that ends so is none', () => {
    const behindWishes = (heading: string) =>
      blocks(`<h3>Nice to have</h3><ul><li>SQL</li></ul><h3>${heading}</h3><ul><li>dbt</li></ul>`)[3]
    expect(behindWishes('Zebra stack')).toBe('bullet stack: dbt')
    expect(behindWishes('Engineer, full stack')).toBe('bullet preferred: dbt')
  })

  test('the experience of others and what one will learn are no requirements', () => {
    const under = (heading: string) =>
      blocks(`<h3>Responsibilities</h3><ul><li>SQL</li></ul><h3>${heading}</h3><ul><li>dbt</li></ul>`)[3]
    expect(under('Candidate and new hire experience')).toBe('bullet responsibilities: dbt')
    expect(under('Skills you can learn')).toBe('bullet responsibilities: dbt')
    expect(under('Candidate skills')).toBe('bullet requirements: dbt')
  })

  test('a lead in a list of wishes or of the stack does not make its item required', () => {
    expect(blocks('<h3>Nice to have</h3><ul><li>Languages: Go, Rust</li></ul>')[1]).toBe(
      'bullet preferred: Languages: Go, Rust',
    )
    expect(blocks('<h3>Nice to have</h3><ul><li>Required: Go</li></ul>')[1]).toBe('bullet requirements: Required: Go')
  })
})
