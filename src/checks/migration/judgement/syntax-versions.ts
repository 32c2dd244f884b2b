import type { SqlStatement } from '../../../sql/statements.ts'

/** Something of SQL that Postgres knows from one major version on. */
export interface SyntaxSince {
  /** In words that begin a sentence: `a VIRTUAL generated column`. */
  readonly feature: string
  readonly since: number
}

/** The fields of a node of the grammar, unread. */
type Fields = ReadonlyMap<string, unknown>

interface Known extends SyntaxSince {
  /** Kind of the node as the grammar names it, or the name of the field that holds it. */
  readonly kind: string
  readonly fits: (fields: Fields) => boolean
}

const always = () => true

const is =
  (field: string, ...values: readonly unknown[]) =>
  (fields: Fields) =>
    values.includes(fields.get(field))

const has = (field: string) => (fields: Fields) => fields.get(field) !== undefined

const lacks = (field: string) => (fields: Fields) => fields.get(field) === undefined

const both =
  (...conditions: readonly ((fields: Fields) => boolean)[]) =>
  (fields: Fields) =>
    conditions.every((fits) => fits(fields))

const mentions =
  (field: string, ...texts: readonly string[]) =>
  (fields: Fields) => {
    const written = JSON.stringify(fields.get(field) ?? null)
    return texts.some((text) => written.includes(`"${text}"`))
  }

const option =
  (...names: readonly string[]) =>
  (fields: Fields) =>
    names.includes(String(fields.get('defname')))

/**
 * From the release notes of each version; those of 16 to 18 were tried on a server of the version before. A list that
 * is not whole: what is not in it is not judged.
 */
