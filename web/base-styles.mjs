import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { isTraversal, parse as parseSelectors } from 'css-what'
import { transform } from 'esbuild'
import postcss from 'postcss'

/**
 * The base stylesheet (Pico) with only those of its rules that a page of ours can use: readers wait for every byte of it before
 * the first paint. What a page can use is read from the sources of the pages: elements, classes, attributes and their values.
 */
const web = import.meta.dirname

/** esbuild: whoever imports the stylesheet gets the used part of it. */
export const usedBaseStyles = {
  name: 'used-base-styles',
  setup(build) {
    build.onLoad({ filter: /[\\/]pico\.css$/ }, async ({ path }) => {
      const ownStyles = filesOf(join(web, 'styles'), ['.css']).map((file) => readFileSync(file, 'utf8'))
      const css = keepUsed(readFileSync(path, 'utf8'), await readPageWords(), ownStyles.join('\n'))
      return { contents: css, loader: 'css' }
    })
  },
}

/**
 * @param baseCss   a stylesheet whose variables the own one may set on the root
 * @param pages     what pages are made of; see `readPageWords`
 * @param ownCss    the stylesheet that comes after it and wins over it
 * @returns `baseCss` without what no page can match, and without variables that nothing reads or the own one sets anyway
 */
export function keepUsed(baseCss, pages, ownCss) {
  const root = postcss.parse(baseCss)
  root.walkComments((comment) => {
    if (!comment.text.startsWith('!')) comment.remove()
  })
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test(rule.parent.name)) return
    const kept = rule.selectors.filter((selector) => parseSelectors(selector).some((one) => canMatch(one, pages)))
    if (kept.length === 0) rule.remove()
    else if (kept.length < rule.selectors.length) rule.selectors = kept
  })
  dropVariables(root, pages, postcss.parse(ownCss))
  dropEmpty(root)
  return root.toString()
}

/** What the code of pages, and of what runs in the browser, can make: elements, attributes and their values, classes. */
export async function readPageWords() {
  const elements = new Set(['html', 'head', 'body'])
  const values = new Map()
  const words = new Set()
  const note = (attribute, value) => values.set(attribute, (values.get(attribute) ?? new Set()).add(value))
  const folders = ['pages', 'components', 'charts', 'islands'].map((folder) => join(web, folder))
  for (const file of folders.flatMap((folder) => filesOf(folder, ['.ts', '.tsx']))) {
    const source = readFileSync(file, 'utf8')
    const { code } = await transform(source, { loader: extname(file).slice(1), jsx: 'preserve', legalComments: 'none' })
    // An element is written as such, or is a text of its own: `createElement("li")`, `isLong ? "ol" : "ul"`.
    for (const [, element] of code.matchAll(/<([a-z][a-z0-9]*)/g)) elements.add(element)
    for (const [, text] of code.matchAll(TEXT)) {
      if (/^[a-z][a-z0-9]*$/.test(text)) elements.add(text)
      for (const [word] of text.matchAll(/[\w-]+/g)) words.add(word)
    }
    for (const [attribute, made] of attributesOf(code, file)) {
      // What is worked out can be any text that stands in it, and any at all where none does.
      const texts = [...made.matchAll(TEXT)].map(([, text]) => text)
      for (const text of texts.length === 0 ? [ANY] : texts) note(attribute, text)
    }
  }
  return { elements, values, words }
}

