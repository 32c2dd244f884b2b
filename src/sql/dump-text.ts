/**
 * pg_dump writes psql's `\restrict` and `\unrestrict` around its output, which Postgres itself doesn't know; a blank
 * line in their place keeps the count.
 */
export function loadable(dump: string): string {
  return dump.replace(/^\\(un)?restrict\b.*$/gm, '')
}
