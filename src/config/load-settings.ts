import * as z from 'zod'
import { defaultLoadSettings, type LoadSettings, type OperationSetting } from '../core/load-settings.ts'
import { checkedHost, checkedUrl, durationSeconds } from './values.ts'

const text = z.string().trim().min(1, 'must not be empty')
const request = text.regex(/^[A-Z]+ \/\S*$/, 'must be a method and a path, as in `GET /orders?limit=10`')

/** The keys under `load:`. */
export const loadSchema = z.strictObject({
  preview: text.transform(checkedUrl).optional().describe('URL of the preview deployment.'),
  hosts: z
    .array(text.transform(checkedHost))
    .optional()
    .describe('Hosts a preview may be on: host or host:port.'),
  operations: z
    .array(request)
    .optional()
    .describe('Requests to send, as `GET /orders?limit=10`. Default: safe operations of the contract.'),
  rate: z.number().positive().max(10_000).optional().describe('Requests a second. Default: 20.'),
  concurrency: z
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('Clients that wait for their answers, in place of a rate: a closed loop.'),
  duration: text
    .transform(durationSeconds)
    .optional()
    .describe('How long to measure: `10s`, `2m`; at most 3m. Default: 60s.'),
  'warm-up': text.transform(durationSeconds).optional().describe('Sent beforehand and forgotten. Default: 10s.'),
})

/** The settings, with every default filled in. */
export function loadSettingsOf(load: z.output<typeof loadSchema>): LoadSettings {
  return {
    ...defaultLoadSettings,
    preview: load.preview,
    hosts: load.hosts ?? [],
    operations: (load.operations ?? []).map(operationOf),
    rate: load.rate,
    concurrency: load.concurrency,
    warmupSeconds: load['warm-up'] ?? defaultLoadSettings.warmupSeconds,
    durationSeconds: load.duration ?? defaultLoadSettings.durationSeconds,
  }
}

/** `GET /orders?limit=10` as the settings have it. */
export function operationOf(request: string): OperationSetting {
  const [method = '', path = ''] = request.split(' ')
  return { method, path, weight: 1, expectStatus: undefined, headers: {}, body: undefined }
}
