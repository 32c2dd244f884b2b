import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  shortened
} from "./chunk-ZTGXXDWR.js";
import {
  assertReadable,
  discover
} from "./chunk-QR5MP3NO.js";
import {
  ownerText,
  rules
} from "./chunk-XEYFRE37.js";
import {
  runConfiguredRules
} from "./chunk-EZ4DBANR.js";
import {
  startOf
} from "./chunk-RGNIC2Z2.js";
import "./chunk-5Z4CA7YC.js";
import "./chunk-TG5VVJV6.js";
import {
  severities,
  subjectText
} from "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate
} from "./chunk-SQN55YXA.js";
import {
  follow,
  invalidPart,
  loadDocument,
  locate,
  lostBy,
  nowhere,
  patternParser,
  placeKey,
  placed,
  pointerKeys,
  require_applicator,
  require_codegen,
  require_compile,
  require_core,
  require_core2,
  require_dependencies,
  require_discriminator,
  require_dist,
  require_format,
  require_formats,
  require_metadata,
  require_names,
  require_ref,
  require_ref_error,
  require_util,
  require_validate,
  require_validation,
  require_validation_error
} from "./chunk-JBNC4NXX.js";
import "./chunk-KSMCJ5MA.js";
import {
  child,
  children,
  isMembers,
  member,
  pointerOf,
  pointerText,
  rootOf,
  text
} from "./chunk-QMU25S62.js";
import "./chunk-LH2IKV2X.js";
import "./chunk-ZYYW5ZW3.js";
import {
  judgeTarget
} from "./chunk-PF6JZGXR.js";
import {
  defaultApiSettings
} from "./chunk-GMQJBSLV.js";
import {
  isOfConnection
} from "./chunk-LYSLQQYT.js";
import {
  BreakwaterError,
  troubleOf
} from "./chunk-62WTYEXD.js";
import {
  __commonJS,
  __toESM,
  init_shim
} from "./chunk-5CIZVJS5.js";

// node_modules/ajv/dist/vocabularies/dynamic/dynamicAnchor.js
var require_dynamicAnchor = __commonJS({
  "node_modules/ajv/dist/vocabularies/dynamic/dynamicAnchor.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.dynamicAnchor = void 0;
    var codegen_1 = require_codegen();
    var names_1 = require_names();
    var compile_1 = require_compile();
    var ref_1 = require_ref();
    var def = {
      keyword: "$dynamicAnchor",
      schemaType: "string",
      code: (cxt) => dynamicAnchor(cxt, cxt.schema)
    };
    function dynamicAnchor(cxt, anchor) {
      const { gen, it } = cxt;
      it.schemaEnv.root.dynamicAnchors[anchor] = true;
      const v = (0, codegen_1._)`${names_1.default.dynamicAnchors}${(0, codegen_1.getProperty)(anchor)}`;
      const validate = it.errSchemaPath === "#" ? it.validateName : _getValidate(cxt);
      gen.if((0, codegen_1._)`!${v}`, () => gen.assign(v, validate));
    }
    exports.dynamicAnchor = dynamicAnchor;
    function _getValidate(cxt) {
      const { schemaEnv, schema, self } = cxt.it;
      const { root, baseId, localRefs, meta } = schemaEnv.root;
      const { schemaId } = self.opts;
      const sch = new compile_1.SchemaEnv({ schema, schemaId, root, baseId, localRefs, meta });
      compile_1.compileSchema.call(self, sch);
      return (0, ref_1.getValidate)(cxt, sch);
    }
    exports.default = def;
  }
});

// node_modules/ajv/dist/vocabularies/dynamic/dynamicRef.js
var require_dynamicRef = __commonJS({
  "node_modules/ajv/dist/vocabularies/dynamic/dynamicRef.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.dynamicRef = void 0;
    var codegen_1 = require_codegen();
    var names_1 = require_names();
    var ref_1 = require_ref();
    var def = {
      keyword: "$dynamicRef",
      schemaType: "string",
      code: (cxt) => dynamicRef(cxt, cxt.schema)
    };
    function dynamicRef(cxt, ref) {
      const { gen, keyword, it } = cxt;
      if (ref[0] !== "#")
        throw new Error(`"${keyword}" only supports hash fragment reference`);
      const anchor = ref.slice(1);
      if (it.allErrors) {
        _dynamicRef();
      } else {
        const valid = gen.let("valid", false);
        _dynamicRef(valid);
        cxt.ok(valid);
      }
      function _dynamicRef(valid) {
        if (it.schemaEnv.root.dynamicAnchors[anchor]) {
          const v = gen.let("_v", (0, codegen_1._)`${names_1.default.dynamicAnchors}${(0, codegen_1.getProperty)(anchor)}`);
          gen.if(v, _callRef(v, valid), _callRef(it.validateName, valid));
        } else {
          _callRef(it.validateName, valid)();
        }
      }
      function _callRef(validate, valid) {
        return valid ? () => gen.block(() => {
          (0, ref_1.callRef)(cxt, validate);
          gen.let(valid, true);
        }) : () => (0, ref_1.callRef)(cxt, validate);
      }
    }
    exports.dynamicRef = dynamicRef;
    exports.default = def;
  }
});

// node_modules/ajv/dist/vocabularies/dynamic/recursiveAnchor.js
var require_recursiveAnchor = __commonJS({
  "node_modules/ajv/dist/vocabularies/dynamic/recursiveAnchor.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var dynamicAnchor_1 = require_dynamicAnchor();
    var util_1 = require_util();
    var def = {
      keyword: "$recursiveAnchor",
      schemaType: "boolean",
      code(cxt) {
        if (cxt.schema)
          (0, dynamicAnchor_1.dynamicAnchor)(cxt, "");
        else
          (0, util_1.checkStrictMode)(cxt.it, "$recursiveAnchor: false is ignored");
      }
    };
    exports.default = def;
  }
});

// node_modules/ajv/dist/vocabularies/dynamic/recursiveRef.js
var require_recursiveRef = __commonJS({
  "node_modules/ajv/dist/vocabularies/dynamic/recursiveRef.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var dynamicRef_1 = require_dynamicRef();
    var def = {
      keyword: "$recursiveRef",
      schemaType: "string",
      code: (cxt) => (0, dynamicRef_1.dynamicRef)(cxt, cxt.schema)
    };
    exports.default = def;
  }
});

// node_modules/ajv/dist/vocabularies/dynamic/index.js
var require_dynamic = __commonJS({
  "node_modules/ajv/dist/vocabularies/dynamic/index.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var dynamicAnchor_1 = require_dynamicAnchor();
    var dynamicRef_1 = require_dynamicRef();
    var recursiveAnchor_1 = require_recursiveAnchor();
    var recursiveRef_1 = require_recursiveRef();
    var dynamic = [dynamicAnchor_1.default, dynamicRef_1.default, recursiveAnchor_1.default, recursiveRef_1.default];
    exports.default = dynamic;
  }
});

// node_modules/ajv/dist/vocabularies/validation/dependentRequired.js
var require_dependentRequired = __commonJS({
  "node_modules/ajv/dist/vocabularies/validation/dependentRequired.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var dependencies_1 = require_dependencies();
    var def = {
      keyword: "dependentRequired",
      type: "object",
      schemaType: "object",
      error: dependencies_1.error,
      code: (cxt) => (0, dependencies_1.validatePropertyDeps)(cxt)
    };
    exports.default = def;
  }
});

// node_modules/ajv/dist/vocabularies/applicator/dependentSchemas.js
var require_dependentSchemas = __commonJS({
  "node_modules/ajv/dist/vocabularies/applicator/dependentSchemas.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var dependencies_1 = require_dependencies();
    var def = {
      keyword: "dependentSchemas",
      type: "object",
      schemaType: "object",
      code: (cxt) => (0, dependencies_1.validateSchemaDeps)(cxt)
    };
    exports.default = def;
  }
});

// node_modules/ajv/dist/vocabularies/validation/limitContains.js
var require_limitContains = __commonJS({
  "node_modules/ajv/dist/vocabularies/validation/limitContains.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var util_1 = require_util();
    var def = {
      keyword: ["maxContains", "minContains"],
      type: "array",
      schemaType: "number",
      code({ keyword, parentSchema, it }) {
        if (parentSchema.contains === void 0) {
          (0, util_1.checkStrictMode)(it, `"${keyword}" without "contains" is ignored`);
        }
      }
    };
    exports.default = def;
  }
});

// node_modules/ajv/dist/vocabularies/next.js
var require_next = __commonJS({
  "node_modules/ajv/dist/vocabularies/next.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var dependentRequired_1 = require_dependentRequired();
    var dependentSchemas_1 = require_dependentSchemas();
    var limitContains_1 = require_limitContains();
    var next = [dependentRequired_1.default, dependentSchemas_1.default, limitContains_1.default];
    exports.default = next;
  }
});

// node_modules/ajv/dist/vocabularies/unevaluated/unevaluatedProperties.js
var require_unevaluatedProperties = __commonJS({
  "node_modules/ajv/dist/vocabularies/unevaluated/unevaluatedProperties.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var codegen_1 = require_codegen();
    var util_1 = require_util();
    var names_1 = require_names();
    var error = {
      message: "must NOT have unevaluated properties",
      params: ({ params }) => (0, codegen_1._)`{unevaluatedProperty: ${params.unevaluatedProperty}}`
    };
    var def = {
      keyword: "unevaluatedProperties",
      type: "object",
      schemaType: ["boolean", "object"],
      trackErrors: true,
      error,
      code(cxt) {
        const { gen, schema, data, errsCount, it } = cxt;
        if (!errsCount)
          throw new Error("ajv implementation error");
        const { allErrors, props } = it;
        if (props instanceof codegen_1.Name) {
          gen.if((0, codegen_1._)`${props} !== true`, () => gen.forIn("key", data, (key) => gen.if(unevaluatedDynamic(props, key), () => unevaluatedPropCode(key))));
        } else if (props !== true) {
          gen.forIn("key", data, (key) => props === void 0 ? unevaluatedPropCode(key) : gen.if(unevaluatedStatic(props, key), () => unevaluatedPropCode(key)));
        }
        it.props = true;
        cxt.ok((0, codegen_1._)`${errsCount} === ${names_1.default.errors}`);
        function unevaluatedPropCode(key) {
          if (schema === false) {
            cxt.setParams({ unevaluatedProperty: key });
            cxt.error();
            if (!allErrors)
              gen.break();
            return;
          }
          if (!(0, util_1.alwaysValidSchema)(it, schema)) {
            const valid = gen.name("valid");
            cxt.subschema({
              keyword: "unevaluatedProperties",
              dataProp: key,
              dataPropType: util_1.Type.Str
            }, valid);
            if (!allErrors)
              gen.if((0, codegen_1.not)(valid), () => gen.break());
          }
        }
        function unevaluatedDynamic(evaluatedProps, key) {
          return (0, codegen_1._)`!${evaluatedProps} || !${evaluatedProps}[${key}]`;
        }
        function unevaluatedStatic(evaluatedProps, key) {
          const ps = [];
          for (const p in evaluatedProps) {
            if (evaluatedProps[p] === true)
              ps.push((0, codegen_1._)`${key} !== ${p}`);
          }
          return (0, codegen_1.and)(...ps);
        }
      }
    };
    exports.default = def;
  }
});

// node_modules/ajv/dist/vocabularies/unevaluated/unevaluatedItems.js
var require_unevaluatedItems = __commonJS({
  "node_modules/ajv/dist/vocabularies/unevaluated/unevaluatedItems.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var codegen_1 = require_codegen();
    var util_1 = require_util();
    var error = {
      message: ({ params: { len } }) => (0, codegen_1.str)`must NOT have more than ${len} items`,
      params: ({ params: { len } }) => (0, codegen_1._)`{limit: ${len}}`
    };
    var def = {
      keyword: "unevaluatedItems",
      type: "array",
      schemaType: ["boolean", "object"],
      error,
      code(cxt) {
        const { gen, schema, data, it } = cxt;
        const items = it.items || 0;
        if (items === true)
          return;
        const len = gen.const("len", (0, codegen_1._)`${data}.length`);
        if (schema === false) {
          cxt.setParams({ len: items });
          cxt.fail((0, codegen_1._)`${len} > ${items}`);
        } else if (typeof schema == "object" && !(0, util_1.alwaysValidSchema)(it, schema)) {
          const valid = gen.var("valid", (0, codegen_1._)`${len} <= ${items}`);
          gen.if((0, codegen_1.not)(valid), () => validateItems(valid, items));
          cxt.ok(valid);
        }
        it.items = true;
        function validateItems(valid, from) {
          gen.forRange("i", from, len, (i) => {
            cxt.subschema({ keyword: "unevaluatedItems", dataProp: i, dataPropType: util_1.Type.Num }, valid);
            if (!it.allErrors)
              gen.if((0, codegen_1.not)(valid), () => gen.break());
          });
        }
      }
    };
    exports.default = def;
  }
});

// node_modules/ajv/dist/vocabularies/unevaluated/index.js
var require_unevaluated = __commonJS({
  "node_modules/ajv/dist/vocabularies/unevaluated/index.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var unevaluatedProperties_1 = require_unevaluatedProperties();
    var unevaluatedItems_1 = require_unevaluatedItems();
    var unevaluated = [unevaluatedProperties_1.default, unevaluatedItems_1.default];
    exports.default = unevaluated;
  }
});

// node_modules/ajv/dist/vocabularies/draft2020.js
var require_draft2020 = __commonJS({
  "node_modules/ajv/dist/vocabularies/draft2020.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var core_1 = require_core2();
    var validation_1 = require_validation();
    var applicator_1 = require_applicator();
    var dynamic_1 = require_dynamic();
    var next_1 = require_next();
    var unevaluated_1 = require_unevaluated();
    var format_1 = require_format();
    var metadata_1 = require_metadata();
    var draft2020Vocabularies = [
      dynamic_1.default,
      core_1.default,
      validation_1.default,
      (0, applicator_1.default)(true),
      format_1.default,
      metadata_1.metadataVocabulary,
      metadata_1.contentVocabulary,
      next_1.default,
      unevaluated_1.default
    ];
    exports.default = draft2020Vocabularies;
  }
});

// node_modules/ajv/dist/refs/json-schema-2020-12/schema.json
var require_schema = __commonJS({
  "node_modules/ajv/dist/refs/json-schema-2020-12/schema.json"(exports, module) {
    module.exports = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "https://json-schema.org/draft/2020-12/schema",
      $vocabulary: {
        "https://json-schema.org/draft/2020-12/vocab/core": true,
        "https://json-schema.org/draft/2020-12/vocab/applicator": true,
        "https://json-schema.org/draft/2020-12/vocab/unevaluated": true,
        "https://json-schema.org/draft/2020-12/vocab/validation": true,
        "https://json-schema.org/draft/2020-12/vocab/meta-data": true,
        "https://json-schema.org/draft/2020-12/vocab/format-annotation": true,
        "https://json-schema.org/draft/2020-12/vocab/content": true
      },
      $dynamicAnchor: "meta",
      title: "Core and Validation specifications meta-schema",
      allOf: [
        { $ref: "meta/core" },
        { $ref: "meta/applicator" },
        { $ref: "meta/unevaluated" },
        { $ref: "meta/validation" },
        { $ref: "meta/meta-data" },
        { $ref: "meta/format-annotation" },
        { $ref: "meta/content" }
      ],
      type: ["object", "boolean"],
      $comment: "This meta-schema also defines keywords that have appeared in previous drafts in order to prevent incompatible extensions as they remain in common use.",
      properties: {
        definitions: {
          $comment: '"definitions" has been replaced by "$defs".',
          type: "object",
          additionalProperties: { $dynamicRef: "#meta" },
          deprecated: true,
          default: {}
        },
        dependencies: {
          $comment: '"dependencies" has been split and replaced by "dependentSchemas" and "dependentRequired" in order to serve their differing semantics.',
          type: "object",
          additionalProperties: {
            anyOf: [{ $dynamicRef: "#meta" }, { $ref: "meta/validation#/$defs/stringArray" }]
          },
          deprecated: true,
          default: {}
        },
        $recursiveAnchor: {
          $comment: '"$recursiveAnchor" has been replaced by "$dynamicAnchor".',
          $ref: "meta/core#/$defs/anchorString",
          deprecated: true
        },
        $recursiveRef: {
          $comment: '"$recursiveRef" has been replaced by "$dynamicRef".',
          $ref: "meta/core#/$defs/uriReferenceString",
          deprecated: true
        }
      }
    };
  }
});

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/applicator.json
var require_applicator2 = __commonJS({
  "node_modules/ajv/dist/refs/json-schema-2020-12/meta/applicator.json"(exports, module) {
    module.exports = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "https://json-schema.org/draft/2020-12/meta/applicator",
      $vocabulary: {
        "https://json-schema.org/draft/2020-12/vocab/applicator": true
      },
      $dynamicAnchor: "meta",
      title: "Applicator vocabulary meta-schema",
      type: ["object", "boolean"],
      properties: {
        prefixItems: { $ref: "#/$defs/schemaArray" },
        items: { $dynamicRef: "#meta" },
        contains: { $dynamicRef: "#meta" },
        additionalProperties: { $dynamicRef: "#meta" },
        properties: {
          type: "object",
          additionalProperties: { $dynamicRef: "#meta" },
          default: {}
        },
        patternProperties: {
          type: "object",
          additionalProperties: { $dynamicRef: "#meta" },
          propertyNames: { format: "regex" },
          default: {}
        },
        dependentSchemas: {
          type: "object",
          additionalProperties: { $dynamicRef: "#meta" },
          default: {}
        },
        propertyNames: { $dynamicRef: "#meta" },
        if: { $dynamicRef: "#meta" },
        then: { $dynamicRef: "#meta" },
        else: { $dynamicRef: "#meta" },
        allOf: { $ref: "#/$defs/schemaArray" },
        anyOf: { $ref: "#/$defs/schemaArray" },
        oneOf: { $ref: "#/$defs/schemaArray" },
        not: { $dynamicRef: "#meta" }
      },
      $defs: {
        schemaArray: {
          type: "array",
          minItems: 1,
          items: { $dynamicRef: "#meta" }
        }
      }
    };
  }
});

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json
var require_unevaluated2 = __commonJS({
  "node_modules/ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json"(exports, module) {
    module.exports = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "https://json-schema.org/draft/2020-12/meta/unevaluated",
      $vocabulary: {
        "https://json-schema.org/draft/2020-12/vocab/unevaluated": true
      },
      $dynamicAnchor: "meta",
      title: "Unevaluated applicator vocabulary meta-schema",
      type: ["object", "boolean"],
      properties: {
        unevaluatedItems: { $dynamicRef: "#meta" },
        unevaluatedProperties: { $dynamicRef: "#meta" }
      }
    };
  }
});

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/content.json
var require_content = __commonJS({
  "node_modules/ajv/dist/refs/json-schema-2020-12/meta/content.json"(exports, module) {
    module.exports = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "https://json-schema.org/draft/2020-12/meta/content",
      $vocabulary: {
        "https://json-schema.org/draft/2020-12/vocab/content": true
      },
      $dynamicAnchor: "meta",
      title: "Content vocabulary meta-schema",
      type: ["object", "boolean"],
      properties: {
        contentEncoding: { type: "string" },
        contentMediaType: { type: "string" },
        contentSchema: { $dynamicRef: "#meta" }
      }
    };
  }
});

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/core.json
var require_core3 = __commonJS({
  "node_modules/ajv/dist/refs/json-schema-2020-12/meta/core.json"(exports, module) {
    module.exports = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "https://json-schema.org/draft/2020-12/meta/core",
      $vocabulary: {
        "https://json-schema.org/draft/2020-12/vocab/core": true
      },
      $dynamicAnchor: "meta",
      title: "Core vocabulary meta-schema",
      type: ["object", "boolean"],
      properties: {
        $id: {
          $ref: "#/$defs/uriReferenceString",
          $comment: "Non-empty fragments not allowed.",
          pattern: "^[^#]*#?$"
        },
        $schema: { $ref: "#/$defs/uriString" },
        $ref: { $ref: "#/$defs/uriReferenceString" },
        $anchor: { $ref: "#/$defs/anchorString" },
        $dynamicRef: { $ref: "#/$defs/uriReferenceString" },
        $dynamicAnchor: { $ref: "#/$defs/anchorString" },
        $vocabulary: {
          type: "object",
          propertyNames: { $ref: "#/$defs/uriString" },
          additionalProperties: {
            type: "boolean"
          }
        },
        $comment: {
          type: "string"
        },
        $defs: {
          type: "object",
          additionalProperties: { $dynamicRef: "#meta" }
        }
      },
      $defs: {
        anchorString: {
          type: "string",
          pattern: "^[A-Za-z_][-A-Za-z0-9._]*$"
        },
        uriString: {
          type: "string",
          format: "uri"
        },
        uriReferenceString: {
          type: "string",
          format: "uri-reference"
        }
      }
    };
  }
});

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json
var require_format_annotation = __commonJS({
  "node_modules/ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json"(exports, module) {
    module.exports = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "https://json-schema.org/draft/2020-12/meta/format-annotation",
      $vocabulary: {
        "https://json-schema.org/draft/2020-12/vocab/format-annotation": true
      },
      $dynamicAnchor: "meta",
      title: "Format vocabulary meta-schema for annotation results",
      type: ["object", "boolean"],
      properties: {
        format: { type: "string" }
      }
    };
  }
});

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/meta-data.json
var require_meta_data = __commonJS({
  "node_modules/ajv/dist/refs/json-schema-2020-12/meta/meta-data.json"(exports, module) {
    module.exports = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "https://json-schema.org/draft/2020-12/meta/meta-data",
      $vocabulary: {
        "https://json-schema.org/draft/2020-12/vocab/meta-data": true
      },
      $dynamicAnchor: "meta",
      title: "Meta-data vocabulary meta-schema",
      type: ["object", "boolean"],
      properties: {
        title: {
          type: "string"
        },
        description: {
          type: "string"
        },
        default: true,
        deprecated: {
          type: "boolean",
          default: false
        },
        readOnly: {
          type: "boolean",
          default: false
        },
        writeOnly: {
          type: "boolean",
          default: false
        },
        examples: {
          type: "array",
          items: true
        }
      }
    };
  }
});

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/validation.json
var require_validation2 = __commonJS({
  "node_modules/ajv/dist/refs/json-schema-2020-12/meta/validation.json"(exports, module) {
    module.exports = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "https://json-schema.org/draft/2020-12/meta/validation",
      $vocabulary: {
        "https://json-schema.org/draft/2020-12/vocab/validation": true
      },
      $dynamicAnchor: "meta",
      title: "Validation vocabulary meta-schema",
      type: ["object", "boolean"],
      properties: {
        type: {
          anyOf: [
            { $ref: "#/$defs/simpleTypes" },
            {
              type: "array",
              items: { $ref: "#/$defs/simpleTypes" },
              minItems: 1,
              uniqueItems: true
            }
          ]
        },
        const: true,
        enum: {
          type: "array",
          items: true
        },
        multipleOf: {
          type: "number",
          exclusiveMinimum: 0
        },
        maximum: {
          type: "number"
        },
        exclusiveMaximum: {
          type: "number"
        },
        minimum: {
          type: "number"
        },
        exclusiveMinimum: {
          type: "number"
        },
        maxLength: { $ref: "#/$defs/nonNegativeInteger" },
        minLength: { $ref: "#/$defs/nonNegativeIntegerDefault0" },
        pattern: {
          type: "string",
          format: "regex"
        },
        maxItems: { $ref: "#/$defs/nonNegativeInteger" },
        minItems: { $ref: "#/$defs/nonNegativeIntegerDefault0" },
        uniqueItems: {
          type: "boolean",
          default: false
        },
        maxContains: { $ref: "#/$defs/nonNegativeInteger" },
        minContains: {
          $ref: "#/$defs/nonNegativeInteger",
          default: 1
        },
        maxProperties: { $ref: "#/$defs/nonNegativeInteger" },
        minProperties: { $ref: "#/$defs/nonNegativeIntegerDefault0" },
        required: { $ref: "#/$defs/stringArray" },
        dependentRequired: {
          type: "object",
          additionalProperties: {
            $ref: "#/$defs/stringArray"
          }
        }
      },
      $defs: {
        nonNegativeInteger: {
          type: "integer",
          minimum: 0
        },
        nonNegativeIntegerDefault0: {
          $ref: "#/$defs/nonNegativeInteger",
          default: 0
        },
        simpleTypes: {
          enum: ["array", "boolean", "integer", "null", "number", "object", "string"]
        },
        stringArray: {
          type: "array",
          items: { type: "string" },
          uniqueItems: true,
          default: []
        }
      }
    };
  }
});

// node_modules/ajv/dist/refs/json-schema-2020-12/index.js
var require_json_schema_2020_12 = __commonJS({
  "node_modules/ajv/dist/refs/json-schema-2020-12/index.js"(exports) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    var metaSchema = require_schema();
    var applicator = require_applicator2();
    var unevaluated = require_unevaluated2();
    var content = require_content();
    var core = require_core3();
    var format2 = require_format_annotation();
    var metadata = require_meta_data();
    var validation = require_validation2();
    var META_SUPPORT_DATA = ["/properties"];
    function addMetaSchema2020($data) {
      ;
      [
        metaSchema,
        applicator,
        unevaluated,
        content,
        core,
        with$data(this, format2),
        metadata,
        with$data(this, validation)
      ].forEach((sch) => this.addMetaSchema(sch, void 0, false));
      return this;
      function with$data(ajv, sch) {
        return $data ? ajv.$dataMetaSchema(sch, META_SUPPORT_DATA) : sch;
      }
    }
    exports.default = addMetaSchema2020;
  }
});

// node_modules/ajv/dist/2020.js
var require__ = __commonJS({
  "node_modules/ajv/dist/2020.js"(exports, module) {
    "use strict";
    init_shim();
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.MissingRefError = exports.ValidationError = exports.CodeGen = exports.Name = exports.nil = exports.stringify = exports.str = exports._ = exports.KeywordCxt = exports.Ajv2020 = void 0;
    var core_1 = require_core();
    var draft2020_1 = require_draft2020();
    var discriminator_1 = require_discriminator();
    var json_schema_2020_12_1 = require_json_schema_2020_12();
    var META_SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema";
    var Ajv20202 = class extends core_1.default {
      constructor(opts = {}) {
        super({
          ...opts,
          dynamicRef: true,
          next: true,
          unevaluated: true
        });
      }
      _addVocabularies() {
        super._addVocabularies();
        draft2020_1.default.forEach((v) => this.addVocabulary(v));
        if (this.opts.discriminator)
          this.addKeyword(discriminator_1.default);
      }
      _addDefaultMetaSchema() {
        super._addDefaultMetaSchema();
        const { $data, meta } = this.opts;
        if (!meta)
          return;
        json_schema_2020_12_1.default.call(this, $data);
        this.refs["http://json-schema.org/schema"] = META_SCHEMA_ID;
      }
      defaultMeta() {
        return this.opts.defaultMeta = super.defaultMeta() || (this.getSchema(META_SCHEMA_ID) ? META_SCHEMA_ID : void 0);
      }
    };
    exports.Ajv2020 = Ajv20202;
    module.exports = exports = Ajv20202;
    module.exports.Ajv2020 = Ajv20202;
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.default = Ajv20202;
    var validate_1 = require_validate();
    Object.defineProperty(exports, "KeywordCxt", { enumerable: true, get: function() {
      return validate_1.KeywordCxt;
    } });
    var codegen_1 = require_codegen();
    Object.defineProperty(exports, "_", { enumerable: true, get: function() {
      return codegen_1._;
    } });
    Object.defineProperty(exports, "str", { enumerable: true, get: function() {
      return codegen_1.str;
    } });
    Object.defineProperty(exports, "stringify", { enumerable: true, get: function() {
      return codegen_1.stringify;
    } });
    Object.defineProperty(exports, "nil", { enumerable: true, get: function() {
      return codegen_1.nil;
    } });
    Object.defineProperty(exports, "Name", { enumerable: true, get: function() {
      return codegen_1.Name;
    } });
    Object.defineProperty(exports, "CodeGen", { enumerable: true, get: function() {
      return codegen_1.CodeGen;
    } });
    var validation_error_1 = require_validation_error();
    Object.defineProperty(exports, "ValidationError", { enumerable: true, get: function() {
      return validation_error_1.default;
    } });
    var ref_error_1 = require_ref_error();
    Object.defineProperty(exports, "MissingRefError", { enumerable: true, get: function() {
      return ref_error_1.default;
    } });
  }
});

// src/checks/api-diff/run.ts
init_shim();

// src/checks/api-diff/compare.ts
init_shim();

// src/checks/api-diff/broken-references.ts
init_shim();
import { posix } from "node:path";

// src/checks/api-diff/callbacks.ts
init_shim();

// src/checks/api-diff/draft.ts
init_shim();
function operationSubject({ method, path }) {
  return { kind: "operation", method, path };
}
function locateDrafts(drafts) {
  const places2 = locate(drafts.flatMap(({ base, head }) => [base, head].filter((node) => node !== void 0)));
  return drafts.map((draft2) => {
    const before2 = draft2.base && places2.get(placeKey(draft2.base));
    const after = draft2.head && places2.get(placeKey(draft2.head));
    const at = draft2.at === "base" ? before2 ?? after : after ?? before2;
    const { severity, subject, reach, key, mayBreak: mayBreak2 = false } = draft2;
    return {
      ...draft2.fact,
      severity,
      mayBreak: mayBreak2,
      subject,
      reach: sortedSubjects(reach),
      key,
      location: at ? { path: at.path, line: at.line, column: at.column } : { path: "", line: 1, column: 1 },
      proof: typeof draft2.proof === "string" ? excerpts(draft2.proof === "structural", before2, after) : draft2.proof
    };
  });
}
function excerpts(structural, before2, after) {
  return { kind: "diff", structural, before: excerpt(before2), after: excerpt(after) };
}
function excerpt(located) {
  if (!located) return void 0;
  const { path, line, column } = located;
  return { text: located.excerpt, location: { path, line, column } };
}
function sortedSubjects(reach) {
  const byText = new Map(reach.map((subject) => [subjectText(subject), subject]));
  return [...byText].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0).map(([, subject]) => subject);
}

// src/checks/api-diff/meaning/schema.ts
init_shim();

// src/checks/api-diff/meaning/branches.ts
init_shim();
function branchesOf(node, choice2) {
  const discriminator = child(node, "discriminator");
  const property = discriminator && text(discriminator, "propertyName");
  const mapping = discriminator && child(discriminator, "mapping");
  return children(choice2).map((schema) => {
    const reference = text(schema, "$ref");
    if (property === void 0 || reference === void 0 || restricts(schema, property, 0)) {
      return { schema, names: void 0 };
    }
    const mapped = children(mapping).filter(({ value }) => typeof value === "string" && isSame(value, reference)).map(({ key }) => key);
    return { schema, names: { property, values: mapped.length > 0 ? mapped : [lastName(reference)] } };
  });
}
function isSame(target, reference) {
  return target === reference || target === lastName(reference);
}
function lastName(reference) {
  return reference.slice(reference.lastIndexOf("/") + 1);
}
function restricts(node, property, hops) {
  if (hops > 5) return false;
  const reference = text(node, "$ref");
  if (reference !== void 0) return restricts(node.file.home.resolve(node, reference), property, hops + 1);
  const properties = child(node, "properties");
  const own = properties && child(properties, property);
  if (own && isMembers(own.value) && (Array.isArray(member(own, "enum")) || child(own, "const"))) return true;
  return children(child(node, "allOf")).some((part) => restricts(part, property, hops + 1));
}

// src/checks/api-diff/meaning/unevaluated.ts
init_shim();
function unevaluatedOf(node) {
  return [...ofProperties(node), ...ofItems(node)];
}
function ofProperties(node) {
  const at = child(node, "unevaluatedProperties");
  if (!at || isTrivial(at)) return [];
  const evaluated = { names: /* @__PURE__ */ new Set(), patterns: /* @__PURE__ */ new Set(), all: false, dynamic: false };
  for (const part of inPlace(node)) {
    if (part !== node && child(part, "unevaluatedProperties")) evaluated.all = true;
    if (child(part, "additionalProperties")) evaluated.all = true;
    if (hangsOnValue(part)) evaluated.dynamic = true;
    for (const { key } of children(child(part, "properties"))) evaluated.names.add(key);
    for (const { key } of children(child(part, "patternProperties"))) evaluated.patterns.add(key);
  }
  if (evaluated.all) return [];
  if (evaluated.dynamic) return [{ kind: "opaque", keyword: "unevaluatedProperties", type: "object", node: at }];
  const { names: names2, patterns } = evaluated;
  return [{ kind: "additional", except: names2, patterns: [...patterns], schema: at, node: at }];
}
function ofItems(node) {
  const at = child(node, "unevaluatedItems");
  if (!at || isTrivial(at)) return [];
  let from = 0;
  for (const part of inPlace(node)) {
    if (child(part, "items") || part !== node && child(part, "unevaluatedItems")) return [];
    if (hangsOnValue(part) || child(part, "contains")) {
      return [{ kind: "opaque", keyword: "unevaluatedItems", type: "array", node: at }];
    }
    from = Math.max(from, children(child(part, "prefixItems")).length);
  }
  return [{ kind: "items", from, schema: at, node: at }];
}
var choices = ["anyOf", "oneOf", "if", "not", "dependentSchemas", "$dynamicRef", "$recursiveRef"];
function hangsOnValue(node) {
  return choices.some((keyword) => child(node, keyword));
}
function inPlace(node) {
  const seen = /* @__PURE__ */ new Set();
  const parts2 = [];
  const open2 = [node];
  for (let at = open2.pop(); at; at = open2.pop()) {
    if (seen.has(at.value) || parts2.length > 200) continue;
    seen.add(at.value);
    parts2.push(at);
    const reference = text(at, "$ref");
    if (reference !== void 0) open2.push(at.file.home.resolve(at, reference));
    open2.push(...children(child(at, "allOf")));
  }
  return parts2;
}

// src/checks/api-diff/meaning/schema.ts
var jsonTypes = ["null", "boolean", "number", "string", "array", "object"];
var noNames = /* @__PURE__ */ new Set();
var made = {
  request: /* @__PURE__ */ new WeakMap(),
  response: /* @__PURE__ */ new WeakMap(),
  parameter: /* @__PURE__ */ new WeakMap()
};
function schemaOf(node, use) {
  const { value } = node;
  if (typeof value !== "object" || value === null)
    return { node, assertions: bare(node), orNull: false, implied: void 0, hidden: noNames };
  const known2 = made[use].get(value);
  if (known2) return known2;
  const schema = normalForm(node, use);
  made[use].set(value, schema);
  return schema;
}
function bare(node) {
  return node.value === false ? [{ kind: "types", types: /* @__PURE__ */ new Set(), whole: false, node }] : [];
}
function normalForm(node, use) {
  const { version } = node.file.home;
  const reference = text(node, "$ref");
  const orNull2 = saysNullable(node, version);
  const target = reference === void 0 ? [] : [{ kind: "all", schema: node.file.home.resolve(node, reference), node }];
  if (reference !== void 0 && version !== "3.1") {
    return { node, assertions: target, orNull: orNull2, implied: void 0, hidden: noNames };
  }
  const assertions = [...target, ...ownAssertions(node, use)];
  return { node, assertions, orNull: orNull2, implied: impliedType(node), hidden: hiddenNames(node, use) };
}
function saysNullable(node, version) {
  if (version === "3.0") return member(node, "nullable") === true;
  return version === "2.0" && member(node, "x-nullable") === true;
}
function impliedType(node) {
  for (const keyword of ["type", "enum", "const", "$ref", "allOf", "anyOf", "oneOf"])
    if (child(node, keyword)) return void 0;
  const additional = child(node, "additionalProperties");
  const names2 = [...children(child(node, "properties")), ...children(child(node, "required"))];
  if (names2.length > 0 || additional && !isTrivial(additional)) return "object";
  const items = child(node, "items");
  return items && !isTrivial(items) ? "array" : void 0;
}
function ownAssertions(node, use) {
  return [
    ...typeAssertions(node),
    ...valueAssertions(node),
    ...numberAssertions(node),
    ...countAssertions(node),
    ...textAssertions(node),
    ...objectAssertions(node, use),
    ...arrayAssertions(node),
    ...choiceAssertions(node)
  ];
}
function typeAssertions(node) {
  const at = child(node, "type");
  if (!at) return [];
  const names2 = Array.isArray(at.value) ? at.value : [at.value];
  if (names2.includes("file")) return [];
  const types2 = new Set(
    jsonTypes.filter((type) => names2.includes(type) || type === "number" && names2.includes("integer"))
  );
  return [{ kind: "types", types: types2, whole: names2.includes("integer") && !names2.includes("number"), node: at }];
}
function valueAssertions(node) {
  const list = child(node, "enum");
  const only = child(node, "const");
  return [
    ...list && Array.isArray(list.value) && list.value.length > 0 ? [values(list, list.value)] : [],
    ...only ? [values(only, [only.value])] : []
  ];
}
function values(node, list) {
  return { kind: "values", values: new Map(list.map((value) => [valueKey(value), value])), node };
}
function valueKey(value) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(valueKey).join()}]`;
  const members2 = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return `{${members2.map(([name, inner]) => `${JSON.stringify(name)}:${valueKey(inner)}`).join()}}`;
}
function numberAssertions(node) {
  const found2 = [];
  for (const [kind, keyword] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"]
  ]) {
    const at = child(node, kind);
    const exclusive2 = child(node, keyword);
    if (typeof at?.value === "number")
      found2.push({ kind, at: at.value, exclusive: exclusive2?.value === true, node: at });
    if (typeof exclusive2?.value === "number") {
      found2.push({ kind, at: exclusive2.value, exclusive: true, node: exclusive2 });
    }
  }
  const multiple = child(node, "multipleOf");
  if (typeof multiple?.value === "number" && multiple.value > 0) {
    found2.push({ kind: "multipleOf", of: multiple.value, node: multiple });
  }
  return found2;
}
var counts = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"];
function countAssertions(node) {
  return counts.flatMap((kind) => {
    const at = child(node, kind);
    if (typeof at?.value !== "number" || kind.startsWith("min") && at.value <= 0) return [];
    return [{ kind, at: at.value, node: at }];
  });
}
function textAssertions(node) {
  const pattern = child(node, "pattern");
  const format2 = child(node, "format");
  return [
    ...typeof pattern?.value === "string" ? [{ kind: "pattern", pattern: pattern.value, node: pattern }] : [],
    ...typeof format2?.value === "string" ? [{ kind: "format", format: format2.value, node: format2 }] : []
  ];
}
function isTrivial({ value }) {
  return value === true || isMembers(value) && Object.keys(value).every(isAnnotation);
}
function isAnnotation(keyword) {
  return keyword.startsWith("x-") || annotations.has(keyword);
}
var annotations = /* @__PURE__ */ new Set([
  "$comment",
  "default",
  "deprecated",
  "description",
  "example",
  "examples",
  "externalDocs",
  "summary",
  "title",
  "xml"
]);
function hiddenNames(node, use) {
  const names2 = children(child(node, "properties")).filter((one) => isHidden(one, use));
  return names2.length === 0 ? noNames : new Set(names2.map(({ key }) => key));
}
function objectAssertions(node, use) {
  const properties = children(child(node, "properties"));
  const hidden = hiddenNames(node, use);
  const patterns = children(child(node, "patternProperties"));
  const additional = child(node, "additionalProperties");
  const names2 = child(node, "propertyNames");
  const required = child(node, "required");
  return [
    ...(required && Array.isArray(required.value) ? children(required) : []).flatMap(
      (at) => typeof at.value === "string" && !hidden.has(at.value) ? [{ kind: "required", name: at.value, node: at }] : []
    ),
    ...properties.flatMap(
      (schema) => hidden.has(schema.key) ? [] : [{ kind: "property", name: schema.key, schema, node: schema }]
    ),
    ...patterns.map((schema) => ({ kind: "patternProperty", pattern: schema.key, schema, node: schema })),
    ...additional && !isTrivial(additional) ? [
      {
        kind: "additional",
        except: new Set(properties.map(({ key }) => key)),
        patterns: patterns.map(({ key }) => key),
        schema: additional,
        node: additional
      }
    ] : [],
    ...names2 && !isTrivial(names2) && !saysOnlyString(names2) ? [{ kind: "propertyNames", schema: names2, node: names2 }] : [],
    ...dependentAssertions(node)
  ];
}
function saysOnlyString({ value }) {
  return isMembers(value) && Object.keys(value).every((key) => isAnnotation(key) || key === "type" && value[key] === "string");
}
function dependentAssertions(node) {
  const of = (keyword) => children(child(node, keyword));
  return [...of("dependentRequired"), ...of("dependentSchemas"), ...of("dependencies")].map((at) => {
    const { value, key: name } = at;
    if (!Array.isArray(value)) return { kind: "dependentSchema", name, schema: at, node: at };
    return { kind: "dependentRequired", name, names: value.filter((one) => typeof one === "string"), node: at };
  });
}
function isHidden(property, use) {
  const keyword = use === "response" ? "writeOnly" : "readOnly";
  let at = property;
  for (let hops = 0; hops < 10; hops++) {
    if (member(at, keyword) === true) return true;
    const reference = text(at, "$ref");
    if (reference === void 0) return false;
    at = at.file.home.resolve(at, reference);
  }
  return false;
}
function arrayAssertions(node) {
  let items = child(node, "items");
  if (Array.isArray(items?.value) && node.file.home.version !== "3.1") items = void 0;
  const first = Array.isArray(items?.value) ? children(items) : children(child(node, "prefixItems"));
  const rest = Array.isArray(items?.value) ? child(node, "additionalItems") : items;
  const contains = child(node, "contains");
  const count3 = (keyword, other) => {
    const value = member(node, keyword);
    return typeof value === "number" ? value : other;
  };
  return [
    ...first.map((schema, at) => ({ kind: "prefixItem", at, schema, node: schema })),
    ...rest && !isTrivial(rest) ? [{ kind: "items", from: first.length, schema: rest, node: rest }] : [],
    ...contains ? [
      {
        kind: "contains",
        schema: contains,
        least: count3("minContains", 1),
        most: count3("maxContains", Number.POSITIVE_INFINITY),
        node: contains
      }
    ] : [],
    ...member(node, "uniqueItems") === true ? [{ kind: "uniqueItems", node: child(node, "uniqueItems") ?? node }] : []
  ];
}
function choiceAssertions(node) {
  const found2 = children(child(node, "allOf")).map((schema) => ({ kind: "all", schema, node: schema }));
  for (const [kind, keyword] of [
    ["any", "anyOf"],
    ["one", "oneOf"]
  ]) {
    const at = child(node, keyword);
    if (at && Array.isArray(at.value) && at.value.length > 0)
      found2.push({ kind, branches: branchesOf(node, at), node: at });
  }
  const not = child(node, "not");
  if (not) found2.push({ kind: "not", schema: not, node: not });
  const condition = child(node, "if");
  const [then, otherwise] = [child(node, "then"), child(node, "else")];
  if (condition && (then || otherwise))
    found2.push({ kind: "if", schema: condition, then, else: otherwise, node: condition });
  for (const keyword of ["$dynamicRef", "$recursiveRef"]) {
    const at = child(node, keyword);
    if (at) found2.push({ kind: "opaque", keyword, type: void 0, node: at });
  }
  return [...found2, ...unevaluatedOf(node)];
}

// src/checks/api-diff/path-item.ts
init_shim();
var methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
function operationNodes(item) {
  const written = methods.flatMap((method) => {
    const node = child(item, method);
    return node ? [{ method, node }] : [];
  });
  const more = children(child(item, "additionalOperations")).map((node) => ({ method: node.key.toLowerCase(), node }));
  return [...written, ...more];
}

// src/checks/api-diff/callbacks.ts
var maxCallbacks = 2e4;
function callbackFinder() {
  let left = maxCallbacks;
  return (operation, method, path) => children(child(operation, "callbacks")).filter(({ key }) => !key.startsWith("x-")).flatMap((written) => {
    const addresses = children(follow(written)).filter(({ key }) => !key.startsWith("x-"));
    return addresses.flatMap((at) => {
      const item = follow(at);
      const which = addresses.length > 1 ? ` ${at.key}` : "";
      const name = `callback:${written.key}${which} of ${method.toUpperCase()} ${path}`;
      return operationNodes(item).map((one) => {
        if (left-- <= 0) throw tooMany(one.node);
        return { ...one, name: written.key, address: at.key, item, path: name };
      });
    });
  });
}
function tooMany({ file }) {
  return new BreakwaterError({
    code: "too-many-callbacks",
    message: `${file.path} has more than ${maxCallbacks} callbacks, each counted where it is used`,
    hint: "Split the document."
  });
}
function compareCallbacks(told) {
  const { base, head } = told.operations;
  if (base.callbacks.length === 0 && head.callbacks.length === 0) return [];
  const pairs = [];
  let before2 = base.callbacks;
  let after = head.callbacks;
  const take = (keyOf3, found2) => {
    const free = new Map(after.map((callback) => [keyOf3(callback), callback]));
    before2 = before2.filter((callback) => {
      const own = free.get(keyOf3(callback));
      if (!own) return true;
      free.delete(keyOf3(callback));
      after = after.filter((other) => other !== own);
      pairs.push({ base: callback.operation, head: own.operation });
      found2?.(callback, own);
      return false;
    });
  };
  take(({ name, address, operation }) => `${operation.method} ${name} ${address}`);
  take(({ address, operation }) => `${operation.method} ${address}`);
  take(
    ({ name, operation }) => `${operation.method} ${name}`,
    (from, to) => {
      const fact = { kind: "callback-address", from: from.address, to: to.address };
      push(told, fact, "error", to.operation, from.operation.node.parent, to.operation.node.parent, to.address);
    }
  );
  for (const { operation } of before2) {
    const fact = {
      kind: "operation",
      what: "removed",
      role: "received",
      deprecated: operation.deprecated,
      sunset: void 0,
      sunsetIsOver: false,
      renamedTo: void 0
    };
    push(told, fact, "error", operation, operation.node, void 0, "removed");
  }
  for (const { operation } of after) {
    const fact = { kind: "operation", what: "added", role: "received" };
    push(told, fact, "note", operation, void 0, operation.node, "added");
  }
  return pairs;
}
function push({ drafts }, fact, severity, operation, base, head, key) {
  const subject = operationSubject(operation);
  const at = head ? "head" : "base";
  drafts.push({ fact, severity, subject, reach: [subject], key, base, head, at, proof: "structural" });
}
function innerCallbacksRemark(pairs) {
  const n = pairs.filter(({ base, head }) => innerCallbacks(base) !== innerCallbacks(head)).length;
  return n === 0 ? [] : [`changed, and not judged: callbacks of the callbacks of ${count(n, "operation")}`];
}
function innerCallbacks({ callbacks }) {
  return callbacks.map(({ operation }) => valueKey(child(operation.node, "callbacks")?.value)).join();
}

// src/checks/api-diff/broken-references.ts
var followed = /* @__PURE__ */ new Set([
  "parameters",
  "requestBody",
  "responses",
  "content",
  "headers",
  "schema",
  "properties",
  "items",
  "allOf",
  "oneOf",
  "anyOf",
  "not",
  "additionalProperties"
]);
var followedSince31 = /* @__PURE__ */ new Set([
  "patternProperties",
  "prefixItems",
  "contains",
  "propertyNames",
  "dependentSchemas",
  "if",
  "then",
  "else",
  "unevaluatedItems",
  "unevaluatedProperties"
]);
var named = /* @__PURE__ */ new Set([
  "responses",
  "content",
  "headers",
  "properties",
  "patternProperties",
  "dependentSchemas"
]);
function brokenReferences({ root }) {
  const walk = { left: [], seen: /* @__PURE__ */ new Set(), users: /* @__PURE__ */ new Map(), broken: [], callbacks: { left: maxCallbacks } };
  for (const section of children(root)) {
    if (section.key !== "paths" && section.key !== "webhooks") continue;
    for (const item of children(section)) {
      if (section.key === "webhooks") start(walk, item, `webhook:${item.key}`);
      else if (item.key.startsWith("/")) start(walk, item, item.key);
    }
  }
  for (let next = walk.left.pop(); next; next = walk.left.pop()) look(walk, next);
  return walk.broken.map(({ at, trouble, piece }) => ({ at, trouble, users: usersOf(walk, piece) }));
}
function start(walk, written, name) {
  let item = written;
  for (let hops = 0; hops < 50 && isMembers(item.value) && text(item, "$ref") !== void 0; hops++) {
    need(walk, item.value, name);
    const target = targetOf(walk, item, item.value);
    if (!target) return;
    item = target;
  }
  const parameters = child(item, "parameters");
  if (parameters) enter(walk, parameters, name);
  for (const { method, node } of operationNodes(item)) {
    const operation = `${method.toUpperCase()} ${name}`;
    enter(walk, node, operation);
    if (!name.startsWith("callback:")) startCallbacks(walk, node, operation);
  }
}
function startCallbacks(walk, operation, name) {
  for (const written of children(child(operation, "callbacks"))) {
    if (written.key.startsWith("x-") || !isMembers(written.value)) continue;
    const refers = text(written, "$ref") !== void 0;
    if (refers) need(walk, written.value, name);
    const callback = refers ? targetOf(walk, written, written.value) : written;
    for (const item of children(callback)) {
      if (item.key.startsWith("x-") || walk.callbacks.left-- <= 0) continue;
      start(walk, item, `callback:${written.key} of ${name}`);
    }
  }
}
function need(walk, piece, user) {
  const known2 = walk.users.get(piece) ?? /* @__PURE__ */ new Set();
  walk.users.set(piece, known2.add(user));
}
function enter(walk, node, user) {
  const { value } = node;
  if (typeof value !== "object" || value === null) return;
  need(walk, value, user);
  walk.left.push({ node, names: false, piece: value });
}
function look(walk, { node, names: names2, piece }) {
  const { value } = node;
  if (typeof value !== "object" || value === null || walk.seen.has(value)) return;
  walk.seen.add(value);
  if (isMembers(value) && !names2) lookAtMembers(walk, node, value, piece);
  else for (const inner of children(node)) leave(walk, inner, false, piece);
}
function lookAtMembers(walk, node, value, piece) {
  const recent = node.file.home.version === "3.1";
  if (text(node, "$ref") !== void 0) {
    const target = targetOf(walk, node, piece);
    if (target) enter(walk, target, piece);
    if (!recent) return;
  }
  for (const key of Object.keys(value)) {
    if (followed.has(key) || recent && followedSince31.has(key))
      leave(walk, { value: value[key], file: node.file, parent: node, key }, named.has(key), piece);
  }
}
function leave(walk, node, names2, piece) {
  if (typeof node.value === "object" && node.value !== null) walk.left.push({ node, names: names2, piece });
}
function targetOf(walk, node, piece) {
  try {
    return node.file.home.resolve(node, text(node, "$ref") ?? "");
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown;
    walk.broken.push({ ...lostBy(thrown), at: node, piece });
    return void 0;
  }
}
function usersOf(walk, piece) {
  const pieces = /* @__PURE__ */ new Set([piece]);
  const names2 = /* @__PURE__ */ new Set();
  for (const at of pieces) {
    for (const user of walk.users.get(at) ?? []) {
      if (typeof user === "string") names2.add(user);
      else pieces.add(user);
    }
  }
  return [...names2].sort();
}
function sinceBase(base, head) {
  const after = brokenReferences(head);
  if (after.length === 0) return { fresh: [], old: [] };
  const before2 = brokenReferences(base);
  const known2 = new Set(before2.map(({ at }) => placeOf(base, at)));
  const old = after.filter(({ at }) => known2.has(placeOf(head, at)));
  const places2 = new Set(old.map(({ at }) => placeOf(head, at)));
  forgive(old);
  forgive(before2.filter(({ at }) => places2.has(placeOf(base, at))));
  return { fresh: after.filter(({ at }) => !known2.has(placeOf(head, at))), old };
}
function forgive(references) {
  for (const { at } of references) {
    if (typeof at.value === "object" && at.value !== null) at.file.home.forgiven.add(at.value);
  }
}
function placeOf(document, node) {
  const path = posix.relative(posix.dirname(document.path), node.file.path);
  const keys = [];
  for (let at = node; at.parent; at = at.parent) keys.push(Array.isArray(at.parent.value) ? "*" : at.key);
  return JSON.stringify([node.file.path === document.path ? "" : path, keys, text(node, "$ref")]);
}
function oldRemark(references) {
  if (references.length === 0) return [];
  const named3 = placed(references.slice(0, 3)).map(({ trouble }) => trouble.message);
  const more = references.length > named3.length ? [`and ${references.length - named3.length} more`] : [];
  return [
    `${count(references.length, "reference")} that led nowhere in base already, so that nothing was judged there: ${[...named3, ...more].join("; ")}`
  ];
}

// src/checks/api-diff/compare-operation.ts
init_shim();

// src/checks/api-diff/compare-body.ts
init_shim();

// src/checks/api-diff/compare-media.ts
init_shim();

// src/checks/api-diff/compare-encoding.ts
init_shim();

// src/checks/api-diff/media-type.ts
init_shim();
function isForm(type) {
  return essence(type) === "application/x-www-form-urlencoded" || essence(type) === "multipart/form-data";
}
function isJson(type) {
  return /[/+]json$/.test(essence(type));
}
function essence(type) {
  return (type.split(";")[0] ?? "").trim().toLowerCase();
}
function isRange(type) {
  return essence(type).endsWith("/*");
}
function covers(range, type) {
  const [wide, narrow] = [essence(range), essence(type)];
  return wide === narrow || wide === "*/*" || wide.endsWith("/*") && narrow.startsWith(wide.slice(0, -1));
}
function concreteType(type) {
  if (!isRange(type)) return type;
  const [kind] = type.split("/");
  return kind === "text" ? "text/plain" : kind === "image" ? "image/png" : "application/json";
}
function meant(type) {
  const parameters = type.split(";").slice(1).map(
    (one) => one.trim().toLowerCase().replaceAll('"', "").replace(/\s*=\s*/, "=")
  ).filter((one) => one !== "" && !(isJson(type) && one === "charset=utf-8"));
  return [essence(type), ...parameters.sort()].join("; ");
}
function matchMedia(base, head) {
  const matches = [];
  const left = { base: new Set(base), head: new Set(head) };
  const match = (how, fits) => {
    for (const before2 of left.base) {
      const after = [...left.head].find(({ type }) => fits(before2.type, type));
      if (!after) continue;
      matches.push({ base: before2, head: after, how });
      left.base.delete(before2);
      left.head.delete(after);
    }
  };
  match("same", (before2, after) => meant(before2) === meant(after));
  match("parameters", (before2, after) => essence(before2) === essence(after));
  const removed2 = [];
  for (const one of left.base) {
    const found2 = elsewhere(one, head);
    if (found2.length === 0) removed2.push(one);
    matches.push(...found2);
  }
  const met = new Set(matches.map((one) => one.head));
  const added2 = [...left.head].filter((one) => !met.has(one));
  const said2 = added2.map((one) => ({ one, wider: base.find(({ type }) => isRange(type) && covers(type, one.type)) }));
  return {
    matches: [
      ...matches,
      ...said2.flatMap(({ one, wider: wider2 }) => wider2 ? [{ base: wider2, head: one, how: "same" }] : [])
    ],
    removed: removed2,
    added: said2.flatMap(({ one, wider: wider2 }) => wider2 ? [] : [one])
  };
}
function elsewhere(one, head) {
  const wider2 = head.find(({ type }) => covers(type, one.type));
  if (wider2) return [{ base: one, head: wider2, how: isRange(wider2.type) ? "widened" : "parameters" }];
  if (!isRange(one.type)) return [];
  return head.filter(({ type }) => covers(one.type, type)).map((inner) => ({ base: one, head: inner, how: "narrowed" }));
}

// src/checks/api-diff/responses.ts
init_shim();

// src/checks/api-diff/bodies.ts
init_shim();
function bodyOf(operation) {
  const at = child(operation, "requestBody");
  if (!at) return void 0;
  const node = follow(at);
  return { required: member(node, "required") === true, node, media: mediaOf(child(node, "content")) };
}
function mediaOf(content) {
  return children(content).map((node) => ({
    type: node.key.trim().toLowerCase(),
    node,
    schema: child(node, "schema")
  }));
}
function swaggerBody(document, parameters, operation) {
  const node = parameters.find((at) => text(at, "in") === "body");
  if (!node) return void 0;
  return {
    required: member(node, "required") === true,
    node,
    media: typesOf(document, operation, "consumes").map((type) => ({ type, node, schema: child(node, "schema") }))
  };
}
function swaggerForm(document, parameters, operation) {
  const fields = parameters.filter((at) => text(at, "in") === "formData" && text(at, "name") !== void 0);
  const [first] = fields;
  if (!first) return void 0;
  const required = fields.filter((at) => member(at, "required") === true).map((at) => text(at, "name"));
  const schema = {
    value: {
      type: "object",
      properties: Object.fromEntries(fields.map((at) => [text(at, "name"), at.value])),
      ...required.length > 0 ? { required } : {}
    },
    file: first.file,
    parent: operation,
    key: "parameters"
  };
  const written = typesOf(document, operation, "consumes").filter((type) => formTypes.includes(type));
  const file = fields.some((at) => text(at, "type") === "file");
  const types2 = written.length > 0 ? written : [file ? "multipart/form-data" : "application/x-www-form-urlencoded"];
  return { required: required.length > 0, node: schema, media: types2.map((type) => ({ type, node: schema, schema })) };
}
var formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"];
function typesOf(document, operation, keyword) {
  const own = child(operation, keyword) ?? child(document.root, keyword);
  const types2 = children(own).flatMap(({ value }) => typeof value === "string" ? [value.trim().toLowerCase()] : []);
  return types2.length > 0 ? types2 : ["application/json"];
}

// src/checks/api-diff/responses.ts
function responsesOf(document, operation) {
  const old = document.version === "2.0";
  return children(child(operation, "responses")).filter(({ key }) => !key.startsWith("x-")).map((at) => {
    const node = follow(at);
    const schema = child(node, "schema");
    const types2 = old && schema ? typesOf(document, operation, "produces") : [];
    return {
      status: at.key,
      node,
      media: old ? types2.map((type) => ({ type, node, schema })) : mediaOf(child(node, "content")),
      headers: headersOf(child(node, "headers"))
    };
  });
}
function headersOf(at) {
  return children(at).filter(({ key }) => key.toLowerCase() !== "content-type").map((written) => {
    const node = follow(written);
    const old = node.file.home.version === "2.0";
    const content = old ? void 0 : children(child(node, "content"))[0];
    return {
      name: written.key,
      required: member(node, "required") === true,
      node,
      // Swagger 2.0 writes the schema's keywords into the header itself.
      schema: old ? node : child(content ?? node, "schema"),
      content: content?.key.trim().toLowerCase()
    };
  });
}

// src/checks/api-diff/schema-shape.ts
init_shim();
var maxParts = 200;
function partsOf(schema) {
  const queue = schema ? [schema] : [];
  const parts2 = [];
  const seen = /* @__PURE__ */ new Set();
  for (const at of queue) {
    if (parts2.length >= maxParts) break;
    if (!isMembers(at.value) || seen.has(at.value)) continue;
    seen.add(at.value);
    const target = targetOf2(at);
    if (target) queue.push(target);
    if (text(at, "$ref") !== void 0 && at.file.home.version !== "3.1") continue;
    parts2.push(at);
    queue.push(...children(child(at, "allOf")));
  }
  return parts2;
}
function targetOf2(at) {
  const reference = text(at, "$ref");
  if (reference === void 0) return void 0;
  try {
    return at.file.home.resolve(at, reference);
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError || thrown instanceof RangeError)) throw thrown;
    return void 0;
  }
}
function shapesOf(schema, depth = 0) {
  if (depth > 5) return void 0;
  for (const part of partsOf(schema)) {
    const shapes3 = ownShapes(part) ?? choiceShapes(part, depth);
    if (shapes3 && shapes3.size > 0) return shapes3;
  }
  return void 0;
}
function ownShapes(part) {
  const type = member(part, "type");
  const names2 = Array.isArray(type) ? type : [type];
  const shapes3 = names2.flatMap((name) => typeof name === "string" && name !== "null" ? [shapeOfType(name)] : []);
  if (shapes3.length > 0) return new Set(shapes3);
  if (child(part, "properties")) return /* @__PURE__ */ new Set(["object"]);
  return child(part, "items") ? /* @__PURE__ */ new Set(["array"]) : void 0;
}
function shapeOfType(name) {
  return name === "array" || name === "object" ? name : "scalar";
}
function choiceShapes(part, depth) {
  const branches = children(child(part, "oneOf") ?? child(part, "anyOf")).filter((one) => text(one, "type") !== "null");
  const shapes3 = branches.map((branch) => shapesOf(branch, depth + 1));
  if (shapes3.length === 0 || shapes3.includes(void 0)) return void 0;
  return new Set(shapes3.flatMap((one) => [...one ?? []]));
}
function itemsOf(schema) {
  return firstMember(schema, "items");
}
function defaultOf(schema) {
  return firstMember(schema, "default");
}
function firstMember(schema, keyword) {
  for (const part of partsOf(schema)) {
    const at = child(part, keyword);
    if (at) return at;
  }
  return void 0;
}
function declaredProperties(schema) {
  const properties = /* @__PURE__ */ new Map();
  const required = /* @__PURE__ */ new Set();
  let plain3 = true;
  for (const part of partsOf(schema)) {
    for (const property of children(child(part, "properties"))) {
      if (properties.has(property.key)) plain3 = false;
      properties.set(property.key, property);
    }
    for (const { value } of children(child(part, "required"))) if (typeof value === "string") required.add(value);
    const additional = member(part, "additionalProperties");
    if (isMembers(additional) && Object.keys(additional).length > 0) plain3 = false;
    if (beyondNames.some((keyword) => child(part, keyword))) plain3 = false;
  }
  return { properties, required, plain: plain3 };
}
var beyondNames = [
  "anyOf",
  "oneOf",
  "not",
  "if",
  "patternProperties",
  "propertyNames",
  "dependentRequired",
  "dependentSchemas",
  "minProperties",
  "maxProperties",
  "unevaluatedProperties"
];
function partType(schema) {
  const shapes3 = shapesOf(schema);
  if (shapes3?.has("array")) return partType(itemsOf(schema));
  if (shapes3?.has("object")) return "application/json";
  const type = firstMember(schema, "type")?.value;
  const format2 = firstMember(schema, "format")?.value;
  const binary = type === "file" || format2 === "binary" || format2 === "byte" || firstMember(schema, "contentEncoding");
  return binary || shapes3 === void 0 ? "application/octet-stream" : "text/plain";
}

// src/checks/api-diff/serialization.ts
init_shim();
function compareSerialization(sender, receiver) {
  if (sender.content !== void 0 || receiver.content !== void 0) {
    const [from, to] = [documentText(sender), documentText(receiver)];
    return from === to ? { kind: "same" } : { kind: "differs", from, to };
  }
  const asked2 = shapes(receiver);
  let list = false;
  for (const shape2 of shapes(sender)) {
    const from = styleText(sender, shape2);
    if (asked2.has(shape2)) {
      const to = styleText(receiver, shape2);
      if (from !== to) return { kind: "differs", from, to };
    } else if (shape2 === "scalar" && asked2.has("array")) list = true;
    else if (shape2 === "array" && asked2.has("scalar") && from.endsWith("exploded")) {
      return { kind: "unlisted", from, to: styleText(receiver, "scalar") };
    }
  }
  return { kind: list ? "list" : "same" };
}
function shapes({ schema }) {
  return shapesOf(schema) ?? /* @__PURE__ */ new Set(["scalar"]);
}
function documentText(written) {
  if (written.content !== void 0) return `a document of ${essence(written.content)}`;
  const [shape2] = shapes(written);
  return styleText(written, shape2 ?? "scalar");
}
function styleText(written, shape2) {
  const { node, in: place2 } = written;
  if (node.file.home.version === "2.0") return shape2 === "scalar" ? "plain text" : collectionFormat(written);
  const style = text(node, "style") ?? (place2 === "path" || place2 === "header" ? "simple" : "form");
  if (shape2 === "scalar") return place2 === "path" && (style === "label" || style === "matrix") ? style : "plain text";
  if (style === "deepObject") return style;
  const exploded = (member(node, "explode") ?? style === "form") === true;
  if (style === "simple" && shape2 === "array") return style;
  return exploded ? `${style}, exploded` : style;
}
var styles = {
  multi: "form, exploded",
  ssv: "spaceDelimited",
  pipes: "pipeDelimited",
  tsv: "tabDelimited"
};
function collectionFormat({ node, in: place2 }) {
  const written = text(node, "collectionFormat") ?? "csv";
  return styles[written] ?? (place2 === "query" || place2 === "formData" ? "form" : "simple");
}

// src/checks/api-diff/teller.ts
init_shim();
function tell(told, fact, severity, key, base, head) {
  const subject = operationSubject(told.operations.head);
  const at = "what" in fact && fact.what === "removed" ? "base" : "head";
  told.drafts.push({ fact, severity, subject, reach: [subject], key, base, head, at, proof: "structural" });
}
function direct(told, direction) {
  if (told.operations.head.role === "sent") return direction;
  return direction === "response" ? "request" : "response";
}
function roleOf({ operations }) {
  return operations.head.role;
}
function writerOf(told, part) {
  return part === "request" === (roleOf(told) === "sent") ? "client" : "service";
}
function sidesOf(writer, base, head) {
  return writer === "client" ? { sender: base, receiver: head } : { sender: head, receiver: base };
}

// src/checks/api-diff/compare-encoding.ts
function compareEncoding(told, place2, base, head) {
  if (!isForm(head.type) && !essence(head.type).startsWith("multipart/")) return;
  const [before2, after] = [child(base.node, "encoding"), child(head.node, "encoding")];
  const names2 = new Set([...children(before2), ...children(after)].map(({ key }) => key));
  if (names2.size === 0) return;
  const writer = writerOf(told, place2.part);
  for (const name of names2) {
    const [from, to] = [partOf(base, before2, name), partOf(head, after, name)];
    if (!from || !to) continue;
    const { sender, receiver } = sidesOf(writer, from, to);
    for (const difference of differences(sender, receiver, sender === from)) {
      const fact = { kind: "part", where: place2.where, writer, part: name, ...difference };
      const key = `${place2.where} part ${name} ${difference.what} ${difference.to}`;
      tell(told, fact, "error", key, from.encoding ?? from.schema, to.encoding ?? to.schema);
    }
  }
}
function partOf(media, encodings, name) {
  const schema = declaredProperties(media.schema).properties.get(name);
  return schema && { name, schema, encoding: encodings && child(encodings, name), media };
}
function differences(sender, receiver, forward) {
  const order2 = (from, to) => forward ? { from, to } : { from: to, to: from };
  if (isStyled(sender) || isStyled(receiver)) {
    const change = compareSerialization(styled(sender), styled(receiver));
    if (change.kind === "differs" || change.kind === "unlisted") {
      return [{ what: "style", ...order2(change.from, change.to) }];
    }
    return [];
  }
  const told = [];
  const [types2, asked2] = [typesOf2(sender), typesOf2(receiver)];
  if (!types2.every((type) => asked2.some((range) => covers(range, type)))) {
    told.push({ what: "contentType", ...order2(types2.join(", "), asked2.join(", ")) });
  }
  return [...told, ...headerDifferences(sender, receiver, order2)];
}
function isStyled({ media, encoding }) {
  if (essence(media.type) === "application/x-www-form-urlencoded") return !(encoding && child(encoding, "contentType"));
  return encoding !== void 0 && ["style", "explode", "allowReserved"].some((keyword) => child(encoding, keyword));
}
function styled({ schema, encoding, media }) {
  return { in: "query", node: encoding ?? { ...media.node, value: {} }, schema, content: void 0 };
}
function typesOf2({ schema, encoding }) {
  const written = encoding && text(encoding, "contentType");
  return (written ?? partType(schema)).split(",").map((type) => essence(type));
}
function headerDifferences(sender, receiver, order2) {
  const [given, asked2] = [headers(sender), headers(receiver)];
  return [.../* @__PURE__ */ new Set([...given.keys(), ...asked2.keys()])].flatMap((name) => {
    const [from, to] = [given.get(name), asked2.get(name)];
    if (from === to || from === void 0 && to === "optional" || from === "required" && to === "optional")
      return [];
    return [{ what: `header ${name}`, ...order2(from ?? "none", to ?? "none") }];
  });
}
function headers({ encoding }) {
  const written = headersOf(encoding && child(encoding, "headers"));
  return new Map(written.map(({ name, required }) => [name.toLowerCase(), required ? "required" : "optional"]));
}

// src/checks/api-diff/compare-media.ts
function compareMedia(told, place2) {
  const { base, head } = place2;
  const { matches, removed: removed2, added: added2 } = matchMedia(base.media, head.media);
  for (const { type, node } of removed2) tellMedia(told, place2, "removed", type, type, [node, head.node]);
  for (const { type, node } of added2) tellMedia(told, place2, "added", type, type, [base.node, node]);
  for (const match of matches) compareMatch(told, place2, match);
  for (const [range, types2] of narrowed(matches)) {
    tellMedia(told, place2, "narrowed", range.type, types2.map(({ type }) => type).join(", "), [
      range.node,
      types2[0]?.node
    ]);
  }
}
function narrowed(matches) {
  const ranges2 = /* @__PURE__ */ new Map();
  for (const { base, head, how } of matches) {
    if (how === "narrowed") ranges2.set(base, [...ranges2.get(base) ?? [], head]);
  }
  return ranges2;
}
function compareMatch(told, place2, { base, head, how }) {
  if (how === "widened" || how === "parameters") {
    tellMedia(told, place2, how, base.type, head.type, [base.node, head.node]);
  }
  compareEncoding(told, place2, base, head);
  told.values.push({
    base: base.schema,
    head: head.schema,
    direction: place2.direction(head.type),
    root: {
      operations: told.operations,
      name: place2.where,
      carrier: place2.carrier(how === "widened" ? base.type : head.type)
    }
  });
}
function tellMedia(told, { where, part }, what, from, to, [base, head]) {
  const writer = writerOf(told, part);
  const fact = { kind: "media", what, where, writer, from, to };
  const key = what === "removed" || what === "added" ? `${where} ${from} ${what}` : `${where} ${from} ${to}`;
  tell(told, fact, severities2[writer][what], key, base, head);
}
var severities2 = {
  client: { removed: "error", added: "note", widened: "note", narrowed: "error", parameters: "warning" },
  // Who reads asks for what it knows, so that one that is gone breaks it, and one that is new does not.
  service: { removed: "error", added: "note", widened: "warning", narrowed: "note", parameters: "warning" }
};

// src/checks/api-diff/compare-body.ts
function compareBody(told) {
  const { base, head } = told.operations;
  const role = roleOf(told);
  const fact = (what, { required }) => ({ kind: "body", what, role, required });
  if (base.body && head.body) compareBodies(told, base.body, head.body);
  else if (head.body) {
    const severity = head.body.required && role === "sent" ? "error" : "note";
    tell(told, fact("added", head.body), severity, "body added", base.node, head.body.node);
  } else if (base.body) {
    const severity = role === "sent" ? "warning" : "error";
    tell(told, fact("removed", base.body), severity, "body removed", base.body.node, void 0);
  }
}
function compareBodies(told, base, head) {
  const role = roleOf(told);
  if (base.required !== head.required) {
    const what = head.required ? "became-required" : "became-optional";
    const severity = head.required === (role === "sent") ? "error" : "note";
    const fact = { kind: "body", what, role, required: head.required };
    tell(told, fact, severity, `body ${what}`, base.node, child(head.node, "required") ?? head.node);
  }
  compareMedia(told, {
    where: "request body",
    part: "request",
    base,
    head,
    direction: (type) => direct(told, isForm(type) ? "parameter" : "request"),
    carrier: (type) => ({ kind: "body", type })
  });
}

// src/checks/api-diff/compare-parameters.ts
init_shim();

// src/checks/api-diff/folded-parameters.ts
init_shim();
var maxNames = 500;
function unfolded(parameters, other) {
  const partners = new Set(other.map(({ key }) => key));
  return parameters.flatMap(
    (parameter) => partners.has(parameter.key) ? [parameter] : parts(parameter) ?? [parameter]
  );
}
function parts(parameter) {
  const { node, schema } = parameter;
  if (parameter.in !== "query" || parameter.content !== void 0 || !isExplodedForm(parameter)) return void 0;
  const shapes3 = shapesOf(schema);
  if (shapes3?.size !== 1 || !shapes3.has("object")) return void 0;
  const { properties, required, plain: plain3 } = declaredProperties(schema);
  if (!plain3 || properties.size === 0 || properties.size > maxNames || required.size > 0 && !parameter.required) {
    return void 0;
  }
  return [...properties].map(([name, property]) => ({
    name,
    in: "query",
    key: `query ${name}`,
    required: required.has(name),
    // What is said of the whole holds for each; its place is the property's.
    node: member(node, "allowReserved") === true ? { ...property, value: { allowReserved: true } } : property,
    schema: property,
    content: void 0
  }));
}
function isExplodedForm({ node }) {
  if (node.file.home.version === "2.0") return false;
  return (text(node, "style") ?? "form") === "form" && member(node, "explode") !== false;
}

// src/checks/api-diff/parameters.ts
init_shim();
function parametersOf(written, path, old) {
  const found2 = written.flatMap((at) => parameterOf(at, path, old));
  return [...new Map(found2.map((one) => [one.key, one])).values()];
}
function parameterNodes(at) {
  const list = child(at, "parameters");
  if (list && !Array.isArray(list.value)) throw invalidPart(list, "parameters that are no list");
  return children(list).map(follow);
}
var places = ["path", "query", "header", "cookie", "formData"];
var ignoredHeaders = ["accept", "content-type", "authorization"];
function parameterOf(node, path, old) {
  if (node.value === nowhere) return [];
  const name = text(node, "name");
  const place2 = text(node, "in");
  if (place2 === "body" && old) return [];
  if (name === void 0 || place2 === void 0 || !places.includes(place2)) {
    throw invalidPart(node, "a parameter without a name, or in a place that is not known");
  }
  if (place2 === "header" && ignoredHeaders.includes(name.toLowerCase())) return [];
  const content = old ? void 0 : children(child(node, "content"))[0];
  return [
    {
      name,
      // Checked against the list above.
      in: place2,
      key: parameterKey(name, place2, path),
      required: place2 === "path" || member(node, "required") === true,
      node,
      // Swagger 2.0 writes the schema's keywords into the parameter itself.
      schema: old ? node : child(content ?? node, "schema"),
      content: content?.key.trim().toLowerCase()
    }
  ];
}
function parameterKey(name, place2, path) {
  if (place2 === "header") return `header ${name.toLowerCase()}`;
  if (place2 !== "path") return `${place2} ${name}`;
  const at = [...path.matchAll(/\{([^{}]*)\}/g)].findIndex(([, written]) => written === name);
  return at === -1 ? `path ${name}` : `path #${at}`;
}
function parameterText({ in: place2, name }) {
  return `${placeName(place2)} parameter ${name}`;
}
function placeName(place2) {
  return place2 === "formData" ? "form" : place2;
}

// src/checks/api-diff/compare-parameters.ts
function compareParameters(told) {
  const { base, head } = told.operations;
  const before2 = byKey(unfolded(base.parameters, head.parameters));
  const after = byKey(unfolded(head.parameters, base.parameters));
  const gone = [...before2.values()].filter(({ key, in: place2 }) => !after.has(key) && place2 !== "path");
  const fresh = [...after.values()].filter(({ key, in: place2 }) => !before2.has(key) && place2 !== "path");
  for (const [key, parameter] of before2) {
    const own = after.get(key);
    if (own) compareParameter(told, parameter, own);
  }
  const moved = new Map(gone.flatMap((one) => partner(one, gone, fresh)));
  for (const [from, to] of moved) tellMoved(told, from, to);
  const targets2 = new Set(moved.values());
  for (const one of gone) if (!moved.has(one)) tellOne(told, "removed", one, removedSeverity(told, one));
  for (const one of fresh) if (!targets2.has(one)) tellOne(told, "added", one, addedSeverity(told, one));
}
function byKey(parameters) {
  return new Map(parameters.map((one) => [one.key, one]));
}
function partner(one, gone, fresh) {
  const alike2 = ({ name }) => name.toLowerCase() === one.name.toLowerCase();
  const [found2, ...more] = fresh.filter(alike2);
  return found2 && more.length === 0 && gone.filter(alike2).length === 1 ? [[one, found2]] : [];
}
function tellMoved(told, from, to) {
  const fact = {
    kind: "parameter-moved",
    role: roleOf(told),
    name: to.name,
    from: placeName(from.in),
    to: placeName(to.in)
  };
  tell(told, fact, "error", `${from.key} moved to ${to.in}`, from.node, to.node);
}
function tellOne(told, what, parameter, severity) {
  const { key, node } = parameter;
  const [base, head] = what === "removed" ? [node, void 0] : [void 0, node];
  tell(told, parameterFact(told, what, parameter), severity, `${key} ${what}`, base, head);
}
function parameterFact(told, what, { required, in: place2, name }) {
  return { kind: "parameter", what, role: roleOf(told), required, place: placeName(place2), name };
}
function removedSeverity(told, { required }) {
  if (roleOf(told) === "received") return required ? "error" : "warning";
  return told.policy.unknownParameters === "refused" ? "error" : "warning";
}
function addedSeverity(told, { required }) {
  return required && roleOf(told) === "sent" ? "error" : "note";
}
function compareParameter(told, base, head) {
  compareRequired(told, base, head);
  compareCharacters(told, base, head);
  const written = compareWritten(told, base, head);
  if (roleOf(told) === "sent") compareDefault(told, base, head);
  if (base.content === void 0 !== (head.content === void 0) || written.kind === "unlisted") return;
  const sent = roleOf(told) === "sent";
  told.values.push({
    base: !sent && written.kind === "list" ? itemsOf(base.schema) : base.schema,
    head: sent && written.kind === "list" ? itemsOf(head.schema) : head.schema,
    direction: direct(told, head.content === void 0 ? "parameter" : "request"),
    root: {
      operations: told.operations,
      name: parameterText(head),
      carrier: { kind: "parameter", base, head }
    }
  });
}
function compareRequired(told, base, head) {
  if (base.required === head.required) return;
  const what = head.required ? "became-required" : "became-optional";
  const harms = what === "became-required" === (roleOf(told) === "sent");
  const key = `${head.key} ${what}`;
  tell(told, parameterFact(told, what, head), harms ? "error" : "note", key, base.node, head.node);
}
function compareWritten(told, base, head) {
  const { sender, receiver } = sidesOf(writerOf(told, "request"), base, head);
  const change = compareSerialization(sender, receiver);
  const { name, key } = head;
  if (change.kind === "list") {
    tell(told, parameterFact(told, "became-list", head), "note", `${key} became-list`, base.node, head.node);
  } else if (change.kind !== "same") {
    const [from, to] = sender === base ? [change.from, change.to] : [change.to, change.from];
    const fact = { kind: "serialization", role: roleOf(told), place: placeName(head.in), name, from, to };
    tell(told, fact, "error", `${key} ${from} ${to}`, base.node, head.node);
  }
  return change;
}
var allowances = [
  ["allowReserved", "reserved"],
  ["allowEmptyValue", "empty"]
];
function compareCharacters(told, base, head) {
  if (head.in !== "query" && head.in !== "formData") return;
  const { sender, receiver } = sidesOf(writerOf(told, "request"), base, head);
  for (const [keyword, what] of allowances) {
    if (member(sender.node, keyword) !== true || member(receiver.node, keyword) === true) continue;
    const fact = {
      kind: "parameter-characters",
      role: roleOf(told),
      what,
      place: placeName(head.in),
      name: head.name
    };
    tell(told, fact, "warning", `${head.key} ${what}`, base.node, head.node);
  }
}
function compareDefault(told, base, head) {
  if (base.required || head.required) return;
  const [before2, after] = [defaultOf(base.schema), defaultOf(head.schema)];
  const [from, to] = [jsonText(before2), jsonText(after)];
  if (from === to) return;
  const fact = { kind: "parameter-default", place: placeName(head.in), name: head.name, from, to };
  tell(told, fact, "warning", `${head.key} default ${to}`, before2 ?? base.node, after ?? head.node);
}
function jsonText(node) {
  return node && JSON.stringify(sorted(node.value));
}
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, one]) => [key, sorted(one)])
  );
}

// src/checks/api-diff/compare-responses.ts
init_shim();

// src/checks/api-diff/compare-headers.ts
init_shim();
function compareHeaders(told, base, head) {
  const [before2, after] = [byName(base.headers), byName(head.headers)];
  for (const [name, header] of before2) {
    const own = after.get(name);
    if (own) compareHeader(told, base.status, header, own);
    else tellHeader(told, base.status, "removed", header, [header.node, head.node]);
  }
  for (const [name, header] of after) {
    if (!before2.has(name)) tellHeader(told, base.status, "added", header, [base.node, header.node]);
  }
}
function byName(headers2) {
  return new Map(headers2.map((header) => [header.name.toLowerCase(), header]));
}
function tellHeader(told, status, what, { name, required }, [base, head]) {
  const role = roleOf(told);
  const fact = { kind: "header", what, role, name, statuses: [status], required };
  const severity = role === "sent" ? answered(what, required) : asked(what, required);
  tell(told, fact, severity, `response header ${name.toLowerCase()} ${what}`, base, head);
}
function answered(what, required) {
  if (what === "removed") return required ? "error" : "warning";
  return what === "became-optional" ? "error" : "note";
}
function asked(what, required) {
  if (what === "removed") return "warning";
  return what === "became-required" || what === "added" && required ? "error" : "note";
}
function compareHeader(told, status, base, head) {
  if (base.required !== head.required) {
    const what = head.required ? "became-required" : "became-optional";
    tellHeader(told, status, what, head, [base.node, head.node]);
  }
  const { sender, receiver } = sidesOf(writerOf(told, "response"), base, head);
  const change = compareSerialization({ ...sender, in: "header" }, { ...receiver, in: "header" });
  if (change.kind === "differs") {
    const [from, to] = sender === base ? [change.from, change.to] : [change.to, change.from];
    const role = roleOf(told);
    const fact = { kind: "serialization", role, place: `response ${status} header`, name: head.name, from, to };
    const key = `response ${status} header ${head.name.toLowerCase()} ${from} ${to}`;
    tell(told, fact, "error", key, base.node, head.node);
  }
  if (base.content === void 0 !== (head.content === void 0)) return;
  if (!base.schema && !head.schema) return;
  told.values.push({
    base: base.schema,
    head: head.schema,
    // What the service answers is told to a typed client; what it reads itself is text.
    direction: roleOf(told) === "sent" ? direct(told, "response") : "parameter",
    root: {
      operations: told.operations,
      name: `response ${status}, header ${head.name}`,
      carrier: { kind: "header", status, name: head.name }
    }
  });
}

// src/checks/api-diff/compare-responses.ts
function compareResponses(told) {
  const { base, head } = told.operations;
  const [before2, after] = [byStatus(base.responses), byStatus(head.responses)];
  const pairs = /* @__PURE__ */ new Map();
  const pair = (one, other) => pairs.set(`${one.status} ${other.status}`, [one, other]);
  for (const [status, response] of before2) {
    const own = covering(after, status);
    const answers = own && !(isSuccess(status) && isDefault(own) && before2.has("DEFAULT"));
    if (answers) pair(response, own);
    else if (!hasWithin(after, status)) tellStatus(told, "removed", response);
  }
  for (const [status, response] of after) {
    const own = covering(before2, status);
    const answers = own && !(isSuccess(status) && isDefault(own) && succeeds(before2));
    if (answers) pair(own, response);
    else tellStatus(told, "added", response);
  }
  for (const [one, other] of pairs.values()) compareResponse(told, one, other);
}
function byStatus(responses) {
  return new Map(responses.map((response) => [response.status.toUpperCase(), response]));
}
function covering(responses, status) {
  return responses.get(status) ?? responses.get(`${status[0]}XX`) ?? responses.get("DEFAULT");
}
function hasWithin(responses, range) {
  return range.endsWith("XX") && [...responses.keys()].some((status) => status[0] === range[0]);
}
function isDefault({ status }) {
  return status.toUpperCase() === "DEFAULT";
}
function isSuccess(status) {
  return status.startsWith("2");
}
function succeeds(responses) {
  return [...responses.keys()].some(isSuccess);
}
function tellStatus(told, what, { status, node }) {
  const fact = { kind: "status", what, role: roleOf(told), status };
  const [base, head] = what === "removed" ? [node, void 0] : [void 0, node];
  tell(told, fact, statusSeverity(told, what, status), `response ${status.toUpperCase()} ${what}`, base, head);
}
function statusSeverity(told, what, status) {
  if (what === "removed") return isSuccess(status) ? "error" : "warning";
  return isSuccess(status) && roleOf(told) === "sent" ? "warning" : "note";
}
function compareResponse(told, base, head) {
  const { status } = base;
  const where = `response ${status}`;
  const role = roleOf(told);
  const body = (what, severity) => {
    tell(told, { kind: "response-body", what, role, status }, severity, `${where} body ${what}`, base.node, head.node);
  };
  if (base.media.length > 0 && head.media.length === 0) body("removed", role === "sent" ? "error" : "warning");
  else if (base.media.length === 0 && head.media.length > 0) body("added", role === "sent" ? "note" : "warning");
  else {
    compareMedia(told, {
      where,
      part: "response",
      base,
      head,
      direction: (type) => direct(told, role === "received" && isForm(type) ? "parameter" : "response"),
      carrier: (type) => ({ kind: "response", status, type })
    });
  }
  compareHeaders(told, base, head);
}

// src/checks/api-diff/compare-security.ts
init_shim();

// src/checks/api-diff/security.ts
init_shim();
function securityReader(document) {
  const { root } = document;
  const schemes = child(root, "securityDefinitions") ?? childOf(child(root, "components"), "securitySchemes");
  let ofDocument;
  return (operation, role) => {
    const own = child(operation, "security");
    if (own && Array.isArray(own.value)) return read(own, schemes);
    if (role === "received") return open;
    ofDocument ??= read(child(root, "security"), schemes);
    return ofDocument;
  };
}
var open = { node: void 0, alternatives: [[]] };
function childOf(node, key) {
  return node && child(node, key);
}
var maxAlternatives = 100;
function read(node, schemes) {
  if (node && children(node).length > maxAlternatives) throw tooMany2(node);
  const alternatives = children(node).map(
    (alternative) => children(alternative).map((required) => schemeOf(required, schemes))
  );
  return { node, alternatives: alternatives.length > 0 ? alternatives : [[]] };
}
function schemeOf({ key, value }, schemes) {
  const written = childOf(schemes, key);
  const node = written && definitionOf(written);
  return {
    name: key,
    content: node ? contentOf(node, key) : `${key}, which is not defined`,
    scopes: Array.isArray(value) ? value.filter((scope) => typeof scope === "string").sort() : [],
    node
  };
}
function definitionOf(written) {
  try {
    return follow(written);
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown;
    return void 0;
  }
}
function tooMany2({ file }) {
  return new BreakwaterError({
    code: "too-many-alternatives",
    message: `${file.path} has a security requirement with more than ${maxAlternatives} alternatives`,
    hint: "Name the schemes that clients use, each once.",
    location: startOf(file.path)
  });
}
function contentOf(node, name) {
  const type = text(node, "type") ?? "";
  switch (type) {
    case "apiKey": {
      const place2 = text(node, "in") ?? "";
      const key = text(node, "name") ?? "";
      return `${place2} ${place2 === "header" ? key.toLowerCase() : key}`;
    }
    case "basic":
      return "HTTP basic";
    case "http":
      return `HTTP ${(text(node, "scheme") ?? "").toLowerCase()}`;
    case "openIdConnect":
      return `OpenID Connect ${text(node, "openIdConnectUrl") ?? ""}`;
    case "oauth2":
      return `OAuth ${tokenUrls(node).join(" ")}`;
    default:
      return type === "" ? name : type;
  }
}
function tokenUrls(node) {
  const urls = [...flowsOf(node).values()].flatMap((flow) => [text(flow, "tokenUrl"), text(flow, "authorizationUrl")]);
  return [...new Set(urls.filter((url) => url !== void 0))].sort();
}
function flowsOf(scheme) {
  const flow = text(scheme, "flow");
  if (flow !== void 0) return /* @__PURE__ */ new Map([[flowNames[flow] ?? flow, scheme]]);
  return new Map(children(child(scheme, "flows")).map((node) => [node.key, node]));
}
var flowNames = {
  application: "clientCredentials",
  accessCode: "authorizationCode"
};
function compareSecurity(base, head) {
  const refused = base.alternatives.filter((before2) => !head.alternatives.some((after) => isEnough(before2, after)));
  if (refused.length > 0) return { what: "tightened", ways: refused, redefined: redefined(base, head) };
  const gained = head.alternatives.filter((after) => !base.alternatives.some((before2) => isEnough(after, before2)));
  return gained.length > 0 ? { what: "relaxed", ways: gained, redefined: void 0 } : void 0;
}
function isEnough(brought, asked2) {
  return asked2.every(
    (scheme) => brought.some((own) => isSameScheme(own, scheme) && scheme.scopes.every((scope) => own.scopes.includes(scope)))
  );
}
function isSameScheme(a, b) {
  return a.content === b.content || a.name === b.name && isSameKind(a.content, b.content) || isSameHeader(a, b);
}
function isSameKind(a, b) {
  return ["OAuth ", "OpenID Connect "].some((kind) => a.startsWith(kind) && b.startsWith(kind));
}
function isSameHeader(a, b) {
  const [old, recent] = a.node?.file.home.version === "2.0" ? [a, b] : [b, a];
  const isMove = old.node?.file.home.version === "2.0" && recent.node && recent.node.file.home.version !== "2.0";
  return isMove === true && old.content === "header authorization" && recent.content.startsWith("HTTP ");
}
function redefined(base, head) {
  if (namesText(base) !== namesText(head)) return void 0;
  const after = new Map(head.alternatives.flat().map((scheme) => [scheme.name, scheme]));
  for (const scheme of base.alternatives.flat()) {
    const { name, node } = scheme;
    const other = after.get(name);
    if (node && other?.node && !isSameScheme(scheme, other)) return { base: node, head: other.node };
  }
  return void 0;
}
function namesText({ alternatives }) {
  return JSON.stringify(alternatives.map((one) => one.map(({ name, scopes }) => [name, ...scopes]).sort()).sort());
}
function alternativeText(alternative) {
  if (alternative.length === 0) return "no credentials";
  return alternative.map(schemeText).join(" and ");
}
function schemeText({ name, content, scopes }) {
  const kind = /^(?:OAuth|OpenID Connect)(?= )/.exec(content)?.[0] ?? content;
  return `${name} (${[kind, ...scopes].join(", ")})`;
}

// src/checks/api-diff/compare-security.ts
function compareRequirements(told) {
  const { base, head } = told.operations;
  compareAlternatives(told, base.security, head.security);
  compareSchemes(told, base.security, head.security);
}
function compareAlternatives(told, base, head) {
  const swapped = told.operations.head.role === "received";
  const change = swapped ? compareSecurity(head, base) : compareSecurity(base, head);
  if (!change) return;
  const { what, ways, redefined: redefined2 } = change;
  const asked2 = (swapped ? base : head).alternatives.map(alternativeText);
  const fact = { kind: "security", what, ways: ways.map(alternativeText), asked: asked2 };
  const key = `security ${what} ${[...fact.ways].sort().join(" or ")} now ${[...fact.asked].sort().join(" or ")}`;
  const definitions = redefined2 && (swapped ? [redefined2.head, redefined2.base] : [redefined2.base, redefined2.head]);
  const { base: before2, head: after } = told.operations;
  const [from, to] = definitions ?? [base.node ?? before2.node, head.node ?? after.node];
  const subject = operationSubject(after);
  told.drafts.push({
    fact,
    severity: what === "tightened" ? "error" : "note",
    subject,
    reach: [subject],
    key,
    base: from,
    head: to,
    // What is written nowhere any more stands in base, once for all that it concerned.
    at: redefined2 || head.node || !base.node ? "head" : "base",
    proof: "structural"
  });
}
function compareSchemes(told, base, head) {
  const after = new Map(head.alternatives.flat().map((scheme) => [scheme.name, scheme]));
  const before2 = new Map(base.alternatives.flat().map((scheme) => [scheme.name, scheme]));
  for (const [name, scheme] of before2) {
    const own = after.get(name);
    if (own?.node && scheme.node) compareScheme(told, { ...scheme, node: scheme.node }, { ...own, node: own.node });
  }
}
function compareScheme(told, { name, ...base }, head) {
  const before2 = flowsOf(base.node);
  const after = flowsOf(head.node);
  const gone = [...before2.keys()].filter((flow) => after.size > 0 && !after.has(flow));
  if (gone.length > 0) {
    const fact2 = { kind: "token-place", what: "flow-removed", scheme: name, from: gone, to: [...after.keys()] };
    tell(told, fact2, "warning", `${name} flows ${gone.join(" ")} removed`, base.node, head.node);
  }
  const shared = [...before2].flatMap(([flow, node]) => {
    const own = after.get(flow);
    return own ? [[node, own]] : [];
  });
  const moved = [[base.node, head.node], ...shared].flatMap(([from2, to2]) => movedUrls(from2, to2));
  if (moved.length > 0) {
    const [from2, to2] = [moved.map(([url]) => url), moved.map(([, url]) => url)];
    const fact2 = {
      kind: "token-place",
      what: "moved",
      scheme: name,
      from: [...new Set(from2)],
      to: [...new Set(to2)]
    };
    tell(told, fact2, "warning", `${name} tokens ${fact2.to.join(" ")}`, base.node, head.node);
  }
  const [from, to] = [text(base.node, "bearerFormat"), text(head.node, "bearerFormat")];
  if (from === to || base.content !== head.content) return;
  const fact = { kind: "bearer-format", scheme: name, from: from ?? "not said", to: to ?? "not said" };
  const [one, other] = [child(base.node, "bearerFormat"), child(head.node, "bearerFormat")];
  tell(told, fact, "note", `${name} bearerFormat`, one ?? base.node, other ?? head.node);
}
var tokenUrlKeys = ["authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl", "openIdConnectUrl"];
function movedUrls(base, head) {
  return tokenUrlKeys.flatMap((key) => {
    const [from, to] = [text(base, key), text(head, key)];
    return from !== void 0 && to !== void 0 && from !== to ? [[from, to]] : [];
  });
}

// src/checks/api-diff/compare-servers.ts
init_shim();

// src/checks/api-diff/servers.ts
init_shim();
var maxServers = 50;
var maxUrls = 16;
var maxPrefixes = 20;
function serversReader(document) {
  const known2 = /* @__PURE__ */ new Map();
  const read2 = (node) => {
    const found2 = known2.get(node.value) ?? serversOf(node, children(node).flatMap(serverOf));
    known2.set(node.value, found2);
    return found2;
  };
  const ofDocument = document.version === "2.0" ? swaggerServers(document.root) : void 0;
  const nowhere2 = serversOf(void 0, []);
  return (item, operation) => {
    if (ofDocument) return ofDocument;
    for (const holder of [operation, item, document.root]) {
      const node = child(holder, "servers");
      if (node && children(node).length > 0) return read2(node);
    }
    return nowhere2;
  };
}
function serversOf(node, list) {
  if (node && list.length > maxServers) throw tooMany3(node);
  const paths = list.flatMap(({ urls, variables }) => urls.flatMap(({ path }) => [path, filled(path, variables)]));
  const prefixes = [...new Set(list.length === 0 ? [""] : paths)].slice(0, maxPrefixes);
  return { node, list, prefixes };
}
function tooMany3({ file }) {
  return new BreakwaterError({
    code: "too-many-servers",
    message: `${file.path} has a list of more than ${maxServers} servers`,
    hint: "Use a server variable for what differs between them.",
    location: startOf(file.path)
  });
}
function serverOf(node) {
  const url = text(node, "url");
  if (url === void 0) return [];
  const declared = child(node, "variables");
  const names2 = [...new Set([...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name))];
  const variables = names2.map((name) => variableOf(name, declared && child(declared, name)));
  const written = trimSlash(url.trim());
  return [{ url: written, node, variables, urls: expanded(written, variables).map(urlOf) }];
}
function variableOf(name, node) {
  const listed = children(node && child(node, "enum")).flatMap(({ value: value2 }) => isScalar(value2) ? [String(value2)] : []);
  const value = node && member(node, "default");
  return { name, value: isScalar(value) ? String(value) : "", allowed: listed.length > 0 ? listed : void 0 };
}
function isScalar(value) {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
function expanded(url, variables) {
  let urls = [url];
  for (const { name, allowed } of variables) {
    if (!allowed || urls.length * allowed.length > maxUrls) continue;
    urls = allowed.flatMap((value) => urls.map((one) => one.replaceAll(`{${name}}`, value)));
  }
  return urls;
}
function filled(part, variables) {
  return variables.reduce((done, { name, value }) => done.replaceAll(`{${name}}`, value), part);
}
function urlOf(url) {
  const [, scheme = "", host = "", path = ""] = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)/.exec(url) ?? [];
  return {
    scheme: scheme.toLowerCase(),
    host: hostOf(scheme.toLowerCase(), host),
    path: trimSlash(path === "" || path.startsWith("/") ? path : `/${path.replace(/^\.\//, "")}`)
  };
}
function hostOf(scheme, host) {
  const lower = host.toLowerCase();
  const usual = scheme === "https" || scheme === "wss" ? ":443" : scheme === "http" || scheme === "ws" ? ":80" : void 0;
  return usual !== void 0 && lower.endsWith(usual) ? lower.slice(0, -usual.length) : lower;
}
function swaggerServers(root) {
  const node = child(root, "host") ?? child(root, "basePath") ?? child(root, "schemes");
  if (!node) return serversOf(void 0, []);
  const host = text(root, "host") ?? "";
  const path = trimSlash(text(root, "basePath") ?? "");
  const listed = children(child(root, "schemes")).flatMap(({ value }) => typeof value === "string" ? [value] : []);
  const schemes = listed.length > 0 ? listed.slice(0, maxServers) : [""];
  const list = schemes.map((scheme) => {
    const url = `${host === "" ? "" : `${scheme === "" ? "" : `${scheme}:`}//${host}`}${path}`;
    return { url, node, variables: [], urls: [urlOf(url)] };
  });
  return serversOf(node, list);
}
function trimSlash(path) {
  let end2 = path.length;
  while (path[end2 - 1] === "/") end2--;
  return path.slice(0, end2);
}

// src/checks/api-diff/compare-servers.ts
function compareServers(told) {
  const { base, head } = told.operations;
  if (head.role === "received") return;
  for (const { severity, ...fact } of serverChanges(base, head)) {
    const subject = operationSubject(head);
    const [from, to] = [[...fact.from].sort().join(" "), [...fact.to].sort().join(" ")];
    told.drafts.push({
      fact,
      severity,
      subject,
      reach: [subject],
      key: `server ${fact.what} ${fact.kind === "server" ? "" : `${fact.server} ${fact.variable}`} ${from} ${to}`,
      base: base.servers.node ?? base.node,
      head: head.servers.node ?? head.node,
      at: head.servers.node ? "head" : "base",
      proof: "structural"
    });
  }
}
var known = /* @__PURE__ */ new WeakMap();
function serverChanges(base, head) {
  if (base.template.replace(/\/$/, "") !== head.template.replace(/\/$/, ""))
    return changesOf(placesOf(base.servers, base.path), placesOf(head.servers, head.path));
  const ofBase = known.get(base.servers) ?? /* @__PURE__ */ new WeakMap();
  known.set(base.servers, ofBase);
  const found2 = ofBase.get(head.servers) ?? sameTemplate(base.servers, head.servers);
  ofBase.set(head.servers, found2);
  return found2;
}
function sameTemplate(base, head) {
  const after = new Map(head.list.map((server) => [templateOf(server), server]));
  const variables = base.list.flatMap((server) => {
    const own = after.get(templateOf(server));
    return own ? variableChanges(server, own) : [];
  });
  const shared = new Set(base.list.map(templateOf).filter((template) => after.has(template)));
  return [...variables, ...changesOf(placesOf(base, "", shared), placesOf(head, "", shared))];
}
function templateOf({ url }) {
  return url.replace(/\{[^{}]*\}/g, "{}");
}
function variableChanges(base, head) {
  return base.variables.flatMap((variable, at) => {
    const own = head.variables[at];
    if (!own) return [];
    const common2 = { kind: "server-variable", variable: variable.name, server: head.url };
    const lost = own.allowed ? variable.allowed?.filter((value) => !own.allowed?.includes(value)) ?? ["any value"] : [];
    const gained = variable.allowed ? own.allowed?.filter((value) => !variable.allowed?.includes(value)) ?? ["any value"] : [];
    return [
      ...lost.length > 0 ? [{ ...common2, what: "narrowed", from: lost, to: own.allowed ?? [], severity: "warning" }] : [],
      ...gained.length > 0 ? [{ ...common2, what: "widened", from: [], to: gained, severity: "note" }] : [],
      ...variable.value !== own.value ? [{ ...common2, what: "default", from: [variable.value], to: [own.value], severity: "note" }] : []
    ];
  });
}
function placesOf({ list }, path, shared = /* @__PURE__ */ new Set()) {
  const place2 = ({ scheme, host, path: prefix }, { variables }) => ({
    scheme,
    host,
    path: nameless(prefix + path),
    otherHost: filled(host, variables),
    otherPath: nameless(filled(prefix, variables) + path),
    text: `${scheme === "" ? "" : `${scheme}:`}${host === "" ? "" : `//${host}`}${prefix}${path}` || "/"
  });
  const of = (servers) => servers.flatMap((server) => server.urls.map((url) => place2(url, server)));
  if (list.length === 0) {
    const only = {
      scheme: "",
      host: "",
      path: nameless(path),
      otherHost: "",
      otherPath: nameless(path),
      text: path || "/"
    };
    return { declared: false, kept: [], own: [only] };
  }
  return {
    declared: true,
    kept: of(list.filter((server) => shared.has(templateOf(server)))),
    own: of(list.filter((server) => !shared.has(templateOf(server))))
  };
}
function nameless(path) {
  return path.replace(/\{[^{}]*\}/g, "{}");
}
function changesOf(base, head) {
  const before2 = [...base.kept, ...base.own];
  const after = [...head.kept, ...head.own];
  const gone = base.own.filter((place2) => !isServed(place2, after));
  const fresh = head.own.filter((place2) => !isServed(place2, before2));
  if (gone.length === 0) return added(fresh, head.declared);
  if (!base.declared) return added(fresh, true);
  if (!head.declared) return removed(gone, []);
  if (gone.length === before2.length && !gone.some((place2) => after.some((other) => isSameHost(place2, other)))) {
    return movedToOtherHosts(gone, after);
  }
  const stays = (place2) => before2.some((other) => isSameHost(place2, other) && isServed(other, after));
  const moved = gone.filter(
    (place2) => !stays(place2) && after.some((other) => isSameHost(place2, other)) && !after.some((other) => isSameHost(place2, other) && isSamePath(place2, other))
  );
  const instead = fresh.filter((place2) => moved.some((other) => isSameHost(place2, other)));
  return [
    ...moved.length > 0 ? [{ kind: "server", what: "path-changed", from: texts(moved), to: texts(instead), severity: "error" }] : [],
    ...removed(
      gone.filter((place2) => !moved.includes(place2)),
      texts(after)
    ),
    ...added(
      fresh.filter((place2) => !instead.includes(place2)),
      head.declared
    )
  ];
}
function movedToOtherHosts(gone, after) {
  const lost = gone.filter((place2) => !after.some((other) => isSamePath(place2, other)));
  if (lost.length === 0 && [...gone, ...after].some(({ host }) => host === "")) return [];
  if (lost.length === 0)
    return [{ kind: "server", what: "host-changed", from: texts(gone), to: texts(after), severity: "note" }];
  return removed(lost, texts(after));
}
function removed(gone, left) {
  const isLocal = gone.every(({ host }) => localHost.test(host));
  return gone.length === 0 ? [] : [{ kind: "server", what: "removed", from: texts(gone), to: left, severity: isLocal ? "note" : "warning" }];
}
var localHost = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?::\d+)?$/;
function added(fresh, declared) {
  return fresh.length === 0 || !declared ? [] : [{ kind: "server", what: "added", from: [], to: texts(fresh), severity: "note" }];
}
function texts(places2) {
  return [...new Set(places2.map(({ text: text2 }) => text2))];
}
function isServed(place2, others) {
  return others.some((other) => isSameHost(place2, other) && isSamePath(place2, other) && isSameScheme2(place2, other));
}
function isSameHost(a, b) {
  return a.host === b.host || a.otherHost === b.otherHost;
}
function isSamePath(a, b) {
  return a.path === b.path || a.otherPath === b.otherPath;
}
function isSameScheme2(a, b) {
  return a.scheme === b.scheme || a.scheme === "" || b.scheme === "";
}

// src/checks/api-diff/lifecycle.ts
init_shim();
var levels = ["draft", "alpha", "beta", "stable"];
function sunsetOf(node) {
  const written = text(node, "x-sunset") ?? text(node, "sunset");
  return written === void 0 ? void 0 : { text: written, day: dayOf(written) };
}
function dayOf(written) {
  const trimmed2 = written.trim();
  if (!/^\d{4}-\d{2}-\d{2}(?:$|[Tt ])/.test(trimmed2) && !/^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} /.test(trimmed2)) {
    return void 0;
  }
  const time = new Date(trimmed2);
  return Number.isNaN(time.getTime()) ? void 0 : time.toISOString().slice(0, "YYYY-MM-DD".length);
}
function stabilityOf(operation) {
  const written = text(operation, "x-stability-level")?.toLowerCase();
  return levels.find((level) => level === written);
}
function mayBreak({ node }) {
  const stability = stabilityOf(node);
  return stability === "draft" || stability === "alpha";
}
function compareLifecycle(told) {
  const { base, head } = told.operations;
  comparePart(told, base.node, head.node, void 0);
  const after = new Map(head.parameters.map((parameter) => [parameter.key, parameter]));
  for (const { key, node, in: place2, name } of base.parameters) {
    const own = after.get(key);
    if (own) comparePart(told, node, own.node, `${place2 === "formData" ? "form" : place2} parameter ${name}`);
  }
  compareStability(told);
}
function comparePart(told, base, head, part) {
  const [from, to] = [sunsetOf(base), sunsetOf(head)];
  const [was, is] = [member(base, "deprecated") === true, member(head, "deprecated") === true];
  const what = was === is ? sunsetChange(from, to) : is ? "deprecated" : "undeprecated";
  if (!what) return;
  const keyword = was !== is ? "deprecated" : text(head, "x-sunset") === void 0 ? "sunset" : "x-sunset";
  const [before2, after] = [child(base, keyword) ?? base, child(head, keyword) ?? head];
  const severity = what === "sunset-earlier" || what === "sunset-removed" ? "error" : "note";
  tell(
    told,
    { kind: "lifecycle", what, part, from, to },
    severity,
    `${part ?? ""} ${what} ${to?.text ?? ""}`,
    before2,
    after
  );
}
function sunsetChange(from, to) {
  if (from?.day === void 0) return to?.day === void 0 ? void 0 : "sunset-later";
  if (to?.day === void 0) return "sunset-removed";
  if (from.day === to.day) return void 0;
  return from.day < to.day ? "sunset-later" : "sunset-earlier";
}
function compareStability(told) {
  const { base, head } = told.operations;
  const [from, to] = [stabilityOf(base.node), stabilityOf(head.node)];
  if (to === void 0 || levels.indexOf(to) >= levels.indexOf(from ?? "stable")) return;
  if (from === void 0 && to === "beta") return;
  const [before2, after] = [child(base.node, "x-stability-level"), child(head.node, "x-stability-level")];
  tell(told, { kind: "stability", from, to }, "error", `stability ${to}`, before2 ?? base.node, after ?? head.node);
}

// src/checks/api-diff/links.ts
init_shim();
function linkTargets(operations) {
  return new Map(
    operations.flatMap(({ id, method, path, key }) => [
      ...id === void 0 ? [] : [[`id ${id}`, key]],
      [`at ${method} ${path}`, key]
    ])
  );
}
function compareLinks(told, targets2) {
  const { base, head } = told.operations;
  const after = new Map(head.responses.map((response) => [response.status.toUpperCase(), response]));
  for (const { status, node } of base.responses) {
    const own = after.get(status.toUpperCase());
    if (own) compareLinksOf(told, status, node, own.node, targets2);
  }
}
function compareLinksOf(told, status, base, head, targets2) {
  const [before2, after] = [child(base, "links"), child(head, "links")];
  for (const link of children(before2)) {
    if (link.key.startsWith("x-")) continue;
    const own = after && child(after, link.key);
    const fact = { kind: "link", status, name: link.key };
    if (!own) {
      tell(told, { ...fact, what: "removed" }, "warning", `link ${status} ${link.key} removed`, link, after ?? head);
      continue;
    }
    const [from, to] = [follow(link), follow(own)];
    const parts2 = differentParts(from, to, targets2);
    if (parts2.length === 0) continue;
    const changed = { ...fact, what: "changed", parts: parts2 };
    tell(told, changed, "warning", `link ${status} ${link.key} ${parts2.join(" ")}`, from, to);
  }
  for (const link of children(after)) {
    if (link.key.startsWith("x-") || before2 && child(before2, link.key)) continue;
    const fact = { kind: "link", what: "added", status, name: link.key };
    tell(told, fact, "note", `link ${status} ${link.key} added`, before2 ?? base, link);
  }
}
function differentParts(base, head, targets2) {
  return [
    ...targetOf3(base, targets2.base) === targetOf3(head, targets2.head) ? [] : ["target"],
    ...parametersText(base) === parametersText(head) ? [] : ["parameters"],
    ...valueText(base, "requestBody") === valueText(head, "requestBody") ? [] : ["request body"],
    ...serverText(base) === serverText(head) ? [] : ["server"]
  ];
}
function targetOf3(link, targets2) {
  const id = text(link, "operationId");
  if (id !== void 0) return targets2.get(`id ${id}`) ?? `id ${id}`;
  const reference = text(link, "operationRef") ?? "";
  const [paths, path, method, ...rest] = reference.startsWith("#") ? pointerKeys(reference.slice(1)) : [];
  const here = paths === "paths" && rest.length === 0 ? targets2.get(`at ${method} ${path}`) : void 0;
  return here ?? `at ${reference}`;
}
function parametersText(link) {
  const given = children(child(link, "parameters")).map(({ key, value }) => [
    key.replace(/^(?:path|query|header|cookie)\./, ""),
    JSON.stringify(value)
  ]);
  return JSON.stringify(given.sort());
}
function valueText(link, key) {
  return JSON.stringify(child(link, key)?.value) ?? "";
}
function serverText(link) {
  const server = child(link, "server");
  return (server && text(server, "url")) ?? "";
}

// src/checks/api-diff/compare-operation.ts
var noTargets = { base: /* @__PURE__ */ new Map(), head: /* @__PURE__ */ new Map() };
function compareOperation(operations, policy, targets2 = noTargets) {
  const told = { drafts: [], values: [], operations: withForms(operations), policy };
  compareParameters(told);
  compareBody(told);
  compareResponses(told);
  const around3 = { ...told, operations, drafts: [] };
  compareRequirements(around3);
  compareServers(around3);
  compareLifecycle(around3);
  compareLinks(around3, targets2);
  const callbacks = compareCallbacks(around3).map((pair) => compareOperation(pair, policy, targets2));
  return {
    drafts: [...told.drafts, ...around3.drafts, ...callbacks.flatMap((one) => one.drafts)],
    values: [...told.values, ...callbacks.flatMap((one) => one.values)]
  };
}
function withForms({ base, head }) {
  if (isSwagger(base) === isSwagger(head)) return { base, head };
  return { base: withForm(base), head: withForm(head) };
}
function isSwagger({ node }) {
  return node.file.home.version === "2.0";
}
function withForm(operation) {
  if (!operation.form) return operation;
  const parameters = operation.parameters.filter((parameter) => parameter.in !== "formData");
  return { ...operation, parameters, body: operation.form };
}

// src/checks/api-diff/info-version.ts
init_shim();
function compareVersions(base, head, drafts) {
  const [from, to] = [versionText(base), versionText(head)];
  if (from === void 0 || to === void 0) return [];
  const breaks = drafts.filter(({ severity, mayBreak: mayBreak2 }) => severity === "error" && !mayBreak2).length;
  const what = judge(from, to, breaks > 0);
  if (!what) return [];
  const fact = { kind: "version", what, from, to, breaks };
  const subject = { kind: "document", name: head.path };
  const [before2, after] = [versionNode(base), versionNode(head)];
  return [
    {
      fact,
      severity: "warning",
      subject,
      reach: [subject],
      key: what,
      base: before2,
      head: after,
      at: "head",
      proof: "structural"
    }
  ];
}
function versionNode({ root }) {
  const info = child(root, "info");
  return info && child(info, "version");
}
function versionText({ root }) {
  const info = child(root, "info");
  return info && text(info, "version");
}
function judge(from, to, breaks) {
  if (from === to) return breaks ? "not-raised" : void 0;
  const [before2, after] = [numbersOf(from), numbersOf(to)];
  if (!before2 || !after) return void 0;
  const order2 = compare(before2, after);
  if (order2 > 0) return "lowered";
  if (!breaks) return void 0;
  if (order2 === 0) return "not-raised";
  const announcing = before2[0] === 0 && after[0] === 0 ? 2 : 1;
  return compare(before2.slice(0, announcing), after.slice(0, announcing)) === 0 ? "major-not-raised" : void 0;
}
function numbersOf(version) {
  const found2 = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:[-+].*)?$/.exec(version.trim());
  if (!found2 || Number(found2[1]) > 1900) return void 0;
  return found2.slice(1, 4).map((part) => Number(part ?? 0));
}
function compare(a, b) {
  for (const [at, number] of a.entries()) {
    const difference = number - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

// src/checks/api-diff/match-operations.ts
init_shim();
function matchOperations(base, head, today) {
  const left = { base, head };
  const pairs = names.flatMap((keysOf) => takePairs(left, keysOf));
  const slashed = slashless.flatMap((keysOf) => takePairs(left, keysOf));
  const renamed = new Map(
    renames.flatMap((keysOf) => takeLonePairs(left, keysOf)).map((pair) => [pair.base, pair.head])
  );
  const isGone = /* @__PURE__ */ new Set([...left.base, ...renamed.keys()]);
  return {
    pairs: [...pairs, ...slashed],
    drafts: [
      ...slashed.map(slashDraft),
      ...base.filter((one) => isGone.has(one)).map((one) => removedDraft(one, renamed.get(one), today)),
      ...left.head.map(addedDraft)
    ]
  };
}
var names = [
  ({ path, effectiveKeys }) => effectiveKeys.map((key) => `${key} ${path}`),
  ({ effectiveKeys }) => effectiveKeys,
  ({ method, path }) => [`${method} ${path}`],
  ({ key }) => [key]
];
var slashless = [
  ({ effectiveKeys }) => effectiveKeys.map((key) => key.replace(/\/$/, "")),
  ({ key }) => [key.replace(/\/$/, "")]
];
var renames = [
  ({ id, role }) => id === void 0 || role === "received" ? [] : [id],
  ({ method, role, node }) => role === "received" || !saysMuch(node) ? [] : [`${method} ${shapeOf(node)}`]
];
function takePairs(left, keysOf) {
  const free = /* @__PURE__ */ new Map();
  for (const operation of left.head) for (const key of keysOf(operation)) if (!free.has(key)) free.set(key, operation);
  const taken = /* @__PURE__ */ new Set();
  const pairs = [];
  for (const base of left.base) {
    const partners = keysOf(base).flatMap((key) => free.get(key) ?? []);
    const head = partners.find((partner2) => !taken.has(partner2));
    if (!head) continue;
    taken.add(base).add(head);
    pairs.push({ base, head });
  }
  remove(left, taken);
  return pairs;
}
function takeLonePairs(left, keysOf) {
  const before2 = onlyOnes(left.base, keysOf);
  const after = onlyOnes(left.head, keysOf);
  const pairs = [...before2].flatMap(([key, base]) => {
    const head = after.get(key);
    return head ? [{ base, head }] : [];
  });
  remove(left, new Set(pairs.flatMap(({ base, head }) => [base, head])));
  return pairs;
}
function onlyOnes(operations, keysOf) {
  const found2 = /* @__PURE__ */ new Map();
  for (const operation of operations) {
    for (const key of keysOf(operation)) found2.set(key, found2.has(key) ? void 0 : operation);
  }
  return new Map([...found2].flatMap(([key, operation]) => operation ? [[key, operation]] : []));
}
function remove(left, taken) {
  left.base = left.base.filter((operation) => !taken.has(operation));
  left.head = left.head.filter((operation) => !taken.has(operation));
}
function saysMuch(operation) {
  return shapeOf(operation).length > 200;
}
function shapeOf(operation) {
  const shape2 = ["parameters", "requestBody", "responses"].map((key) => child(operation, key)?.value);
  return JSON.stringify(
    shape2,
    (key, value) => (key === "description" || key === "summary" || key === "example") && !isMembers(value) ? void 0 : value
  );
}
function slashDraft({ base, head }) {
  const fact = { kind: "trailing-slash", from: base.path, to: head.path };
  return draft(head, fact, "warning", base.node, head.node, "trailing slash");
}
function removedDraft(base, renamedTo, today) {
  const { node, deprecated, role } = base;
  const sunset = sunsetOf(node);
  const sunsetIsOver = sunset?.day !== void 0 && today !== void 0 && sunset.day < today;
  const fact = {
    kind: "operation",
    what: "removed",
    role,
    deprecated,
    sunset,
    sunsetIsOver,
    renamedTo: renamedTo && subjectText(operationSubject(renamedTo))
  };
  return draft(base, fact, deprecated && sunsetIsOver ? "note" : "error", node, renamedTo?.node, "removed");
}
function addedDraft(head) {
  return draft(head, { kind: "operation", what: "added", role: head.role }, "note", void 0, head.node, "added");
}
function draft(operation, fact, severity, base, head, key) {
  const subject = operationSubject(operation);
  return { fact, severity, subject, reach: [subject], key, base, head, at: "head", proof: "structural" };
}

// src/checks/api-diff/operation-details.ts
init_shim();
function compareDetails(pairs) {
  const called = pairs.filter(({ head }) => head.role === "sent");
  return [...renamedIds(called), ...changedTags(called), ...changedExtensions(called)];
}
function draftsOf(groups, severity) {
  return [...groups].flatMap(({ key, fact, base, head, pairs }) => {
    const reach = sortedSubjects(pairs.map((pair) => operationSubject(pair.head)));
    const [subject] = reach;
    return subject ? [{ fact, severity, subject, reach, key, base, head, at: "head", proof: "structural" }] : [];
  });
}
var manyIds = 10;
function renamedIds(pairs) {
  const renamed = pairs.flatMap((pair) => {
    const { base, head } = pair;
    if (base.id === void 0 || base.id === head.id) return [];
    const fact2 = { kind: "operation-id", from: base.id, to: head.id, renamed: 1 };
    const [before2, after] = [child(base.node, "operationId"), child(head.node, "operationId")];
    const key = `operationId ${base.id} ${head.id ?? ""}`;
    return [{ key, fact: fact2, base: before2 ?? base.node, head: after ?? head.node, pairs: [pair] }];
  });
  const [first] = renamed;
  if (!first || renamed.length < manyIds) return draftsOf(renamed, "warning");
  const fact = { ...first.fact, renamed: renamed.length };
  return draftsOf([{ ...first, fact, key: "operationIds", pairs: renamed.flatMap((one) => one.pairs) }], "warning");
}
function changedTags(pairs) {
  const groups = /* @__PURE__ */ new Map();
  for (const pair of pairs) {
    const [from, to] = [tagsOf(pair.base.node), tagsOf(pair.head.node)];
    const key = `tags ${JSON.stringify([from, to])}`;
    if (JSON.stringify(from) === JSON.stringify(to)) continue;
    const [base, head] = [child(pair.base.node, "tags"), child(pair.head.node, "tags")];
    add(groups, {
      key,
      fact: { kind: "tags", from, to },
      base: base ?? pair.base.node,
      head: head ?? pair.head.node,
      pairs: [pair]
    });
  }
  return draftsOf(groups.values(), "note");
}
function tagsOf(operation) {
  return children(child(operation, "tags")).flatMap(({ value }) => typeof value === "string" ? [value] : []).sort();
}
var judgedElsewhere = /* @__PURE__ */ new Set(["x-sunset", "x-stability-level", "x-extensible-enum"]);
function changedExtensions(pairs) {
  const groups = /* @__PURE__ */ new Map();
  for (const pair of pairs) {
    for (const name of extensionsOf(pair)) {
      const [base, head] = [child(pair.base.node, name), child(pair.head.node, name)];
      if (isSame2(base, head)) continue;
      const fact = { kind: "extension", name };
      add(groups, { key: name, fact, base: base ?? pair.base.node, head: head ?? pair.head.node, pairs: [pair] });
    }
  }
  return draftsOf(groups.values(), "note");
}
function isSame2(base, head) {
  return base && head ? valueKey(base.value) === valueKey(head.value) : base === head;
}
function extensionsOf({ base, head }) {
  const names2 = [...children(base.node), ...children(head.node)].map(({ key }) => key);
  return new Set(names2.filter((name) => name.startsWith("x-") && !judgedElsewhere.has(name)));
}
function add(groups, group) {
  const known2 = groups.get(group.key);
  if (known2) known2.pairs.push(...group.pairs);
  else groups.set(group.key, group);
}

// src/checks/api-diff/operations.ts
init_shim();
function operationsOf(document) {
  const unreadable = [];
  const reader = {
    document,
    serversAt: serversReader(document),
    securityOf: securityReader(document),
    callbacksOf: callbackFinder(),
    unreadable
  };
  const paths = children(child(document.root, "paths")).filter(({ key }) => key.startsWith("/"));
  const webhooks = children(child(document.root, "webhooks"));
  const operations = [
    ...paths.flatMap((at) => readItem(reader, at.key, at, "sent")),
    ...webhooks.flatMap((at) => readItem(reader, `webhook:${at.key}`, at, "received"))
  ];
  return { operations, unreadable };
}
function readItem(reader, path, at, role) {
  const { unreadable, callbacksOf } = reader;
  return attempt(unreadable, path, () => {
    const item = follow(at);
    if (!isMembers(item.value)) throw invalidPart(item, "a path item that is no object");
    return operationNodes(item).flatMap(
      ({ method, node }) => attempt(unreadable, `${method.toUpperCase()} ${path}`, () => {
        assertOperation(node);
        const callbacks = callbacksOf(node, method, path).flatMap((one) => readCallback(reader, one));
        return [{ ...readOperation(reader, { path, method, role, item, node }), callbacks }];
      })
    );
  });
}
function readCallback(reader, written) {
  const { name, address, path, method } = written;
  return attempt(reader.unreadable, `${method.toUpperCase()} ${path}`, () => [
    { name, address, operation: readOperation(reader, { ...written, role: "received" }) }
  ]);
}
function assertOperation(node) {
  if (!isMembers(node.value)) throw invalidPart(node, "an operation that is no object");
  const responses = child(node, "responses");
  if (responses && !isMembers(responses.value)) throw invalidPart(responses, "responses that are no object");
  const body = child(node, "requestBody");
  if (body && !isMembers(body.value)) throw invalidPart(body, "a request body that is no object");
}
function attempt(into, subject, read2) {
  try {
    return read2();
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown;
    into.push({ subject, ...lostBy(thrown) });
    return [];
  }
}
function readOperation({ document, serversAt, securityOf }, found2) {
  const { path, method, role, item, node } = found2;
  const servers = serversAt(item, node);
  const security = securityOf(node, role);
  const old = document.version === "2.0";
  const written = [...parameterNodes(item), ...parameterNodes(node)];
  const template = nameless2(path);
  const prefixes = role === "sent" ? servers.prefixes : [""];
  return {
    method,
    path,
    role,
    template,
    key: `${method} ${template}`,
    effectiveKeys: prefixes.map((prefix) => `${method} ${nameless2(prefix)}${template}`),
    id: text(node, "operationId"),
    servers,
    node,
    deprecated: member(node, "deprecated") === true,
    parameters: parametersOf(written, path, old),
    body: old ? swaggerBody(document, written, node) : bodyOf(node),
    form: old ? swaggerForm(document, written, node) : void 0,
    responses: responsesOf(document, node),
    security,
    callbacks: []
  };
}
function nameless2(path) {
  return path.replace(/\{[^{}]*\}/g, "{}");
}

// src/checks/api-diff/policy.ts
init_shim();
function policyOf({ responseEvolution, unknownParameters, steps }) {
  return { responseEvolution, unknownParameters, steps };
}
var defaultPolicy = policyOf(defaultApiSettings);

// src/checks/api-diff/referee.ts
init_shim();
var import__ = __toESM(require__(), 1);
var import_ajv_formats = __toESM(require_dist(), 1);

// src/checks/api-diff/meaning/decimal.ts
init_shim();
var maxDigits = 400;
var zero = { digits: 0n, exponent: 0 };
function decimal(value) {
  if (!Number.isFinite(value)) return void 0;
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole2 = "", fraction = ""] = mantissa.split(".");
  return trimmed(BigInt(whole2 + fraction), Number(exponent) - fraction.length);
}
function trimmed(digits, exponent) {
  if (digits === 0n) return zero;
  let made2 = digits;
  let at = exponent;
  while (made2 % 10n === 0n) {
    made2 /= 10n;
    at++;
  }
  return { digits: made2, exponent: at };
}
function numberOf({ digits, exponent }) {
  const value = Number(`${digits}e${exponent}`);
  const back = decimal(value);
  return back !== void 0 && back.digits === digits && back.exponent === exponent ? value : void 0;
}
function aligned(a, b) {
  const exponent = a.digits === 0n ? b.exponent : b.digits === 0n ? a.exponent : Math.min(a.exponent, b.exponent);
  const left = scaled(a, exponent);
  const right = scaled(b, exponent);
  return left === void 0 || right === void 0 ? void 0 : [left, right, exponent];
}
function scaled({ digits, exponent }, to) {
  if (digits === 0n) return 0n;
  const shift = exponent - to;
  return shift + String(digits).length > maxDigits ? void 0 : digits * 10n ** BigInt(shift);
}
function compare2(a, b) {
  const left = sign(a);
  const right = sign(b);
  if (left !== right || left === 0) return left - right;
  const sizes = size(a) - size(b);
  if (sizes !== 0) return left * Math.sign(sizes);
  const exponent = Math.min(a.exponent, b.exponent);
  const difference = a.digits * 10n ** BigInt(a.exponent - exponent) - b.digits * 10n ** BigInt(b.exponent - exponent);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
function sign({ digits }) {
  return digits === 0n ? 0 : digits > 0n ? 1 : -1;
}
function size({ digits, exponent }) {
  return String(digits < 0n ? -digits : digits).length + exponent;
}
function isMultiple(a, b) {
  const both = aligned(a, b);
  if (!both) return void 0;
  const [left, right] = both;
  return right > 0n && left % right === 0n;
}
function lcm(a, b) {
  const both = aligned(a, b);
  if (!both) return void 0;
  const [left, right, exponent] = both;
  let x = left;
  let y = right;
  while (y !== 0n) [x, y] = [y, x % y];
  const made2 = x === 0n ? 0n : left / x * right;
  return String(made2).length > maxDigits ? void 0 : trimmed(made2, exponent);
}
function firstMultiple(step2, low) {
  const both = aligned(low.at, step2);
  if (!both || step2.digits <= 0n) return void 0;
  const [at, by, exponent] = both;
  const below2 = at - (at % by + by) % by;
  return trimmed(below2 === at && !low.exclusive ? at : below2 + by, exponent);
}
function lastMultiple(step2, high) {
  const mirrored = firstMultiple(step2, { at: negated(high.at), exclusive: high.exclusive });
  return mirrored && negated(mirrored);
}
function negated({ digits, exponent }) {
  return { digits: -digits, exponent };
}
function plus(a, b) {
  const both = aligned(a, b);
  return both && trimmed(both[0] + both[1], both[2]);
}

// src/checks/api-diff/meaning/language.ts
init_shim();

// src/checks/api-diff/meaning/alphabet.ts
init_shim();
var maxCodePoint = 1114111;
var surrogates = { min: 55296, max: 57343 };
var astral = [{ min: 65536, max: maxCodePoint }];
var wordLetters = [
  { min: 48, max: 57 },
  { min: 65, max: 90 },
  { min: 95, max: 95 },
  { min: 97, max: 122 }
];
function holds(set, point) {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = low + high >> 1;
    const range = set[middle];
    if (!range || point < range.min) high = middle - 1;
    else if (point > range.max) low = middle + 1;
    else return true;
  }
  return false;
}
var readable = [
  ..."abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:@ +#,;=()!?*&%$~|<>[]{}^`'\"\\"
];
var readablePoints = readable.map((letter) => letter.codePointAt(0) ?? 0);
var isReadable = new Set(readablePoints);
var printable = { min: 160, max: maxCodePoint };
var controls = { min: 0, max: 159 };
var lettersShown = 100;
function alphabetOf(sets) {
  const { toggles, edges, count: count3 } = edgesOf(sets);
  const ids2 = /* @__PURE__ */ new Map();
  const ranges2 = [];
  let held = 0n;
  edges.forEach((min, at) => {
    for (const set of toggles.get(min) ?? []) held ^= 1n << BigInt(set);
    const id = ids2.get(held) ?? ids2.size;
    ids2.set(held, id);
    ranges2.push({ min, max: (edges[at + 1] ?? maxCodePoint + 1) - 1, id });
  });
  const classOf = (point) => classIn(ranges2, point);
  return {
    classes: lettersOf(ranges2, ids2.size, classOf).filter((letters) => letters.length > 0).sort((a, b) => order(a[0]) - order(b[0])),
    classOf,
    size: edges.length * (1 + (count3 >> 5))
  };
}
function edgesOf(sets) {
  const toggles = /* @__PURE__ */ new Map();
  const toggle = (edge, set) => {
    const known2 = toggles.get(edge);
    if (known2) known2.push(set);
    else toggles.set(edge, [set]);
  };
  let count3 = 0;
  for (const set of sets) {
    for (const { min, max } of set) {
      toggle(min, count3);
      if (max < maxCodePoint) toggle(max + 1, count3);
    }
    count3++;
  }
  const edges = /* @__PURE__ */ new Set([0, surrogates.min, surrogates.max + 1, ...toggles.keys()]);
  return { toggles, count: count3, edges: [...edges].sort((a, b) => a - b) };
}
function classIn(ranges2, point) {
  let low = 0;
  let high = ranges2.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if ((ranges2[middle]?.min ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return ranges2[low]?.id ?? 0;
}
function order(point = maxCodePoint) {
  const at = readablePoints.indexOf(point);
  return at < 0 ? readablePoints.length + point : at;
}
function lettersOf(ranges2, count3, classOf) {
  const classes = Array.from({ length: count3 }, () => []);
  for (const point of readablePoints) classes[classOf(point)]?.push(point);
  for (const part of [printable, controls]) {
    for (const { min, max, id } of ranges2) {
      const letters = classes[id] ?? [];
      if (min === surrogates.min) continue;
      for (let point = Math.max(min, part.min); point <= Math.min(max, part.max); point++) {
        if (letters.length >= lettersShown) break;
        if (!isReadable.has(point)) letters.push(point);
      }
    }
  }
  return classes;
}

// src/checks/api-diff/meaning/automaton.ts
init_shim();
var OutOfWork = class extends Error {
};
var maxStates = 6e3;
var maxVisits = 6e4;
var matched = 0;
function automatonOf(program) {
  const places2 = new Set(program.instructions.flatMap((one) => one.kind === "place" ? [one.place] : []));
  const words = places2.has("word") || places2.has("notWord");
  const sets = setsOf(program, words);
  const machine = {
    program,
    words,
    alphabet: alphabetOf(sets),
    states: [],
    ids: /* @__PURE__ */ new Map(),
    visits: 0
  };
  machine.states.push({ kernel: [], before: "other", next: /* @__PURE__ */ new Map(), accepts: true });
  const start2 = stateFor(machine, [program.start], "start");
  return {
    start: start2,
    sets,
    size: machine.alphabet.size,
    next: (state, point, work) => advance(machine, state, point, work),
    accepts: (state, work) => {
      const at = machine.states[state];
      if (!at) return false;
      at.accepts ??= closure(machine, at, "end", work) === "match";
      return at.accepts;
    }
  };
}
function setsOf({ instructions, units }, words) {
  const sets = /* @__PURE__ */ new Map();
  const letters = instructions.flatMap((one) => one.kind === "letter" ? [one.set] : []);
  for (const set of [...letters, ...words ? [wordLetters] : [], ...units ? [astral] : []]) {
    sets.set(set.map(({ min, max }) => `${min}-${max}`).join(), set);
  }
  return [...sets.values()];
}
function stateFor({ states, ids: ids2 }, kernel, before2) {
  const key = `${before2} ${kernel.join()}`;
  const known2 = ids2.get(key);
  if (known2 !== void 0) return known2;
  if (states.length >= maxStates) throw new OutOfWork();
  const id = states.push({ kernel, before: before2, next: /* @__PURE__ */ new Map(), accepts: void 0 }) - 1;
  ids2.set(key, id);
  return id;
}
function advance(machine, from, point, work) {
  if (from === matched) return matched;
  const state = machine.states[from];
  if (!state) return matched;
  const letter = machine.alphabet.classOf(point);
  const known2 = state.next.get(letter);
  if (known2 !== void 0) {
    work.spend(1);
    return known2;
  }
  const halves = machine.program.units && point > 65535;
  const next = halves ? step(machine, step(machine, from, surrogates.min, work), surrogates.max, work) : step(machine, from, point, work);
  state.next.set(letter, next);
  return next;
}
function step(machine, from, point, work) {
  const state = machine.states[from];
  if (from === matched || !state) return matched;
  const isWord2 = machine.words && holds(wordLetters, point);
  const reached = closure(machine, state, isWord2 ? "word" : "other", work);
  if (reached === "match") return matched;
  const kernel = /* @__PURE__ */ new Set();
  for (const at of reached) {
    const one = machine.program.instructions[at];
    if (one?.kind === "letter" && holds(one.set, point)) kernel.add(one.next);
  }
  kernel.add(machine.program.start);
  return stateFor(
    machine,
    [...kernel].sort((a, b) => a - b),
    isWord2 ? "word" : "other"
  );
}
function closure(machine, { kernel, before: before2 }, after, work) {
  const seen = new Set(kernel);
  const letters = [];
  if (machine.visits > maxVisits) throw new OutOfWork();
  for (const at of seen) {
    const one = machine.program.instructions[at];
    machine.visits++;
    work.spend(1);
    if (one?.kind === "match") return "match";
    if (one?.kind === "letter") letters.push(at);
    else for (const next of passed(one, before2, after)) seen.add(next);
  }
  return letters;
}
function passed(one, before2, after) {
  if (one?.kind === "split") return one.next;
  return one?.kind === "place" && isThere(one.place, before2, after) ? [one.next] : [];
}
function isThere(place2, before2, after) {
  switch (place2) {
    case "start":
      return before2 === "start";
    case "end":
      return after === "end";
    case "word":
      return before2 === "word" !== (after === "word");
    case "notWord":
      return before2 === "word" === (after === "word");
    default:
      return place2;
  }
}

// src/checks/api-diff/meaning/pattern-program.ts
init_shim();
var maxLength = 2e3;
var maxNesting = 50;
var maxInstructions = 12e3;
var maxVisits2 = 2e4;
function compilePattern(pattern) {
  if (pattern.length > maxLength) return { kind: "undecided", reason: "the pattern is too long" };
  if (nesting(pattern) > maxNesting) return { kind: "undecided", reason: "the pattern is nested too deeply" };
  const reader = patternParser();
  const parsed = parse(reader, pattern);
  if (!parsed) return { kind: "undecided", reason: "the pattern is not one of ECMA 262" };
  try {
    return { kind: "regular", parts: partsOf2(reader, parsed) };
  } catch (thrown) {
    if (thrown instanceof NotRegular) return { kind: "undecided", reason: thrown.message };
    throw thrown;
  }
}
var NotRegular = class extends Error {
};
function nesting(pattern) {
  let depth = 0;
  let deepest = 0;
  for (const letter of pattern.replace(/\\./gs, "").replace(/\[[^\]]*\]/g, "")) {
    if (letter === "(") deepest = Math.max(deepest, ++depth);
    else if (letter === ")") depth = Math.max(0, depth - 1);
  }
  return deepest;
}
function parse({ Parser }, pattern) {
  for (const flags of ["u", ""]) {
    if (flags === "" && /\\(?:[^\\bBcdDfnrsStvwWxu\d\W_]|u\{)/.test(pattern.replaceAll("\\\\", ""))) return void 0;
    try {
      return Parser.fromLiteral({ source: pattern === "" ? "(?:)" : pattern, flags });
    } catch {
    }
  }
  return void 0;
}
function partsOf2(reader, parser) {
  const { pattern } = parser.ast;
  const [only, ...others] = pattern.alternatives;
  if (!only || others.length > 0) return [{ program: build(reader, parser, pattern.alternatives), wanted: true }];
  const [first, ...rest] = only.elements;
  if (first?.type !== "Assertion" || first.kind !== "start") {
    return [{ program: build(reader, parser, pattern.alternatives), wanted: true }];
  }
  const end2 = rest.findIndex((element2) => !isLookahead(element2));
  const leading = (end2 < 0 ? rest : rest.slice(0, end2)).filter(isLookahead);
  const own = end2 < 0 ? [] : rest.slice(end2);
  return [
    { program: build(reader, parser, [{ elements: [first, ...own] }]), wanted: true },
    ...leading.map((ahead) => ({
      program: build(reader, parser, ahead.alternatives, first),
      wanted: !ahead.negate
    }))
  ];
}
function isLookahead(element2) {
  return element2.type === "Assertion" && element2.kind === "lookahead";
}
function build(reader, parser, alternatives, before2) {
  const units = !parser.flags.unicode;
  const builder = { reader, parser, instructions: [{ kind: "match" }], units, visits: 0 };
  const start2 = choice(builder, alternatives, 0);
  return {
    instructions: builder.instructions,
    start: before2 ? element(builder, before2, start2) : start2,
    units
  };
}
function emit({ instructions }, instruction) {
  if (instructions.length >= maxInstructions) throw new NotRegular("the pattern repeats too often");
  return instructions.push(instruction) - 1;
}
function choice(builder, alternatives, next) {
  const starts = alternatives.map(({ elements }) => {
    let at = next;
    for (const one of elements.toReversed()) at = element(builder, one, at);
    return at;
  });
  return starts.length === 1 && starts[0] !== void 0 ? starts[0] : emit(builder, { kind: "split", next: starts });
}
function element(builder, one, next) {
  if (++builder.visits > maxVisits2) throw new NotRegular("the pattern repeats too often");
  switch (one.type) {
    case "Character":
    case "CharacterSet":
    case "CharacterClass":
      return emit(builder, { kind: "letter", set: lettersOf2(builder, one), next });
    case "CapturingGroup":
      return choice(builder, one.alternatives, next);
    case "Group":
      if (one.modifiers) throw new NotRegular("the pattern changes its flags");
      return choice(builder, one.alternatives, next);
    case "Quantifier":
      return repetition(builder, one, next);
    case "Assertion":
      return emit(builder, { kind: "place", place: placeOf2(one), next });
    default:
      throw new NotRegular(
        one.type === "Backreference" ? "the pattern refers back to a group" : "the pattern uses sets of texts"
      );
  }
}
function placeOf2(one) {
  if (one.kind === "start" || one.kind === "end") return one.kind;
  if (one.kind === "word") return one.negate ? "notWord" : "word";
  throw new NotRegular("the pattern looks ahead or behind");
}
function lettersOf2({ reader, parser, units }, one) {
  if (one.type === "CharacterClass" && one.unicodeSets) throw new NotRegular("the pattern uses sets of texts");
  if (one.type === "CharacterSet" && one.kind === "property" && one.strings) {
    throw new NotRegular("the pattern uses sets of texts");
  }
  const { ranges: ranges2 } = reader.parseCharSet(one, parser.flags);
  const halves = ranges2.filter(({ min, max }) => min <= surrogates.max && max >= surrogates.min);
  const whole2 = halves.length === 0 || halves.some(({ min, max }) => min <= surrogates.min && max >= surrogates.max);
  if (units && !whole2) throw new NotRegular("the pattern speaks of halves of characters");
  return ranges2;
}
function repetition(builder, { element: inner, min, max }, next) {
  let at = next;
  if (max === Number.POSITIVE_INFINITY) {
    const loop = emit(builder, { kind: "split", next: [] });
    const body = element(builder, inner, loop);
    builder.instructions[loop] = { kind: "split", next: [body, next] };
    at = loop;
  } else {
    for (let times = min; times < max; times++) {
      const body = element(builder, inner, at);
      at = emit(builder, { kind: "split", next: [body, next] });
    }
  }
  for (let times = 0; times < min; times++) at = element(builder, inner, at);
  return at;
}

// src/checks/api-diff/meaning/words.ts
init_shim();
var maxStates2 = 6e3;
function explore({ automata, wanted: wanted2, alphabet }, mostLetters, work) {
  const ids2 = /* @__PURE__ */ new Map();
  const vectors = [];
  const edges = [];
  const accepting = [];
  const depths = [];
  const idOf2 = (vector, depth) => {
    const key = vector.join();
    const known2 = ids2.get(key);
    if (known2 !== void 0) return known2;
    if (vectors.length >= maxStates2) throw new OutOfWork();
    ids2.set(key, vectors.length);
    depths.push(depth);
    return vectors.push(vector) - 1;
  };
  idOf2(
    automata.map(({ start: start2 }) => start2),
    0
  );
  const letters = alphabet.classes.map(([first]) => first ?? 0);
  for (let at = 0; at < vectors.length; at++) {
    const vector = vectors[at] ?? [];
    accepting.push(wanted2(automata.map((automaton, of) => automaton.accepts(vector[of] ?? 0, work))));
    const depth = (depths[at] ?? 0) + 1;
    const next = (letter) => automata.map((automaton, of) => automaton.next(vector[of] ?? 0, letter, work));
    work.spend(letters.length);
    edges.push(depth > mostLetters ? [] : letters.map((letter) => idOf2(next(letter), depth)));
  }
  return { edges, accepting };
}
function levelsOf({ edges, accepting }, work) {
  const count3 = edges.length;
  const sources = sourcesOf(edges);
  const levels2 = [Uint8Array.from(accepting, Number)];
  const seen = /* @__PURE__ */ new Map([[keyOf(levels2[0]), 0]]);
  let cycle;
  const at = (letters) => {
    while (!cycle && levels2.length <= letters) {
      const made2 = before(levels2.at(-1) ?? new Uint8Array(), sources, count3, work);
      const key = keyOf(made2);
      const from = seen.get(key);
      if (from !== void 0) cycle = { from, length: levels2.length - from };
      else {
        seen.set(key, levels2.length);
        levels2.push(made2);
      }
    }
    const index = cycle && letters >= levels2.length ? cycle.from + (letters - cycle.from) % cycle.length : letters;
    return levels2[index] ?? new Uint8Array();
  };
  const canEnd = (state, letters) => at(letters)[state] === 1;
  return {
    canEnd,
    *lengths(least, most) {
      let idle = 0;
      for (let letters = least; letters <= most; letters++) {
        work.spend(1);
        if (canEnd(0, letters)) {
          idle = 0;
          yield letters;
        } else if (cycle && letters >= cycle.from && ++idle > cycle.length) return;
      }
    }
  };
}
function sourcesOf(edges) {
  const sources = edges.map(() => /* @__PURE__ */ new Set());
  edges.forEach((targets2, from) => {
    for (const target of targets2) sources[target]?.add(from);
  });
  return sources.map((from) => [...from]);
}
function before(level, sources, count3, work) {
  const made2 = new Uint8Array(count3);
  work.spend(Math.ceil(count3 / 8));
  for (let state = 0; state < count3; state++) {
    if (level[state] !== 1) continue;
    const from = sources[state] ?? [];
    work.spend(from.length);
    for (const one of from) made2[one] = 1;
  }
  return made2;
}
function keyOf(level) {
  return level ? Buffer.from(level.buffer).toString("latin1") : "";
}
function* textsOfLength({ edges }, { classes }, { canEnd }, length, work) {
  const choose2 = (state2, left) => {
    work.spend(classes.length);
    const options = classes.flatMap((letters, of) => {
      const target = edges[state2]?.[of];
      return target === void 0 || !canEnd(target, left) ? [] : [{ letters, target }];
    });
    return { options, option: 0, letter: 0 };
  };
  const path = [];
  let state = 0;
  do {
    while (path.length < length) {
      const choice2 = choose2(state, length - path.length - 1);
      path.push(choice2);
      state = targetOf4(choice2);
    }
    work.spend(length);
    yield path.map(({ options, option, letter }) => String.fromCodePoint(options[option]?.letters[letter] ?? 0)).join("");
    while (path.length > 0 && !another(path.at(-1))) path.pop();
    state = targetOf4(path.at(-1));
  } while (path.length > 0);
}
function targetOf4(choice2) {
  return choice2?.options[choice2.option]?.target ?? 0;
}
function another(choice2) {
  if (!choice2) return false;
  choice2.letter++;
  if (choice2.letter >= (choice2.options[choice2.option]?.letters.length ?? 0)) {
    choice2.letter = 0;
    choice2.option++;
  }
  return choice2.option < choice2.options.length;
}

// src/checks/api-diff/meaning/language.ts
var movesPerStep = 100;
var maxMoves = 1e5;
var maxMovesInAll = 1e7;
var longestText = 2e4;
var maxRemembered = 3e6;
function makeLanguages() {
  const known2 = /* @__PURE__ */ new Map();
  const answers = /* @__PURE__ */ new Map();
  let remembered = 0;
  let inAll = 0;
  const attempt3 = (steps, exhausted, ask2) => {
    if (remembered > maxRemembered) {
      known2.clear();
      answers.clear();
      remembered = 0;
    }
    const work = workOf(steps, (moves) => {
      remembered += moves;
      inAll += moves;
      if (inAll > maxMovesInAll) throw new OutOfWork();
    });
    const languageOf = (pattern) => {
      const made2 = known2.get(pattern) ?? compile(pattern, work);
      known2.set(pattern, made2);
      return made2;
    };
    try {
      return ask2(work, languageOf);
    } catch (thrown) {
      if (thrown instanceof OutOfWork) return exhausted;
      throw thrown;
    }
  };
  const textsOf = (question, wanted2, steps) => {
    const key = JSON.stringify([question, wanted2]);
    const told = answers.get(key);
    if (told) return told;
    const made2 = attempt3(steps, tooLarge, (work, of) => answer(question, wanted2, of, work));
    if (steps.take(0)) answers.set(key, made2);
    return made2;
  };
  return {
    textsOf,
    matches: (pattern, text2, steps) => attempt3(steps, void 0, (work, of) => isMatch(of(pattern), text2, work)),
    included: (inner, outer, steps) => {
      if (inner === outer) return true;
      const question = { matching: [inner], notMatching: [outer], minLength: 0, maxLength: Number.POSITIVE_INFINITY };
      const { kind } = textsOf(question, 1, steps);
      return kind === "undecided" ? void 0 : kind === "none";
    }
  };
}
var tooLarge = { kind: "undecided", reason: "the patterns are too large to be decided" };
function compile(pattern, work) {
  work.spend(pattern.length);
  const compiled2 = compilePattern(pattern);
  if (compiled2.kind === "undecided") return compiled2;
  return {
    kind: "regular",
    parts: compiled2.parts.map(({ program, wanted: wanted2 }) => {
      work.spend(program.instructions.length);
      const automaton = automatonOf(program);
      work.spend(automaton.size);
      return { automaton, wanted: wanted2 };
    })
  };
}
function workOf({ take }, remember) {
  let paid = 0;
  let spent = 0;
  return {
    spend: (moves) => {
      spent += moves;
      remember(moves);
      for (; paid * movesPerStep < spent; paid++) if (!take(1)) throw new OutOfWork();
      if (spent > maxMoves) throw new OutOfWork();
    }
  };
}
function isMatch(known2, text2, work) {
  if (known2.kind === "undecided") return void 0;
  return known2.parts.every(({ automaton, wanted: wanted2 }) => {
    let state = automaton.start;
    for (const letter of text2) state = automaton.next(state, letter.codePointAt(0) ?? 0, work);
    return automaton.accepts(state, work) === wanted2;
  });
}
function answer(question, wanted2, languageOf, work) {
  const { minLength, maxLength: maxLength2 } = question;
  if (minLength > maxLength2) return { kind: "none" };
  if (minLength > longestText) return tooLong(minLength);
  const automata = [];
  const conditions3 = [];
  for (const { pattern, positive } of patternsOf(question)) {
    const known2 = languageOf(pattern);
    if (known2.kind === "undecided") return known2;
    const parts2 = known2.parts.map(({ automaton, wanted: must }) => ({ at: automata.push(automaton) - 1, must }));
    conditions3.push((accepted) => parts2.every(({ at, must }) => accepted[at] === must) === positive);
  }
  const alphabet = alphabetOf(new Set(automata.flatMap(({ sets }) => sets)));
  work.spend(alphabet.size);
  const all2 = (accepted) => conditions3.every((holds3) => holds3(accepted));
  const graph = explore({ automata, alphabet, wanted: all2 }, maxLength2, work);
  if (!graph.accepting.includes(true)) return { kind: "none" };
  const levels2 = levelsOf(graph, work);
  const texts2 = [];
  for (const length of lettersBeforeNone(levels2.lengths(minLength, maxLength2))) {
    if (length > longestText) return tooLong(length);
    for (const text2 of textsOfLength(graph, alphabet, levels2, length, work)) {
      texts2.push(text2);
      if (texts2.length >= wanted2) return { kind: "texts", texts: texts2 };
    }
  }
  if (texts2.length === 0) return { kind: "none" };
  return wanted2 > lettersShown ? tooLarge : { kind: "texts", texts: texts2 };
}
function patternsOf({ matching, notMatching }) {
  return [
    ...[...new Set(matching)].map((pattern) => ({ pattern, positive: true })),
    ...[...new Set(notMatching)].map((pattern) => ({ pattern, positive: false }))
  ];
}
function tooLong(length) {
  return { kind: "undecided", reason: `a text of ${length} characters is too long to be tried` };
}
function* lettersBeforeNone(lengths) {
  let none = false;
  for (const length of lengths) {
    if (length === 0) none = true;
    else {
      yield length;
      if (none) yield 0;
      none = false;
    }
  }
  if (none) yield 0;
}

// src/checks/api-diff/pattern.ts
init_shim();
function tameLength(written) {
  if (written.length > 500) return 0;
  const bare3 = written.replace(/\\./gs, "a").replace(/\[(?:\^?\])?[^\]]*\]/g, "a");
  if (/\)\s*(?:[*+]|\{)/.test(bare3) || /\(\?(?!:)/.test(bare3)) return 0;
  const large = (bare3.match(/\{\d*,?\d*\}/g) ?? []).some((one) => one.match(/\d+/g)?.some((n) => Number(n) > 1e3));
  if (large) return 0;
  const endless = bare3.match(/[*+]|\{\d*,\d*\}/g) ?? [];
  return [6e3, 2e3, 200, 200][endless.length] ?? 0;
}

// src/checks/api-diff/referee-schema.ts
init_shim();

// src/checks/api-diff/meaning/formats.ts
init_shim();
var import_formats = __toESM(require_formats(), 1);
function isWithin(inner, outer, type) {
  if (outer === void 0 || inner === outer) return "yes";
  return type === "number" ? isNumberWithin(inner, outer) : isStringWithin(inner, outer);
}
var signed = (bits) => ({ low: -(2n ** (bits - 1n)), high: 2n ** (bits - 1n) - 1n });
var unsigned = (bits) => ({ low: 0n, high: 2n ** bits - 1n });
var ranges = /* @__PURE__ */ new Map([
  ["int8", signed(8n)],
  ["int16", signed(16n)],
  ["int32", signed(32n)],
  ["uint8", unsigned(8n)],
  ["uint16", unsigned(16n)],
  ["uint32", unsigned(32n)],
  ["uint64", unsigned(64n)]
]);
function isNumberWithin(inner, outer) {
  const wide = ranges.get(outer);
  if (!wide) return "yes";
  const narrow = inner === void 0 ? void 0 : ranges.get(inner);
  if (narrow) return narrow.low >= wide.low && narrow.high <= wide.high ? "yes" : "no";
  return inner === void 0 || unbounded.has(inner) ? "no" : "unknown";
}
var unbounded = /* @__PURE__ */ new Set(["int64", "float", "double", "decimal", "number", "integer"]);
var annotations2 = /* @__PURE__ */ new Set([
  "binary",
  "decimal",
  "double",
  "float",
  "html",
  "markdown",
  "multiline",
  "password",
  "string",
  "text",
  "textarea"
]);
var wider = {
  uri: ["uri-reference", "iri", "iri-reference", "url"],
  url: ["uri", "uri-reference", "iri", "iri-reference"],
  "uri-reference": ["iri-reference"],
  iri: ["iri-reference"],
  hostname: ["idn-hostname"],
  ipv4: ["hostname", "idn-hostname", "ip"],
  ipv6: ["ip"],
  email: ["idn-email"],
  "date-time": ["iso-date-time"],
  time: ["iso-time"]
};
function isStringWithin(inner, outer) {
  if (annotations2.has(outer)) return "yes";
  if (inner === void 0 || annotations2.has(inner))
    return fitsFormat(outer, textOfNoFormat) === false ? "no" : "unknown";
  if (widerThan(inner).includes(outer)) return "yes";
  return samplesOf(inner).some((text2) => fitsFormat(outer, text2) === false) ? "no" : "unknown";
}
function widerThan(format2) {
  return Object.hasOwn(wider, format2) ? wider[format2] ?? [] : [];
}
var samples = {
  date: ["2026-01-15", "2000-02-29", "1999-12-31"],
  "date-time": ["2026-01-15T12:00:00Z", "2026-01-15T12:00:00.123Z", "2026-01-15T12:00:00+02:00"],
  "iso-date-time": ["2026-01-15T12:00:00Z", "2026-01-15T12:00:00", "2026-01-15 12:00:00"],
  time: ["12:00:00Z", "23:59:59.5+02:00"],
  "iso-time": ["12:00:00Z", "12:00:00"],
  duration: ["P1D", "PT36H", "P3Y6M4DT12H30M5S", "P2W"],
  email: ["ada@example.com", "ada.lovelace+orders@mail.example.org"],
  "idn-email": ["ada@example.com"],
  hostname: ["example.com", "api.example.com", "localhost"],
  "idn-hostname": ["example.com"],
  ipv4: ["192.0.2.1", "198.51.100.255"],
  ipv6: ["2001:db8::1", "::1"],
  ip: ["192.0.2.1", "2001:db8::1"],
  uri: ["https://example.com/", "https://example.com/orders?page=1", "urn:isbn:0451450523"],
  url: ["https://example.com/", "https://example.com/orders?page=1"],
  iri: ["https://example.com/"],
  "uri-reference": ["/orders", "https://example.com/", "orders#first"],
  "iri-reference": ["/orders", "https://example.com/"],
  "uri-template": ["/orders/{id}", "https://example.com/{path}{?page}"],
  uuid: ["00000000-0000-4000-8000-000000000000", "f81d4fae-7dec-41d0-a765-00a0c91e6bf6"],
  "json-pointer": ["/orders/0", ""],
  "json-pointer-uri-fragment": ["#/orders/0", "#"],
  "relative-json-pointer": ["0/orders", "1#"],
  regex: ["^[a-z]+$", "a"],
  byte: ["dGV4dA==", "YnJlYWt3YXRlcg=="]
};
function samplesOf(format2) {
  return Object.hasOwn(samples, format2) ? samples[format2] ?? [] : [];
}
var longestFormatted = 2e3;
function fitsFormat(format2, text2) {
  if (annotations2.has(format2)) return true;
  if (text2.length > longestFormatted) return void 0;
  const known2 = checkOf(format2);
  if (known2) return known2(text2);
  return checked.some((one) => widerThan(one).includes(format2) && fitsFormat(one, text2) === true) ? true : void 0;
}
var checked = Object.keys(wider).filter((format2) => checkOf(format2));
function checkOf(format2) {
  if (!Object.hasOwn(import_formats.fullFormats, format2)) return void 0;
  const definition = Object.entries(import_formats.fullFormats).find(([name]) => name === format2)?.[1];
  if (definition instanceof RegExp) return (text2) => definition.test(text2);
  const check2 = typeof definition === "object" && definition !== null && "validate" in definition ? definition.validate : definition;
  if (typeof check2 !== "function" || ranges.has(format2) || unbounded.has(format2)) return void 0;
  return (text2) => Boolean(check2(text2));
}
var textOfNoFormat = "any text (";

// src/checks/api-diff/referee-discriminator.ts
init_shim();
function namedBranch(owner, branch) {
  const discriminator = child(owner, "discriminator");
  const property = discriminator && text(discriminator, "propertyName");
  const reference = text(branch, "$ref");
  if (discriminator === void 0 || property === void 0 || reference === void 0) return void 0;
  const target = branch.file.home.resolve(branch, reference);
  if (listsValues(target, property)) return void 0;
  const mapped = children(child(discriminator, "mapping")).filter((entry) => leadsTo(entry, target.value));
  const names2 = mapped.length > 0 ? mapped.map(({ key }) => key) : [reference.slice(reference.lastIndexOf("/") + 1)];
  return { required: [property], properties: { [property]: { enum: names2 } } };
}
function leadsTo(entry, target) {
  const { value } = entry;
  if (typeof value !== "string") return false;
  const bare3 = /^[\w.-]+$/.test(value);
  return [...bare3 ? [`#/components/schemas/${value}`] : [], value].some((reference) => {
    try {
      return entry.file.home.resolve(entry, reference).value === target;
    } catch {
      return false;
    }
  });
}
function listsValues(schema, property, hops = 0) {
  const properties = child(schema, "properties");
  const own = properties && child(properties, property);
  if (own && isMembers(own.value) && (Array.isArray(own.value.enum) || Object.hasOwn(own.value, "const"))) return true;
  return children(child(schema, "allOf")).some((part) => {
    const reference = text(part, "$ref");
    if (hops >= 2) return false;
    return listsValues(reference === void 0 ? part : part.file.home.resolve(part, reference), property, hops + 1);
  });
}

// src/checks/api-diff/referee-schema.ts
var maxNodes = 2e4;
var maxDepth = 100;
function translate(node, payload, direction) {
  const context = {
    direction,
    skipped: /* @__PURE__ */ new Set(),
    count: { nodes: 0 },
    depth: 0,
    open: /* @__PURE__ */ new Set(),
    hidden: hiddenIn(node, direction)
  };
  const schema = node ? translateNode(node, [payload], context) : true;
  return { schema, skipped: [...context.skipped], schemas: context.count.nodes };
}
var plain = [
  "const",
  "maxContains",
  "maxItems",
  "maxLength",
  "maxProperties",
  "minContains",
  "minItems",
  "minLength",
  "minProperties",
  "pattern",
  "uniqueItems"
];
var conditions = ["not", "if", "then", "else"];
function translateNode(node, values2, context) {
  const { value } = node;
  if (typeof value === "boolean") return value;
  if (!isMembers(value)) return true;
  if (value === nowhere) context.skipped.add("a reference that leads nowhere");
  if (context.open.has(value)) {
    context.skipped.add("a schema that contains itself");
    return true;
  }
  if (++context.count.nodes > maxNodes || context.depth > maxDepth) {
    context.skipped.add("a schema of so many parts");
    return true;
  }
  context.open.add(value);
  context.depth++;
  const made2 = translateMembers(node, value, values2, context);
  context.depth--;
  context.open.delete(value);
  return made2;
}
function translateMembers(node, value, values2, context) {
  const { version } = node.file.home;
  const nullable = version === "3.0" && value.nullable === true || version === "2.0" && value["x-nullable"] === true;
  const reference = text(node, "$ref");
  const target = reference === void 0 ? void 0 : translateNode(node.file.home.resolve(node, reference), values2, context);
  const own = target !== void 0 && version !== "3.1" ? {} : ownKeywords(node, values2, context);
  const whole2 = target === void 0 ? own : beside(target, own);
  return nullable ? { anyOf: [{ type: "null" }, whole2] } : whole2;
}
function beside(target, own) {
  if (Object.keys(own).length === 0) return target;
  return { ...own, allOf: [target, ...Array.isArray(own.allOf) ? own.allOf : []] };
}
function ownKeywords(node, values2, context) {
  const made2 = {};
  for (const keyword of plain) {
    const at = child(node, keyword);
    if (at && (keyword !== "pattern" || typeof at.value === "string")) made2[keyword] = at.value;
  }
  Object.assign(made2, typeAndValues(node, context), bounds(node), format(node, values2, context));
  Object.assign(made2, objects(node, values2, context), lists(node, values2, context), choices2(node, values2, context));
  for (const keyword of ["$dynamicRef", "$recursiveRef"]) {
    if (child(node, keyword)) context.skipped.add(`the keyword ${keyword}`);
  }
  return made2;
}
function choices2(node, values2, context) {
  const made2 = {};
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const parts2 = children(child(node, keyword));
    if (parts2.length === 0) continue;
    made2[keyword] = parts2.map((part) => {
      const named3 = keyword === "allOf" ? void 0 : namedBranch(node, part);
      const branch = translateNode(part, values2, context);
      return named3 ? { allOf: [branch, named3] } : branch;
    });
  }
  for (const keyword of conditions) {
    const at = child(node, keyword);
    if (at) made2[keyword] = translateNode(at, values2, context);
  }
  return made2;
}
function typeAndValues(node, { direction }) {
  const type = member(node, "type");
  const values2 = member(node, "enum");
  const untyped = direction === "parameter" && type === void 0;
  const listed = Array.isArray(values2) ? values2.flatMap((one) => untyped ? [one, onTheWire(one)] : [one]) : [];
  return {
    // `file` is bytes, which a payload of JSON cannot show.
    ...type === void 0 || type === "file" ? {} : { type },
    ...listed.length > 0 ? { enum: [...new Map(listed.map((one) => [JSON.stringify(one), one])).values()] } : {}
  };
}
function onTheWire(payload) {
  if (Array.isArray(payload)) return payload.map(onTheWire);
  if (isMembers(payload)) return Object.fromEntries(Object.entries(payload).map(([key, one]) => [key, onTheWire(one)]));
  return payload === null ? "" : String(payload);
}
function bounds(node) {
  const made2 = {};
  for (const [bound, exclusive2] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"]
  ]) {
    const at = member(node, bound);
    const other = member(node, exclusive2);
    if (typeof other === "number") made2[exclusive2] = other;
    if (typeof at === "number") made2[other === true ? exclusive2 : bound] = at;
  }
  const multiple = member(node, "multipleOf");
  if (typeof multiple === "number" && multiple > 0) made2.multipleOf = multiple;
  return made2;
}
function format(node, values2, context) {
  const name = text(node, "format");
  if (name === void 0) return {};
  if (values2.some((value) => typeof value === "string" && value.length > longestFormatted)) {
    context.skipped.add(`the format ${name} of a text so long`);
    return {};
  }
  return { format: name };
}
function objects(node, values2, context) {
  const met = values2.filter(isMembers);
  const made2 = {};
  const names2 = member(node, "required");
  if (Array.isArray(names2)) {
    const own = hiddenIn(node, context.direction);
    const asked2 = names2.filter((name) => typeof name === "string" && !context.hidden.has(name) && !own.has(name));
    if (asked2.length > 0) made2.required = [...new Set(asked2)];
  }
  dependents(node, values2, context, made2);
  return met.length === 0 ? made2 : { ...made2, ...members(node, met, context) };
}
function dependents(node, values2, context, made2) {
  const schemas = /* @__PURE__ */ new Map();
  const lists2 = /* @__PURE__ */ new Map();
  for (const keyword of ["dependentRequired", "dependentSchemas", "dependencies"]) {
    for (const at of children(child(node, keyword))) {
      const [into, one] = Array.isArray(at.value) ? [lists2, at.value] : [schemas, translateNode(at, values2, context)];
      if (into.has(at.key)) context.skipped.add("the keyword dependencies beside its new spelling");
      into.set(at.key, one);
    }
  }
  if (schemas.size > 0) made2.dependentSchemas = Object.fromEntries(schemas);
  if (lists2.size > 0) made2.dependentRequired = Object.fromEntries(lists2);
}
function members(node, met, context) {
  const made2 = {};
  const properties = children(child(node, "properties")).flatMap((property) => {
    const inner = met.filter((value) => Object.hasOwn(value, property.key)).map((value) => value[property.key]);
    return inner.length > 0 ? [[property.key, below(property, inner, context)]] : [];
  });
  if (properties.length > 0) made2.properties = Object.fromEntries(properties);
  const names2 = met.flatMap((value) => Object.keys(value));
  const all2 = met.flatMap((value) => Object.values(value));
  const additional = child(node, "additionalProperties");
  if (additional) made2.additionalProperties = below(additional, all2, context);
  const named3 = child(node, "propertyNames");
  if (named3) made2.propertyNames = below(named3, names2, context);
  const patterned = children(child(node, "patternProperties"));
  if (patterned.length > 0) {
    made2.patternProperties = Object.fromEntries(patterned.map((at) => [at.key, below(at, all2, context)]));
  }
  const rest = child(node, "unevaluatedProperties");
  if (rest) made2.unevaluatedProperties = below(rest, all2, context);
  return made2;
}
function below(node, values2, context) {
  return translateNode(node, values2, { ...context, open: /* @__PURE__ */ new Set(), hidden: hiddenIn(node, context.direction) });
}
var maxParts2 = 200;
function hiddenIn(node, direction) {
  const hidden = /* @__PURE__ */ new Set();
  const seen = /* @__PURE__ */ new Set();
  const open2 = node ? [node] : [];
  for (let at = open2.pop(); at && seen.size < maxParts2; at = open2.pop()) {
    if (seen.has(at.value)) continue;
    seen.add(at.value);
    for (const property of children(child(at, "properties"))) {
      if (isHidden2(property, direction)) hidden.add(property.key);
    }
    const reference = text(at, "$ref");
    if (reference !== void 0) open2.push(at.file.home.resolve(at, reference));
    open2.push(...children(child(at, "allOf")));
  }
  return hidden;
}
function isHidden2(property, direction) {
  let at = property;
  for (let hops = 0; hops < 10; hops++) {
    if (member(at, direction === "response" ? "writeOnly" : "readOnly") === true) return true;
    const reference = text(at, "$ref");
    if (reference === void 0) return false;
    at = at.file.home.resolve(at, reference);
  }
  return false;
}
function lists(node, values2, context) {
  const met = values2.filter(Array.isArray);
  const items = met.flat();
  const made2 = {};
  if (met.length === 0) return made2;
  const contained = child(node, "contains");
  if (contained) made2.contains = below(contained, items, context);
  if (items.length === 0) return made2;
  const written = child(node, "items");
  const own = Array.isArray(written?.value) && node.file.home.version !== "3.1" ? void 0 : written;
  const [first, rest] = Array.isArray(own?.value) ? [children(own), child(node, "additionalItems")] : [children(child(node, "prefixItems")), own];
  if (first.length > 0) made2.prefixItems = first.map((at) => below(at, items, context));
  if (rest) made2.items = below(rest, items, context);
  const others = child(node, "unevaluatedItems");
  if (others) made2.unevaluatedItems = below(others, items, context);
  return made2;
}

// src/checks/api-diff/referee.ts
var maxRulings = 8e3;
var maxCompiled = 5e4;
var maxPatternSteps = 2e5;
function makeReferee() {
  const doubts = /* @__PURE__ */ new Set();
  const [typed, asText] = [makeAjv(doubts, false), makeAjv(doubts, "array")];
  let rulings = 0;
  let compiled2 = 0;
  return (schema, payload, direction) => {
    if (++rulings > maxRulings || compiled2 > maxCompiled)
      return { kind: "unable", reason: "too many payloads were tried before this one" };
    try {
      const { schema: translated, skipped, schemas } = translate(schema, payload, direction);
      compiled2 += schemas;
      if (skipped.length > 0) return unable(skipped);
      const ajv = direction === "parameter" ? asText : typed;
      const validate = ajv.compile({ type: "object", properties: { value: translated } });
      doubts.clear();
      const fits = validate({ value: direction === "parameter" ? onTheWire(payload) : payload });
      ajv.removeSchema();
      if (doubts.size > 0) return unable([...doubts]);
      return fits ? { kind: "accepted" } : { kind: "refused", refusals: (validate.errors ?? []).map(refusal) };
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      return { kind: "unable", reason: `ajv cannot read the schema: ${reason.slice(0, 160)}` };
    }
  };
}
function unable(what) {
  return { kind: "unable", reason: `${what.join(", ")} cannot be checked here` };
}
function makeAjv(doubts, coerceTypes) {
  const ajv = new import__.Ajv2020({
    strict: false,
    allErrors: true,
    logger: false,
    validateSchema: false,
    addUsedSchema: false,
    // Else a name such as `constructor` would be there in every object.
    ownProperties: true,
    coerceTypes,
    // A schema is asked about once or twice: to make its code shorter costs more than it saves.
    code: { regExp: patternEngine(doubts), optimize: false }
  });
  const formats = "default" in import_ajv_formats.default ? import_ajv_formats.default.default : import_ajv_formats.default;
  formats(ajv);
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword({
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    error: { message: ({ schema }) => `must be a multiple of ${schema}` },
    validate: (of, value) => {
      const [left, right] = [decimal(value), decimal(of)];
      const fits = left && right && isMultiple(left, right);
      if (fits === void 0) doubts.add(`whether ${value} is a multiple of ${of}`);
      return fits ?? true;
    }
  });
  return ajv;
}
function patternEngine(doubts) {
  const { matches } = makeLanguages();
  let left = maxPatternSteps;
  const steps = {
    take: (count3) => {
      left -= count3;
      return left >= 0;
    }
  };
  const engine = (pattern) => {
    const tame = tameLength(pattern);
    const native = tame > 0 ? compiled(pattern) : void 0;
    return {
      test: (text2) => {
        if (native && text2.length <= tame) return native.test(text2);
        const fits = matches(pattern, text2, steps);
        if (fits === void 0) doubts.add(`the pattern ${pattern.length > 60 ? `${pattern.slice(0, 59)}\u2026` : pattern}`);
        return fits ?? true;
      },
      // ajv tells patterns apart by it.
      toString: () => pattern
    };
  };
  return Object.assign(engine, { code: "patternEngine" });
}
function compiled(pattern) {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return void 0;
  }
}
function refusal({ instancePath, keyword, message, params }) {
  const at = instancePath.replace(/^\/value/, "");
  const name = params.additionalProperty ?? params.unevaluatedProperty;
  const named3 = typeof name === "string" ? ` (${name})` : "";
  return { at, keyword, text: `${at === "" ? "the value" : at} ${message ?? `fails ${keyword}`}${named3}` };
}

// src/checks/api-diff/root-causes.ts
init_shim();
import { posix as posix2 } from "node:path";

// src/checks/api-diff/schema-view.ts
init_shim();

// src/checks/api-diff/schema-parts.ts
init_shim();
var madeNullable = /* @__PURE__ */ new WeakSet();
var nullableOnes = /* @__PURE__ */ new WeakMap();
var bareOnes = /* @__PURE__ */ new WeakMap();
function bare2({ node, nullable }) {
  if (!isMembers(node.value)) return node.value === false ? [node] : [];
  const { $ref, allOf, oneOf, anyOf, discriminator, ...own } = node.value;
  if (Object.keys(own).every((key) => isSilentAlone(key))) return [];
  const made2 = bareOnes.get(node.value) ?? {};
  bareOnes.set(node.value, made2);
  const value = (nullable ? made2.nullable : made2.plain) ?? own;
  if (nullable) {
    made2.nullable = value;
    madeNullable.add(value);
  } else made2.plain = value;
  return [{ ...node, value }];
}
function isSilentAlone(key) {
  return key.startsWith("x-") || ["title", "summary", "description", "example", "examples", "deprecated"].includes(key);
}
function orNull(node) {
  if (!isMembers(node.value)) return node;
  const value = nullableOnes.get(node.value) ?? { allOf: [node.value] };
  nullableOnes.set(node.value, value);
  madeNullable.add(value);
  return { ...node, value };
}
function isNullSchema(node) {
  const { value } = node;
  if (!isMembers(value)) return false;
  const type = value.type;
  if (type === "null" || Array.isArray(type) && type.length === 1 && type[0] === "null") return true;
  const values2 = value.enum;
  return Array.isArray(values2) && values2.length === 1 && values2[0] === null || "const" in value && value.const === null;
}
function saysNullable2(node) {
  const { version } = node.file.home;
  if (typeof node.value === "object" && node.value !== null && madeNullable.has(node.value)) return true;
  return version === "3.0" ? member(node, "nullable") === true : version === "2.0" && member(node, "x-nullable") === true;
}
function allowsNull({ node, nullable }) {
  if (node.value === false) return false;
  if (nullable || saysNullable2(node)) return true;
  const type = member(node, "type");
  const values2 = member(node, "enum");
  if (typeof type === "string" && type !== "null") return false;
  if (Array.isArray(type) && !type.includes("null")) return false;
  if (Array.isArray(values2) && !values2.includes(null)) return false;
  if (child(node, "const") && member(node, "const") !== null) return false;
  return type !== void 0 || values2 !== void 0 || impliedType2(node) === void 0;
}
function impliedType2(node) {
  if (child(node, "properties") || Array.isArray(member(node, "required"))) return "object";
  const additional = child(node, "additionalProperties");
  if (additional) return "object";
  return child(node, "items") ? "array" : void 0;
}
var typeNames = ["boolean", "object", "array", "number", "integer", "string"];
function isTypeName(name) {
  return typeof name === "string" && typeNames.includes(name);
}
function typesOfPart({ node }) {
  if (node.value === false) return { value: /* @__PURE__ */ new Set(), node };
  const type = child(node, "type");
  if (type) {
    const names2 = Array.isArray(type.value) ? type.value : [type.value];
    if (names2.includes("file")) return void 0;
    return { value: new Set(names2.filter(isTypeName)), node: type };
  }
  const values2 = child(node, "enum") ?? child(node, "const");
  if (values2) {
    const list = values2.key === "enum" && Array.isArray(values2.value) ? values2.value : [values2.value];
    return { value: new Set(list.flatMap((value) => typeOf(value) ?? [])), node: values2 };
  }
  const implied2 = impliedType2(node);
  return implied2 ? { value: /* @__PURE__ */ new Set([implied2]), node } : void 0;
}
function typeOf(value) {
  if (value === null) return void 0;
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return isTypeName(typeof value) ? typeof value : void 0;
}
function commonTypes(a, b) {
  const both = [...a].filter((type) => b.has(type) || type === "integer" && b.has("number"));
  return /* @__PURE__ */ new Set([...both, ...a.has("number") && b.has("integer") ? ["integer"] : []]);
}
function valueMap(values2) {
  return new Map(values2.filter((value) => value !== null).map((value) => [JSON.stringify(value), value]));
}
var bounds2 = [
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties"
];
function mergeBounds(parts2, whole2) {
  const merged = /* @__PURE__ */ new Map();
  const add2 = (bound, written) => {
    const limit = whole2 ? { ...written, value: wholeLimit(bound, written.value) } : written;
    const known2 = merged.get(bound);
    if (!known2 || isTighter(bound, limit.value, known2.value)) merged.set(bound, limit);
  };
  for (const { node } of parts2) {
    for (const bound of bounds2) {
      const at = child(node, bound);
      if (typeof at?.value !== "number") continue;
      const exclusive2 = member(node, exclusiveOf(bound)) === true;
      if (at.value !== 0 || !/^min(Length|Items|Properties)$/.test(bound))
        add2(bound, { value: { at: at.value, exclusive: exclusive2 }, node: at });
    }
    for (const bound of ["minimum", "maximum"]) {
      const at = child(node, exclusiveOf(bound));
      if (typeof at?.value === "number") add2(bound, { value: { at: at.value, exclusive: true }, node: at });
    }
  }
  return merged;
}
function wholeLimit(bound, limit) {
  const { at, exclusive: exclusive2 } = limit;
  if (!/imum$/.test(bound) || Math.abs(at) >= Number.MAX_SAFE_INTEGER) return limit;
  const inward = bound === "minimum" ? 1 : -1;
  const nearest = bound === "minimum" ? Math.ceil(at) : Math.floor(at);
  return { at: exclusive2 && nearest === at ? at + inward : nearest, exclusive: false };
}
function exclusiveOf(bound) {
  return `exclusive${bound[0]?.toUpperCase()}${bound.slice(1)}`;
}
function isTighter(bound, a, b) {
  if (a.at === b.at) return a.exclusive && !b.exclusive;
  return bound.startsWith("min") ? a.at > b.at : a.at < b.at;
}
function keywords(parts2, keyword, fits) {
  return parts2.flatMap(({ node }) => {
    const at = child(node, keyword);
    return at && fits(at.value) ? [{ value: at.value, node: at }] : [];
  });
}
function firstKeyword(parts2, keyword, fits) {
  return keywords(parts2, keyword, (value) => fits(value))[0];
}
function mergeProperties(parts2) {
  const merged = /* @__PURE__ */ new Map();
  for (const { node } of parts2) {
    for (const property of children(child(node, "properties"))) {
      const known2 = merged.get(property.key);
      if (known2) known2.push(property);
      else merged.set(property.key, [property]);
    }
  }
  return merged;
}
function mergeRequired(parts2) {
  const entries = parts2.flatMap(({ node }) => {
    const names2 = child(node, "required");
    return names2 && Array.isArray(names2.value) ? children(names2) : [];
  });
  const merged = /* @__PURE__ */ new Map();
  for (const at of entries) if (typeof at.value === "string" && !merged.has(at.value)) merged.set(at.value, at);
  return merged;
}
function mergeAdditional(parts2) {
  let merged = { kind: "open" };
  for (const { node } of parts2) {
    const at = child(node, "additionalProperties");
    if (!at || at.value === true || isMembers(at.value) && Object.keys(at.value).length === 0) continue;
    if (at.value === false) merged = { kind: "closed", node: at };
    else if (merged.kind === "open") merged = { kind: "schema", node: at };
  }
  return merged;
}
function mergeItems(parts2) {
  const items = parts2.flatMap(({ node }) => {
    const at = child(node, "items");
    return at && (isMembers(at.value) || at.value === false) ? [at] : [];
  });
  return items.length > 0 ? items : void 0;
}

// src/checks/api-diff/schema-view.ts
var ids = /* @__PURE__ */ new WeakMap();
var lastId = 0;
function idOf({ value }) {
  if (typeof value !== "object" || value === null) return String(value);
  const known2 = ids.get(value);
  if (known2 !== void 0) return String(known2);
  lastId++;
  ids.set(value, lastId);
  return String(lastId);
}
function conjunctionKey(conjunction) {
  return conjunction.length === 1 && conjunction[0] ? idOf(conjunction[0]) : [...new Set(conjunction.map(idOf))].sort().join("&");
}
var notUnderstood = /* @__PURE__ */ new Set([
  "$dynamicRef",
  "$recursiveRef",
  "contains",
  "dependencies",
  "dependentRequired",
  "dependentSchemas",
  "else",
  "if",
  "maxContains",
  "minContains",
  "not",
  "patternProperties",
  "prefixItems",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties"
]);
function isTrivial2({ key, value }) {
  if (value === true || isMembers(value) && Object.keys(value).length === 0) return key !== "not";
  return key === "propertyNames" && isMembers(value) && Object.keys(value).length === 1 && value.type === "string";
}
function settled(conjunction) {
  return conjunction.map((node) => {
    let at = node;
    try {
      for (let hops = 0; hops < 50 && isPlainReference(at); hops++) {
        at = at.file.home.resolve(at, text(at, "$ref") ?? "");
      }
    } catch (thrown) {
      if (!(thrown instanceof BreakwaterError)) throw thrown;
    }
    return at;
  });
}
function isPlainReference(node) {
  if (text(node, "$ref") === void 0 || saysNullable2(node)) return false;
  return node.file.home.version !== "3.1" || children(node).every(({ key }) => key === "$ref" || isSilentAlone(key));
}
var views = /* @__PURE__ */ new WeakMap();
var anything = {
  types: void 0,
  nullable: true,
  values: void 0,
  bounds: /* @__PURE__ */ new Map(),
  multipleOf: void 0,
  uniqueItems: void 0,
  patterns: [],
  format: void 0,
  properties: /* @__PURE__ */ new Map(),
  required: /* @__PURE__ */ new Map(),
  additional: { kind: "open" },
  items: void 0,
  choices: [],
  rest: [],
  others: [],
  node: void 0
};
function viewOf(conjunction) {
  const holder = conjunction.find(({ value }) => typeof value === "object" && value !== null)?.value;
  if (typeof holder !== "object" || holder === null) return makeView(conjunction);
  const known2 = views.get(holder) ?? /* @__PURE__ */ new Map();
  views.set(holder, known2);
  const key = conjunctionKey(conjunction);
  const view = known2.get(key);
  if (view) return view;
  known2.set(key, anything);
  try {
    const made2 = makeView(conjunction);
    known2.set(key, made2);
    return made2;
  } catch (thrown) {
    known2.delete(key);
    throw thrown;
  }
}
function makeView(conjunction) {
  const flat = { parts: [], choices: [], seen: /* @__PURE__ */ new Set() };
  for (const node of conjunction) flatten(node, false, flat);
  const { parts: parts2 } = flat;
  const listed = flat.choices.filter(isList);
  const choices3 = flat.choices.filter((choice2) => !listed.includes(choice2));
  const types2 = mergeTypes(parts2, flat.choices);
  const whole2 = types2 !== void 0 && types2.value.size === 1 && types2.value.has("integer");
  return {
    types: types2,
    nullable: parts2.every(allowsNull) && flat.choices.every(({ nullable, branches }) => nullable || branches.some((one) => viewOf(one).nullable)),
    values: mergeValues(parts2, listed),
    bounds: mergeBounds(parts2, whole2),
    multipleOf: firstKeyword(parts2, "multipleOf", (value) => typeof value === "number" && value > 0),
    uniqueItems: firstKeyword(parts2, "uniqueItems", (value) => value === true),
    patterns: keywords(parts2, "pattern", (value) => typeof value === "string"),
    format: firstKeyword(parts2, "format", (value) => typeof value === "string"),
    properties: mergeProperties(parts2),
    required: mergeRequired(parts2),
    additional: mergeAdditional(parts2),
    items: mergeItems(parts2),
    choices: choices3,
    rest: parts2.flatMap(bare2),
    others: parts2.flatMap(
      ({ node }) => children(node).filter((at) => notUnderstood.has(at.key) && !isTrivial2(at)).map((other) => ({ value: other.value, node: other }))
    ),
    node: parts2[0]?.node ?? conjunction[0]
  };
}
function flatten(at, nullable, flat) {
  if (flat.seen.has(at.value) && typeof at.value === "object") return;
  flat.seen.add(at.value);
  assertSchema(at);
  const mayBeNull = nullable || saysNullable2(at);
  const reference = text(at, "$ref");
  if (reference !== void 0) {
    flatten(at.file.home.resolve(at, reference), mayBeNull, flat);
    if (at.file.home.version !== "3.1" || children(at).length === 1) return;
  }
  for (const part of children(child(at, "allOf"))) {
    flatten(part, nullable || mayBeNull && child(at, "type") === void 0, flat);
  }
  for (const keyword of ["oneOf", "anyOf"]) {
    const choice2 = child(at, keyword);
    if (choice2 && Array.isArray(choice2.value)) flattenChoice(choice2, keyword, mayBeNull, flat);
  }
  flat.parts.push({ node: at, nullable });
}
var typeNames2 = ["null", "boolean", "object", "array", "number", "integer", "string", "file"];
var shapes2 = {
  type: (value) => (Array.isArray(value) ? value : [value]).every((name) => typeNames2.includes(name)),
  enum: (value) => Array.isArray(value) && value.length > 0,
  properties: isMembers,
  // `required: true` of a property is an old habit, which says nothing.
  required: (value) => Array.isArray(value) || typeof value === "boolean",
  allOf: isFilledList,
  anyOf: isFilledList,
  oneOf: isFilledList,
  multipleOf: (value) => typeof value === "number" && value > 0
};
function isFilledList(value) {
  return Array.isArray(value) && value.length > 0;
}
function assertSchema(at) {
  const { value } = at;
  if (typeof value === "boolean") return;
  if (!isMembers(value)) throw invalidPart(at, "a schema that is neither an object nor a boolean");
  for (const [keyword, fits] of Object.entries(shapes2)) {
    const own = child(at, keyword);
    if (own && !fits(own.value)) throw invalidPart(own, `an invalid ${keyword} in a schema`);
  }
}
function flattenChoice(node, keyword, nullable, flat) {
  const all2 = children(node);
  const branches = all2.filter((branch) => !isNullSchema(branch));
  const mayBeNull = nullable || branches.length < all2.length;
  const [only] = branches;
  if (branches.length === 1 && only) flatten(only, mayBeNull, flat);
  else if (branches.length > 0) {
    flat.choices.push({ keyword, node, branches: branches.map((branch) => [branch]), nullable: mayBeNull });
  } else flat.parts.push({ node: all2[0] ?? node, nullable });
}
function mergeTypes(parts2, choices3) {
  const all2 = parts2.flatMap((part) => typesOfPart(part) ?? []);
  for (const { node, branches } of choices3) {
    const known2 = branches.flatMap((branch) => viewOf(branch).types ?? []);
    if (known2.length < branches.length) continue;
    all2.push({ value: new Set(known2.flatMap(({ value }) => [...value])), node });
  }
  const [first, ...rest] = all2;
  return first && rest.reduce((a, b) => ({ value: commonTypes(a.value, b.value), node: a.node }), first);
}
function isList(choice2) {
  const { branches } = choice2;
  const views2 = branches.map(viewOf);
  const bare3 = views2.every(
    ({ bounds: bounds3, multipleOf, patterns, format: format2, properties, items, additional, required, others, choices: choices3 }) => bounds3.size + patterns.length + properties.size + required.size + others.length + choices3.length === 0 && !multipleOf && !format2 && !items && additional.kind === "open"
  );
  const [first] = views2;
  return bare3 && views2.every(({ types: types2, values: values2 }) => types2 !== void 0 && values2 === void 0 === (first?.values === void 0));
}
function mergeValues(parts2, listed) {
  const all2 = parts2.flatMap(({ node }) => {
    const values2 = child(node, "enum");
    const only = child(node, "const");
    return [
      ...values2 && Array.isArray(values2.value) ? [{ value: valueMap(values2.value), node: values2 }] : [],
      ...only ? [{ value: valueMap([only.value]), node: only }] : []
    ];
  });
  for (const { node, branches } of listed) {
    const own = branches.flatMap((branch) => viewOf(branch).values ?? []);
    if (own.length > 0) all2.push({ value: new Map(own.flatMap(({ value }) => [...value])), node });
  }
  const [first, ...rest] = all2;
  return first && rest.reduce((a, b) => ({ value: new Map([...a.value].filter(([key]) => b.value.has(key))), node: a.node }), first);
}

// src/checks/api-diff/root-causes.ts
function rootCauses(pairs) {
  const groups = /* @__PURE__ */ new Map();
  const broken = /* @__PURE__ */ new Map();
  const effort = { left: maxSteps };
  for (const pair of pairs) {
    if (pair.changes.length === 0 && !pair.broken) continue;
    const places2 = placesOf2(pair, effort);
    const reach = places2.map(({ operations }) => operationSubject(operations.head));
    if (pair.broken) {
      const { trouble, at } = pair.broken;
      const key = `${trouble.message} ${at ? placeKey(at) : ""}`;
      const known2 = broken.get(key);
      if (known2) known2.reach.push(...reach);
      else broken.set(key, { lost: pair.broken, reach });
    }
    for (const change of pair.changes) {
      const owner = ownerOf(change, pair, places2);
      const key = `${severities.indexOf(change.severity)} ${pair.direction === "response"} ${owner.key} ${owner.path} ${detail(change)}`;
      const known2 = groups.get(key);
      if (known2) {
        known2.pairs.push(pair);
        known2.reach.push(...reach);
      } else groups.set(key, { change, pairs: [pair], owner, reach });
    }
  }
  return {
    causes: [...groups.values()].flatMap(({ change, pairs: where, owner, reach }) => {
      const own = owner.name === void 0 ? placeOf3(where[0]) : void 0;
      const first = own ? operationSubject(own.operations.head) : bySubject(reach)[0];
      const direction = where[0]?.direction;
      if (!first || !direction) return [];
      const key = [owner.name === void 0 ? owner.place : owner.key, direction, owner.path, detail(change)].join(" ");
      return [{ change, direction, pairs: where, subject: first, reach, owner: owner.name, path: owner.path, key }];
    }),
    broken: [...broken.values()].map(({ lost, reach }) => ({ ...lost, reach: bySubject(reach) }))
  };
}
function bySubject(reach) {
  const byText = new Map(reach.map((subject) => [subjectText(subject), subject]));
  return [...byText].sort(([a], [b]) => a < b ? -1 : 1).map(([, subject]) => subject);
}
var maxSteps = 3e6;
function placesOf2(pair, effort) {
  const seen = /* @__PURE__ */ new Set([pair]);
  const places2 = [];
  for (const at of seen) {
    places2.push(...at.roots);
    const parents = --effort.left > 0 ? at.parents : at.first ? [at.first.from] : [];
    for (const parent of parents) seen.add(parent);
  }
  return places2;
}
function namesOf(change) {
  if (change.kind === "relaxed") return namesOf(change.of);
  return "names" in change ? change.names : [];
}
function placeOf3(pair) {
  let at = pair;
  while (at?.first) at = at.first.from;
  return at?.roots[0];
}
function ownerOf(change, pair, places2) {
  const referring = referringProperty(pair, change);
  const node = referring ?? change.head ?? change.base;
  const component = node && componentOf(node);
  const names2 = namesOf(change);
  if (component) {
    const path = withoutName(component.rest, names2[0]);
    return { name: component.name, key: component.key, place: "", path: pathOfPointer(path) };
  }
  const place2 = placeOf3(pair) ?? places2[0];
  const operation = place2 ? subjectText(operationSubject(place2.operations.head)) : "";
  return {
    name: void 0,
    key: `${operation} ${place2?.name}`,
    place: place2?.name ?? "",
    path: pathOfSteps(pair)
  };
}
function referringProperty(pair, change) {
  if (change.kind !== "null" && change.kind !== "type") return void 0;
  const [base, head] = [pair.base[0], pair.head[0]];
  const { first } = pair;
  if (!base || !head || first?.step.kind !== "property") return void 0;
  const [before2, after] = [componentOf(base), componentOf(head)];
  if (!before2 || !after || before2.key === after.key || before2.rest.length + after.rest.length > 0) return void 0;
  return viewOf(first.from.head).properties.get(first.step.name)?.[0];
}
function join(path, name) {
  return [path, name].filter((part) => part !== void 0 && part !== "").join(".");
}
function withoutName(rest, name) {
  return name !== void 0 && rest.at(-1) === name && rest.at(-2) === "properties" ? rest.slice(0, -2) : rest;
}
var sections = { components: 3, definitions: 2, parameters: 2, responses: 2 };
function componentOf(node) {
  const pointer = pointerOf(node);
  const [first = ""] = pointer;
  if (first === "paths" || first === "webhooks") return void 0;
  const depth = sections[first];
  const name = depth === void 0 ? void 0 : pointer[depth - 1];
  if (depth !== void 0 && name !== void 0) {
    return { name, key: `#/${pointer.slice(0, depth).join("/")}`, rest: pointer.slice(depth) };
  }
  if (pointer.some((key) => key === "requestBody" || key === "responses" || key === "parameters")) return void 0;
  const { path } = node.file;
  const alone = first === "" || schemaKeywords.has(first);
  return alone ? { name: posix2.basename(path).replace(/\.\w+$/, ""), key: path, rest: pointer } : { name: first, key: `${path}#/${first}`, rest: pointer.slice(1) };
}
var schemaKeywords = /* @__PURE__ */ new Set([
  "type",
  "properties",
  "items",
  "allOf",
  "oneOf",
  "anyOf",
  "required",
  "enum",
  "additionalProperties",
  "format"
]);
function pathOfPointer(pointer) {
  let path = "";
  for (let at = 0; at < pointer.length; at++) {
    const key = pointer[at];
    if (key === "properties" && pointer[at + 1] !== void 0) {
      path = join(path, pointer[at + 1]);
      at++;
    } else if (key === "items") path += "[]";
    else if (key === "additionalProperties" && at + 1 < pointer.length) path = join(path, "*");
    else if (key === "content") at++;
    else if (key === "allOf" || key === "oneOf" || key === "anyOf") at++;
  }
  return path;
}
function pathOfSteps(pair) {
  const steps = stepsTo(pair).map(({ step: step2 }) => step2);
  let path = "";
  for (const step2 of steps) {
    if (step2.kind === "property") path = join(path, step2.name);
    else if (step2.kind === "items") path += "[]";
    else if (step2.kind === "additional") path = join(path, "*");
  }
  return path;
}
function stepsTo(pair) {
  const steps = [];
  for (let at = pair.first; at; at = at.from.first) steps.push(at);
  return steps.reverse();
}
function detail(change) {
  switch (change.kind) {
    case "type":
      return `type ${change.extra?.join(",") ?? "any"} ${change.allowed.join(",")}`;
    case "values":
      return `enum ${change.extra ? JSON.stringify(change.extra) : "all"}`;
    case "bound":
      return `${change.bound} ${change.to.at}`;
    case "multipleOf":
      return `multipleOf ${change.to}`;
    case "pattern":
      return `pattern ${change.to}`;
    case "format":
      return `format ${change.to}`;
    case "required":
    case "property-added":
    case "property-removed":
      return `${change.kind} ${[...change.names].sort().join(" ")}`;
    case "branch":
      return `branch ${conjunctionKey(change.branch).length > 0 ? branchText(change.branch) : ""}`;
    case "choice":
      return `choice ${change.keyword}${change.overlap ? " overlap" : ""}`;
    case "read-only":
      return `read-only ${[...change.names].sort().join(" ")}`;
    case "keyword":
      return `keyword ${change.keyword}`;
    case "default":
      return `default ${change.to === void 0 ? "none" : valueKey(change.to)}`;
    case "discriminator":
      return `discriminator ${change.what} ${change.name}`;
    case "relaxed":
      return `relaxed ${detail(change.of)}`;
    case "closed":
      return `closed ${change.how}`;
    case "undecided":
      return `undecided ${change.reason}`;
    case "deprecated":
    case "null":
    case "uniqueItems":
      return change.kind;
    default:
      return change;
  }
}
function branchText([node]) {
  if (!node) return "";
  const value = JSON.stringify(node.value) ?? "";
  const reference = /"\$ref":"[^"]*?([^"/]+)"/.exec(value)?.[1];
  return reference ?? (value.length > 80 ? `${value.slice(0, 79)}\u2026` : value);
}

// src/checks/api-diff/schema-changes.ts
init_shim();

// src/checks/api-diff/meaning/classes.ts
init_shim();

// src/checks/api-diff/meaning/class-text.ts
init_shim();
var silent = /* @__PURE__ */ new Set([
  "$comment",
  "$defs",
  "definitions",
  "description",
  "example",
  "examples",
  "externalDocs",
  "summary",
  "title",
  "xml"
]);
var telling = /* @__PURE__ */ new Set(["x-extensible-enum", "x-nullable", "x-stability-level", "x-sunset"]);
var falseUnlessSaid = /* @__PURE__ */ new Set([
  "deprecated",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "nullable",
  "readOnly",
  "uniqueItems",
  "writeOnly",
  "x-nullable"
]);
var types = /* @__PURE__ */ new Set(["array", "boolean", "integer", "number", "object", "string"]);
var always = /* @__PURE__ */ new Set([
  "additionalProperties",
  "allOf",
  "default",
  "deprecated",
  "enum",
  "format",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "multipleOf",
  "pattern",
  "properties",
  "readOnly",
  "required",
  "uniqueItems",
  "x-extensible-enum",
  "x-stability-level",
  "x-sunset"
]);
var since30 = /* @__PURE__ */ new Set(["anyOf", "discriminator", "not", "oneOf", "writeOnly"]);
var maxHops = 50;
function classText(place2, words) {
  const { value, file } = place2;
  if (value === true) return "";
  if (!isMembers(value)) return literal(value);
  const said2 = [];
  let reach = 0;
  for (const key of Object.keys(value).sort()) {
    if (!counts2(key, value, file)) continue;
    const text2 = key === "$ref" && typeof value.$ref === "string" ? referredText(targetOf5(place2, value.$ref), words) : keywordText(key, value, file, words);
    said2.push(`${JSON.stringify(key)}:${text2}`);
    reach = Math.max(reach, reachOf(key, value[key]));
  }
  return reach === 0 ? said2.join() : `${said2.join()}@${reach === 1 ? era(file) : versionOf(file)}`;
}
function meant2(written) {
  let place2 = written;
  let referred = false;
  for (let hops = 0; hops < maxHops; hops++) {
    const { value } = place2;
    if (!isMembers(value)) return { place: place2, referred };
    let next;
    if (typeof value.$ref === "string") {
      if (!standsAlone("$ref", value, place2.file)) return { place: place2, referred };
      next = targetOf5(place2, value.$ref);
      if (!next) return void 0;
      referred = true;
    } else {
      next = onlyMember(value, place2.file);
      if (!next) return { place: place2, referred };
    }
    place2 = next;
  }
  return void 0;
}
function onlyMember(value, file) {
  for (const key of versionOf(file) === "2.0" ? ["allOf"] : ["allOf", "anyOf", "oneOf"]) {
    const members2 = value[key];
    if (Array.isArray(members2) && members2.length === 1 && standsAlone(key, value, file))
      return { value: members2[0], file };
  }
  return void 0;
}
function standsAlone(key, value, file) {
  return Object.keys(value).every((other) => other === key || !counts2(other, value, file));
}
function counts2(key, value, file) {
  if (silent.has(key) || key.startsWith("x-") && !telling.has(key)) return false;
  if (value[key] === false && falseUnlessSaid.has(key)) return false;
  if (typeof value.$ref !== "string" || key === "$ref") return true;
  const version = versionOf(file);
  return version === "3.1" || key === (version === "3.0" ? "nullable" : "x-nullable");
}
function reachOf(key, value) {
  if (key === "type") return types.has(value) ? 0 : 2;
  if (key === "items") return Array.isArray(value) ? 2 : 0;
  if (always.has(key)) return 0;
  return since30.has(key) ? 1 : 2;
}
function versionOf({ home }) {
  return home.version === "2.0" || home.version === "3.0" ? home.version : "3.1";
}
function era(file) {
  return versionOf(file) === "2.0" ? "2" : "3";
}
function keywordText(key, value, file, words) {
  const own = value[key];
  switch (key) {
    case "properties":
    case "patternProperties":
    case "dependentSchemas":
      return isMembers(own) ? mapText(own, (inner) => schemaText({ value: inner, file }, words)) : literal(own);
    case "dependencies":
      return isMembers(own) ? mapText(own, (inner) => Array.isArray(inner) ? setText(inner) : schemaText({ value: inner, file }, words)) : literal(own);
    case "items":
    case "prefixItems":
      if (Array.isArray(own)) return `[${own.map((inner) => schemaText({ value: inner, file }, words)).join()}]`;
      return schemaText({ value: own, file }, words);
    case "additionalItems":
    case "additionalProperties":
    case "contains":
    case "contentSchema":
    case "else":
    case "if":
    case "not":
    case "propertyNames":
    case "then":
    case "unevaluatedItems":
    case "unevaluatedProperties":
      return schemaText({ value: own, file }, words);
    case "allOf":
    case "anyOf":
    case "oneOf":
      return Array.isArray(own) ? words.unordered(own.map((one) => memberText(one, value, file, words))) : literal(own);
    case "enum":
    case "required":
    case "type":
      return Array.isArray(own) ? setText(own) : literal(own);
    case "discriminator":
      return discriminatorText(value, file, words);
    case "$dynamicRef":
    case "$recursiveRef":
      return words.unknown();
    default:
      return literal(own);
  }
}
function schemaText(written, words) {
  const found2 = meant2(written);
  if (!found2) return words.unknown();
  return found2.referred ? words.referred(found2.place) : words.written(found2.place);
}
function referredText(target, words) {
  return target ? schemaText(target, { ...words, written: words.referred }) : words.unknown();
}
function memberText(member2, { discriminator }, file, words) {
  const text2 = schemaText({ value: member2, file }, words);
  if (discriminator === void 0) return text2;
  return `${literal(isMembers(member2) && typeof member2.$ref === "string" ? lastName2(member2.$ref) : null)}=${text2}`;
}
function lastName2(reference) {
  return reference.slice(reference.lastIndexOf("/") + 1);
}
function discriminatorText(value, file, words) {
  const own = value.discriminator;
  const extended = value.oneOf === void 0 && value.anyOf === void 0 ? words.subtypes(value).map(({ name, place: place2 }) => `${literal(name)}=${referredText(place2, words)}`) : [];
  const mapping = isMembers(own) && isMembers(own.mapping) ? own.mapping : {};
  const mapped = mapText(
    mapping,
    (to) => referredText(typeof to === "string" ? mappedTo(to, { value, file }) : void 0, words)
  );
  return `${literal(isMembers(own) ? own.propertyName : own)}${mapped}[${extended.join()}]`;
}
function mappedTo(name, from) {
  const component = /^[\w.-]+$/.test(name) ? targetOf5(from, `#/components/schemas/${name}`) : void 0;
  return component ?? targetOf5(from, name);
}
var targets = /* @__PURE__ */ new WeakMap();
function targetOf5({ value, file }, reference) {
  if (typeof value === "object" && value !== null && file.home.forgiven.has(value)) return void 0;
  const known2 = targets.get(file) ?? /* @__PURE__ */ new Map();
  targets.set(file, known2);
  if (known2.has(reference)) return known2.get(reference);
  const found2 = resolved({ value, file, parent: void 0, key: "" }, reference);
  known2.set(reference, found2);
  return found2;
}
function resolved(from, reference) {
  try {
    const { value, file } = from.file.home.resolve(from, reference);
    return { value, file };
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown;
    return void 0;
  }
}
function mapText(map, told) {
  const entries = Object.keys(map).sort().map((name) => `${JSON.stringify(name)}:${told(map[name])}`);
  return `{${entries.join()}}`;
}
function setText(values2) {
  return `[${[...new Set(values2.map(literal))].sort().join()}]`;
}
function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join()}]`;
  if (isMembers(value)) return mapText(value, literal);
  return typeof value === "number" ? String(value) : JSON.stringify(value) ?? "undefined";
}

// src/checks/api-diff/meaning/refinement.ts
init_shim();
var mark = "";
var hole = new RegExp(`${mark}([\\d ]+)${mark}`);
function skeletonOf(component, ring) {
  const words = {
    ...ring.words,
    written: (place2) => {
      const known2 = ring.classOf(place2.value);
      if (known2 !== void 0) return String(known2);
      if (!ring.step()) return ring.words.unknown();
      const text2 = classText(place2, words);
      return text2.includes(mark) ? `(${text2})` : String(ring.classOfText(text2));
    },
    referred: (place2) => {
      const index = ring.indexOf(place2.value);
      return index === void 0 ? ring.words.referred(place2) : `${mark}${index}${mark}`;
    },
    unordered: (members2) => {
      const bare3 = members2.filter(isHole);
      const others = members2.filter((member2) => !isHole(member2)).sort((a, b) => masked(a) < masked(b) ? -1 : 1);
      const numbers = bare3.map((member2) => member2.slice(1, -1));
      return `[${others.join()};${numbers.length > 0 ? `${mark}${numbers.join(" ")} ${mark}` : ""}]`;
    }
  };
  return classText(component, words).split(hole).map((part, at) => {
    if (at % 2 === 0) return part;
    return part.endsWith(" ") ? part.trimEnd().split(" ").map(Number) : Number(part);
  });
}
function isHole(member2) {
  return member2.startsWith(mark) && member2.indexOf(mark, 1) === member2.length - 1 && !member2.endsWith(` ${mark}`);
}
function masked(member2) {
  return member2.split(hole).filter((_, at) => at % 2 === 0).join(mark);
}
var maxRounds = 64;
function refined(skeletons, numberOf3) {
  const shapes3 = skeletons.map(
    (skeleton) => numberOf3(`shape ${skeleton.map((part) => typeof part === "string" ? part : holeShape(part)).join(mark)}`)
  );
  let colours = shapes3;
  let count3 = new Set(colours).size;
  for (let round = 0; round < maxRounds; round++) {
    const before2 = colours;
    const next = skeletons.map((skeleton, at) => numberOf3(`colour ${shapes3[at]} ${holeColours(skeleton, before2)}`));
    const told = new Set(next).size;
    if (told === count3) {
      const pairs = [...new Set(next.map((colour, at) => `${before2[at]}>${colour}`))].sort();
      const ring = numberOf3(`ring ${pairs.join()}`);
      return next.map((colour) => numberOf3(`member ${ring} ${colour}`));
    }
    colours = next;
    count3 = told;
  }
  return void 0;
}
function holeShape(part) {
  return typeof part === "number" ? "" : String(part.length);
}
function holeColours(skeleton, colours) {
  const told = [];
  for (const part of skeleton) {
    if (typeof part === "number") told.push(String(colours[part]));
    else if (typeof part !== "string")
      told.push(
        part.map((index) => colours[index]).sort().join("&")
      );
  }
  return told.join();
}

// src/checks/api-diff/meaning/classes.ts
var maxSteps2 = 2e6;
function makeClasses(documents) {
  let extended;
  const subtypes = (value) => {
    extended ??= subtypesIn(documents);
    return extended.get(value) ?? [];
  };
  const sorting = {
    numbers: /* @__PURE__ */ new Map(),
    classes: /* @__PURE__ */ new Map(),
    subtypes,
    words: {
      written: (place2) => String(classOfWritten(sorting, place2)),
      referred: (place2) => String(sorting.classes.get(place2.value) ?? classOfReferred(sorting, place2)),
      unknown: () => String(++sorting.last),
      unordered: (members2) => `[${members2.toSorted().join()}]`,
      subtypes
    },
    last: 0,
    steps: 0
  };
  return { classOf: (schema) => classOfAny(sorting, schema) };
}
function classOfAny(sorting, schema) {
  const known2 = sorting.classes.get(schema.value);
  if (known2 !== void 0) return known2;
  const found2 = meant2(schema);
  const made2 = !found2 ? ++sorting.last : found2.referred ? classOfReferred(sorting, found2.place) : classOfWritten(sorting, found2.place);
  if (isMembers(schema.value)) sorting.classes.set(schema.value, made2);
  return made2;
}
function classOfWritten(sorting, place2) {
  const known2 = sorting.classes.get(place2.value);
  if (known2 !== void 0) return known2;
  return classOfText(sorting, place2, classText(place2, sorting.words));
}
function classOfText(sorting, place2, text2) {
  const made2 = numberOf2(sorting, text2);
  if (isMembers(place2.value)) sorting.classes.set(place2.value, made2);
  return made2;
}
function numberOf2(sorting, text2) {
  const known2 = sorting.numbers.get(text2);
  if (known2 !== void 0) return known2;
  sorting.numbers.set(text2, ++sorting.last);
  return sorting.last;
}
function classOfReferred(sorting, first) {
  if (!isMembers(first.value)) return classOfWritten(sorting, first);
  const known2 = sorting.classes.get(first.value);
  if (known2 !== void 0) return known2;
  const units = /* @__PURE__ */ new Map();
  const open2 = [];
  const path = [];
  const enter2 = (place2) => {
    const unit = { place: place2, index: units.size, low: units.size, open: true, targets: targetsOf(sorting, place2), next: 0 };
    units.set(place2.value, unit);
    open2.push(unit);
    path.push(unit);
  };
  enter2(first);
  for (let unit = path.at(-1); unit; unit = path.at(-1)) {
    const target = unit.targets[unit.next++];
    if (target) {
      const met = units.get(target.value);
      if (!met) enter2(target);
      else if (met.open) unit.low = Math.min(unit.low, met.index);
      continue;
    }
    path.pop();
    const from = path.at(-1);
    if (from) from.low = Math.min(from.low, unit.low);
    if (unit.low === unit.index) close(sorting, open2.splice(open2.lastIndexOf(unit)));
  }
  return sorting.classes.get(first.value) ?? ++sorting.last;
}
function targetsOf(sorting, unit) {
  const found2 = /* @__PURE__ */ new Map();
  const waiting = /* @__PURE__ */ new Set();
  let met = 0;
  const words = {
    ...sorting.words,
    written: (place2) => {
      const known2 = sorting.classes.get(place2.value);
      if (known2 !== void 0) return String(known2);
      const before2 = met;
      if (waiting.has(place2.value) || ++sorting.steps > maxSteps2) met++;
      else {
        const text2 = classText(place2, words);
        if (met === before2) return String(classOfText(sorting, place2, text2));
        waiting.add(place2.value);
      }
      return "";
    },
    referred: (place2) => {
      const known2 = sorting.classes.get(place2.value);
      if (known2 !== void 0) return String(known2);
      if (!isMembers(place2.value)) return sorting.words.written(place2);
      met++;
      found2.set(place2.value, place2);
      return "";
    }
  };
  words.written(unit);
  return [...found2.values()];
}
function close(sorting, units) {
  for (const unit of units) unit.open = false;
  const [only] = units;
  const ring = units.length > 1 || only?.targets.some(({ value }) => value === only.place.value);
  if (sorting.steps > maxSteps2) {
    for (const { place: place2 } of units) sorting.classes.set(place2.value, ++sorting.last);
  } else if (!ring) {
    for (const { place: place2 } of units) classOfWritten(sorting, place2);
  } else closeRing(sorting, units);
}
function closeRing(sorting, units) {
  const indexes = new Map(units.map(({ place: place2 }, index) => [place2.value, index]));
  const skeletons = [];
  for (const { place: place2 } of units) {
    skeletons.push(
      skeletonOf(place2, {
        words: sorting.words,
        indexOf: (value) => indexes.get(value),
        classOf: (value) => sorting.classes.get(value),
        classOfText: (text2) => numberOf2(sorting, text2),
        step: () => ++sorting.steps <= maxSteps2
      })
    );
  }
  const colours = refined(skeletons, (text2) => numberOf2(sorting, text2));
  for (const [index, { place: place2 }] of units.entries()) {
    sorting.classes.set(place2.value, colours?.[index] ?? ++sorting.last);
  }
  for (const { place: place2 } of units) {
    const text2 = classText(place2, sorting.words);
    const made2 = sorting.classes.get(place2.value);
    if (made2 !== void 0 && !sorting.numbers.has(text2)) sorting.numbers.set(text2, made2);
  }
}
function subtypesIn(documents) {
  const found2 = /* @__PURE__ */ new Map();
  for (const component of documents.flatMap(componentsOf)) {
    for (const extended of extendedBy(component)) {
      const known2 = found2.get(extended) ?? [];
      known2.push({ name: component.key, place: component });
      found2.set(extended, known2);
    }
  }
  for (const all2 of found2.values()) all2.sort((a, b) => a.name < b.name ? -1 : 1);
  return found2;
}
function componentsOf(root) {
  const components = child(root, "components");
  return children(components ? child(components, "schemas") : child(root, "definitions"));
}
function extendedBy({ value, file }) {
  if (!isMembers(value) || !Array.isArray(value.allOf)) return [];
  return value.allOf.flatMap((part) => {
    const target = isMembers(part) && typeof part.$ref === "string" ? targetOf5({ value: part, file }, part.$ref) : void 0;
    return target ? [target.value] : [];
  });
}

// src/checks/api-diff/meaning/meaning.ts
init_shim();

// src/checks/api-diff/meaning/blame.ts
init_shim();

// src/checks/api-diff/meaning/fits.ts
init_shim();

// src/checks/api-diff/meaning/expand.ts
init_shim();

// src/checks/api-diff/meaning/goals.ts
init_shim();

// src/checks/api-diff/meaning/literal.ts
init_shim();
var ranks = ["sent", "accepted", "literal"];
var nothingAround = { typed: false, hidden: noNames };
function literalOf(node, reading, terms) {
  return literalOfSchema(schemaOf(node, terms.use), reading, terms);
}
function literalOfSchema(schema, reading, { nameOf: nameOf3, use }) {
  return { schema, positive: true, reading, name: nameOf3(schema), around: aroundPartsOf(schema, use, nothingAround) };
}
function partOf2(whole2, node, reading, terms) {
  const schema = schemaOf(node, terms.use);
  return {
    schema,
    positive: true,
    reading,
    name: terms.nameOf(schema),
    around: aroundPartsOf(schema, terms.use, whole2.around)
  };
}
var around = /* @__PURE__ */ new WeakMap();
function aroundPartsOf(schema, use, outer) {
  const own = around.get(schema) ?? collect(schema, use, 0);
  around.set(schema, own);
  if (outer === nothingAround || own.typed && outer.hidden.size === 0) return own;
  const hidden = outer.hidden.size === 0 ? own.hidden : /* @__PURE__ */ new Set([...own.hidden, ...outer.hidden]);
  return { typed: own.typed || outer.typed, hidden };
}
function collect({ assertions, hidden }, use, hops) {
  let typed = false;
  let names2 = hidden;
  for (const assertion of assertions) {
    if (assertion.kind === "types" || assertion.kind === "values") typed = true;
    if (assertion.kind !== "all" || hops > 4) continue;
    const inner = collect(schemaOf(assertion.schema, use), use, hops + 1);
    typed ||= inner.typed;
    if (inner.hidden.size > 0) names2 = /* @__PURE__ */ new Set([...names2, ...inner.hidden]);
  }
  return typed || names2.size > 0 ? { typed, hidden: names2 } : nothingAround;
}
function negationOf(literal3) {
  return { ...literal3, positive: !literal3.positive };
}
function keyOf2({ positive, reading, name, around: { typed, hidden }, schema }) {
  const alone = `${positive ? "" : "!"}${reading[0]}${name}`;
  const read2 = schema.implied !== void 0 && typed ? `${alone}t` : alone;
  return hidden.size === 0 ? read2 : `${read2}-${[...hidden].sort().join()}`;
}
function contradict(a, b) {
  if (a.positive === b.positive || a.name !== b.name) return false;
  const [there, missing] = a.positive ? [a, b] : [b, a];
  if (ranks.indexOf(there.reading) > ranks.indexOf(missing.reading)) return false;
  const looser = there.schema.implied !== void 0 && there.around.typed && !missing.around.typed;
  return !looser && [...there.around.hidden].every((name) => missing.around.hidden.has(name));
}
function listOf(values2, node) {
  const map = new Map(values2.map((value) => [valueKey(value), value]));
  const assertions = [{ kind: "values", values: map, node }];
  return { node, assertions, orNull: false, implied: void 0, hidden: noNames };
}

// src/checks/api-diff/meaning/goals.ts
var fail = { kind: "fail" };
function conditional(reading) {
  return reading === "sent" ? reading : "literal";
}
function demands(assertion, type, whole2, terms) {
  const { reading } = whole2;
  const here = (schema, how = reading) => partOf2(whole2, schema, how, terms);
  const of = (schema) => literalOf(schema, reading, terms);
  switch (assertion.kind) {
    case "types":
      if (!assertion.types.has(type)) return [fail];
      return type === "number" && assertion.whole ? [{ kind: "whole" }] : [];
    case "values":
    case "minimum":
    case "maximum":
    case "multipleOf":
    case "pattern":
      return [assertion];
    case "format":
      return formatGoals(assertion.format, type);
    case "minLength":
    case "minItems":
    case "minProperties":
      return [{ kind: "least", count: assertion.at }];
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return [{ kind: "most", count: assertion.at }];
    case "required":
      return whole2.around.hidden.has(assertion.name) ? [] : [{ kind: "require", name: assertion.name }];
    case "property":
      return [{ kind: "property", name: assertion.name, literal: of(assertion.schema) }];
    case "patternProperty":
    case "additional":
      return [{ kind: "everyName", names: namesOf2(assertion), literal: of(assertion.schema) }];
    case "propertyNames":
      return [{ kind: "names", literal: of(assertion.schema) }];
    case "dependentRequired": {
      const asked2 = [assertion.name, ...assertion.names].map((name) => ({ kind: "require", name }));
      return [{ kind: "choice", alternatives: [[{ kind: "forbid", name: assertion.name }], asked2] }];
    }
    case "dependentSchema": {
      const { name, schema } = assertion;
      const both = [
        { kind: "require", name },
        { kind: "literal", literal: of(schema) }
      ];
      return [{ kind: "choice", alternatives: [[{ kind: "forbid", name }], both] }];
    }
    case "prefixItem":
      return [{ kind: "item", at: assertion.at, literal: of(assertion.schema) }];
    case "items":
      return [{ kind: "everyItem", from: assertion.from, literal: of(assertion.schema) }];
    case "contains": {
      const { least, most } = assertion;
      return [{ kind: "contains", literal: literalOf(assertion.schema, "literal", terms), least, most }];
    }
    case "uniqueItems":
      return [{ kind: "unique" }];
    case "all":
      return [{ kind: "literal", literal: here(assertion.schema) }];
    case "any":
      return [
        { kind: "choice", alternatives: assertion.branches.map((branch) => branchGoals(branch, type, whole2, terms)) }
      ];
    case "one":
      return [{ kind: "choice", alternatives: exclusive(assertion.branches, type, whole2, terms) }];
    case "not":
      return [{ kind: "literal", literal: negationOf(here(assertion.schema, "literal")) }];
    case "if": {
      const condition = here(assertion.schema, "literal");
      const side = (literal3, then) => [
        { kind: "literal", literal: literal3 },
        ...then ? [{ kind: "literal", literal: here(then, conditional(reading)) }] : []
      ];
      const sides = [side(condition, assertion.then), side(negationOf(condition), assertion.else)];
      return [{ kind: "choice", alternatives: sides }];
    }
    case "opaque":
      return [{ kind: "unsure", reason: `the keyword ${assertion.keyword} is not decided here` }];
    default:
      return assertion;
  }
}
function failures(assertion, type, whole2, terms) {
  const { reading } = whole2;
  const here = (schema, how = reading) => partOf2(whole2, schema, how, terms);
  const not = (schema) => negationOf(literalOf(schema, reading, terms));
  switch (assertion.kind) {
    case "types":
      if (!assertion.types.has(type)) return [[]];
      return type === "number" && assertion.whole ? [[{ kind: "fraction" }]] : [];
    case "values":
      return [[{ kind: "notValues", values: assertion.values }]];
    case "minimum":
      return [[{ kind: "maximum", at: assertion.at, exclusive: !assertion.exclusive }]];
    case "maximum":
      return [[{ kind: "minimum", at: assertion.at, exclusive: !assertion.exclusive }]];
    case "multipleOf":
      return [[{ kind: "notMultipleOf", of: assertion.of }]];
    case "pattern":
      return [[{ kind: "notPattern", pattern: assertion.pattern }]];
    case "format":
      return formatFailures(assertion.format, type);
    case "minLength":
    case "minItems":
    case "minProperties":
      return [[{ kind: "most", count: Math.ceil(assertion.at) - 1 }]];
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return [[{ kind: "least", count: Math.floor(assertion.at) + 1 }]];
    case "required":
      return whole2.around.hidden.has(assertion.name) ? [] : [[{ kind: "forbid", name: assertion.name }]];
    case "property": {
      const { name, schema } = assertion;
      return [
        [
          { kind: "require", name },
          { kind: "property", name, literal: not(schema) }
        ]
      ];
    }
    case "patternProperty":
    case "additional":
      return [[{ kind: "someName", names: namesOf2(assertion), literal: not(assertion.schema) }]];
    case "propertyNames":
      return [[{ kind: "someNamed", literal: not(assertion.schema) }]];
    case "dependentRequired": {
      const { name, names: names2 } = assertion;
      return names2.map((other) => [
        { kind: "require", name },
        { kind: "forbid", name: other }
      ]);
    }
    case "dependentSchema": {
      const { name, schema } = assertion;
      return [
        [
          { kind: "require", name },
          { kind: "literal", literal: not(schema) }
        ]
      ];
    }
    case "prefixItem":
      return [[{ kind: "itemThere", at: assertion.at, literal: not(assertion.schema) }]];
    case "items":
      return [[{ kind: "someItem", from: assertion.from, literal: not(assertion.schema) }]];
    case "contains": {
      const { least, most } = assertion;
      const literal3 = literalOf(assertion.schema, "literal", terms);
      const fewer = [{ kind: "contains", literal: literal3, least: 0, most: least - 1 }];
      const more = [{ kind: "contains", literal: literal3, least: most + 1, most: Number.POSITIVE_INFINITY }];
      return [...least > 0 ? [fewer] : [], ...Number.isFinite(most) ? [more] : []];
    }
    case "uniqueItems":
      return [[{ kind: "repeated" }]];
    case "all":
      return [[{ kind: "literal", literal: negationOf(here(assertion.schema)) }]];
    case "any":
      return [assertion.branches.map((branch) => branchFails(branch, type, whole2, terms))];
    case "one":
      return noneOrSeveral(assertion.branches, type, whole2, terms);
    case "not":
      return [[{ kind: "literal", literal: here(assertion.schema, "literal") }]];
    case "if": {
      const condition = here(assertion.schema, "literal");
      const side = (literal3, then) => then ? [
        [
          { kind: "literal", literal: literal3 },
          { kind: "literal", literal: not(then) }
        ]
      ] : [];
      return [...side(condition, assertion.then), ...side(negationOf(condition), assertion.else)];
    }
    case "opaque":
      return [[{ kind: "unsure", reason: `the keyword ${assertion.keyword} is not decided here` }]];
    default:
      return assertion;
  }
}
function namesOf2(assertion) {
  if (assertion.kind === "patternProperty") return { kind: "matching", pattern: assertion.pattern };
  return { kind: "other", except: assertion.except, patterns: assertion.patterns };
}
function isAnnotationFormat(format2) {
  return isWithin(void 0, format2, "string") === "yes";
}
var int32 = { low: -(2 ** 31), high: 2 ** 31 - 1 };
function formatGoals(format2, type) {
  if (type === "string") return isAnnotationFormat(format2) ? [] : [{ kind: "format", format: format2 }];
  if (format2 !== "int32") return [];
  return [
    { kind: "whole" },
    { kind: "minimum", at: int32.low, exclusive: false },
    { kind: "maximum", at: int32.high, exclusive: false }
  ];
}
function formatFailures(format2, type) {
  if (type === "string") return isAnnotationFormat(format2) ? [] : [[{ kind: "notFormat", format: format2 }]];
  if (format2 !== "int32") return [];
  return [
    [{ kind: "minimum", at: int32.high, exclusive: true }],
    [{ kind: "maximum", at: int32.low, exclusive: true }],
    [{ kind: "fraction" }]
  ];
}
function branchGoals(branch, type, whole2, terms, reading = whole2.reading) {
  const own = { kind: "literal", literal: partOf2(whole2, branch.schema, reading, terms) };
  const named3 = type === "object" ? terms.named(branch) : void 0;
  if (!named3) return [own];
  const { property: name, literal: literal3 } = named3;
  return [{ kind: "require", name }, { kind: "property", name, literal: literal3 }, own];
}
function branchFails(branch, type, whole2, terms, reading = whole2.reading) {
  const own = { kind: "literal", literal: negationOf(partOf2(whole2, branch.schema, reading, terms)) };
  const named3 = type === "object" ? terms.named(branch) : void 0;
  if (!named3) return own;
  const { property: name, literal: literal3 } = named3;
  const other = [
    { kind: "require", name },
    { kind: "property", name, literal: negationOf(literal3) }
  ];
  return { kind: "choice", alternatives: [other, [{ kind: "forbid", name }], [own]] };
}
var maxExclusive = 40;
function isLenient(branches, { lenient }) {
  return lenient || branches.length > maxExclusive;
}
function exclusive(branches, type, whole2, terms) {
  return branches.map((branch, at) => [
    ...branchGoals(branch, type, whole2, terms),
    ...isLenient(branches, terms) ? [] : branches.flatMap((other, index) => {
      if (index === at || terms.areApart(branch, other, type)) return [];
      terms.overlaps(whole2.reading);
      return [branchFails(other, type, whole2, terms, "literal")];
    })
  ]);
}
function noneOrSeveral(branches, type, whole2, terms) {
  const none = branches.map((branch) => branchFails(branch, type, whole2, terms));
  if (isLenient(branches, terms)) return [none];
  const pairs = branches.flatMap(
    (branch, at) => branches.slice(at + 1).filter((other) => !terms.areApart(branch, other, type)).map((other) => [branch, other].flatMap((one) => branchGoals(one, type, whole2, terms, "literal")))
  );
  return [none, ...pairs];
}

// src/checks/api-diff/meaning/state.ts
init_shim();
function newState() {
  return {
    literals: /* @__PURE__ */ new Map(),
    unsure: /* @__PURE__ */ new Set(),
    values: void 0,
    notValues: /* @__PURE__ */ new Map(),
    low: void 0,
    high: void 0,
    whole: false,
    fraction: false,
    multiples: [],
    notMultiples: [],
    least: 0,
    most: Number.POSITIVE_INFINITY,
    patterns: /* @__PURE__ */ new Set(),
    notPatterns: /* @__PURE__ */ new Set(),
    formats: /* @__PURE__ */ new Set(),
    notFormats: /* @__PURE__ */ new Set(),
    required: /* @__PURE__ */ new Set(),
    forbidden: /* @__PURE__ */ new Set(),
    properties: /* @__PURE__ */ new Map(),
    everyName: [],
    someName: [],
    names: [],
    someNamed: [],
    sent: void 0,
    items: /* @__PURE__ */ new Map(),
    everyItem: [],
    someItem: [],
    contains: [],
    unique: false,
    repeated: false,
    choices: []
  };
}
function copyOf(state) {
  return {
    ...state,
    literals: new Map(state.literals),
    unsure: new Set(state.unsure),
    notValues: new Map(state.notValues),
    multiples: [...state.multiples],
    notMultiples: [...state.notMultiples],
    patterns: new Set(state.patterns),
    notPatterns: new Set(state.notPatterns),
    formats: new Set(state.formats),
    notFormats: new Set(state.notFormats),
    required: new Set(state.required),
    forbidden: new Set(state.forbidden),
    properties: new Map(state.properties),
    everyName: [...state.everyName],
    someName: [...state.someName],
    names: [...state.names],
    someNamed: [...state.someNamed],
    items: new Map(state.items),
    everyItem: [...state.everyItem],
    someItem: [...state.someItem],
    contains: [...state.contains],
    choices: [...state.choices]
  };
}
function note(state, fact) {
  switch (fact.kind) {
    case "fail":
      return false;
    case "unsure":
      state.unsure.add(fact.reason);
      return true;
    case "values":
      state.values = common(state.values, fact.values);
      return state.values.size > 0;
    case "notValues":
      for (const [key, value] of fact.values) state.notValues.set(key, value);
      return true;
    case "minimum":
      state.low = tighter(state.low, fact, 1);
      return isOpen(state);
    case "maximum":
      state.high = tighter(state.high, fact, -1);
      return isOpen(state);
    case "whole":
      state.whole = true;
      return !state.fraction;
    case "fraction":
      state.fraction = true;
      return !state.whole;
    case "multipleOf":
      state.multiples.push(fact.of);
      return !state.notMultiples.includes(fact.of);
    case "notMultipleOf":
      state.notMultiples.push(fact.of);
      return !state.multiples.includes(fact.of);
    case "least":
      state.least = Math.max(state.least, fact.count);
      return state.least <= state.most;
    case "most":
      state.most = Math.min(state.most, fact.count);
      return state.least <= state.most;
    case "pattern":
      state.patterns.add(fact.pattern);
      return !state.notPatterns.has(fact.pattern);
    case "notPattern":
      state.notPatterns.add(fact.pattern);
      return !state.patterns.has(fact.pattern);
    case "format":
      state.formats.add(fact.format);
      return !state.notFormats.has(fact.format);
    case "notFormat":
      state.notFormats.add(fact.format);
      return !state.formats.has(fact.format);
    case "unique":
      state.unique = true;
      return !state.repeated;
    case "repeated":
      state.repeated = true;
      state.least = Math.max(state.least, 2);
      return !state.unique && state.least <= state.most;
    default:
      return noteInner(state, fact);
  }
}
function noteInner(state, fact) {
  switch (fact.kind) {
    case "require":
      state.required.add(fact.name);
      return !state.forbidden.has(fact.name);
    case "forbid":
      state.forbidden.add(fact.name);
      return !state.required.has(fact.name);
    case "property": {
      const known2 = state.properties.get(fact.name) ?? [];
      state.properties.set(fact.name, joined(known2, fact.literal));
      return !state.required.has(fact.name) || known2.every((one) => !contradict(one, fact.literal));
    }
    case "everyName":
    case "someName":
      state[fact.kind].push({ names: fact.names, literal: fact.literal });
      return true;
    case "names":
    case "someNamed":
      state[fact.kind].push(fact.literal);
      return true;
    case "item":
      state.items.set(fact.at, joined(state.items.get(fact.at) ?? [], fact.literal));
      return true;
    case "itemThere":
      state.least = Math.max(state.least, fact.at + 1);
      state.items.set(fact.at, joined(state.items.get(fact.at) ?? [], fact.literal));
      return state.least <= state.most;
    case "everyItem":
    case "someItem":
      state[fact.kind].push({ from: fact.from, literal: fact.literal });
      return true;
    case "contains":
      state.contains.push(fact);
      return fact.least <= fact.most;
    default:
      return fact;
  }
}
function joined(known2, literal3) {
  const key = keyOf2(literal3);
  return known2.some((one) => keyOf2(one) === key) ? known2 : [...known2, literal3];
}
function common(known2, more) {
  return known2 ? new Map([...known2].filter(([key]) => more.has(key))) : more;
}
function tighter(known2, limit, inward) {
  if (!known2) return { at: limit.at, exclusive: limit.exclusive };
  if (known2.at === limit.at) return { at: known2.at, exclusive: known2.exclusive || limit.exclusive };
  return (limit.at - known2.at) * inward > 0 ? { at: limit.at, exclusive: limit.exclusive } : known2;
}
function isOpen({ low, high }) {
  if (!low || !high) return true;
  return low.at < high.at || low.at === high.at && !low.exclusive && !high.exclusive;
}

// src/checks/api-diff/meaning/steps.ts
init_shim();
var outOfSteps = "the budget of steps ran out";

// src/checks/api-diff/meaning/expand.ts
function expand(state, goals, type, terms, steps) {
  const open2 = [...goals].reverse();
  for (let goal = open2.pop(); goal; goal = open2.pop()) {
    if (goal.kind === "choice") {
      const [only, ...more] = goal.alternatives;
      if (!only) return false;
      if (more.length === 0) open2.push(...[...only].reverse());
      else state.choices.push(goal);
    } else if (goal.kind === "literal") {
      const met = meet(state, goal.literal, type, terms, steps);
      if (met === "contradiction") return false;
      open2.push(...[...met].reverse());
    } else if (!note(state, goal)) return false;
  }
  return true;
}
var partsOfStep = 32;
function meet(state, literal3, type, terms, steps) {
  const alike2 = state.literals.get(literal3.name) ?? [];
  if (alike2.some((one) => isSame3(one, literal3))) return [];
  const { schema, positive } = literal3;
  if (!steps.take(1 + Math.floor(schema.assertions.length / partsOfStep))) {
    return [{ kind: "unsure", reason: outOfSteps }];
  }
  for (const other of alike2) if (contradict(literal3, other)) return "contradiction";
  state.literals.set(literal3.name, [...alike2, literal3]);
  if (type === "object" && positive && literal3.reading === "sent") state.sent = alsoSent(state.sent, schema);
  if (schema.orNull && type === "null") return positive ? [] : "contradiction";
  return positive ? allDemands(literal3, type, terms) : anyFailure(literal3, type, terms);
}
function isSame3(a, b) {
  return a.schema === b.schema && a.positive === b.positive && a.reading === b.reading && sameAround(a.around, b.around);
}
function sameAround(a, b) {
  return a.typed === b.typed && a.hidden.size === b.hidden.size;
}
function allDemands(literal3, type, terms) {
  if (isOtherType(literal3, type, terms)) return "contradiction";
  const { schema, reading } = literal3;
  return assertionsFor(schema, type, terms, reading).flatMap((assertion) => demands(assertion, type, literal3, terms));
}
function anyFailure(literal3, type, terms) {
  if (isOtherType(literal3, type, terms)) return [];
  const { schema, reading } = literal3;
  const alternatives = assertionsFor(schema, type, terms, reading).flatMap(
    (assertion) => failures(assertion, type, literal3, terms)
  );
  if (alternatives.length === 0) return "contradiction";
  return alternatives.some((goals) => goals.length === 0) ? [] : [{ kind: "choice", alternatives }];
}
function isOtherType({ schema, reading, around: around3 }, type, { use }) {
  const { implied: implied2 } = schema;
  if (reading === "literal" || around3.typed || implied2 === void 0 || implied2 === type) return false;
  return !(use === "parameter" && implied2 === "array" && type !== "object");
}
function assertionsFor(schema, type, { use }, reading) {
  const own = schema.assertions.filter((assertion) => concerns(assertion, type) && !isUnread(assertion, use, reading));
  if (use !== "parameter" || reading !== "accepted") return own;
  return onTheWire2(schema, type, own);
}
function isUnread(assertion, use, reading) {
  if (use !== "response" || reading !== "accepted") return false;
  return assertion.kind === "additional" && assertion.schema.value === false;
}
function onTheWire2(schema, type, own) {
  const types2 = own.find((assertion) => assertion.kind === "types");
  const listed = own.map(
    (assertion) => assertion.kind === "values" ? { ...assertion, values: spellings(assertion.values) } : assertion
  );
  if (type === "object" || !types2 || types2.types.has(type)) return listed;
  const rest = listed.filter(({ kind }) => kind !== "types" && kind !== "format");
  if (types2.types.has("array")) {
    const items = schema.assertions.flatMap(
      (assertion) => assertion.kind === "items" || assertion.kind === "prefixItem" && assertion.at === 0 ? [{ kind: "all", schema: assertion.schema, node: assertion.node }] : []
    );
    const several = schema.assertions.some((one) => one.kind === "minItems" && one.at > 1);
    return several ? listed : [...rest, ...items];
  }
  if (!types2.types.has("string") || type === "null" || type === "array") return listed;
  const ofText = schema.assertions.filter(({ kind }) => kind === "format" || typeOf2[kind] === "string");
  const doubt = ofText.map(({ kind, node }) => ({ kind: "opaque", keyword: kind, type: void 0, node }));
  return [...rest, ...doubt];
}
function spellings(values2) {
  const all2 = [...values2.values()].flatMap((value) => {
    if (typeof value === "number" || typeof value === "boolean") return [value, String(value)];
    if (typeof value !== "string") return [value];
    const read2 = value === "true" ? true : value === "false" ? false : Number(value);
    return value !== "" && String(read2) === value ? [value, read2] : [value];
  });
  return new Map(all2.map((value) => [valueKey(value), value]));
}
var typeOf2 = {
  types: void 0,
  values: void 0,
  minimum: "number",
  maximum: "number",
  multipleOf: "number",
  minLength: "string",
  maxLength: "string",
  minItems: "array",
  maxItems: "array",
  minProperties: "object",
  maxProperties: "object",
  pattern: "string",
  format: void 0,
  required: "object",
  property: "object",
  patternProperty: "object",
  additional: "object",
  propertyNames: "object",
  dependentRequired: "object",
  dependentSchema: "object",
  prefixItem: "array",
  items: "array",
  contains: "array",
  uniqueItems: "array",
  all: void 0,
  any: void 0,
  one: void 0,
  not: void 0,
  if: void 0,
  opaque: void 0
};
function concerns(assertion, type) {
  if (assertion.kind === "opaque") return assertion.type === void 0 || assertion.type === type;
  if (assertion.kind === "format") return type === "string" || type === "number";
  const own = typeOf2[assertion.kind];
  return own === void 0 || own === type;
}
function typesAtAGlance(schema, schemaAt) {
  let types2 = new Set(jsonTypes);
  let at = schema;
  for (let hops = 0; at && hops < 5; hops++) {
    if (at.orNull) return types2;
    let next;
    for (const assertion of at.assertions) {
      if (assertion.kind === "types") types2 = new Set([...types2].filter((type) => assertion.types.has(type)));
      if (assertion.kind === "all") next ??= schemaAt(assertion.schema);
    }
    at = next;
  }
  return types2;
}
function alsoSent(known2, schema) {
  const names2 = new Set(known2?.names);
  const patterns = [...known2?.patterns ?? []];
  let any2 = known2?.any ?? false;
  for (const assertion of schema.assertions) {
    if (assertion.kind === "property" || assertion.kind === "required") names2.add(assertion.name);
    else if (assertion.kind === "dependentRequired")
      for (const name of [assertion.name, ...assertion.names]) names2.add(name);
    else if (assertion.kind === "dependentSchema") names2.add(assertion.name);
    else if (assertion.kind === "patternProperty") patterns.push(assertion.pattern);
    else if (assertion.kind === "additional" && assertion.schema.value !== false) any2 = true;
  }
  return { names: names2, patterns, any: any2 };
}
function openAlternatives(state, { alternatives }, type, terms) {
  const open2 = [];
  for (const goals of alternatives) {
    const left = [];
    let possible = true;
    const mayDeclare = goals.some(maySend);
    for (const goal of goals) {
      const glance = glanceAt(state, goal, type, terms, mayDeclare);
      if (glance === "impossible") {
        possible = false;
        break;
      }
      if (glance === "open") left.push(goal);
    }
    if (!possible) continue;
    if (left.length === 0) return "met";
    open2.push(left);
  }
  return open2;
}
function glanceAt(state, goal, type, terms, mayDeclare) {
  const isGone = (name) => mayDeclare ? state.forbidden.has(name) : isMissing(state, name);
  switch (goal.kind) {
    case "fail":
      return "impossible";
    case "require":
      if (isGone(goal.name)) return "impossible";
      return state.required.has(goal.name) ? "met" : "open";
    case "forbid":
      if (state.required.has(goal.name)) return "impossible";
      return isGone(goal.name) ? "met" : "open";
    case "literal":
      return glanceAtLiteral(state, goal.literal, type, terms, isGone);
    case "property":
      return (state.properties.get(goal.name) ?? []).some((one) => keyOf2(one) === keyOf2(goal.literal)) ? "met" : "open";
    default:
      return "open";
  }
}
function glanceAtLiteral(state, literal3, type, terms, isGone) {
  for (const other of state.literals.get(literal3.name) ?? []) {
    if (keyOf2(other) === keyOf2(literal3)) return "met";
    if (contradict(literal3, other)) return "impossible";
  }
  const { schema, positive, around: around3 } = literal3;
  const schemaAt = (node) => schemaOf(node, terms.use);
  const possible = terms.use === "parameter" || typesAtAGlance(schema, schemaAt).has(type) && (type !== "object" || requiredAtAGlance(schema, schemaAt).every((name) => around3.hidden.has(name) || !isGone(name)));
  if (possible) return "open";
  return positive ? "impossible" : "met";
}
function isMissing(state, name) {
  if (state.forbidden.has(name)) return true;
  const { sent } = state;
  if (!sent || sent.any || sent.patterns.length > 0 || sent.names.has(name)) return false;
  return !state.choices.some(({ alternatives }) => alternatives.some((goals) => goals.some(maySend)));
}
function maySend(goal) {
  if (goal.kind === "choice") return goal.alternatives.some((goals) => goals.some(maySend));
  return goal.kind === "literal" && goal.literal.positive && goal.literal.reading === "sent";
}
function requiredAtAGlance(schema, schemaAt) {
  const names2 = [];
  let at = schema;
  for (let hops = 0; at && hops < 5; hops++) {
    let next;
    for (const assertion of at.assertions) {
      if (assertion.kind === "required") names2.push(assertion.name);
      if (assertion.kind === "all") next ??= schemaAt(assertion.schema);
    }
    at = next;
  }
  return names2;
}

// src/checks/api-diff/meaning/solve-constant.ts
init_shim();
function solveConstant(search, values2, type, asked2) {
  let doubtful;
  let doubted = false;
  for (const value of values2) {
    if (typeOfValue(value) !== type) continue;
    const fits = fitsAll(asked2, value, search);
    if (fits === true) return { kind: "value", value, doubt: void 0 };
    if (fits === void 0 && !doubted) {
      doubtful = value;
      doubted = true;
    }
  }
  if (doubted) return { kind: "value", value: doubtful, doubt: "whether a listed value fits is not decided here" };
  return { kind: "empty" };
}
function typeOfValue(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  switch (typeof value) {
    case "boolean":
    case "number":
    case "string":
      return typeof value;
    default:
      return "object";
  }
}

// src/checks/api-diff/meaning/solve-number.ts
init_shim();
var maxTries = 200;
function solveNumber(state) {
  const step2 = stepOf(state);
  if (step2 === "unknown") return { kind: "undecided", reason: "the numbers are too large or too fine to tell" };
  const excluded = state.fraction ? [1, ...state.notMultiples] : state.notMultiples;
  if (step2 && excluded.some((of) => isMultipleOfStep(step2, of))) return { kind: "empty" };
  const fits = (value) => fitsNumber(state, value);
  const plain3 = [1, 0, ...nearEnds(state), -1, 2, 10, 0.5, 1.5];
  const found2 = plain3.find(fits);
  if (found2 !== void 0) return { kind: "value", value: found2, doubt: void 0 };
  return step2 ? amongMultiples(state, step2, fits) : amongAll(state, fits);
}
function isMultipleOfStep(step2, of) {
  const finer = decimal(of);
  return finer !== void 0 && isMultiple(step2, finer) === true;
}
function stepOf({ multiples, whole: whole2 }) {
  let step2;
  for (const of of whole2 ? [1, ...multiples] : multiples) {
    const next = decimal(of);
    const both = next && (step2 ? lcm(step2, next) : next);
    if (!both) return "unknown";
    step2 = both;
  }
  return step2;
}
function nearEnds({ low, high }) {
  const ends = [low?.at, high?.at].filter((at) => at !== void 0);
  const middle = low && high ? [(low.at + high.at) / 2] : [];
  const near = ends.flatMap((at) => [
    at + 1,
    at - 1,
    at + 0.5,
    at - 0.5,
    at + Math.abs(at) * 1e-9,
    at - Math.abs(at) * 1e-9
  ]);
  return [...ends, ...near, ...middle];
}
function amongMultiples({ low, high }, step2, fits) {
  const from = end(low);
  const to = end(high);
  const first = from ? firstMultiple(step2, from) : void 0;
  const last = to ? lastMultiple(step2, to) : void 0;
  if (from && !first || to && !last) return { kind: "undecided", reason: "the numbers are too far apart to tell" };
  if (first && last && compare2(first, last) > 0) return { kind: "empty" };
  let at = first ?? last ?? step2;
  const by = first || !last ? step2 : { digits: -step2.digits, exponent: step2.exponent };
  for (let tries = 0; at && tries < maxTries; tries++) {
    if (first && last && compare2(at, last) > 0) return { kind: "empty" };
    const value = numberOf(at);
    if (value !== void 0 && fits(value)) return { kind: "value", value, doubt: void 0 };
    at = plus(at, by);
  }
  return { kind: "undecided", reason: "no number was found that is a multiple of all that it has to be" };
}
function end(limit) {
  const at = limit && decimal(limit.at);
  return limit && at ? { at, exclusive: limit.exclusive } : void 0;
}
function amongAll({ low, high, fraction, notMultiples, notValues }, fits) {
  if (low && high && low.at === high.at) return { kind: "empty" };
  const [from, to] = [low?.at ?? Math.min(0, (high?.at ?? 1) - 1), high?.at ?? Math.max(1, (low?.at ?? 0) + 1)];
  const points = notValues.size + 20 * notMultiples.length + (fraction ? 3 : 0) + 20;
  for (let at = 1; at <= Math.min(points, maxTries); at++) {
    const value = from + (to - from) * at / (points + 1);
    if (fits(value)) return { kind: "value", value, doubt: void 0 };
  }
  return { kind: "undecided", reason: "no number was found between the limits" };
}
function fitsNumber(state, value) {
  const { low, high, whole: whole2, fraction, multiples, notMultiples, notValues } = state;
  if (low && (low.exclusive ? value <= low.at : value < low.at)) return false;
  if (high && (high.exclusive ? value >= high.at : value > high.at)) return false;
  if (whole2 && !Number.isInteger(value)) return false;
  if (fraction && Number.isInteger(value)) return false;
  if (notValues.has(valueKey(value))) return false;
  return multiples.every((of) => isMultipleOf(value, of) === true) && notMultiples.every((of) => isMultipleOf(value, of) === false);
}
function isMultipleOf(value, of) {
  const [left, right] = [decimal(value), decimal(of)];
  return left && right && isMultiple(left, right);
}

// src/checks/api-diff/meaning/solve-string.ts
init_shim();
var maxText = 2e4;
var wanted = 8;
function solveString(search, state) {
  const { least, most, formats, notFormats } = state;
  for (const inner of formats) {
    for (const outer of notFormats) if (isWithin(inner, outer, "string") === "yes") return { kind: "empty" };
  }
  if (least > maxText) return { kind: "undecided", reason: "texts are too long to be tried" };
  const formatted = [...formats].flatMap(samplesOf).flatMap((text2) => [text2, ...ofLength(text2, least, most)]);
  const unformatted = notFormats.size > 0 ? ["no format at all", "-", `${"a".repeat(64)}.com`] : [];
  const plain3 = [
    ...formatted,
    ...unformatted,
    ...plainTexts(least, most),
    ...formats.size > 0 ? [] : [textOfNoFormat]
  ];
  let doubtful;
  for (const text2 of plain3) {
    if (typeof text2 !== "string") continue;
    const fits = fitsText(search, state, text2);
    if (fits === true) return { kind: "value", value: text2, doubt: void 0 };
    if (fits === void 0) doubtful ??= text2;
  }
  return byAutomaton(search, state, doubtful);
}
function ofLength(text2, least, most) {
  if (text2.length >= least || most < least) return [];
  return [text2.padEnd(least, "a"), text2.padStart(least, "a")];
}
function plainTexts(least, most) {
  return ["text", "name", "a", "1", ""].map((text2) => {
    const long = text2.padEnd(Math.max(least, 0), text2.at(-1) ?? "x");
    return [...long].slice(0, Math.max(0, Math.min(most, maxText))).join("");
  });
}
function byAutomaton({ languages, steps }, state, doubtful) {
  const { patterns, notPatterns, least, most, formats, notFormats, notValues } = state;
  const question = {
    matching: [...patterns],
    notMatching: [...notPatterns],
    minLength: Math.max(0, least),
    maxLength: most
  };
  const answer2 = languages.textsOf(question, wanted + notValues.size, steps);
  if (answer2.kind === "none") return { kind: "empty" };
  if (answer2.kind === "undecided") {
    if (doubtful !== void 0) return { kind: "value", value: doubtful, doubt: answer2.reason };
    return { kind: "undecided", reason: answer2.reason };
  }
  const fitting = answer2.texts.filter((text2) => !notValues.has(valueKey(text2)));
  const known2 = (text2) => [...formats].every((format2) => fitsFormat(format2, text2) === true) && [...notFormats].every((format2) => fitsFormat(format2, text2) === false);
  const [first] = fitting.filter(known2);
  if (first !== void 0) return { kind: "value", value: first, doubt: void 0 };
  const all2 = answer2.texts.length < wanted + notValues.size;
  if (fitting.length === 0 && all2) return { kind: "empty" };
  if (doubtful !== void 0) return { kind: "value", value: doubtful, doubt: "formats are only known by samples" };
  const [some] = fitting;
  if (some === void 0) return { kind: "undecided", reason: "no text was found that is not listed" };
  return formats.size + notFormats.size > 0 ? { kind: "undecided", reason: `the format ${[...formats, ...notFormats].join(" and ")} is only known by samples` } : { kind: "value", value: some, doubt: void 0 };
}
function fitsText({ languages, steps }, state, text2) {
  const length = [...text2].length;
  if (length < state.least || length > state.most || state.notValues.has(valueKey(text2))) return false;
  const answers = [
    ...[...state.patterns].map((pattern) => languages.matches(pattern, text2, steps)),
    ...[...state.notPatterns].map((pattern) => opposite(languages.matches(pattern, text2, steps))),
    ...[...state.formats].map((format2) => fitsFormat(format2, text2)),
    ...[...state.notFormats].map((format2) => opposite(fitsFormat(format2, text2)))
  ];
  return all(answers);
}
function opposite(answer2) {
  return answer2 === void 0 ? void 0 : !answer2;
}
function all(answers) {
  if (answers.includes(false)) return false;
  return answers.includes(void 0) ? void 0 : true;
}

// src/checks/api-diff/meaning/fits.ts
function fitsAll(literals, value, search) {
  return all(
    literals.map((literal3) => {
      const fits = fitsLiteral(literal3, value, search, 0);
      return literal3.positive ? fits : opposite(fits);
    })
  );
}
function fitsNode(schema, value, reading, search) {
  const read2 = "assertions" in schema ? schema : schemaOf(schema, search.terms.use);
  return fitsLiteral(literalOfSchema(read2, reading, search.terms), value, search, 0);
}
var maxDepth2 = 60;
function fitsLiteral(literal3, value, search, depth) {
  if (depth > maxDepth2 || !search.steps.take(1)) return void 0;
  const { schema, reading, around: around3 } = literal3;
  const { terms } = search;
  const type = typeOfValue(value);
  if (schema.orNull && type === "null") return true;
  if (reading !== "literal" && !around3.typed && schema.implied !== void 0 && schema.implied !== type) {
    return terms.use === "parameter" ? void 0 : false;
  }
  const test = {
    part: (inner, how = reading) => fitsLiteral(partOf2(literal3, inner, how, terms), value, search, depth + 1),
    below: (inner, at, how = reading) => fitsLiteral(literalOf(inner, how, terms), at, search, depth + 1),
    hidden: around3.hidden
  };
  const answers = [];
  for (const assertion of schema.assertions) {
    if (!concerns(assertion, type)) continue;
    const answer2 = holds2(assertion, value, test, search);
    if (answer2 === false && terms.use !== "parameter") return false;
    answers.push(
      answer2 === false && typeof value !== "object" && assertion.kind !== "all" ? wire(assertion, value) : answer2
    );
  }
  return all(answers);
}
function wire(assertion, value) {
  if (assertion.kind === "values") {
    return [...assertion.values.values()].some((one) => String(one) === String(value));
  }
  return assertion.kind === "types" ? void 0 : false;
}
function holds2(assertion, value, test, search) {
  switch (assertion.kind) {
    case "types": {
      const whole2 = !assertion.whole || typeof value !== "number" || Number.isInteger(value);
      return whole2 && assertion.types.has(typeOfValue(value));
    }
    case "values":
      return assertion.values.has(valueKey(value));
    case "minimum":
      return assertion.exclusive ? Number(value) > assertion.at : Number(value) >= assertion.at;
    case "maximum":
      return assertion.exclusive ? Number(value) < assertion.at : Number(value) <= assertion.at;
    case "multipleOf":
      return isMultipleOf(Number(value), assertion.of);
    case "minLength":
    case "minItems":
    case "minProperties":
      return sizeOf(value) >= assertion.at;
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return sizeOf(value) <= assertion.at;
    case "pattern":
      return search.languages.matches(assertion.pattern, String(value), search.steps);
    case "format":
      return hasFormat(assertion.format, value);
    case "uniqueItems":
      return Array.isArray(value) && new Set(value.map(valueKey)).size === value.length;
    case "prefixItem":
      return !Array.isArray(value) || assertion.at >= value.length || test.below(assertion.schema, value[assertion.at]);
    case "items":
      return !Array.isArray(value) || all(value.slice(assertion.from).map((item) => test.below(assertion.schema, item)));
    case "contains":
      return containsEnough(assertion, value, test);
    case "all":
      return test.part(assertion.schema);
    case "any":
      return any(assertion.branches.map((branch) => fitsBranch(branch, value, test)));
    case "one": {
      const answers = assertion.branches.map((branch) => fitsBranch(branch, value, test));
      return search.terms.lenient || answers.length > maxExclusive ? any(answers) : exactlyOne(answers);
    }
    case "not":
      return opposite(test.part(assertion.schema, "literal"));
    case "if": {
      const condition = test.part(assertion.schema, "literal");
      return condition === void 0 ? void 0 : fitsSide(condition ? assertion.then : assertion.else, test);
    }
    case "opaque":
      return void 0;
    default:
      return isMembers(value) ? holdsForMembers(assertion, value, test, search) : true;
  }
}
function exactlyOne(answers) {
  const sure = answers.filter((answer2) => answer2 === true).length;
  if (sure > 1) return false;
  return answers.includes(void 0) ? void 0 : sure === 1;
}
function fitsSide(side, test) {
  return side ? test.part(side, "literal") : true;
}
function holdsForMembers(assertion, value, test, { languages, steps }) {
  const names2 = Object.keys(value);
  const matches = (pattern, name) => languages.matches(pattern, name, steps);
  switch (assertion.kind) {
    case "required":
      return Object.hasOwn(value, assertion.name) || test.hidden.has(assertion.name);
    case "property":
      return !Object.hasOwn(value, assertion.name) || test.below(assertion.schema, value[assertion.name]);
    case "patternProperty":
      return all(
        names2.map((name) => implied(matches(assertion.pattern, name), () => test.below(assertion.schema, value[name])))
      );
    case "additional":
      return all(
        names2.map((name) => {
          const listed = assertion.except.has(name) || any(assertion.patterns.map((pattern) => matches(pattern, name)));
          return implied(opposite(listed), () => test.below(assertion.schema, value[name]));
        })
      );
    case "propertyNames":
      return all(names2.map((name) => test.below(assertion.schema, name)));
    case "dependentRequired":
      return !Object.hasOwn(value, assertion.name) || assertion.names.every((name) => Object.hasOwn(value, name));
    case "dependentSchema":
      return !Object.hasOwn(value, assertion.name) || test.part(assertion.schema, "literal");
    default:
      return assertion;
  }
}
function implied(condition, then) {
  if (condition === false) return true;
  const answer2 = then();
  return condition === void 0 && answer2 !== true ? void 0 : answer2;
}
function any(answers) {
  if (answers.includes(true)) return true;
  return answers.includes(void 0) ? void 0 : false;
}
function fitsBranch({ schema, names: names2 }, value, test) {
  const named3 = !names2 || !isMembers(value) || names2.values.some((one) => value[names2.property] === one);
  return named3 ? test.part(schema) : false;
}
function containsEnough({ schema, least, most }, value, test) {
  if (!Array.isArray(value)) return true;
  const answers = value.map((item) => test.below(schema, item, "literal"));
  const sure = answers.filter((answer2) => answer2 === true).length;
  const possible = sure + answers.filter((answer2) => answer2 === void 0).length;
  if (sure > most || possible < least) return false;
  return sure === possible ? true : void 0;
}
function hasFormat(format2, value) {
  if (typeof value === "string") return isWithin(void 0, format2, "string") === "yes" || fitsFormat(format2, value);
  if (typeof value !== "number" || format2 !== "int32") return true;
  return Number.isInteger(value) && value >= -(2 ** 31) && value <= 2 ** 31 - 1;
}
function sizeOf(value) {
  if (typeof value === "string") return [...value].length;
  if (Array.isArray(value)) return value.length;
  return isMembers(value) ? Object.keys(value).length : 0;
}

// src/checks/api-diff/meaning/blame.ts
var maxDepth3 = 30;
function failingKeyword(node, value, search, depth = 0) {
  if (depth > maxDepth3) return void 0;
  const { use } = search.terms;
  const fits = (schema, at) => fitsNode(schema, at, "accepted", search);
  for (const assertion of schemaOf(node, use).assertions) {
    const below2 = (schema, at) => fits(schema, at) === false ? failingKeyword(schema, at, search, depth + 1) ?? whole(assertion) : void 0;
    const found2 = failingIn(assertion, value, below2, (schema) => fits(schema, value), search);
    if (found2) return found2;
  }
  return void 0;
}
function whole(assertion, several = false) {
  return { kind: assertion.kind, node: assertion.node, several };
}
function failingIn(assertion, value, below2, fits, search) {
  switch (assertion.kind) {
    case "all":
      return below2(assertion.schema, value);
    case "property":
      return isMembers(value) && Object.hasOwn(value, assertion.name) ? below2(assertion.schema, value[assertion.name]) : void 0;
    case "items":
      return Array.isArray(value) ? firstOf(value.slice(assertion.from), (item) => below2(assertion.schema, item)) : void 0;
    case "prefixItem":
      return Array.isArray(value) && value.length > assertion.at ? below2(assertion.schema, value[assertion.at]) : void 0;
    case "any":
    case "one": {
      const fitting = assertion.branches.filter(({ schema }) => fits(schema) === true).length;
      if (fitting === 0) return whole(assertion);
      return assertion.kind === "one" && fitting > 1 ? whole(assertion, true) : void 0;
    }
    default: {
      const schema = {
        node: assertion.node,
        assertions: [assertion],
        orNull: false,
        implied: void 0,
        hidden: noNames
      };
      return fitsNode(schema, value, "accepted", search) === false ? whole(assertion) : void 0;
    }
  }
}
function firstOf(values2, find) {
  for (const value of values2) {
    const found2 = find(value);
    if (found2 !== void 0) return found2;
  }
  return void 0;
}

// src/checks/api-diff/meaning/inhabit.ts
init_shim();

// src/checks/api-diff/meaning/answer.ts
init_shim();
function firstValue(cases) {
  let best = { kind: "empty" };
  for (const answer2 of cases) {
    if (answer2.kind === "value" && answer2.doubt === void 0) return answer2;
    if (answer2.kind !== "empty" && best.kind !== "value") best = answer2;
  }
  return best;
}

// src/checks/api-diff/meaning/solve-array.ts
init_shim();
var maxItems = 2e3;
var maxDemands = 5;
function solveArray(search, state) {
  if (state.least > maxItems) return { kind: "undecided", reason: "lists are too long to be tried" };
  const demands2 = [
    ...state.someItem.map((one) => ({ ...one, group: one })),
    ...state.contains.flatMap(
      (one) => Array.from({ length: Math.min(one.least, maxDemands + 1) }, () => ({
        from: 0,
        literal: one.literal,
        group: one
      }))
    )
  ];
  if (demands2.length > maxDemands) return { kind: "undecided", reason: "too many items are asked for at once" };
  if (!state.repeated) return place(search, state, demands2, /* @__PURE__ */ new Map());
  return withRepetition(search, state, demands2);
}
function withRepetition(search, state, demands2) {
  const last = firstAlike(state) + 2;
  let best = { kind: "empty" };
  for (let a = 0; a < last; a++) {
    for (let b = a + 1; b < last; b++) {
      const both = [...literalsAt(state, a), ...literalsAt(state, b)];
      const answer2 = place(search, state, demands2, /* @__PURE__ */ new Map([[a, both], [b, both]]), [a, b]);
      if (answer2.kind === "value") return answer2;
      if (answer2.kind === "undecided") best = answer2;
    }
  }
  return best;
}
function firstAlike(state) {
  return Math.max(0, ...[...state.items.keys()].map((at) => at + 1), ...state.everyItem.map(({ from }) => from));
}
function literalsAt(state, at) {
  let literals = state.items.get(at) ?? [];
  for (const { from, literal: literal3 } of state.everyItem) if (at >= from) literals = joined(literals, literal3);
  return literals;
}
function place(search, state, demands2, placed2, alike2 = [], taken = /* @__PURE__ */ new Map()) {
  const [demand, ...rest] = demands2;
  if (!demand) return fill(search, state, placed2, alike2, taken);
  const last = Math.max(firstAlike(state), demand.from, ...[...placed2.keys()].map((at) => at + 1)) + demands2.length;
  let best = { kind: "empty" };
  for (let at = demand.from; at < Math.min(last, state.most); at++) {
    const own = taken.get(demand.group) ?? [];
    if (own.includes(at)) continue;
    if (!search.steps.take(1)) return { kind: "undecided", reason: outOfSteps };
    const here = joined(placed2.get(at) ?? literalsAt(state, at), demand.literal);
    const next = new Map([...placed2, [at, here]]);
    const answer2 = place(search, state, rest, next, alike2, new Map([...taken, [demand.group, [...own, at]]]));
    if (answer2.kind === "value") return answer2;
    if (answer2.kind === "undecided") best = answer2;
  }
  return best;
}
function fill(search, state, placed2, alike2, taken) {
  const length = Math.max(state.least, 0, ...[...placed2.keys()].map((at) => at + 1));
  if (length > state.most) return { kind: "empty" };
  const capped = state.contains.filter(({ most }) => most < length);
  const loose = capped.some(({ least, most }) => most > least);
  const wanted2 = Array.from({ length }, (_, at) => {
    let literals = placed2.get(at) ?? literalsAt(state, at);
    for (const one of capped) if (!taken.get(one)?.includes(at)) literals = joined(literals, negationOf(one.literal));
    return literals;
  });
  const made2 = state.unique ? different(search, wanted2) : each(search, wanted2, alike2);
  const answer2 = made2.kind === "value" && state.notValues.has(valueKey(made2.value)) ? longer(search, state, placed2, length) : made2;
  return answer2.kind === "empty" && loose ? { kind: "undecided", reason: "how many items match is not counted here" } : answer2;
}
function longer(search, state, placed2, length) {
  for (let more = 1; more <= state.notValues.size && length + more <= state.most; more++) {
    const wanted2 = Array.from({ length: length + more }, (_, at) => placed2.get(at) ?? literalsAt(state, at));
    const answer2 = state.unique ? different(search, wanted2) : each(search, wanted2, []);
    if (answer2.kind !== "value") return { kind: "undecided", reason: "no other list was found" };
    if (!state.notValues.has(valueKey(answer2.value))) return answer2;
  }
  return { kind: "undecided", reason: "no other list was found" };
}
function each(search, wanted2, alike2) {
  const values2 = [];
  let doubt;
  const [first, second] = alike2;
  for (const [at, literals] of wanted2.entries()) {
    const known2 = at === second && first !== void 0;
    if (known2) {
      values2.push(values2[first]);
      continue;
    }
    const both = at === first && second !== void 0 ? [...literals, ...wanted2[second] ?? []] : literals;
    const answer2 = search.find(both);
    if (answer2.kind !== "value") return answer2;
    doubt ??= answer2.doubt;
    values2.push(answer2.value);
  }
  return { kind: "value", value: values2, doubt };
}
function different(search, wanted2) {
  const groups = /* @__PURE__ */ new Map();
  for (const [at, literals] of wanted2.entries()) {
    const key = literals.map(keyOf2).sort().join(" ");
    const known2 = groups.get(key);
    if (known2) known2.places.push(at);
    else groups.set(key, { literals, places: [at] });
  }
  const values2 = [];
  const used = /* @__PURE__ */ new Set();
  for (const { literals, places: places2 } of groups.values()) {
    const several = search.findSeveral(literals, places2.length + used.size);
    const free = several.values.filter((value) => !used.has(valueKey(value)));
    if (free.length < places2.length) {
      const few = several.complete && several.values.length < places2.length;
      return few ? { kind: "empty" } : { kind: "undecided", reason: "not enough different items were found" };
    }
    for (const [index, at] of places2.entries()) {
      values2[at] = free[index];
      used.add(valueKey(free[index]));
    }
  }
  return { kind: "value", value: values2, doubt: void 0 };
}

// src/checks/api-diff/meaning/solve-object.ts
init_shim();

// src/checks/api-diff/meaning/examples.ts
init_shim();
function examplesOf(literals) {
  return literals.filter(({ positive }) => positive).flatMap(({ schema: { node } }) => [
    ...["example", "default"].flatMap((keyword) => {
      const at = child(node, keyword);
      return at ? [at.value] : [];
    }),
    ...children(child(node, "examples")).map(({ value }) => value)
  ]);
}

// src/checks/api-diff/meaning/solve-object.ts
var maxDemands2 = 5;
var maxNames2 = 300;
function solveObject(search, state) {
  const demands2 = state.someName.length + state.someNamed.length;
  if (demands2 > maxDemands2) return { kind: "undecided", reason: "too many names are asked for at once" };
  if (state.least > maxNames2) return { kind: "undecided", reason: "objects are too large to be tried" };
  const needed = new Map([...state.required].map((name) => [name, []]));
  return choose(search, state, needed, 0);
}
function choose(search, state, needed, done) {
  const some = state.someName[done];
  const named3 = state.someNamed[done - state.someName.length];
  if (!some && !named3) return build2(search, state, needed);
  const { names: names2, complete } = some ? namesOfKind(search, state, some.names) : namesThat(search, state, named3);
  const tried = firstValue(casesOf(search, state, needed, done, names2));
  return tried.kind === "empty" && !complete ? { kind: "undecided", reason: "not every name could be tried" } : tried;
}
function* casesOf(search, state, needed, done, names2) {
  const some = state.someName[done];
  for (const name of names2) {
    if (!search.steps.take(1)) {
      yield { kind: "undecided", reason: outOfSteps };
      return;
    }
    const own = needed.get(name) ?? [];
    yield choose(search, state, new Map([...needed, [name, some ? joined(own, some.literal) : own]]), done + 1);
  }
}
function namesOfKind(search, state, kind) {
  const known2 = knownNames(state).filter((name) => isOfKind(search, kind, name) === true);
  if (state.sent && !state.sent.any && state.sent.patterns.length === 0) return { names: known2, complete: true };
  const fresh = freshNames(search, state, kind);
  return { names: [...known2, ...fresh.names], complete: fresh.complete };
}
function namesThat(search, state, literal3) {
  if (!literal3) return { names: [], complete: true };
  const known2 = knownNames(state).filter((name) => fitsAll([literal3], name, search) !== false);
  if (state.sent && !state.sent.any && state.sent.patterns.length === 0) return { names: known2, complete: true };
  const several = search.findSeveral([...state.names, literal3], 4);
  const texts2 = several.values.filter((value) => typeof value === "string");
  return { names: [...known2, ...texts2], complete: several.complete };
}
function knownNames(state) {
  const names2 = /* @__PURE__ */ new Set([...state.required, ...state.sent?.names ?? [], ...state.properties.keys()]);
  for (const { names: kind } of [...state.everyName, ...state.someName]) {
    if (kind.kind === "other") for (const name of kind.except) names2.add(name);
  }
  return [...names2].filter((name) => !state.forbidden.has(name)).slice(0, maxNames2);
}
function isOfKind({ languages, steps }, kind, name) {
  if (kind.kind === "matching") return languages.matches(kind.pattern, name, steps);
  if (kind.except.has(name)) return false;
  return opposite(any(kind.patterns.map((pattern) => languages.matches(pattern, name, steps))));
}
var maxPatterns = 4;
function freshNames(search, state, kind) {
  const { languages, steps } = search;
  const patterns = /* @__PURE__ */ new Set([
    ...state.everyName.flatMap(({ names: names3 }) => patternsOf2(names3)),
    ...state.sent?.patterns ?? [],
    ...patternsOf2(kind)
  ]);
  let complete = state.names.length === 0;
  const sets = patterns.size <= maxPatterns ? subsetsOf([...patterns]) : [[...patterns].slice(0, 1), []];
  if (patterns.size > maxPatterns) complete = false;
  const known2 = new Set(knownNames(state));
  const texts2 = sets.flatMap((matching) => {
    if (patterns.size === 0) return plainNames;
    const notMatching = [...patterns].filter((pattern) => !matching.includes(pattern));
    const question = { matching, notMatching, minLength: 0, maxLength: Number.POSITIVE_INFINITY };
    const answer2 = languages.textsOf(question, 3 + known2.size, steps);
    if (answer2.kind === "undecided") complete = false;
    return answer2.kind === "texts" ? answer2.texts : [];
  });
  const asNamed = state.names.length > 0 ? search.findSeveral(state.names, 3).values : [];
  const names2 = [...texts2, ...asNamed.filter((value) => typeof value === "string")];
  const fresh = [...new Set(names2)].filter((name) => !known2.has(name) && isOfKind(search, kind, name) === true);
  return { names: fresh, complete };
}
function subsetsOf(patterns) {
  const sets = [[]];
  for (const pattern of patterns) sets.push(...sets.map((one) => [...one, pattern]));
  return sets;
}
var plainNames = ["name", "undeclared", "other", "more", "another"];
function patternsOf2(kind) {
  return kind.kind === "matching" ? [kind.pattern] : kind.patterns;
}
function mayBeThere(search, state, name) {
  const { sent } = state;
  const sendable = !sent || sent.any || sent.names.has(name) || any(sent.patterns.map((one) => search.languages.matches(one, name, search.steps)));
  return all([sendable, state.names.length === 0 || fitsAll(state.names, name, search)]);
}
function valueAt(search, state, name, more) {
  const there = mayBeThere(search, state, name);
  if (there === false) return { kind: "empty" };
  let literals = state.properties.get(name) ?? [];
  let doubt = there === void 0 ? "whether a name may be there is not decided here" : void 0;
  for (const { names: names2, literal: literal3 } of state.everyName) {
    const concerned = isOfKind(search, names2, name);
    if (concerned === void 0) doubt ??= "a pattern of names is not decided here";
    if (concerned !== false) literals = joined(literals, literal3);
  }
  for (const literal3 of more) literals = joined(literals, literal3);
  const answer2 = exampleFor(search, literals) ?? search.find(literals);
  if (doubt === void 0 || answer2.kind === "undecided") return answer2;
  return answer2.kind === "empty" ? { kind: "undecided", reason: doubt } : { ...answer2, doubt: answer2.doubt ?? doubt };
}
function exampleFor(search, literals) {
  const found2 = examplesOf(literals).find((value) => isShort(value) && fitsAll(literals, value, search) === true);
  return found2 === void 0 ? void 0 : { kind: "value", value: found2, doubt: void 0 };
}
function isShort(value) {
  return typeof value === "string" ? value.length <= 60 : typeof value === "number" || typeof value === "boolean";
}
function build2(search, state, needed) {
  if (needed.size > state.most) return { kind: "empty" };
  const made2 = /* @__PURE__ */ new Map();
  let doubt;
  let undecided2;
  for (const [name, literals] of needed) {
    const answer2 = valueAt(search, state, name, literals);
    if (answer2.kind === "empty") return answer2;
    if (answer2.kind === "undecided") undecided2 ??= answer2;
    else {
      doubt ??= answer2.doubt;
      made2.set(name, answer2.value);
    }
  }
  if (undecided2) return undecided2;
  const short = addOptional(search, state, made2);
  if (short) return short;
  const order2 = [...knownNames(state)];
  const names2 = [...made2.keys()].sort((a, b) => rank(order2, a) - rank(order2, b));
  const value = {};
  for (const name of names2) put(value, name, made2.get(name));
  if (state.notValues.has(valueKey(value))) return unlike(search, state, value);
  return { kind: "value", value, doubt };
}
function unlike(search, state, made2) {
  const isWanted = (value) => !state.notValues.has(valueKey(value));
  const open2 = freshNames(search, state, { kind: "other", except: /* @__PURE__ */ new Set(), patterns: [] });
  const closed = state.sent && !state.sent.any && state.sent.patterns.length === 0;
  const others = [...knownNames(state), ...closed ? [] : open2.names];
  for (const name of others) {
    if (made2[name] === void 0 && Object.keys(made2).length >= state.most) continue;
    for (const value of someValues(search, state, name)) {
      const changed = { ...made2 };
      put(changed, name, value);
      if (isWanted(changed)) return { kind: "value", value: changed, doubt: void 0 };
    }
  }
  if (others.length === 0) return { kind: "empty" };
  return { kind: "undecided", reason: "no other object was found" };
}
function someValues(search, state, name) {
  if (mayBeThere(search, state, name) !== true) return [];
  let literals = state.properties.get(name) ?? [];
  for (const { names: names2, literal: literal3 } of state.everyName) {
    if (isOfKind(search, names2, name) !== false) literals = joined(literals, literal3);
  }
  return search.findSeveral(literals, 3).values;
}
function rank(order2, name) {
  const at = order2.indexOf(name);
  return at === -1 ? order2.length : at;
}
function addOptional(search, state, made2) {
  if (made2.size >= state.least) return void 0;
  let undecided2;
  const add2 = (name) => {
    if (made2.has(name) || made2.size >= state.least) return;
    const answer2 = valueAt(search, state, name, []);
    if (answer2.kind === "value") made2.set(name, answer2.value);
    else if (answer2.kind === "undecided") undecided2 ??= answer2;
  };
  for (const name of knownNames(state)) add2(name);
  const closed = state.sent && !state.sent.any && state.sent.patterns.length === 0;
  if (!closed && made2.size < state.least) {
    const fresh = freshNames(search, state, { kind: "other", except: /* @__PURE__ */ new Set(), patterns: [] });
    for (const name of fresh.names) add2(name);
    for (let at = 1; at <= maxNames2 && made2.size < state.least; at++) add2(`name${at}`);
    if (!fresh.complete) undecided2 ??= { kind: "undecided", reason: "not enough names were found" };
  }
  if (made2.size >= state.least) return void 0;
  return undecided2 ?? { kind: "empty" };
}
function put(object, name, value) {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

// src/checks/api-diff/meaning/inhabit.ts
var maxDepth4 = 120;
function makeSearch(options) {
  const { languages, steps, use } = options;
  const kept = /* @__PURE__ */ new Map();
  const inFlight = /* @__PURE__ */ new Map();
  let assumed = Number.POSITIVE_INFINITY;
  let provisional = [];
  let overlaps = 0;
  const names2 = /* @__PURE__ */ new WeakMap();
  let lastName3 = 0;
  const nameOf3 = (schema) => {
    const known2 = names2.get(schema);
    if (known2 !== void 0) return known2;
    const written = schemaOf(schema.node, use) === schema ? options.classOf(schema.node) : void 0;
    const name = written === void 0 ? `#${++lastName3}` : written;
    names2.set(schema, name);
    return name;
  };
  const branchNames = /* @__PURE__ */ new WeakMap();
  const apart = /* @__PURE__ */ new Map();
  const terms = {
    use,
    lenient: options.lenient,
    nameOf: nameOf3,
    named: (branch) => {
      if (!branch.names) return void 0;
      const known2 = branchNames.get(branch);
      if (known2) return known2;
      const { property, values: values2 } = branch.names;
      const made2 = { property, literal: literalOfSchema(listOf(values2, branch.schema), "literal", { nameOf: nameOf3, use }) };
      branchNames.set(branch, made2);
      return made2;
    },
    areApart: (a, b, type) => {
      const [left, right] = [a, b].map((one) => literalOf(one.schema, "accepted", terms));
      if (!left || !right) return false;
      const key = [keyOf2(left), keyOf2(right)].sort().join(type === "object" ? " | " : " ");
      const known2 = apart.get(key);
      if (known2 !== void 0) return known2;
      const glance = [left, right].map(({ schema }) => typesAtAGlance(schema, (node) => schemaOf(node, use)));
      const shared = jsonTypes.some((one) => glance.every((types2) => types2.has(one)));
      const apartNow = () => !shared || isApart(a, b, [left, right]);
      const answer2 = steps.aside ? steps.aside(apartNow) : apartNow();
      apart.set(key, answer2);
      return answer2;
    },
    overlaps: (reading) => {
      if (reading === "sent") overlaps++;
    }
  };
  function isApart(a, b, both) {
    const named3 = [terms.named(a), terms.named(b)];
    if (named3[0] && named3[1] && a.names && b.names && a.names.property === b.names.property) {
      const other = b.names.values;
      if (a.names.values.every((value) => !other.includes(value))) return true;
    }
    return find(both).kind === "empty";
  }
  function find(asked2) {
    const literals = asked2.filter(
      ({ schema, positive, reading }) => !(positive && saysNothing(schema) && reading !== "sent")
    );
    for (const [at, one] of literals.entries()) {
      if (!one.positive && saysNothing(one.schema)) return { kind: "empty" };
      if (literals.slice(at + 1).some((other) => contradict(one, other))) return { kind: "empty" };
    }
    if (literals.length === 0) return { kind: "value", value: "text", doubt: void 0 };
    const key = [...new Set(literals.map(keyOf2))].sort().join(" ");
    const known2 = kept.get(key);
    if (known2) {
      assumed = Math.min(assumed, known2.restsOn);
      if (known2.overlapped) overlaps++;
      return known2.answer;
    }
    const depth = inFlight.get(key);
    if (depth !== void 0) {
      assumed = Math.min(assumed, depth);
      return { kind: "empty" };
    }
    if (inFlight.size >= maxDepth4) return { kind: "undecided", reason: "the schemas are nested too deep" };
    return findAnew(literals, key);
  }
  function findAnew(literals, key) {
    const outer = assumed;
    const own = inFlight.size;
    assumed = Number.POSITIVE_INFINITY;
    inFlight.set(key, own);
    const mark2 = provisional.length;
    const before2 = overlaps;
    const answer2 = findInAnyType(literals);
    const overlapped = overlaps > before2;
    inFlight.delete(key);
    const restsOn = assumed < own ? assumed : Number.POSITIVE_INFINITY;
    if (answer2.kind === "empty") {
      kept.set(key, { answer: answer2, restsOn, overlapped });
      if (restsOn < own) provisional.push(key);
      else confirm(mark2);
    } else {
      for (const one of provisional.slice(mark2)) kept.delete(one);
      provisional = provisional.slice(0, mark2);
      if (answer2.kind === "value" || answer2.reason !== outOfSteps)
        kept.set(key, { answer: answer2, restsOn: Number.POSITIVE_INFINITY, overlapped });
    }
    assumed = Math.min(outer, restsOn);
    return answer2;
  }
  function confirm(mark2) {
    for (const one of provisional.slice(mark2)) {
      const settled2 = kept.get(one);
      if (settled2) settled2.restsOn = Number.POSITIVE_INFINITY;
    }
    provisional = provisional.slice(0, mark2);
  }
  function findInAnyType(literals) {
    const goals = literals.map((literal3) => ({ kind: "literal", literal: literal3 }));
    return firstValue(lazily(typesOf3(literals), (type) => searchType(newState(), goals, type, literals)));
  }
  function typesOf3(literals) {
    const order2 = ["object", "string", "number", "array", "boolean", "null"];
    if (use === "parameter") return order2;
    const glances = literals.filter(({ positive }) => positive).map(({ schema }) => typesAtAGlance(schema, (node) => schemaOf(node, use)));
    return order2.filter((type) => glances.every((types2) => types2.has(type)));
  }
  function searchType(state, goals, type, asked2) {
    if (!expand(state, goals, type, terms, steps) || !settle(state, type)) return { kind: "empty" };
    const [choice2] = state.choices.toSorted(
      (a, b) => Number(maySend(b)) - Number(maySend(a)) || a.alternatives.length - b.alternatives.length
    );
    return choice2 ? firstValue(casesOf2(state, choice2, type, asked2)) : solve(state, type, asked2);
  }
  function* casesOf2(state, choice2, type, asked2) {
    for (const alternative of choice2.alternatives) {
      if (!steps.take(1)) {
        yield { kind: "undecided", reason: outOfSteps };
        return;
      }
      const next = copyOf(state);
      next.choices = next.choices.filter((one) => one !== choice2);
      yield searchType(next, alternative, type, asked2);
    }
  }
  function settle(state, type) {
    for (; ; ) {
      const settled2 = settleChoices(state, type);
      if (settled2 !== "again") return settled2 === "settled";
    }
  }
  function settleChoices(state, type) {
    let again = false;
    for (const choice2 of state.choices) {
      const open2 = stillOpen(state, choice2, type);
      if (open2 === "met") continue;
      const [only, ...more] = open2;
      if (!only) return "contradiction";
      if (more.length > 0) state.choices.push({ kind: "choice", alternatives: open2 });
      else if (expand(state, only, type, terms, steps)) again = true;
      else return "contradiction";
    }
    return again ? "again" : "settled";
  }
  function stillOpen(state, choice2, type) {
    state.choices = state.choices.filter((one) => one !== choice2);
    if (!steps.take(1)) return choice2.alternatives;
    const open2 = openAlternatives(state, choice2, type, terms);
    return open2 === "met" || open2.length < 2 ? open2 : deepAlternatives(state, open2);
  }
  function deepAlternatives(state, open2) {
    const left = [];
    for (const goals of open2) {
      const [only, ...more] = goals;
      if (!only) return "met";
      if (more.length > 0 || only.kind !== "property" || !state.required.has(only.name)) {
        left.push(goals);
        continue;
      }
      const own = state.properties.get(only.name) ?? [];
      if (!own.some(isNarrow) || !steps.take(1)) {
        left.push(goals);
        continue;
      }
      if (find([...own, negationOf(only.literal)]).kind === "empty") return "met";
      if (find([...own, only.literal]).kind !== "empty") left.push(goals);
    }
    return left;
  }
  function solve(state, type, asked2) {
    if (!steps.take(1)) return { kind: "undecided", reason: outOfSteps };
    const answer2 = solveOf(search, state, type, asked2);
    if (answer2.kind !== "value" || state.unsure.size === 0 || answer2.doubt !== void 0) return answer2;
    return { ...answer2, doubt: [...state.unsure].join(", ") };
  }
  function findSeveral(literals, wanted2) {
    const values2 = [];
    const at = literals[0]?.schema.node;
    for (; ; ) {
      const others = values2.length > 0 && at ? [negationOf(literalOfSchema(listOf(values2, at), "literal", terms))] : [];
      const answer2 = find([...literals, ...others]);
      if (answer2.kind !== "value") return { values: values2, complete: answer2.kind === "empty" };
      values2.push(answer2.value);
      if (values2.length >= wanted2 || !at) return { values: values2, complete: false };
    }
  }
  const search = { terms, languages, steps, find, findSeveral };
  return { ...search, overlaps: () => overlaps };
}
function* lazily(items, answer2) {
  for (const item of items) yield answer2(item);
}
function saysNothing({ assertions, implied: implied2 }) {
  return assertions.length === 0 && implied2 === void 0;
}
function isNarrow({ schema, positive }) {
  return positive && schema.assertions.some(({ kind }) => kind === "values" || kind === "all");
}
function solveOf(search, state, type, asked2) {
  if (state.values) return solveConstant(search, [...state.values.values()], type, asked2);
  switch (type) {
    case "null":
      return solveConstant(search, [null], type, asked2);
    case "boolean":
      return solveConstant(search, [true, false], type, asked2);
    case "number":
      return solveNumber(state);
    case "string":
      return solveString(search, state);
    case "array":
      return solveArray(search, state);
    case "object":
      return solveObject(search, state);
    default:
      return type;
  }
}

// src/checks/api-diff/meaning/meaning.ts
var maxAside = 200;
function makeMeaning(classes, budget) {
  let run2 = budget.run;
  let pair = 0;
  let exhausted = 0;
  const steps = {
    take: (count3) => {
      pair -= count3;
      run2 -= count3;
      return pair >= 0 && run2 >= 0;
    },
    aside: (work) => {
      const left = pair;
      pair = Math.min(budget.pair, maxAside);
      const value = work();
      pair = left;
      return value;
    }
  };
  const languages = makeLanguages();
  const classOf = (node) => {
    const { value } = node;
    return typeof value === "object" && value !== null ? `c${classes.classOf(node)}` : void 0;
  };
  const searches = /* @__PURE__ */ new Map();
  const searchFor = (use, lenient) => {
    const key = `${use} ${lenient}`;
    const known2 = searches.get(key);
    if (known2) return known2;
    const made2 = makeSearch({ use, lenient, languages, steps, classOf });
    searches.set(key, made2);
    return made2;
  };
  const together3 = /* @__PURE__ */ new Map();
  const ids2 = /* @__PURE__ */ new WeakMap();
  let lastId2 = 0;
  const idOf2 = ({ value }) => {
    if (typeof value !== "object" || value === null) return String(value);
    const known2 = ids2.get(value) ?? ++lastId2;
    ids2.set(value, known2);
    return `#${known2}`;
  };
  const asOne = (nodes, use) => {
    const [only, ...more] = nodes;
    if (!only) return void 0;
    if (more.length === 0) return schemaOf(only, use);
    const key = `${use} ${nodes.map(idOf2).join(" ")}`;
    const known2 = together3.get(key);
    if (known2) return known2;
    const assertions = nodes.map((schema) => ({ kind: "all", schema, node: schema }));
    const made2 = { node: only, assertions, orNull: false, implied: void 0, hidden: noNames };
    together3.set(key, made2);
    return made2;
  };
  const ask2 = ({ use, fits, fails }, lenient) => {
    const search = searchFor(use, lenient);
    const literals = fits.map(
      ([node, reading]) => literalOfSchema(schemaOf(node, use), reading, search.terms)
    );
    for (const [nodes, reading] of fails) {
      const schema = asOne(nodes, use);
      if (!schema) return { answer: { kind: "empty" }, overlapped: false };
      literals.push(negationOf(literalOfSchema(schema, reading, search.terms)));
    }
    pair = budget.pair;
    const before2 = search.overlaps();
    const answer2 = search.find(literals);
    if (answer2.kind === "undecided" && answer2.reason === outOfSteps) exhausted++;
    return { answer: answer2, overlapped: search.overlaps() > before2 };
  };
  const find = (wanted2) => {
    const exact = ask2(wanted2, false);
    if (exact.answer.kind !== "empty" || !exact.overlapped) return exact.answer;
    const { answer: answer2 } = ask2(wanted2, true);
    return answer2.kind === "value" ? { ...answer2, doubt: "the branches of a oneOf overlap" } : answer2;
  };
  return {
    find,
    breach: (inner, outer, use) => find({ use, fits: inner.map((node) => [node, "sent"]), fails: [[outer, "accepted"]] }),
    isSame: ([a, ...moreA], [b, ...moreB]) => {
      if (!a || !b) return a === b;
      if (moreA.length + moreB.length > 0) return false;
      if (typeof a.value !== "object" || typeof b.value !== "object") return a.value === b.value;
      return a.value === b.value || classes.classOf(a) === classes.classOf(b);
    },
    failing: (nodes, value, use) => {
      pair = budget.pair;
      for (const node of nodes) {
        const found2 = failingKeyword(node, value, searchFor(use, false));
        if (found2) return found2;
      }
      return void 0;
    },
    className: classOf,
    languages,
    exhausted: () => exhausted
  };
}

// src/checks/api-diff/schema-blame.ts
init_shim();
var limits = /* @__PURE__ */ new Set([
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
  "pattern",
  "uniqueItems"
]);
function blamed(pair, breach, meaning) {
  const { inner, outer } = sidesOf2(pair);
  const [base, head] = pair.direction === "response" ? [outer[0], inner[0]] : [inner[0], outer[0]];
  if (breach.kind === "undecided") {
    return { kind: "undecided", reason: breach.reason, severity: "warning", base, head };
  }
  const found2 = meaning.failing(outer, breach.value, pair.direction);
  const node = found2?.node ?? outer[0];
  const [baseNode, headNode] = pair.direction === "response" ? [node, inner[0]] : [inner[0], node];
  const keyword = found2 ? keywordOf(found2) : "";
  const difference = found2?.kind === "one" || found2?.kind === "any" ? {
    kind: "choice",
    keyword: found2.kind === "one" ? "oneOf" : "anyOf",
    overlap: found2.kind === "one" && found2.several
  } : { kind: "keyword", keyword };
  const severity = pair.direction === "response" && limits.has(keyword) ? "warning" : "error";
  return { ...difference, severity, base: baseNode, head: headNode, shownBy: { value: breach.value } };
}
var keywords2 = {
  types: "type",
  required: "required",
  property: "properties",
  patternProperty: "patternProperties",
  dependentRequired: "dependentRequired",
  dependentSchema: "dependentSchemas",
  prefixItem: "prefixItems",
  all: "allOf",
  any: "anyOf",
  one: "oneOf",
  additional: "additionalProperties"
};
function keywordOf({ kind, node }) {
  return keywords2[kind] ?? node.key;
}

// src/checks/api-diff/schema-keywords.ts
init_shim();

// src/checks/api-diff/schema-choices.ts
init_shim();
var maxProbedBranches = 24;
function judgeChoices({ inner, outer, innerConjunction, outerConjunction }, verdicts) {
  const [own, ...moreOwn] = inner.choices;
  const [asked2, ...moreAsked] = outer.choices;
  if (!own && !asked2) return "open";
  if (sameText(inner.choices, outer.choices)) {
    for (const [at, choice2] of inner.choices.entries()) {
      for (const [index, branch] of choice2.branches.entries()) {
        verdicts.push({ kind: "branch" }, branch, outer.choices[at]?.branches[index] ?? branch);
      }
    }
    return "matched";
  }
  if (moreOwn.length > 0 || moreAsked.length > 0) return "matched";
  if (own && asked2) return matchBranches(own, asked2, verdicts);
  if (own) {
    judgeEachBranch(inner, own, outerConjunction, verdicts);
    return "settled";
  }
  if (!asked2) return "open";
  const fitting = asked2.branches.slice(0, maxProbedBranches).map((branch) => beside2(outer, asked2, branch)).find((branch) => verdicts.contains(innerConjunction, branch));
  if (fitting) verdicts.push({ kind: "branch" }, innerConjunction, fitting);
  else judgeNoBranch(inner, outer, asked2, verdicts);
  return "settled";
}
function judgeNoBranch(inner, outer, asked2, verdicts) {
  const [first, ...others] = asked2.branches.map((branch) => viewOf(beside2(outer, asked2, branch)));
  const names2 = [...first?.required.keys() ?? []].filter(
    (name) => !inner.required.has(name) && others.every(({ required }) => required.has(name))
  );
  if (names2.length > 0 && inner.types?.value.has("object")) {
    for (const declared of [true, false]) {
      const some = names2.filter((name) => inner.properties.has(name) === declared);
      if (some.length > 0) verdicts.add({ kind: "required", names: some, declared }, "error", inner.node, asked2.node);
    }
  } else verdicts.add({ kind: "choice", keyword: asked2.keyword, overlap: false }, "error", inner.node, asked2.node);
}
function judgeEachBranch(inner, own, outer, verdicts) {
  const branches = own.branches.map((branch) => [...inner.rest, ...branch]);
  const misfits = branches.length > maxProbedBranches ? branches : branches.filter((one) => !verdicts.contains(one, outer));
  if (own.branches.some((branch) => isWhatThereWas(branch, outer))) {
    for (const [at, branch] of branches.entries()) {
      const written = own.branches[at] ?? branch;
      if (misfits.includes(branch)) verdicts.add({ kind: "branch", branch: written }, "error", own.node, void 0);
      else if (isWhatThereWas(written, outer)) verdicts.push({ kind: "branch" }, branch, outer);
    }
    return;
  }
  for (const branch of branches) {
    if (misfits.length === branches.length || !misfits.includes(branch))
      verdicts.push({ kind: "branch" }, branch, outer);
    else
      verdicts.add(
        { kind: "branch", branch: own.branches[branches.indexOf(branch)] ?? branch },
        "error",
        own.node,
        void 0
      );
  }
}
function isWhatThereWas(branch, outer) {
  const [written, ...more] = settled(branch);
  return more.length === 0 && outer.length === 1 && sameOrigin(written, outer[0]);
}
function sameOrigin(a, b) {
  if (!a || !b) return false;
  return pointerText(a) === pointerText(b) || sameName([a], [b]);
}
function beside2({ rest }, { nullable }, branch) {
  return [...rest, ...nullable ? branch.map(orNull) : branch];
}
function matchBranches(own, asked2, verdicts) {
  const free = new Set(asked2.branches);
  const left = [];
  for (const branch of own.branches) {
    const match = [...free].find((other) => sameName(branch, other));
    if (match) {
      free.delete(match);
      verdicts.push({ kind: "branch" }, branch, match);
    } else left.push(branch);
  }
  for (const branch of left) {
    const alike2 = [...free].filter((other) => shape(other) === shape(branch));
    const [twin, ...twins] = alike2;
    if (twin && twins.length === 0) {
      free.delete(twin);
      verdicts.push({ kind: "branch" }, branch, twin);
      continue;
    }
    const fitting = asked2.branches.slice(0, maxProbedBranches).find((other) => verdicts.contains(branch, other));
    if (fitting) {
      if (shape(fitting) === shape(branch)) verdicts.push({ kind: "branch" }, branch, fitting);
      continue;
    }
    const partner2 = left.length === 1 && free.size === 1 && asked2.branches.length === own.branches.length ? [...free][0] : void 0;
    if (partner2) verdicts.push({ kind: "branch" }, branch, partner2);
    else verdicts.add({ kind: "branch", branch }, "error", branch[0], asked2.node);
  }
  return "matched";
}
function shape(branch) {
  const { types: types2, properties, required } = viewOf(branch);
  return JSON.stringify([types2 && [...types2.value].sort(), [...properties.keys()].sort(), [...required.keys()].sort()]);
}
function sameName([a], [b]) {
  if (!a || !b) return false;
  if (a.value === b.value) return true;
  const name = branchName(a);
  return name !== void 0 && name === branchName(b);
}
function branchName(node) {
  const reference = text(node, "$ref");
  if (reference !== void 0) return `$ref ${reference.slice(reference.lastIndexOf("/") + 1)}`;
  const title = text(node, "title");
  if (title !== void 0) return `title ${title}`;
  const type = member(node, "type");
  const plain3 = JSON.stringify(node.value);
  return plain3.length < 400 ? plain3 : type === void 0 ? void 0 : plain3;
}
function sameText(a, b) {
  return a.length === b.length && a.every((choice2, at) => {
    const other = b[at];
    return other !== void 0 && choice2.keyword === other.keyword && choice2.branches.length === other.branches.length && choice2.branches.every((branch, index) => {
      const twin = other.branches[index];
      return twin !== void 0 && sameName(branch, twin);
    });
  });
}

// src/checks/api-diff/schema-discriminators.ts
init_shim();

// src/checks/api-diff/subtypes.ts
init_shim();
var found = /* @__PURE__ */ new WeakMap();
function subtypesOf(schema) {
  const root = rootOf(schema.file);
  if (typeof root.value !== "object" || root.value === null) return [];
  const known2 = found.get(root.value) ?? gather(root);
  found.set(root.value, known2);
  return known2.get(schema.value) ?? [];
}
function gather(root) {
  const components = child(root, "components");
  const all2 = children(components ? child(components, "schemas") : child(root, "definitions"));
  const byParent = /* @__PURE__ */ new Map();
  for (const component of all2) {
    for (const part of children(child(component, "allOf"))) {
      const parent = parentOf(part);
      if (!parent) continue;
      const known2 = byParent.get(parent.value);
      if (known2) known2.push(component);
      else byParent.set(parent.value, [component]);
    }
  }
  return byParent;
}
function parentOf(part) {
  const reference = text(part, "$ref");
  if (reference === void 0) return void 0;
  try {
    return part.file.home.resolve(part, reference);
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown;
    return void 0;
  }
}

// src/checks/api-diff/schema-discriminators.ts
function judgeDiscriminators(sides, { add: add2, push: push2 }) {
  const { direction, innerConjunction, outerConjunction } = sides;
  const returned = direction === "response";
  const [before2, after] = returned ? [outerConjunction, innerConjunction] : [innerConjunction, outerConjunction];
  const base = discriminatorOf(before2);
  const head = discriminatorOf(after);
  const tell2 = (what, name, severity, from, to) => {
    const [inner, outer] = returned ? [to, from] : [from, to];
    add2({ kind: "discriminator", what, name }, severity, inner, outer);
  };
  if (!base || !head) {
    const alike2 = sides.inner.choices.length > 0 === sides.outer.choices.length > 0;
    if (alike2) judgePresence([base, before2[0]], [head, after[0]], returned ? "warning" : "note", tell2);
    return;
  }
  if (base.property !== head.property) {
    tell2("property-changed", `${head.property} now; it was ${base.property}`, "error", base.node, head.node);
    return;
  }
  for (const [name, node] of base.subtypes) {
    const own = head.subtypes.get(name);
    if (own) push2({ kind: "subtype" }, [returned ? own : node], [returned ? node : own]);
  }
  judgeTargets(base, head, { returned, ofChoice: sides.inner.choices.length > 0 }, tell2);
}
function judgePresence([base, before2], [head, after], severity, tell2) {
  if (base) tell2("removed", base.property, severity, base.node, after);
  if (head && before2) tell2("added", head.property, severity, before2, head.node);
}
function judgeTargets(base, head, { returned, ofChoice }, tell2) {
  const known2 = new Set([...base.targets.values()].map(({ name }) => name));
  const kept = new Set([...head.targets.values()].map(({ name }) => name));
  for (const [value, { name, node }] of base.targets) {
    const own = head.targets.get(value);
    const written = JSON.stringify(value);
    if (!own && (!ofChoice || kept.has(name))) {
      tell2("value-removed", written, returned ? "note" : "error", node, head.node);
    } else if (own && own.name !== name && known2.has(own.name) && kept.has(name)) {
      tell2("value-retargeted", `${written} stands for ${own.name}`, "error", node, own.node);
    }
  }
  const added2 = [...head.targets].filter(
    ([value, { name }]) => !base.targets.has(value) && (!ofChoice || known2.has(name))
  );
  for (const [value, { node }] of added2) {
    tell2("value-added", JSON.stringify(value), returned ? "error" : "note", base.node, node);
  }
}
function discriminatorOf(conjunction) {
  for (const at of conjunction) {
    const node = child(at, "discriminator");
    if (!node) continue;
    const property = typeof node.value === "string" ? node.value : text(node, "propertyName");
    if (property === void 0) continue;
    const targets2 = children(child(node, "mapping")).flatMap(
      (entry) => typeof entry.value === "string" ? [[entry.key, { name: lastName(entry.value), node: entry }]] : []
    );
    const subtypes = child(at, "oneOf") || child(at, "anyOf") ? [] : subtypesOf(at);
    const unmapped = subtypes.filter(({ key }) => targets2.every(([, { name }]) => name !== key));
    const implicit = unmapped.map((one) => [one.key, { name: one.key, node: one }]);
    return {
      node,
      property,
      targets: new Map([...targets2, ...implicit]),
      subtypes: new Map(subtypes.map((one) => [one.key, one]))
    };
  }
  return void 0;
}

// src/checks/api-diff/schema-names.ts
init_shim();
function judgeRequired({ inner, outer, direction }, verdicts) {
  const found2 = [];
  for (const [name, node] of outer.required) {
    const promised = inner.required.has(name) && !isHidden3(inner, name, direction);
    if (promised || isHidden3(outer, name, direction)) continue;
    const own = inner.properties.get(name);
    const declared = own !== void 0;
    const place2 = direction === "response" && !declared ? outer.properties.get(name)?.[0] ?? node : node;
    const ownPlace = own?.[0] ?? (direction === "response" ? void 0 : inner.node);
    found2.push({ name, kind: String(declared), inner: ownPlace, outer: place2, owner: node.parent?.value });
  }
  for (const { names: names2, first } of together(found2)) {
    verdicts.add({ kind: "required", names: names2, declared: first.kind === "true" }, "error", first.inner, first.outer);
  }
}
function together(found2) {
  const groups = [];
  for (const one of found2) {
    const known2 = groups.find(({ first }) => first.owner === one.owner && first.kind === one.kind);
    if (known2) known2.names.push(one.name);
    else groups.push({ names: [one.name], first: one });
  }
  return groups;
}
function isHidden3({ properties }, name, direction) {
  return (properties.get(name) ?? []).some((property) => isHidden(property, direction));
}
function judgeProperties(sides, verdicts) {
  if (!concernsObjects(sides.inner) || !concernsObjects(sides.outer)) return;
  judgeDeclared(sides, verdicts);
  judgeUndeclared(sides, verdicts);
  judgeAnyName(sides, verdicts);
}
function judgeDeclared(sides, { add: add2, push: push2 }) {
  const { inner, outer, direction } = sides;
  const found2 = [];
  const readOnly = [];
  for (const [name, schema] of outer.properties) {
    const own = inner.properties.get(name);
    const fate = fateOf(name, sides);
    if (fate === "shared") push2({ kind: "property", name }, own ?? additionalOf(inner), schema);
    else if (fate === "hidden") readOnly.push(named2(name, fate, own?.[0], schema[0]));
    else if (fate === "missing") found2.push(named2(name, fate, inner.node, schema[0]));
  }
  for (const { names: names2, first } of together(readOnly)) {
    add2({ kind: "read-only", names: names2 }, "warning", first.inner, first.outer);
  }
  for (const { names: names2, first } of together(found2)) {
    if (direction === "response") {
      add2({ kind: "property-removed", names: names2, closed: false }, "warning", first.inner, first.outer);
    } else add2({ kind: "property-added", names: names2 }, "note", first.inner, first.outer);
  }
}
function fateOf(name, { inner, innerConjunction, outer, direction }) {
  const visible = !isHidden3(outer, name, direction);
  if (inner.properties.has(name)) {
    if (isHidden3(inner, name, direction)) return "nothing";
    return visible ? "shared" : direction === "response" ? "nothing" : "hidden";
  }
  if (inner.additional.kind === "schema") return "shared";
  if (outer.required.has(name) || declaredAnywhere(innerConjunction).has(name)) return "nothing";
  return visible ? "missing" : "nothing";
}
function additionalOf({ additional }) {
  return additional.kind === "open" ? [] : [additional.node];
}
function isDeclaredBy({ properties, additional }, conjunction, name) {
  return properties.has(name) || additional.kind === "open" && declaredAnywhere(conjunction).has(name);
}
var applicators = ["allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas", "dependencies"];
var maxParts3 = 500;
function declaredAnywhere(conjunction) {
  const names2 = /* @__PURE__ */ new Set();
  const seen = /* @__PURE__ */ new Set();
  const open2 = [...conjunction];
  for (let at = open2.pop(); at && seen.size < maxParts3; at = open2.pop()) {
    if (seen.has(at.value)) continue;
    seen.add(at.value);
    for (const { key } of children(child(at, "properties"))) names2.add(key);
    const reference = text(at, "$ref");
    if (reference !== void 0) open2.push(at.file.home.resolve(at, reference));
    for (const keyword of applicators) {
      const part = child(at, keyword);
      if (part) open2.push(...keyword === "then" || keyword === "else" ? [part] : children(part));
    }
  }
  return names2;
}
function named2(name, kind, inner, outer) {
  return { name, kind, inner, outer, owner: outer?.parent?.value };
}
function judgeUndeclared({ inner, outer, outerConjunction, direction, policy }, { add: add2, push: push2 }) {
  const found2 = [];
  for (const [name, schema] of inner.properties) {
    if (isDeclaredBy(outer, outerConjunction, name) || isHidden3(inner, name, direction)) continue;
    if (outer.additional.kind === "schema") push2({ kind: "property", name }, schema, [outer.additional.node]);
    else found2.push({ name, kind: "inner", inner: schema[0], outer: outer.node, owner: schema[0]?.parent?.value });
  }
  const patterned = outer.others.some(({ node }) => node.key === "patternProperties");
  const closed = outer.additional.kind === "closed" && !patterned;
  const strict = policy.responseEvolution === "strict";
  for (const { names: names2, first } of together(found2)) {
    if (direction === "response") {
      add2({ kind: "property-added", names: names2 }, strict && closed ? "warning" : "note", first.inner, first.outer);
    } else add2({ kind: "property-removed", names: names2, closed }, closed ? "error" : "warning", first.inner, first.outer);
  }
}
function judgeAnyName({ inner, outer, direction }, { add: add2, push: push2 }) {
  const { additional } = outer;
  if (additional.kind === "open") return;
  if (inner.additional.kind === "schema" && additional.kind === "schema") {
    push2({ kind: "additional" }, [inner.additional.node], [additional.node]);
  }
  if (inner.additional.kind !== "open") return;
  if (direction === "response") {
    if (additional.kind === "schema") add2({ kind: "closed", how: "narrowed" }, "error", inner.node, additional.node);
    return;
  }
  add2(
    { kind: "closed", how: additional.kind === "closed" ? "refused" : "narrowed" },
    "warning",
    inner.node,
    additional.node
  );
}
function concernsObjects({ types: types2 }) {
  return !types2 || types2.value.has("object");
}

// src/checks/api-diff/schema-keywords.ts
function judgeSides(sides, verdicts) {
  if (sides.innerConjunction.length === 0 && sides.outerConjunction.length === 0) return;
  const choices3 = judgeChoices(sides, verdicts);
  judgeDefault(sides, verdicts);
  judgeDiscriminators(sides, verdicts);
  if (choices3 === "settled") {
    if (sides.inner.choices.every(({ nullable }) => nullable)) judgeNull(sides, verdicts);
    return;
  }
  const typed = choices3 === "open" || ![sides.inner, sides.outer].some(({ types: types2 }) => /Of$/.test(types2?.node.key ?? ""));
  judgeKeywords(sides, verdicts, typed);
}
function judgeKeywords(sides, verdicts, typed = true) {
  if (typed && judgeTypes(sides, verdicts) === "replaced") return;
  judgeNull(sides, verdicts);
  judgeValues(sides, verdicts);
  judgeBounds(sides, verdicts);
  judgeText(sides, verdicts);
  judgeRequired(sides, verdicts);
  judgeProperties(sides, verdicts);
  judgeItems(sides, verdicts);
  judgeOthers(sides, verdicts);
}
function whenLoosened({ direction, policy }) {
  return direction === "response" && policy.responseEvolution === "lenient" ? "warning" : "error";
}
function judgeTypes({ inner, outer, direction }, { add: add2 }) {
  if (!outer.types) return "common";
  const allowed = outer.types.value;
  const fits = (type) => allowed.has(type) || type === "integer" && allowed.has("number") || direction === "parameter" && fitsAsText(type, allowed);
  const extra = inner.types && [...inner.types.value].filter((type) => !fits(type));
  if (extra && extra.length === 0) return "common";
  const common2 = inner.types ? [...inner.types.value].filter((type) => fits(type) || type === "number" && allowed.has("integer")) : [];
  if (inner.types?.value.size === 0) return "common";
  add2({ kind: "type", extra, allowed: [...allowed] }, "error", inner.types?.node ?? inner.node, outer.types.node);
  return common2.length === 0 ? "replaced" : "common";
}
function fitsAsText(type, allowed) {
  if (allowed.has("array")) return type !== "object";
  return allowed.has("string") && (type === "integer" || type === "number" || type === "boolean");
}
function judgeNull({ inner, outer, direction }, { add: add2 }) {
  if (!inner.nullable || outer.nullable || direction === "parameter") return;
  if (!inner.types && outer.types) return;
  add2({ kind: "null" }, "error", inner.types?.node ?? inner.node, outer.types?.node ?? outer.node);
}
function judgeValues(sides, { add: add2 }) {
  const { inner, outer, direction } = sides;
  if (!outer.values) return;
  const allowed = outer.values.value;
  const extra = inner.values && [...inner.values.value].filter(([key]) => !allowed.has(key)).map(([, value]) => value);
  if (extra && extra.length === 0) return;
  if (direction === "parameter" && inner.types && !inner.values && outer.types && [...inner.types.value].some((type) => !outer.types?.value.has(type)))
    return;
  const severity = outer.values.value.size === 0 ? "error" : isExtensible(outer.values.node) ? "note" : whenLoosened(sides);
  add2(
    { kind: "values", extra, allowed: [...allowed.values()] },
    severity,
    inner.values?.node ?? inner.node,
    outer.values.node
  );
}
function judgeBounds(sides, { add: add2 }) {
  const { inner, outer } = sides;
  for (const [bound, { value, node }] of outer.bounds) {
    const own = inner.bounds.get(bound);
    if (own && !isTighter(bound, value, own.value)) continue;
    if (!concerns2(bound, inner.types) || everyValueFits(bound, value, inner)) continue;
    add2({ kind: "bound", bound, from: own?.value, to: value }, whenLoosened(sides), own?.node ?? inner.node, node);
  }
  const { multipleOf, uniqueItems } = outer;
  if (multipleOf && !inner.values && !(inner.multipleOf && isMultiple2(inner.multipleOf.value, multipleOf.value))) {
    const whole2 = multipleOf.value === 1 && inner.types && !inner.types.value.has("number");
    if (!whole2) {
      const difference = { kind: "multipleOf", from: inner.multipleOf?.value, to: multipleOf.value };
      add2(difference, whenLoosened(sides), inner.multipleOf?.node ?? inner.node, multipleOf.node);
    }
  }
  if (uniqueItems && !inner.uniqueItems && concerns2("maxItems", inner.types)) {
    add2({ kind: "uniqueItems" }, whenLoosened(sides), inner.node, uniqueItems.node);
  }
}
function isExtensible({ parent }) {
  const said2 = parent && member(parent, "x-extensible-enum");
  return said2 === true || Array.isArray(said2);
}
function isMultiple2(a, b) {
  const ratio = a / b;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9;
}
var typesOfBound = {
  minimum: ["number", "integer"],
  maximum: ["number", "integer"],
  minLength: ["string"],
  maxLength: ["string"],
  minItems: ["array"],
  maxItems: ["array"],
  minProperties: ["object"],
  maxProperties: ["object"]
};
function concerns2(bound, types2) {
  return !types2 || typesOfBound[bound].some((type) => types2.value.has(type));
}
function everyValueFits(bound, limit, { values: values2, required }) {
  if (bound === "minProperties" && required.size >= limit.at) return true;
  if (!values2) return false;
  return [...values2.value.values()].every((value) => {
    if (typeof value === "string" && bound.endsWith("Length")) {
      return !isTighter(bound, limit, { at: [...value].length, exclusive: false });
    }
    if (typeof value === "number" && /imum$/.test(bound)) {
      return limit.exclusive ? isTighter(bound, { at: value, exclusive: false }, limit) : !isTighter(bound, limit, { at: value, exclusive: false });
    }
    return true;
  });
}
function judgeText(sides, { add: add2, contains }) {
  const { inner, outer } = sides;
  const sameText2 = new Set(inner.patterns.map(({ value }) => value));
  for (const { value, node } of outer.patterns) {
    if (sameText2.has(value)) continue;
    add2(
      { kind: "pattern", from: [...sameText2], to: value },
      // Another pattern is another promise; one that takes all of what the other took was loosened.
      sameText2.size > 0 && !contains(sides.outerConjunction, sides.innerConjunction) ? "error" : whenLoosened(sides),
      inner.patterns[0]?.node ?? inner.node,
      node
    );
  }
  const { format: format2 } = outer;
  if (!format2 || inner.format?.value === format2.value) return;
  if (inner.format && (widerFormats[inner.format.value] ?? []).includes(format2.value)) return;
  if (annotations3.has(format2.value) || !inner.format && wideNumbers.has(format2.value)) return;
  const severity = !inner.format && !numeric.has(format2.value) ? whenLoosened(sides) : "error";
  add2(
    { kind: "format", from: inner.format?.value, to: format2.value },
    severity,
    inner.format?.node ?? inner.node,
    format2.node
  );
}
var widerFormats = {
  int32: ["int64", "double", "float", "decimal"],
  int64: ["decimal"],
  float: ["double", "decimal"],
  double: ["decimal"],
  uri: ["uri-reference", "iri", "iri-reference", "url"],
  url: ["uri", "uri-reference"],
  hostname: ["idn-hostname"],
  email: ["idn-email"]
};
var numeric = /* @__PURE__ */ new Set(["int32", "int64", "float", "double"]);
var wideNumbers = /* @__PURE__ */ new Set(["int64", "float", "double"]);
var annotations3 = /* @__PURE__ */ new Set([
  "password",
  "textarea",
  "multiline",
  "markdown",
  "html",
  "string",
  "binary",
  "double",
  "decimal"
]);
function judgeItems({ inner, outer }, { push: push2 }) {
  if (!outer.items || inner.types && !inner.types.value.has("array")) return;
  push2({ kind: "items" }, inner.items ?? [], outer.items);
}
var conditions2 = ["if", "then", "else"];
function judgeOthers({ inner, outer, direction }, { add: add2 }) {
  const written = new Set(inner.others.map(({ node, value }) => `${node.key} ${JSON.stringify(value)}`));
  const told = /* @__PURE__ */ new Set();
  for (const { node, value } of outer.others) {
    const keyword = conditions2.includes(node.key) ? "if" : node.key;
    if (told.has(keyword) || written.has(`${node.key} ${JSON.stringify(value)}`)) continue;
    told.add(keyword);
    const own = inner.others.find((other) => other.node.key === node.key);
    const only = direction === "response" && keyword === "unevaluatedProperties";
    add2({ kind: "keyword", keyword }, only ? "note" : "error", own?.node ?? inner.node, node);
  }
}
function judgeDefault({ inner, outer, direction, whole: whole2 }, { add: add2 }) {
  if (direction === "parameter" && whole2) return;
  const [own, other] = [inner.node && child(inner.node, "default"), outer.node && child(outer.node, "default")];
  const [before2, after] = direction === "response" ? [other, own] : [own, other];
  if (!before2 || after && valueKey(before2.value) === valueKey(after.value)) return;
  const [from, to] = [before2.value, after?.value];
  add2(
    { kind: "default", from, to },
    direction === "response" ? "note" : "warning",
    own ?? inner.node,
    other ?? outer.node
  );
}

// src/checks/api-diff/schema-question.ts
init_shim();
function madeUp(value, like) {
  return { value, file: like.file, parent: like, key: "" };
}
function questionsOf(pair, change) {
  const { inner, outer } = sidesOf2(pair);
  const like = inner[0] ?? outer[0];
  if (!like) return [];
  const asked2 = askedOf(change, like, outer);
  const ask2 = (reading, { fits, fails }, mayBeError) => ({
    wanted: {
      use: pair.direction,
      fits: [...inner.map((node) => [node, reading]), ...fits.map((node) => [node, "literal"])],
      fails: fails ? [[fails, "accepted"]] : []
    },
    mayBeError
  });
  const alone = keywordsOf(change);
  const others = alone.length === 0 ? [] : besides(outer, alone);
  const only = others.length === 0 ? [] : asked2.map((one) => ({ ...one, fits: [...one.fits, ...others] }));
  const sent = [...only, ...asked2].map(
    (one) => ask2(change.kind === "closed" ? "accepted" : "sent", one, change.kind !== "closed")
  );
  return speaksOfAnyName(change) ? [...sent, ...asked2.map((one) => ask2("accepted", one, false))] : sent;
}
function keywordsOf(change) {
  if (change.kind === "bound")
    return [change.bound, `exclusive${change.bound[0]?.toUpperCase()}${change.bound.slice(1)}`];
  if (change.kind === "values") return ["enum", "const"];
  return ["pattern", "format", "multipleOf", "uniqueItems"].includes(change.kind) ? [change.kind] : [];
}
function besides(outer, keywords3) {
  return viewOf(outer).rest.flatMap((node) => {
    if (!isMembers(node.value)) return [];
    const left = Object.entries(node.value).filter(([key]) => !keywords3.includes(key));
    return left.length > 0 ? [{ ...node, value: Object.fromEntries(left) }] : [];
  });
}
function isRefuted(pair, change, meaning) {
  const questions = questionsOf(pair, change);
  return questions.length > 0 && questions.every(({ wanted: wanted2 }) => meaning.find(wanted2).kind === "empty");
}
function speaksOfAnyName(change) {
  if (change.kind === "bound") return change.bound === "maxProperties";
  return change.kind === "keyword" && /ropert/.test(change.keyword);
}
function askedOf(change, like, outer) {
  const made2 = (value) => madeUp(value, like);
  const failing = (value) => [{ fits: [], fails: [made2(value)] }];
  switch (change.kind) {
    case "type": {
      const fails = [made2({ type: [...change.allowed, "null"] })];
      const extra = change.extra ?? [];
      return extra.length === 0 ? [{ fits: [], fails }] : extra.map((type) => ({ fits: [made2({ type })], fails }));
    }
    case "null":
      return [{ fits: [made2({ type: "null" })], fails: void 0 }];
    case "values":
      return failing({ enum: [...change.allowed, null] });
    case "bound": {
      const { bound, to } = change;
      const exclusive2 = `exclusive${bound[0]?.toUpperCase()}${bound.slice(1)}`;
      return failing({ [bound]: to.at, ...to.exclusive ? { [exclusive2]: true } : {} });
    }
    case "multipleOf":
      return failing({ multipleOf: change.to });
    case "uniqueItems":
      return failing({ uniqueItems: true });
    case "pattern":
      return failing({ pattern: change.to });
    case "format":
      return failing({ format: change.to });
    case "required": {
      const none = Object.fromEntries(change.names.map((name) => [name, false]));
      return [{ fits: [made2({ type: "object", properties: none })], fails: void 0 }];
    }
    case "property-removed":
      return change.closed ? [{ fits: [made2({ type: "object", required: change.names })], fails: outer }] : [];
    case "closed": {
      const value = change.how === "refused" ? { undeclared: { type: "string" } } : {};
      return [{ fits: [made2({ type: "object", required: ["undeclared"], properties: value })], fails: outer }];
    }
    case "branch":
      return [{ fits: change.branch, fails: outer }];
    case "choice":
      return [{ fits: [], fails: outer }];
    case "keyword":
      return keywordQuestions(change.keyword, outer);
    case "property-added":
    case "read-only":
    case "default":
    case "discriminator":
    case "deprecated":
    case "relaxed":
    case "undecided":
      return [];
    default:
      return change;
  }
}
var families = [
  ["if", "then", "else"],
  ["contains", "minContains", "maxContains"],
  ["prefixItems", "items"]
];
function keywordQuestions(keyword, outer) {
  const family = families.find((names2) => names2.includes(keyword)) ?? [keyword];
  const alone = outer.flatMap((node) => {
    const members2 = family.flatMap((name) => {
      const value = member(node, name);
      return value === void 0 ? [] : [[name, value]];
    });
    return members2.length > 0 ? [madeUp(Object.fromEntries(members2), node)] : [];
  });
  const whole2 = keyword.startsWith("unevaluated") || alone.length === 0;
  return [{ fits: [], fails: whole2 ? outer : alone }];
}

// src/checks/api-diff/schema-relaxed.ts
init_shim();
function judgeRelaxed({ inner, outer, ...sides }, add2, told) {
  if ([inner, outer].some(({ choices: choices3, others }) => choices3.length + others.length > 0)) return;
  judgeKeywords(
    { ...sides, inner: outer, outer: inner },
    {
      add: (difference, _, outerNode, innerNode) => {
        if (isLimit(difference) && !told.some(({ kind }) => kind === difference.kind))
          add2({ kind: "relaxed", of: difference }, "note", innerNode, outerNode);
      },
      push: () => void 0,
      contains: () => false
    }
  );
}
function isLimit({ kind }) {
  const ofNames = [
    "property-added",
    "property-removed",
    "closed",
    "keyword",
    "read-only"
  ];
  return !ofNames.includes(kind);
}

// src/checks/api-diff/schema-changes.ts
var maxPairs = 4e5;
function compareTexts(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
function compareSchemas(roots, documents, { nameOf: nameOf3, orderOf }, policy = defaultPolicy, budget = maxPairs) {
  const meaning = makeMeaning(makeClasses(documents), policy.steps);
  const known2 = /* @__PURE__ */ new Map();
  const queue = [];
  const reach = (writtenBase, writtenHead, direction, first, name = "") => {
    const [base, head] = [settled(writtenBase), settled(writtenHead)];
    const isSettled = first !== void 0 && (first.from.settled || isProved(first.from) && first.step.kind !== "subtype");
    const isQuiet = isSettled && (first?.from.quiet || first?.from.relation === "equal");
    const way = first ? nameOfStep(first.step) : name;
    const key = `${isSettled} ${isQuiet} ${direction} ${keyOfSide(base, way, meaning)} ${keyOfSide(head, way, meaning)}`;
    const pair = known2.get(key) ?? newPair(base, head, direction, first, { settled: isSettled, quiet: isQuiet });
    if (!known2.has(key)) {
      known2.set(key, pair);
      queue.push(pair);
    }
    if (first) pair.parents.push(first.from);
    return pair;
  };
  const sorted2 = roots.map((one) => ({ ...one, order: orderOf(one.root) })).sort((a, b) => compareTexts(a.order, b.order));
  for (const { base, head, direction, root } of sorted2) {
    reach(base ? [base] : [], head ? [head] : [], direction, void 0, nameOf3(root)).roots.push(root);
  }
  let at = 0;
  for (; at < Math.min(queue.length, budget); at++) {
    const pair = queue[at];
    if (pair) judge2(pair, reach, { meaning, policy });
  }
  blameUnexplained(queue.slice(0, at), meaning);
  return { meaning, pairs: queue, truncated: at < queue.length };
}
function nameOfStep(step2) {
  return step2.kind === "property" ? step2.name : step2.kind;
}
function keyOfSide(side, way, meaning) {
  const [only, ...more] = side;
  if (!only || more.length > 0 || !isInline(only)) return conjunctionKey(side);
  const name = meaning.className(only);
  return name === void 0 ? conjunctionKey(side) : `${name} ${way}`;
}
function isInline(node) {
  let at = node;
  while (at.parent?.parent) at = at.parent;
  return at.key === "paths" || at.key === "webhooks";
}
function newPair(base, head, direction, first, known2) {
  return {
    base,
    head,
    direction,
    first,
    roots: [],
    parents: [],
    changes: [],
    broken: void 0,
    relation: "differs",
    ...known2
  };
}
function sidesOf2({ base, head, direction }) {
  return direction === "response" ? { inner: head, outer: base } : { inner: base, outer: head };
}
function judge2(pair, reach, walk) {
  try {
    judgePair(pair, reach, walk);
  } catch (thrown) {
    pair.broken = brokenBy(thrown);
  }
}
function judgePair(pair, reach, { meaning, policy }) {
  const { base, head, direction, changes } = pair;
  if (meaning.isSame(base, head)) {
    pair.relation = "same";
    return;
  }
  const { inner, outer } = sidesOf2(pair);
  const whole2 = pair.first === void 0;
  const sides = {
    inner: viewOf(inner),
    outer: viewOf(outer),
    innerConjunction: inner,
    outerConjunction: outer,
    direction,
    policy,
    whole: whole2
  };
  const swap = direction === "response";
  const add2 = (difference, severity, innerNode, outerNode) => {
    const [baseNode, headNode] = swap ? [outerNode, innerNode] : [innerNode, outerNode];
    changes.push({ ...difference, severity, base: baseNode, head: headNode });
  };
  const contains = (a, b) => meaning.breach(a, b, direction).kind === "empty";
  const breach = pair.settled ? void 0 : meaning.breach(inner, outer, direction);
  if (breach?.kind === "empty") pair.relation = contains(outer, inner) ? "equal" : "contained";
  const push2 = (step2, innerNext, outerNext) => {
    const [baseNext, headNext] = swap ? [outerNext, innerNext] : [innerNext, outerNext];
    reach(baseNext, headNext, direction, { from: pair, step: step2 });
  };
  judgeSides(sides, { add: add2, push: push2, contains });
  if (pair.settled || isProved(pair)) keepHarmless(pair);
  else if (breach) keepReal(pair, breach, meaning);
  if (pair.relation !== "equal" && !pair.quiet) judgeRelaxed(sides, add2, [...changes]);
}
function isProved({ relation }) {
  return relation === "equal" || relation === "contained";
}
function keepHarmless(pair) {
  const kept = pair.changes.filter((change) => change.severity === "note" || isWord(change) || speaksOfAnyName(change));
  pair.changes.splice(0, pair.changes.length, ...kept);
}
function keepReal(pair, breach, meaning) {
  const kept = pair.changes.filter(
    (change) => change.severity === "note" || isWord(change) || !isRefuted(pair, change, meaning)
  );
  pair.changes.splice(0, pair.changes.length, ...kept);
  breaches.set(pair, breach);
}
var breaches = /* @__PURE__ */ new WeakMap();
function blameUnexplained(pairs, meaning) {
  const explained = /* @__PURE__ */ new Set();
  const explain = (pair) => {
    const open2 = [pair];
    for (let at = open2.pop(); at; at = open2.pop()) {
      if (explained.has(at)) continue;
      explained.add(at);
      open2.push(...at.parents);
    }
  };
  for (const pair of pairs) {
    if (pair.broken || pair.changes.some((change) => change.severity !== "note" && !isWord(change))) explain(pair);
  }
  for (const pair of [...pairs].reverse()) {
    const breach = breaches.get(pair);
    if (!breach || breach.kind === "empty" || explained.has(pair)) continue;
    pair.changes.push(blamed(pair, breach, meaning));
    explain(pair);
  }
}
function isWord(change) {
  if (change.kind === "property-removed") return !change.closed;
  return ["closed", "default", "discriminator", "read-only"].includes(change.kind);
}
function brokenBy(thrown) {
  if (thrown instanceof BreakwaterError) return lostBy(thrown);
  if (!(thrown instanceof RangeError)) throw thrown;
  return {
    trouble: {
      code: "schema-too-deep",
      message: "a chain of references is too long to follow",
      hint: "Refer to the schema itself instead of to references to it."
    },
    at: void 0
  };
}

// src/checks/api-diff/schema-drafts.ts
init_shim();

// src/checks/api-diff/alike-drafts.ts
init_shim();
function alikeDrafts(drafts) {
  const overNames = joined2(drafts, keyOverNames, (alike2) => {
    const paths = alike2.map(({ fact: { path } }) => path);
    return { path: paths.some((path) => path === "") ? paths[0] ?? "" : `each of ${enumerate(paths, 6)}` };
  });
  return joined2(overNames, keyOverOperations, (alike2) => {
    const [first] = alike2;
    if (!first) return {};
    const others = sortedSubjects(alike2.flatMap((draft2) => draft2.reach)).length - 1;
    const place2 = first.fact.where.replace(/^.*?, (?=[^,]*$)/, "");
    return { where: `${subjectText(first.subject)}${others > 0 ? ` and ${others} more` : ""}, ${place2}` };
  });
}
var plain2 = [
  "null",
  "bound",
  "pattern",
  "format",
  "multipleOf",
  "uniqueItems",
  "relaxed"
];
function isPlain(draft2) {
  return draft2.fact.kind === "schema" && plain2.includes(draft2.fact.difference.kind);
}
function keyOverNames(draft2) {
  if (!isPlain(draft2) || draft2.fact.path === "") return void 0;
  if (typeof draft2.proof === "object" && draft2.proof.kind === "undecided") return void 0;
  const { direction, where, path } = draft2.fact;
  const parent = path.slice(0, Math.max(path.lastIndexOf("."), 0));
  return JSON.stringify([draft2.severity, direction, where, parent, ...alike(draft2), reachText(draft2.reach)]);
}
function keyOverOperations(draft2) {
  if (!isPlain(draft2) || draft2.severity !== "note" || draft2.fact.owner !== void 0) return void 0;
  return JSON.stringify([draft2.fact.direction, draft2.fact.path, ...alike(draft2)]);
}
function alike({ fact: { difference } }) {
  return "of" in difference ? [difference.kind, said(difference.of)] : [said(difference)];
}
function said(difference) {
  const places2 = ["base", "head", "shownBy", "severity"];
  return Object.fromEntries(Object.entries(difference).filter(([key]) => !places2.includes(key)));
}
function reachText(reach) {
  return reach.map(subjectText).sort().join();
}
function joined2(drafts, keyOf3, fact) {
  const groups = /* @__PURE__ */ new Map();
  const places2 = [];
  for (const draft2 of drafts) {
    const key = keyOf3(draft2);
    const known2 = key === void 0 ? void 0 : groups.get(key);
    if (known2 && isPlain(draft2)) known2.push(draft2);
    else if (key !== void 0 && isPlain(draft2)) {
      const group = [draft2];
      groups.set(key, group);
      places2.push(group);
    } else places2.push(draft2);
  }
  return places2.flatMap((place2) => {
    if (!Array.isArray(place2)) return [place2];
    const [first, ...more] = place2;
    if (!first || more.length === 0) return place2;
    const reach = sortedSubjects(place2.flatMap((draft2) => draft2.reach));
    const key = place2.map((one) => one.key).sort();
    return [
      {
        ...first,
        fact: { ...first.fact, ...fact(place2) },
        reach,
        key: key.join(" | ")
      }
    ];
  });
}

// src/checks/api-diff/witness.ts
init_shim();

// src/checks/api-diff/embed.ts
init_shim();
var maxSteps3 = 40;
function embed(pair, part, meaning) {
  const steps = stepsTo(pair);
  if (steps.length > maxSteps3) return void 0;
  let value = part;
  let at = "";
  let below2 = pair;
  for (const { from, step: step2 } of [...steps].reverse()) {
    const inside = below2;
    below2 = from;
    if (step2.kind === "branch") value = withName(value, from, inside);
    if (step2.kind === "branch" || step2.kind === "subtype") continue;
    const name = nameOf(step2, from);
    const found2 = around2(from, name, value, meaning);
    if (!found2) return void 0;
    value = found2.value;
    at = `/${name === void 0 ? firstOfRest(from) : name.replaceAll("~", "~0").replaceAll("/", "~1")}${at}`;
  }
  return { top: steps[0]?.from ?? pair, value, at };
}
function withName(value, from, inside) {
  if (!isMembers(value)) return value;
  const wanted2 = sidesOf2(inside).inner.map((node) => node.value);
  for (const { node } of viewOf(sidesOf2(from).inner).choices) {
    if (!node.parent) continue;
    const branch = branchesOf(node.parent, node).find(
      ({ schema }) => settled([schema]).some((one) => wanted2.includes(one.value))
    );
    const [name] = branch?.names?.values ?? [];
    if (branch?.names && name !== void 0) return { ...value, [branch.names.property]: name };
  }
  return value;
}
function nameOf(step2, from) {
  if (step2.kind === "property") return step2.name;
  if (step2.kind !== "additional") return void 0;
  const declared = [...viewOf(from.base).properties.keys(), ...viewOf(from.head).properties.keys()];
  return ["name", "key", "undeclared"].find((name) => !declared.includes(name)) ?? "undeclared name";
}
function around2(from, name, part, meaning) {
  const { inner, outer } = sidesOf2(from);
  const like = inner[0] ?? outer[0];
  if (viewOf(inner).required.size > maxRequired) return void 0;
  const place2 = firstOfRest(from);
  if (!like) return name === void 0 ? { value: [part] } : { value: { [name]: part } };
  const holder = name === void 0 ? {
    type: "array",
    minItems: place2 + 1,
    prefixItems: [...Array.from({ length: place2 }, () => ({})), { const: part }]
  } : { type: "object", required: [name], properties: { [name]: { const: part } } };
  const sent = [...inner.map((node) => [node, "sent"]), [madeUp(holder, like), "literal"]];
  const rest = without(outer, name).map((node) => [node, "accepted"]);
  for (const fits of [[...sent, ...rest], sent]) {
    const answer2 = meaning.find({ use: from.direction, fits, fails: [] });
    if (answer2.kind === "value") return { value: answer2.value };
  }
  return void 0;
}
function firstOfRest({ base, head }) {
  const lengths = [base, head].flatMap(
    (side) => viewOf(side).others.map(
      ({ node, value }) => node.key === "prefixItems" && Array.isArray(value) ? value.length : 0
    )
  );
  return Math.max(0, ...lengths);
}
var maxRequired = 300;
var maxParts4 = 40;
function without(conjunction, name) {
  const { rest } = viewOf(conjunction);
  return (rest.length > maxParts4 ? [] : rest).flatMap((node) => {
    if (!isMembers(node.value)) return [];
    const { properties, items, ...rest2 } = node.value;
    if (name === void 0)
      return [{ ...node, value: { ...rest2, ...properties === void 0 ? {} : { properties } } }];
    const others = child(node, "properties");
    if (!others || !isMembers(others.value)) return [node];
    return [{ ...node, value: { ...node.value, properties: { ...others.value, [name]: {} } } }];
  });
}

// src/checks/api-diff/show-exchange.ts
init_shim();
var maxShown = 4e3;
function exchangeOf(place2, side, value, meaning) {
  const { carrier, operations } = place2;
  const operation = operations[side];
  if (carrier.kind === "response" || carrier.kind === "header") {
    return { shown: clipped(showResponse(carrier, shortened(value))) };
  }
  if (operation.role === "received") return { shown: clipped(showWebhook(operation, carrier, side, shortened(value))) };
  const given = parametersGiven(operation, carrier.kind === "parameter" ? carrier[side] : void 0, value, meaning);
  const payload = carrier.kind === "body" ? { type: concreteType(carrier.type), value } : ownPayload(operation, meaning);
  const request = requestOf(operation, given, payload);
  return { shown: requestShown(operation, given, payload), ...request && { request } };
}
function clipped(shown) {
  return shown.length > maxShown ? `${shown.slice(0, maxShown)}\u2026` : shown;
}
var notWhole = "# Shortened, so not to be sent as it stands; the whole value is in the JSON report.";
function requestShown(operation, given, payload) {
  const short = given.map(({ parameter, value }) => ({ parameter, value: shortened(value) }));
  const shortPayload = payload && { type: payload.type, value: shortened(payload.value) };
  const line = withMarks(showRequest(operation, short, shortPayload));
  const isWhole = line.length <= maxShown && shortPayload?.value === payload?.value && short.every(({ value }, at) => value === given[at]?.value);
  return isWhole ? line : `${notWhole}
${clipped(line)}`;
}
function withMarks(line) {
  return line.replace(/%E2%80%A6(?:\(\d+%20characters\)%E2%80%A6|%20\d+%20more)/g, decodeURIComponent);
}
function showResponse(carrier, value) {
  const { status } = carrier;
  const code = /^\d{3}$/.test(status) ? status : status.replace(/XX$/i, "00").replace(/^default$/i, "200");
  const first = `HTTP/1.1 ${code || "200"}`.trim();
  if (carrier.kind === "header") return [first, `${carrier.name}: ${scalarText(value)}`].join("\n");
  const type = concreteType(carrier.type);
  return [first, ...type === "" ? [] : [`Content-Type: ${type}`], "", JSON.stringify(value, null, 2)].join("\n");
}
function showWebhook(operation, carrier, side, value) {
  const own = carrier.kind === "parameter" ? carrier[side] : void 0;
  const query = own?.in === "query" ? `?${queryText(pairsOf(own.name, value))}` : "";
  const header = own?.in === "header" ? [`${own.name}: ${scalarText(value)}`] : [];
  const cookie = own?.in === "cookie" ? [`Cookie: ${own.name}=${scalarText(value)}`] : [];
  const body = carrier.kind === "body" ? [`Content-Type: ${concreteType(carrier.type)}`, "", JSON.stringify(value, null, 2)] : own?.in === "path" ? ["", `${own.name}: ${scalarText(value)}`] : [];
  return [`${operation.method.toUpperCase()} ${operation.path}${query}`, ...header, ...cookie, ...body].join("\n");
}
function parametersGiven(operation, own, value, meaning) {
  return operation.parameters.flatMap((parameter) => {
    if (parameter.key === own?.key) return [{ parameter, value }];
    if (!parameter.required) return [];
    return [{ parameter, value: filled2(parameter.schema, "parameter", meaning) ?? "text" }];
  });
}
function ownPayload({ body }, meaning) {
  const media = body?.required ? body.media[0] : void 0;
  if (!media) return void 0;
  return { type: media.type, value: filled2(media.schema, "request", meaning) ?? {} };
}
function filled2(schema, use, { find }) {
  if (!schema) return void 0;
  const answer2 = find({ use, fits: [[schema, "sent"]], fails: [] });
  return answer2.kind === "value" ? answer2.value : void 0;
}
function showRequest(operation, given, payload) {
  const at = (place2) => given.filter(({ parameter }) => parameter.in === place2);
  const words = [
    "curl",
    // Else brackets in a URL would be a pattern to curl.
    .../[[\]]/.test(urlOf2(operation, given)) ? ["-g"] : [],
    "-X",
    operation.method.toUpperCase(),
    `"$BASE_URL"${quote(urlOf2(operation, given))}`,
    ...at("header").map(({ parameter, value }) => `-H ${quote(`${parameter.name}: ${scalarText(value)}`)}`),
    ...at("cookie").map(({ parameter, value }) => `-b ${quote(`${parameter.name}=${scalarText(value)}`)}`),
    ...at("formData").flatMap(({ parameter, value }) => formFields("", pairsOf(parameter.name, value))),
    ...payload ? payloadWords(payload.type, payload.value) : []
  ];
  return words.join(" ");
}
function requestOf(operation, given, payload) {
  const at = (place2) => given.filter(({ parameter }) => parameter.in === place2);
  if (at("formData").length > 0 || payload?.type.startsWith("multipart/")) return void 0;
  const cookies = at("cookie").map(({ parameter, value }) => `${parameter.name}=${scalarText(value)}`);
  const headers2 = new Map([
    ...at("header").map(({ parameter, value }) => [parameter.name.toLowerCase(), scalarText(value)]),
    ...cookies.length > 0 ? [["cookie", cookies.join("; ")]] : [],
    ...payload ? [["content-type", payload.type]] : []
  ]);
  if ([...headers2].some(([name, value]) => !isHeader(name, value))) return void 0;
  return {
    method: operation.method.toUpperCase(),
    prefix: operation.servers.list[0]?.urls[0]?.path ?? "",
    path: printable2(urlOf2(operation, given)),
    headers: Object.fromEntries(headers2),
    ...payload && { body: bodyText(payload) }
  };
}
function printable2(url) {
  return wellFormed(url).replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}
function isHeader(name, value) {
  return !isOfConnection(name) && !/^proxy-/i.test(name) && /^[!#$%&'*+.^_`|~\w-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value);
}
function urlOf2(operation, given) {
  const query = given.filter(({ parameter }) => parameter.in === "query").flatMap(({ parameter, value }) => pairsOf(parameter.name, value));
  return `${fillPath(operation, given)}${query.length > 0 ? `?${queryText(query)}` : ""}`;
}
function queryText(pairs) {
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
}
function bodyText({ type, value }) {
  if (isForm(type))
    return pairsOf("", value).map(([name, one]) => `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(one))}`).join("&");
  return typeof value === "string" && !isJson(type) ? value : JSON.stringify(value);
}
function payloadWords(type, value) {
  if (isForm(type)) return formFields(type, pairsOf("", value));
  return ["-H", quote(`Content-Type: ${type}`), "--data-raw", quote(bodyText({ type, value }))];
}
function formFields(type, pairs) {
  const option = type.startsWith("multipart/") ? "-F" : "--data-urlencode";
  return pairs.map(([name, value]) => `${option} ${quote(`${name}=${value}`)}`);
}
function fillPath({ path, parameters }, given) {
  return path.replace(/\{([^{}]*)\}|[^{}/]+/g, (written, name) => {
    if (name === void 0) return literal2(written);
    const known2 = parameters.find((parameter) => parameter.in === "path" && parameter.name === name);
    const value = given.find(({ parameter }) => parameter === known2)?.value ?? "1";
    return encode(scalarText(value));
  });
}
function literal2(text2) {
  return encodeURI(wellFormed(text2)).replaceAll("#", "%23").replaceAll("?", "%3F").replaceAll("%25", "%");
}
function pairsOf(name, value) {
  if (Array.isArray(value)) {
    const simple = value.every((item) => typeof item !== "object" || item === null);
    return value.flatMap((item, at) => pairsOf(simple ? name : `${name}[${at}]`, item));
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => pairsOf(name === "" ? key : `${name}[${key}]`, item));
  }
  return [[name, scalarText(value)]];
}
function scalarText(value) {
  if (Array.isArray(value)) return value.map(scalarText).join(",");
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
function encode(text2) {
  return encodeURIComponent(wellFormed(text2)).replaceAll("%5B", "[").replaceAll("%5D", "]");
}
function quote(text2) {
  return `'${text2.replaceAll("'", `'\\''`)}'`;
}
function wellFormed(text2) {
  return Buffer.from(text2, "utf8").toString("utf8");
}

// src/checks/api-diff/witness.ts
var maxShown2 = 3;
var maxAsked = 50;
function findWitness({ change, pairs }, referee, meaning) {
  let reason;
  let tried = 0;
  let open2 = pairs.length > maxAsked;
  for (const pair of pairs.slice(0, maxAsked)) {
    if (tried >= maxShown2 && open2) break;
    const shown = attempt2(pair, change, referee, meaning);
    if (shown.kind === "shown") return shown;
    if (shown.kind === "nothing") continue;
    open2 = true;
    tried++;
    reason ??= shown.reason;
  }
  return open2 ? { kind: "unproved", reason: reason ?? "no payload was found that shows it" } : { kind: "nothing" };
}
function attempt2(pair, change, referee, meaning) {
  try {
    return showAt(pair, change, referee, meaning);
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError || thrown instanceof RangeError)) throw thrown;
    const reason = thrown instanceof BreakwaterError ? thrown.trouble.message : "the schema is too deep";
    return { kind: "unproved", reason };
  }
}
function showAt(pair, change, referee, meaning) {
  const shownBy = change.shownBy ? [{ value: change.shownBy.value, mayBeError: true }] : [];
  const questions = shownBy.length > 0 ? [] : questionsOf(pair, change);
  let reason;
  for (const candidate of [...shownBy, ...questions]) {
    const { mayBeError } = candidate;
    const answer2 = "value" in candidate ? { kind: "value", ...candidate } : meaning.find(candidate.wanted);
    if (answer2.kind === "empty") continue;
    if (answer2.kind === "undecided") reason ??= answer2.reason;
    else {
      const tried = check(pair, answer2.value, change, referee, meaning);
      if ("kind" in tried) return { kind: "shown", witness: tried, mayBeError };
      reason ??= tried.reason;
    }
  }
  return reason === void 0 ? { kind: "nothing" } : { kind: "unproved", reason };
}
function check(pair, value, change, referee, meaning) {
  const built = embed(pair, value, meaning);
  if (!built) return { reason: "no payload could be built around the value that shows it" };
  const { top, at } = built;
  const place2 = top.roots[0];
  if (!place2) return { reason: "no operation leads there" };
  const { direction } = top;
  const [acceptedBy, refusedBy] = direction === "response" ? ["head", "base"] : ["base", "head"];
  const accepted = referee(top[acceptedBy][0], built.value, direction);
  if (accepted.kind === "unable") return { reason: accepted.reason };
  if (accepted.kind === "refused") {
    return {
      reason: `the payload that was tried does not fit ${acceptedBy} either: ${accepted.refusals[0]?.text ?? ""}`
    };
  }
  const refused = referee(top[refusedBy][0], built.value, direction);
  if (refused.kind === "unable") return { reason: refused.reason };
  if (refused.kind === "accepted") return { reason: `${refusedBy} accepts the payload that was tried` };
  const there = refused.refusals.filter((refusal2) => isThere2(refusal2.at, at, change));
  const [here] = there.toSorted((a, b) => relevance(b, change) - relevance(a, change));
  if (!here || !provesAll(change, there))
    return { reason: `${refusedBy} refuses the payload that was tried, but for another reason` };
  return {
    kind: "witness",
    value: built.value,
    acceptedBy,
    refusedBy,
    refusal: here.text,
    ...exchangeOf(place2, acceptedBy, built.value, meaning)
  };
}
function isThere2(refusedAt, at, change) {
  if (change.shownBy !== void 0 || refusedAt === at) return true;
  return (change.kind === "keyword" || change.kind === "closed") && refusedAt.startsWith(`${at}/`);
}
function namedIn(change, text2) {
  if ("names" in change) return change.names.some((name) => text2.includes(`'${name}'`) || text2.endsWith(`(${name})`));
  return change.kind === "bound" && text2.includes(String(change.to.at));
}
function provesAll(change, refusals) {
  if (!("names" in change)) return true;
  return change.names.every(
    (name) => refusals.some(({ text: text2 }) => text2.includes(`'${name}'`) || text2.endsWith(`(${name})`))
  );
}
function relevance({ keyword, text: text2 }, change) {
  const wanted2 = {
    type: ["type"],
    null: ["type"],
    values: ["enum", "const"],
    required: ["required"],
    closed: ["additionalProperties"],
    "property-removed": ["additionalProperties"],
    branch: ["oneOf", "anyOf", "required"],
    choice: ["oneOf", "anyOf"]
  };
  const keywords3 = wanted2[change.kind] ?? (change.kind === "bound" ? [change.bound] : change.kind === "keyword" ? [change.keyword] : [change.kind]);
  return (keywords3.includes(keyword) ? 2 : 0) + (namedIn(change, text2) ? 1 : 0);
}

// src/checks/api-diff/schema-drafts.ts
var maxWitnesses = 1500;
function schemaDrafts(causes, meaning) {
  const referee = makeReferee();
  let witnesses = 0;
  const drafts = causes.flatMap((cause) => {
    const proved = proofOf(cause, () => witnesses++ < maxWitnesses ? { referee, meaning } : void 0);
    return proved ? [draftOf(cause, proved)] : [];
  });
  return alikeDrafts(drafts);
}
function draftOf(cause, { proof, mayBeError }) {
  const { change, direction, subject, reach, key } = cause;
  return {
    fact: {
      kind: "schema",
      direction,
      difference: change,
      where: whereText(cause),
      owner: cause.owner,
      path: cause.path
    },
    severity: change.severity === "error" && !mayBeError ? "warning" : change.severity,
    subject,
    reach,
    key,
    base: change.base,
    head: change.head,
    at: "head",
    proof
  };
}
function proofOf(cause, tools) {
  const { change } = cause;
  if (change.kind === "undecided") return undecided(change.reason);
  if (change.kind === "discriminator") return { proof: "structural", mayBeError: true };
  if (change.severity === "note" || isWording(cause)) return { proof: "excerpts", mayBeError: false };
  const found2 = tools();
  if (!found2) return undecided("too many changes to look for a payload for each");
  const shown = findWitness(cause, found2.referee, found2.meaning);
  if (shown.kind === "nothing") return void 0;
  if (shown.kind === "unproved") return undecided(shown.reason);
  return { proof: shown.witness, mayBeError: shown.mayBeError };
}
function undecided(reason) {
  return { proof: { kind: "undecided", reason }, mayBeError: false };
}
function isWording({ change }) {
  if (change.kind === "property-removed") return !change.closed;
  return change.kind === "default" || change.kind === "read-only" || change.kind === "deprecated";
}
function whereText({ owner, direction, reach, subject, pairs }) {
  if (owner !== void 0) return ownerText(owner, direction, sortedSubjects(reach));
  const others = sortedSubjects(reach).length - 1;
  return `${subjectText(subject)}${others > 0 ? ` and ${others} more` : ""}, ${placeOf3(pairs[0])?.name ?? "body"}`;
}

// src/checks/api-diff/shadowed-templates.ts
init_shim();
var maxSteps4 = 1e6;
function shadowedTemplates({ pairs, drafts }, head, referee) {
  const root = { next: /* @__PURE__ */ new Map(), ends: [] };
  for (const { base } of pairs) if (base.role === "sent" && base.template.includes("{}")) plant(root, base);
  const isNew = new Set(
    drafts.flatMap(
      (draft2) => draft2.fact.kind === "operation" && draft2.fact.what === "added" ? [subjectText(draft2.subject)] : []
    )
  );
  const effort = { left: maxSteps4 };
  const found2 = head.filter((operation) => operation.role === "sent" && isNew.has(subjectText(operationSubject(operation)))).flatMap((operation) => {
    const template = shadowed(root, operation, effort, referee);
    return template ? [shadowDraft(template, operation)] : [];
  });
  return { drafts: found2, truncated: effort.left <= 0 };
}
function plant(root, operation) {
  let at = root;
  for (const segment of segmentsOf(operation)) {
    const next = at.next.get(segment) ?? { next: /* @__PURE__ */ new Map(), ends: [] };
    at.next.set(segment, next);
    at = next;
  }
  at.ends.push(operation);
}
function segmentsOf({ method, template }) {
  return [method, ...template.split("/").slice(1)];
}
function shadowed(root, operation, effort, referee) {
  const segments = segmentsOf(operation);
  const walk = (at, depth) => {
    if (effort.left-- <= 0) return void 0;
    const segment = segments[depth];
    if (segment === void 0) return at.ends.find((template) => takes(template, operation, referee));
    const same = at.next.get(segment);
    const wider2 = segment === "{}" ? void 0 : at.next.get("{}");
    return (same && walk(same, depth + 1)) ?? (wider2 && walk(wider2, depth + 1));
  };
  return walk(root, 0);
}
function takes(template, operation, referee) {
  if (template.template === operation.template) return false;
  const [before2, after] = [template.path.split("/"), operation.template.split("/")];
  return before2.every((segment, at) => {
    const value = after[at];
    const name = /^\{([^{}]*)\}$/.exec(segment)?.[1];
    if (name === void 0 || value === void 0 || value === "{}") return true;
    const parameter = template.parameters.find((one) => one.in === "path" && one.name === name);
    return !parameter?.schema || referee(parameter.schema, value, "parameter").kind !== "refused";
  });
}
function shadowDraft(template, operation) {
  const subject = operationSubject(operation);
  return {
    fact: { kind: "shadow", template: subjectText(operationSubject(template)) },
    severity: "warning",
    subject,
    reach: [subject],
    key: "shadow",
    base: template.node,
    head: operation.node,
    at: "head",
    proof: "structural"
  };
}

// src/checks/api-diff/shared-drafts.ts
init_shim();
function sharedDrafts(drafts) {
  return joined3(joined3(drafts, placeOf4), sayingOf).map((draft2) => ({
    ...draft2,
    subject: sortedSubjects(draft2.reach)[0] ?? draft2.subject
  }));
}
function placeOf4(draft2) {
  const place2 = (draft2.at === "base" ? draft2.base : draft2.head) ?? draft2.base;
  return [typeof place2?.value === "object" ? place2.value : place2 && placeKey(place2), draft2.key];
}
function sayingOf(draft2) {
  const { fact, severity } = draft2;
  if (fact.kind === "header") return ["header", severity, fact.what, fact.role, fact.name.toLowerCase()];
  if (fact.kind === "parameter-default") return ["default", severity, fact.place, fact.name, fact.from, fact.to];
  return [draft2];
}
function joined3(drafts, keysOf) {
  const root = { inner: /* @__PURE__ */ new Map(), drafts: [] };
  const groups = /* @__PURE__ */ new Set();
  for (const draft2 of drafts) {
    let at = root;
    for (const key of keysOf(draft2)) {
      const next = at.inner.get(key) ?? { inner: /* @__PURE__ */ new Map(), drafts: [] };
      at.inner.set(key, next);
      at = next;
    }
    at.drafts.push(draft2);
    groups.add(at);
  }
  return [...groups].flatMap(({ drafts: alike2 }) => together2(alike2));
}
function together2(alike2) {
  const [first] = alike2;
  if (!first) return [];
  const reach = alike2.flatMap((draft2) => draft2.reach);
  const { fact } = first;
  if (fact.kind !== "header") return [{ ...first, reach }];
  const statuses = [...new Set(alike2.flatMap((draft2) => draft2.fact.kind === "header" ? draft2.fact.statuses : []))];
  return [{ ...first, reach, fact: { ...fact, statuses: statuses.sort() } }];
}

// src/checks/api-diff/value-place.ts
init_shim();
var placeNames = {
  nameOf: ({ name }) => name,
  orderOf: ({ operations: { head }, name }) => `${head.path} ${head.method} ${name}`
};

// src/checks/api-diff/compare.ts
function compareDocuments(base, head, policy = defaultPolicy, budget, today) {
  const references = sinceBase(base, head);
  const before2 = operationsOf(base);
  const after = operationsOf(head);
  const matched2 = matchOperations(before2.operations, after.operations, today);
  const { pairs, drafts } = matched2;
  const unreadable = [...before2.unreadable, ...after.unreadable];
  const lost = new Set(unreadable.map(({ subject }) => subject));
  const targets2 = { base: linkTargets(before2.operations), head: linkTargets(after.operations) };
  const compared = pairs.map((pair) => compareOperation(pair, policy, targets2));
  const shadows = shadowedTemplates(matched2, after.operations, makeReferee());
  const {
    pairs: schemaPairs,
    truncated,
    meaning
  } = compareSchemas(
    compared.flatMap(({ values: values2 }) => values2),
    [base.root, head.root],
    placeNames,
    policy,
    budget
  );
  const { causes, broken } = rootCauses(schemaPairs);
  const ofSchemas = schemaDrafts(causes, meaning);
  const told = compared.flatMap(({ drafts: own }) => own);
  const all2 = [
    // What could not be read on one side only seems to be gone or new.
    ...[...drafts, ...told.filter(isWholeOperation)].filter(({ subject }) => !isLost(subject, lost)),
    ...shadows.drafts,
    ...sharedDrafts(told.filter((draft2) => !isWholeOperation(draft2))),
    ...compareDetails(pairs),
    ...ofSchemas
  ].map(unpromised(before2.operations, pairs));
  return {
    changes: locateDrafts([...all2, ...compareVersions(base, head, all2)]),
    unproven: [
      ...lostParts([
        ...references.fresh.map(usedBy),
        ...unreadable,
        ...broken.map((one) => ({ ...one, subject: reachText2(one.reach.map(subjectText)) }))
      ]),
      ...truncated ? [outOfBudget(head.path, schemaPairs.length)] : []
    ],
    operations: pairs.length + drafts.length,
    schemaPairs: schemaPairs.length,
    schemaPairsThatDiffer: schemaPairs.filter(({ changes }) => changes.some(({ severity }) => severity !== "note")).length,
    remarks: [
      ...oldRemark(references.old),
      ...mayBreakRemark(all2),
      ...innerCallbacksRemark(pairs),
      ...customWebhooksRemark(base, head),
      ...itemListsRemark([base, head]),
      ...shadows.truncated ? [shadowRemark] : []
    ],
    schemaPairsProvedEqual: schemaPairs.filter(({ relation, changes }) => relation === "equal" && changes.length === 0).length,
    undecided: ofSchemas.filter(({ proof }) => typeof proof !== "string" && proof.kind === "undecided").length
  };
}
function isWholeOperation({ fact }) {
  return fact.kind === "operation";
}
function unpromised(base, pairs) {
  const texts2 = (operations) => operations.flatMap((one) => [one, ...one.callbacks.map(({ operation }) => operation)]).map(operationText);
  const free = /* @__PURE__ */ new Set([
    ...texts2(base.filter(mayBreak)),
    ...texts2(pairs.filter((pair) => mayBreak(pair.base)).map(({ head }) => head))
  ]);
  if (free.size === 0) return (draft2) => draft2;
  return (draft2) => draft2.reach.every((subject) => free.has(subjectText(subject))) ? { ...draft2, mayBreak: true } : draft2;
}
function operationText(operation) {
  return subjectText(operationSubject(operation));
}
function mayBreakRemark(drafts) {
  const n = drafts.filter((draft2) => draft2.mayBreak && draft2.severity !== "note").length;
  return n === 0 ? [] : [`${count(n, "change")} of operations at draft or alpha level told as notes`];
}
function customWebhooksRemark(base, head) {
  const n = Math.max(...[base, head].map(({ root }) => children(child(root, "x-webhooks")).length));
  return n === 0 ? [] : [`not judged: ${count(n, "webhook")} under x-webhooks`];
}
function itemListsRemark(documents) {
  const old = documents.filter(({ version }) => version !== "3.1");
  const places2 = old.map(({ root }) => root.file.text.match(/\bitems["']?\s*:\s*(?:\[|\n\s*- )/g)?.length ?? 0);
  const n = Math.max(0, ...places2);
  return n === 0 ? [] : [`not judged: items that are a list of schemas (${count(n, "place")}), which OpenAPI before 3.1 does not know`];
}
var shadowRemark = "not every new path could be tried against the templates of base";
function isLost(subject, lost) {
  return lost.has(subjectText(subject)) || subject.kind === "operation" && lost.has(subject.path);
}
function outOfBudget(path, pairs) {
  return {
    subject: path,
    code: "budget",
    message: `${path} was compared up to ${pairs} pairs of schemas, and there are more`,
    hint: "Split the document, or review it in smaller changes.",
    location: { path, line: 1, column: 1 }
  };
}
function unreadableParts(document) {
  return lostParts([...brokenReferences(document).map(usedBy), ...operationsOf(document).unreadable]);
}
function lostParts(lost) {
  const told = uniqueBy(placed(lost), ({ trouble }) => JSON.stringify([trouble.message, trouble.location]));
  return told.map(({ subject, trouble }) => ({ ...trouble, subject }));
}
function usedBy({ trouble, at, users }) {
  return { trouble, at, subject: reachText2(users) };
}
function reachText2([first, ...others]) {
  if (first === void 0) return "a schema";
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
function uniqueBy(values2, key) {
  return [...new Map(values2.toReversed().map((value) => [key(value), value])).values()].toReversed();
}

// src/checks/api-diff/lone-document.ts
init_shim();
function loneDocument({ base, head }) {
  const path = base?.path ?? head?.path ?? "";
  const document = base ?? head;
  const excerpt2 = { text: document?.title || path, location: startOf(path) };
  const subject = { kind: "document", name: path };
  return {
    kind: "document",
    what: base ? "removed" : "added",
    path,
    operations: document ? operationsOf(document).operations.length : 0,
    severity: base ? "error" : "note",
    mayBreak: false,
    subject,
    reach: [subject],
    location: startOf(path),
    key: base ? "removed" : "added",
    proof: { kind: "diff", structural: true, before: base ? excerpt2 : void 0, after: base ? void 0 : excerpt2 }
  };
}

// src/checks/api-diff/merge-changes.ts
init_shim();
function mergeChanges(documents) {
  const merged = [];
  const known2 = /* @__PURE__ */ new Map();
  for (const [document, changes] of documents.entries()) {
    for (const change of changes) {
      const name = nameOf2(change);
      const first = known2.get(name);
      const other = first && merged[first.at];
      if (first && other && first.document !== document) merged[first.at] = joined4(other, change);
      else {
        known2.set(name, { at: merged.length, document });
        merged.push(change);
      }
    }
  }
  return merged;
}
function nameOf2(change) {
  const { kind, key, location } = change;
  const direction = kind === "schema" ? change.direction : "";
  const subject = kind === "operation" ? change.subject : void 0;
  return JSON.stringify([kind, direction, key, location, subject]);
}
function joined4(one, other) {
  const louder = severities.indexOf(other.severity) < severities.indexOf(one.severity) ? other : one;
  const reach = sortedSubjects([...one.reach, ...other.reach]);
  const mayBreak2 = one.mayBreak && other.mayBreak;
  const common2 = { reach, subject: reach[0] ?? louder.subject, mayBreak: mayBreak2 };
  if (louder.kind !== "schema") return { ...louder, ...common2 };
  const { owner, direction } = louder;
  return { ...louder, ...common2, where: owner === void 0 ? louder.where : ownerText(owner, direction, reach) };
}

// src/checks/api-diff/replay.ts
init_shim();
var maxRequests = 20;
var timeoutMs = 5e3;
var maxSilent = 3;
var maxAddresses = 4;
async function replay(findings, context) {
  const { to, methods: methods2 } = context.config.api.replay;
  if (to === "nobody") return { findings, remarks: [] };
  const all2 = findings.flatMap(replayableOf);
  const allowed = all2.filter(({ request }) => methods2.some((method) => method === request.method));
  const held = all2.length - allowed.length;
  const heldRemark = held === 0 ? [] : [`${count(held, "request")} that would show a break not replayed: only ${methods2.join(" and ")} may be sent`];
  if (allowed.length === 0) return { findings, remarks: heldRemark };
  try {
    const told = await ask(allowed, context);
    return {
      findings: findings.map((finding) => withReplay(finding, told.answers.get(finding))),
      remarks: [...heldRemark, ...told.remarks]
    };
  } catch (thrown) {
    if (thrown instanceof Error) context.log.debug(thrown.stack ?? thrown.message);
    const { message, hint } = troubleOf(thrown);
    return { findings, remarks: [...heldRemark, `Nothing was replayed: ${message} ${hint}`] };
  }
}
function replayableOf(finding) {
  const { proof } = finding;
  if (proof.kind !== "witness" || proof.refusedBy !== "head" || !proof.request) return [];
  return [{ finding, proof, request: proof.request }];
}
function withReplay(finding, answer2) {
  const { proof } = finding;
  return answer2 && proof.kind === "witness" ? { ...finding, proof: { ...proof, replay: answer2 } } : finding;
}
async function ask(wanted2, context) {
  const { preview, config, fromFork, log } = context;
  if (preview === void 0) return { answers: /* @__PURE__ */ new Map(), remarks: ["Nothing was replayed: no preview is named."] };
  const probe = await context.loadEngines();
  const policy = { namedBy: preview.namedBy, fromFork, hosts: config.load.hosts };
  const target = await judgeTarget(preview.url, policy, probe.resolve);
  log.progress(`API diff: asking ${target.origin} ...`);
  const answers = /* @__PURE__ */ new Map();
  const failures2 = [];
  let addresses = target.addresses.slice(0, maxAddresses);
  for (const { finding, request } of wanted2.slice(0, maxRequests)) {
    const told = await send(request, target, addresses, probe);
    if ("failure" in told) failures2.push(told.failure);
    else {
      answers.set(finding, told.replay);
      addresses = [told.address];
    }
    if (failures2.length >= maxSilent) break;
  }
  return { answers, remarks: remarksOf(wanted2.length, answers.size, failures2, target) };
}
function remarksOf(wanted2, answered2, failures2, { origin }) {
  const [failure] = failures2;
  const left = wanted2 - answered2 - failures2.length;
  return [
    `${count(answered2, "request")} replayed at ${origin}; what it answers changes no severity`,
    ...failure === void 0 ? [] : [`${count(failures2.length, "request")} without an answer: ${failure}`],
    ...left > 0 ? [`${count(left, "further request")} not replayed: at most ${maxRequests} are sent`] : []
  ];
}
async function send({ method, prefix, path: written, headers: headers2, body }, target, addresses, probe) {
  const path = `${target.path === "" ? prefix : target.path}${written}`;
  const operation = { name: `${method} ${path}`, method, path, headers: headers2, ...body === void 0 ? {} : { body } };
  let failure = "no address";
  for (const address of addresses) {
    const [answer2] = await probe.probe({ origin: target.origin, address, operations: [operation], timeoutMs });
    if (answer2?.status !== void 0) {
      const { status } = answer2;
      return { address, replay: { url: `${target.origin}${path}`, status, answer: meaningOf(status) } };
    }
    failure = answer2?.failure ?? "no reason known";
  }
  return { failure };
}
function meaningOf(status) {
  if (status >= 500) return "failed";
  if (status === 400 || status === 404 || status === 422) return "refused";
  return status >= 200 && status < 300 ? "accepted" : "says-nothing";
}

// src/checks/api-diff/undecided.ts
init_shim();
function unprovenOf(findings) {
  return findings.flatMap(
    ({ proof, subject, message, location, fingerprint }) => proof.kind === "undecided" ? [
      {
        subject: subjectText(subject),
        code: "undecided",
        message,
        hint: `Read the two places. If it is harmless, accept ${fingerprint} under \`accepted:\` on the base branch.`,
        location,
        finding: fingerprint
      }
    ] : []
  );
}

// src/checks/api-diff/run.ts
async function run(context) {
  const { api } = context.config;
  const { changed, remarks } = await discover(context);
  const loaded = [];
  const unproven = [];
  for (const pair of changed) {
    context.log.progress(`API diff: ${pair.head ?? pair.base}`);
    const { document, trouble } = await loadPair(context, pair);
    if (document) loaded.push(document);
    if (trouble) unproven.push({ ...trouble, subject: pair.head ?? pair.base ?? "" });
  }
  const comparisons = [];
  const policy = policyOf(api);
  const today = context.clock.now().toISOString().slice(0, "YYYY-MM-DD".length);
  const { pairs, alone } = pairLoners(loaded);
  for (const { base, head } of pairs) {
    try {
      comparisons.push(compareDocuments(base, head, policy, void 0, today));
    } catch (thrown) {
      if (thrown instanceof Error) context.log.debug(thrown.stack ?? thrown.message);
      unproven.push({ ...troubleOf(thrown), subject: head.path });
    }
  }
  for (const { head } of alone) if (head) unproven.push(...unreadableParts(head));
  const changes = [...alone.map(loneDocument), ...mergeChanges(comparisons.map((one) => one.changes))];
  const judged = runConfiguredRules(rules, { changes }, api.rules);
  const { findings, remarks: replayRemarks } = await replay(judged.findings, context);
  return {
    findings,
    unproven: [
      ...unproven,
      ...comparisons.flatMap((comparison) => comparison.unproven),
      ...api.undecided === "inconclusive" ? unprovenOf(findings) : []
    ],
    remarks: [
      ...remarks,
      ...judged.remarks,
      ...replayRemarks,
      ...countRemarks(comparisons),
      ...comparisons.flatMap(({ remarks: own }) => own)
    ],
    summary: summaryOf(
      pairs.length,
      alone.length,
      sum(comparisons, ({ operations }) => operations)
    )
  };
}
async function loadPair({ changeSet }, { base, head }) {
  if (base !== void 0 && head === void 0 && becameLink(changeSet.files, base))
    return { trouble: linkNotFollowed(base) };
  try {
    const before2 = base === void 0 ? void 0 : await load(changeSet.mergeBase.tree, base, "base");
    const after = head === void 0 ? void 0 : await load(changeSet.head.tree, head, "head");
    if (before2 && after) return { document: { base: before2, head: after } };
    if (before2) return { document: { base: before2, head: void 0 } };
    return after ? { document: { base: void 0, head: after } } : {};
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown;
    return { trouble: thrown.trouble };
  }
}
function becameLink(files, path) {
  return files.some((file) => file.path === path && file.status === "deleted" && file.becameLink);
}
function linkNotFollowed(path) {
  return {
    code: "link-not-followed",
    message: `${path} is a link or a submodule now, which is not followed.`,
    hint: "Commit the document itself at this path, or name the file that it leads to under `api.specs`.",
    location: startOf(path)
  };
}
async function load(tree, path, side) {
  assertReadable((await tree.list()).find((entry) => entry.path === path));
  return await loadDocument(tree, path, side);
}
function pairLoners(loaded) {
  const pairs = loaded.filter((pair) => pair.base !== void 0 && pair.head !== void 0);
  const gone = loaded.flatMap(({ base, head }) => base && !head ? [base] : []);
  const fresh = new Set(loaded.flatMap(({ base, head }) => head && !base ? [head] : []));
  const found2 = [];
  const left = gone.filter((base) => {
    const [best] = [...fresh].map((head) => ({ head, likeness: likeness(base, head) })).filter(({ likeness: one }) => one > 0).sort((a, b) => b.likeness - a.likeness);
    if (!best) return true;
    fresh.delete(best.head);
    found2.push({ base, head: best.head });
    return false;
  });
  return {
    pairs: [...pairs, ...found2],
    alone: [
      ...left.map((base) => ({ base, head: void 0 })),
      ...[...fresh].map((head) => ({ base: void 0, head }))
    ]
  };
}
function likeness(base, head) {
  const before2 = new Set(operationsOf(base).operations.map(({ key }) => key));
  const after = operationsOf(head).operations.map(({ key }) => key);
  const shared = after.filter((key) => before2.has(key)).length;
  const share = shared / Math.max(1, before2.size, after.length);
  return (base.title !== "" && base.title === head.title ? 0.5 : 0) + (share >= 0.3 ? share : 0);
}
function summaryOf(pairs, alone, operations) {
  const parts2 = [
    ...pairs > 0 ? [`${count2(pairs, "document")}, ${count2(operations, "operation")} compared`] : [],
    ...alone > 0 ? [`${count2(alone, "document")} added or removed`] : []
  ];
  return parts2.length > 0 ? parts2.join("; ") : "no document could be compared";
}
function countRemarks(comparisons) {
  const total = sum(comparisons, ({ schemaPairs }) => schemaPairs);
  if (total === 0) return [];
  const equal = total - sum(comparisons, ({ schemaPairsThatDiffer }) => schemaPairsThatDiffer);
  const rewritten = sum(comparisons, ({ schemaPairsProvedEqual }) => schemaPairsProvedEqual);
  const undecided2 = sum(comparisons, ({ undecided: one }) => one);
  return [
    [
      `${count2(total, "pair")} of schemas compared, ${equal} of them without harm`,
      ...rewritten > 0 ? [`${count2(rewritten, "schema")} written differently and proved equal`] : [],
      ...undecided2 > 0 ? [`${count2(undecided2, "change")} not proved either way`] : []
    ].join("; ")
  ];
}
function sum(values2, of) {
  return values2.reduce((total, value) => total + of(value), 0);
}
function count2(n, noun) {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
export {
  run
};
