import * as z from 'zod'
import { expectedHeader, headerNameTrouble, rateLimit, secondsWithin } from './load-values.ts'
import { choice, define, flag, linesOf, text } from './option.ts'
import { sloText } from './slo.ts'
import { checkedUrl, durationSeconds } from './values.ts'

/** Methods that may be sent thousands of times. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH'] as const
const request = /^[A-Z]+ \/\S*$/

type Context = z.core.$RefinementCtx<string>

/** A number that is written as people write it: neither `1e2` nor ` 3`. */
function number(pattern: RegExp, shape: string, least: number, most: number) {
  return text
    .regex(pattern, shape)
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`))
}

/** Options of `load` alone. */
export const loadOptions = {
  target: define({
    value: text.transform(checkedUrl).optional(),
    metavariable: 'URL',
    description: 'Server to load, where --spec, --plan or --har say what to send.',
  }),
  baseUrl: define({
    value: text.transform(checkedUrl).optional(),
    metavariable: 'URL',
    description: 'Deployment of base to compare with, in rounds that take turns.',
    actionDescription: 'Deployment of the base branch to compare the preview with. It is never discovered.',
  }),
  compare: define({
    value: flag,
    description: 'Compare two URLs, base first; the same as naming two URLs.',
  }),
  spec: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'API contract whose safe operations are sent: a file, a folder, or REF:PATH.',
  }),
  plan: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'Plan in YAML that says what to send.',
  }),
  har: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'HAR file whose requests are sent, without its cookies and credentials.',
  }),
  operation: define({
    value: linesOf((line, context) => {
      const message = "must be a method and a path, as in 'GET /orders?limit=10'"
      if (!request.test(line)) context.addIssue({ code: 'custom', message })
      return line
    }),
    metavariable: 'REQUEST',
    repeatable: true,
    description:
      "A request below the URL, as 'GET /orders?limit=10'; may be given several times. Default: the URL's own.",
  }),
  method: define({
    value: text.toUpperCase().pipe(choice(methods)).optional(),
    metavariable: 'NAME',
    description: `Method for the URL: ${methods.join(', ')}. Default: GET; POST with --body.`,
  }),
  header: define({
    value: linesOf(headerLine),
    metavariable: 'HEADER',
    repeatable: true,
    secret: true,
    description:
      "Header of each request, as 'Name: value'. Its value is in no report; for secrets rather --header-env.",
  }),
  headerEnv: define({
    value: linesOf(headerVariable),
    metavariable: 'NAME=VARIABLE',
    repeatable: true,
    description: "Header whose value an environment variable holds, as 'Authorization=API_TOKEN'.",
  }),
  body: define({
    value: z.string().optional(),
    metavariable: 'TEXT',
    description: 'Body of each request that may have one; @FILE reads it from a file.',
  }),
  rate: define({
    value: number(/^\d+(\.\d+)?$/, 'must be a number of requests a second', 0.1, 10_000).optional(),
    metavariable: 'N',
    description: 'Requests a second, however long the answers take. Default: the floor of the throughput, else 20.',
  }),
  arrivals: define({
    value: choice(['poisson', 'even']).optional(),
    metavariable: 'HOW',
    description: 'poisson: as from many independent users (the default); even: at equal distances.',
  }),
  concurrency: define({
    value: number(/^\d+$/, 'must be a whole number from 1 to 256', 1, 256).optional(),
    metavariable: 'N',
    description: 'Clients that wait for their answers, in place of a rate: a closed loop.',
  }),
  duration: define({
    value: text.transform(durationSeconds).optional(),
    metavariable: 'TIME',
    description: 'How long to measure: 10s, 2m; at most 3m. Default: 60s.',
  }),
  warmUp: define({
    value: text.transform(secondsWithin(0, 60)).optional(),
    metavariable: 'TIME',
    description: 'Sent beforehand and forgotten. Default: 10s.',
  }),
  seed: define({
    value: number(/^\d+$/, 'must be a whole number', 0, 4_294_967_295).optional(),
    metavariable: 'N',
    description: 'Of arrival times, the order of requests and their values. Default: 1.',
  }),
  http2: define({ value: flag, description: 'Send by HTTP/2.' }),
  health: define({
    value: text.regex(/^\/[^\s#]*$/, 'must be a path, as in /healthz').optional(),
    metavariable: 'PATH',
    description: 'Path that answers 2xx once the server may be loaded. Default: any answer will do.',
  }),
  wait: define({
    value: text.transform(secondsWithin(0, 1800)).optional(),
    metavariable: 'TIME',
    description: 'How long to wait for the first healthy answer: 90s. Default: 5m with --health, else a few seconds.',
  }),
  slo: define({
    value: linesOf(sloText).transform((floors) => floors.flat()),
    metavariable: 'FLOOR',
    repeatable: true,
    description: "Floor before the profile's: p99=600ms, error-rate=1%, throughput=50, or 'GET /orders p99=200ms'.",
  }),
  gate: define({
    value: choice(['slo', 'regressions']).optional(),
    metavariable: 'WHAT',
    description:
      'What blocks: a broken floor (slo, the default), or a confirmed slowdown against base as well (regressions).',
  }),
  expectStatus: define({
    value: linesOf(statusLine),
    metavariable: 'CODES',
    repeatable: true,
    description: "Status codes that count as an answer: 200,404, or 'GET /orders/9=404'. Default: 200 to 399.",
  }),
  expectRateLimit: define({
    value: text.transform(rateLimit).optional(),
    metavariable: 'N/TIME',
    description: 'Rate limit that the server is to keep, as 100/60s: it is tried, and 429 is no error.',
  }),
  expectHeader: define({
    value: linesOf(expectedHeader),
    metavariable: 'HEADER',
    repeatable: true,
    description: "Header that each answer has to carry: Strict-Transport-Security, 'X-Frame-Options: DENY'.",
  }),
  probeValidation: define({
    value: flag,
    description: 'Send malformed requests as well, which have to be refused with 4xx.',
  }),
  sweep: define({ value: flag, description: 'Try rising concurrency, for advice on scaling.' }),
  baseline: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'Stored run that is told beside this one.',
  }),
  saveBaseline: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'Store this run, behind those of --baseline.',
  }),
  export: define({
    value: choice(['k6', 'k6-operator', 'artillery', 'plan']).optional(),
    metavariable: 'NAME',
    description:
      'Write the plan for another engine and load nothing: a k6 script, a TestRun for its operator, Artillery, or a plan in YAML.',
  }),
  machines: define({
    value: number(/^\d+$/, 'must be a whole number', 1, 500).optional(),
    metavariable: 'N',
    description: 'Pods or workers that share an exported load. Default: 1.',
  }),
  fromK6: define({
    value: linesOf((line) => line),
    metavariable: 'FILE',
    repeatable: true,
    description:
      'Judge what k6 wrote (--out json=FILE) of an exported script; several files are added before anything is judged.',
  }),
}

/** What sends the load; `--engine` is about databases elsewhere. */
export const loadEngineOption = define({
  value: choice(['open-loop', 'autocannon', 'k6']).optional(),
  metavariable: 'NAME',
  description:
    'What sends: open-loop at a rate, autocannon with --concurrency (the defaults), or an installed k6 for either.',
})

/** In the order in which the help shows them. */
// `Object.keys` forgets that the keys are option names.
export const loadOptionNames = Object.keys(loadOptions) as (keyof typeof loadOptions)[]

/** `Name: value`. No message repeats the value: it may be a secret. */
function headerLine(line: string, context: Context): { readonly name: string; readonly value: string } {
  const at = line.indexOf(':')
  const name = (at < 0 ? '' : line.slice(0, at)).trim()
  const trouble = at < 1 ? "must be a header, as in 'Accept: application/json'" : headerNameTrouble(name)
  const value = line.slice(at + 1).trim()
  if (trouble !== undefined) context.addIssue({ code: 'custom', message: at < 1 ? trouble : sentenceOf(trouble) })
  else if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    context.addIssue({
      code: 'custom',
      message: `cannot be sent: the value of ${name} has a character that no header carries`,
    })
  }
  return { name, value }
}

/** `Name=VARIABLE`. */
function headerVariable(line: string, context: Context): { readonly name: string; readonly variable: string } {
  const [, name = '', variable = ''] = /^([^=\s]+)=([A-Za-z_][A-Za-z0-9_]*)$/.exec(line) ?? []
  const trouble = name === '' ? undefined : headerNameTrouble(name)
  if (name === '') {
    const message = "must be a header and the environment variable of its value, as in 'Authorization=API_TOKEN'"
    context.addIssue({ code: 'custom', message })
  } else if (trouble !== undefined) context.addIssue({ code: 'custom', message: sentenceOf(trouble) })
  return { name, variable }
}

function sentenceOf(trouble: string): string {
  return `cannot be sent: ${trouble}`
}

/** `200,404` for all requests, `GET /orders/9=404` for one. */
function statusLine(
  line: string,
  context: Context,
): { readonly operation: string | undefined; readonly statuses: readonly number[] } {
  const [, operation, list = ''] = /^(?:([A-Z]+ \/\S*)=)?([^=]*)$/.exec(line) ?? []
  const statuses = list.split(',').map((code) => Number(/^\s*([1-5]\d\d)\s*$/.exec(code)?.[1]))
  if (statuses.some(Number.isNaN)) {
    context.addIssue({
      code: 'custom',
      message: "must be status codes, as in 200,404, or those of one request, as in 'GET /orders/9=404'",
    })
  }
  return { operation, statuses }
}
