import { describe, expect, test } from 'vitest'
import {
  compared,
  type Documents,
  expectAll,
  expectSome,
  expectSound,
  loud,
  reached,
  said,
  swapped,
} from './api-documents.ts'
import { corpusIsHere, noCorpus } from './repositories.ts'

// What is expected here was read off the documents with a plain structural diff and judged by hand against the policy;
// where the check said more, the documents were read again. Lists of errors are whole: one more or one less fails.

const supabase: Documents = { name: 'supabase-auth', base: 'v2.150.0.yaml', head: 'v2.180.0.yaml' }
const kratos: Documents = { name: 'ory-kratos-swagger2', base: 'v1.0.0.json', head: 'v1.1.0.json' }
const openai: Documents = { name: 'openai', base: '2024-02-23.yaml', head: '2024-04-04.yaml' }
const twilio: Documents = { name: 'twilio-studio-v2', base: '1.55.0.yaml', head: '2.0.0.yaml' }
const hatchet: Documents = { name: 'hatchet', base: 'v0.60.0', head: 'v0.70.0' }
const adyen: Documents = { name: 'adyen-checkout', base: 'v70.yaml', head: 'v71.yaml' }
const webhooks: Documents = {
  name: 'adyen-transfer-webhooks-v4',
  base: '2024-08-07.yaml',
  head: '2026-06-04.yaml',
  undecided: 1,
}
const binlookup: Documents = { name: 'adyen-binlookup-v54', base: '2022-09-27.yaml', head: '2026-06-15.yaml' }

