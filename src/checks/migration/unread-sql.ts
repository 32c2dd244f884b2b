import type { CheckContext } from '../../core/check.ts'
import { isOtherDialect, isVendored } from '../../sql/runners.ts'
import { discoveredSchema } from '../../sql/schema-file.ts'

const ddl =
  /^\s*(create|alter|drop)\s+(or\s+replace\s+)?(table|type|schema|view|materialized\s+view|function|trigger|policy|extension|(unique\s+)?index)\b/im

/** Each is read; a pull request may be made of them. */
const mostFiles = 50
const mostBytes = 1_000_000

/**
 * Files of SQL that the pull request brings or changes, that hold DDL, and that no check reads: they lie where nobody
 * would look for migrations, and the config names them neither as migrations nor as the schema.
 */
export async function unreadSql({
  changeSet,
  config,
}: Pick<CheckContext, 'changeSet' | 'config'>): Promise<readonly string[]> {
  const { tree } = changeSet.head
  const sizes = new Map((await tree.list()).map(({ path, bytes }) => [path, bytes]))
  const paths = changeSet.files
    .filter(({ status, path }) => status !== 'deleted' && path.endsWith('.sql') && (sizes.get(path) ?? 0) <= mostBytes)
    .map(({ path }) => path)
    .filter((path) => !isVendored(path) && !isOtherDialect(path) && !isSample(path) && path !== config.database.schema)
    .slice(0, mostFiles)
  if (paths.length === 0) return []
  const compared = await discoveredSchema(tree)
  const texts = await tree.read(paths)
  return paths.filter((path) => path !== compared && ddl.test(texts.get(path) ?? ''))
}

function isSample(path: string): boolean {
  return /(^|\/)(tests?|e2e|specs?|examples?|samples?|docs?|demos?|seeds?|scripts?|quer(y|ies))(\/|$)/i.test(path)
}
