import type { SqlError, WirePart, WireWatch } from '../../core/ports.ts'
import type { Line } from './wire-line.ts'
import { fieldsOf, type Message, message, readyForQuery, text } from './wire-message.ts'
import { OwnRefused } from './wire-own.ts'
import { type Segment, type Unit, unitReader } from './wire-unit.ts'

/** What all connections of one program share. */
export interface WireRun {
  readonly watch: WireWatch | undefined
  /** The statement to send in place of a text that reaches beyond the scratch database. */
  readonly instead: (sql: string) => Promise<string | undefined>
  readonly counts: { connections: number; statements: number; transactions: number; epoch: number }
  /** The connection whose statement was looked at last. */
  last: number
}

/** A statement and the bytes that carry it; those of the extended protocol still want their Sync. */
interface Step {
  readonly part: WirePart
  /** Characters before it in what the client sent, where it goes by itself. */
  readonly offset: number
  readonly parameters: Segment['parameters']
  readonly bytes: Buffer
}

/** Everything up to one ReadyForQuery. */
interface Work {
  readonly steps: readonly Step[]
  readonly extended: boolean
  /** All of it as the client sent it. */
  readonly whole: Buffer
  /** What came after the last Execute. */
  readonly tail: Buffer
  /** Named statements that it prepares, which outlive a ROLLBACK. */
  readonly prepares: readonly string[]
}

const sync = message('S')
const nothing = Buffer.alloc(0)

/**
 * Carries one connection from its first statement to its last. The client gets byte for byte what it would get from the
 * server, but each ReadyForQuery (and the answer before it) only when the statement has been looked at.
 */
export async function carry(line: Line, run: WireRun): Promise<void> {
  const units = unitReader(line)
  const perform = performer(line, run)
  const { client, server, send, tell } = line
  /** A Flush was answered with an error: the server hears nothing up to the next Sync. */
  let deaf = false
  /** An Execute was flushed: its transaction is under way, and nothing can be put in between. */
  let blind = false
  for (;;) {
    const came = await Promise.race([client.peek().then(() => 'client'), server.peek().then(() => 'server')])
    if (came === 'server') {
      // A notification, a changed setting, or the server's last words.
      await tell((await server.take()).bytes)
      continue
    }
    const unit = await guarded(await units.next(), run)
    if (unit.kind === 'end') return
    if (unit.kind === 'call') await passOn(unit.message.bytes)
    else if (unit.kind === 'simple') await perform(await simpleWork(unit, run))
    else if (unit.closedBy === 'Flush') await flush(unit)
    else if (deaf || blind) await passOn(Buffer.concat([...(deaf ? [] : [bytesOf(unit)]), sync]))
    else if (!(isEmpty(unit) && line.owedSync())) await perform(await extendedWork(unit, run))
  }

  async function passOn(bytes: Buffer): Promise<void> {
    deaf = false
    blind = false
    await send(bytes)
    await line.collect({ extended: true })
    await line.answers.finish(readyForQuery(line.status()))
  }

  /** Gives on what a Flush asks for; the answers are counted, since nothing marks their end. */
  async function flush(unit: Unit & { kind: 'extended' }): Promise<void> {
    if (deaf) return
    for (const { text: sql } of unit.segments) {
      blind = true
      run.counts.statements += 1
      run.watch?.unseen(sql ?? '')
    }
    const messages = [...unit.segments.flatMap(({ messages }) => messages), ...unit.tail]
    await send(Buffer.concat([...messages.map(({ bytes }) => bytes), message('H')]))
    for (let left = messages.length; left > 0 && !deaf; ) {
      const said = await server.take()
      await tell(said.bytes)
      // One answer a message: 1 2 3 for Parse, Bind, Close; T or n for Describe; C, I or s for Execute.
      if ('123TnCIs'.includes(said.type)) left -= 1
      // A portal that was described before its Execute sends no T again.
      deaf = said.type === 'E'
    }
  }
}

