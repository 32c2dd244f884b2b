import { defineRule } from '../../../core/rule.ts'
import { type ChangeOf, changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/deprecation-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what is on its way out',
    effect: 'Nobody is harmed yet; clients learn what they should stop to use, and until when.',
    remedy: 'Nothing to do.',
  },
  examples: [
    {
      title: 'an operation is deprecated, with the day of its end',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      summary: all of them
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-01-01'
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders is deprecated, to go on 2030-01-01'],
    },
    {
      title: 'a parameter is deprecated',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: page, in: query, deprecated: true, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders, query parameter page is deprecated'],
    },
    {
      title: 'an operation stays after all',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-01-01'
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      summary: all of them
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders is deprecated no more'],
    },
    {
      title: 'an operation stays longer',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-01-01'
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2031-01-01'
      responses: {'200': {description: the orders}}`,
      },
      hits: ['GET /orders is to go on 2031-01-01; it was 2030-01-01'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'lifecycle').flatMap((change) => {
      const text = changeText(change)
      return text === undefined ? [] : [hit(change, `${placeOf(change)} ${text}`)]
    }),
})

function placeOf(change: ChangeOf<'lifecycle'>): string {
  return change.part === undefined ? operationsText(change) : `${operationsText(change)}, ${change.part}`
}

function changeText({ what, from, to }: ChangeOf<'lifecycle'>): string | undefined {
  switch (what) {
    case 'deprecated':
      return to ? `is deprecated, to go on ${to.text}` : 'is deprecated'
    case 'undeprecated':
      return 'is deprecated no more'
    case 'sunset-later':
      return `is to go on ${to?.text}; it was ${from ? from.text : 'not said when'}`
    case 'sunset-earlier':
    case 'sunset-removed':
      return undefined
    default:
      return what satisfies never
  }
}
