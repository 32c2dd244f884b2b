import type { LoadTarget } from '../../core/load.ts'
import type { HttpClient, Trust } from './http-client.ts'
import { http1Client } from './http1-client.ts'
import { http2Client } from './http2-client.ts'
import { endpointOf } from './requests.ts'

/** A client for a target, in the version of HTTP that it asks for. */
export function clientFor(target: LoadTarget, trust: Trust): HttpClient {
  return (target.http === '2' ? http2Client : http1Client)(endpointOf(target), trust)
}
