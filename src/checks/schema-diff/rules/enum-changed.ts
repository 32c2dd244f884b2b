import { defineRule } from '../../../core/rule.ts'
import { valuesChanged } from '../said.ts'
import { hitsOn, type SchemaComparison, type SchemaExample, shown } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/enum-changed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Know the enums whose values are others',
    effect: 'A value that is gone or renamed fails with 22P02; one that is new reaches readers that do not know it.',
    remedy: 'Make sure that every reader knows a new value before anybody writes it.',
  },
  examples: [
    {
      title: 'a new value in the middle',
      given: {
        base: "CREATE TYPE state AS ENUM ('new', 'paid');",
        migration: "ALTER TYPE state ADD VALUE 'sent' BEFORE 'paid';",
      },
      hits: ["state: 'sent' added"],
    },
    {
      title: 'a value under a new name',
      given: {
        base: "CREATE TYPE state AS ENUM ('new', 'paid');",
        migration: "ALTER TYPE state RENAME VALUE 'paid' TO 'settled';",
      },
      hits: ["state: 'settled' added, 'paid' gone"],
    },
    {
      title: 'the same values in another order',
      given: {
        base: "CREATE TYPE state AS ENUM ('new', 'paid');",
        head: "CREATE TYPE state AS ENUM ('paid', 'new');",
      },
      hits: ["state: order became 'paid', 'new'"],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.object !== 'enum'
        ? undefined
        : change.what === 'renamed'
          ? `renamed from ${shown(change.before)}`
          : change.what === 'changed'
            ? valuesChanged(change.before, change.after)
            : undefined,
    ),
})
