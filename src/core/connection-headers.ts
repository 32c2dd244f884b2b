/** RFC 9110 and 9113: headers of one connection or message, which the client writes for itself. */
const names: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Whether HTTP itself decides what a header of this name says, so that nobody else can. */
export function isOfConnection(header: string): boolean {
  return names.has(header.toLowerCase())
}
