import { defineRule } from '../../../core/rule.ts'
import { hit, type Judged, placeText, type SpecExample, schemaChangesOf } from '../changes.ts'
import { discriminatorText } from '../schema-words.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/discriminator-changed',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the names of variants',
    effect: 'Whoever chooses the variant by its name finds none, or another one, and cannot decode the value.',
    remedy: 'Keep the mapping as it is, and give new variants new names.',
  },
  examples: [
    {
      title: 'a name that stands for another variant',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {card: '#/components/schemas/Cash', cash: '#/components/schemas/Card'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`,
      },
      hits: [
        'POST /orders, request body: the value: the discriminator value "card" stands for Cash now',
        'POST /orders, request body: the value: the discriminator value "cash" stands for Card now',
      ],
    },
    {
      title: 'a name that is gone',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {money: '#/components/schemas/Cash', card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`,
      },
      hits: ['POST /orders, request body: the value: the discriminator value "money" is gone'],
    },
    {
      title: 'a name that is new in a request',
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {money: '#/components/schemas/Cash', card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`,
      },
      hits: ['POST /orders, request body: the value: the discriminator value "money" is new'],
    },
  ],
  check: (judged) =>
    [...schemaChangesOf(judged, 'sent', 'discriminator'), ...schemaChangesOf(judged, 'returned', 'discriminator')].map(
      (change) => hit(change, `${placeText(change)}: ${discriminatorText(change.difference)}`),
    ),
})
