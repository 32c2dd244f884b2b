import type { Stability, Sunset } from './lifecycle.ts'
import type { Role } from './operations.ts'

/** What differs around an operation's requests and responses: where it is, who may call it, how long it stays. */
export type ContractFact =
  | {
      readonly kind: 'operation'
      readonly what: 'removed'
      readonly role: Role
      readonly deprecated: boolean
      readonly sunset: Sunset | undefined
      /** Whether that day lies before the day of the review. */
      readonly sunsetIsOver: boolean
      /** `GET /purchases`: what head has in its place, as far as can be told. */
      readonly renamedTo: string | undefined
    }
  | { readonly kind: 'operation'; readonly what: 'added'; readonly role: Role }
  | { readonly kind: 'trailing-slash'; readonly from: string; readonly to: string }
  /** Requests that went to the template go to the new path. */
  | { readonly kind: 'shadow'; readonly template: string }
  | { readonly kind: 'operation-id'; readonly from: string; readonly to: string | undefined; readonly renamed: number }
  | { readonly kind: 'tags'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly kind: 'extension'; readonly name: string }
  | { readonly kind: 'stability'; readonly from: Stability | undefined; readonly to: Stability }
  | {
      readonly kind: 'lifecycle'
      readonly what: 'deprecated' | 'undeprecated' | 'sunset-earlier' | 'sunset-removed' | 'sunset-later'
      /** `query parameter page`; undefined: the operation itself. */
      readonly part: string | undefined
      readonly from: Sunset | undefined
      readonly to: Sunset | undefined
    }
  | {
      readonly kind: 'server'
      readonly what: 'path-changed' | 'removed' | 'added' | 'host-changed'
      readonly from: readonly string[]
      readonly to: readonly string[]
    }
  | {
      readonly kind: 'server-variable'
      readonly what: 'narrowed' | 'widened' | 'default'
      readonly variable: string
      readonly server: string
      readonly from: readonly string[]
      readonly to: readonly string[]
    }
  | {
      readonly kind: 'token-place'
      readonly what: 'moved' | 'flow-removed'
      readonly scheme: string
      readonly from: readonly string[]
      readonly to: readonly string[]
    }
  | { readonly kind: 'bearer-format'; readonly scheme: string; readonly from: string; readonly to: string }
  | { readonly kind: 'callback-address'; readonly from: string; readonly to: string }
  | { readonly kind: 'link'; readonly what: 'removed' | 'added'; readonly status: string; readonly name: string }
  | {
      readonly kind: 'link'
      readonly what: 'changed'
      readonly status: string
      readonly name: string
      readonly parts: readonly string[]
    }
  | {
      readonly kind: 'version'
      readonly what: 'not-raised' | 'major-not-raised' | 'lowered'
      readonly from: string
      readonly to: string
      readonly breaks: number
    }
