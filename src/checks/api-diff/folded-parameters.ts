import type { Parameter } from './parameters.ts'
import { declaredProperties, shapesOf } from './schema-shape.ts'
import { member, text } from './source.ts'

/** More names than any query has. */
const maxNames = 500

/**
 * The parameters as they travel. An exploded form object sends its properties under their own names, and its own name
 * nowhere: without a partner of the same name it is compared as the loose parameters that it stands for.
 */
export function unfolded(parameters: readonly Parameter[], other: readonly Parameter[]): readonly Parameter[] {
  const partners = new Set(other.map(({ key }) => key))
  return parameters.flatMap((parameter) =>
    partners.has(parameter.key) ? [parameter] : (parts(parameter) ?? [parameter]),
  )
}

function parts(parameter: Parameter): readonly Parameter[] | undefined {
  const { node, schema } = parameter
  if (parameter.in !== 'query' || parameter.content !== undefined || !isExplodedForm(parameter)) return undefined
  const shapes = shapesOf(schema)
  if (shapes?.size !== 1 || !shapes.has('object')) return undefined
  const { properties, required, plain } = declaredProperties(schema)
  // Names that are asked for once one of them is sent cannot be said of loose parameters.
  if (!plain || properties.size === 0 || properties.size > maxNames || (required.size > 0 && !parameter.required)) {
    return undefined
  }
  return [...properties].map(([name, property]) => ({
    name,
    in: 'query' as const,
    key: `query ${name}`,
    required: required.has(name),
    // What is said of the whole holds for each; its place is the property's.
    node: member(node, 'allowReserved') === true ? { ...property, value: { allowReserved: true } } : property,
    schema: property,
    content: undefined,
  }))
}

function isExplodedForm({ node }: Parameter): boolean {
  if (node.file.home.version === '2.0') return false
  return (text(node, 'style') ?? 'form') === 'form' && member(node, 'explode') !== false
}
