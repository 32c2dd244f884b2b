/** Frameworks that keep migrations in code, by the paths that they give them. */
const frameworks: readonly (readonly [string, RegExp])[] = [
  ['Rails', /(^|\/)db\/(\w+_)?migrate\/\d+_\w+\.rb$/],
  ['Alembic', /(^|\/)(alembic|migrations?)\/versions\/\w+\.py$/],
  ['Django', /(^|\/)migrations\/\d{4}_\w+\.py$/],
  ['Ecto', /(^|\/)priv\/[^/]+\/migrations\/\d+_\w+\.exs$/],
  ['Laravel', /(^|\/)migrations\/\d{4}_\d{2}_\d{2}_\d+_\w+\.php$/],
  ['Doctrine', /(^|\/)migrations\/(.*\/)?Version\d{8,}\.php$/],
  ['Entity Framework', /(^|\/)Migrations\/\d{14}_\w+\.cs$/],
  ['Liquibase', /(^|\/)(db\.)?changelog[^/]*\/?[^/]*\.(xml|ya?ml|json)$/i],
  ['Flyway', /(^|\/)[VR]\d*[\d_.]*__\w+\.(java|kt)$/],
  ['goose', /(^|\/)migrations?\/\d+_\w+\.go$/],
  ['a JavaScript framework', /(^|\/)migrations?\/(\d{8,}[-_][^/]+|[^/]*\d{13})\.[cm]?[jt]s$/],
]

/** The framework whose migration a path is, where that is code and not SQL. */
export function frameworkOf(path: string): string | undefined {
  if (/(^|\/)(node_modules|vendor|testdata|fixtures)\/|\.d\.[cm]?ts$|_test\.go$/.test(path)) return undefined
  return frameworks.find(([, pattern]) => pattern.test(path))?.[0]
}