const list: readonly Known[] = [
  { since: 18, feature: 'a VIRTUAL generated column', kind: 'Constraint', fits: is('generated_kind', 'v') },
  {
    since: 18,
    feature: 'a named or NOT VALID NOT NULL constraint',
    kind: 'Constraint',
    fits: both(is('contype', 'CONSTR_NOTNULL'), has('keys')),
  },
  {
    since: 18,
    feature: 'a NOT ENFORCED constraint',
    kind: 'Constraint',
    fits: both(is('contype', 'CONSTR_CHECK', 'CONSTR_FOREIGN'), lacks('is_enforced')),
  },
  {
    since: 18,
    feature: 'ALTER CONSTRAINT ... ENFORCED',
    kind: 'ATAlterConstraint',
    fits: is('alterEnforceability', true),
  },
  { since: 18, feature: 'WITHOUT OVERLAPS', kind: 'Constraint', fits: is('without_overlaps', true) },
  { since: 18, feature: 'a foreign key with PERIOD', kind: 'Constraint', fits: is('fk_with_period', true) },
  {
    since: 18,
    feature: 'uuidv7() and the like',
    kind: 'FuncCall',
    fits: mentions('funcname', 'uuidv7', 'uuidv4', 'casefold', 'array_sort', 'array_reverse'),
  },
  { since: 18, feature: 'RETURNING WITH (OLD AS ..., NEW AS ...)', kind: 'ReturningOption', fits: always },
  {
    since: 17,
    feature: 'SET EXPRESSION of a generated column',
    kind: 'AlterTableCmd',
    fits: is('subtype', 'AT_SetExpression'),
  },
  { since: 17, feature: 'MERGE ... RETURNING', kind: 'MergeStmt', fits: has('returningClause') },
  {
    since: 17,
    feature: 'WHEN NOT MATCHED BY SOURCE',
    kind: 'MergeWhenClause',
    fits: is('matchKind', 'MERGE_WHEN_NOT_MATCHED_BY_SOURCE'),
  },
  { since: 17, feature: 'the privilege MAINTAIN', kind: 'AccessPriv', fits: is('priv_name', 'maintain') },
  { since: 17, feature: 'JSON_TABLE', kind: 'JsonTable', fits: always },
  {
    since: 17,
    feature: 'SET ACCESS METHOD DEFAULT',
    kind: 'AlterTableCmd',
    fits: both(is('subtype', 'AT_SetAccessMethod'), lacks('name')),
  },
  { since: 17, feature: 'transaction_timeout', kind: 'VariableSetStmt', fits: is('name', 'transaction_timeout') },
  { since: 16, feature: 'STORAGE in a column definition', kind: 'ColumnDef', fits: has('storage_name') },
  { since: 16, feature: 'CREATE STATISTICS without a name', kind: 'CreateStatsStmt', fits: lacks('defnames') },
  { since: 16, feature: 'the JSON constructors of SQL', kind: 'JsonObjectConstructor', fits: always },
  { since: 16, feature: 'the JSON constructors of SQL', kind: 'JsonArrayConstructor', fits: always },
  { since: 16, feature: 'IS JSON', kind: 'JsonIsPredicate', fits: always },
  { since: 16, feature: 'a subquery in FROM without an alias', kind: 'RangeSubselect', fits: lacks('alias') },
  { since: 16, feature: 'any_value()', kind: 'FuncCall', fits: mentions('funcname', 'any_value') },
  { since: 15, feature: 'NULLS NOT DISTINCT', kind: 'IndexStmt', fits: is('nulls_not_distinct', true) },
  { since: 15, feature: 'NULLS NOT DISTINCT', kind: 'Constraint', fits: is('nulls_not_distinct', true) },
  { since: 15, feature: 'MERGE', kind: 'MergeStmt', fits: always },
  { since: 15, feature: 'security_invoker of a view', kind: 'DefElem', fits: option('security_invoker') },
  {
    since: 15,
    feature: 'a publication of TABLES IN SCHEMA',
    kind: 'PublicationObjSpec',
    fits: is('pubobjtype', 'PUBLICATIONOBJ_TABLES_IN_SCHEMA', 'PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA'),
  },
  { since: 14, feature: 'DETACH PARTITION ... CONCURRENTLY', kind: 'PartitionCmd', fits: is('concurrent', true) },
  { since: 14, feature: 'COMPRESSION of a column', kind: 'ColumnDef', fits: has('compression') },
  { since: 14, feature: 'COMPRESSION of a column', kind: 'AlterTableCmd', fits: is('subtype', 'AT_SetCompression') },
  { since: 14, feature: 'a function with an SQL body', kind: 'CreateFunctionStmt', fits: has('sql_body') },
  { since: 14, feature: 'CREATE OR REPLACE TRIGGER', kind: 'CreateTrigStmt', fits: is('replace', true) },
  {
    since: 14,
    feature: 'a multirange',
    kind: 'typeName',
    fits: mentions('names', ...['int4', 'int8', 'num', 'ts', 'tstz', 'date'].map((of) => `${of}multirange`)),
  },
  { since: 13, feature: 'DROP EXPRESSION', kind: 'AlterTableCmd', fits: is('subtype', 'AT_DropExpression') },
  { since: 12, feature: 'a generated column', kind: 'Constraint', fits: is('contype', 'CONSTR_GENERATED') },
  {
    since: 12,
    feature: 'REINDEX ... CONCURRENTLY',
    kind: 'ReindexStmt',
    fits: mentions('params', 'concurrently'),
  },
]

/** What of a statement needs a version above this one, the newest first; each feature once. */
export function syntaxAbove({ node }: SqlStatement, version: number): readonly SyntaxSince[] {
  const above = list.filter(({ since }) => since > version)
  const found = new Map<string, SyntaxSince>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (typeof value === 'object' && value !== null) {
      for (const [kind, inner] of Object.entries(value)) {
        note(kind, inner)
        visit(inner)
      }
    }
  }
  const note = (kind: string, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return
    const fields = new Map(Object.entries(inner))
    for (const { feature, since, kind: wanted, fits } of above) {
      if (kind === wanted && fits(fields)) found.set(feature, { feature, since })
    }
  }
  if (above.length > 0) visit(node)
  return [...found.values()].sort((a, b) => b.since - a.since)
}
