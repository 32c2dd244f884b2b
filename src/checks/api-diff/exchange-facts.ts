import { enumerate } from '../../core/wording.ts'
import type { Role } from './operations.ts'

/** Whose hands wrote what is judged: the client's, or the service's. */
export type Writer = 'client' | 'service'

/** What differs in what is sent and answered: parameters, bodies, media types, statuses, headers. */
export type ExchangeFact =
  | {
      readonly kind: 'parameter'
      readonly what: 'removed' | 'added' | 'became-required' | 'became-optional' | 'became-list'
      readonly role: Role
      readonly required: boolean
      readonly place: string
      readonly name: string
    }
  /** From the query into a header, say. */
  | {
      readonly kind: 'parameter-moved'
      readonly role: Role
      readonly name: string
      readonly from: string
      readonly to: string
    }
  | {
      readonly kind: 'serialization'
      readonly role: Role
      readonly place: string
      readonly name: string
      readonly from: string
      readonly to: string
    }
  | {
      readonly kind: 'parameter-characters'
      readonly role: Role
      readonly what: 'reserved' | 'empty'
      readonly place: string
      readonly name: string
    }
  /** Values are JSON text; undefined: none. */
  | {
      readonly kind: 'parameter-default'
      readonly place: string
      readonly name: string
      readonly from: string | undefined
      readonly to: string | undefined
    }
  | {
      readonly kind: 'body'
      readonly what: 'removed' | 'added' | 'became-required' | 'became-optional'
      readonly role: Role
      readonly required: boolean
    }
  | {
      readonly kind: 'media'
      readonly what: 'removed' | 'added' | 'widened' | 'narrowed' | 'parameters'
      /** `request body`, `response 200`. */
      readonly where: string
      readonly writer: Writer
      readonly from: string
      readonly to: string
    }
  | {
      readonly kind: 'part'
      readonly where: string
      readonly writer: Writer
      readonly part: string
      /** `contentType`, `style`, `header X-Id`. */
      readonly what: string
      readonly from: string
      readonly to: string
    }
  | {
      readonly kind: 'status'
      readonly what: 'removed' | 'added'
      readonly role: Role
      readonly status: string
    }
  | {
      readonly kind: 'response-body'
      readonly what: 'removed' | 'added'
      readonly role: Role
      readonly status: string
    }
  | {
      readonly kind: 'header'
      readonly what: 'removed' | 'added' | 'became-optional' | 'became-required'
      readonly role: Role
      readonly name: string
      /** The responses that have it, sorted; one at least. */
      readonly statuses: readonly string[]
      readonly required: boolean
    }

/** What harms nobody, in words. */
export function exchangeNote(
  fact: Extract<ExchangeFact, { kind: 'parameter' | 'body' | 'media' | 'status' | 'response-body' | 'header' }>,
  operation: string,
): string {
  switch (fact.kind) {
    case 'parameter':
      return `${operation}: ${fact.place} parameter ${fact.name} ${parameterNotes[fact.what]}`
    case 'body':
      return `${operation}: ${bodyNotes[fact.what]}`
    case 'media':
      return fact.what === 'added'
        ? `${operation}, ${fact.where}: ${fact.to} is new`
        : `${operation}, ${fact.where}: ${fact.to} instead of ${fact.from}`
    case 'status':
      return `${operation}: response ${fact.status} is new`
    case 'response-body':
      return `${operation}: response ${fact.status} has a body now`
    case 'header':
      return `${operation}, ${responsesText(fact.statuses)}: header ${fact.name} ${headerNotes[fact.what]}`
    default:
      return fact satisfies never
  }
}

/** `response 200`, `responses 200, 201 and 4 more`. */
export function responsesText(statuses: readonly string[]): string {
  return `response${statuses.length > 1 ? 's' : ''} ${enumerate(statuses, 3)}`
}

const parameterNotes = {
  removed: 'is gone',
  added: 'is new',
  'became-required': 'is always sent now',
  'became-optional': 'is optional now',
  'became-list': 'takes a list now',
} as const

const bodyNotes = {
  removed: 'the request body is gone',
  added: 'a request body is new',
  'became-required': 'the request body is always sent now',
  'became-optional': 'the request body is optional now',
} as const

const headerNotes = {
  removed: 'is gone',
  added: 'is new',
  'became-required': 'is guaranteed now',
  'became-optional': 'is optional now',
} as const
