import { expect, test } from 'vitest'
import { createRobotsGate } from '../../../crawler/http/robots-gate.ts'
import { outsideSuite } from '../../outside-suite.ts'

interface RobotsCase {
  id: string
  level: 'must' | 'lenient' | 'info'
  robots_txt?: string
  robots_b64?: string
  robots_ref?: string
  robots_gen?: { prefix: string; repeat: string; times: number; suffix: string }
  user_agent: string
  url: string
  expected_allowed: boolean
}

const { cases, content, title } = outsideSuite<RobotsCase>('ROBOTS_CASES', 'robots-cases.json')
const files = (content.files ?? {}) as Readonly<Record<string, string>>

function bodyOf({ robots_txt, robots_b64, robots_ref, robots_gen }: RobotsCase): Buffer {
  if (robots_b64 !== undefined) return Buffer.from(robots_b64, 'base64')
  if (robots_gen !== undefined) {
    const { prefix, repeat, times, suffix } = robots_gen
    return Buffer.from(prefix + repeat.repeat(times) + suffix)
  }
  return Buffer.from(robots_txt ?? files[robots_ref ?? ''] ?? '')
}

const mayRead = (one: RobotsCase): Promise<boolean> =>
  createRobotsGate({
    productToken: one.user_agent,
    onCrawlDelay: () => {},
    get: async (url) => ({ url, status: 200, headers: new Map(), body: bodyOf(one) }),
  })
    .check(one.url, false)
    .then(
      () => true,
      () => false,
    )

test.skipIf(cases.length === 0)(
  title('every binding case of the outside robots.txt suite is decided as it must be'),
  async () => {
    const wrong: string[] = []
    for (const one of cases.filter(({ level }) => level === 'must')) {
      if ((await mayRead(one)) !== one.expected_allowed) wrong.push(one.id)
    }
    expect(wrong).toEqual([])
  },
)
