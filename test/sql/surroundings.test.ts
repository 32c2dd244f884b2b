import { expect, test } from 'vitest'
import { SqlError } from '../../src/core/ports.ts'
import { surroundingsHint } from '../../src/sql/surroundings.ts'

// What is no fault of the SQL, and what may well be; messages as Postgres words them.
test.each<[string, string, RegExp | undefined]>([
  ['3F000', 'schema "auth" does not exist', /Supabase makes a schema of that name.*database\.prelude/],
  ['3F000', 'schema "authors" does not exist', undefined],
  ['42P01', 'relation "auth.user" does not exist', undefined],
  ['42704', 'role "authenticated" does not exist', /Create the role/],
  ['42883', 'function uuid_generate_v4() does not exist', /uuid-ossp/],
  ['0A000', 'extension "pgmq" is not available', /embedded Postgres may lack it/],
])('%s %s', (sqlstate, message, hint) => {
  const said = surroundingsHint(new SqlError(sqlstate, message), 'pglite')
  if (hint === undefined) expect(said).toBeUndefined()
  else expect(said).toMatch(hint)
})
