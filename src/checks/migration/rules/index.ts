// Written by `npm run generate`; do not edit.
import addColumnConstrainedDomain from './add-column-constrained-domain.ts'
import addColumnNotNullWithoutDefault from './add-column-not-null-without-default.ts'
import addColumnSerialOrIdentity from './add-column-serial-or-identity.ts'
import addColumnStoredGenerated from './add-column-stored-generated.ts'
import addColumnVolatileDefault from './add-column-volatile-default.ts'
import addUniqueConstraintBuildsIndex from './add-unique-constraint-builds-index.ts'
import backfillInDdlTransaction from './backfill-in-ddl-transaction.ts'
import blockingWork from './blocking-work.ts'
import concurrentlyInTransaction from './concurrently-in-transaction.ts'
import createIndexNotConcurrently from './create-index-not-concurrently.ts'
import deleteWithoutWhere from './delete-without-where.ts'
import downDoesNotRestore from './down-does-not-restore.ts'
import downFails from './down-fails.ts'
import dropCascade from './drop-cascade.ts'
import dropColumn from './drop-column.ts'
import dropIndexNotConcurrently from './drop-index-not-concurrently.ts'
import dropSchema from './drop-schema.ts'
import dropTable from './drop-table.ts'
import dropView from './drop-view.ts'
import duplicateVersion from './duplicate-version.ts'
import failsOnSomeRows from './fails-on-some-rows.ts'
import irreversible from './irreversible.ts'
import migrationDeleted from './migration-deleted.ts'
import migrationEdited from './migration-edited.ts'
import migrationFails from './migration-fails.ts'
import missingDown from './missing-down.ts'
import missingLockTimeout from './missing-lock-timeout.ts'
import multipleExclusiveLocksInTransaction from './multiple-exclusive-locks-in-transaction.ts'
import outOfOrder from './out-of-order.ts'
import partitionedIndexOnParent from './partitioned-index-on-parent.ts'
import renameColumn from './rename-column.ts'
import renameTable from './rename-table.ts'
import setNotNullScan from './set-not-null-scan.ts'
import statementWhileHoldingAccessExclusive from './statement-while-holding-access-exclusive.ts'
import truncate from './truncate.ts'
import updateWithoutWhere from './update-without-where.ts'
import viewColumnChange from './view-column-change.ts'

export const rules = [
  addColumnConstrainedDomain,
  addColumnNotNullWithoutDefault,
  addColumnSerialOrIdentity,
  addColumnStoredGenerated,
  addColumnVolatileDefault,
  addUniqueConstraintBuildsIndex,
  backfillInDdlTransaction,
  blockingWork,
  concurrentlyInTransaction,
  createIndexNotConcurrently,
  deleteWithoutWhere,
  downDoesNotRestore,
  downFails,
  dropCascade,
  dropColumn,
  dropIndexNotConcurrently,
  dropSchema,
  dropTable,
  dropView,
  duplicateVersion,
  failsOnSomeRows,
  irreversible,
  migrationDeleted,
  migrationEdited,
  migrationFails,
  missingDown,
  missingLockTimeout,
  multipleExclusiveLocksInTransaction,
  outOfOrder,
  partitionedIndexOnParent,
  renameColumn,
  renameTable,
  setNotNullScan,
  statementWhileHoldingAccessExclusive,
  truncate,
  updateWithoutWhere,
  viewColumnChange,
] as const
