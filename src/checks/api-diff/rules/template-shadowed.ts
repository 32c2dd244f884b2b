import { subjectText } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/template-shadowed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Put no new path over a template',
    effect: 'Requests that went to the template with that very value are answered by the new operation now.',
    remedy: 'Choose a path that the template does not cover, or make sure that nobody has that value.',
  },
  examples: [
    {
      title: 'a new path takes a value away from a template',
      given: {
        base: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: a user}}`,
        head: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: a user}}
  /users/me:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: ['GET /users/me is new, and takes requests that went to GET /users/{id}'],
    },
    {
      title: 'the template never took that value',
      given: {
        base: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: a user}}`,
        head: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: a user}}
  /users/me:
    get: {responses: {'200': {description: fine}}}`,
      },
      hits: [],
    },
    {
      title: 'another method',
      given: {
        base: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: a user}}`,
        head: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: a user}}
  /users/me:
    post: {responses: {'200': {description: fine}}}`,
      },
      hits: [],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'shadow').map((change) =>
      hit(change, `${subjectText(change.subject)} is new, and takes requests that went to ${change.template}`),
    ),
})
