import * as z from 'zod'
import { plainHeaders } from './load-values.ts'

const text = z.string().trim().min(1, 'must not be empty')
const status = z.int().min(100, 'must be a status code').max(599, 'must be a status code')

/** What can be said of an operation, in the config and in a plan alike. */
export const operationKeys = {
  weight: z
    .number()
    .positive('must be above 0')
    .max(1000, 'must be at most 1000')
    .optional()
    .describe("Share of the load, against the other operations' weights. Default: 1."),
  'expect-status': z
    .union([status, z.array(status).min(1)], 'must be a status code or a list of them')
    .optional()
    .describe('Status codes that count as an answer. Default: 200 to 399.'),
  headers: z.record(text, z.string()).transform(plainHeaders).optional().describe('Headers, without any secret.'),
  body: z
    .union(
      [z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())],
      'must be text, or what JSON is made of',
    )
    .optional()
    .describe('Text that is sent as it stands, or a mapping or list that is sent as JSON.'),
}
