import { BlockList, isIP } from 'node:net'
import type { Preview } from './check.ts'
import { BreakwaterError } from './error.ts'

/** Where requests may go: the origin as it is called, the addresses that were judged, and the path that was named. */
export interface Target {
  readonly origin: string
  readonly addresses: readonly string[]
  /** Without a slash at its end; empty for the root. */
  readonly path: string
  readonly query: string
}

export interface HostPolicy {
  readonly namedBy: Preview['namedBy']
  readonly fromFork: boolean
  /** `host` or `host:port`, from the base branch's config. */
  readonly hosts: readonly string[]
}

type Place = 'public' | 'loopback' | 'private' | 'reserved'

/**
 * Whether a preview may be sent anything. A host is trusted by who named it: the command line and the base branch's config
 * are trusted, a workflow's input is unless a fork's pull request started the workflow, a deployment that an app made is
 * where it is public and speaks TLS. Private addresses need one of the first two (this machine itself may be named by an
 * input, too); metadata services and the like must be named by their very address. What a name resolves to is judged,
 * and requests go to the judged address, so that a second look-up cannot lead elsewhere.
 */
export async function judgeTarget(
  text: string,
  policy: HostPolicy,
  resolve: (host: string) => Promise<readonly string[]>,
): Promise<Target> {
  const url = parse(text)
  const host = plainHost(url)
  const listed = isListed(url, host, policy.hosts)
  const byUser = policy.namedBy === 'command line' || policy.namedBy === 'config'
  const trusted = listed || byUser
  if (!trusted && policy.namedBy === 'workflow input' && policy.fromFork) {
    throw refused(`${host} was named in a run that a fork's pull request started.`, host)
  }
  if (!trusted && policy.namedBy === 'deployment' && url.protocol !== 'https:') {
    throw refused(`The deployment's URL ${url.origin} is not https.`, host)
  }
  // A container beside the job: whoever names this machine by that word or address means it.
  const named = trusted || (policy.namedBy === 'workflow input' && (host === 'localhost' || isIP(host) > 0))
  const addresses = isIP(host) > 0 ? [host] : await resolve(host)
  if (addresses.length === 0) {
    throw new BreakwaterError({
      code: 'preview-unreachable',
      message: `The preview's host ${host} has no address.`,
      hint: 'Check the URL of the preview, and that the deployment is up before Breakwater runs.',
    })
  }
  for (const address of addresses) {
    const place = placeOf(address)
    if (place === 'reserved' && address !== host) throw neverByName(host, address)
    if (place === 'public' || trusted || (place === 'loopback' && named)) continue
    throw refused(`${host} leads to the ${place} address ${address}.`, host)
  }
  return {
    origin: url.origin,
    addresses,
    path: url.pathname.replace(/\/+$/, ''),
    query: url.search,
  }
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new BreakwaterError({
      code: 'preview-refused',
      message: `\`${withoutSecrets(text)}\` is not the URL of a preview.`,
      hint: 'Give an http or https URL, such as https://pr-12.example.dev.',
    })
  }
  if (url.username !== '' || url.password !== '') {
    throw new BreakwaterError({
      code: 'preview-refused',
      message: `The preview's URL carries a user name or password; its host would be ${url.host}.`,
      hint: 'Leave out everything before the @.',
    })
  }
  return url
}

/** What is no URL may still hold the query, or the password, of the one that was meant. */
function withoutSecrets(text: string): string {
  return text
    .replace(/[?#].*$/su, '?…')
    .replace(/^([a-z0-9+.-]*:?\/*)[^/]*@/iu, '$1…@')
    .slice(0, 200)
}

/** Whether the config lists the host of a URL. */
export function isListedHost(text: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return isListed(url, plainHost(url), hosts)
}

function plainHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

function isListed(url: URL, host: string, hosts: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  const names = [host, `${host}:${port}`, url.hostname, `${url.hostname}:${port}`]
  return hosts.some((entry) => names.includes(entry.toLowerCase()))
}

function refused(message: string, host: string): BreakwaterError {
  return new BreakwaterError({
    code: 'preview-refused',
    message,
    hint: `If it is yours, name it under load.hosts in .github/breakwater.yml on the base branch: hosts: [${JSON.stringify(host)}]`,
  })
}

function neverByName(host: string, address: string): BreakwaterError {
  return new BreakwaterError({
    code: 'preview-refused',
    message: `${host} leads to ${address}, which no preview has (a metadata service or a reserved address).`,
    hint: `Such an address is never loaded by a name, whoever lists it. Correct the DNS entry of ${host}, or name another URL.`,
  })
}

const loopback = blockList(['127.0.0.0/8', '::1/128'])
/** RFC 1918, 6598, 4193, and the transition formats that can carry such an address inside (6to4, NAT64, Teredo). */
const privateRanges = blockList([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '198.18.0.0/15',
  'fc00::/7',
  'fec0::/10',
  '2002::/16',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/32',
])
/**
 * Link-local (AWS, Azure and Google keep their metadata at 169.254.169.254), the metadata addresses of AWS, Google and
 * Scaleway by IPv6, of Alibaba, of Oracle, Azure's wire server, "this host", multicast and what is not given out.
 */
const reserved = blockList([
  '0.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32',
  '100.100.100.200/32',
  '192.0.0.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  'fe80::/10',
  'ff00::/8',
  'fd00:ec2::/32',
  'fd20:ce::/32',
  'fd00:42::/32',
])

/** What kind of network an address is in; IPv4 addresses written as IPv6 count as what they are. */
export function placeOf(address: string): Place {
  const plain = unmapped(address.split('%')[0] ?? '')
  const family = isIP(plain) === 4 ? 'ipv4' : 'ipv6'
  if (isIP(plain) === 0 || reserved.check(plain, family)) return 'reserved'
  if (loopback.check(plain, family)) return 'loopback'
  return privateRanges.check(plain, family) ? 'private' : 'public'
}

/** `::ffff:10.0.0.1`, `::ffff:a00:1`, `::10.0.0.1`, and through NAT64 `64:ff9b::a00:1`, are 10.0.0.1. */
function unmapped(address: string): string {
  if (isIP(address) !== 6) return address
  // The URL parser writes every form of an IPv6 address in one way.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [, high, low] = /^(?:::(?:ffff:(?:0:)?)?|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? []
  if (high === undefined || low === undefined) return canonical
  const value = Number.parseInt(high, 16) * 65536 + Number.parseInt(low, 16)
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join('.')
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', bits] = range.split('/')
    list.addSubnet(network, Number(bits), network.includes(':') ? 'ipv6' : 'ipv4')
  }
  return list
}
