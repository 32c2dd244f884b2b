import { type ClientHttp2Stream, constants, type IncomingHttpHeaders, type IncomingHttpStatusHeader } from 'node:http2'
import { largestAnswer, type RequestEnd } from './http-client.ts'

/** A request as one stream of a session, and who waits for its answer. */
export interface StreamRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
  readonly end: RequestEnd
  /** Where the server says that it has not looked at it (RFC 9113, 8.7), such as after a goodbye that crossed it. */
  readonly unprocessed: () => void
  stream?: ClientHttp2Stream
  /** Given up: nothing is told of it any more. */
  cancelled: boolean
}

/** Reads an answer to its last byte, and tells the only end of its request. */
export function followStream(stream: ClientHttp2Stream, request: StreamRequest): void {
  const { end } = request
  let head: AnswerHead | undefined
  let bytes = 0
  let isOver = false
  const once = (tell: () => void) => {
    if (!isOver && !request.cancelled) tell()
    isOver = true
  }
  stream.on('response', (answer) => {
    head = headOf(answer, request)
  })
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > largestAnswer) stream.close(constants.NGHTTP2_CANCEL)
  })
  stream.on('end', () => {
    // A session that ends may end its streams as if they were whole.
    if (head === undefined || stream.rstCode !== constants.NGHTTP2_NO_ERROR) return
    const { status, retryAfter, length = bytes } = head
    if (length === bytes) once(() => end.answered(status, retryAfter))
  })
  // The reason is in the code of the reset, which `close` finds too.
  stream.on('error', () => {})
  stream.on('close', () => {
    if (stream.rstCode === constants.NGHTTP2_REFUSED_STREAM) once(request.unprocessed)
    else once(() => end.failed(head === undefined ? 'reset' : 'truncated'))
  })
}

interface AnswerHead {
  readonly status: number
  readonly retryAfter: boolean
  /** What the answer says of its length. */
  readonly length?: number
}

function headOf(answer: IncomingHttpHeaders & IncomingHttpStatusHeader, { headers }: StreamRequest): AnswerHead {
  const status = answer[':status'] ?? 0
  const length = answer['content-length']
  const hasBody = headers[':method'] !== 'HEAD' && status !== 304
  return {
    status,
    retryAfter: answer['retry-after'] !== undefined,
    ...(hasBody && length !== undefined ? { length: Number(length) } : {}),
  }
}
