// The order service of a coffee roaster: plain Node, data in memory, the same answers in every run.
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const coffees = [
  { id: 'huehuetenango', name: 'Huehuetenango', origin: 'Guatemala', roast: 'medium', priceCents: 1050 },
  { id: 'sumatra', name: 'Sumatra Mandheling', origin: 'Indonesia', roast: 'dark', priceCents: 1090 },
  { id: 'yirgacheffe', name: 'Yirgacheffe Aricha', origin: 'Ethiopia', roast: 'light', priceCents: 1190 },
]
const grinds = ['beans', 'filter', 'espresso', 'moka']
const orders = Array.from({ length: 90 }, (_, n) => ({
  id: n + 1,
  coffee: coffees[n % 3].id,
  bags: 1 + (n % 4),
  grind: grinds[n % 4],
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
  ['DELETE', /^\/orders\/(\d+)$/, cancelOrder],
  ['GET', /^\/roast-days\/today$/, getRoastDay],
]

async function listCoffees({ query }) {
  await roundTrip()
  const roast = query.get('roast')
  return [200, coffees.filter((coffee) => roast === null || coffee.roast === roast)]
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

/** Asks for all orders of the day at once and adds them up. */
async function getRoastDay() {
  await roundTrip()
  const taken = orders.filter(({ status }) => status === 'taken')
  const kilograms = (coffee) => taken.filter((order) => order.coffee === coffee).reduce((sum, { bags }) => sum + bags / 4, 0)
  return [200, { date: '2026-03-01', coffees: coffees.map(({ id }) => ({ coffee: id, kilograms: kilograms(id) })) }]
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
