import { afterAll, beforeAll, expect, test } from 'vitest'
import { proveRemedies } from '../../../../src/checks/migration/remedy/prove.ts'
import { rules } from '../../../../src/checks/migration/rules/index.ts'
import { runRules } from '../../../../src/core/rule.ts'
import { emptyDatabase, migrationExamples } from '../../../rules/migration.ts'

let examples: Awaited<ReturnType<typeof migrationExamples>>
beforeAll(async () => {
  examples = await migrationExamples()
})
afterAll(() => examples.close())

/** The steps that are shown for a migration, as SQL. */
async function shown(schema: string, migration: string): Promise<readonly string[]> {
  const run = await examples.prepare({ schema, migration })
  const session = async () => {
    await emptyDatabase(examples.session)
    await examples.session.execute(schema)
    return examples.session
  }
  const input = { run, rules, session, linked: new Set<string>(), until: Number.POSITIVE_INFINITY }
  const proved = await proveRemedies(runRules(rules, run), input)
  return proved.flatMap(({ fix }) => fix?.steps.map(({ sql }) => sql) ?? [])
}

const users = 'CREATE TABLE users (id int PRIMARY KEY, n int, mail text);'
const family = 'CREATE TABLE parent (id int PRIMARY KEY, v text); CREATE TABLE child (extra int) INHERITS (parent);'

// Each of these would lose or change rows that the statement leaves alone, or never end.
test.each<[string, string, string]>([
  ['a batch that finds other rows each time', users, 'DELETE FROM users WHERE n = (SELECT min(n) FROM users);'],
  ['a condition that is drawn by lot', users, 'DELETE FROM users WHERE random() < 0.1;'],
  ['a key that does not span the children', family, "DELETE FROM parent WHERE v = 'bad';"],
  ['a trigger that does not fire for the children', family, 'ALTER TABLE parent ALTER v TYPE int USING 1;'],
  [
    'batches that would miss the rows of the children',
    family,
    'ALTER TABLE parent ADD COLUMN token uuid DEFAULT gen_random_uuid();',
  ],
  [
    'a name that means another table elsewhere',
    'CREATE SCHEMA app; CREATE TABLE app.orders (id int PRIMARY KEY, v text); CREATE TABLE orders (id int PRIMARY KEY, v text);',
    "SET search_path = app; DELETE FROM orders WHERE v = 'x';",
  ],
  [
    'rows that a trigger writes back',
    `${users} CREATE FUNCTION lowered() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.mail := lower(NEW.mail); RETURN NEW; END';
     CREATE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION lowered();`,
    "UPDATE users SET mail = 'ADMIN@x';",
  ],
  [
    'a table without its key while another is built',
    'CREATE TABLE orders (id int CONSTRAINT orders_pkey PRIMARY KEY, user_id int NOT NULL);',
    'ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD CONSTRAINT orders_pkey PRIMARY KEY (user_id, id);',
  ],
  [
    'a table without its key while a column that will be it is filled',
    'CREATE TABLE identities (id text, provider text, PRIMARY KEY (provider, id));',
    'ALTER TABLE identities DROP CONSTRAINT identities_pkey, ADD COLUMN no uuid DEFAULT gen_random_uuid() PRIMARY KEY;',
  ],
  [
    'a table that nothing keeps unique while an index is built in place of another',
    'CREATE TABLE users (mail text, sso bool); CREATE UNIQUE INDEX by_mail ON users (mail);',
    'BEGIN; DROP INDEX by_mail; CREATE UNIQUE INDEX by_mail ON users (mail) WHERE NOT sso; COMMIT;',
  ],
  [
    'readers of a view that is made anew',
    'CREATE TABLE users (id int); CREATE TABLE posts (id int); CREATE MATERIALIZED VIEW daily AS SELECT id FROM users;',
    'BEGIN; ALTER TABLE posts ADD note text; DROP MATERIALIZED VIEW daily; CREATE MATERIALIZED VIEW daily AS SELECT users.id FROM users, posts; COMMIT;',
  ],
  [
    'a copy that a trigger is to keep in step',
    `CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE posts (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';`,
    'BEGIN; CREATE TABLE sums (id int REFERENCES users); INSERT INTO sums SELECT users.id FROM users, posts; CREATE TRIGGER t AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION f(); COMMIT;',
  ],
  [
    'a key that two rows break',
    "CREATE TYPE kind AS ENUM ('only'); CREATE TABLE users (id int PRIMARY KEY, kind kind NOT NULL);",
    'ALTER TABLE users ADD CONSTRAINT one_kind UNIQUE (kind);',
  ],
  ['days that begin in another time zone', 'CREATE TABLE days (d date);', 'ALTER TABLE days ALTER d TYPE timestamptz;'],
])('no steps for %s', async (_, schema, migration) => {
  expect(await shown(schema, migration)).toEqual([])
})

test('steps for one command come with the others, in their order', async () => {
  const sql = await shown(users, 'ALTER TABLE users ADD COLUMN x int, ALTER COLUMN mail SET NOT NULL, DROP COLUMN n;')
  expect(sql[0]).toBe('ALTER TABLE users ADD COLUMN x int')
  expect(sql.at(-1)).toBe('ALTER TABLE users DROP COLUMN n')
  expect(sql).toContain('ALTER TABLE users ALTER COLUMN mail SET NOT NULL')
})
