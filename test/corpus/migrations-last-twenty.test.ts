import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrationProjects, type Reviewed, reviewLast, tableHead, tableRow, told } from './migration-projects.ts'
import { corpusIsHere } from './repositories.ts'

// The last 20 migrations of every project as a pull request on the history before them. What is expected was read in
// the SQL files, with the table of hazards beside them; a subject is the table or column that the statement is about.

interface Expected {
  /** Errors and warnings, all of them, or undefined where nobody has read all 20 files. */
  readonly told?: readonly string[]
  /** New files that run; default: all. Where one fails, why. */
  readonly stops?: { readonly at: string; readonly code: string }
}

const expected: Readonly<Record<string, Expected>> = {
  gitness: {
    told: [
      'error backfill-in-ddl-transaction 0078_alter_gitspaces_add_active_time.up.sql:4 public.gitspaces',
      'error create-index-not-concurrently 0075_create_table_sys_config.up.sql:1 public.settings',
      // It truncates four tables to take one column away.
      'warning down-does-not-restore 0061_alter_cde_tables_gitspace_configs_add_coderef.down.sql:1',
      // The column was NOT NULL.
      'warning down-does-not-restore 0063_alter_infra_provisioned_drop_template.down.sql:1',
      // Its sequence and constraints keep the names of the temporary table.
      'warning down-does-not-restore 0072_create_ar_table_images_and_alter_table_artifacts.down.sql:1',
      // The table that stood before does not come back.
      'warning down-does-not-restore 0074_create_table_connectors.down.sql:1',
      // NOT NULL does not come back.
      'warning down-does-not-restore 0077_alter_gitspace_instance_add_heartbeat.down.sql:1',
      // It drops "usergroups_reviewers"; the table is called usergroup_reviewers.
      'warning down-fails 0069_create_table_usergroup_reviewers.down.sql:1',
      'warning drop-column 0063_alter_infra_provisioned_drop_template.up.sql:1 public.infra_provisioned.iprov_opentofu_template',
      'warning drop-column 0065_alter_gitspace_config_add_ssh_identifier.up.sql:3 public.gitspaces.gits_access_key',
      // Two columns of one table, one finding.
      'warning drop-column 0071_alter_infra_provider_resource_drop_gateway.up.sql:1 public.infra_provider_resources',
      'warning drop-column 0079_alter_gitspaces_add_has_git_changes.up.sql:2 public.gitspaces.gits_tracked_changes',
      // The tables are new, the ones that they refer to (gitspaces, secrets) are not, and are locked.
      'warning drop-foreign-key 0064_alter_delegate_provision_modify_column.up.sql:1 public.delegate_provision_details.fk_dpdeta_gitspace_instance_id',
      'warning drop-foreign-key 0070_drop_index_upstream_proxy_configs.up.sql:1 public.upstream_proxy_configs.fk_layers_secret_identifier_and_secret_space_id',
      'warning drop-table 0074_create_table_connectors.up.sql:3 public.connectors',
      'warning multiple-exclusive-locks-in-transaction 0065_alter_gitspace_config_add_ssh_identifier.up.sql:2 public.gitspaces',
      'warning new-unique-breaks-old-writes 0075_create_table_sys_config.up.sql:1 public.settings',
    ],
  },
  'supabase-auth': {
    told: [
      'error add-check-validates 20251111201300_add_scopes_to_sessions.up.sql:9 auth.sessions',
      // UNIQUE on a new column builds an index over all rows, also where DEFAULT says NULL.
      'error add-unique-constraint-builds-index 20240729123726_add_mfa_phone_config.up.sql:8 auth.mfa_factors',
      'error add-unique-constraint-builds-index 20240802193726_add_mfa_factors_column_last_challenged_at.up.sql:1 auth.mfa_factors',
      'error create-index-not-concurrently 20240729123726_add_mfa_phone_config.up.sql:12 auth.mfa_factors',
      // In a DO block, behind an ADD COLUMN.
      'error create-index-not-concurrently 20250717082212_add_disabled_to_sso_providers.up.sql:1 auth.sso_providers',
      'error create-index-not-concurrently 20250904133000_add_oauth_client_id_to_session.up.sql:11 auth.sessions',
      'error validate-in-same-transaction 20250904133000_add_oauth_client_id_to_session.up.sql:8 auth.sessions.sessions_oauth_client_id_fkey',
      'warning multiple-exclusive-locks-in-transaction 20240729123726_add_mfa_phone_config.up.sql:9 auth.mfa_challenges',
      'warning multiple-exclusive-locks-in-transaction 20241009103726_add_web_authn.up.sql:3 auth.mfa_challenges',
    ],
  },
  dokploy: {
    told: [
      'error add-foreign-key-validates 0169_parched_johnny_storm.sql:4 public.schedule',
      'error add-foreign-key-validates 0171_lucky_echo.sql:3 public.sso_provider',
      'error backfill-in-ddl-transaction 0169_parched_johnny_storm.sql:5 public.schedule',
      'warning drop-column 0169_parched_johnny_storm.sql:11 public.schedule.userId',
      'warning drop-foreign-key 0169_parched_johnny_storm.sql:1 public.schedule.schedule_userId_user_id_fk',
      'warning drop-foreign-key 0171_lucky_echo.sql:1 public.sso_provider.sso_provider_user_id_user_id_fk',
      'warning multiple-exclusive-locks-in-transaction 0172_quick_the_professor.sql:2 public.webServerSettings',
      // Eight tables of the same kind; the second is where the trouble begins.
      'warning multiple-exclusive-locks-in-transaction 0175_fantastic_peter_quill.sql:18 public.compose',
    ],
  },
  kratos: {
    told: [
      'error add-check-validates 20250708190000000000_identities_external_id.autocommit.up.sql:1 public.identities',
      'error add-foreign-key-validates 20251105000000000003_identity_id_not_null_fks.postgres.up.sql:1 public.identity_credential_identifiers',
      'error add-foreign-key-validates 20251105000000000003_identity_id_not_null_fks.postgres.up.sql:6 public.session_devices',
      // char(36) to varchar(36): the spaces at the end are cut off, so every row is written anew.
      'error column-type-change-rewrite 20250505150900000000_code_address_type.autocommit.up.sql:1 public.identity_login_codes.address_type',
      'error column-type-change-rewrite 20250505150900000000_code_address_type.autocommit.up.sql:2 public.identity_registration_codes.address_type',
      'error create-index-not-concurrently 20250708190000000001_identities_external_id_index.up.sql:1 public.identities',
      'error create-index-not-concurrently 20251105000000000004_identity_id_not_null_fks.postgres.up.sql:1 public.identity_credential_identifiers',
      'error create-index-not-concurrently 20251105000000000004_identity_id_not_null_fks.postgres.up.sql:2 public.session_devices',
      'error set-not-null-scan 20251105000000000003_identity_id_not_null_fks.postgres.up.sql:1 public.identity_credential_identifiers.identity_id',
      'error set-not-null-scan 20251105000000000003_identity_id_not_null_fks.postgres.up.sql:6 public.session_devices.identity_id',
      'warning concurrent-build-leaves-invalid-index 20260616000000000000_courier_messages_restore_list_index.postgres.autocommit.up.sql:1 public.courier_messages',
      'warning concurrent-build-leaves-invalid-index 20260703000000000000_courier_messages_status_created_at_idx.postgres.autocommit.up.sql:1 public.courier_messages',
      'warning drop-index-not-concurrently 20260114175904000000_drop_identity_credentials_nid_idx.up.sql:1 public.identity_credentials_nid_idx',
      // The column is new and filled by nobody in between; the same holds for line 6, whose rows are ours and linked by then.
      'warning fails-on-some-rows 20251105000000000003_identity_id_not_null_fks.postgres.up.sql:1',
      'warning multiple-exclusive-locks-in-transaction 20250505150900000000_code_address_type.autocommit.up.sql:2 public.identity_registration_codes',
      'warning multiple-exclusive-locks-in-transaction 20250710085000000000_add_schema_id.up.sql:2 public.selfservice_registration_flows',
      'warning multiple-exclusive-locks-in-transaction 20251104000000000000_identifiers_devices_identity_id.up.sql:2 public.session_devices',
      'warning multiple-exclusive-locks-in-transaction 20251105000000000003_identity_id_not_null_fks.postgres.up.sql:6 public.session_devices',
      'warning multiple-exclusive-locks-in-transaction 20260506000000000000_add_internal_context_to_recovery_verification_flows.postgres.up.sql:2 public.selfservice_verification_flows',
      // The same of both tables, one finding.
      'warning old-insert-fails-not-null 20251105000000000003_identity_id_not_null_fks.postgres.up.sql:1 public.identity_credential_identifiers',
    ],
  },
}

const table: string[] = []

describe.skipIf(!corpusIsHere)('the last 20 migrations on the history before them', () => {
  afterAll(() => console.log([...tableHead, ...table].join('\n')))

  describe.each(migrationProjects)('$name', (project) => {
    const { told: list, stops } = expected[project.name] ?? {}
    let reviewed: Reviewed
    beforeAll(async () => {
      reviewed = await reviewLast(project, 20)
      table.push(tableRow(project, reviewed))
    }, 300_000)

    test(`is found to be ${project.runner}'s, and what applies, applies`, () => {
      const { plan, result } = reviewed
      expect([plan.runner, plan.others]).toEqual([project.runner, []])
      const failed = result.trace?.filter(({ error }) => error).map(({ path }) => path) ?? []
      const told = result.unproven.map(({ code, subject }) => [code, subject.split('/').at(-1)])
      expect([failed, told]).toEqual([[], stops ? [[stops.code, stops.at]] : []])
    })

    test.runIf(list)('tells what a reader finds in the files, and nothing else', () => {
      expect(told(project, reviewed.result)).toEqual(list)
    })
  })
})
