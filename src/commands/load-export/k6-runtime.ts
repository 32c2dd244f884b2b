/**
 * The part of the script that is the same for every plan. It is k6's JavaScript, so it stands here as text; a test has
 * it checked against k6's types, and run.
 */
export const k6Runtime = String.raw`
const target = (__ENV.BREAKWATER_TARGET || '').replace(/\/+$/, '')
// An address that was judged beforehand, so that a second look-up cannot lead elsewhere.
const address = __ENV.BREAKWATER_ADDRESS
if (address) options.hosts = { [target.replace(/^https?:\/\//, '').replace(/[:/].*$/, '')]: address }

// Counters and rates can be added over many machines; percentiles cannot.
const requests = new Counter('breakwater_requests')
const slow = new Rate('breakwater_slow')
const buckets = new Counter('breakwater_bucket')
const latency = new Trend('breakwater_latency', true)
const measuredFrom = new Gauge('breakwater_measured_from')

/** @type {Record<string, ReturnType<typeof http.expectedStatuses>>} */
const expectations = {}
for (const id of Object.keys(operations)) expectations[id] = http.expectedStatuses(...operations[id].expected)

// Not before: what only looks at a script (k6 inspect, k6 archive) has no environment.
export function setup() {
  if (!/^https?:\/\/[^/\s]+/.test(variable('BREAKWATER_TARGET'))) throw new Error('BREAKWATER_TARGET must be a URL, as in https://preview.example.com')
  for (const id of Object.keys(operations)) for (const credential of operations[id].credentials) variable(credential.variable)
}

let hasTold = false

export default function () {
  const { name: scenario, iterationInTest, startTime } = exec.scenario
  const id = isClosed ? drawnOperation(iterationInTest) : scenario
  const operation = operations[id]
  const isMeasured = Date.now() - startTime >= warmupMs
  if (!hasTold) measuredFrom.add(startTime + warmupMs, run)
  hasTold = true
  const started = Date.now()
  const tags = { name: operation.name, op: id, phase: isMeasured ? 'measured' : 'warm-up' }
  const response = http.request(operation.method, urlOf(id, iterationInTest), operation.body, {
    headers: headersOf(operation),
    redirects: 0,
    responseCallback: expectations[id],
    tags,
    timeout: timeoutMs,
  })
  if (isMeasured) record(id, response, started)
  check(response, { 'answered as expected': () => outcomeOf(operation, response) === 'ok' }, tags)
}

/**
 * @param {string} id
 * @param {import('k6/http').RefinedResponse<any>} response
 * @param {number} started
 */
function record(id, response, started) {
  const operation = operations[id]
  const outcome = outcomeOf(operation, response)
  const isOk = outcome === 'ok'
  // 'blocked' holds look-up, connection and handshake as well.
  const ms = isOk ? response.timings.blocked + response.timings.duration : Date.now() - started
  const tags = { name: operation.name, op: id }
  const code = String(response.status)
  // A request without an answer has no headers, in some versions not even none.
  const retry = String(Object.keys(response.headers || {}).some((key) => key.toLowerCase() === 'retry-after'))
  requests.add(1, Object.assign({ outcome, code }, tags))
  latency.add(ms, Object.assign({ outcome, code, retry }, tags))
  for (const limit of slowerThanMs) slow.add(!isOk || ms > limit, Object.assign({ ms: String(limit) }, tags))
  if (isOk) buckets.add(1, Object.assign({ le: bucketOf(ms) }, tags))
}

/**
 * @param {Operation} operation
 * @param {import('k6/http').RefinedResponse<any>} response
 */
function outcomeOf(operation, response) {
  const { status, error, error_code: code } = response
  if (status > 0 && !(code >= 1000 && code < 1400) && !(code >= 1600)) {
    return operation.expected.some((one) => (typeof one === 'number' ? status === one : status >= one.min && status <= one.max))
      ? 'ok'
      : 'status'
  }
  if (code === 1050) return 'timeout'
  if ((code >= 1100 && code < 1200) || (code >= 1210 && code < 1220) || (code >= 1300 && code < 1400)) return 'connect'
  return /unexpected EOF/i.test(error) ? 'truncated' : 'reset'
}

/** @param {number} ms */
function bucketOf(ms) {
  const bound = bounds.find((one) => ms <= one)
  return bound === undefined ? 'Infinity' : String(bound)
}

/**
 * @param {string} id
 * @param {number} iteration
 */
function urlOf(id, iteration) {
  const own = paths[id]
  let url = target + own[Math.floor(drawn(iteration, 1) * own.length)]
  if (url.length === target.length && !/^https?:\/\/[^/]+\//.test(target)) url += '/'
  for (const { in: place, name, variable: from } of operations[id].credentials) {
    if (place !== 'query') continue
    url += (url.includes('?') ? '&' : '?') + encodeURIComponent(name) + '=' + encodeURIComponent(variable(from))
  }
  return url
}

/** @param {Operation} operation */
function headersOf(operation) {
  /** @type {Record<string, string>} */
  const headers = Object.assign({ accept: '*/*' })
  for (const name of Object.keys(operation.headers)) headers[name.toLowerCase()] = operation.headers[name]
  for (const { in: place, name, prefix, variable: from } of operation.credentials) {
    const key = name.toLowerCase()
    if (place === 'header') headers[key] = prefix + variable(from)
    if (place === 'cookie') headers.cookie = (headers.cookie ? headers.cookie + '; ' : '') + name + '=' + variable(from)
  }
  return headers
}

/** @param {number} iteration */
function drawnOperation(iteration) {
  const ids = Object.keys(operations)
  const all = ids.reduce((sum, id) => sum + operations[id].weight, 0)
  let left = drawn(iteration, 0) * all
  for (const id of ids) {
    left -= operations[id].weight
    if (left < 0) return id
  }
  return ids[ids.length - 1]
}

/**
 * A number from 0 to 1 that follows from the seed, so that every machine draws what the plan has it draw.
 * @param {number} iteration
 * @param {number} salt
 */
function drawn(iteration, salt) {
  let hash = (seed ^ Math.imul(iteration + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296
}

/** @param {string} name */
function variable(name) {
  const value = __ENV[name]
  if (!value) throw new Error(name + ' is not set: give it with -e ' + name + '=..., or by the environment')
  return value
}
`