/** Names of attributes with the code of their values: of elements in pages, and of objects that name them. */
function* attributesOf(code, file) {
  for (const { 1: name, 2: made = '""', index } of code.matchAll(
    /\s([a-zA-Z-]+)(?:=("[^"]*"|\{[^}\n]*)|(?=[\s>/]))/g,
  )) {
    if (isOfElement(code, index)) yield [name, made]
  }
  // `"aria-current": "true"`, `setAttribute("role", "status")`; `type: "checkbox"` where scripts make elements.
  const named = file.includes('islands')
    ? /["'\s(.]([\w-]+)["']?(?:: |", | = )([^,}\n]*)/g
    : /"([a-z]+-[\w-]+)": ([^,}\n]*)/g
  for (const [, name, made] of code.matchAll(named)) yield [name, made]
  for (const [, name, made] of code.matchAll(/dataset\.(\w+) = ([^;\n]*)/g)) yield [`data-${name}`, made]
}

/** Whether the tag before this place is that of an element, not of a component. */
const isOfElement = (code, index) => /<[a-z][\w-]*(?:\s[^<]*)?$/.test(code.slice(Math.max(0, index - 2000), index))

const TEXT = /["`]([^"`\n]*)["`]/g
/** Stands for a value that the code does not tell. */
const ANY = '*'

/** Whether some element of some page, in some state of it, can match: what is not known can. */
function canMatch(selector, pages) {
  return selector.every((part) => {
    if (isTraversal(part)) return true
    switch (part.type) {
      case 'tag':
        return pages.elements.has(part.name)
      case 'attribute':
        return canHave(part, pages)
      case 'pseudo':
        if (part.name === 'host') return false
        if (!['is', 'where', 'matches', 'has'].includes(part.name)) return true
        return part.data === null || part.data.some((one) => canMatch(one, pages))
      default:
        return true
    }
  })
}

function canHave({ name, action, value }, { words, values }) {
  if (name === 'class' || name === 'id') return action !== 'element' || words.has(value)
  const known = [...(values.get(name === 'tabindex' ? 'tabIndex' : name) ?? [])]
  if (known.length === 0) return false
  return action !== 'equals' || known.includes(value) || (known.includes(ANY) && words.has(value))
}

/** Variables that nobody reads, and on the root those that the own stylesheet sets there. */
function dropVariables(root, { words }, own) {
  const setByOwn = new Set()
  own.walkRules(/^(:root)+$/, (rule) => {
    if (rule.parent?.type === 'root') rule.each(({ prop }) => prop?.startsWith('--') && setByOwn.add(prop))
  })
  root.walkRules((rule) => {
    if (!rule.selectors.every(isRoot)) return
    rule.each((node) => {
      if (node.type === 'decl' && setByOwn.has(node.prop)) node.remove()
    })
  })
  const ownText = own.toString()
  for (let isDone = false; !isDone; ) {
    const text = root.toString()
    const read = new Set([...`${text}\n${ownText}`.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name))
    isDone = true
    root.walkDecls(/^--/, (declaration) => {
      if (read.has(declaration.prop) || words.has(declaration.prop)) return
      declaration.remove()
      isDone = false
    })
  }
}

/** Whether it matches the root alone. The theme is set there and nowhere else. */
const isRoot = (selector) =>
  /^(:root|\[data-theme="?\w+"?\])(:not\((\[data-theme(="?\w+"?)?\]|:root)(, *\[data-theme="?\w+"?\])*\))*$/.test(
    selector,
  )

function dropEmpty(root) {
  const animated = new Set()
  root.walkDecls(/^(-webkit-)?animation(-name)?$/, ({ value }) => {
    for (const [word] of value.matchAll(/[\w-]+/g)) animated.add(word)
  })
  root.walkAtRules(/keyframes$/, (rule) => {
    if (!animated.has(rule.params)) rule.remove()
  })
  root.walk((node) => {
    if (node.type === 'rule' && node.nodes.length === 0) removeUp(node)
    else if (node.type === 'atrule' && node.nodes?.length === 0) removeUp(node)
  })
}

/** A rule, and whatever stands around it alone. */
function removeUp(node) {
  const around = node.parent
  node.remove()
  if (around !== undefined && around.type !== 'root' && around.nodes.length === 0) removeUp(around)
}

function filesOf(folder, extensions, isDeep = true) {
  return readdirSync(folder, { withFileTypes: true, recursive: isDeep })
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
