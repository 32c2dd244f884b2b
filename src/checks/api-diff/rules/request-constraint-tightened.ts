import { defineRule } from '../../../core/rule.ts'
import { constraintText, hit, type Judged, placeText, type SpecExample, schemaChangesOf } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/request-constraint-tightened',
    severity: 'error',
    since: '0.1.0',
    title: 'Accept the values that clients send',
    effect: 'Requests with values that are valid today are refused from the day of the release.',
    remedy: 'Keep the old limit, and check the new one only where nothing was stored before.',
  },
  examples: [
    {
      title: 'a longer minimum',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {name: {type: string, minLength: 1}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {name: {type: string, minLength: 8}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: name has minLength 8 now; it was 1'],
    },
    {
      title: 'an upper bound where there was none',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {count: {type: integer}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {count: {type: integer, maximum: 10}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: count has maximum 10 now; it was none'],
    },
    {
      title: 'a bound that is wider',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {count: {type: integer, maximum: 10}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {count: {type: integer, maximum: 20}}}
      responses: {'201': {description: made}}`,
      },
      hits: [],
    },
    {
      title: 'an object that may no longer be empty, nor as large',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'201': {description: made}}
    put:
      requestBody: {content: {application/json: {schema: {type: object, properties: {note: {type: string}}}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {type: object, minProperties: 1}}}}
      responses: {'201': {description: made}}
    put:
      requestBody:
        content: {application/json: {schema: {type: object, properties: {note: {type: string}}, maxProperties: 2}}}
      responses: {'201': {description: made}}`,
      },
      hits: [
        'POST /orders, request body: the value has minProperties 1 now; it was none',
        'PUT /orders, request body: the value has maxProperties 2 now; it was none',
      ],
    },
    {
      title: 'a condition that is new',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: object, properties: {kind: {type: string}}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string}}, not: {required: [kind]}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /orders, request body: the value is refused now where it fails not'],
    },
  ],
  check: (judged) => [
    ...schemaChangesOf(judged, 'sent', 'bound', 'multipleOf', 'uniqueItems', 'pattern', 'format').map((change) => {
      const { label, from, to } = constraintText(change.difference)
      return hit(change, `${placeText(change)} has ${label} ${to} now; it was ${from}`)
    }),
    ...schemaChangesOf(judged, 'sent', 'keyword').map((change) =>
      hit(change, `${placeText(change)} is refused now where it fails ${change.difference.keyword}`),
    ),
  ],
})
