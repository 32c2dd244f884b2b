import { defineRule } from '../../../core/rule.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/unused-accept-comment',
    severity: 'note',
    since: '0.1.0',
    title: 'Keep only accept comments that accept something',
    effect:
      'A comment that accepts nothing says a risk was weighed where there is none, or where it was not understood.',
    remedy:
      'Remove the comment, or write it as `-- breakwater: accept RULE because REASON` directly before the statement that the finding names.',
  },
  examples: [
    {
      title: 'the finding that it names is accepted',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration:
          '-- breakwater: accept set-not-null-scan, fails-on-some-rows because the table holds 40 rows\nALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'there is nothing to accept',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration:
          '-- breakwater: accept set-not-null-scan because the table is small\nALTER TABLE orders ADD COLUMN total int;',
      },
      hits: ['the comment accepts set-not-null-scan, which finds nothing at line 2'],
    },
    {
      title: 'no reason is given',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL; -- breakwater: accept set-not-null-scan',
      },
      hits: ['the comment accepts nothing without a reason: write `-- breakwater: accept RULE because REASON`'],
    },
    {
      title: 'a rule that does not exist',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration:
          '-- breakwater: accept set-not-nul-scan because the table is small\nALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
      hits: ['the comment names a rule that is not there, set-not-nul-scan; did you mean set-not-null-scan?'],
    },
    {
      title: 'what fails is not put right by a comment',
      given: {
        schema: '',
        migration:
          '-- breakwater: accept migration-fails because it works here\nALTER TABLE orders ADD COLUMN note text;',
      },
      hits: ['the comment cannot accept migration-fails: that has to be put right'],
    },
    {
      title: 'text that only looks like a comment',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: "INSERT INTO orders VALUES ('\n-- breakwater: accept nothing\n');",
      },
      hits: [],
    },
  ],
  check: ({ commentTroubles = [] }) =>
    commentTroubles.map(({ place, rule, problem, text }) => ({
      message: `the comment ${problem}`,
      location: place,
      subject: { kind: 'migration', name: place.path },
      key: `${rule ?? ''}\n${problem.replace(/ at line \d+$/, '')}`,
      proof: { kind: 'source', excerpt: `-- ${text}` },
    })),
})
