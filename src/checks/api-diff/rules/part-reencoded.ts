import { defineRule } from '../../../core/rule.ts'
import { changesOf, hit, type Judged, operationsText, type SpecExample } from '../changes.ts'

export default defineRule<Judged, SpecExample>({
  meta: {
    id: 'api/part-reencoded',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep the way in which a part of a form is written',
    effect: 'Clients write the part in the way of today, which the server reads as something else or refuses.',
    remedy: 'Take the part in both ways, or add a part of another name.',
  },
  examples: [
    {
      title: 'another content type',
      given: {
        base: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: image/png}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: image/webp}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /photos, request body: part photo: contentType is image/webp now; it was image/png'],
    },
    {
      title: 'one more content type',
      given: {
        base: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: image/png}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: 'image/png, image/webp'}}
      responses: {'201': {description: made}}`,
      },
      hits: [],
    },
    {
      title: 'a header that the part has to have',
      given: {
        base: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: image/png}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: image/png, headers: {X-Id: {required: true, schema: {type: string}}}}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /photos, request body: part photo: header x-id is required now; it was none'],
    },
    {
      title: 'a list with commas',
      given: {
        base: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {tags: {style: form, explode: true}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {tags: {style: form, explode: false}}
      responses: {'201': {description: made}}`,
      },
      hits: ['POST /photos, request body: part tags: style is form now; it was form, exploded'],
    },
  ],
  check: (judged) =>
    changesOf(judged, 'part').map((change) =>
      hit(
        change,
        `${operationsText(change)}, ${change.where}: part ${change.part}: ${change.what} is ${change.to} now; it was ${change.from}`,
      ),
    ),
})
