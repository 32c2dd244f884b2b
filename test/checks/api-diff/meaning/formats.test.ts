import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import {
  fitsFormat,
  isWithin,
  longestFormatted,
  samplesOf,
  textOfNoFormat,
} from '../../../../src/checks/api-diff/meaning/formats.ts'

const formats = [
  'date', 'date-time', 'iso-date-time', 'time', 'iso-time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri',
  'url', 'uri-reference', 'uri-template', 'uuid', 'json-pointer', 'json-pointer-uri-fragment', 'relative-json-pointer',
  'regex', 'byte',
] // biome-ignore format: a list reads better in lines than in a column

describe('which format lies within which', () => {
  test.each<[string | undefined, string | undefined, 'string' | 'number', string]>([
    ['int32', 'int64', 'number', 'yes'],
    ['int64', 'int32', 'number', 'no'],
    [undefined, 'int32', 'number', 'no'],
    [undefined, 'int64', 'number', 'yes'],
    ['int32', undefined, 'number', 'yes'],
    ['int16', 'int32', 'number', 'yes'],
    ['uint16', 'int32', 'number', 'yes'],
    ['uint32', 'int32', 'number', 'no'],
    ['double', 'float', 'number', 'yes'],
    ['float', 'double', 'number', 'yes'],
    ['float', 'decimal', 'number', 'yes'],
    ['double', 'int32', 'number', 'no'],
    ['unix-time', 'int32', 'number', 'unknown'],
    ['int64', 'unix-time', 'number', 'yes'],
    ['date', undefined, 'string', 'yes'],
    [undefined, 'date', 'string', 'no'],
    ['date', 'date-time', 'string', 'no'],
    ['date-time', 'date', 'string', 'no'],
    ['uri', 'uri-reference', 'string', 'yes'],
    ['uri-reference', 'uri', 'string', 'no'],
    ['url', 'uri', 'string', 'yes'],
    ['uri', 'url', 'string', 'yes'],
    ['email', 'idn-email', 'string', 'yes'],
    ['uuid', 'email', 'string', 'no'],
    [undefined, 'password', 'string', 'yes'],
    ['password', 'uuid', 'string', 'no'],
    [undefined, 'phone-number', 'string', 'unknown'],
    ['phone-number', 'currency', 'string', 'unknown'],
    ['currency', 'uuid', 'string', 'unknown'],
    [undefined, 'constructor', 'string', 'unknown'],
    ['constructor', 'date', 'string', 'unknown'],
  ])('%s within %s, of a %s: %s', (inner, outer, type, expected) => {
    expect(isWithin(inner, outer, type)).toBe(expected)
  })
})

describe('samples', () => {
  const ajv = new Ajv2020({ strict: false })
  const add = ('default' in addFormats ? addFormats.default : addFormats) as (ajv: Ajv2020) => void
  add(ajv)

  test.each(formats)('of %s are accepted by ajv, the text of no format is not', (format) => {
    const validate = ajv.compile({ type: 'string', format })
    expect(samplesOf(format).length).toBeGreaterThan(1)
    for (const text of samplesOf(format)) {
      expect([text, validate(text)]).toEqual([text, true])
      expect([text, fitsFormat(format, text)]).toEqual([text, true])
    }
    expect(validate(textOfNoFormat)).toBe(false)
    expect(fitsFormat(format, textOfNoFormat)).toBe(false)
  })

  test('formats of which ajv knows nothing have none, and are unknown', () => {
    expect(samplesOf('phone-number')).toEqual([])
    expect(fitsFormat('phone-number', 'text')).toBeUndefined()
    expect(fitsFormat('constructor', 'text')).toBeUndefined()
    expect(samplesOf('constructor')).toEqual([])
  })

  test('an address that is one without international letters is one with them', () => {
    expect(fitsFormat('idn-email', 'ada@example.com')).toBe(true)
    expect(fitsFormat('idn-email', 'адрес@example.com')).toBeUndefined()
  })

  test('a text that is too long is not asked', () => {
    expect(fitsFormat('url', `http://${'a:'.repeat(longestFormatted)}`)).toBeUndefined()
  })

  test('a format of numbers says nothing of a text', () => {
    expect(fitsFormat('int32', 'text')).toBeUndefined()
  })
})
