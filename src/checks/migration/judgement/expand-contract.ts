import type { TableFacts } from '../trace/facts.ts'
import { madeUpName, sqlName, sqlTable, sqlText } from './sql-names.ts'

// Text to copy behind one sentence: what the running release still needs goes with the release after this one.

/** A column under another name: both stand for one release, and a trigger keeps them in step. */
export function renamedColumnRemedy(table: TableFacts, from: string, to: string): string | undefined {
  const column = table.columns.find(({ name }) => name === from)
  if (!column || column.generated !== null || column.identity !== null) return undefined
  const [target, old, fresh] = [sqlTable(table), sqlName(from), sqlName(to)]
  const sync = sqlName(madeUpName(table.name.slice(table.schema.length + 1), from, to))
  return [
    `Let ${from} and ${to} stand side by side for one release, and drop ${from} with the one after.`,
    '-- in place of the rename',
    `ALTER TABLE ${target} ADD COLUMN ${fresh} ${column.type};`,
    `CREATE FUNCTION ${sync}() RETURNS trigger LANGUAGE plpgsql AS $$`,
    'BEGIN',
    "  IF TG_OP = 'INSERT' THEN",
    `    NEW.${fresh} := coalesce(NEW.${fresh}, NEW.${old});`,
    `    NEW.${old} := NEW.${fresh};`,
    `  ELSIF NEW.${fresh} IS DISTINCT FROM OLD.${fresh} THEN`,
    `    NEW.${old} := NEW.${fresh};`,
    '  ELSE',
    // Before the rows are filled the new column is empty: an UPDATE of anything else must not carry that over.
    `    NEW.${fresh} := NEW.${old};`,
    '  END IF;',
    '  RETURN NEW;',
    'END $$;',
    `CREATE TRIGGER ${sync} BEFORE INSERT OR UPDATE ON ${target} FOR EACH ROW EXECUTE FUNCTION ${sync}();`,
    '-- then, in a migration of its own, by batches',
    `UPDATE ${target} SET ${fresh} = ${old} WHERE ${fresh} IS NULL AND ${old} IS NOT NULL;`,
    `-- with the release after, when nothing names ${from.replace(/\s+/g, ' ')} any more`,
    `DROP TRIGGER ${sync} ON ${target};`,
    `DROP FUNCTION ${sync}();`,
    `ALTER TABLE ${target} DROP COLUMN ${old};`,
  ].join('\n')
}

/** A table that waits for a while under another name: what was missed can be had back. */
export function droppedTableRemedy(table: TableFacts): string {
  const own = table.name.slice(table.schema.length + 1)
  const aside = sqlName(madeUpName(own, 'unused'))
  return [
    'Ship a release that no longer uses the table first, set it aside with the next, and drop it when nobody has missed it.',
    '-- when no release that runs uses it',
    `ALTER TABLE ${sqlTable(table)} RENAME TO ${aside};`,
    '-- later',
    `DROP TABLE ${table.schema === 'public' ? '' : `${sqlName(table.schema)}.`}${aside};`,
  ].join('\n')
}

/** An enum value under another name: both stand from then on, since a value cannot be taken away. */
export function renamedValueRemedy(
  type: string,
  before: string,
  after: string,
  columns: readonly { readonly table: TableFacts; readonly column: string }[],
): string {
  return [
    `Add ${sqlText(after)} as a value of its own, and move the rows when every release that runs knows it.`,
    '-- in place of the rename',
    `ALTER TYPE ${type} ADD VALUE ${sqlText(after)} AFTER ${sqlText(before)};`,
    '-- with the release after, by batches',
    ...columns.map(
      ({ table, column }) =>
        `UPDATE ${sqlTable(table)} SET ${sqlName(column)} = ${sqlText(after)} WHERE ${sqlName(column)} = ${sqlText(before)};`,
    ),
  ].join('\n')
}

/** A column that has to wait a release before it may do without its default. */
export function keptDefaultRemedy(table: TableFacts, column: string, value: string | undefined): string {
  const alter = `ALTER TABLE ${sqlTable(table)} ALTER COLUMN ${sqlName(column)}`
  return [
    'Keep a default until every release that runs writes the column.',
    ...(value === undefined ? [] : ['-- with this release', `${alter} SET DEFAULT ${value};`]),
    '-- with the release after',
    `${alter} DROP DEFAULT;`,
  ].join('\n')
}