/** Runs the steps of a unit one by one, in a transaction that can be looked into. */
function performer(line: Line, run: WireRun): (work: Work) => Promise<void> {
  const { watch, counts } = run
  const { own, send, answers, status } = line
  const connection = ++counts.connections
  let transaction: number | undefined
  /** The transaction of the moment is ours, and the client knows of none. */
  let ours = false

  const look = async ({ part, parameters }: Step, inside: boolean) => {
    if (inside) transaction ??= ++counts.transactions
    if (run.last !== connection) counts.epoch += 1
    run.last = connection
    const at = { part, parameters, connection, epoch: counts.epoch }
    return watch?.around(own, { ...at, transaction: inside ? (transaction ?? null) : null })
  }

  /** Sends all of it as it came; what it does is seen only from outside. */
  const bare = async ({ whole, extended, steps }: Work) => {
    const step = steps.find(({ part }) => part.role === 'alone') ?? steps.find(({ part }) => part.role === 'work')
    const after = step && status() !== 'E' ? await look(step, false) : undefined
    const started = performance.now()
    await send(whole)
    const error = await line.collect({ extended })
    await after?.({ ms: performance.now() - started, ...(error && { error }) })
  }

  /** A statement that is prepared under a name once more must not be there already. */
  const forget = async (names: readonly string[]) => {
    if (names.length === 0) return
    await send(Buffer.concat([...names.map((name) => message('C', Buffer.from('S'), text(name))), sync]))
    await line.collect({ extended: true })
    answers.discard()
  }

  const undo = async () => {
    counts.epoch += 1
    ours = false
    await own.execute('ROLLBACK')
  }

  /** Puts a transaction around a statement that has none. */
  const wrap = async ({ role, text: sql }: WirePart, together: boolean) => {
    // A COMMIT of a transaction that failed is a ROLLBACK, too.
    if (status() === 'E' || /^\s*(rollback|abort)/i.test(sql)) counts.epoch += 1
    // Of several statements sent as one, a SET LOCAL holds for those after it.
    if (status() !== 'I' || !(role === 'work' || (role === 'aside' && together))) return
    await own.execute('BEGIN')
    ours = true
  }

  /** `alone`: it refuses the transaction that we have put around it. */
  const runStep = async (step: Step, { extended, steps }: Work): Promise<'done' | 'failed' | 'alone'> => {
    const { role } = step.part
    await wrap(step.part, steps.length > 1)
    const seen = status() === 'T' && (role === 'work' || role === 'alone')
    const after = seen ? await look(step, true) : undefined
    const started = performance.now()
    await send(extended ? Buffer.concat([step.bytes, sync]) : step.bytes)
    const mute = ours && role === 'begin' ? { mute: '25001' } : {}
    const error = await line.collect({ extended, offset: step.offset, ...mute })
    const ms = performance.now() - started
    if (error && ours && steps.length === 1 && bearsNoTransaction(error) && !answers.released()) return 'alone'
    await after?.({ ms, ...(error && { error }) })
    if (error) return 'failed'
    if (status() === 'I') transaction = undefined
    // What the client has begun or ended is its own affair from here on.
    if (role === 'begin' || role === 'end') ours = false
    return 'done'
  }

  const each = async (work: Work): Promise<void> => {
    for (const step of work.steps) {
      const became = await runStep(step, work)
      if (became === 'alone') {
        await undo()
        answers.discard()
        await forget(work.prepares)
        return bare(work)
      }
      if (became === 'failed') return ours ? undo() : undefined
    }
    if (work.tail.length > 0) {
      await send(Buffer.concat([work.tail, sync]))
      await line.collect({ extended: true })
    }
    if (ours) await end(work.extended)
  }

  const end = async (extended: boolean) => {
    if (status() === 'E') return undo()
    try {
      await own.execute('COMMIT')
    } catch (thrown) {
      if (!(thrown instanceof OwnRefused)) throw thrown
      counts.epoch += 1
      // A simple query is done once it is committed; the extended protocol commits at its Sync.
      answers.fail(thrown.bytes, extended ? 'after' : 'in place')
    }
  }

  return async (work) => {
    counts.statements += Math.max(work.steps.length, work.extended ? 0 : 1)
    const alone = status() === 'I' && work.steps.some(({ part }) => part.role === 'alone')
    ours = false
    try {
      if (!watch || work.steps.length === 0 || alone) await bare(work)
      else await each(work)
    } catch (thrown) {
      if (!(thrown instanceof OwnRefused)) throw thrown
      // A cancel that was meant for the statement hit our look at it.
      answers.fail(thrown.bytes, 'after')
      if (ours && status() !== 'I') await undo()
    }
    if (status() === 'I') transaction = undefined
    await answers.finish(readyForQuery(status()))
  }
}

