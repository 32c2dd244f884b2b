import { runInNewContext } from 'node:vm'
import type { ParseResult } from '@babel/parser'

/** A program as Babel reads it. */
export type Program = ParseResult['program']
export type Statement = Program['body'][number]
export type Expression = Extract<Statement, { type: 'ExpressionStatement' }>['expression']
export type TaggedTemplate = Extract<Expression, { type: 'TaggedTemplateExpression' }>
export type Call = Extract<Expression, { type: 'CallExpression' }>
/** Any node: what all of them have. */
export interface AnyNode {
  readonly type: string
  readonly start?: number | null
  readonly end?: number | null
}

/** The parser tries some constructs of TypeScript both ways, so that nested ones cost twice as much a level. */
const parseMs = 5_000

/** What a source file says, or why it can't be read. */
export type Parsed =
  | { readonly parsed: true; readonly program: Program }
  | { readonly parsed: false; readonly problem: string; readonly slow: boolean }

/** Reads JavaScript or TypeScript, with JSX where the name of the file allows it; in bounded time. */
export async function parseSource(path: string, text: string, limitMs = parseMs): Promise<Parsed> {
  // CommonJS: bundled, it has no names of its own.
  const {
    default: { parse },
  } = await import('@babel/parser')
  const typed = /\.[cm]?ts$/i.test(path)
  const read = () =>
    parse(text, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      attachComment: false,
      // In `.ts` a `<` before an expression is a type assertion; types do no harm in JavaScript.
      plugins: typed ? ['typescript', 'decorators-legacy'] : ['typescript', 'jsx', 'decorators-legacy'],
    })
  try {
    const result: ReturnType<typeof read> = runInNewContext('read()', { read }, { timeout: limitMs })
    return { parsed: true, program: result.program }
  } catch (thrown) {
    const slow = codeOf(thrown) === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    if (slow) return { parsed: false, slow, problem: `it takes longer than ${limitMs / 1000} s to read` }
    if (thrown instanceof RangeError) return { parsed: false, slow, problem: 'it is nested too deeply' }
    if (thrown instanceof SyntaxError) {
      return { parsed: false, slow, problem: `it is no JavaScript or TypeScript that is read: ${thrown.message}` }
    }
    throw thrown
  }
}

/** The error of a time limit is made in the other context, so that it is no Error of ours. */
function codeOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined
}

/** Calls with each node below and including `root`, in the order of the text, outermost first; `false`: not into it. */
export function eachNode(root: unknown, visit: (node: AnyNode) => boolean | undefined): void {
  const waiting: unknown[] = [root]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (Array.isArray(next)) for (let at = next.length - 1; at >= 0; at -= 1) waiting.push(next[at])
    else if (isNode(next) && visit(next) !== false) waiting.push(Object.values(next).filter(isBranch))
  }
}

function isBranch(value: unknown): boolean {
  return Array.isArray(value) || isNode(value)
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** An expression without the parentheses and the types around it. */
export function bare(node: AnyNode): Expression {
  // Parameters of the parser's tree are wider than Expression by patterns and types, which no case below names.
  const expression = node as Expression
  switch (expression.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return bare(expression.expression)
    default:
      return expression
  }
}

/** `a.b.c` as `['a', 'b', 'c']`; `this.db` too; undefined for all else. */
export function pathOf(node: AnyNode): readonly string[] | undefined {
  const expression = bare(node)
  if (expression.type === 'Identifier') return [expression.name]
  if (expression.type === 'ThisExpression') return ['this']
  if (expression.type !== 'MemberExpression' && expression.type !== 'OptionalMemberExpression') return undefined
  const { object, property, computed } = expression
  const before = computed || property.type !== 'Identifier' ? undefined : pathOf(object)
  return before && property.type === 'Identifier' ? [...before, property.name] : undefined
}
