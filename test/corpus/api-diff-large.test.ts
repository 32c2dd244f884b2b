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

// As in api-diff.test.ts: read off the documents and judged by hand.

const stripe: Documents = { name: 'stripe', base: 'v50_2021-06-24.yaml', head: 'v100_2021-12-23.yaml' }
const digitalocean: Documents = { name: 'digitalocean', base: '2022-06-29.json', head: '2022-12-27.json' }
const dokploy: Documents = { name: 'dokploy', base: '2026-02-10.json', head: '2026-02-26.json' }
const generator: Documents = { name: 'dokploy', base: '2026-02-26.json', head: '2026-03-07.json' }
const slack: Documents = { name: 'slack-web', base: '2020-04-06.json', head: '2020-10-06.json', undecided: 2 }
const github: Documents = { name: 'github-rest', base: '22.0.0.json', head: '23.0.2.json' }
const twilioApi: Documents = { name: 'twilio-api-v2010', base: '1.50.0.yaml', head: '1.55.0.yaml' }

describe.skipIf(!corpusIsHere)(`api-diff on large documents${corpusIsHere ? '' : ` (${noCorpus})`}`, () => {
  const pairs = [stripe, digitalocean, dokploy, generator, slack, github, twilioApi]
  test.each(pairs)('$name, $base against $head: judged to the end, both ways', async (pair) => {
    expectSound(await compared(pair), pair.undecided ?? 0)
    expectSound(await compared(swapped(pair)), pair.undecided ?? 0)
  })

  describe('stripe', () => {
    test('forward: seven breaks in 75,000 lines', async () => {
      const result = await compared(stripe)
      expectAll(result, 'error', [
        ['constraint-tightened', 'lookup_key', 'maxLength 200', 'post /v1/prices,', 'post /v1/prices/{price}'],
        // The body is closed, so what it no longer declares is refused.
        ['request-property-removed', 'POST /v1/checkout/sessions', 'shipping_rates'],
        ['response-property-became-optional', 'three_d_secure_details (returned by', 'result and version'],
        ['response-null-added', 'three_d_secure_details (returned by', 'result and version'],
        // A second variant, `{ setup_future_usage? }`, beside eleven: only these three required a name that it lacks.
        ['response', 'payment_intent_payment_method_options (returned by', 'bancontact'],
        ['response', 'payment_intent_payment_method_options (returned by', 'boleto'],
        ['response', 'payment_intent_payment_method_options (returned by', 'oxxo'],
      ])
      expectAll(result, 'warning', [
        ['parameter-removed', 'GET /v1/balance/history', 'available_on'],
        ['parameter-removed', 'GET /v1/balance_transactions', 'available_on'],
        // The body is closed, its line items are open.
        ['request-property-removed', 'POST /v1/checkout/sessions', 'line_items[]', 'amount, currency, images and name'],
        ['response-enum-widened', 'checkout.session (returned by', 'locale', '"fil"', '"hr"', '"ko"', '"vi"'],
        ['response-enum-widened', 'invoice (returned by', 'billing_reason', '"quote_accept"'],
        ['response-enum-widened', 'invoices_payment_settings (returned by', 'payment_method_types', '"boleto"'],
        ['response-enum-widened', 'invoices_resource_invoice_tax_id (returned by', 'type', '"au_arn"'],
        ['response-enum-widened', 'payment_method (returned by', 'type', '"klarna"', '"wechat_pay"'],
        ['response-enum-widened', 'payment_method_details_fpx (returned by', 'bank', '"agrobank"'],
        ['response-enum-widened', 'payment_method_fpx (returned by', 'bank', '"agrobank"'],
        ['response-enum-widened', 'payment_pages_checkout_session_tax_id (returned by', 'type', '"au_arn"'],
        ['response-enum-widened', 'radar.value_list (returned by', 'item_type', '"customer_id"'],
        ['response-enum-widened', 'review (returned by', 'closed_reason', '"redacted"'],
        ['response-enum-widened', 'tax_id (returned by', 'type', '"au_arn"'],
        ['response-enum-widened', 'tax_rate (returned by', 'tax_type', '"jct"', '"rst"'],
        ['response-enum-widened', 'terminal.reader (returned by', 'device_type', '"bbpos_wisepos_e"'],
      ])
      expect(said(result, 'note', 'operation-added')).toHaveLength(16)
      // Three values gone from an answer, seven names newly required in answers, a component renamed, a string beside
      // the enum of the empty string, a style for a scalar, `anyOf` of one and the same.
      expect(loud(result)).not.toMatch(/api_errors|collection_method|account_controller|billing_details|timestamp/)
    })

    test('backward: what was loosened is tight again', async () => {
      const result = await compared(swapped(stripe))
      expect(said(result, 'error', 'operation-removed')).toHaveLength(16)
      expectSome(result, 'error', [
        ['parameter-became-required', 'GET /v1/payment_methods', 'customer'],
        ['constraint-tightened', 'GET /v1/exchange_rates/{rate_id}', 'maxLength 3'],
        ['constraint-tightened', 'GET /v1/orders', 'ending_before', 'maxLength 5000'],
        ['constraint-tightened', 'GET /v1/orders', 'starting_after', 'maxLength 5000'],
        ['enum-narrowed', 'POST /v1/radar/value_lists', 'item_type', '"customer_id"'],
        ['enum-narrowed', 'GET /v1/terminal/readers', 'device_type', '"bbpos_wisepos_e"'],
        ['property-required', 'POST /v1/subscription_items/{subscription_item}/usage_records', 'timestamp'],
        // Written out in ten bodies.
        [
          'property-required',
          'shipping.address.line1',
          'post /v1/charges,',
          'post /v1/payment_intents/{intent}/confirm',
        ],
        ['response-property-removed', 'checkout.session (returned by', 'expires_at', 'shipping_options'],
        ['response-property-removed', 'issuing_authorization_merchant_data (returned by', 'category_code'],
        ['response-property-removed', 'portal_subscription_cancel (returned by', 'cancellation_reason'],
        ['response-null-added', 'invoice (returned by', 'collection_method'],
        ['response-null-added', 'subscription (returned by', 'collection_method'],
      ])
      expectSome(result, 'warning', [['response-enum-widened', 'api_errors', '"rate_limit_error"']])
      // A string became `anyOf: [string, enum of the empty string]`: the same values, so backward it is silent too.
      expect(loud(result)).not.toMatch(/billing_details[^\n]*email|lookup_key|three_d_secure_details|available_on/)
    })
  })

  describe('digitalocean', () => {
    test('forward: twelve breaks', async () => {
      const result = await compared(digitalocean)
      expectAll(result, 'error', [
        ['operation-removed', 'GET /v2/volumes/snapshot/{snapshot_id}'],
        ['operation-removed', 'DELETE /v2/volumes/snapshot/{snapshot_id}'],
        // Base wrote `minimum: 1` beside an array, where it says nothing; head writes `minItems: 1`.
        ['constraint-tightened', 'load_balancer_base (sent to', 'forwarding_rules', 'minItems 1'],
        [
          'constraint-tightened',
          'minItems 1',
          'post /v2/load_balancers/{lb_id}/forwarding_rules',
          'delete /v2/load_balancers/{lb_id}/forwarding_rules',
        ],
        // 200 now: the default beside it describes errors, and answers for no success.
        ['response-status-removed', 'PUT /v2/cdn/endpoints/{cdn_id}', '202'],
        ['response-property-became-optional', 'connection_pool (returned by', 'user is'],
        ['response-property-became-optional', 'droplet (returned by', 'kernel is'],
        // An envelope: what was the policy is now `{ policy }`.
        ['response-property-removed', '/v2/monitoring/alerts', 'uuid, type'],
        ['security-tightened', 'POST /v2/apps/{app_id}/rollback:', 'write'],
        ['security-tightened', 'POST /v2/apps/{app_id}/rollback/validate:', 'write'],
        ['security-tightened', 'POST /v2/apps/{app_id}/rollback/commit:', 'write'],
        ['security-tightened', 'POST /v2/apps/{app_id}/rollback/revert:', 'write'],
      ])
      expectSome(result, 'warning', [
        ['response-constraint-relaxed', 'app_domain_spec (returned by', 'domain', 'hostname'],
        ['response-enum-widened', 'app_spec (returned by', 'region', '"sfo"'],
        ['response-enum-widened', 'alert_policy (returned by', 'type', 'increase_in_http_error_rate'],
        ['response-enum-widened', 'forwarding_rule (returned by', 'entry_protocol', '"http3"'],
      ])
      // Equal or wider: a component taken apart and put together, overlapping variants of `oneOf` that only loosened,
      // headers named Accept and Content-Type, a discriminator that went with what it told apart.
      expect(loud(result)).not.toMatch(/eviction_policy_response|\/eviction_policy,|PUT [^\n]*eviction_policy/)
      expect(loud(result)).not.toMatch(/POST \/v2\/droplets, request body|load_balancer_create|Accept|Content-Type/)
      expect(loud(result)).not.toMatch(/volumes_ext4|filesystem_type|floating_ip|reserved_ip|online_migration/)
    })

    test('backward: 23 operations go, names are required again', async () => {
      const result = await compared(swapped(digitalocean))
      expect(said(result, 'error', 'operation-removed')).toHaveLength(23)
      // Those, and 10 more below.
      expect(said(result, 'error')).toHaveLength(33)
      expectSome(result, 'error', [
        ['response-status-removed', 'PUT /v2/cdn/endpoints/{cdn_id}', '200'],
        ['enum-narrowed', 'alert_policy_request (sent to', 'type'],
        ['enum-narrowed', 'app_spec (sent to', 'region', '"sfo"'],
        ['enum-narrowed', 'forwarding_rule (sent to', 'entry_protocol', '"http3"'],
        ['property-required', 'connection_pool (sent to', 'user'],
        ['property-required', 'droplet_create (sent to', 'region'],
        ['property-required', 'POST /v2/volumes', 'filesystem_type'],
        ['constraint-tightened', 'app_domain_spec (sent to', 'domain', 'hostname'],
        // A variant that says `nullable` and nothing else takes any value.
        ['response-type-widened', 'floating_ip (returned by', 'droplet'],
        ['response-type-widened', 'reserved_ip (returned by', 'droplet'],
      ])
      expectSome(result, 'warning', [
        ['response-enum-widened', 'online_migration (returned by', 'status'],
        ['response-constraint-relaxed', 'load_balancer_base (returned by', 'forwarding_rules', 'minItems'],
        ['parameter-removed', 'GET /v2/apps:', 'with_projects'],
        ['parameter-removed', 'GET /v2/droplets:', 'name'],
      ])
      expect(loud(result)).not.toMatch(/kernel|load_balancer_create[^\n]*variants|Accept|Content-Type/)
    })
  })

  describe('dokploy', () => {
    test('19 operations more break nobody; a name that got a pattern and a length does, in 21 operations', async () => {
      const result = await compared(dokploy)
      expect(said(result, 'note', 'operation-added')).toHaveLength(19)
      expect(loud(result)).toMatch(/appName/)
      expect(said(result, 'error').filter((message) => !message.includes('appName'))).toEqual([])
      expect(reached(result, 'error')).toEqual(
        [
          'get /application.readAppMonitoring',
          ...['application.create', 'application.reload', 'application.update', 'compose.create', 'compose.update'].map(
            (name) => `post /${name}`,
          ),
          ...['mariadb', 'mongo', 'mysql', 'postgres', 'redis'].flatMap((engine) =>
            ['create', 'reload', 'update'].map((verb) => `post /${engine}.${verb}`),
          ),
        ].toSorted(),
      )
      // Names no longer required, an empty object that became a map, names more in closed objects.
      expectAll(result, 'warning', [])
    })

    test('3.0.3 to 3.1.0 by another generator: each of 424 operations reads differently, 22 of them break', async () => {
      const result = await compared(generator)
      expectAll(result, 'error', [
        ['operation-removed', 'GET /patch.byApplicationId'],
        ['operation-removed', 'GET /patch.byComposeId'],
        ['property-required', 'POST /application.saveBuildType', 'dockerfile, herokuVersion and railpackVersion'],
        [
          'property-required',
          'POST /application.saveDockerProvider',
          'dockerImage, username, password and registryUrl',
        ],
        ['property-required', 'POST /application.saveEnvironment', 'env, buildArgs and buildSecrets'],
        ['property-required', 'POST /application.saveGitProvider', 'customGitUrl and watchPaths'],
        ['property-required', 'POST /application.saveGithubProvider', 'repository, branch, buildPath and triggerType'],
        ['property-required', 'POST /backup.update', 'enabled, keepLatestCount and metadata'],
        ['property-required', 'POST /gitlab.testConnection', 'gitlabId'],
        ...['mariadb', 'mongo', 'mysql', 'postgres', 'redis'].map(
          (engine) => ['property-required', `POST /${engine}.saveEnvironment`, 'env'] as const,
        ),
        ['property-required', 'POST /patch.ensureRepo', 'id and type'],
        ['property-required', 'POST /patch.saveFileAsPatch', 'id and type'],
        ['property-required', 'POST /port.create', 'publishMode and protocol'],
        ['property-required', 'POST /port.update', 'publishMode and protocol'],
        ['property-required', 'POST /server.create', 'description'],
        ['property-required', 'POST /server.update', 'description'],
        ['property-required', 'POST /stripe.createCheckoutSession', 'tier'],
        ['parameter-added', 'GET /patch.readRepoDirectories', 'parameter id'],
        ['parameter-added', 'GET /patch.readRepoDirectories', 'parameter type'],
        ['parameter-added', 'GET /patch.readRepoFile', 'parameter id'],
        ['parameter-added', 'GET /patch.readRepoFile', 'parameter type'],
        // 405 properties went from `nullable` to another spelling of null; these three lost it.
        [
          'null-refused',
          'description',
          ...['create', 'duplicate', 'update'].map((verb) => `post /environment.${verb}`),
        ],
      ])
      expectSome(result, 'warning', [
        ['request-property-removed', 'POST /environment.update', 'createdAt'],
        ['request-property-removed', 'POST /github.update', 'githubAppId'],
        ['request-property-removed', 'POST /gitlab.create', 'accessToken'],
        ['request-property-removed', 'POST /gitlab.update', 'accessToken'],
        ['request-property-removed', 'POST /patch.ensureRepo', 'applicationId and composeId'],
        ['request-property-removed', 'POST /patch.saveFileAsPatch', 'repoPath'],
        // One cause, however many operations it reaches.
        ['response-status-removed', '423 more', 'default'],
      ])
      expect(said(result, 'warning', 'response-status-removed')).toHaveLength(1)
      expect(result.remarks.join()).toMatch(/schemas written differently and proved equal/)
      // `anyOf` of a schema that nothing fits and an enum; two enums of one value each; the same values as one enum.
      expect(loud(result)).not.toMatch(/compose\.loadServices|getContainersByAppNameMatch|assignDomainServer/)
    })
  })

  test('twilio-api-v2010: eight operations go, 976 annotations come', async () => {
    const result = await compared(twilioApi)
    expectAll(result, 'error', [
      ['operation-removed', 'GET /2010-04-01/Accounts/{AccountSid}/Calls/{CallSid}/Feedback.json'],
      ['operation-removed', 'POST /2010-04-01/Accounts/{AccountSid}/Calls/{CallSid}/Feedback.json'],
      ['operation-removed', 'POST /2010-04-01/Accounts/{AccountSid}/Calls/FeedbackSummary.json'],
      ['operation-removed', 'GET /2010-04-01/Accounts/{AccountSid}/Calls/FeedbackSummary/{Sid}.json'],
      ['operation-removed', 'DELETE /2010-04-01/Accounts/{AccountSid}/Calls/FeedbackSummary/{Sid}.json'],
      ...['GET', 'POST', 'DELETE'].map(
        (method) => ['operation-removed', `${method} /2010-04-01/SafeList/Numbers.json`] as const,
      ),
    ])
    expectAll(result, 'warning', [
      ['request-property-removed', 'POST /2010-04-01/Accounts/{AccountSid}/Messages.json', 'Tags'],
      ['response-property-removed', 'api.v2010.account.authorized_connect_app', 'date_created and date_updated'],
      ['response-property-removed', 'api.v2010.account.message (returned by', 'tags'],
    ])
    const back = await compared(swapped(twilioApi))
    expectAll(back, 'error', [['operation-removed', 'GET /healthcheck']])
    expectAll(back, 'warning', [['request-property-removed', 'Participants.json', 'CallToken']])
  })

  test('slack-web: 43 operations gone, fifteen parameters now required', async () => {
    const result = await compared(slack)
    expect(said(result, 'error', 'operation-removed')).toHaveLength(43)
    expect(said(result, 'note', 'operation-added')).toHaveLength(32)
    expect(said(result, 'error', 'parameter-became-required')).toHaveLength(15)
    // Those, and 17 more below.
    expect(said(result, 'error')).toHaveLength(75)
    expectSome(result, 'error', [
      ['operation-removed', 'POST /channels.archive'],
      ['operation-removed', 'POST /groups.createChild'],
      ['operation-removed', 'GET /mpim.replies'],
      ['parameter-became-required', 'POST /reminders.add', 'text'],
      ['parameter-became-required', 'GET /users.lookupByEmail', 'email'],
      // JSON Schema's way of writing null, in Swagger 2.0, which has none of its own.
      ['response-null-added', 'objs_team (returned by', 'description'],
      ['response-null-added', 'objs_user_profile (returned by', 'email', '8 more'],
      ['response-null-added', 'objs_user_profile_short (returned by', 'first_name'],
      ['response-null-added', 'objs_team_profile_field (returned by', 'field_name', 'possible_values'],
      ['response-null-added', 'GET /team.accessLogs', 'country', 'ip', 'isp', 'region'],
      ['response-property-became-optional', 'GET /dnd.info', 'snooze_enabled, snooze_endtime and snooze_remaining'],
      ['response-property-became-optional', 'objs_team_profile_field', 'options'],
      ['response-property-removed', 'GET /dnd.teamInfo, response 200', 'users'],
      ['response-property-removed', 'GET /dnd.teamInfo, response default', 'error'],
      ['response-property-removed', 'GET /team.billableInfo, response 200', 'billable_info'],
      ['response-property-removed', 'GET /team.billableInfo, response default', 'error'],
      ['response-type-widened', 'POST /chat.update', 'message.blocks'],
      // What these are now is an `items` of several schemas, which Swagger 2.0 doesn't know.
      ['response-type-widened', 'objs_response_metadata (returned by'],
      ['response-type-widened', 'objs_team (returned by', 'discoverable'],
      ['response-type-widened', 'objs_team_profile_field (returned by', 'options[]'],
      // `^[TE][A-Z0-9]{8,}$` in place of `^[T][A-Z0-9]{2,}$`: neither lies within the other.
      ['response-constraint-relaxed', 'GET /team.info', 'pattern'],
      ['security-tightened', 'POST /chat.meMessage', 'chat:write:bot'],
    ])
    expectAll(result, 'warning', [
      ['parameter-removed', 'POST /conversations.create', 'user_ids'],
      ['parameter-removed', 'GET /oauth.access', 'token'],
      ['parameter-removed', 'POST /pins.remove', 'file_comment'],
      ['parameter-removed', 'POST /pins.remove', 'parameter file '],
      ['response-enum-widened', 'POST /conversations.open, response default', '"invalid_user_combination"'],
      ['response-property-removed', 'GET /dnd.teamInfo, response 200', 'cached'],
      ['response-property-removed', 'GET /dnd.teamInfo, response default', 'needed and provided'],
      ['response-property-removed', 'objs_user_profile', 'teams'],
      // The pattern takes the empty text, too, and all that it took.
      ['response-constraint-relaxed', 'defs_optional_app_id', 'pattern'],
    ])
    // `callstack` is new in 150 answers, some of them closed; a number that became text travels as the same text.
    expect(loud(result)).not.toMatch(/callstack|pins[^\n]*timestamp|crop_w/)
  })

  test('github-rest: 40 operations are gone, each named once; what moved between variants is silent', async () => {
    const result = await compared(github)
    // The 40, and the 22 below.
    expect(said(result, 'error', 'operation-removed')).toHaveLength(40)
    expect(said(result, 'error')).toHaveLength(62)
    expect(said(result, 'note', 'operation-added').length).toBeGreaterThanOrEqual(150)
    const records = '/orgs/{org}/artifacts/metadata'
    expectSome(result, 'error', [
      ['operation-removed', 'GET /repos/{owner}/{repo}/tags/protection'],
      ['property-required', 'DELETE /orgs/{org}/code-security/configurations/detach', 'selected_repository_ids'],
      ['media-type-removed', '/code-scanning/analyses/{analysis_id}', 'application/json+sarif'],
      // Three bodies, much alike, in which texts got an end.
      ...['name', 'logical_environment and physical_environment', 'cluster', 'deployment_name'].map(
        (names) => ['constraint-tightened', names, 'maxLength', `post ${records}/deployment-record`] as const,
      ),
      [
        'constraint-tightened',
        'logical_environment',
        'minLength 1',
        `post ${records}/deployment-record/cluster/{cluster}`,
      ],
      ['constraint-tightened', 'deployments', 'maxItems 1000', `post ${records}/deployment-record/cluster/{cluster}`],
      ...['artifact_url', 'path', 'registry_url', 'repository'].map(
        (name) => ['constraint-tightened', name, 'maxLength', `post ${records}/storage-record`] as const,
      ),
      // The user of a review comment.
      ['response-null-added', 'get /repos/{owner}/{repo}/issues/{issue_number}/timeline'],
      ['response-null-added', 'code-security-configuration (returned by', 'description'],
      ['response-null-added', 'GET /orgs/{org}/attestations/{subject_digest}', 'bundle'],
      // One more variant among 22, and eight that stand in another order.
      ['response', 'repository-rule-detailed (returned by GET /repos/{owner}/{repo}/rules/branches/{branch})'],
      ['response', 'repository-rule (returned by GET /orgs/{org}/rulesets'],
      ['property-required', 'projects-v2-field-iteration-configuration (sent to', ': start_date and duration'],
      ['property-required', 'projects-v2-field-iteration-configuration (sent to', ': title, start_date and duration'],
      ['response-null-added', ': minimal-repository (returned by', 'license.url'],
      ['response-null-added', 'nullable-minimal-repository (returned by', 'license.url'],
      ['response-property-became-optional', 'update-budget (returned by', 'will_alert and alert_recipients'],
    ])
    expectSome(result, 'warning', [
      [
        'object-closed',
        'post /orgs/{org}/projectsV2/{project_number}/items',
        'post /users/{username}/projectsV2/{project_number}/items',
      ],
    ])
    // An enum taken apart into variants of one value; `required` that became one of two; two lists of one kind that
    // became one list of both; a parameter that became a reference; a format that says what an integer is anyway.
    expect(loud(result)).not.toMatch(/per_page|budget_type|oidc\/customization|int64|assignees may/)
    expect(loud(result)).not.toMatch(
      /PATCH [^\n]*dependabot\/alerts\/\{alert_number\}|\{issue_number\}\/labels, request/,
    )
  })
})
