import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/comment-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know which comments changed',
    effect: 'Nothing that runs depends on a comment, but generated documentation and code may.',
    remedy: 'Nothing to do if it is meant.',
  },
  examples: [
    {
      title: 'a comment on a column',
      given: {
        base: 'CREATE TABLE orders (total int);',
        migration: "COMMENT ON COLUMN orders.total IS 'in cents';",
      },
      hits: ['orders.total: now says "in cents"'],
    },
    {
      title: 'a comment that is taken back',
      given: {
        base: "CREATE TABLE orders (total int); COMMENT ON TABLE orders IS 'what was bought';",
        head: 'CREATE TABLE orders (total int);',
      },
      hits: ['orders: no longer says "what was bought"'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'attribute' && change.aspect === 'comment'
        ? change.after === ''
          ? `no longer says "${inOneLine(change.before)}"`
          : `now says "${inOneLine(change.after)}"`
        : undefined,
    ),
})

function inOneLine(comment: string): string {
  const line = comment.replaceAll(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 100)} ...` : line
}
