// Written by `npm run generate`; do not edit.
import addCheckValidates from './add-check-validates.ts'
import addColumnConstrainedDomain from './add-column-constrained-domain.ts'
import addColumnNotNullWithoutDefault from './add-column-not-null-without-default.ts'
import addColumnOrder from './add-column-order.ts'
import addColumnSerialOrIdentity from './add-column-serial-or-identity.ts'
import addColumnStoredGenerated from './add-column-stored-generated.ts'
import addColumnVolatileDefault from './add-column-volatile-default.ts'
import addExclusionConstraint from './add-exclusion-constraint.ts'
import addForeignKeyValidates from './add-foreign-key-validates.ts'
import addPrimaryKeyBuildsIndex from './add-primary-key-builds-index.ts'
import addUniqueConstraintBuildsIndex from './add-unique-constraint-builds-index.ts'
import alterStorageParameter from './alter-storage-parameter.ts'
import attachPartitionWithoutCheck from './attach-partition-without-check.ts'
import backfillInDdlTransaction from './backfill-in-ddl-transaction.ts'
import blockingWork from './blocking-work.ts'
import charN from './char-n.ts'
import cluster from './cluster.ts'
import columnTypeChangeAltersValues from './column-type-change-alters-values.ts'
import columnTypeChangeBlockedByView from './column-type-change-blocked-by-view.ts'
import columnTypeChangeBreaksQueries from './column-type-change-breaks-queries.ts'
import columnTypeChangeDropsFkFastPath from './column-type-change-drops-fk-fast-path.ts'
import columnTypeChangeIndexRebuild from './column-type-change-index-rebuild.ts'
import columnTypeChangeRewrite from './column-type-change-rewrite.ts'
import columnTypeChangeTimezone from './column-type-change-timezone.ts'
import columnTypeNarrowing from './column-type-narrowing.ts'
import compositeTypeChange from './composite-type-change.ts'
import concurrentBuildLeavesInvalidIndex from './concurrent-build-leaves-invalid-index.ts'
import concurrentBuildUnderLockTimeout from './concurrent-build-under-lock-timeout.ts'
import concurrentlyInTransaction from './concurrently-in-transaction.ts'
import connectionSettingsChange from './connection-settings-change.ts'
import constraintLeftUnvalidated from './constraint-left-unvalidated.ts'
import constraintTimingChange from './constraint-timing-change.ts'
import createIndexNotConcurrently from './create-index-not-concurrently.ts'
import createPartitionOf from './create-partition-of.ts'
import createTrigger from './create-trigger.ts'
import defaultPrivilegesChange from './default-privileges-change.ts'
import defaultRefusedToApplication from './default-refused-to-application.ts'
import deleteCascades from './delete-cascades.ts'
import deleteWithoutWhere from './delete-without-where.ts'
import detachPartitionNotConcurrently from './detach-partition-not-concurrently.ts'
import disableTriggerAll from './disable-trigger-all.ts'
import domainConstraintValidates from './domain-constraint-validates.ts'
import downDoesNotRestore from './down-does-not-restore.ts'
import downFails from './down-fails.ts'
import dropCascade from './drop-cascade.ts'
import dropColumn from './drop-column.ts'
import dropDefault from './drop-default.ts'
import dropEnumValue from './drop-enum-value.ts'
import dropForeignKey from './drop-foreign-key.ts'
import dropIndexNotConcurrently from './drop-index-not-concurrently.ts'
import dropNotNull from './drop-not-null.ts'
import dropObject from './drop-object.ts'
import dropOrChangeFunctionSignature from './drop-or-change-function-signature.ts'
import dropSchema from './drop-schema.ts'
import dropSequence from './drop-sequence.ts'
import dropTable from './drop-table.ts'
import dropTableReferenced from './drop-table-referenced.ts'
import dropTrigger from './drop-trigger.ts'
import dropType from './drop-type.ts'
import dropUniqueBreaksUpsert from './drop-unique-breaks-upsert.ts'
import dropView from './drop-view.ts'
import duplicateVersion from './duplicate-version.ts'
import dynamicDdl from './dynamic-ddl.ts'
import enableRlsWithoutPolicy from './enable-rls-without-policy.ts'
import enumCreate from './enum-create.ts'
import enumValueUsedInSameTransaction from './enum-value-used-in-same-transaction.ts'
import eventTrigger from './event-trigger.ts'
import explicitLockTable from './explicit-lock-table.ts'
import extensionRequired from './extension-required.ts'
import failsOnSomeRows from './fails-on-some-rows.ts'
import forceRls from './force-rls.ts'
import foreignKeyActionChange from './foreign-key-action-change.ts'
import foreignKeyNotValidOnPartitioned from './foreign-key-not-valid-on-partitioned.ts'
import foreignKeyWithoutIndex from './foreign-key-without-index.ts'
import functionChange from './function-change.ts'
import generatedAlwaysBreaksOldWrites from './generated-always-breaks-old-writes.ts'
import identifierTooLong from './identifier-too-long.ts'
import ifNotExistsKeepsAnotherDefinition from './if-not-exists-keeps-another-definition.ts'
import implicitCast from './implicit-cast.ts'
import inheritanceChange from './inheritance-change.ts'
import irreversible from './irreversible.ts'
import materializedViewChange from './materialized-view-change.ts'
import migrationDeleted from './migration-deleted.ts'
import migrationEdited from './migration-edited.ts'
import migrationFails from './migration-fails.ts'
import missingDown from './missing-down.ts'
import missingLockTimeout from './missing-lock-timeout.ts'
import missingStatementTimeout from './missing-statement-timeout.ts'
import mixedTransactionalFile from './mixed-transactional-file.ts'
import money from './money.ts'
import multipleExclusiveLocksInTransaction from './multiple-exclusive-locks-in-transaction.ts'
import newCheckBreaksOldWrites from './new-check-breaks-old-writes.ts'
import newFkBreaksOldWrites from './new-fk-breaks-old-writes.ts'
import newTableClosedToApplication from './new-table-closed-to-application.ts'
import newUniqueBreaksOldWrites from './new-unique-breaks-old-writes.ts'
import notEnforcedConstraint from './not-enforced-constraint.ts'
import notRerunnable from './not-rerunnable.ts'
import oldInsertFailsNotNull from './old-insert-fails-not-null.ts'
import outOfOrder from './out-of-order.ts'
import ownerChange from './owner-change.ts'
import partitionedIndexOnParent from './partitioned-index-on-parent.ts'
import policyChange from './policy-change.ts'
import preferBigintKey from './prefer-bigint-key.ts'
import preferIdentity from './prefer-identity.ts'
import preferJsonb from './prefer-jsonb.ts'
import preferText from './prefer-text.ts'
import preferTimestamptz from './prefer-timestamptz.ts'
import primaryKeyUsingIndexSetsNotNull from './primary-key-using-index-sets-not-null.ts'
import publication from './publication.ts'
import publishedWithoutIdentity from './published-without-identity.ts'
import redundantIndex from './redundant-index.ts'
import refreshMatviewNotConcurrently from './refresh-matview-not-concurrently.ts'
import reindexNotConcurrently from './reindex-not-concurrently.ts'
import renameColumn from './rename-column.ts'
import renameEnumValue from './rename-enum-value.ts'
import renameSchema from './rename-schema.ts'
import renameTable from './rename-table.ts'
import renameType from './rename-type.ts'
import replicaIdentityFull from './replica-identity-full.ts'
import revoke from './revoke.ts'
import roleChange from './role-change.ts'
import runningQueryChangesShape from './running-query-changes-shape.ts'
import runningQueryFails from './running-query-fails.ts'
import runningQueryFailsBetween from './running-query-fails-between.ts'
import schemaDrift from './schema-drift.ts'
import schemaDumpNotUpdated from './schema-dump-not-updated.ts'
import securityDefinerSearchPath from './security-definer-search-path.ts'
import sequenceBehindRows from './sequence-behind-rows.ts'
import sequenceChange from './sequence-change.ts'
import setAccessMethod from './set-access-method.ts'
import setLoggedRewrite from './set-logged-rewrite.ts'
import setNotNullScan from './set-not-null-scan.ts'
import setTablespace from './set-tablespace.ts'
import severalAlterTableCouldBeOne from './several-alter-table-could-be-one.ts'
import statementWhileHoldingAccessExclusive from './statement-while-holding-access-exclusive.ts'
import subscription from './subscription.ts'
import tableWithoutPrimaryKey from './table-without-primary-key.ts'
import textSearchChange from './text-search-change.ts'
import transactionNesting from './transaction-nesting.ts'
import triggerRejectsOldWrites from './trigger-rejects-old-writes.ts'
import truncate from './truncate.ts'
import unbatchedDml from './unbatched-dml.ts'
import uncommittedTransaction from './uncommitted-transaction.ts'
import unsupportedSyntaxForVersion from './unsupported-syntax-for-version.ts'
import unusedAcceptComment from './unused-accept-comment.ts'
import updateWithoutWhere from './update-without-where.ts'
import vacuumFull from './vacuum-full.ts'
import validateInSameTransaction from './validate-in-same-transaction.ts'
import viewColumnChange from './view-column-change.ts'
import viewSecurityChange from './view-security-change.ts'
import wideIndex from './wide-index.ts'
import writesVanish from './writes-vanish.ts'

