import { beginsLikeQuery, looksLikeQuery } from '../beginning.ts'
import { withDriverParameters } from '../driver-parameters.ts'
import { type FoundInFile, ofProgram } from '../found.ts'
import { fromProgram, type Reading } from './reading.ts'
import { staticText } from './static-text.ts'
import { type AnyNode, bare, type Call, type Expression } from './syntax.ts'

/** Functions that send the text they are given: of pg, pg-promise, Knex, TypeORM, Sequelize, Prisma, postgres.js. */
const sending =
  /^(?:any|each|execute\w*|many|manyornone|none|one|oneornone|raw|result|unsafe|\$?\w*query\w*|\$executerawunsafe)$/i

const nothing: FoundInFile = { texts: [], left: [] }

/** The query that a call sends, if its first argument is a text that never changes. */
export async function sentByCall(
  call: Call,
  reading: Reading,
  lineAt: (offset: number) => number,
): Promise<FoundInFile> {
  const [argument] = call.arguments
  const called = calledName(call)
  if (!argument || called === undefined || !sending.test(called)) return nothing
  const { text: node, name, prepared } = configOf(bare(argument), reading)
  if (!node || node.type === 'TaggedTemplateExpression') return nothing
  const where = written(node, reading)
  const line = lineAt(where.start ?? 0)
  const sql = staticText(node, reading.bindings)
  if (sql === undefined) {
    const problem = beginsLikeQuery(firstText(where, reading) ?? '') ? unknownPart(node, where, reading) : undefined
    return problem ? { texts: [], left: [{ line, problem: `the statement ${problem}`, kind: ofProgram }] } : nothing
  }
  if (!looksLikeQuery(sql)) return nothing
  return {
    texts: [{ name, sql: await withDriverParameters(sql), line, source: 'file', ...(prepared ? { prepared } : {}) }],
    left: [],
  }
}

function calledName({ callee }: Call): string | undefined {
  const node = bare(callee)
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return undefined
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined
}

/** pg takes `{ name, text, values }` too; a query with a name is prepared by that. */
function configOf(argument: Expression, { bindings }: Reading) {
  if (argument.type !== 'ObjectExpression') return { text: argument, name: undefined, prepared: false }
  const member = (wanted: string): Expression | undefined => {
    const found = argument.properties.find(
      (property) =>
        property.type === 'ObjectProperty' &&
        !property.computed &&
        property.key.type === 'Identifier' &&
        property.key.name === wanted,
    )
    return found?.type === 'ObjectProperty' ? bare(found.value) : undefined
  }
  const [text, name] = [member('text'), member('name')]
  const called = name && staticText(name, bindings)
  return { text, name: called, prepared: called !== undefined || name?.type === 'TemplateLiteral' }
}

/** Where the text stands: at the variable, if the call names one. */
function written(node: Expression, { bindings }: Reading): Expression {
  const binding = node.type === 'Identifier' ? bindings.of(node.name, node) : undefined
  return binding?.kind === 'variable' && binding.value ? binding.value : node
}

/** The text with which an expression begins, whatever follows. */
function firstText(node: AnyNode, reading: Reading): string | undefined {
  let expression = bare(node)
  while (expression.type === 'BinaryExpression' && expression.operator === '+') expression = bare(expression.left)
  if (expression.type === 'TemplateLiteral') return expression.quasis[0]?.value.cooked ?? undefined
  return staticText(expression, reading.bindings)
}

function unknownPart(node: Expression, where: Expression, reading: Reading): string {
  const parts = where.type === 'TemplateLiteral' ? where.expressions : []
  const unknown = parts.find((part) => staticText(part, reading.bindings) === undefined)
  return fromProgram(unknown ?? node, reading).problem
}
