import { BreakwaterError } from '../../../core/error.ts'
import type { DatabaseSession } from '../../../core/ports.ts'
import { SqlError } from '../../../core/ports.ts'
import { sqlName } from '../judgement/sql-names.ts'
import { attempt } from './attempt.ts'
import type { Facts, NamedFacts } from './facts.ts'

/** An event trigger that fires in sessions of everybody, as pg_event_trigger has it. */
export interface EventTrigger {
  readonly oid: number
  readonly name: string
  /** `ddl_command_start`, `ddl_command_end`, `sql_drop`, `table_rewrite`, `login`. */
  readonly event: string
  /** OID of the function that it calls. */
  readonly function: number
  /** The commands that it is for; none: all. */
  readonly tags: readonly string[]
}

/** A command that an event trigger refuses, and that goes through without it. */
export interface RefusedCommand {
  /** OID of the event trigger. */
  readonly trigger: number
  readonly command: string
  readonly sqlstate: string
  readonly message: string
}

/** Those that are on for whoever writes here. */
export function eventTriggers({ world }: Facts): readonly EventTrigger[] {
  return world.named.flatMap((object) => (object.kind === 'event trigger' ? eventTriggerOf(object) : []))
}

function eventTriggerOf({ oid, name, detail }: NamedFacts): readonly EventTrigger[] {
  // What the query of the facts has made.
  const [event, enabled, called, tags] = JSON.parse(detail) as [string, string, number, readonly string[]]
  return enabled === 'O' || enabled === 'A' ? [{ oid, name, event, function: called, tags }] : []
}

/** Event triggers that the pull request brought or switched on, or whose function does something else now. */
export function newEventTriggers(base: Facts, head: Facts): readonly EventTrigger[] {
  const bodyIn = ({ world }: Facts, { function: oid }: EventTrigger) =>
    world.functions.find((known) => known.oid === oid)?.body
  return eventTriggers(head).filter((now) => {
    const was = eventTriggers(base).find(({ name }) => name === now.name)
    const same = was && was.event === now.event && `${was.tags}` === `${now.tags}`
    return !same || bodyIn(base, was) !== bodyIn(head, now)
  })
}

/** Each may do anything for as long as it likes. */
const triedAtMost = 5

const schema = 'breakwater_trial'

/** What a later migration does to a table of its own, and what a release that runs may do. */
const commands: readonly { readonly command: string; readonly setup: string; readonly run: string }[] = [
  { command: 'CREATE TABLE', setup: '', run: `CREATE TABLE ${schema}.trial (id int)` },
  {
    command: 'ALTER TABLE',
    setup: `CREATE TABLE ${schema}.trial (id int)`,
    run: `ALTER TABLE ${schema}.trial ADD COLUMN no int`,
  },
  { command: 'DROP TABLE', setup: `CREATE TABLE ${schema}.trial (id int)`, run: `DROP TABLE ${schema}.trial` },
  {
    command: 'CREATE INDEX',
    setup: `CREATE TABLE ${schema}.trial (id int)`,
    run: `CREATE INDEX trial_id ON ${schema}.trial (id)`,
  },
  { command: 'CREATE TEMPORARY TABLE', setup: '', run: 'CREATE TEMPORARY TABLE breakwater_trial (id int)' },
]

/** Runs a few commands of each kind under each new event trigger, on tables of our own. Nothing stays. */
export async function refusedCommands(
  session: DatabaseSession,
  { base, head }: { readonly base: Facts; readonly head: Facts },
): Promise<readonly RefusedCommand[]> {
  const suspects = newEventTriggers(base, head).filter(({ event }) => event !== 'login')
  if (suspects.length === 0) return []
  const all = eventTriggers(head)
  const refused: RefusedCommand[] = []
  try {
    for (const suspect of suspects.slice(0, triedAtMost)) refused.push(...(await refusedBy(session, suspect, all)))
  } catch (thrown) {
    // A limit, or a role that may not: what was tried before it stands.
    if (!(thrown instanceof BreakwaterError) && !(thrown instanceof SqlError)) throw thrown
  }
  return refused
}

async function refusedBy(
  session: DatabaseSession,
  { oid, name }: EventTrigger,
  all: readonly EventTrigger[],
): Promise<readonly RefusedCommand[]> {
  const refused: RefusedCommand[] = []
  await session.execute('BEGIN')
  try {
    // Commands on event triggers fire none.
    for (const each of all) await session.execute(`ALTER EVENT TRIGGER ${sqlName(each.name)} DISABLE`)
    await session.execute(`CREATE SCHEMA ${schema}`)
    for (const { command, setup, run } of commands) {
      const without = await attempt(session, [setup, run])
      const failure = await attempt(session, [setup, `ALTER EVENT TRIGGER ${sqlName(name)} ENABLE`, run])
      if (failure && !without) {
        refused.push({ trigger: oid, command, sqlstate: failure.sqlstate, message: failure.message })
      }
    }
    return refused
  } finally {
    await session.execute('ROLLBACK')
  }
}
