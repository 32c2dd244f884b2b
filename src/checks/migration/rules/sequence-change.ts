import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { ChangedSequence } from '../trace/sequences.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/sequence-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Let a sequence count on as the running release knows it',
    effect:
      'Past a lower limit nextval fails; what counts in smaller steps, backwards or from the start gives values that are taken.',
    remedy:
      'Look first how far production has got (SELECT last_value FROM the sequence), and change its step together with the release that draws by that step.',
  },
  examples: [
    {
      title: 'a lower limit, and a smaller type in a DO block',
      given: {
        schema: 'CREATE SEQUENCE invoices; CREATE TABLE orders (id bigserial PRIMARY KEY);',
        migration:
          'ALTER SEQUENCE invoices MAXVALUE 9999; DO $$ BEGIN ALTER SEQUENCE orders_id_seq AS smallint; END $$;',
      },
      hits: [
        'invoices: ends at 9999 now (was 9223372036854775807), so nextval fails with 2200H from there on, and this migration with 22023 where production has got further',
        'orders_id_seq: ends at 32767 now (was 9223372036854775807), so nextval fails with 2200H from there on, and this migration with 22023 where production has got further',
      ],
    },
    {
      title: 'smaller steps, steps back, and in circles',
      given: {
        schema: 'CREATE SEQUENCE blocks INCREMENT BY 50; CREATE SEQUENCE back; CREATE SEQUENCE round MAXVALUE 99;',
        migration:
          'ALTER SEQUENCE blocks INCREMENT BY 1; ALTER SEQUENCE back INCREMENT BY -1; ALTER SEQUENCE round CYCLE;',
      },
      hits: [
        'back: counts backwards now, so it gives values that it has given before, and fails with 2200H at 1',
        'blocks: steps by 1 now (was 50), so a release that takes each value for 50, as an ORM with blocks of keys does, gives keys twice',
        'round: begins again after 99 now, so it gives values that it has given before',
      ],
    },
    {
      title: 'the step of an identity column',
      given: {
        schema: 'CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY (INCREMENT BY 10));',
        migration: 'ALTER TABLE orders ALTER id SET INCREMENT BY 5;',
      },
      hits: [
        'orders_id_seq: steps by 5 now (was 10), so a release that takes each value for 10, as an ORM with blocks of keys does, gives keys twice',
      ],
    },
    {
      title: 'numbers that start again',
      given: { schema: 'CREATE SEQUENCE invoices;', migration: 'ALTER SEQUENCE invoices RESTART WITH 1;' },
      hits: ['invoices: was set back, so it gives values that it has given before'],
    },
    {
      title: 'wider limits, larger steps, an end to circles that nothing reaches, a cache, and an owner',
      given: {
        schema:
          'CREATE SEQUENCE a AS int; CREATE SEQUENCE b MAXVALUE 9; CREATE SEQUENCE c; CREATE TABLE orders (id serial);',
        migration:
          'ALTER SEQUENCE a AS bigint; ALTER SEQUENCE b NO MAXVALUE; ALTER SEQUENCE c INCREMENT BY 50 CACHE 10; ALTER SEQUENCE orders_id_seq OWNED BY NONE;',
      },
      hits: [],
    },
    {
      title: 'drawn from, and made in the same migration',
      given: {
        schema: 'CREATE SEQUENCE invoices;',
        migration:
          "SELECT nextval('invoices'); SELECT setval('invoices', 100); CREATE SEQUENCE bills; ALTER SEQUENCE bills MAXVALUE 9;",
      },
      hits: [],
    },
  ],
  check: (run) =>
    (run.changedSequences ?? []).flatMap((changed) => {
      const texts = textsOf(changed)
      const statement = texts.length > 0 ? statementThatDid(changed, run) : undefined
      if (!statement) return []
      const { name } = changed.after
      return [
        {
          ...hitOn(statement, run, name),
          cause: `${statement.key}|${name} counts`,
          key: `${name} ${texts.join(' ')}`,
          subject: { kind: 'sequence' as const, name },
          message: `${shown(name)}: ${texts.join('; ')}`,
        },
      ]
    }),
})

const again = 'so it gives values that it has given before'

function textsOf({ before, after, setBack, feeds }: ChangedSequence): readonly string[] {
  const turned = Math.sign(before.step) !== Math.sign(after.step)
  const end = after.step > 0 ? after.highest : after.lowest
  if (turned) {
    const fails = after.cycles ? '' : `, and fails with 2200H at ${end}`
    return [`counts ${after.step > 0 ? 'forwards' : 'backwards'} now, ${again}${fails}`]
  }
  const wasEnd = before.step > 0 ? before.highest : before.lowest
  const nearer = after.step > 0 ? BigInt(end) < BigInt(wasEnd) : BigInt(end) > BigInt(wasEnd)
  const [step, wasStep] = [Math.abs(after.step), Math.abs(before.step)]
  return [
    ...(nearer && !after.cycles
      ? [
          `ends at ${end} now (was ${wasEnd}), so nextval fails with 2200H from there on, and this migration with 22023 where production has got further`,
        ]
      : []),
    ...(after.cycles && (nearer || !before.cycles) ? [`begins again after ${end} now, ${again}`] : []),
    ...(before.cycles && !after.cycles && !nearer
      ? [`ends at ${end} now, so nextval fails with 2200H from there on`]
      : []),
    ...(step < wasStep
      ? [
          `steps by ${step} now (was ${wasStep}), so a release that takes each value for ${wasStep}, as an ORM with blocks of keys does, gives keys twice`,
        ]
      : []),
    // Of one that fills a column the rows tell.
    ...(setBack && feeds.length === 0 ? [`was set back, ${again}`] : []),
  ]
}

/** The last that names it, or its table and column; else the last that can have changed a sequence. */
function statementThatDid({ before, after }: ChangedSequence, run: MigrationRun): TracedStatement | undefined {
  const able = run.statements.filter(({ sql, code }) =>
    /\b(sequence|setval|restart|increment|cycle|maxvalue|minvalue)\b/i.test(`${sql.text} ${code}`),
  )
  const owns = [before.name, after.name].map((name) => name.slice(name.indexOf('.') + 1))
  return able.findLast(({ sql }) => owns.some((own) => sql.text.includes(own))) ?? able.at(-1)
}
