import { type AnyNode, bare, type Expression, eachNode, type Program, type Statement } from './syntax.ts'

/** One place where a name gets its meaning. */
export type Binding =
  /** `value`: of a `const`, which nothing else can become. `inFunction`: made anew with each call. */
  | { readonly kind: 'variable'; readonly value: Expression | undefined; readonly inFunction: boolean }
  | { readonly kind: 'import'; readonly from: string }
  /** A parameter, which comes with a call. */
  | { readonly kind: 'parameter' }
  /** A function, a class, an enum. */
  | { readonly kind: 'other' }

/** All places of a file where a name gets a meaning, whatever their scope. */
export type Bindings = ReadonlyMap<string, readonly Binding[]>

type Declaration = Extract<Statement, { type: 'VariableDeclaration' }>
type Import = Extract<Statement, { type: 'ImportDeclaration' }>
type Callable = Extract<Expression, { type: 'FunctionExpression' }>

/** Scopes are not followed: a name with one place is known, one with several is not. */
export function bindingsOf(program: Program): Bindings {
  const bindings = new Map<string, Binding[]>()
  const bind = (name: string, binding: Binding) => {
    const known = bindings.get(name)
    if (known) known.push(binding)
    else bindings.set(name, [binding])
  }
  // Nodes come in the order of their places, so that the furthest end of a function tells whether one is within any.
  let functionEnds = 0
  eachNode(program, (node) => {
    const inFunction = (node.start ?? 0) < functionEnds
    if (isCallable(node)) {
      functionEnds = Math.max(functionEnds, node.end ?? 0)
      for (const name of node.params.flatMap(namesIn)) bind(name, { kind: 'parameter' })
    }
    if (isDeclaration(node)) bindVariables(node, inFunction, bind)
    if (isImport(node)) {
      for (const { local } of node.specifiers) bind(local.name, { kind: 'import', from: node.source.value })
    }
    const name = ownName(node)
    if (name !== undefined) bind(name, { kind: 'other' })
    for (const caught of caughtNames(node)) bind(caught, { kind: 'parameter' })
    return undefined
  })
  return bindings
}

function bindVariables(
  { kind, declarations }: Declaration,
  inFunction: boolean,
  bind: (name: string, binding: Binding) => void,
): void {
  for (const { id, init } of declarations) {
    const value = kind === 'const' && id.type === 'Identifier' && init ? bare(init) : undefined
    for (const name of namesIn(id)) bind(name, { kind: 'variable', value, inFunction })
  }
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

/** Of a function, a class or an enum. */
function ownName(node: AnyNode): string | undefined {
  if (!/^(FunctionDeclaration|Class(Declaration|Expression)|FunctionExpression|TSEnumDeclaration)$/.test(node.type)) {
    return undefined
  }
  return 'id' in node && node.id ? namesIn(node.id)[0] : undefined
}

function caughtNames(node: AnyNode): readonly string[] {
  return node.type === 'CatchClause' && 'param' in node && node.param ? namesIn(node.param) : []
}

/** The names that a pattern gives a meaning to; default values and keys may add others, which makes those unknown. */
function namesIn(pattern: unknown): readonly string[] {
  const names: string[] = []
  eachNode(pattern, (node) => {
    if (node.type === 'Identifier' && 'name' in node) names.push(String(node.name))
    // The names in a type are none of values.
    return node.type !== 'TSTypeAnnotation'
  })
  return names
}
