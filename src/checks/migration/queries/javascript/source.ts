import { tokensOf } from '../../../../sql/tokens.ts'
import { beginsQuery } from '../beginning.ts'
import { type FoundInFile, type LeftInFile, ofProgram, type SentText } from '../found.ts'
import { lineNumbers } from '../lines.ts'
import { bindingsOf } from './bindings.ts'
import { sentByCall } from './calls.ts'
import { numbered } from './forms.ts'
import { formsOf } from './interpolation.ts'
import type { Reading } from './reading.ts'
import { type AnyNode, type Call, eachNode, type Program, parseSource, type TaggedTemplate } from './syntax.ts'
import { type Tag, tagOf } from './tags.ts'

/** Names of files that hold JavaScript or TypeScript. */
export const isJavaScript = (path: string): boolean => /\.[cm]?[jt]sx?$/i.test(path)

/** The queries of a program: tagged templates, and texts that are sent by a call. */
export async function queriesInJavaScript(
  path: string,
  text: string,
): Promise<FoundInFile & { readonly slow?: boolean }> {
  const parsed = await parseSource(path, text)
  if (!parsed.parsed) return { ...nothing(parsed.problem), slow: parsed.slow }
  try {
    return await queriesOf(parsed.program, text)
  } catch (thrown) {
    if (thrown instanceof RangeError) return nothing('it is nested too deeply')
    throw thrown
  }
}

function nothing(problem: string): FoundInFile {
  return { texts: [], left: [{ line: 1, problem }], mayHoldNone: true }
}

async function queriesOf(program: Program, source: string): Promise<FoundInFile> {
  const lineAt = lineNumbers(source)
  const reading: Reading = { source, bindings: bindingsOf(program), inlined: new Set(), told: new Map() }
  const templates: { readonly template: TaggedTemplate; readonly tag: Tag; readonly found: FoundInFile }[] = []
  const texts: SentText[] = []
  const left: LeftInFile[] = []
  const calls: Call[] = []
  eachNode(program, (node) => {
    const tag = isTagged(node) ? tagOf(node, reading.bindings) : undefined
    if (isTagged(node) && tag) {
      templates.push({ template: node, tag, found: sentByTemplate(node, tag, reading, lineAt) })
    }
    if (isCall(node)) calls.push(node)
    return undefined
  })
  for (const { template, found } of templates) {
    if (reading.inlined.has(template)) continue
    texts.push(...found.texts)
    left.push(...found.left)
  }
  for (const call of calls) {
    const found = await sentByCall(call, reading, lineAt)
    texts.push(...found.texts)
    left.push(...found.left)
  }
  const byLine = (a: { readonly line: number }, b: { readonly line: number }) => a.line - b.line
  return { texts: texts.sort(byLine), left: left.sort(byLine), mayHoldNone: true }
}

function isTagged(node: AnyNode): node is TaggedTemplate {
  return node.type === 'TaggedTemplateExpression'
}

function isCall(node: AnyNode): node is Call {
  return node.type === 'CallExpression' || node.type === 'OptionalCallExpression'
}

function sentByTemplate(
  template: TaggedTemplate,
  tag: Tag,
  reading: Reading,
  lineAt: (offset: number) => number,
): FoundInFile {
  const line = lineAt((template.quasi.start ?? 0) + 1)
  const told = formsOf(template, tag, reading)
  const [first] = template.quasi.quasis
  if ('problem' in told) {
    const isQuery = beginsQuery(first?.value.raw ?? '')
    return {
      texts: [],
      left: isQuery
        ? [{ line: line + leadingLines(first?.value.raw), problem: `the statement ${told.problem}`, kind: ofProgram }]
        : [],
    }
  }
  const texts: SentText[] = []
  const left: LeftInFile[] = []
  for (const form of told.forms) {
    const { sql, places } = numbered(form)
    if (!beginsQuery(sql)) continue
    const starts = new Set(
      places.length === 0 ? [] : tokensOf(sql).map(({ kind, start }) => (kind === 'number' ? start : -1)),
    )
    if (places.every((place) => starts.has(place))) {
      texts.push({ name: undefined, sql, line, source: 'file', interpolated: places.length > 0 })
    } else {
      left.push({
        line: line + leadingLines(sql),
        problem: 'the statement gets a part of a name or text from the program',
        kind: ofProgram,
      })
    }
  }
  return { texts, left }
}

function leadingLines(text = ''): number {
  return (/^\s*/.exec(text)?.[0] ?? '').split('\n').length - 1
}
