import type { Location } from '../../../core/error.ts'
import type { QueryGap } from './between.ts'

/** A query that the running release sends, as far as the base branch tells. */
export interface RunningQuery {
  /** What its author calls it, or the place where it stands: `GetUser`, `queries/users.sql:12`. */
  readonly name: string
  /** One statement with `$1` parameters, as Postgres gets it. */
  readonly sql: string
  /** On the base branch. */
  readonly location: Location
  /** `file`: written by people; `statistics`: pg_stat_statements of production; `log`: sent while something watched. */
  readonly source: 'file' | 'statistics' | 'log'
  /** node-postgres prepares it by its name, once a connection, and never anew. */
  readonly prepared?: true
}

/** What was found where queries were looked for, and was not taken. */
export interface LeftQuery {
  readonly location: Location
  /** In words that follow a place: `line 12 is no statement: syntax error at "FORM"`. */
  readonly problem: string
  /** What many are left for, in words that follow a number: `put together by the program`. */
  readonly kind?: string
}

/** The queries that are known of the running release. */
export interface RunningQueries {
  readonly queries: readonly RunningQuery[]
  readonly left: readonly LeftQuery[]
}

/** What a query takes and gives, where base and head differ. */
export interface ShapeChange {
  /** `$1 integer, gives id integer, note text`, of what differs alone. */
  readonly before: string
  readonly after: string
  /**
   * `gained`: results have further columns; `parameters`: only what it takes has another type; `changed`: what it gives
   * has other types or names, or head does not take what base took.
   */
  readonly kind: 'gained' | 'parameters' | 'changed'
  /** What it gives differs, so that a plan that is kept (PREPARE) is refused with 0A000. */
  readonly results: boolean
}

/** A query that the schema of base serves, and that of head does not. */
export interface BrokenQuery {
  readonly query: RunningQuery
  /**
   * `refused`: head does not prepare it. `unplannable`: head prepares it and can't plan it (ON CONFLICT without its
   * index, a privilege that is gone). `rejected`: base ran it, and head refuses it then. `hidden`: base gave the role
   * rows, and head hides them. `shape`: head serves it with other types of parameters or results.
   */
  readonly how: 'refused' | 'unplannable' | 'rejected' | 'hidden' | 'shape'
  /** SQLSTATE of head's refusal; undefined for `hidden` and `shape`. */
  readonly sqlstate: string | undefined
  /** What Postgres said, or which types differ. */
  readonly message: string
  /** Whatever values it is sent with. False: with those that were tried, which the application may never send. */
  readonly certain: boolean
  /** What it was run with: `$1 = 5, $2 = a1`; undefined where it was not run, or takes nothing. */
  readonly values: string | undefined
  /** Tables and views of base that it names, as `schema.name`. */
  readonly relations: readonly string[]
  /** Set for `shape`. */
  readonly shape?: ShapeChange
  /** `key` of the traced statement after which it first was so; undefined where no one statement was found. */
  readonly brokenBy: string | undefined
}

/** What became of the running release's queries on head's schema. */
export interface TriedQueries {
  /** Served by base, so worth asking head about. */
  readonly tried: number
  /** Of these: how many were also run, and not only planned. */
  readonly ran: number
  readonly broken: readonly BrokenQuery[]
  /** Served by base and by head, and not by a state between two transactions of the migrations. */
  readonly gaps: readonly QueryGap[]
  /** Not served by base either, or not to be told: nothing is said of them, and they are counted. */
  readonly unserved: readonly LeftQuery[]
  /** The role that they were run as; undefined: the owner, who sees all rows. */
  readonly role: string | undefined
  /** What a reader has to know of how they were tried. */
  readonly remarks: readonly string[]
}
