import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { unique } from '../../../core/wording.ts'
import { type Token, tokensOf } from '../../../sql/tokens.ts'
import { proofOf } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { Facts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/identifier-too-long',
    severity: 'warning',
    since: '0.1.0',
    title: 'Give names that Postgres keeps whole',
    effect:
      'Postgres cuts a name after 63 bytes without an error, so the database has another name than the code, and two long names may become one.',
    remedy: 'Choose a name of at most 63 bytes.',
  },
  examples: [
    {
      title: 'an index of 70 letters',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'CREATE INDEX orders_by_identifier_for_the_report_that_is_printed_every_monday_again ON orders (id);',
      },
      hits: [
        'orders_by_identifier_for_the_report_that_is_printed_every_monday_again is cut to orders_by_identifier_for_the_report_that_is_printed_every_monda',
      ],
    },
    {
      title: 'a constraint in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT "Orders have an identifier that is greater than nought, always and ever" CHECK (id > 0) NOT VALID; END $$;',
      },
      hits: [
        'Orders have an identifier that is greater than nought, always and ever is cut to Orders have an identifier that is greater than nought, always a',
      ],
    },
    {
      title: 'another long name became the same before',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE INDEX orders_by_identifier_for_the_report_that_is_printed_every_monda ON orders (id);',
        migration:
          'CREATE INDEX IF NOT EXISTS orders_by_identifier_for_the_report_that_is_printed_every_monday_again ON orders (id);',
      },
      hits: [
        'orders_by_identifier_for_the_report_that_is_printed_every_monday_again is cut to orders_by_identifier_for_the_report_that_is_printed_every_monda, which is there already: nothing is made',
      ],
    },
    {
      title: 'a name of 63 letters',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'CREATE INDEX orders_by_identifier_for_the_report_that_is_printed_every_monda ON orders (id);',
      },
      hits: [],
    },
    {
      title: 'a long text',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration:
          "ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'a_text_that_is_a_lot_longer_than_any_name_in_this_database_could_ever_be';",
      },
      hits: [],
    },
    {
      title: 'a name that was cut before and is used again',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE INDEX orders_by_identifier_for_the_report_that_is_printed_every_monda ON orders (id);',
        migration: 'DROP INDEX orders_by_identifier_for_the_report_that_is_printed_every_monday_again;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const told = new Set<string>()
    return run.statements.flatMap((statement) =>
      longNames(statement).flatMap((name) => {
        const hit = told.has(name) ? undefined : hitFor(statement, run, name)
        if (hit) told.add(name)
        return hit ? [hit] : []
      }),
    )
  },
})

function hitFor(statement: TracedStatement, run: MigrationRun, name: string): Hit | undefined {
  const cut = firstBytes(name)
  const known = holds(statement.before, cut)
  const made = !known && holds(statement.after, cut)
  const skipped = known && statement.effects.length === 0 && statement.sql.kind !== 'DropStmt'
  if (!made && !skipped) return undefined
  const shownName = name.length > 200 ? `${name.slice(0, 200)} ...` : name
  return {
    location: statement.place,
    key: name,
    subject: { kind: 'migration', name: statement.place.path },
    proof: proofOf(statement, run),
    message: `${shownName} is cut to ${cut}${skipped ? ', which is there already: nothing is made' : ''}`,
  }
}

/** Names of more than 63 bytes in a statement that defines something, or in the code of a DO block. */
function longNames({ sql }: TracedStatement): readonly string[] {
  if (/^(Select|Insert|Update|Delete|Merge|Copy|VariableSet)Stmt$/.test(sql.kind)) return []
  // Nearly every statement is known to have none without being taken apart.
  if (sql.text.length <= maxBytes / 3 || !mayHoldLongName.test(sql.text)) return []
  // Most statements have no name that could be so long: of 16 characters, at four bytes each at most.
  if (!/[\w$\u0080-\uffff]{16}|"[^"]{16}/.test(sql.text)) return []
  const tokens = tokensOf(sql.text)
  const code = sql.kind === 'DoStmt' ? tokens.filter(({ text }) => text.startsWith('$')).flatMap(inside) : []
  const names = [...tokens, ...code].flatMap(({ kind, text }) =>
    kind === 'word' ? [text.toLowerCase()] : kind === 'name' ? [text.slice(1, -1).replaceAll('""', '"')] : [],
  )
  return unique(names.filter((name) => Buffer.byteLength(name) > maxBytes))
}

/** 64 characters in one name, or any that takes more than a byte. */
const mayHoldLongName = /[\w$]{64}|"(?:[^"]|""){64}|[\u0080-\uffff]/

function inside({ text }: Token): readonly Token[] {
  const tag = /^\$\w*\$/.exec(text)?.[0] ?? ''
  return tokensOf(text.slice(tag.length, -tag.length || undefined))
}

/** NAMEDATALEN - 1 of a server as it is shipped. */
const maxBytes = 63

/** As Postgres cuts: never inside a character. */
function firstBytes(name: string): string {
  let cut = ''
  let bytes = 0
  for (const character of name) {
    bytes += Buffer.byteLength(character)
    if (bytes > maxBytes) break
    cut += character
  }
  return cut
}

/** Whether anything in the catalog has this name. Rarely asked, so it is looked for in all that is known. */
function holds({ tables, world }: Facts, name: string): boolean {
  const text = JSON.stringify([[...tables.values()], world])
  const written = JSON.stringify(name).slice(1)
  return text.includes(`"${written}`) || text.includes(`.${written}`)
}
