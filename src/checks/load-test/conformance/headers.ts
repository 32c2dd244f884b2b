import type { Conformance, LoadOperation, LoadProbe, LoadTarget } from '../../../core/load.ts'
import { loadRequest, withoutSecrets } from '../../../core/load-request.ts'
import type { HttpProbe } from '../../../core/ports.ts'
import { count, enumerate } from '../../../core/wording.ts'
import type { PlannedLoad } from '../side.ts'
import { type MissingHeader, type Part, silent } from './facts.ts'

interface ExpectedHeader {
  readonly name: string
  readonly value: string | undefined
}

const timeoutMs = 10_000
/** Reserved by RFC 6761: nobody's site, so a server that lets it in lets in anybody's. */
const stranger = 'https://elsewhere.invalid'

/**
 * Asks each operation once, from a foreign origin, and looks at the headers of its answer: those that were asked for, and
 * whether any site may read it with the user's cookies.
 */
export async function checkHeaders(
  probe: HttpProbe['probe'],
  { plan, sides }: Pick<PlannedLoad, 'plan' | 'sides'>,
  expected: readonly ExpectedHeader[],
): Promise<Part> {
  if (expected.length === 0) return silent
  const reads = plan.operations.filter(({ method }) => method === 'GET' || method === 'HEAD')
  const answers = await askedFrom(probe, sides.head.target, reads)
  const answered = answers.filter(({ headers }) => headers !== undefined)
  if (answered.length === 0) {
    return {
      ...silent,
      results: expected.map((header) => ({
        ...resultOf(header),
        verdict: 'inconclusive',
        detail: 'no operation answered',
      })),
    }
  }
  const missing = expected.map((header) => missingFrom(answered, header, sides.head.target))
  return {
    ...silent,
    results: [
      ...expected.map((header, at): Conformance => {
        const lacking = missing[at]?.answers ?? []
        return lacking.length === 0
          ? { ...resultOf(header), verdict: 'pass', detail: `in the answers of ${count(answered.length, 'operation')}` }
          : { ...resultOf(header), verdict: 'fail', detail: lackingText(lacking, answered.length) }
      }),
      ...credentialsForAll(answered),
    ],
    facts: { missingHeaders: missing.filter((header) => header.answers.length > 0) },
  }
}

function askedFrom(
  probe: HttpProbe['probe'],
  target: LoadTarget,
  operations: readonly LoadOperation[],
): Promise<readonly LoadProbe[]> {
  const { origin, address } = target
  return probe({
    origin,
    ...(address === undefined ? {} : { address }),
    operations: operations.map((operation) => {
      const request = loadRequest(operation, target, operation.paths[0] ?? '/')
      return { ...request, headers: { ...request.headers, origin: stranger } }
    }),
    timeoutMs,
  })
}

function resultOf({ name, value }: ExpectedHeader): Pick<Conformance, 'subject' | 'expectation'> {
  return {
    subject: `header ${name}`,
    expectation: value === undefined ? 'is in each answer' : `is \`${value}\` in each answer`,
  }
}

function missingFrom(
  answers: readonly LoadProbe[],
  { name, value }: ExpectedHeader,
  { secrets }: LoadTarget,
): MissingHeader {
  return {
    name,
    value,
    answers: answers.flatMap(({ operation, status, headers = {} }) => {
      const found = Object.hasOwn(headers, name.toLowerCase()) ? headers[name.toLowerCase()] : undefined
      const fits = found !== undefined && (value === undefined || sameValue(found, value))
      if (fits || status === undefined) return []
      const shown = found === undefined ? undefined : withoutSecrets(found, secrets)
      return [{ operation: operation.name, status, found: shown }]
    }),
  }
}

/** `max-age=1; includeSubDomains` is written with and without blanks, and in either case. */
function sameValue(found: string, wanted: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/\s*([;,=])\s*/g, '$1')
      .trim()
  return plain(found) === plain(wanted)
}

function lackingText(lacking: MissingHeader['answers'], all: number): string {
  const others = lacking.filter(({ found }) => found !== undefined)
  const absent = lacking.filter(({ found }) => found === undefined)
  return [
    ...(absent.length > 0 ? [`absent from ${enumerate(absent.map(({ operation }) => operation))}`] : []),
    ...others
      .slice(0, 1)
      .map(
        ({ operation, found }) =>
          `\`${found}\` from ${operation}${others.length > 1 ? ` and ${others.length - 1} more` : ''}`,
      ),
    `${count(all, 'operation')} asked`,
  ].join('; ')
}

/** Fetch standard, 3.2.5: an answer that is readable with credentials names its origin; one for all names `*`, without. */
function credentialsForAll(answers: readonly LoadProbe[]): readonly Conformance[] {
  const trusting = answers.filter(({ headers = {} }) => headers['access-control-allow-credentials'] === 'true')
  const named = (origin: string) =>
    trusting
      .filter(({ headers = {} }) => headers['access-control-allow-origin'] === origin)
      .map(({ operation }) => operation.name)
  const [echoed, wild] = [named(stranger), named('*')]
  const note = {
    subject: 'CORS',
    expectation: "lets no foreign site read answers with the user's cookies",
    verdict: 'note' as const,
  }
  return [
    ...(echoed.length > 0
      ? [
          {
            ...note,
            detail: `${enumerate(echoed)} allowed the origin ${stranger} with credentials, so any site may read it in the user's name`,
          },
        ]
      : []),
    ...(wild.length > 0
      ? [
          {
            ...note,
            detail: `${enumerate(wild)} allowed every origin (*) with credentials, which browsers refuse: one of the two is not meant`,
          },
        ]
      : []),
  ]
}
