/** Nodes that go together more than with the rest. */
export interface Communities {
  /** Each in order of id, the whole in order of its first ids. */
  communities: string[][]
  /** How much more weight lies inside than chance would put there; under 0.3 there are no clear groups. */
  modularity: number
}

export interface WeightedEdge {
  a: string
  b: string
  /** Above 0. */
  weight: number
}

/** A move that gains less than this is no gain but rounding. */
const LEAST_GAIN = 1e-12

/**
 * Groups of a weighted graph by the Louvain method: nodes in order of id move to the neighbour group that gains most
 * modularity until none gains, then groups become nodes. No chance is involved: the same edges, the same groups.
 *
 * Source: Blondel et al. 2008 (J. Stat. Mech. P10008); resolution by Reichardt and Bornholdt 2006.
 */
export function communitiesOf(edges: readonly WeightedEdge[], resolution = 1): Communities {
  const ids = [...new Set(edges.flatMap(({ a, b }) => [a, b]))].sort()
  const numberOf = new Map(ids.map((id, index) => [id, index]))
  const links: Link[] = edges.map(({ a, b, weight }) => ({
    a: numberOf.get(a) ?? 0,
    b: numberOf.get(b) ?? 0,
    weight,
  }))
  let groupOf = ids.map((_, index) => index)
  let graph = graphOf(ids.length, links)
  for (;;) {
    const moved = moveNodes(graph, resolution)
    const kept = [...new Set(moved)].sort((x, y) => x - y)
    const renumbered = moved.map((group) => kept.indexOf(group))
    groupOf = groupOf.map((group) => renumbered[group] ?? group)
    if (kept.length === graph.size) break
    graph = graphOf(
      kept.length,
      graph.links.map(({ a, b, weight }) => ({ a: renumbered[a] ?? 0, b: renumbered[b] ?? 0, weight })),
    )
  }
  const groups = new Map<number, string[]>()
  for (const [index, id] of ids.entries()) {
    const group = groupOf[index] ?? index
    groups.set(group, [...(groups.get(group) ?? []), id])
  }
  const communities = [...groups.values()].sort((x, y) => ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1))
  return { communities, modularity: modularityOf(links, groupOf, resolution) }
}

interface Link {
  a: number
  b: number
  weight: number
}

interface Graph {
  size: number
  links: Link[]
  /** Sum of all weights, and of those of each node, its own loops twice. */
  total: number
  degrees: number[]
  neighbours: Map<number, number>[]
}

function graphOf(size: number, links: Link[]): Graph {
  const degrees = new Array<number>(size).fill(0)
  const neighbours = Array.from({ length: size }, () => new Map<number, number>())
  let total = 0
  for (const { a, b, weight } of links) {
    total += weight
    degrees[a] = (degrees[a] ?? 0) + weight
    degrees[b] = (degrees[b] ?? 0) + weight
    if (a === b) continue
    neighbours[a]?.set(b, (neighbours[a].get(b) ?? 0) + weight)
    neighbours[b]?.set(a, (neighbours[b].get(a) ?? 0) + weight)
  }
  return { size, links, total, degrees, neighbours }
}

function moveNodes({ size, total, degrees, neighbours }: Graph, resolution: number): number[] {
  const groupOf = Array.from({ length: size }, (_, node) => node)
  const weightOf = [...degrees]
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (let node = 0; node < size; node++) {
      const own = groupOf[node] ?? node
      const degree = degrees[node] ?? 0
      weightOf[own] = (weightOf[own] ?? 0) - degree
      const towards = new Map<number, number>([[own, 0]])
      for (const [other, weight] of neighbours[node] ?? []) {
        const group = groupOf[other] ?? other
        towards.set(group, (towards.get(group) ?? 0) + weight)
      }
      const gainOf = (group: number) =>
        (towards.get(group) ?? 0) - (resolution * degree * (weightOf[group] ?? 0)) / (2 * total)
      let best = own
      for (const group of [...towards.keys()].sort((x, y) => x - y))
        if (gainOf(group) > gainOf(best) + LEAST_GAIN) best = group
      groupOf[node] = best
      weightOf[best] = (weightOf[best] ?? 0) + degree
      if (best !== own) isMoving = true
    }
  }
  return groupOf
}

/** Source: Newman 2006, with a resolution. */
function modularityOf(links: readonly Link[], groupOf: readonly number[], resolution: number): number {
  const total = links.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return 0
  const degreeOf = new Map<number, number>()
  let inside = 0
  for (const { a, b, weight } of links) {
    for (const node of [a, b]) {
      const group = groupOf[node] ?? node
      degreeOf.set(group, (degreeOf.get(group) ?? 0) + weight)
    }
    if (groupOf[a] === groupOf[b]) inside += weight
  }
  const expected = [...degreeOf.values()].reduce((sum, degree) => sum + (degree / (2 * total)) ** 2, 0)
  return inside / total - resolution * expected
}
