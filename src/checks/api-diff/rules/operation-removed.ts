import { subjectText } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { type ChangeOf, changesOf, hit, type Judged, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/operation-removed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep operations that clients may call',
    effect: 'A client that calls the operation gets 404 or 405 from the day of the release.',
    remedy:
      'Keep the operation, mark it `deprecated: true` with a sunset date, and remove it when nobody calls it any more.',
  },
  examples: [
    {
      title: 'an operation is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders/{id}:
    get: {responses: {'200': {description: the order}}}
    delete: {responses: {'204': {description: deleted}}}`,
        head: `openapi: 3.0.3
paths:
  /orders/{id}:
    get: {responses: {'200': {description: the order}}}`,
      },
      hits: ['DELETE /orders/{id} is gone'],
    },
    {
      title: 'an operation has another path',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}`,
        head: `openapi: 3.0.3
paths:
  /purchases/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}`,
      },
      hits: ['GET /orders/{id} is gone; GET /purchases/{id} takes its place'],
    },
    {
      title: 'an operation is gone before the day that was announced',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    delete: {deprecated: true, x-sunset: '2099-12-31', responses: {'204': {description: deleted}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
      },
      hits: ['DELETE /orders is gone; it was to stay until 2099-12-31'],
    },
    {
      title: 'only the name in the template changed, which no client sees',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders/{id}:
    get: {responses: {'200': {description: the order}}}`,
        head: `openapi: 3.0.3
paths:
  /orders/{key}:
    get: {responses: {'200': {description: the order}}}`,
      },
      hits: [],
    },
    {
      title: 'the prefix moved from the servers into the paths',
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://api.example.com'}]
paths:
  /v1/orders:
    get: {responses: {'200': {description: the orders}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'operation').flatMap((change) =>
      change.what === 'removed' && change.role === 'sent'
        ? [hit(change, `${subjectText(change.subject)} is gone${circumstances(change)}`)]
        : [],
    ),
})

function circumstances({ renamedTo, deprecated, sunset, sunsetIsOver }: Removed): string {
  if (renamedTo !== undefined) return `; ${renamedTo} takes its place`
  if (!deprecated || !sunset) return ''
  if (sunsetIsOver) return `, as announced for ${sunset.text}`
  return `; it was to stay until ${sunset.text}`
}

type Removed = Extract<ChangeOf<'operation'>, { what: 'removed' }>