export const rules = [
  addCheckValidates,
  addColumnConstrainedDomain,
  addColumnNotNullWithoutDefault,
  addColumnOrder,
  addColumnSerialOrIdentity,
  addColumnStoredGenerated,
  addColumnVolatileDefault,
  addExclusionConstraint,
  addForeignKeyValidates,
  addPrimaryKeyBuildsIndex,
  addUniqueConstraintBuildsIndex,
  alterStorageParameter,
  attachPartitionWithoutCheck,
  backfillInDdlTransaction,
  blockingWork,
  charN,
  cluster,
  columnTypeChangeAltersValues,
  columnTypeChangeBlockedByView,
  columnTypeChangeBreaksQueries,
  columnTypeChangeDropsFkFastPath,
  columnTypeChangeIndexRebuild,
  columnTypeChangeRewrite,
  columnTypeChangeTimezone,
  columnTypeNarrowing,
  compositeTypeChange,
  concurrentBuildLeavesInvalidIndex,
  concurrentBuildUnderLockTimeout,
  concurrentlyInTransaction,
  connectionSettingsChange,
  constraintLeftUnvalidated,
  constraintTimingChange,
  createIndexNotConcurrently,
  createPartitionOf,
  createTrigger,
  defaultPrivilegesChange,
  defaultRefusedToApplication,
  deleteCascades,
  deleteWithoutWhere,
  detachPartitionNotConcurrently,
  disableTriggerAll,
  domainConstraintValidates,
  downDoesNotRestore,
  downFails,
  dropCascade,
  dropColumn,
  dropDefault,
  dropEnumValue,
  dropForeignKey,
  dropIndexNotConcurrently,
  dropNotNull,
  dropObject,
  dropOrChangeFunctionSignature,
  dropSchema,
  dropSequence,
  dropTable,
  dropTableReferenced,
  dropTrigger,
  dropType,
  dropUniqueBreaksUpsert,
  dropView,
  duplicateVersion,
  dynamicDdl,
  enableRlsWithoutPolicy,
  enumCreate,
  enumValueUsedInSameTransaction,
  eventTrigger,
  explicitLockTable,
  extensionRequired,
  failsOnSomeRows,
  forceRls,
  foreignKeyActionChange,
  foreignKeyNotValidOnPartitioned,
  foreignKeyWithoutIndex,
  functionChange,
  generatedAlwaysBreaksOldWrites,
  identifierTooLong,
  ifNotExistsKeepsAnotherDefinition,
  implicitCast,
  inheritanceChange,
  irreversible,
  materializedViewChange,
  migrationDeleted,
  migrationEdited,
  migrationFails,
  missingDown,
  missingLockTimeout,
  missingStatementTimeout,
  mixedTransactionalFile,
  money,
  multipleExclusiveLocksInTransaction,
  newCheckBreaksOldWrites,
  newFkBreaksOldWrites,
  newTableClosedToApplication,
  newUniqueBreaksOldWrites,
  notEnforcedConstraint,
  notRerunnable,
  oldInsertFailsNotNull,
  outOfOrder,
  ownerChange,
  partitionedIndexOnParent,
  policyChange,
  preferBigintKey,
  preferIdentity,
  preferJsonb,
  preferText,
  preferTimestamptz,
  primaryKeyUsingIndexSetsNotNull,
  publication,
  publishedWithoutIdentity,
  redundantIndex,
  refreshMatviewNotConcurrently,
  reindexNotConcurrently,
  renameColumn,
  renameEnumValue,
  renameSchema,
  renameTable,
  renameType,
  replicaIdentityFull,
  revoke,
  roleChange,
  runningQueryChangesShape,
  runningQueryFails,
  runningQueryFailsBetween,
  schemaDrift,
  schemaDumpNotUpdated,
  securityDefinerSearchPath,
  sequenceBehindRows,
  sequenceChange,
  setAccessMethod,
  setLoggedRewrite,
  setNotNullScan,
  setTablespace,
  severalAlterTableCouldBeOne,
  statementWhileHoldingAccessExclusive,
  subscription,
  tableWithoutPrimaryKey,
  textSearchChange,
  transactionNesting,
  triggerRejectsOldWrites,
  truncate,
  unbatchedDml,
  uncommittedTransaction,
  unsupportedSyntaxForVersion,
  unusedAcceptComment,
  updateWithoutWhere,
  vacuumFull,
  validateInSameTransaction,
  viewColumnChange,
  viewSecurityChange,
  wideIndex,
  writesVanish,
] as const
