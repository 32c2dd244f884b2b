// The order service of a coffee roaster: plain Node, data in memory, the same answers in every run.
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const coffees = [
  { id: 'huehuetenango', name: 'Huehuetenango', origin: 'Guatemala', roast: 'medium', cents: { EUR: 1050, CHF: 1050, GBP: 903 } },
  { id: 'sumatra', name: 'Sumatra Mandheling', origin: 'Indonesia', roast: 'dark', cents: { EUR: 1090, CHF: 1090, GBP: 937 } },
  { id: 'yirgacheffe', name: 'Yirgacheffe Aricha', origin: 'Ethiopia', roast: 'light', cents: { EUR: 1190, CHF: 1190, GBP: 1023 } },
]
const grinds = ['beans', 'filter', 'espresso']
const currencies = ['EUR', 'CHF', 'GBP']
const orders = Array.from({ length: 90 }, (_, n) => ({
  id: n + 1,
  coffee: coffees[n % 3].id,
  bags: 1 + (n % 4),
  grind: grinds[n % 3],
  status: n < 60 ? 'sent' : 'taken',
  orderedAt: new Date(Date.UTC(2026, 2, 1, 8, n * 7)).toISOString(),
}))

/** What a round trip to the database costs. */
const roundTrip = () => wait(3)

const routes = [
  ['GET', /^\/health$/, async () => [200, { status: 'ok' }]],
  ['GET', /^\/coffees$/, listCoffees],
  ['GET', /^\/orders$/, listOrders],
  ['POST', /^\/orders$/, placeOrder],
  ['GET', /^\/orders\/(\d+)$/, getOrder],
  ['POST', /^\/orders\/(\d+)\/cancellation$/, cancelOrder],
  ['GET', /^\/roast-days\/today$/, getRoastDay],
]

async function listCoffees({ query }) {
  await roundTrip()
  const roast = query.get('roast')
  const currency = query.get('currency')
  if (!currencies.includes(currency)) return problem(422, `currency must be one of ${currencies.join(', ')}`)
  const wanted = coffees.filter((coffee) => roast === null || coffee.roast === roast)
  return [200, wanted.map(({ cents, ...coffee }) => ({ ...coffee, price: { cents: cents[currency], currency } }))]
}

async function listOrders({ query }) {
  await roundTrip()
  const limit = Number(query.get('limit') ?? 20)
  if (!(limit >= 1 && limit <= 100)) return problem(422, 'limit must be from 1 to 100')
  return [200, orders.slice(-limit).reverse()]
}

async function placeOrder({ body }) {
  if (!coffees.some(({ id }) => id === body.coffee)) return problem(422, 'coffee is not one that we roast')
  if (!(Number.isInteger(body.bags) && body.bags >= 1 && body.bags <= 40)) return problem(422, 'bags must be from 1 to 40')
  if (!grinds.includes(body.grind)) return problem(422, `grind must be one of ${grinds.join(', ')}`)
  if (typeof body.address !== 'object') return problem(422, 'address is missing')
  await roundTrip()
  const { coffee, bags, grind } = body
  const order = { id: orders.length + 1, coffee, bags, grind, status: 'taken', orderedAt: new Date().toISOString() }
  orders.push(order)
  return [201, order]
}

async function getOrder({ id }) {
  await roundTrip()
  const order = orders.find((order) => order.id === id)
  return order ? [200, order] : problem(404, 'no such order')
}

async function cancelOrder({ id }) {
  await roundTrip()
  const at = orders.findIndex((order) => order.id === id && order.status === 'taken')
  if (at < 0) return problem(404, 'no such order, or it is roasted already')
  orders.splice(at, 1)
  return [204]
}

let roastDay
let askedFor = 0

/**
 * The figures may be a little old, so they are kept for a while. When they are made anew, each order is fetched by
 * itself: one round trip becomes as many as there are orders.
 */
async function getRoastDay() {
  if (askedFor++ % 8 === 0) roastDay = await addUp()
  else await roundTrip()
  return [200, roastDay ?? (await addUp())]
}

async function addUp() {
  const kilograms = new Map(coffees.map(({ id }) => [id, 0]))
  for (let id = 1; id <= orders.length; id++) {
    // The price of the coffee that was ordered; nobody needs it here.
    await wait(8)
    const order = orders.find((order) => order.id === id)
    if (order?.status === 'taken') kilograms.set(order.coffee, kilograms.get(order.coffee) + order.bags / 4)
  }
  return { date: '2026-03-01', coffees: [...kilograms].map(([coffee, kilograms]) => ({ coffee, kilograms })) }
}

function problem(status, title) {
  return [status, { title, status }]
}

async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > 10_000) return undefined
  }
  try {
    const body = JSON.parse(text || '{}')
    return typeof body === 'object' && body !== null ? body : undefined
  } catch {
    return undefined
  }
}

async function answer(request) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const body = await bodyOf(request)
  if (body === undefined) return problem(422, 'the body must be a JSON object')
  for (const [method, path, handle] of routes) {
    const match = request.method === method && path.exec(pathname)
    if (match) return await handle({ query: searchParams, body, id: Number(match[1]) })
  }
  return problem(404, 'no such place')
}

const server = createServer(async (request, response) => {
  const [status, content] = await answer(request).catch(() => problem(500, 'that is our fault'))
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  if (content === undefined) return response.writeHead(status).end()
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(content))
})

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`)
})