describe.skipIf(!corpusIsHere)(`api-diff on real documents${corpusIsHere ? '' : ` (${noCorpus})`}`, () => {
  const pairs = [supabase, kratos, openai, twilio, hatchet, binlookup, adyen, webhooks]
  test.each(pairs)('$name, $base against $head: judged to the end, both ways', async (pair) => {
    expectSound(await compared(pair), pair.undecided ?? 0)
    expectSound(await compared(swapped(pair)), pair.undecided ?? 0)
  })

  describe('supabase-auth', () => {
    test('forward: an operation moved, a path got a key, page numbers a minimum, a pattern lost its inversion', async () => {
      const result = await compared(supabase)
      expectAll(result, 'error', [
        ['operation-removed', 'POST /generate_link is gone'],
        // `[^a-zA-Z0-9]+` asked for a character that `^[a-zA-Z0-9]+$` refuses: no value fits both.
        ['constraint-tightened', 'GET /authorize', 'provider', 'pattern'],
        // Base wrote `min: 1`, which no version of OpenAPI knows; head writes `minimum: 1`.
        ['constraint-tightened', 'parameter page:', 'minimum 1', 'get /admin/audit', 'get /admin/users'],
        ['constraint-tightened', 'parameter per_page:', 'minimum 1', 'get /admin/audit', 'get /admin/users'],
        ['security-tightened', 'GET /saml/metadata', 'APIKeyAuth'],
      ])
      expectAll(result, 'warning', [
        ['response-enum-widened', 'POST /factors, response 200', '"phone"', '"webauthn"'],
        ['response-property-removed', 'GET /settings', 'mfa_enabled'],
      ])
      // 13 are new, and the thirteenth is named where the one that it replaces goes.
      expect(said(result, 'note', 'operation-added')).toHaveLength(12)
      // Equal or narrower: a component renamed, items given properties, an answer split into two exact variants.
      expect(loud(result)).not.toMatch(/GoTrue|captcha|identities|IdentitySchema|challenge|MFAFactorSchema/)
      const moved = result.findings.find(({ message }) => message.includes('POST /generate_link'))
      // In head, where what takes its place stands: `/admin/generate_link` is line 1223.
      expect(moved?.location).toEqual({ path: 'openapi.yaml', line: 1224, column: 5 })
    })

    test('backward: what was added goes, and the answer that was exact is loose again', async () => {
      const result = await compared(swapped(supabase))
      expect(said(result, 'error', 'operation-removed')).toHaveLength(13)
      expectSome(result, 'error', [
        ['constraint-tightened', 'GET /authorize', 'provider', 'pattern'],
        ['enum-narrowed', 'POST /token', 'grant_type', '"web3"'],
        ['enum-narrowed', 'POST /factors, request body', 'factor_type', '"phone"', '"webauthn"'],
        ['response', 'POST /factors/{factorId}/challenge, response 200'],
      ])
      expect(loud(result)).not.toMatch(/GoTrue|captcha|parameter (per_)?page/)
    })
  })

  describe('ory-kratos-swagger2', () => {
    test('forward: strings became enums, states lost their type, a session its identity', async () => {
      const result = await compared(kratos)
      expectAll(result, 'error', [
        ['enum-narrowed', 'DELETE /admin/identities/{id}/credentials/{type}', 'parameter type', '"lookup"'],
        ['enum-narrowed', 'GET /admin/identities/{id}', 'include_credential', '"password"'],
        // `identityState` and `identityVerifiableAddressType` were any string; both are sent and returned.
        ['enum-narrowed', 'createIdentityBody (sent to', 'state', '"active"', '"inactive"'],
        ['enum-narrowed', 'updateIdentityBody (sent to', 'state', '"active"', '"inactive"'],
        ['enum-narrowed', 'verifiableIdentityAddress (sent to', 'via', '"email"', '"sms"'],
        ['response-property-became-optional', 'session (returned by', 'identity is'],
        ['response-type-widened', 'recoveryFlow (returned by', 'state'],
        ['response-type-widened', 'settingsFlow (returned by', 'state'],
        ['response-type-widened', 'verificationFlow (returned by', 'state'],
      ])
      expectAll(result, 'warning', [
        ['response-enum-widened', 'message (returned by', '"login_code_valid"', '"registration_code_valid"'],
        [
          'default',
          'parameter page ',
          ...['get /admin/identities,', 'get /admin/identities/{id}/sessions', 'get /schemas', 'get /sessions'],
        ],
      ])
      // Only returned, and narrower than before: `otp` is gone, `loginFlow.state` is required, two actions lost a value.
      expect(loud(result)).not.toMatch(
        /"otp"|loginFlow|registrationFlow|continueWith|identityCredentialsType|pagination/,
      )
    })

    test('backward: what was returned as an enum may be any string, what was required goes', async () => {
      const result = await compared(swapped(kratos))
      expectAll(result, 'error', [
        // Written out four times, and one cause.
        [
          'constraint-tightened',
          'parameter page: the value has minimum 1',
          ...['get /admin/identities,', 'get /admin/identities/{id}/sessions', 'get /schemas', 'get /sessions'],
        ],
        ['enum-narrowed', 'DELETE /admin/identities/{id}/credentials/{type}', '"password"'],
        ['response-property-removed', 'loginFlow (returned by', 'state'],
        ['response-property-removed', 'registrationFlow (returned by', 'state'],
      ])
      expectSome(result, 'warning', [
        ['response-enum-widened', 'message (returned by', '"otp"'],
        ['response-enum-widened', '"active"', '"inactive"'],
        ['response-enum-widened', '"email"', '"sms"'],
      ])
      // 16 query parameters go; none of them was required.
      expect(said(result, 'warning', 'parameter-removed')).toHaveLength(16)
      expect(loud(result)).not.toMatch(/recoveryFlow[^\n]*state|include_credential/)
    })
  })

  describe('openai', () => {
    test('forward: a date may be null, and an error has one code more', async () => {
      const result = await compared(openai)
      expectAll(result, 'error', [['response-null-added', 'RunObject (returned by', 'expires_at']])
      expectAll(result, 'warning', [['response-enum-widened', 'RunObject', 'last_error.code', '"invalid_prompt"']])
      // Unchanged, however its four variants overlap; and an answer split into the exact and the open variant.
      expect(loud(result)).not.toMatch(/Embedding|Transcription|Translation/)
    })

    test('backward: five breaks; what no request could ever satisfy breaks nobody', async () => {
      const result = await compared(swapped(openai))
      expectAll(result, 'error', [
        ['constraint-tightened', 'CreateChatCompletionRequest', 'top_logprobs', 'maximum 5'],
        ['enum-narrowed', 'CreateSpeechRequest', 'response_format', '"pcm"'],
        ['enum-narrowed', 'CreateMessageRequest', 'role', '"assistant"'],
        ['request-property-removed', 'SubmitToolOutputsRunRequest', 'stream'],
        ['response-property-removed', 'MessageObject', 'status, incomplete_details, completed_at and incomplete_at'],
      ])
      expectAll(result, 'warning', [
        ['parameter-removed', 'GET /threads/{thread_id}/messages', 'run_id'],
        ['response-property-removed', 'RunObject', 'temperature'],
      ])
      // Both require `thread_id`, which they neither declare nor allow: no payload fits, before or after.
      expect(loud(result)).not.toMatch(/CreateRunRequest|CreateThreadAndRunRequest|Embedding|Transcription|Translation/)
    })
  })

  describe('twilio-studio-v2', () => {
    test('forward: a major version in which every answer gained five headers: nothing to say', async () => {
      const result = await compared(twilio)
      expect(loud(result)).toBe('')
    })

    test('backward: five optional headers go from 17 answers', async () => {
      const result = await compared(swapped(twilio))
      expect(said(result, 'error')).toEqual([])
      const said5 = said(result, 'warning').join('\n')
      for (const name of ['Origin', 'Methods', 'Headers', 'Credentials']) {
        expect(said5).toContain(`Access-Control-Allow-${name}`)
      }
      expect(said5).toContain('Access-Control-Expose-Headers')
      expect(said(result, 'warning', 'response-header-removed')).toHaveLength(5)
      expect(said(result, 'warning')).toHaveLength(5)
      expect(reached(result, 'warning')).toHaveLength(17)
    })
  })

  describe('hatchet, many files', () => {
    test('forward: one name is no longer guaranteed, and stands in the file where its schema is', async () => {
      const result = await compared(hatchet)
      expectAll(result, 'error', [['response-property-became-optional', 'SemaphoreSlots (returned by', 'status is']])
      expectAll(result, 'warning', [])
      expect(said(result, 'note', 'operation-added')).toHaveLength(18)
      const [error] = result.findings.filter(({ severity }) => severity === 'error')
      expect(error?.location.path).toBe('components/schemas/worker.yaml')
    })

    test('backward: 18 operations, two bodies and two names go', async () => {
      const result = await compared(swapped(hatchet))
      expect(said(result, 'error', 'operation-removed')).toHaveLength(18)
      expect(said(result, 'error')).toHaveLength(22)
      expectSome(result, 'error', [
        ['response-body-removed', 'POST /api/v1/stable/tenants/{tenant}/tasks/cancel', '200'],
        ['response-body-removed', 'POST /api/v1/stable/tenants/{tenant}/tasks/replay', '200'],
        ['response-property-became-optional', 'V1TaskSummary', 'workflowRunExternalId'],
        ['response-property-removed', 'Workflow (returned by', 'tenantId'],
      ])
      expect(said(result, 'warning', 'parameter-removed')).toHaveLength(7)
      expect(said(result, 'warning', 'request-property-removed')).toHaveLength(3)
    })
  })

  describe('adyen-binlookup-v54', () => {
    test('forward: what a request may hold is closed, which refuses only names that nobody declared', async () => {
      const result = await compared(binlookup)
      expectAll(result, 'error', [])
      expectAll(result, 'warning', [
        ['object-closed', 'Amount (sent to'],
        ['object-closed', 'CostEstimateAssumptions (sent to'],
        ['object-closed', 'CostEstimateRequest (sent to'],
        ['object-closed', 'MerchantDetails (sent to'],
        ['object-closed', 'Recurring (sent to'],
        ['object-closed', 'ThreeDSAvailabilityRequest (sent to'],
        ['response-property-removed', 'CostEstimateResponse (returned by', 'surchargeType'],
      ])
    })

    test('backward: two enums lose values that a request may hold', async () => {
      const result = await compared(swapped(binlookup))
      expectAll(result, 'error', [
        ['enum-narrowed', 'Recurring (sent to', 'contract', '"EXTERNAL"'],
        ['enum-narrowed', 'Recurring (sent to', 'tokenService', '"TOKEN_SHARING"'],
      ])
      expectAll(result, 'warning', [
        ['response-property-removed', 'DSPublicKeyDetail (returned by', 'rootCertificates'],
      ])
    })
  })

  describe('adyen-checkout', () => {
    test('forward: the path of every URL, a date that had no format, 32 names of a closed object', async () => {
      const result = await compared(adyen)
      expectAll(result, 'error', [
        ['server', 'v70', 'v71'],
        ['constraint-tightened', 'PaymentLinkRequest (sent to POST /paymentLinks)', 'expiresAt', 'date-time'],
        ['request-property-removed', 'DonationPaymentRequest (sent to POST /donations)', 'additionalAmount', '26 more'],
      ])
      expectAll(result, 'warning', [])
    })

    test('backward: a date may be any text, three names go', async () => {
      const result = await compared(swapped(adyen))
      expectAll(result, 'error', [['server', 'v71', 'v70']])
      expectAll(result, 'warning', [
        ['response-constraint-relaxed', 'PaymentLinkResponse (returned by', 'expiresAt', 'date-time'],
        ['response-property-removed', 'CheckoutForwardResponse (returned by', 'pspReference'],
        ['response-property-removed', 'PaymentAmountUpdateResponse (returned by', 'lineItems'],
        ['response-property-removed', 'StoredPaymentMethodResource (returned by', 'mandate'],
      ])
    })
  })

  // What a webhook sends is judged as an answer: the client is the one who reads it.
  describe('adyen-transfer-webhooks-v4', () => {
    const discriminators = [
      ['discriminator', 'BankAccountV3', 'accountIdentification'],
      ['discriminator', 'TransferData', 'categoryData'],
      ['discriminator', 'TransferData', 'tracking'],
      ['discriminator', 'TransferEvent', 'trackingData'],
    ] as const
    test('forward: more values, a longer number, four discriminators; nothing breaks', async () => {
      const result = await compared(webhooks)
      expectAll(result, 'error', [])
      expectAll(result, 'warning', [
        ['enum-widened', 'AdditionalBankIdentification', 'type', '"auBsbCode"', '"caRoutingNumber"'],
        ['enum-widened', 'ConfirmationTrackingData', 'status', '"accepted"'],
        ['enum-widened', 'Modification', 'status', '"adviceAuthorised"'],
        ['enum-widened', 'PlatformPayment', 'platformPaymentType', '"ChargebackRemainder"'],
        ['enum-widened', 'TransferData', 'category', '"topUp"'],
        ['enum-widened', 'TransferData', 'reason', '"accountHierarchyNotActive"'],
        ['enum-widened', 'TransferData', 'status', '"adviceAuthorised"'],
        ['enum-widened', 'TransferEvent', 'reason', '"accountHierarchyNotActive"'],
        ['enum-widened', 'TransferEvent', 'status', '"adviceAuthorised"'],
        ['enum-widened', 'TransferEvent', 'type', '"tracing"'],
        ['constraint-relaxed', 'HKLocalAccountIdentification', 'accountNumber', 'maxLength 17'],
        // The variants are closed or told apart by `type`, so no value fits two of them, with or without discriminator.
        ...discriminators,
      ])
    })

    test('backward: fewer values break nobody who reads', async () => {
      const result = await compared(swapped(webhooks))
      expectAll(result, 'error', [])
      expectAll(result, 'warning', [
        ...discriminators,
        ['property-removed', 'TransferNotificationRequest', 'timestamp'],
        ['property-removed', 'TransferData', 'createdAt, directDebitInformation'],
        ['property-removed', 'IssuedCard', 'threeDSecure'],
        ['property-removed', 'BankAccountV3', 'storedPaymentMethodId'],
        ['property-removed', 'TransferNotificationMerchantData', 'countryCode'],
        ['property-removed', 'TransferEvent', 'eventsData'],
        ['property-removed', 'PartyIdentification', 'email and url'],
        ['property-removed', 'IbanAccountIdentification', 'bic'],
      ])
    })
  })
})
