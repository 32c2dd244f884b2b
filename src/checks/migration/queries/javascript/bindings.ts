import { type AnyNode, bare, type Expression, eachNode, type Program, type Statement } from './syntax.ts'

/** What a name stands for. */
export type Binding =
  /**
   * `value`: what it is made with. `constant`: and nothing else becomes of it. `inFunction`: it is made anew with each
   * call.
   */
  | {
      readonly kind: 'variable'
      readonly value: Expression | undefined
      readonly constant: boolean
      readonly inFunction: boolean
    }
  | { readonly kind: 'import'; readonly from: string }
  /** What a call brings. */
  | { readonly kind: 'parameter' }
  /** A function, a class, an enum. */
  | { readonly kind: 'other' }

/** The names of a file. */
export interface Bindings {
  /** What `name` stands for at a place; undefined: nothing of this file, or that would take too long to tell. */
  readonly of: (name: string, at: AnyNode) => Binding | undefined
  /** Modules that the file imports. */
  readonly modules: readonly string[]
}

interface Scope {
  readonly start: number
  readonly end: number
  /** `var` reaches through blocks. */
  readonly isFunction: boolean
}

interface Declared {
  readonly scope: Scope
  readonly binding: Binding
}

type Declaration = Extract<Statement, { type: 'VariableDeclaration' }>
type Import = Extract<Statement, { type: 'ImportDeclaration' }>
type Callable = Extract<Expression, { type: 'FunctionExpression' }>
type Assignment = Extract<Expression, { type: 'AssignmentExpression' }>

type Declare = (names: readonly string[], binding: Binding, scope?: Scope) => void

/** More places of one name than people write. */
const mostOfAName = 2_000

/** Reads the names of a program, each with the scope in which it stands for that. */
export function bindingsOf(program: Program): Bindings {
  const declared = new Map<string, Declared[]>()
  const modules: string[] = []
  const assigned = assignedNames(program)
  const scopes: Scope[] = []
  eachNode(program, (node) => {
    leave(scopes, node)
    const around = scopes.at(-1)
    if (isScope(node)) scopes.push(scopeOf(node))
    const own = scopes.at(-1)
    const declare: Declare = (names, binding, scope = around) => {
      for (const name of names) {
        const known = declared.get(name)
        if (!scope) continue
        if (known) known.push({ scope, binding })
        else declared.set(name, [{ scope, binding }])
      }
    }
    if (isDeclaration(node)) declareVariables(node, scopes, assigned, declare)
    if (isCallable(node)) declare(node.params.flatMap(namesIn), { kind: 'parameter' }, own)
    if (isImport(node)) {
      modules.push(node.source.value)
      declare(namesOfImport(node), { kind: 'import', from: node.source.value })
    }
    declare(ownNames(node), { kind: 'other' })
    declare(caughtNames(node), { kind: 'parameter' }, own)
    return undefined
  })
  return { modules, of: (name, at) => innermost(declared.get(name) ?? [], at.start ?? 0) }
}

function leave(scopes: Scope[], { start, end }: AnyNode): void {
  for (let last = scopes.at(-1); last; last = scopes.at(-1)) {
    if (last.start <= (start ?? 0) && (end ?? 0) <= last.end) return
    scopes.pop()
  }
}

function innermost(all: readonly Declared[], at: number): Binding | undefined {
  if (all.length > mostOfAName) return undefined
  let found: Declared | undefined
  for (const one of all) {
    const { start, end } = one.scope
    if (start <= at && at < end && (!found || start >= found.scope.start)) found = one
  }
  return found?.binding
}

function isScope(node: AnyNode): boolean {
  return (
    isCallable(node) ||
    /^(Program|BlockStatement|For\w*Statement|SwitchStatement|CatchClause|StaticBlock|TSModuleBlock)$/.test(node.type)
  )
}

function scopeOf(node: AnyNode): Scope {
  const isFunction = isCallable(node) || node.type === 'Program' || node.type === 'StaticBlock'
  // What stands in front of the first statement belongs to the program as well.
  return { start: node.type === 'Program' ? -1 : (node.start ?? 0), end: node.end ?? 0, isFunction }
}

function declareVariables(
  { kind, declarations }: Declaration,
  around: readonly Scope[],
  assigned: ReadonlySet<string>,
  declare: Declare,
): void {
  const scope = kind === 'var' ? around.findLast(({ isFunction }) => isFunction) : around.at(-1)
  const inFunction = around.filter(({ isFunction }) => isFunction).length > 1
  for (const { id, init } of declarations) {
    const value = id.type === 'Identifier' && init ? bare(init) : undefined
    const names = namesIn(id)
    const constant = kind === 'const' || !names.some((name) => assigned.has(name))
    declare(names, { kind: 'variable', value, constant, inFunction }, scope)
  }
}

/** Names that get another value somewhere: in which scope is not asked. */
function assignedNames(program: Program): ReadonlySet<string> {
  const names = new Set<string>()
  eachNode(program, (node) => {
    const target = isAssignment(node)
      ? node.left
      : 'argument' in node && node.type === 'UpdateExpression'
        ? node.argument
        : undefined
    for (const name of target === undefined ? [] : namesIn(target)) names.add(name)
    return undefined
  })
  return names
}

function isAssignment(node: AnyNode): node is Assignment {
  return node.type === 'AssignmentExpression'
}

function isCallable(node: AnyNode): node is Callable {
  return 'params' in node && Array.isArray(node.params) && 'body' in node
}

function isDeclaration(node: AnyNode): node is Declaration {
  return node.type === 'VariableDeclaration'
}

function isImport(node: AnyNode): node is Import {
  return node.type === 'ImportDeclaration'
}

function namesOfImport({ specifiers }: Import): readonly string[] {
  return specifiers.map(({ local }) => local.name)
}

/** Of a function, a class or an enum. */
function ownNames(node: AnyNode): readonly string[] {
  if (!/^(FunctionDeclaration|ClassDeclaration|TSEnumDeclaration)$/.test(node.type)) return []
  return 'id' in node && node.id ? namesIn(node.id) : []
}

function caughtNames(node: AnyNode): readonly string[] {
  return node.type === 'CatchClause' && 'param' in node && node.param ? namesIn(node.param) : []
}

/** The names in a pattern; default values and keys may add others, which makes those unknown. */
function namesIn(pattern: unknown): readonly string[] {
  const names: string[] = []
  eachNode(pattern, (node) => {
    if (node.type === 'Identifier' && 'name' in node) names.push(String(node.name))
    // The names in a type are none of values.
    return node.type !== 'TSTypeAnnotation'
  })
  return names
}