/** The statement commits by itself, or wants to be alone. */
function bearsNoTransaction({ sqlstate }: SqlError): boolean {
  return sqlstate === '25001' || sqlstate === '2D000'
}

async function partsOf(sql: string, { watch }: WireRun): Promise<readonly WirePart[]> {
  if (!watch) return []
  return (await watch.read(sql)) ?? [{ text: sql, offset: 0, role: 'work' }]
}

async function simpleWork({ message: sent, text: sql }: Unit & { kind: 'simple' }, run: WireRun): Promise<Work> {
  const parts = await partsOf(sql, run)
  const [only] = parts
  const steps =
    parts.length === 1 && only
      ? [{ part: only, offset: 0, parameters: [], bytes: sent.bytes }]
      : parts.map((part) => ({ part, offset: part.offset, parameters: [], bytes: message('Q', text(part.text)) }))
  return { steps, extended: false, whole: sent.bytes, tail: nothing, prepares: [] }
}

async function extendedWork(unit: Unit & { kind: 'extended' }, run: WireRun): Promise<Work> {
  const steps: Step[] = []
  for (const { text: sql = '', messages, parameters } of unit.segments) {
    const [part = { text: sql, offset: 0, role: 'aside' as const }] = await partsOf(sql, run)
    steps.push({ part, offset: 0, parameters, bytes: Buffer.concat(messages.map(({ bytes }) => bytes)) })
  }
  const parses = unit.segments.flatMap(({ messages }) => messages).filter(({ type }) => type === 'P')
  return {
    steps,
    extended: true,
    whole: Buffer.concat([bytesOf(unit), sync]),
    tail: Buffer.concat(unit.tail.map(({ bytes }) => bytes)),
    prepares: [],
    ...(parses.length > 0 && { prepares: parses.map((parse) => fieldsOf(parse).text()).filter((name) => name !== '') }),
  }
}

function bytesOf({ segments, tail }: Unit & { kind: 'extended' }): Buffer {
  return Buffer.concat([...segments.flatMap(({ messages }) => messages), ...tail].map(({ bytes }) => bytes))
}

function isEmpty({ segments, tail }: Unit & { kind: 'extended' }): boolean {
  return segments.length === 0 && tail.length === 0
}

/** What would reach beyond the scratch database is sent as a statement that fails and says why. */
async function guarded(unit: Unit, { instead }: WireRun): Promise<Unit> {
  if (unit.kind === 'simple') {
    const other = await instead(unit.text)
    return other === undefined ? unit : { ...unit, message: { type: 'Q', bytes: message('Q', text(other)) } }
  }
  if (unit.kind !== 'extended') return unit
  const parse = async (sent: Message): Promise<Message> => {
    if (sent.type !== 'P') return sent
    const fields = fieldsOf(sent)
    const name = fields.text()
    const other = await instead(fields.text())
    return other === undefined ? sent : { type: 'P', bytes: message('P', text(name), text(other), Buffer.from([0, 0])) }
  }
  return {
    ...unit,
    segments: await Promise.all(
      unit.segments.map(async (segment) => ({ ...segment, messages: await Promise.all(segment.messages.map(parse)) })),
    ),
    tail: await Promise.all(unit.tail.map(parse)),
  }
}
