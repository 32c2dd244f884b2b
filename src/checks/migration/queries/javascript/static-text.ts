import type { Bindings } from './bindings.ts'
import { type AnyNode, bare, type Expression, pathOf } from './syntax.ts'

/** Longer texts are no queries, and constants put together grow quickly. */
const longest = 200_000

/** Of a list of names and texts. */
const mostMembers = 500

/** The text that an expression always is; undefined where that hangs on anything else, or on too many constants. */
export function staticText(node: AnyNode, bindings: Bindings, fuel = { left: 200 }): string | undefined {
  fuel.left -= 1
  if (fuel.left < 0) return undefined
  const inner = (part: AnyNode) => staticText(part, bindings, fuel)
  const expression = bare(node)
  switch (expression.type) {
    case 'StringLiteral':
      return expression.value
    case 'TemplateLiteral':
      return joined(
        expression.quasis.flatMap(({ value }, at) => {
          const between = expression.expressions[at]
          return [value.cooked ?? undefined, ...(between ? [numberText(between, bindings) ?? inner(between)] : [])]
        }),
      )
    case 'BinaryExpression':
      return expression.operator === '+' ? joined(sumOf(expression).map(inner)) : undefined
    case 'Identifier': {
      const value = constantOf(expression, bindings)
      return value && inner(value)
    }
    case 'MemberExpression': {
      const value = memberOf(expression, bindings)
      return value && inner(value)
    }
    default:
      return undefined
  }
}

/** `Tables.users`, where `Tables` is one object for the whole file: nobody changes the texts of such a list. */
function memberOf(expression: AnyNode, bindings: Bindings): AnyNode | undefined {
  const [root = '', member, ...others] = pathOf(expression) ?? []
  const binding = bindings.of(root, expression)
  if (member === undefined || others.length > 0) return undefined
  if (
    binding?.kind !== 'variable' ||
    !binding.constant ||
    binding.inFunction ||
    binding.value?.type !== 'ObjectExpression'
  )
    return undefined
  const { properties } = binding.value
  if (properties.length > mostMembers) return undefined
  if (!properties.every((property) => property.type === 'ObjectProperty' && !property.computed)) return undefined
  const found = properties.filter((property) => property.type === 'ObjectProperty' && isNamed(property.key, member))
  const [property] = found
  return found.length === 1 && property?.type === 'ObjectProperty' ? property.value : undefined
}

function isNamed(key: AnyNode, name: string): boolean {
  const written = bare(key)
  return written.type === 'Identifier'
    ? written.name === name
    : written.type === 'StringLiteral' && written.value === name
}

/** A number is text only where it is put into a text: `1 + 1` is none. */
function numberText(node: AnyNode, bindings: Bindings): string | undefined {
  const written = bare(node)
  const value = written.type === 'Identifier' ? constantOf(written, bindings) : written
  return value?.type === 'NumericLiteral' ? String(value.value) : undefined
}

/** The value of a name that nothing else becomes of. */
export function constantOf(
  name: Extract<Expression, { type: 'Identifier' }>,
  bindings: Bindings,
): Expression | undefined {
  const binding = bindings.of(name.name, name)
  return binding?.kind === 'variable' && binding.constant ? binding.value : undefined
}

/** `a + b + c` leans to the left, and long ones are deeper than our own stack. */
function sumOf(expression: Extract<Expression, { type: 'BinaryExpression' }>): readonly AnyNode[] {
  const terms: AnyNode[] = []
  let rest: Expression | typeof expression.left = expression
  while (rest.type === 'BinaryExpression' && rest.operator === '+') {
    terms.unshift(rest.right)
    rest = bare(rest.left)
  }
  return [rest, ...terms]
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  let text = ''
  for (const part of parts) {
    if (part === undefined || text.length + part.length > longest) return undefined
    text += part
  }
  return text
}
