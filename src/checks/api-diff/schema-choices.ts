import type { Sides, Verdicts } from './schema-changes.ts'
import { orNull } from './schema-parts.ts'
import { type Choice, type Conjunction, settled, type View, viewOf } from './schema-view.ts'
import { member, type Node, pointerText, text } from './source.ts'

/** More branches than this are matched by name only. */
const maxProbedBranches = 24

/**
 * oneOf and anyOf: which branch became which, and which is lost. `settled`: everything about the pair but null was said
 * here. `matched`: branches were told from branches, the rest has still to be judged. `open`: there is nothing to
 * choose. Whether a value is lost at all, and whether oneOf refuses one that fits two branches, the meaning says.
 */
export function judgeChoices(
  { inner, outer, innerConjunction, outerConjunction }: Sides,
  verdicts: Verdicts,
): 'settled' | 'matched' | 'open' {
  const [own, ...moreOwn] = inner.choices
  const [asked, ...moreAsked] = outer.choices
  if (!own && !asked) return 'open'
  if (sameText(inner.choices, outer.choices)) {
    // Written alike, but what they refer to may have changed.
    for (const [at, choice] of inner.choices.entries()) {
      for (const [index, branch] of choice.branches.entries()) {
        verdicts.push({ kind: 'branch' }, branch, outer.choices[at]?.branches[index] ?? branch)
      }
    }
    return 'matched'
  }
  // Of several that hold at once, branches have no partners.
  if (moreOwn.length > 0 || moreAsked.length > 0) return 'matched'
  if (own && asked) return matchBranches(own, asked, verdicts)
  if (own) {
    judgeEachBranch(inner, own, outerConjunction, verdicts)
    return 'settled'
  }
  if (!asked) return 'open'
  const fitting = asked.branches
    .slice(0, maxProbedBranches)
    .map((branch) => beside(outer, asked, branch))
    .find((branch) => verdicts.contains(innerConjunction, branch))
  // What takes no value away, such as a name that is no longer read, is still told.
  if (fitting) verdicts.push({ kind: 'branch' }, innerConjunction, fitting)
  else judgeNoBranch(inner, outer, asked, verdicts)
  return 'settled'
}

/** What fits no branch: most often a name is missing that each of them asks for. */
function judgeNoBranch(inner: View, outer: View, asked: Choice, verdicts: Verdicts): void {
  const [first, ...others] = asked.branches.map((branch) => viewOf(beside(outer, asked, branch)))
  const names = [...(first?.required.keys() ?? [])].filter(
    (name) => !inner.required.has(name) && others.every(({ required }) => required.has(name)),
  )
  if (names.length > 0 && inner.types?.value.has('object')) {
    for (const declared of [true, false]) {
      const some = names.filter((name) => inner.properties.has(name) === declared)
      if (some.length > 0) verdicts.add({ kind: 'required', names: some, declared }, 'error', inner.node, asked.node)
    }
  } else verdicts.add({ kind: 'choice', keyword: asked.keyword, overlap: false }, 'error', inner.node, asked.node)
}

/** Each branch has to fit, together with what stands beside the choice. */
function judgeEachBranch(inner: View, own: Choice, outer: Conjunction, verdicts: Verdicts): void {
  const branches = own.branches.map((branch) => [...inner.rest, ...branch])
  const misfits =
    branches.length > maxProbedBranches ? branches : branches.filter((one) => !verdicts.contains(one, outer))
  // One that is what there was has nothing to be told of, and the others came beside it.
  if (own.branches.some((branch) => isWhatThereWas(branch, outer))) {
    for (const [at, branch] of branches.entries()) {
      const written = own.branches[at] ?? branch
      if (misfits.includes(branch)) verdicts.add({ kind: 'branch', branch: written }, 'error', own.node, undefined)
      else if (isWhatThereWas(written, outer)) verdicts.push({ kind: 'branch' }, branch, outer)
    }
    return
  }
  // Where one fits, it is what there was; where none does, all are looked into.
  for (const branch of branches) {
    if (misfits.length === branches.length || !misfits.includes(branch))
      verdicts.push({ kind: 'branch' }, branch, outer)
    else
      verdicts.add(
        { kind: 'branch', branch: own.branches[branches.indexOf(branch)] ?? branch },
        'error',
        own.node,
        undefined,
      )
  }
}

