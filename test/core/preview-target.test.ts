import { describe, expect, test } from 'vitest'
import { type HostPolicy, judgeTarget, placeOf } from '../../src/core/preview-target.ts'

describe('placeOf', () => {
  test.each([
    ['93.184.216.34', 'public'],
    ['2606:2800:220:1:248:1893:25c8:1946', 'public'],
    ['127.0.0.1', 'loopback'],
    ['127.255.0.9', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['::127.0.0.1', 'loopback'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['198.19.0.1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['0:0:0:0:0:ffff:0a00:0001', 'private'],
    ['fc00::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['2002:a00:1::1', 'private'],
    ['64:ff9b::a00:1', 'private'],
    ['64:ff9b::5db8:d822', 'public'],
    ['64:ff9b::1', 'private'],
    ['::ffff:0:10.0.0.1', 'private'],
    ['169.254.169.254', 'reserved'],
    ['64:ff9b::169.254.169.254', 'reserved'],
    ['::ffff:0:169.254.169.254', 'reserved'],
    ['::ffff:169.254.169.254', 'reserved'],
    ['fe80::1', 'reserved'],
    ['fe80::1%eth0', 'reserved'],
    ['fd00:ec2::254', 'reserved'],
    ['fd20:ce::254', 'reserved'],
    ['fd00:42::42', 'reserved'],
    ['100.100.100.200', 'reserved'],
    ['168.63.129.16', 'reserved'],
    ['192.0.0.192', 'reserved'],
    ['0.0.0.0', 'reserved'],
    ['::', 'reserved'],
    ['224.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['ff02::1', 'reserved'],
    ['not an address', 'reserved'],
  ])('%s is %s', (address, place) => {
    expect(placeOf(address)).toBe(place)
  })
})

const names: Readonly<Record<string, readonly string[]>> = {
  'pr-1.example.dev': ['93.184.216.34'],
  localhost: ['127.0.0.1', '::1'],
  'here.example.dev': ['127.0.0.1'],
  'inside.example.dev': ['10.1.2.3'],
  'rebound.example.dev': ['93.184.216.34', '10.1.2.3'],
  'metadata.example.dev': ['169.254.169.254'],
}
const resolve = async (host: string) => names[host] ?? []

const byUser: HostPolicy = { namedBy: 'command line', fromFork: false, hosts: [] }
const byConfig: HostPolicy = { namedBy: 'config', fromFork: false, hosts: [] }
const byWorkflow: HostPolicy = { namedBy: 'workflow input', fromFork: false, hosts: [] }
const byDeployment: HostPolicy = { namedBy: 'deployment', fromFork: false, hosts: [] }
const byFork: HostPolicy = { namedBy: 'workflow input', fromFork: true, hosts: [] }
const listed = (...hosts: string[]): HostPolicy => ({ ...byFork, hosts })

describe('judgeTarget', () => {
  test.each([
    ['https://pr-1.example.dev', byUser],
    ['https://pr-1.example.dev', byConfig],
    ['https://pr-1.example.dev', byWorkflow],
    ['http://pr-1.example.dev', byWorkflow],
    ['https://pr-1.example.dev', listed('pr-1.example.dev')],
    ['https://pr-1.example.dev', listed('pr-1.example.dev:443')],
    ['https://pr-1.example.dev:8443', listed('pr-1.example.dev:8443')],
    ['https://PR-1.Example.dev/', listed('pr-1.example.dev')],
    ['http://localhost:3000', byUser],
    // A service container.
    ['http://localhost:3000', byWorkflow],
    ['http://127.0.0.1:3000', byWorkflow],
    ['http://[::1]:3000', byWorkflow],
    ['https://pr-1.example.dev', byDeployment],
    ['https://pr-1.example.dev', { ...byDeployment, fromFork: true }],
    ['http://inside.example.dev', { ...byDeployment, hosts: ['inside.example.dev'] }],
    ['http://127.0.0.1:3000', byUser],
    ['http://[::1]:3000', byUser],
    ['http://2130706433:3000', byUser],
    ['http://inside.example.dev', byUser],
    ['http://inside.example.dev', byConfig],
    ['http://inside.example.dev', listed('inside.example.dev')],
    // Whoever names the very address means it.
    ['http://169.254.169.254', byUser],
  ])('%s is allowed', async (url, policy) => {
    const target = await judgeTarget(url, policy, resolve)
    expect(target.addresses.length).toBeGreaterThan(0)
  })

  test.each([
    ['https://pr-1.example.dev', byFork, 'preview-refused'],
    ['https://pr-1.example.dev:8443', listed('pr-1.example.dev:443'), 'preview-refused'],
    ['https://pr-1.example.dev.evil.test', listed('pr-1.example.dev'), 'preview-refused'],
    ['https://pr-1.example.dev@evil.test', listed('pr-1.example.dev'), 'preview-refused'],
    ['https://user:secret@pr-1.example.dev', byUser, 'preview-refused'],
    ['http://localhost:3000', byFork, 'preview-refused'],
    // A name that leads to a metadata service is not the address itself.
    ['http://metadata.example.dev', byUser, 'preview-refused'],
    ['http://metadata.example.dev', byConfig, 'preview-refused'],
    ['http://metadata.example.dev', listed('metadata.example.dev'), 'preview-refused'],
    ['http://pr-1.example.dev', byDeployment, 'preview-refused'],
    ['https://localhost:3000', byDeployment, 'preview-refused'],
    ['https://127.0.0.1:3000', byDeployment, 'preview-refused'],
    ['https://inside.example.dev', byDeployment, 'preview-refused'],
    ['https://rebound.example.dev', byDeployment, 'preview-refused'],
    ['https://metadata.example.dev', byDeployment, 'preview-refused'],
    ['https://here.example.dev:3000', byWorkflow, 'preview-refused'],
    ['ftp://pr-1.example.dev', byUser, 'preview-refused'],
    ['file:///etc/passwd', byUser, 'preview-refused'],
    ['pr-1.example.dev', byUser, 'preview-refused'],
    ['', byUser, 'preview-refused'],
    ['https://gone.example.dev', byUser, 'preview-unreachable'],
  ])('%s is refused', async (url, policy, code) => {
    await expect(judgeTarget(url, policy, resolve)).rejects.toMatchObject({ trouble: { code } })
  })

  test.each([
    'http://inside.example.dev',
    'http://rebound.example.dev',
    'http://10.0.0.1',
    'http://[::ffff:10.0.0.1]',
    'http://169.254.169.254',
  ])('a workflow input cannot name %s', async (url) => {
    await expect(judgeTarget(url, byWorkflow, resolve)).rejects.toMatchObject({ trouble: { code: 'preview-refused' } })
  })

  test.each([
    ['htps://pr-1.example.dev/?key=s3cret', '`htps://pr-1.example.dev/?…`'],
    ['ftp://ann:s3cret@pr-1.example.dev/', '`ftp://…@pr-1.example.dev/`'],
    ['pr-1.example.dev?key=s3cret\nmore', '`pr-1.example.dev?…`'],
    ['ann:s3cret@pr-1.example.dev', '`ann:…@pr-1.example.dev`'],
    ['https://ann:s3cret@pr-1.example.dev', 'host would be pr-1.example.dev'],
  ])('what opens a preview is not repeated where it is refused: %j', async (url, shown) => {
    const thrown = await judgeTarget(url, byUser, resolve).catch((error: unknown) => error)
    expect(String(thrown)).toContain(shown)
    expect(String(thrown)).not.toContain('s3cret')
  })

  test.each([
    'https://0x7f.1',
    'https://0177.0.0.1',
    'https://2130706433',
    'https://[::ffff:169.254.169.254]',
    'https://[64:ff9b::a9fe:a9fe]',
    'https://①⑥⑨.254.169.254',
    'https://localhost.',
    'https://[fe80::1%25eth0]',
    'https://inside.example.dev.',
  ])('no deployment names what is inside, however it is written: %s', async (url) => {
    const plain = async (host: string) => await resolve(host.replace(/\.$/, ''))
    await expect(judgeTarget(url, byDeployment, plain)).rejects.toMatchObject({ trouble: { code: 'preview-refused' } })
  })

  test('nobody is advised to list a name that no list would help', async () => {
    const trouble = { hint: expect.not.stringContaining('load.hosts') }
    await expect(judgeTarget('http://metadata.example.dev', byConfig, resolve)).rejects.toMatchObject({ trouble })
  })

  test('the judged addresses and the named path are handed on', async () => {
    expect(await judgeTarget('https://pr-1.example.dev:8443/api/?x=1', byUser, resolve)).toEqual({
      origin: 'https://pr-1.example.dev:8443',
      addresses: ['93.184.216.34'],
      path: '/api',
      query: '?x=1',
    })
  })
})
