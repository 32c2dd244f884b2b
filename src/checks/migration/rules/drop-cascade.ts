import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { takenByCascade } from '../judgement/cascade.ts'
import { hitOn } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-cascade',
    severity: 'warning',
    since: '0.1.0',
    title: 'Name what a migration drops',
    effect:
      'CASCADE takes whatever depends on the object, in this database and in every other that has more of it: nobody has read what goes.',
    remedy: 'Drop each dependent object by its name, in a statement of its own, and leave CASCADE away.',
  },
  examples: [
    {
      title: 'a foreign key and a view that the statement does not name',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users); CREATE VIEW known AS SELECT id FROM users;',
        migration: 'DROP TABLE users CASCADE;',
      },
      hits: ['CASCADE also takes foreign key orders_user_id_fkey of orders and view known'],
    },
    {
      title: 'a view on a column',
      given: {
        schema: 'CREATE TABLE users (id int, mail text); CREATE VIEW mails AS SELECT mail FROM users;',
        migration: 'ALTER TABLE users DROP COLUMN mail CASCADE;',
      },
      hits: ['CASCADE also takes view mails'],
    },
    {
      title: 'foreign keys whose names are words of the statement, or a part of one',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT users REFERENCES users, by int CONSTRAINT "user" REFERENCES users);',
        migration: 'ALTER TABLE users DROP COLUMN id CASCADE;',
      },
      hits: ['CASCADE also takes foreign key user of orders and foreign key users of orders'],
    },
    {
      title: 'a foreign key that is named, in quotes or in a DO block, and one that is a part of such a name',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (a int CONSTRAINT "Whose" REFERENCES users, b int CONSTRAINT sold REFERENCES users, c int CONSTRAINT own REFERENCES users); CREATE TABLE carts (a int CONSTRAINT "so" REFERENCES users);',
        migration:
          "ALTER TABLE orders DROP CONSTRAINT \"Whose\" CASCADE; DO $$ BEGIN EXECUTE 'ALTER TABLE orders DROP CONSTRAINT SOLD CASCADE'; EXECUTE format('ALTER TABLE orders DROP CONSTRAINT %I CASCADE', 'own'); ALTER TABLE carts DROP CONSTRAINT \"so\"; END $$;",
      },
      hits: [],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE users (id int, mail text); CREATE VIEW mails AS SELECT mail FROM users;',
        migration: "DO $$ BEGIN EXECUTE 'DROP TABLE users CASCADE'; END $$;",
      },
      hits: ['CASCADE also takes view mails'],
    },
    {
      title: 'a function that another one is made with',
      given: {
        schema:
          'CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1; CREATE FUNCTION two() RETURNS int LANGUAGE sql RETURN one() + 1;',
        migration: 'DROP FUNCTION one() CASCADE;',
      },
      hits: ['CASCADE also takes function two()'],
    },
    {
      title: 'nothing depends on the table',
      given: { schema: 'CREATE TABLE users (id int);', migration: 'DROP TABLE users CASCADE;' },
      hits: [],
    },
    {
      title: 'the view is made anew',
      given: {
        schema: 'CREATE TABLE users (id int, mail text); CREATE VIEW ids AS SELECT id, mail FROM users;',
        migration:
          'ALTER TABLE users DROP COLUMN mail CASCADE; CREATE VIEW ids AS SELECT id, NULL::text AS mail FROM users;',
      },
      hits: [],
    },
    {
      title: 'the default of a column, which another rule tells',
      given: {
        schema: "CREATE SEQUENCE ids; CREATE TABLE orders (id int DEFAULT nextval('ids'));",
        migration: 'DROP SEQUENCE ids CASCADE;',
      },
      hits: [],
    },
    {
      title: 'what the same migration made',
      given: {
        schema: 'CREATE TABLE users (id int);',
        migration: 'CREATE VIEW ids AS SELECT id FROM users; DROP TABLE users CASCADE;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const taken = [...takenByCascade(statement, run)].sort((a, b) => (a.text < b.text ? -1 : 1))
      const [first] = taken
      if (!first) return []
      const hit = hitOn(statement, run, 'name' in first.subject ? first.subject.name : '')
      return [
        {
          ...hit,
          cause: `${statement.key}|cascade`,
          subject: first.subject,
          reach: taken.map(({ subject }) => subject),
          message: `CASCADE also takes ${enumerate(
            taken.map(({ text }) => text),
            5,
          )}`,
        },
      ]
    }),
})
