// Written by `npm run generate`; do not edit.
import bearerFormatChanged from './bearer-format-changed.ts'
import callbackRemoved from './callback-removed.ts'
import compatibleAddition from './compatible-addition.ts'
import deprecationChanged from './deprecation-changed.ts'
import discriminatorChanged from './discriminator-changed.ts'
import documentAdded from './document-added.ts'
import documentRemoved from './document-removed.ts'
import extensionChanged from './extension-changed.ts'
import linkChanged from './link-changed.ts'
import linkRemoved from './link-removed.ts'
import mediaTypeParametersChanged from './media-type-parameters-changed.ts'
import mediaTypeRemoved from './media-type-removed.ts'
import operationAdded from './operation-added.ts'
import operationIdRenamed from './operation-id-renamed.ts'
import operationRemoved from './operation-removed.ts'
import parameterBecameRequired from './parameter-became-required.ts'
import parameterCharactersRefused from './parameter-characters-refused.ts'
import parameterDefaultChanged from './parameter-default-changed.ts'
import parameterMoved from './parameter-moved.ts'
import parameterRemoved from './parameter-removed.ts'
import parameterReserialized from './parameter-reserialized.ts'
import partReencoded from './part-reencoded.ts'
import requestBodyRemoved from './request-body-removed.ts'
import requestBodyRequired from './request-body-required.ts'
import requestBranchRemoved from './request-branch-removed.ts'
import requestConstraintTightened from './request-constraint-tightened.ts'
import requestEnumNarrowed from './request-enum-narrowed.ts'
import requestNullRefused from './request-null-refused.ts'
import requestObjectClosed from './request-object-closed.ts'
import requestPropertyReadOnly from './request-property-read-only.ts'
import requestPropertyRemoved from './request-property-removed.ts'
import requestPropertyRequired from './request-property-required.ts'
import requestTypeNarrowed from './request-type-narrowed.ts'
import requiredParameterAdded from './required-parameter-added.ts'
import responseBodyRemoved from './response-body-removed.ts'
import responseBranchAdded from './response-branch-added.ts'
import responseConstraintRelaxed from './response-constraint-relaxed.ts'
import responseEnumWidened from './response-enum-widened.ts'
import responseHeaderRemoved from './response-header-removed.ts'
import responseMediaTypeAdded from './response-media-type-added.ts'
import responseNullAdded from './response-null-added.ts'
import responsePropertyBecameOptional from './response-property-became-optional.ts'
import responsePropertyRemoved from './response-property-removed.ts'
import responseSchemaWidened from './response-schema-widened.ts'
import responseStatusRemoved from './response-status-removed.ts'
import responseTypeWidened from './response-type-widened.ts'
import schemaDefaultChanged from './schema-default-changed.ts'
import schemaRelaxed from './schema-relaxed.ts'
import schemaUndecided from './schema-undecided.ts'
import securityRelaxed from './security-relaxed.ts'
import securityTightened from './security-tightened.ts'
import serverChanged from './server-changed.ts'
import serverPathChanged from './server-path-changed.ts'
import serverRemoved from './server-removed.ts'
import stabilityLowered from './stability-lowered.ts'
import successStatusAdded from './success-status-added.ts'
import sunsetShortened from './sunset-shortened.ts'
import tagsChanged from './tags-changed.ts'
import templateShadowed from './template-shadowed.ts'
import tokenPlaceChanged from './token-place-changed.ts'
import trailingSlashChanged from './trailing-slash-changed.ts'
import versionNotRaised from './version-not-raised.ts'
import webhookAnswerRefused from './webhook-answer-refused.ts'
import webhookRequestWeakened from './webhook-request-weakened.ts'

export const rules = [
  bearerFormatChanged,
  callbackRemoved,
  compatibleAddition,
  deprecationChanged,
  discriminatorChanged,
  documentAdded,
  documentRemoved,
  extensionChanged,
  linkChanged,
  linkRemoved,
  mediaTypeParametersChanged,
  mediaTypeRemoved,
  operationAdded,
  operationIdRenamed,
  operationRemoved,
  parameterBecameRequired,
  parameterCharactersRefused,
  parameterDefaultChanged,
  parameterMoved,
  parameterRemoved,
  parameterReserialized,
  partReencoded,
  requestBodyRemoved,
  requestBodyRequired,
  requestBranchRemoved,
  requestConstraintTightened,
  requestEnumNarrowed,
  requestNullRefused,
  requestObjectClosed,
  requestPropertyReadOnly,
  requestPropertyRemoved,
  requestPropertyRequired,
  requestTypeNarrowed,
  requiredParameterAdded,
  responseBodyRemoved,
  responseBranchAdded,
  responseConstraintRelaxed,
  responseEnumWidened,
  responseHeaderRemoved,
  responseMediaTypeAdded,
  responseNullAdded,
  responsePropertyBecameOptional,
  responsePropertyRemoved,
  responseSchemaWidened,
  responseStatusRemoved,
  responseTypeWidened,
  schemaDefaultChanged,
  schemaRelaxed,
  schemaUndecided,
  securityRelaxed,
  securityTightened,
  serverChanged,
  serverPathChanged,
  serverRemoved,
  stabilityLowered,
  successStatusAdded,
  sunsetShortened,
  tagsChanged,
  templateShadowed,
  tokenPlaceChanged,
  trailingSlashChanged,
  versionNotRaised,
  webhookAnswerRefused,
  webhookRequestWeakened,
] as const