function isWhatThereWas(branch: Conjunction, outer: Conjunction): boolean {
  const [written, ...more] = settled(branch)
  return more.length === 0 && outer.length === 1 && sameOrigin(written, outer[0])
}

/** The same component on both sides, or the same text. */
function sameOrigin(a: Node | undefined, b: Node | undefined): boolean {
  if (!a || !b) return false
  return pointerText(a) === pointerText(b) || sameName([a], [b])
}

/** What stands beside the choice, with one branch of it. */
function beside({ rest }: View, { nullable }: Choice, branch: Conjunction): Conjunction {
  return [...rest, ...(nullable ? branch.map(orNull) : branch)]
}

function matchBranches(own: Choice, asked: Choice, verdicts: Verdicts): 'matched' {
  const free = new Set(asked.branches)
  const left: Conjunction[] = []
  for (const branch of own.branches) {
    const match = [...free].find((other) => sameName(branch, other))
    if (match) {
      free.delete(match)
      verdicts.push({ kind: 'branch' }, branch, match)
    } else left.push(branch)
  }
  for (const branch of left) {
    // The one of the same shape first: an open branch takes most objects, whatever they are meant for.
    const alike = [...free].filter((other) => shape(other) === shape(branch))
    const [twin, ...twins] = alike
    if (twin && twins.length === 0) {
      free.delete(twin)
      verdicts.push({ kind: 'branch' }, branch, twin)
      continue
    }
    const fitting = asked.branches.slice(0, maxProbedBranches).find((other) => verdicts.contains(branch, other))
    if (fitting) {
      // It is taken, though by a variant that is meant for something else: there is nothing to compare.
      if (shape(fitting) === shape(branch)) verdicts.push({ kind: 'branch' }, branch, fitting)
      continue
    }
    const partner =
      left.length === 1 && free.size === 1 && asked.branches.length === own.branches.length ? [...free][0] : undefined
    if (partner) verdicts.push({ kind: 'branch' }, branch, partner)
    else verdicts.add({ kind: 'branch', branch }, 'error', branch[0], asked.node)
  }
  return 'matched'
}

/** Types and names of a branch; undefined where it has none, and so could be anything. */
function shape(branch: Conjunction): string {
  const { types, properties, required } = viewOf(branch)
  return JSON.stringify([types && [...types.value].sort(), [...properties.keys()].sort(), [...required.keys()].sort()])
}

/** Two branches that mean the same thing at two times. */
function sameName([a]: Conjunction, [b]: Conjunction): boolean {
  if (!a || !b) return false
  if (a.value === b.value) return true
  const name = branchName(a)
  return name !== undefined && name === branchName(b)
}

/** By reference, by title, or else by the text itself. */
function branchName(node: Node): string | undefined {
  const reference = text(node, '$ref')
  if (reference !== undefined) return `$ref ${reference.slice(reference.lastIndexOf('/') + 1)}`
  const title = text(node, 'title')
  if (title !== undefined) return `title ${title}`
  const type = member(node, 'type')
  const plain = JSON.stringify(node.value)
  return plain.length < 400 ? plain : type === undefined ? undefined : plain
}

function sameText(a: readonly Choice[], b: readonly Choice[]): boolean {
  return (
    a.length === b.length &&
    a.every((choice, at) => {
      const other = b[at]
      return (
        other !== undefined &&
        choice.keyword === other.keyword &&
        choice.branches.length === other.branches.length &&
        choice.branches.every((branch, index) => {
          const twin = other.branches[index]
          return twin !== undefined && sameName(branch, twin)
        })
      )
    })
  )
}
