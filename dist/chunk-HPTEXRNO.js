import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  ownerText,
  rules
} from "./chunk-6MADYU7O.js";
import {
  assertReadable,
  discover
} from "./chunk-7F7BGIAN.js";
import {
  follow,
  loadDocument,
  locate,
  lostBy,
  nowhere,
  placeKey,
  placed,
  require_applicator,
  require_codegen,
  require_compile,
  require_core,
  require_core2,
  require_dependencies,
  require_discriminator,
  require_dist,
  require_format,
  require_metadata,
  require_names,
  require_ref,
  require_ref_error,
  require_util,
  require_validate,
  require_validation,
  require_validation_error
} from "./chunk-DYR3WRO4.js";
import {
  child,
  children,
  isMembers,
  member,
  pointerOf,
  text
} from "./chunk-QMU25S62.js";
import {
  startOf
} from "./chunk-RGNIC2Z2.js";
import {
  runRules
} from "./chunk-JEUQWLQ4.js";
import "./chunk-ABXZNF7Z.js";
import {
  count,
  severities,
  subjectText
} from "./chunk-HOW3RGVT.js";
import "./chunk-LH2IKV2X.js";
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
var methods = /* @__PURE__ */ new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
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
  const walk = { left: [], seen: /* @__PURE__ */ new Set(), users: /* @__PURE__ */ new Map(), broken: [] };
  for (const section2 of children(root)) {
    if (section2.key !== "paths" && section2.key !== "webhooks") continue;
    for (const item of children(section2)) {
      if (section2.key === "webhooks") start(walk, item, `webhook:${item.key}`);
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
  for (const node of children(item)) {
    if (methods.has(node.key)) enter(walk, node, `${node.key.toUpperCase()} ${name}`);
    else if (node.key === "parameters") enter(walk, node, name);
  }
}
function need(walk, piece, user) {
  const known = walk.users.get(piece) ?? /* @__PURE__ */ new Set();
  walk.users.set(piece, known.add(user));
}
function enter(walk, node, user) {
  const { value } = node;
  if (typeof value !== "object" || value === null) return;
  need(walk, value, user);
  walk.left.push({ node, names: false, piece: value });
}
function look(walk, { node, names, piece }) {
  const { value } = node;
  if (typeof value !== "object" || value === null || walk.seen.has(value)) return;
  walk.seen.add(value);
  if (Array.isArray(value) || names) {
    for (const inner of children(node)) walk.left.push({ node: inner, names: false, piece });
    return;
  }
  const recent = node.file.home.version === "3.1";
  if (isMembers(value) && text(node, "$ref") !== void 0) {
    const target = targetOf(walk, node, piece);
    if (target) enter(walk, target, piece);
    if (!recent) return;
  }
  for (const inner of children(node)) {
    if (followed.has(inner.key) || recent && followedSince31.has(inner.key))
      walk.left.push({ node: inner, names: named.has(inner.key), piece });
  }
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
  const names = /* @__PURE__ */ new Set();
  for (const at of pieces) {
    for (const user of walk.users.get(at) ?? []) {
      if (typeof user === "string") names.add(user);
      else pieces.add(user);
    }
  }
  return [...names].sort();
}
function sinceBase(base, head) {
  const after = brokenReferences(head);
  if (after.length === 0) return { fresh: [], old: [] };
  const before = brokenReferences(base);
  const known = new Set(before.map(({ at }) => placeOf(base, at)));
  const old = after.filter(({ at }) => known.has(placeOf(head, at)));
  const places2 = new Set(old.map(({ at }) => placeOf(head, at)));
  forgive(old);
  forgive(before.filter(({ at }) => places2.has(placeOf(base, at))));
  return { fresh: after.filter(({ at }) => !known.has(placeOf(head, at))), old };
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
  const named2 = placed(references.slice(0, 3)).map(({ trouble }) => trouble.message);
  const more = references.length > named2.length ? [`and ${references.length - named2.length} more`] : [];
  return [
    `${count(references.length, "reference")} that led nowhere in base already, so that nothing was judged there: ${[...named2, ...more].join("; ")}`
  ];
}

// src/checks/api-diff/draft.ts
init_shim();
function operationSubject({ method, path }) {
  return { kind: "operation", method, path };
}
function locateDrafts(drafts) {
  const places2 = locate(drafts.flatMap(({ base, head }) => [base, head].filter((node) => node !== void 0)));
  return drafts.map((draft) => {
    const before = draft.base && places2.get(placeKey(draft.base));
    const after = draft.head && places2.get(placeKey(draft.head));
    const at = draft.at === "base" ? before ?? after : after ?? before;
    const { severity, subject, reach, key } = draft;
    return {
      ...draft.fact,
      severity,
      subject,
      reach: sortedSubjects(reach),
      key,
      location: at ? { path: at.path, line: at.line, column: at.column } : { path: "", line: 1, column: 1 },
      proof: typeof draft.proof === "string" ? excerpts(draft.proof === "structural", before, after) : draft.proof
    };
  });
}
function excerpts(structural, before, after) {
  return { kind: "diff", structural, before: excerpt(before), after: excerpt(after) };
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

// src/checks/api-diff/operations.ts
init_shim();

// src/checks/api-diff/security.ts
init_shim();
function securityReader(document) {
  const { root } = document;
  const schemes = child(root, "securityDefinitions") ?? childOf(child(root, "components"), "securitySchemes");
  let ofDocument;
  return (operation) => {
    const own = child(operation, "security");
    if (own && Array.isArray(own.value)) return read(own, schemes);
    ofDocument ??= read(child(root, "security"), schemes);
    return ofDocument;
  };
}
function childOf(node, key) {
  return node && child(node, key);
}
var maxAlternatives = 100;
function read(node, schemes) {
  if (node && children(node).length > maxAlternatives) throw tooMany(node);
  const alternatives2 = children(node).map(
    (alternative) => children(alternative).map((required) => schemeOf(required, schemes))
  );
  return { node, alternatives: alternatives2.length > 0 ? alternatives2 : [[]] };
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
function tooMany({ file }) {
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
      const place = text(node, "in") ?? "";
      const key = text(node, "name") ?? "";
      return `${place} ${place === "header" ? key.toLowerCase() : key}`;
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
  const flows = [node, ...children(child(node, "flows"))];
  const urls = flows.flatMap((flow) => [text(flow, "tokenUrl"), text(flow, "authorizationUrl")]);
  return [...new Set(urls.filter((url) => url !== void 0))].sort();
}
function compareSecurity(base, head) {
  const refused = base.alternatives.filter((before) => !head.alternatives.some((after) => isEnough(before, after)));
  if (refused.length > 0) return { what: "tightened", ways: refused, redefined: redefined(base, head) };
  const gained = head.alternatives.filter((after) => !base.alternatives.some((before) => isEnough(after, before)));
  return gained.length > 0 ? { what: "relaxed", ways: gained, redefined: void 0 } : void 0;
}
function isEnough(brought, asked) {
  return asked.every(
    ({ name, content, scopes }) => brought.some(
      (own) => (own.content === content || own.name === name && isSameKind(own.content, content)) && scopes.every((scope) => own.scopes.includes(scope))
    )
  );
}
function isSameKind(a, b) {
  return ["OAuth ", "OpenID Connect "].some((kind) => a.startsWith(kind) && b.startsWith(kind));
}
function redefined(base, head) {
  if (namesText(base) !== namesText(head)) return void 0;
  const after = new Map(head.alternatives.flat().map((scheme) => [scheme.name, scheme]));
  for (const { name, content, node } of base.alternatives.flat()) {
    const other = after.get(name);
    if (node && other?.node && other.content !== content && !isSameKind(content, other.content))
      return { base: node, head: other.node };
  }
  return void 0;
}
function namesText({ alternatives: alternatives2 }) {
  return JSON.stringify(alternatives2.map((one) => one.map(({ name, scopes }) => [name, ...scopes]).sort()).sort());
}
function alternativeText(alternative) {
  if (alternative.length === 0) return "no credentials";
  return alternative.map(schemeText).join(" and ");
}
function schemeText({ name, content, scopes }) {
  const kind = /^(?:OAuth|OpenID Connect)(?= )/.exec(content)?.[0] ?? content;
  return `${name} (${[kind, ...scopes].join(", ")})`;
}
function tokenPlacesDiffer(base, head) {
  const schemes = (root) => child(root, "securityDefinitions") ?? childOf(child(root, "components"), "securitySchemes");
  const after = schemes(head);
  return children(schemes(base)).flatMap((one) => {
    const other = childOf(after, one.key);
    return other && isTokenScheme(one) && isTokenScheme(other) && placesText(one) !== placesText(other) ? [one.key] : [];
  });
}
function isTokenScheme(node) {
  return member(node, "type") === "oauth2" || member(node, "type") === "openIdConnect";
}
function placesText(node) {
  return JSON.stringify([text(node, "openIdConnectUrl"), tokenUrls(node)]);
}

// src/checks/api-diff/operations.ts
var methods2 = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
function operationsOf(document) {
  const operations = [];
  const unreadable = [];
  const prefix = prefixOf(document);
  const securityOf = securityReader(document);
  const gather = (name, at, role) => {
    attempt(unreadable, name, () => {
      const item = follow(at);
      for (const method of methods2) {
        const node = child(item, method);
        if (!node || !isMembers(node.value)) continue;
        attempt(unreadable, `${method.toUpperCase()} ${name}`, () => {
          operations.push(operationOf(document, { name, method, role, prefix, item, node, security: securityOf(node) }));
        });
      }
    });
  };
  for (const item of children(child(document.root, "paths"))) {
    if (item.key.startsWith("/")) gather(item.key, item, "sent");
  }
  for (const item of children(child(document.root, "webhooks"))) gather(`webhook:${item.key}`, item, "received");
  return { operations, unreadable };
}
function attempt(into, subject, read2) {
  try {
    read2();
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown;
    into.push({ subject, ...lostBy(thrown) });
  }
}
function operationOf(document, { name, method, role, prefix, item, node, security }) {
  const old = document.version === "2.0";
  const written = [...parameterNodes(item), ...parameterNodes(node)];
  const parameters = [
    ...new Map(written.flatMap((at) => parameterOf(at, name, old)).map((found) => [found.key, found])).values()
  ];
  const template = nameless(name);
  return {
    method,
    path: name,
    role,
    key: `${method} ${template}`,
    effectiveKey: `${method} ${role === "sent" ? prefix : ""}${template}`,
    node,
    deprecated: member(node, "deprecated") === true,
    parameters,
    body: old ? swaggerBody(document, written, node) : bodyOf(node),
    responses: responsesOf(document, node, old),
    security
  };
}
function nameless(path) {
  return path.replace(/\{[^{}]*\}/g, "{}");
}
function parameterNodes(at) {
  return children(child(at, "parameters")).map(follow);
}
var places = ["path", "query", "header", "cookie", "formData"];
var ignoredHeaders = ["accept", "content-type", "authorization"];
function parameterOf(node, path, old) {
  const name = text(node, "name");
  const place = text(node, "in");
  if (name === void 0 || place === void 0 || !places.includes(place)) return [];
  if (place === "header" && ignoredHeaders.includes(name.toLowerCase())) return [];
  const content = children(child(node, "content"))[0];
  return [
    {
      name,
      // Checked against the list above.
      in: place,
      key: parameterKey(name, place, path),
      required: place === "path" || member(node, "required") === true,
      node,
      // Swagger 2.0 writes the schema's keywords into the parameter itself.
      schema: old ? node : content ? child(content, "schema") : child(node, "schema"),
      content: content !== void 0
    }
  ];
}
function parameterKey(name, place, path) {
  if (place === "header") return `header ${name.toLowerCase()}`;
  if (place !== "path") return `${place} ${name}`;
  const at = [...path.matchAll(/\{([^{}]*)\}/g)].findIndex(([, written]) => written === name);
  return at === -1 ? `path ${name}` : `path #${at}`;
}
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
function typesOf(document, operation, keyword) {
  const own = child(operation, keyword) ?? child(document.root, keyword);
  const types = children(own).flatMap(({ value }) => typeof value === "string" ? [value.trim().toLowerCase()] : []);
  return types.length > 0 ? types : ["application/json"];
}
function responsesOf(document, operation, old) {
  return children(child(operation, "responses")).filter(({ key }) => !key.startsWith("x-")).map((at) => {
    const node = follow(at);
    const schema = child(node, "schema");
    return {
      status: at.key,
      node,
      media: old ? schema ? typesOf(document, operation, "produces").map((type) => ({ type, node, schema })) : [] : mediaOf(child(node, "content")),
      headers: children(child(node, "headers")).map((header) => {
        const target = follow(header);
        return { name: header.key, required: member(target, "required") === true, node: target };
      })
    };
  });
}
function prefixOf({ root, version }) {
  if (version === "2.0") return trimSlash(text(root, "basePath") ?? "");
  const prefixes = new Set(
    children(child(root, "servers")).map(
      (server) => trimSlash((text(server, "url") ?? "").replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, ""))
    )
  );
  const [only] = prefixes;
  return prefixes.size === 1 && only !== void 0 && !only.includes("{") ? only : "";
}
function trimSlash(path) {
  return path.replace(/\/+$/, "");
}

// src/checks/api-diff/referee.ts
init_shim();
var import__ = __toESM(require__(), 1);
var import_ajv_formats = __toESM(require_dist(), 1);

// src/checks/api-diff/referee-schema.ts
init_shim();

// src/checks/api-diff/pattern.ts
init_shim();
function tameLength(written) {
  if (written.length > 500) return 0;
  const bare2 = written.replace(/\\./gs, "a").replace(/\[(?:\^?\])?[^\]]*\]/g, "a");
  if (/\)\s*(?:[*+]|\{)/.test(bare2) || /\(\?(?!:)/.test(bare2)) return 0;
  const large = (bare2.match(/\{\d*,?\d*\}/g) ?? []).some((one) => one.match(/\d+/g)?.some((n) => Number(n) > 1e3));
  if (large) return 0;
  const endless = bare2.match(/[*+]|\{\d*,\d*\}/g) ?? [];
  return [6e3, 2e3, 200, 200][endless.length] ?? 0;
}
var maxLength = 400;
function samplePattern(written) {
  const reader = { text: written.replace(/^\^/, "").replace(/(?<!\\)\$$/, ""), at: 0 };
  const sample2 = alternatives(reader);
  return sample2 === void 0 || reader.at < reader.text.length ? void 0 : sample2;
}
function alternatives(reader) {
  const first = sequence(reader);
  while (first !== void 0 && reader.text[reader.at] === "|") {
    reader.at++;
    if (sequence(reader) === void 0) return void 0;
  }
  return first;
}
function sequence(reader) {
  let made = "";
  while (reader.at < reader.text.length && !"|)".includes(reader.text[reader.at] ?? "")) {
    const one = atom(reader);
    const times = one === void 0 ? void 0 : repetition(reader);
    if (one === void 0 || times === void 0 || made.length + one.length * times > maxLength) return void 0;
    made += one.repeat(times);
  }
  return made;
}
function atom(reader) {
  const { text: text2 } = reader;
  const start2 = text2[reader.at++] ?? "";
  if (start2 === "(") return group(reader);
  if (start2 === "[") return characterClass(reader);
  if (start2 === "\\") return escaped(text2[reader.at++] ?? "");
  if (start2 === ".") return "a";
  return "^$*+?{".includes(start2) ? void 0 : start2;
}
function group(reader) {
  if (reader.text.startsWith("?:", reader.at)) reader.at += 2;
  else if (reader.text[reader.at] === "?") return void 0;
  const inner = alternatives(reader);
  if (reader.text[reader.at] !== ")") return void 0;
  reader.at++;
  return inner;
}
function escaped(letter) {
  if (letter === "d") return "1";
  if (letter === "w") return "a";
  if (letter === "s") return " ";
  return /[a-zA-Z0-9]/.test(letter) ? void 0 : letter;
}
function characterClass(reader) {
  const end = reader.text.indexOf("]", reader.at + 1);
  if (end === -1) return void 0;
  const inside = reader.text.slice(reader.at, end);
  reader.at = end + 1;
  if (inside.endsWith("\\")) return void 0;
  if (inside.startsWith("^")) return ["a", "1", "-", " ", "_"].find((one) => !covers(inside.slice(1), one));
  return ["a", "1", "A"].find((one) => covers(inside, one)) ?? firstOf(inside);
}
function covers(inside, letter) {
  try {
    return new RegExp(`[${inside}]`).test(letter);
  } catch {
    return false;
  }
}
function firstOf(inside) {
  return inside[0] === "\\" ? escaped(inside[1] ?? "") : inside[0];
}
function repetition(reader) {
  const found = /^(?:\*|\+|\?|\{(\d+)(?:,\d*)?\})\??/.exec(reader.text.slice(reader.at));
  if (!found) return reader.text[reader.at] === "{" ? void 0 : 1;
  reader.at += found[0].length;
  if (found[1] !== void 0) return Number(found[1]);
  return found[0].startsWith("+") ? 1 : 0;
}

// src/checks/api-diff/referee-schema.ts
var maxNodes = 2e4;
function translate(node, payload, direction) {
  const context = { direction, skipped: /* @__PURE__ */ new Set(), nodes: 0, open: /* @__PURE__ */ new Set() };
  const schema = node ? translateNode(node, [payload], context) : true;
  return { schema, skipped: [...context.skipped] };
}
var plain = [
  "const",
  "dependentRequired",
  "maxContains",
  "maxItems",
  "maxLength",
  "maxProperties",
  "minContains",
  "minItems",
  "minLength",
  "minProperties",
  "multipleOf",
  "uniqueItems"
];
var conditions = ["not", "if", "then", "else"];
function translateNode(node, values, context) {
  const { value } = node;
  if (typeof value === "boolean") return value;
  if (!isMembers(value)) return true;
  if (value === nowhere) context.skipped.add("a reference that leads nowhere");
  if (context.open.has(value) || ++context.nodes > maxNodes) {
    context.skipped.add("a schema that contains itself");
    return true;
  }
  context.open.add(value);
  const made = translateMembers(node, value, values, context);
  context.open.delete(value);
  return made;
}
function translateMembers(node, value, values, context) {
  const { version } = node.file.home;
  const nullable = version === "3.0" && value.nullable === true || version === "2.0" && value["x-nullable"] === true;
  const reference = text(node, "$ref");
  const target = reference === void 0 ? void 0 : translateNode(node.file.home.resolve(node, reference), values, context);
  const own = target !== void 0 && version !== "3.1" ? {} : ownKeywords(node, values, context);
  const whole = target === void 0 ? own : Object.keys(own).length === 0 ? target : { allOf: [target, own] };
  return nullable ? { anyOf: [{ type: "null" }, whole] } : whole;
}
function ownKeywords(node, values, context) {
  const made = {};
  for (const keyword of plain) {
    const at = child(node, keyword);
    if (at) made[keyword] = at.value;
  }
  Object.assign(made, typeAndValues(node), bounds(node), pattern(node, values, context), format(node));
  Object.assign(made, objects(node, values, context), lists(node, values, context));
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const parts2 = children(child(node, keyword));
    if (parts2.length > 0) made[keyword] = parts2.map((part) => translateNode(part, values, context));
  }
  for (const keyword of conditions) {
    const at = child(node, keyword);
    if (at) made[keyword] = translateNode(at, values, context);
  }
  for (const keyword of ["unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$recursiveRef"]) {
    if (child(node, keyword)) context.skipped.add(`the keyword ${keyword}`);
  }
  return made;
}
function typeAndValues(node) {
  const type = member(node, "type");
  const values = member(node, "enum");
  return {
    // `file` is bytes, which a payload of JSON cannot show.
    ...type === void 0 || type === "file" ? {} : { type },
    ...Array.isArray(values) && values.length > 0 ? { enum: [...new Map(values.map((one) => [JSON.stringify(one), one])).values()] } : {}
  };
}
function bounds(node) {
  const made = {};
  for (const [bound, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"]
  ]) {
    const at = member(node, bound);
    const other = member(node, exclusive);
    if (typeof other === "number") made[exclusive] = other;
    if (typeof at === "number") made[other === true ? exclusive : bound] = at;
  }
  return made;
}
function format(node) {
  const name = text(node, "format");
  return name === void 0 ? {} : { format: name };
}
function pattern(node, values, context) {
  const written = text(node, "pattern");
  if (written === void 0) return {};
  const texts = values.filter((value) => typeof value === "string");
  if (texts.length === 0) return {};
  if (fits(written, texts)) return { pattern: written };
  context.skipped.add(`the pattern ${written.length > 60 ? `${written.slice(0, 59)}\u2026` : written}`);
  return {};
}
function fits(pattern2, texts) {
  const most = tameLength(pattern2);
  return most > 0 && texts.every((one) => one.length <= most);
}
function objects(node, values, context) {
  const met = values.filter(isMembers);
  const made = {};
  const names = member(node, "required");
  if (Array.isArray(names)) {
    const asked = names.filter((name) => typeof name === "string" && !isHiddenIn(node, name, context.direction));
    if (asked.length > 0) made.required = [...new Set(asked)];
  }
  const dependent = children(child(node, "dependentSchemas"));
  if (dependent.length > 0) {
    made.dependentSchemas = Object.fromEntries(dependent.map((at) => [at.key, translateNode(at, values, context)]));
  }
  return met.length === 0 ? made : { ...made, ...members(node, met, context) };
}
function members(node, met, context) {
  const made = {};
  const properties = children(child(node, "properties")).flatMap((property) => {
    const inner = met.filter((value) => Object.hasOwn(value, property.key)).map((value) => value[property.key]);
    return inner.length > 0 ? [[property.key, below(property, inner, context)]] : [];
  });
  if (properties.length > 0) made.properties = Object.fromEntries(properties);
  const names = met.flatMap((value) => Object.keys(value));
  const all = met.flatMap((value) => Object.values(value));
  const additional = child(node, "additionalProperties");
  if (additional) made.additionalProperties = below(additional, all, context);
  const named2 = child(node, "propertyNames");
  if (named2) made.propertyNames = below(named2, names, context);
  const patterned = children(child(node, "patternProperties"));
  if (patterned.length === 0) return made;
  if (patterned.every(({ key }) => fits(key, names))) {
    made.patternProperties = Object.fromEntries(patterned.map((at) => [at.key, below(at, all, context)]));
  } else context.skipped.add("the keyword patternProperties");
  return made;
}
function below(node, values, context) {
  const inner = {
    direction: context.direction,
    skipped: context.skipped,
    nodes: context.nodes,
    open: /* @__PURE__ */ new Set()
  };
  const made = translateNode(node, values, inner);
  context.nodes = inner.nodes;
  return made;
}
function isHiddenIn(node, name, direction) {
  const properties = child(node, "properties");
  let at = properties && child(properties, name);
  for (let hops = 0; at && hops < 10; hops++) {
    if (member(at, direction === "response" ? "writeOnly" : "readOnly") === true) return true;
    const reference = text(at, "$ref");
    at = reference === void 0 ? void 0 : at.file.home.resolve(at, reference);
  }
  return false;
}
function lists(node, values, context) {
  const items = values.filter(Array.isArray).flat();
  const made = {};
  if (items.length === 0) return made;
  const first = children(child(node, "prefixItems"));
  if (first.length > 0) made.prefixItems = first.map((at) => below(at, items, context));
  for (const keyword of ["items", "contains"]) {
    const at = child(node, keyword);
    if (at && !Array.isArray(at.value)) made[keyword] = below(at, items, context);
  }
  return made;
}

// src/checks/api-diff/referee.ts
var maxRulings = 8e3;
function makeReferee() {
  const options = {
    strict: false,
    allErrors: true,
    logger: false,
    validateSchema: false,
    addUsedSchema: false,
    // Else a name such as `constructor` would be there in every object.
    ownProperties: true
  };
  const typed = new import__.Ajv2020(options);
  const asText = new import__.Ajv2020({ ...options, coerceTypes: "array" });
  const formats = "default" in import_ajv_formats.default ? import_ajv_formats.default.default : import_ajv_formats.default;
  for (const ajv of [typed, asText]) formats(ajv);
  let rulings = 0;
  return (schema, payload, direction) => {
    if (++rulings > maxRulings) return { kind: "unable", reason: "too many payloads were tried before this one" };
    try {
      const { schema: translated, skipped } = translate(schema, payload, direction);
      if (skipped.length > 0) return { kind: "unable", reason: `${skipped.join(", ")} cannot be checked here` };
      const ajv = direction === "parameter" ? asText : typed;
      const validate = ajv.compile({ type: "object", properties: { value: translated } });
      const data = { value: direction === "parameter" ? onTheWire(payload) : payload };
      const fits2 = validate(data);
      ajv.removeSchema();
      return fits2 ? { kind: "accepted" } : { kind: "refused", refusals: (validate.errors ?? []).map(refusal) };
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      return { kind: "unable", reason: `ajv cannot read the schema: ${reason.slice(0, 160)}` };
    }
  };
}
function onTheWire(payload) {
  if (Array.isArray(payload)) return payload.map(onTheWire);
  if (typeof payload === "object" && payload !== null) {
    return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, onTheWire(value)]));
  }
  return payload === null ? "" : String(payload);
}
function refusal({ instancePath, keyword, message, params }) {
  const at = instancePath.replace(/^\/value/, "");
  const name = typeof params.additionalProperty === "string" ? ` (${params.additionalProperty})` : "";
  return { at, keyword, text: `${at === "" ? "the value" : at} ${message ?? `fails ${keyword}`}${name}` };
}

// src/checks/api-diff/root-causes.ts
init_shim();
import { posix as posix2 } from "node:path";

// src/checks/api-diff/schema-view.ts
init_shim();

// src/checks/api-diff/disjoint.ts
init_shim();

// src/checks/api-diff/schema-parts.ts
init_shim();
var madeNullable = /* @__PURE__ */ new WeakSet();
var nullableOnes = /* @__PURE__ */ new WeakMap();
var bareOnes = /* @__PURE__ */ new WeakMap();
function bare({ node, nullable }) {
  if (!isMembers(node.value)) return node.value === false ? [node] : [];
  const { $ref, allOf, oneOf, anyOf, discriminator, ...own } = node.value;
  if (Object.keys(own).every((key) => isSilentAlone(key))) return [];
  const made = bareOnes.get(node.value) ?? {};
  bareOnes.set(node.value, made);
  const value = (nullable ? made.nullable : made.plain) ?? own;
  if (nullable) {
    made.nullable = value;
    madeNullable.add(value);
  } else made.plain = value;
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
  const values = value.enum;
  return Array.isArray(values) && values.length === 1 && values[0] === null || "const" in value && value.const === null;
}
function saysNullable(node) {
  const { version } = node.file.home;
  if (typeof node.value === "object" && node.value !== null && madeNullable.has(node.value)) return true;
  return version === "3.0" ? member(node, "nullable") === true : version === "2.0" && member(node, "x-nullable") === true;
}
function allowsNull({ node, nullable }) {
  if (node.value === false) return false;
  if (nullable || saysNullable(node)) return true;
  const type = member(node, "type");
  const values = member(node, "enum");
  if (typeof type === "string" && type !== "null") return false;
  if (Array.isArray(type) && !type.includes("null")) return false;
  if (Array.isArray(values) && !values.includes(null)) return false;
  if (child(node, "const") && member(node, "const") !== null) return false;
  return type !== void 0 || values !== void 0 || impliedType(node) === void 0;
}
function impliedType(node) {
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
    const names = Array.isArray(type.value) ? type.value : [type.value];
    if (names.includes("file")) return void 0;
    return { value: new Set(names.filter(isTypeName)), node: type };
  }
  const values = child(node, "enum") ?? child(node, "const");
  if (values) {
    const list = values.key === "enum" && Array.isArray(values.value) ? values.value : [values.value];
    return { value: new Set(list.flatMap((value) => typeOf(value) ?? [])), node: values };
  }
  const implied = impliedType(node);
  return implied ? { value: /* @__PURE__ */ new Set([implied]), node } : void 0;
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
function valueMap(values) {
  return new Map(values.filter((value) => value !== null).map((value) => [JSON.stringify(value), value]));
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
function mergeBounds(parts2, whole) {
  const merged = /* @__PURE__ */ new Map();
  const add = (bound, written) => {
    const limit = whole ? { ...written, value: wholeLimit(bound, written.value) } : written;
    const known = merged.get(bound);
    if (!known || isTighter(bound, limit.value, known.value)) merged.set(bound, limit);
  };
  for (const { node } of parts2) {
    for (const bound of bounds2) {
      const at = child(node, bound);
      if (typeof at?.value !== "number") continue;
      const exclusive = member(node, exclusiveOf(bound)) === true;
      if (at.value !== 0 || !/^min(Length|Items|Properties)$/.test(bound))
        add(bound, { value: { at: at.value, exclusive }, node: at });
    }
    for (const bound of ["minimum", "maximum"]) {
      const at = child(node, exclusiveOf(bound));
      if (typeof at?.value === "number") add(bound, { value: { at: at.value, exclusive: true }, node: at });
    }
  }
  return merged;
}
function wholeLimit(bound, limit) {
  const { at, exclusive } = limit;
  if (!/imum$/.test(bound) || Math.abs(at) >= Number.MAX_SAFE_INTEGER) return limit;
  const inward = bound === "minimum" ? 1 : -1;
  const nearest = bound === "minimum" ? Math.ceil(at) : Math.floor(at);
  return { at: exclusive && nearest === at ? at + inward : nearest, exclusive: false };
}
function exclusiveOf(bound) {
  return `exclusive${bound[0]?.toUpperCase()}${bound.slice(1)}`;
}
function isTighter(bound, a, b) {
  if (a.at === b.at) return a.exclusive && !b.exclusive;
  return bound.startsWith("min") ? a.at > b.at : a.at < b.at;
}
function keywords(parts2, keyword, fits2) {
  return parts2.flatMap(({ node }) => {
    const at = child(node, keyword);
    return at && fits2(at.value) ? [{ value: at.value, node: at }] : [];
  });
}
function firstKeyword(parts2, keyword, fits2) {
  return keywords(parts2, keyword, (value) => fits2(value))[0];
}
function mergeProperties(parts2) {
  const merged = /* @__PURE__ */ new Map();
  for (const { node } of parts2) {
    for (const property of children(child(node, "properties"))) {
      const known = merged.get(property.key);
      if (known) known.push(property);
      else merged.set(property.key, [property]);
    }
  }
  return merged;
}
function mergeRequired(parts2) {
  const entries = parts2.flatMap(({ node }) => {
    const names = child(node, "required");
    return names && Array.isArray(names.value) ? children(names) : [];
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

// src/checks/api-diff/disjoint.ts
var maxDepth = 3;
var maxBranches = 40;
function isExclusive({ branches }, rest = [], only) {
  if (branches.length > maxBranches) return false;
  const views2 = branches.map((branch) => viewOf([...rest, ...branch])).filter((view) => !only || !(areDisjoint(only, view, 0) || asksForUndeclared(view, only)));
  return views2.every((view, at) => views2.slice(at + 1).every((other) => areDisjoint(view, other, 0)));
}
function areDisjoint(a, b, depth) {
  if (a.nullable && b.nullable) return false;
  if (a.values && b.values) {
    const other = b.values.value;
    return [...a.values.value.keys()].every((key) => !other.has(key));
  }
  if (!a.types || !b.types) return false;
  const common = commonTypes(a.types.value, b.types.value);
  if (common.size === 0) return true;
  if (depth >= maxDepth || common.size > 1 || !common.has("object")) return false;
  return forbids(a, b) || forbids(b, a) || haveTellingName(a, b, depth);
}
function asksForUndeclared({ required }, only) {
  const declares = (name) => only.properties.has(name) || only.additional.kind === "schema";
  const objects2 = only.types?.value.size === 1 && only.types.value.has("object") && !only.nullable;
  return objects2 && only.choices.length === 0 && [...required.keys()].some((name) => !declares(name));
}
function forbids(closed, other) {
  if (closed.additional.kind !== "closed" || closed.others.length > 0) return false;
  return [...other.required.keys()].some((name) => !closed.properties.has(name));
}
function haveTellingName(a, b, depth) {
  return [...a.required.keys()].some((name) => {
    const own = a.properties.get(name);
    const other = b.properties.get(name);
    return own && other && b.required.has(name) && areDisjoint(viewOf(own), viewOf(other), depth + 1);
  });
}

// src/checks/api-diff/schema-view.ts
var ids = /* @__PURE__ */ new WeakMap();
var lastId = 0;
function idOf({ value }) {
  if (typeof value !== "object" || value === null) return String(value);
  const known = ids.get(value);
  if (known !== void 0) return String(known);
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
function isTrivial({ key, value }) {
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
  if (text(node, "$ref") === void 0 || saysNullable(node)) return false;
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
  const known = views.get(holder) ?? /* @__PURE__ */ new Map();
  views.set(holder, known);
  const key = conjunctionKey(conjunction);
  const view = known.get(key);
  if (view) return view;
  known.set(key, anything);
  try {
    const made = makeView(conjunction);
    known.set(key, made);
    return made;
  } catch (thrown) {
    known.delete(key);
    throw thrown;
  }
}
function makeView(conjunction) {
  const flat = { parts: [], choices: [], seen: /* @__PURE__ */ new Set() };
  for (const node of conjunction) flatten(node, false, flat);
  const { parts: parts2 } = flat;
  const listed = flat.choices.filter(isList);
  const choices = flat.choices.filter((choice) => !listed.includes(choice));
  const types = mergeTypes(parts2, flat.choices);
  const whole = types !== void 0 && types.value.size === 1 && types.value.has("integer");
  return {
    types,
    nullable: parts2.every(allowsNull) && flat.choices.every(({ nullable, branches }) => nullable || branches.some((one) => viewOf(one).nullable)),
    values: mergeValues(parts2, listed),
    bounds: mergeBounds(parts2, whole),
    multipleOf: firstKeyword(parts2, "multipleOf", (value) => typeof value === "number" && value > 0),
    uniqueItems: firstKeyword(parts2, "uniqueItems", (value) => value === true),
    patterns: keywords(parts2, "pattern", (value) => typeof value === "string"),
    format: firstKeyword(parts2, "format", (value) => typeof value === "string"),
    properties: mergeProperties(parts2),
    required: mergeRequired(parts2),
    additional: mergeAdditional(parts2),
    items: mergeItems(parts2),
    choices,
    rest: parts2.flatMap(bare),
    others: parts2.flatMap(
      ({ node }) => children(node).filter((at) => notUnderstood.has(at.key) && !isTrivial(at)).map((other) => ({ value: other.value, node: other }))
    ),
    node: parts2[0]?.node ?? conjunction[0]
  };
}
function flatten(at, nullable, flat) {
  if (flat.seen.has(at.value) && typeof at.value === "object") return;
  flat.seen.add(at.value);
  const mayBeNull = nullable || saysNullable(at);
  const reference = text(at, "$ref");
  if (reference !== void 0) {
    flatten(at.file.home.resolve(at, reference), mayBeNull, flat);
    if (at.file.home.version !== "3.1" || children(at).length === 1) return;
  }
  for (const part of children(child(at, "allOf"))) {
    flatten(part, nullable || mayBeNull && child(at, "type") === void 0, flat);
  }
  for (const keyword of ["oneOf", "anyOf"]) {
    const choice = child(at, keyword);
    if (choice && Array.isArray(choice.value)) flattenChoice(choice, keyword, mayBeNull, flat);
  }
  flat.parts.push({ node: at, nullable });
}
function flattenChoice(node, keyword, nullable, flat) {
  const all = children(node);
  const branches = all.filter((branch) => !isNullSchema(branch));
  const mayBeNull = nullable || branches.length < all.length;
  const [only] = branches;
  if (branches.length === 1 && only) flatten(only, mayBeNull, flat);
  else if (branches.length > 0) {
    flat.choices.push({ keyword, node, branches: branches.map((branch) => [branch]), nullable: mayBeNull });
  } else flat.parts.push({ node: all[0] ?? node, nullable });
}
function mergeTypes(parts2, choices) {
  const all = parts2.flatMap((part) => typesOfPart(part) ?? []);
  for (const { node, branches } of choices) {
    const known = branches.flatMap((branch) => viewOf(branch).types ?? []);
    if (known.length < branches.length) continue;
    all.push({ value: new Set(known.flatMap(({ value }) => [...value])), node });
  }
  const [first, ...rest] = all;
  return first && rest.reduce((a, b) => ({ value: commonTypes(a.value, b.value), node: a.node }), first);
}
function isList(choice) {
  const { branches, keyword } = choice;
  if (keyword === "oneOf" && !isExclusive(choice)) return false;
  const views2 = branches.map(viewOf);
  const bare2 = views2.every(
    ({ bounds: bounds3, multipleOf, patterns, format: format2, properties, items, additional, required, others, choices }) => bounds3.size + patterns.length + properties.size + required.size + others.length + choices.length === 0 && !multipleOf && !format2 && !items && additional.kind === "open"
  );
  const [first] = views2;
  return bare2 && views2.every(({ types, values }) => types !== void 0 && values === void 0 === (first?.values === void 0));
}
function mergeValues(parts2, listed) {
  const all = parts2.flatMap(({ node }) => {
    const values = child(node, "enum");
    const only = child(node, "const");
    return [
      ...values && Array.isArray(values.value) ? [{ value: valueMap(values.value), node: values }] : [],
      ...only ? [{ value: valueMap([only.value]), node: only }] : []
    ];
  });
  for (const { node, branches } of listed) {
    const own = branches.flatMap((branch) => viewOf(branch).values ?? []);
    if (own.length > 0) all.push({ value: new Map(own.flatMap(({ value }) => [...value])), node });
  }
  const [first, ...rest] = all;
  return first && rest.reduce((a, b) => ({ value: new Map([...a.value].filter(([key]) => b.value.has(key))), node: a.node }), first);
}

// src/checks/api-diff/root-causes.ts
function rootCauses(pairs) {
  const groups = /* @__PURE__ */ new Map();
  const broken = /* @__PURE__ */ new Map();
  const effort = { left: maxSteps };
  for (const pair of pairs) {
    if (pair.changes.length === 0 && !pair.broken) continue;
    const places2 = placesOf(pair, effort);
    const reach = places2.map(({ operations }) => operationSubject(operations.head));
    if (pair.broken) {
      const { trouble, at } = pair.broken;
      const key = `${trouble.message} ${at ? placeKey(at) : ""}`;
      const known = broken.get(key);
      if (known) known.reach.push(...reach);
      else broken.set(key, { lost: pair.broken, reach });
    }
    for (const change of pair.changes) {
      const owner = ownerOf(change, pair, places2);
      const key = `${severities.indexOf(change.severity)} ${pair.direction === "response"} ${owner.key} ${owner.path} ${detail(change)}`;
      const known = groups.get(key);
      if (known) {
        known.pairs.push(pair);
        known.reach.push(...reach);
      } else groups.set(key, { change, pairs: [pair], owner, reach });
    }
  }
  return {
    causes: [...groups.values()].flatMap(({ change, pairs: where, owner, reach }) => {
      const [first] = bySubject(reach);
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
var maxSteps = 3e7;
function placesOf(pair, effort) {
  const seen = /* @__PURE__ */ new Set([pair]);
  const places2 = [];
  for (const at of seen) {
    places2.push(...at.roots);
    const parents = --effort.left > 0 ? at.parents : at.first ? [at.first.from] : [];
    for (const parent of parents) seen.add(parent);
  }
  return places2;
}
function ownerOf(change, pair, places2) {
  const node = change.head ?? change.base;
  const component = node && componentOf(node);
  const names = "names" in change ? change.names : [];
  if (component) {
    const path = withoutName(component.rest, names[0]);
    return { name: component.name, key: component.key, place: "", path: pathOfPointer(path) };
  }
  const [place] = places2;
  const operation = place ? subjectText(operationSubject(place.operations.head)) : "";
  return {
    name: void 0,
    key: `${operation} ${place?.name}`,
    place: place?.name ?? "",
    path: pathOfSteps(pair)
  };
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
  const steps = stepsTo(pair).map(({ step }) => step);
  let path = "";
  for (const step of steps) {
    if (step.kind === "property") path = join(path, step.name);
    else if (step.kind === "items") path += "[]";
    else if (step.kind === "additional") path = join(path, "*");
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
      return `${change.kind} ${change.names.join(" ")}`;
    case "branch":
      return `branch ${conjunctionKey(change.branch).length > 0 ? branchText(change.branch) : ""}`;
    case "choice":
      return `choice ${change.keyword}${change.overlap ? " overlap" : ""}`;
    case "undecided":
      return `undecided ${change.reason}`;
    case "null":
    case "closed":
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

// src/checks/api-diff/schema-keywords.ts
init_shim();

// src/checks/api-diff/schema-choices.ts
init_shim();
var maxProbedBranches = 24;
function judgeChoices(sides, verdicts) {
  let told = false;
  const add = (...change) => {
    told = true;
    verdicts.add(...change);
  };
  const result = judgeBranches(sides, { ...verdicts, add });
  if (!told) for (const choice of sides.outer.choices) judgeOverlap(sides, choice, verdicts);
  return result;
}
function judgeBranches({ inner, outer, innerConjunction, outerConjunction }, verdicts) {
  const [own, ...moreOwn] = inner.choices;
  const [asked, ...moreAsked] = outer.choices;
  if (!own && !asked) return "open";
  if (sameText(inner.choices, outer.choices)) {
    for (const [at, choice] of inner.choices.entries()) {
      for (const [index, branch] of choice.branches.entries()) {
        verdicts.push({ kind: "branch" }, branch, outer.choices[at]?.branches[index] ?? branch);
      }
    }
    return "matched";
  }
  if (moreOwn.length > 0 || moreAsked.length > 0) {
    const reason = "several oneOf or anyOf hold at once and differ";
    verdicts.add({ kind: "undecided", reason }, "warning", own?.node ?? inner.node, asked?.node ?? outer.node);
    return "matched";
  }
  if (own && asked) return matchBranches(own, asked, verdicts);
  if (own) {
    judgeEachBranch(inner, own, outerConjunction, verdicts);
    return "settled";
  }
  if (!asked) return "open";
  const fitting = asked.branches.slice(0, maxProbedBranches).map((branch) => beside(outer, asked, branch)).find((branch) => verdicts.contains(innerConjunction, branch));
  if (fitting) verdicts.push({ kind: "branch" }, innerConjunction, fitting);
  else verdicts.add({ kind: "choice", keyword: asked.keyword, overlap: false }, "error", inner.node, asked.node);
  return "settled";
}
function judgeOverlap({ inner, outer }, asked, verdicts) {
  if (asked.keyword !== "oneOf" || isExclusive(asked, outer.rest, inner)) return;
  const same = inner.choices.some(
    (own) => own.keyword === "oneOf" && own.branches.length === asked.branches.length && own.branches.every((branch) => {
      const twin = asked.branches.find((other) => sameName(branch, other));
      return twin !== void 0 && verdicts.contains(branch, twin) && verdicts.contains(twin, branch);
    })
  );
  if (!same)
    verdicts.add(
      { kind: "choice", keyword: "oneOf", overlap: true },
      "error",
      inner.choices[0]?.node ?? inner.node,
      asked.node
    );
}
function judgeEachBranch(inner, own, outer, verdicts) {
  const branches = own.branches.map((branch) => [...inner.rest, ...branch]);
  const misfits = branches.length > maxProbedBranches ? branches : branches.filter((one) => !verdicts.contains(one, outer));
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
function beside({ rest }, { nullable }, branch) {
  return [...rest, ...nullable ? branch.map(orNull) : branch];
}
function matchBranches(own, asked, verdicts) {
  const free = new Set(asked.branches);
  const left = [];
  for (const branch of own.branches) {
    const match = [...free].find((other) => sameName(branch, other));
    if (match) {
      free.delete(match);
      verdicts.push({ kind: "branch" }, branch, match);
    } else left.push(branch);
  }
  for (const branch of left) {
    const fitting = asked.branches.slice(0, maxProbedBranches).find((other) => verdicts.contains(branch, other));
    if (fitting) {
      free.delete(fitting);
      verdicts.push({ kind: "branch" }, branch, fitting);
      continue;
    }
    const partner = left.length === 1 && free.size === 1 && asked.branches.length === own.branches.length ? [...free][0] : void 0;
    if (partner) verdicts.push({ kind: "branch" }, branch, partner);
    else verdicts.add({ kind: "branch", branch }, "error", branch[0], asked.node);
  }
  return "matched";
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
  const plain2 = JSON.stringify(node.value);
  return plain2.length < 400 ? plain2 : type === void 0 ? void 0 : plain2;
}
function sameText(a, b) {
  return a.length === b.length && a.every((choice, at) => {
    const other = b[at];
    return other !== void 0 && choice.keyword === other.keyword && choice.branches.length === other.branches.length && choice.branches.every((branch, index) => {
      const twin = other.branches[index];
      return twin !== void 0 && sameName(branch, twin);
    });
  });
}

// src/checks/api-diff/schema-keywords.ts
function judgeSides(sides, verdicts) {
  if (sides.innerConjunction.length === 0 && sides.outerConjunction.length === 0) return;
  const choices = judgeChoices(sides, verdicts);
  if (choices === "settled") {
    if (sides.inner.choices.every(({ nullable }) => nullable)) judgeNull(sides, verdicts);
    return;
  }
  const typed = choices === "open" || ![sides.inner, sides.outer].some(({ types }) => /Of$/.test(types?.node.key ?? ""));
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
function whenLoosened(direction) {
  return direction === "response" ? "warning" : "error";
}
function judgeTypes({ inner, outer, direction }, { add }) {
  if (!outer.types) return "common";
  const allowed = outer.types.value;
  const fits2 = (type) => allowed.has(type) || type === "integer" && allowed.has("number") || direction === "parameter" && fitsAsText(type, allowed);
  const extra = inner.types && [...inner.types.value].filter((type) => !fits2(type));
  if (extra && extra.length === 0) return "common";
  const common = inner.types ? [...inner.types.value].filter((type) => fits2(type) || type === "number" && allowed.has("integer")) : [];
  if (inner.types?.value.size === 0) return "common";
  add({ kind: "type", extra, allowed: [...allowed] }, "error", inner.types?.node ?? inner.node, outer.types.node);
  return common.length === 0 ? "replaced" : "common";
}
function fitsAsText(type, allowed) {
  if (allowed.has("array")) return type !== "object";
  return allowed.has("string") && (type === "integer" || type === "number" || type === "boolean");
}
function judgeNull({ inner, outer, direction }, { add }) {
  if (!inner.nullable || outer.nullable || direction === "parameter") return;
  if (!inner.types && outer.types) return;
  add({ kind: "null" }, "error", inner.types?.node ?? inner.node, outer.types?.node ?? outer.node);
}
function judgeValues({ inner, outer, direction }, { add }) {
  if (!outer.values) return;
  const allowed = outer.values.value;
  const extra = inner.values && [...inner.values.value].filter(([key]) => !allowed.has(key)).map(([, value]) => value);
  if (extra && extra.length === 0) return;
  if (direction === "parameter" && inner.types && !inner.values && outer.types && [...inner.types.value].some((type) => !outer.types?.value.has(type)))
    return;
  const severity = direction === "response" && outer.values.value.size > 0 ? "warning" : "error";
  add(
    { kind: "values", extra, allowed: [...allowed.values()] },
    severity,
    inner.values?.node ?? inner.node,
    outer.values.node
  );
}
function judgeBounds({ inner, outer, direction }, { add }) {
  for (const [bound, { value, node }] of outer.bounds) {
    const own = inner.bounds.get(bound);
    if (own && !isTighter(bound, value, own.value)) continue;
    if (!concerns(bound, inner.types) || everyValueFits(bound, value, inner)) continue;
    add({ kind: "bound", bound, from: own?.value, to: value }, whenLoosened(direction), own?.node ?? inner.node, node);
  }
  const { multipleOf, uniqueItems } = outer;
  if (multipleOf && !inner.values && !(inner.multipleOf && isMultiple(inner.multipleOf.value, multipleOf.value))) {
    const whole = multipleOf.value === 1 && inner.types && !inner.types.value.has("number");
    if (!whole) {
      const difference = { kind: "multipleOf", from: inner.multipleOf?.value, to: multipleOf.value };
      add(difference, whenLoosened(direction), inner.multipleOf?.node ?? inner.node, multipleOf.node);
    }
  }
  if (uniqueItems && !inner.uniqueItems && concerns("maxItems", inner.types)) {
    add({ kind: "uniqueItems" }, whenLoosened(direction), inner.node, uniqueItems.node);
  }
}
function isMultiple(a, b) {
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
function concerns(bound, types) {
  return !types || typesOfBound[bound].some((type) => types.value.has(type));
}
function everyValueFits(bound, limit, { values, required }) {
  if (bound === "minProperties" && required.size >= limit.at) return true;
  if (!values) return false;
  return [...values.value.values()].every((value) => {
    if (typeof value === "string" && bound.endsWith("Length")) {
      return !isTighter(bound, limit, { at: [...value].length, exclusive: false });
    }
    if (typeof value === "number" && /imum$/.test(bound)) {
      return limit.exclusive ? isTighter(bound, { at: value, exclusive: false }, limit) : !isTighter(bound, limit, { at: value, exclusive: false });
    }
    return true;
  });
}
function judgeText({ inner, outer, direction }, { add }) {
  const sameText2 = new Set(inner.patterns.map(({ value }) => value));
  for (const { value, node } of outer.patterns) {
    if (sameText2.has(value) || inner.values) continue;
    add(
      { kind: "pattern", from: [...sameText2], to: value },
      whenLoosened(direction),
      inner.patterns[0]?.node ?? inner.node,
      node
    );
  }
  const { format: format2 } = outer;
  if (!format2 || inner.values || inner.format?.value === format2.value) return;
  if (inner.format && (widerFormats[inner.format.value] ?? []).includes(format2.value)) return;
  if (annotations.has(format2.value) || !inner.format && wideNumbers.has(format2.value)) return;
  const severity = direction === "response" && !inner.format && !numeric.has(format2.value) ? "warning" : "error";
  add(
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
var annotations = /* @__PURE__ */ new Set([
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
function judgeRequired({ inner, outer, direction }, verdicts) {
  const found = [];
  for (const [name, node] of outer.required) {
    if (inner.required.has(name) || isHidden(outer, name, direction)) continue;
    const own = inner.properties.get(name);
    const declared = own !== void 0;
    if (declared && isHidden(inner, name, direction)) continue;
    const place = direction === "response" && !declared ? outer.properties.get(name)?.[0] ?? node : node;
    const ownPlace = own?.[0] ?? (direction === "response" ? void 0 : inner.node);
    found.push({ name, kind: String(declared), inner: ownPlace, outer: place, owner: node.parent?.value });
  }
  for (const { names, first } of together(found)) {
    verdicts.add({ kind: "required", names, declared: first.kind === "true" }, "error", first.inner, first.outer);
  }
}
function together(found) {
  const groups = [];
  for (const one of found) {
    const known = groups.find(({ first }) => first.owner === one.owner && first.kind === one.kind);
    if (known) known.names.push(one.name);
    else groups.push({ names: [one.name], first: one });
  }
  return groups;
}
function isHidden(view, name, direction) {
  const keyword = direction === "response" ? "writeOnly" : "readOnly";
  return (view.properties.get(name) ?? []).some((node) => {
    const marked = (at, hops) => {
      if (member(at, keyword) === true) return true;
      const reference = member(at, "$ref");
      return typeof reference === "string" && hops < 10 && marked(at.file.home.resolve(at, reference), hops + 1);
    };
    return marked(node, 0);
  });
}
function judgeProperties(sides, verdicts) {
  const { inner, outer, direction } = sides;
  const visible = (view, name) => !isHidden(view, name, direction);
  const found = [];
  for (const [name, schema] of outer.properties) {
    const own = inner.properties.get(name);
    if (own) {
      if (visible(outer, name) && visible(inner, name)) verdicts.push({ kind: "property", name }, own, schema);
    } else if (inner.additional.kind === "schema") {
      verdicts.push({ kind: "property", name }, [inner.additional.node], schema);
    } else if (!outer.required.has(name) && visible(outer, name)) {
      found.push({ name, kind: "outer", inner: inner.node, outer: schema[0], owner: schema[0]?.parent?.value });
    }
  }
  for (const { names, first } of together(found)) {
    if (direction === "response") {
      verdicts.add({ kind: "property-removed", names, closed: false }, "warning", first.inner, first.outer);
    } else verdicts.add({ kind: "property-added", names }, "note", first.inner, first.outer);
  }
  judgeUndeclared(sides, verdicts);
}
function judgeUndeclared({ inner, outer, direction }, { add, push }) {
  const found = [];
  for (const [name, schema] of inner.properties) {
    if (outer.properties.has(name) || isHidden(inner, name, direction)) continue;
    if (outer.additional.kind === "schema") push({ kind: "property", name }, schema, [outer.additional.node]);
    else found.push({ name, kind: "inner", inner: schema[0], outer: outer.node, owner: schema[0]?.parent?.value });
  }
  const closed = outer.additional.kind === "closed" && outer.others.every(({ node }) => node.key !== "patternProperties");
  for (const { names, first } of together(found)) {
    if (direction === "response") add({ kind: "property-added", names }, "note", first.inner, first.outer);
    else add({ kind: "property-removed", names, closed }, closed ? "error" : "warning", first.inner, first.outer);
  }
  if (outer.additional.kind === "closed" && direction !== "response" && inner.additional.kind === "open" && concernsObjects(inner)) {
    add({ kind: "closed" }, "warning", inner.node, outer.additional.node);
  }
  if (inner.additional.kind === "schema" && outer.additional.kind === "schema") {
    push({ kind: "additional" }, [inner.additional.node], [outer.additional.node]);
  }
}
function concernsObjects({ types }) {
  return !types || types.value.has("object");
}
function judgeItems({ inner, outer }, { push }) {
  if (!outer.items || inner.types && !inner.types.value.has("array")) return;
  push({ kind: "items" }, inner.items ?? [], outer.items);
}
function isCondition(keyword) {
  return keyword === "if" || keyword === "then" || keyword === "else";
}
function judgeOthers({ inner, outer }, { add }) {
  const written = new Set(inner.others.map(({ node, value }) => `${node.key} ${JSON.stringify(value)}`));
  let conditionTold = false;
  for (const { node, value } of outer.others) {
    const condition = isCondition(node.key);
    if (written.has(`${node.key} ${JSON.stringify(value)}`)) continue;
    if (condition && conditionTold) continue;
    conditionTold ||= condition;
    const own = inner.others.find((other) => other.node.key === node.key);
    const keyword = condition ? "if, then and else" : `the keyword ${node.key}`;
    const reason = `containment of ${keyword} is not decided yet`;
    add({ kind: "undecided", reason }, "warning", own?.node ?? inner.node, node);
  }
}

// src/checks/api-diff/schema-changes.ts
var maxPairs = 4e5;
var maxProbedPairs = 2e3;
var maxProbedInAll = 2e5;
function compareSchemas(roots, budget = maxPairs) {
  const known = /* @__PURE__ */ new Map();
  const queue = [];
  const probes = { answers: /* @__PURE__ */ new Map(), left: maxProbedInAll };
  const reach = (writtenBase, writtenHead, direction, first) => {
    const [base, head] = [settled(writtenBase), settled(writtenHead)];
    const key = `${direction} ${conjunctionKey(base)} ${conjunctionKey(head)}`;
    const pair = known.get(key) ?? {
      base,
      head,
      direction,
      first,
      roots: [],
      parents: [],
      changes: [],
      broken: void 0
    };
    if (!known.has(key)) {
      known.set(key, pair);
      queue.push(pair);
    }
    if (first) pair.parents.push(first.from);
    return pair;
  };
  for (const { base, head, direction, root } of roots) {
    reach(base ? [base] : [], head ? [head] : [], direction, void 0).roots.push(root);
  }
  for (let at = 0; at < queue.length; at++) {
    if (at >= budget) return { pairs: queue, truncated: true };
    const pair = queue[at];
    if (pair) judge(pair, reach, probes, budget);
  }
  return { pairs: queue, truncated: false };
}
function judge(pair, reach, probes, budget) {
  const { base, head, direction } = pair;
  const swap = direction === "response";
  try {
    const [inner, outer] = swap ? [head, base] : [base, head];
    judgeSides(
      { inner: viewOf(inner), outer: viewOf(outer), innerConjunction: inner, outerConjunction: outer, direction },
      {
        add: (difference, severity, innerNode, outerNode) => {
          const [baseNode, headNode] = swap ? [outerNode, innerNode] : [innerNode, outerNode];
          pair.changes.push({ ...difference, severity, base: baseNode, head: headNode });
        },
        push: (step, innerNext, outerNext) => {
          const [baseNext, headNext] = swap ? [outerNext, innerNext] : [innerNext, outerNext];
          reach(baseNext, headNext, direction, { from: pair, step });
        },
        contains: (innerNext, outerNext) => {
          const [baseNext, headNext] = swap ? [outerNext, innerNext] : [innerNext, outerNext];
          return probe(baseNext, headNext, direction, probes, budget);
        }
      }
    );
  } catch (thrown) {
    pair.broken = brokenBy(thrown);
  }
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
function probe(base, head, direction, probes, budget) {
  const key = `${direction} ${conjunctionKey(base)} ${conjunctionKey(head)}`;
  const answer = probes.answers.get(key);
  if (answer !== void 0) return answer;
  probes.answers.set(key, false);
  const limit = Math.min(budget, maxProbedPairs);
  const known = /* @__PURE__ */ new Set();
  const queue = [];
  const reach = (writtenBase, writtenHead, way, first) => {
    const [baseNext, headNext] = [settled(writtenBase), settled(writtenHead)];
    const pair = {
      base: baseNext,
      head: headNext,
      direction: way,
      first,
      roots: [],
      parents: [],
      changes: [],
      broken: void 0
    };
    const name = `${conjunctionKey(baseNext)} ${conjunctionKey(headNext)}`;
    if (!known.has(name)) {
      known.add(name);
      queue.push(pair);
    }
    return pair;
  };
  reach(base, head, direction, void 0);
  let holds = true;
  for (let at = 0; holds && at < queue.length; at++) {
    const pair = queue[at];
    if (!pair || at >= limit || --probes.left < 0) holds = false;
    else {
      judge(pair, reach, probes, limit);
      holds = !pair.broken && pair.changes.every(keepsValues);
    }
  }
  probes.answers.set(key, holds);
  return holds;
}
function keepsValues(change) {
  return change.severity === "note" || change.kind === "closed" || change.kind === "property-removed" && !change.closed;
}

// src/checks/api-diff/structural-changes.ts
init_shim();

// src/checks/api-diff/serialization.ts
init_shim();
function serializationOf(parameter) {
  const { node, content } = parameter;
  if (content) return "a document (content)";
  if (!hasParts(parameter)) return "plain text";
  return node.file.home.version === "2.0" ? collectionFormat(parameter) : style(parameter);
}
function hasParts({ schema }) {
  try {
    const types = schema && viewOf([schema]).types?.value;
    return types !== void 0 && (types.has("array") || types.has("object"));
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError || thrown instanceof RangeError)) throw thrown;
    return false;
  }
}
function style({ node, in: place }) {
  const written = text(node, "style") ?? (place === "query" || place === "cookie" ? "form" : "simple");
  const exploded = member(node, "explode") ?? written === "form";
  return exploded === true ? `${written}, exploded` : written;
}
var styles = {
  multi: "form, exploded",
  ssv: "spaceDelimited",
  pipes: "pipeDelimited",
  tsv: "tabDelimited"
};
function collectionFormat({ node, in: place }) {
  const written = text(node, "collectionFormat") ?? "csv";
  return styles[written] ?? commaStyle(place);
}
function commaStyle(place) {
  return place === "query" || place === "formData" ? "form" : "simple";
}

// src/checks/api-diff/structural-changes.ts
function matchOperations(base, head) {
  const pairs = [];
  let leftBase = base;
  let leftHead = head;
  const names = [
    ({ method, path }) => `${method} ${path}`,
    ({ key }) => key,
    ({ effectiveKey }) => effectiveKey
  ];
  for (const name of names) {
    const free = new Map(leftHead.map((operation) => [name(operation), operation]));
    const found = leftBase.flatMap((operation) => {
      const partner = free.get(name(operation));
      if (!partner) return [];
      free.delete(name(operation));
      return [{ base: operation, head: partner }];
    });
    const taken = new Set(found.flatMap((pair) => [pair.base, pair.head]));
    leftBase = leftBase.filter((operation) => !taken.has(operation));
    leftHead = leftHead.filter((operation) => !taken.has(operation));
    pairs.push(...found);
  }
  const slashless = (operations) => new Set(operations.map(({ key }) => key.replace(/\/$/, "")));
  const [before, after] = [slashless(leftBase), slashless(leftHead)];
  return {
    pairs,
    drafts: [
      ...leftBase.map((operation) => operationDraft(operation, "removed", after.has(operation.key.replace(/\/$/, "")))),
      ...leftHead.map((operation) => operationDraft(operation, "added", before.has(operation.key.replace(/\/$/, ""))))
    ]
  };
}
function operationDraft(operation, what, slashOnly) {
  const subject = operationSubject(operation);
  const removed = what === "removed";
  return {
    fact: { kind: "operation", what, slashOnly, deprecated: operation.deprecated },
    severity: removed ? slashOnly ? "warning" : "error" : "note",
    subject,
    reach: [subject],
    key: what,
    base: removed ? operation.node : void 0,
    head: removed ? void 0 : operation.node,
    at: removed ? "base" : "head",
    proof: "structural"
  };
}
function compareOperation(operations) {
  const told = { drafts: [], values: [], operations };
  compareParameters(told);
  compareBody(told);
  compareResponses(told);
  compareRequirements(told);
  return { drafts: operations.head.role === "sent" ? told.drafts : [], values: told.values };
}
function tell(told, fact, severity, key, base, head) {
  const subject = operationSubject(told.operations.head);
  const at = "what" in fact && fact.what === "removed" ? "base" : "head";
  told.drafts.push({ fact, severity, subject, reach: [subject], key, base, head, at, proof: "structural" });
}
function direct(told, direction) {
  if (told.operations.head.role === "sent") return direction;
  return direction === "response" ? "request" : "response";
}
function compareParameters(told) {
  const { base, head } = told.operations;
  const before = new Map(base.parameters.map((parameter) => [parameter.key, parameter]));
  const after = new Map(head.parameters.map((parameter) => [parameter.key, parameter]));
  for (const [key, parameter] of before) {
    const own = after.get(key);
    if (own) compareParameter(told, key, parameter, own);
    else if (parameter.in !== "path") {
      const { name, in: place, required } = parameter;
      const fact = { kind: "parameter", what: "removed", required, place: placeName(place), name };
      tell(told, fact, "warning", `${key} removed`, parameter.node, void 0);
    }
  }
  for (const [key, { name, in: place, required, node }] of after) {
    if (before.has(key) || place === "path") continue;
    const fact = { kind: "parameter", what: "added", required, place: placeName(place), name };
    tell(told, fact, required ? "error" : "note", `${key} added`, void 0, node);
  }
}
function compareRequirements(told) {
  const { base, head } = told.operations;
  const change = compareSecurity(base.security, head.security);
  if (!change) return;
  const { what, ways, redefined: redefined2 } = change;
  const fact = {
    kind: "security",
    what,
    ways: ways.map(alternativeText),
    asked: head.security.alternatives.map(alternativeText)
  };
  const key = `security ${what} ${[...fact.ways].sort().join(" or ")} now ${[...fact.asked].sort().join(" or ")}`;
  const [before, after] = redefined2 ? [redefined2.base, redefined2.head] : [base.security.node ?? base.node, head.security.node ?? head.node];
  const severity = what === "tightened" ? "error" : "note";
  const at = redefined2 || head.security.node || !base.security.node ? "head" : "base";
  const subject = operationSubject(told.operations.head);
  told.drafts.push({
    fact,
    severity,
    subject,
    reach: [subject],
    key,
    base: before,
    head: after,
    at,
    proof: "structural"
  });
}
function placeName(place) {
  return place === "formData" ? "form" : place;
}
function compareParameter(told, key, base, head) {
  const fact = { kind: "parameter", required: head.required, place: placeName(head.in), name: head.name };
  if (!base.required && head.required) {
    tell(told, { ...fact, what: "became-required" }, "error", `${key} became-required`, base.node, head.node);
  }
  const [from, to] = [serializationOf(base), serializationOf(head)];
  if (from !== to && (base.content !== head.content || from !== "plain text" && to !== "plain text")) {
    const place = placeName(head.in);
    const written = { kind: "serialization", place, name: head.name, from, to };
    tell(told, written, "error", `${key} ${from} ${to}`, base.node, head.node);
  }
  if (base.content !== head.content) return;
  told.values.push({
    base: base.schema,
    head: head.schema,
    direction: direct(told, head.content ? "request" : "parameter"),
    root: {
      operations: told.operations,
      name: `${placeName(head.in)} parameter ${head.name}`,
      carrier: { kind: "parameter", base, head }
    }
  });
}
function compareBody(told) {
  const { base, head } = told.operations;
  if (base.body && head.body) {
    if (!base.body.required && head.body.required) {
      tell(
        told,
        { kind: "body", what: "became-required", required: true },
        "error",
        "body became-required",
        base.body.node,
        child(head.body.node, "required") ?? head.body.node
      );
    }
    compareBodyMedia(told, base.body, head.body);
  } else if (head.body) {
    const { required, node } = head.body;
    tell(told, { kind: "body", what: "added", required }, required ? "error" : "note", "body added", base.node, node);
  } else if (base.body) {
    const { required, node } = base.body;
    tell(told, { kind: "body", what: "removed", required }, "warning", "body removed", node, void 0);
  }
}
function compareBodyMedia(told, base, head) {
  compareMedia(told, "request body", "request", base.media, head.media, base.node, head.node);
  for (const [before, after] of sharedMedia(base.media, head.media)) {
    told.values.push({
      base: before.schema,
      head: after.schema,
      direction: direct(told, isForm(after.type) ? "parameter" : "request"),
      root: { operations: told.operations, name: "request body", carrier: { kind: "body", type: after.type } }
    });
  }
}
function isForm(type) {
  return essence(type) === "application/x-www-form-urlencoded" || essence(type) === "multipart/form-data";
}
function compareMedia(told, where, direction, before, after, baseNode, headNode) {
  for (const { type, node } of before) {
    if (after.some((other) => covers2(other.type, type))) continue;
    tell(
      told,
      { kind: "media", what: "removed", where, type, direction },
      "error",
      `${where} ${type} removed`,
      node,
      headNode
    );
  }
  for (const { type, node } of after) {
    if (before.some((other) => covers2(other.type, type))) continue;
    const severity = direction === "response" ? "warning" : "note";
    tell(
      told,
      { kind: "media", what: "added", where, type, direction },
      severity,
      `${where} ${type} added`,
      baseNode,
      node
    );
  }
}
function essence(type) {
  return (type.split(";")[0] ?? "").trim();
}
function covers2(range, type) {
  const [wide, narrow] = [essence(range), essence(type)];
  return wide === narrow || wide === "*/*" || wide.endsWith("/*") && narrow.startsWith(wide.slice(0, -1));
}
function sharedMedia(before, after) {
  return before.flatMap((media) => {
    const exact = after.find(({ type }) => essence(type) === essence(media.type));
    const partner = exact ?? after.find(({ type }) => covers2(type, media.type));
    return partner ? [[media, partner]] : [];
  });
}
function compareResponses(told) {
  const { base, head } = told.operations;
  const after = new Map(head.responses.map((response) => [response.status.toUpperCase(), response]));
  const before = new Map(base.responses.map((response) => [response.status.toUpperCase(), response]));
  for (const [status, response] of before) {
    const own = covering(after, status);
    if (own) compareResponse(told, response, own);
    else {
      const severity = status.startsWith("2") ? "error" : "warning";
      tell(
        told,
        { kind: "status", what: "removed", status: response.status },
        severity,
        `response ${status} removed`,
        response.node,
        void 0
      );
    }
  }
  for (const [status, { node, status: written }] of after) {
    if (covering(before, status)) continue;
    const severity = status.startsWith("2") ? "warning" : "note";
    tell(
      told,
      { kind: "status", what: "added", status: written },
      severity,
      `response ${status} added`,
      void 0,
      node
    );
  }
}
function covering(responses, status) {
  return responses.get(status) ?? responses.get(`${status[0]}XX`) ?? responses.get("DEFAULT");
}
function compareResponse(told, base, head) {
  const where = `response ${base.status}`;
  if (base.media.length > 0 && head.media.length === 0) {
    tell(
      told,
      { kind: "response-body", what: "removed", status: base.status },
      "error",
      `${where} body removed`,
      base.node,
      head.node
    );
  } else if (base.media.length === 0 && head.media.length > 0) {
    tell(
      told,
      { kind: "response-body", what: "added", status: base.status },
      "note",
      `${where} body added`,
      base.node,
      head.node
    );
  } else {
    compareMedia(told, where, "response", base.media, head.media, base.node, head.node);
  }
  compareHeaders(told, where, base, head);
  for (const [before, after] of sharedMedia(base.media, head.media)) {
    told.values.push({
      base: before.schema,
      head: after.schema,
      direction: direct(told, "response"),
      root: {
        operations: told.operations,
        name: where,
        carrier: { kind: "response", status: base.status, type: after.type }
      }
    });
  }
}
function compareHeaders(told, where, base, head) {
  const after = new Map(head.headers.map((header) => [header.name.toLowerCase(), header]));
  for (const { name, required, node } of base.headers) {
    const own = after.get(name.toLowerCase());
    const fact = { kind: "header", name, status: base.status, required };
    const key = `${where} header ${name.toLowerCase()}`;
    if (!own)
      tell(told, { ...fact, what: "removed" }, required ? "error" : "warning", `${key} removed`, node, head.node);
    else if (required && !own.required) {
      tell(told, { ...fact, what: "became-optional" }, "error", `${key} became-optional`, node, own.node);
    }
  }
}

// src/checks/api-diff/unjudged.ts
init_shim();
function unjudged(pairs, schemas, base, head) {
  const ofDocument = ["servers", "host"].filter((key) => section(base, key) !== section(head, key));
  const ofOperations = Object.entries(parts).flatMap(([name, part]) => {
    const n = pairs.filter((pair) => part(pair.base.node) !== part(pair.head.node)).length;
    return n === 0 ? [] : [`${name} of ${count(n, "operation")}`];
  });
  const tokens = tokenPlacesDiffer(base, head).map((name) => `where tokens of ${name} are issued`);
  return [...ofDocument.map((key) => `${key} of the document`), ...ofOperations, ...tokens, ...discriminators(schemas)];
}
var parts = {
  callbacks: (operation) => section(operation, "callbacks"),
  servers: (operation) => section(operation, "servers") + (operation.parent ? section(operation.parent, "servers") : ""),
  links: (operation) => children(child(operation, "responses")).filter((response) => child(response, "links")).map((response) => `${response.key} ${section(response, "links")}`).join(" ")
};
function section(node, key) {
  const at = child(node, key);
  return at ? JSON.stringify(at.value) : "";
}
function discriminators(schemas) {
  const text2 = ([only, ...more]) => only && more.length === 0 ? section(only, "discriminator") : "";
  const places2 = new Set(
    schemas.filter(({ base, head }) => text2(base) !== text2(head)).map(({ head: [schema] }) => schema?.value)
  );
  return places2.size === 0 ? [] : [`discriminator of ${count(places2.size, "schema")}`];
}

// src/checks/api-diff/witness.ts
init_shim();

// src/checks/api-diff/sample.ts
init_shim();
var maxDepth2 = 14;
var maxSteps2 = 3e3;
function newEffort() {
  return { depth: 0, spent: { steps: 0 } };
}
function deeper({ depth, spent }) {
  return { depth: depth + 1, spent };
}
var nothing = /* @__PURE__ */ Symbol("no sample");
function sample(conjunction, direction, effort = newEffort()) {
  if (effort.depth > maxDepth2 || ++effort.spent.steps > maxSteps2) return nothing;
  const view = viewOf(conjunction);
  if (view.choices.length > 0) {
    for (const branch of view.choices[0]?.branches.slice(0, 4) ?? []) {
      const value = sample([...view.rest, ...branch], direction, deeper(effort));
      if (value !== nothing) return value;
    }
    return view.nullable ? null : nothing;
  }
  return sampleView(view, direction, effort);
}
function sampleView(view, direction, effort, type = preferredType(view)) {
  if (view.values) return [...view.values.value.values()].find((value) => fitsBounds(value, view)) ?? nothing;
  switch (type) {
    case void 0:
      return view.nullable ? null : nothing;
    case "object":
      return sampleObject(view, direction, effort);
    case "array":
      return sampleArray(view, direction, effort);
    default: {
      const told = exampleOf(view, type);
      return told === void 0 ? sampleScalar(view, type) : told;
    }
  }
}
function preferredType({ types }) {
  if (!types) return "string";
  const order = ["string", "integer", "number", "boolean", "object", "array"];
  return order.find((type) => types.value.has(type));
}
function sampleScalar(view, type) {
  if (type === "boolean") return true;
  return type === "string" ? sampleString(view) : sampleNumber(view, type);
}
function sampleObject(view, direction, effort) {
  const made = {};
  for (const name of view.required.keys()) {
    if (isHidden(view, name, direction)) continue;
    const value = sampleProperty(view, name, direction, effort);
    if (value === nothing) return nothing;
    put(made, name, value);
  }
  const least = view.bounds.get("minProperties")?.value.at ?? 0;
  for (const name of view.properties.keys()) {
    if (Object.keys(made).length >= least) break;
    if (Object.hasOwn(made, name) || isHidden(view, name, direction)) continue;
    const value = sampleProperty(view, name, direction, effort);
    if (value !== nothing) put(made, name, value);
  }
  return made;
}
function put(target, name, value) {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
function sampleProperty(view, name, direction, effort) {
  const schema = view.properties.get(name);
  if (schema) return sample(schema, direction, deeper(effort));
  return view.additional.kind === "schema" ? sample([view.additional.node], direction, deeper(effort)) : "text";
}
function sampleArray(view, direction, effort) {
  const least = Math.min(view.bounds.get("minItems")?.value.at ?? 0, 50);
  const items = [];
  for (let at = 0; at < least; at++) {
    const item = sample(view.items ?? [], direction, deeper(effort));
    if (item === nothing) return nothing;
    items.push(view.uniqueItems ? vary(item, at) : item);
  }
  return items;
}
function vary(value, at) {
  if (at === 0) return value;
  if (typeof value === "number") return value + at;
  return typeof value === "string" ? `${value}${at}` : value;
}
function exampleOf(view, type) {
  const { node } = view;
  const examples = node ? [...examplesIn(node)] : [];
  return examples.find((value) => {
    const own = Array.isArray(value) ? "array" : typeof value;
    const right = type === "integer" ? Number.isInteger(value) : own === type;
    return right && fitsBounds(value, view) && String(value).length <= 100;
  });
}
function* examplesIn(node) {
  for (const keyword of ["example", "default"]) {
    const at = child(node, keyword);
    if (at) yield at.value;
  }
  const list = child(node, "examples")?.value;
  if (Array.isArray(list)) yield* list;
}
function fitsBounds(value, { bounds: bounds3, patterns }) {
  const least = (bound) => bounds3.get(bound)?.value.at ?? Number.NEGATIVE_INFINITY;
  const most = (bound) => bounds3.get(bound)?.value.at ?? Number.POSITIVE_INFINITY;
  if (typeof value === "number") return value >= least("minimum") && value <= most("maximum");
  if (typeof value !== "string") return true;
  const length = [...value].length;
  if (length < least("minLength") || length > most("maxLength")) return false;
  return patterns.every((pattern2) => matches(pattern2.value, value));
}
function matches(pattern2, value) {
  try {
    return tameLength(pattern2) > 0 && value.length <= tameLength(pattern2) && new RegExp(pattern2, "u").test(value);
  } catch {
    return false;
  }
}
var ofFormat = {
  date: "2026-01-15",
  "date-time": "2026-01-15T12:00:00Z",
  time: "12:00:00Z",
  duration: "P1D",
  email: "ada@example.com",
  "idn-email": "ada@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  url: "https://example.com/",
  "uri-reference": "/path",
  "uri-template": "/path/{id}",
  uuid: "00000000-0000-4000-8000-000000000000",
  "json-pointer": "/name",
  regex: "a",
  byte: "dGV4dA=="
};
function sampleString(view) {
  const least = Math.min(view.bounds.get("minLength")?.value.at ?? 0, 2e3);
  const matching = view.patterns.flatMap(({ value }) => samplePattern(value) ?? []).map((text2) => text2.padEnd(least, text2.at(-1) ?? "x")).find((text2) => fitsBounds(text2, view));
  if (matching !== void 0) return matching;
  const formatted = view.format && ofFormat[view.format.value];
  if (formatted !== void 0) return formatted;
  return stringOfLength(view, "text");
}
function stringOfLength({ bounds: bounds3 }, wanted) {
  const least = Math.min(bounds3.get("minLength")?.value.at ?? 0, 2e3);
  const most = bounds3.get("maxLength")?.value.at ?? Number.POSITIVE_INFINITY;
  return wanted.padEnd(least, "x").slice(0, Math.max(0, Math.min(most, 1e4)));
}
function sampleNumber({ bounds: bounds3, multipleOf }, type) {
  const low = bounds3.get("minimum")?.value;
  const high = bounds3.get("maximum")?.value;
  const step = multipleOf?.value ?? (type === "integer" ? 1 : 0.5);
  const fits2 = (value) => (!low || (low.exclusive ? value > low.at : value >= low.at)) && (!high || (high.exclusive ? value < high.at : value <= high.at));
  const candidates = [1, 0, step, low?.at, high?.at, low && low.at + step, high && high.at - step];
  if (low && step > 0) candidates.push(Math.ceil(low.at / step) * step, (Math.floor(low.at / step) + 1) * step);
  const whole = (value) => type === "number" || Number.isInteger(value);
  const even = (value) => !multipleOf || Math.abs(value / step - Math.round(value / step)) < 1e-9;
  return candidates.find((value) => value !== void 0 && fits2(value) && whole(value) && even(value)) ?? nothing;
}

// src/checks/api-diff/show-exchange.ts
init_shim();
var maxShown = 4e3;
function showExchange(place, side, value) {
  const { carrier, operations } = place;
  const operation = operations[side];
  const shown = carrier.kind === "response" ? showResponse(carrier.status, carrier.type, value) : carrier.kind === "body" && operation.role === "received" ? showWebhook(operation, carrier.type, value) : showRequest(operation, place, side, value);
  return shown.length > maxShown ? `${shown.slice(0, maxShown)}\u2026` : shown;
}
function showResponse(status, type, value) {
  const code = /^\d{3}$/.test(status) ? status : status.replace(/XX$/i, "00").replace(/^default$/, "200");
  const lines = [
    `HTTP/1.1 ${code || "200"}`.trim(),
    ...type === "" ? [] : [`Content-Type: ${type}`],
    "",
    JSON.stringify(value, null, 2)
  ];
  return lines.join("\n");
}
function showWebhook(operation, type, value) {
  return [
    `${operation.method.toUpperCase()} ${operation.path}`,
    `Content-Type: ${type}`,
    "",
    JSON.stringify(value, null, 2)
  ].join("\n");
}
function showRequest(operation, { carrier }, side, value) {
  const own = carrier.kind === "parameter" ? carrier[side] : void 0;
  const given = operation.parameters.flatMap((parameter) => {
    if (parameter.key === own?.key) return [{ parameter, value }];
    if (!parameter.required) return [];
    const filled = parameter.schema ? sample([parameter.schema], "parameter") : "text";
    return [{ parameter, value: filled === nothing || filled === null ? "text" : filled }];
  });
  const query = given.filter(({ parameter }) => parameter.in === "query").flatMap(({ parameter, value: one }) => pairsOf(parameter.name, one)).map(([name, one]) => `${encode(name)}=${encode(one)}`);
  const url = `${fillPath(operation, given)}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  const headers = given.filter(({ parameter }) => parameter.in === "header").map(({ parameter, value: one }) => `-H ${quote(`${parameter.name}: ${scalarText(one)}`)}`);
  const cookies = given.filter(({ parameter }) => parameter.in === "cookie").map(({ parameter, value: one }) => `-b ${quote(`${parameter.name}=${scalarText(one)}`)}`);
  const form = given.filter(({ parameter }) => parameter.in === "formData").flatMap(({ parameter, value: one }) => formFields("", pairsOf(parameter.name, one)));
  const words = [
    "curl",
    "-X",
    operation.method.toUpperCase(),
    `"$BASE_URL"${quote(url)}`,
    ...headers,
    ...cookies,
    ...form
  ];
  return [...words, ...bodyWords(operation, carrier, value)].join(" ");
}
function bodyWords(operation, carrier, value) {
  if (carrier.kind === "body") return payloadWords(carrier.type, value);
  const body = operation.body;
  const media = body?.required ? body.media[0] : void 0;
  if (!media) return [];
  const filled = media.schema ? sample([media.schema], "request") : {};
  return payloadWords(media.type, filled === nothing ? {} : filled);
}
function payloadWords(type, value) {
  if (isForm(type)) return formFields(type, pairsOf("", value));
  const text2 = typeof value === "string" && !type.includes("json") ? value : JSON.stringify(value);
  return ["-H", quote(`Content-Type: ${type}`), "--data-raw", quote(text2)];
}
function formFields(type, pairs) {
  const option = type.startsWith("multipart/") ? "-F" : "--data-urlencode";
  return pairs.map(([name, value]) => `${option} ${quote(`${name}=${value}`)}`);
}
function fillPath({ path, parameters }, given) {
  return path.replace(/\{([^{}]*)\}/g, (_, name) => {
    const known = parameters.find((parameter) => parameter.in === "path" && parameter.name === name);
    const value = given.find(({ parameter }) => parameter === known)?.value ?? "1";
    return encode(scalarText(value));
  });
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
var maxPairs2 = 3;
var maxCandidates = 15;
function findWitness({ change, pairs }, referee) {
  let reason = "no payload was found that shows it";
  for (const pair of pairs.slice(0, maxPairs2)) {
    try {
      const found = witnessAt(pair, change, referee);
      if ("kind" in found) return found;
      reason = found.reason;
    } catch (thrown) {
      if (!(thrown instanceof BreakwaterError || thrown instanceof RangeError)) throw thrown;
      reason = thrown instanceof BreakwaterError ? thrown.trouble.message : "the schema is too deep";
    }
  }
  return { reason };
}
function witnessAt(pair, change, referee) {
  const steps = stepsTo(pair);
  const top = steps[0]?.from ?? pair;
  const place = top.roots[0];
  if (!place) return { reason: "no operation leads there" };
  let reason;
  for (const candidate of candidatesFor(pair, change).slice(0, maxCandidates)) {
    if (candidate === nothing) continue;
    const built = build(pair, candidate);
    if (built === nothing) {
      reason ??= "no payload could be built that the accepting side asks for";
      continue;
    }
    const { value, at } = built;
    const found = check({ top, place, value, at, change }, referee);
    if ("kind" in found) return found;
    reason ??= found.reason;
  }
  return { reason: reason ?? "no payload was found that shows it" };
}
function check({ top, place, value, at, change }, referee) {
  const { direction } = top;
  const [acceptedBy, refusedBy] = direction === "response" ? ["head", "base"] : ["base", "head"];
  const accepted = referee(top[acceptedBy][0], value, direction);
  if (accepted.kind === "unable") return { reason: accepted.reason };
  if (accepted.kind === "refused") {
    return {
      reason: `the payload that was tried does not fit ${acceptedBy} either: ${accepted.refusals[0]?.text ?? ""}`
    };
  }
  const refused = referee(top[refusedBy][0], value, direction);
  if (refused.kind === "unable") return { reason: refused.reason };
  if (refused.kind === "accepted") return { reason: `${refusedBy} accepts the payload that was tried` };
  const there = refused.refusals.filter((refusal2) => refusal2.at === at);
  const [here] = there.toSorted((a, b) => relevance(b, change) - relevance(a, change));
  if (!here || !provesAll(change, there))
    return { reason: `${refusedBy} refuses the payload that was tried, but for another reason` };
  return {
    kind: "witness",
    value,
    acceptedBy,
    refusedBy,
    refusal: here.text,
    shown: showExchange(place, acceptedBy, value)
  };
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
  const wanted = {
    type: ["type"],
    null: ["type"],
    values: ["enum", "const"],
    required: ["required"],
    closed: ["additionalProperties"],
    "property-removed": ["additionalProperties"],
    branch: ["oneOf", "anyOf", "required"],
    choice: ["oneOf", "anyOf"]
  };
  const named2 = namedIn(change, text2);
  return ((wanted[change.kind] ?? [change.kind === "bound" ? change.bound : change.kind]).includes(keyword) ? 2 : 0) + (named2 ? 1 : 0);
}
function build(pair, candidate) {
  let value = candidate;
  let at = "";
  for (const { from, step } of [...stepsTo(pair)].reverse()) {
    const view = viewOf(accepting(from));
    if (step.kind === "branch") continue;
    if (step.kind === "items") {
      const list = sampleArray(view, from.direction, newEffort());
      const rest = Array.isArray(list) ? list.slice(1) : [];
      value = [value, ...rest];
      at = `/0${at}`;
    } else {
      const name = step.kind === "property" ? step.name : "name";
      const made = around(from, view, [name]);
      if (made === nothing) return nothing;
      put(made, name, value);
      value = made;
      at = `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}${at}`;
    }
  }
  return { value, at };
}
function around(pair, view, except) {
  const required = new Map([...view.required].filter(([name]) => !except.includes(name)));
  const made = sampleObject({ ...view, required }, pair.direction, newEffort());
  if (made === nothing) return nothing;
  addAsked(made, pair, view, except);
  return made;
}
function addAsked(made, pair, view, except) {
  const other = viewOf(refusing(pair));
  for (const name of /* @__PURE__ */ new Set([...view.required.keys(), ...other.required.keys()])) {
    const own = view.properties.get(name);
    if (except.includes(name) || !own || isHidden(view, name, pair.direction)) continue;
    const both = sample([...own, ...other.properties.get(name) ?? []], pair.direction);
    if (both !== nothing) put(made, name, both);
  }
}
function accepting({ base, head, direction }) {
  return direction === "response" ? head : base;
}
function refusing({ base, head, direction }) {
  return direction === "response" ? base : head;
}
function candidatesFor(pair, change) {
  const view = viewOf(accepting(pair));
  const { direction } = pair;
  switch (change.kind) {
    case "null":
      return [null];
    case "values":
      return change.extra ?? [sampleView(view, direction, newEffort()), "text", 1, true];
    case "type": {
      if (!change.extra) return ["text", 1, true, {}, []];
      return change.extra.flatMap((type) => [
        ...type === "number" ? [1.5] : [],
        sampleView(view, direction, newEffort(), type),
        ...view.choices.length > 0 ? [sample(accepting(pair), direction)] : []
      ]);
    }
    case "required":
      return withoutNames(pair, view, change.names);
    case "property-removed": {
      const made = around(pair, view, change.names);
      if (made === nothing) return [];
      for (const name of change.names) {
        const value = sampleProperty(view, name, direction, newEffort());
        if (value === nothing) return [];
        put(made, name, value);
      }
      return [made];
    }
    case "closed": {
      const made = around(pair, view, ["undeclared"]);
      if (made === nothing) return [];
      put(made, "undeclared", "text");
      return [made];
    }
    case "bound":
      return boundCandidates(pair, view, change);
    case "multipleOf":
      return [1, change.to / 2, change.to + 1, sampleNumber(view, "integer"), sampleNumber(view, "number")];
    case "uniqueItems": {
      const item = sample(view.items ?? [], direction);
      return item === nothing ? [] : [[item, item]];
    }
    case "pattern":
    case "format":
      return textCandidates(view, change.kind === "format" ? change.to : void 0);
    case "branch": {
      const rest = view.rest;
      return [sample([...rest, ...change.branch], direction)];
    }
    case "choice":
      return choiceCandidates(pair, view);
    case "property-added":
    case "undecided":
      return [];
    default:
      return change;
  }
}
function withoutNames(pair, view, names) {
  const made = around(pair, view, names);
  if (made === nothing) return [];
  for (const name of names) delete made[name];
  return [made];
}
function fullObject(pair, view) {
  const made = around(pair, view, []);
  if (made === nothing) return nothing;
  for (const name of view.properties.keys()) {
    const value = isHidden(view, name, pair.direction) ? nothing : sampleProperty(view, name, pair.direction, newEffort());
    if (value !== nothing && !Object.hasOwn(made, name)) put(made, name, value);
  }
  return made;
}
function choiceCandidates(pair, view) {
  const { direction } = pair;
  const whole = around(pair, view, []);
  const full = fullObject(pair, view);
  const listed = view.values ? [...view.values.value.values()] : [];
  const types = view.types ? [...view.types.value] : ["string", "object"];
  const ofTypes = types.flatMap(
    (type) => type === "object" ? [whole, full] : [sampleView(view, direction, newEffort(), type)]
  );
  return [...listed, ...ofTypes];
}
function boundCandidates(pair, view, { bound, to }) {
  const past = bound.startsWith("min") ? to.at - 1 : to.at + 1;
  if (view.values) return [...view.values.value.values()];
  switch (bound) {
    case "minimum":
    case "maximum": {
      const own = view.bounds.get(bound)?.value.at;
      const inward = bound === "minimum" ? -0.5 : 0.5;
      const far = past === to.at ? [to.at + Math.sign(inward) * Math.abs(to.at) * 1e-9] : [];
      return [past, ...far, to.at, to.at + inward, ...own === void 0 ? [] : [own]];
    }
    case "minLength":
    case "maxLength":
      return past < 0 || past > 2e4 ? [] : textsOfLength(view, past);
    case "minItems":
    case "maxItems":
      return itemsOf(view, past);
    case "minProperties":
    case "maxProperties":
      return objectsOfSize(pair, view, past);
    default:
      return bound;
  }
}
function objectsOfSize(pair, view, size) {
  if (size < 0 || size > 200) return [];
  const { direction } = pair;
  const starts = [
    around(pair, view, []),
    sampleObject(view, direction, newEffort())
  ];
  return starts.flatMap((made) => {
    if (made === nothing) return [];
    const others = view.additional.kind === "closed" ? [] : Array.from({ length: size }, (_, at) => `name${at + 1}`);
    for (const name of [...view.properties.keys(), ...others]) {
      if (Object.keys(made).length >= size) break;
      if (Object.hasOwn(made, name) || isHidden(view, name, direction)) continue;
      const value = sampleProperty(view, name, direction, newEffort());
      if (value !== nothing) put(made, name, value);
    }
    return Object.keys(made).length === size ? [made] : [];
  });
}
function textsOfLength(view, length) {
  const own = sampleView(view, "request", newEffort());
  if (typeof own !== "string") return ["text"].map((text2) => ofLength(text2, length));
  const longer = own.length < length ? [own.padStart(length, "x")] : [own];
  return [ofLength(own, length), ...longer, ofLength("text", length)];
}
function ofLength(text2, length) {
  return text2.slice(0, length).padEnd(length, text2.at(-1) ?? "x");
}
function itemsOf(view, count3) {
  if (count3 < 0 || count3 > 500) return [];
  const listed = view.items && viewOf(view.items).values;
  if (view.uniqueItems && listed) return [[...listed.value.values()].slice(0, count3)];
  const item = sample(view.items ?? [], "request");
  if (item === nothing && count3 > 0) return [];
  return [
    Array.from(
      { length: count3 },
      (_, at) => view.uniqueItems && typeof item === "number" ? item + at : view.uniqueItems && typeof item === "string" ? `${item}${at}` : item
    )
  ];
}
function textCandidates(view, format2) {
  const own = sampleView(view, "request", newEffort());
  if (format2 === "int32") return [2147483648, own];
  if (format2 === "int64" || format2 === "float") return [1.5, own];
  const longer = typeof own === "string" ? [0, 1, 2, 3, 4].map((more) => own + (own.at(-1) ?? "x").repeat(more)) : [];
  return [...longer, "text", "not one", "", "0", "A", "-", "\xE4", "x".repeat(70)].map(
    (value) => typeof value === "string" ? stringOfLength(view, value) : value
  );
}

// src/checks/api-diff/compare.ts
var maxWitnesses = 1500;
function compareDocuments(base, head, budget) {
  const references = sinceBase(base, head);
  const before = operationsOf(base);
  const after = operationsOf(head);
  const { pairs, drafts } = matchOperations(before.operations, after.operations);
  const unreadable = [...before.unreadable, ...after.unreadable];
  const lost = new Set(unreadable.map(({ subject }) => subject));
  const compared = pairs.map(compareOperation);
  const { pairs: schemaPairs, truncated } = compareSchemas(
    compared.flatMap(({ values }) => values),
    budget
  );
  const { causes, broken } = rootCauses(schemaPairs);
  const schemaDrafts = draftsOf(causes);
  const all = [
    // What could not be read on one side only seems to be gone or new.
    ...drafts.filter(({ subject }) => !isLost(subject, lost)),
    ...shared(compared.flatMap(({ drafts: own }) => own)),
    ...schemaDrafts
  ];
  return {
    changes: locateDrafts(all),
    unproven: [
      ...lostParts([
        ...references.fresh.map(usedBy),
        ...unreadable,
        ...broken.map((one) => ({ ...one, subject: reachText(one.reach.map(subjectText)) }))
      ]),
      ...truncated ? [outOfBudget(head.path, schemaPairs.length)] : []
    ],
    operations: pairs.length + drafts.length,
    schemaPairs: schemaPairs.length,
    schemaPairsThatDiffer: schemaPairs.filter(({ changes }) => changes.some(({ severity }) => severity !== "note")).length,
    unjudged: unjudged(pairs, schemaPairs, base.root, head.root),
    remarks: oldRemark(references.old),
    undecided: schemaDrafts.filter(({ proof }) => typeof proof !== "string" && proof.kind === "undecided").length
  };
}
function shared(drafts) {
  const groups = /* @__PURE__ */ new Map();
  for (const draft of drafts) {
    const place = (draft.at === "base" ? draft.base : draft.head) ?? draft.base;
    const alike = groups.get(place?.value) ?? /* @__PURE__ */ new Map();
    groups.set(place?.value, alike);
    const known = alike.get(draft.key);
    alike.set(draft.key, known ? { ...known, reach: [...known.reach, ...draft.reach] } : draft);
  }
  return [...groups.values()].flatMap((alike) => [...alike.values()]).map((draft) => ({ ...draft, subject: firstSubject(draft.reach) ?? draft.subject }));
}
function firstSubject(reach) {
  return reach.toSorted((a, b) => subjectText(a) < subjectText(b) ? -1 : 1)[0];
}
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
  return { trouble, at, subject: reachText(users) };
}
function reachText([first, ...others]) {
  if (first === void 0) return "a schema";
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
function whereText({ owner, direction, reach, subject, pairs }) {
  if (owner !== void 0) return ownerText(owner, direction, sortedSubjects(reach));
  let at = pairs[0];
  while (at?.first) at = at.first.from;
  return `${subjectText(subject)}, ${at?.roots[0]?.name ?? "body"}`;
}
function isWitness(proof) {
  return typeof proof === "object" && proof.kind === "witness";
}
function draftsOf(causes) {
  const referee = makeReferee();
  let witnesses = 0;
  return causes.map((cause) => {
    const wanted = cause.change.severity;
    const proof = wanted === "note" ? void 0 : proofOf(cause, referee, witnesses++);
    return {
      fact: {
        kind: "schema",
        direction: cause.direction,
        difference: cause.change,
        where: whereText(cause),
        owner: cause.owner,
        path: cause.path
      },
      severity: wanted === "error" && !isWitness(proof) ? "warning" : wanted,
      subject: cause.subject,
      reach: cause.reach,
      key: cause.key,
      base: cause.change.base,
      head: cause.change.head,
      at: cause.change.kind === "property-removed" || isGone(cause) ? "base" : "head",
      proof: proof ?? "excerpts"
    };
  });
}
function proofOf(cause, referee, count3) {
  const { change } = cause;
  if (change.kind === "undecided") return { kind: "undecided", reason: change.reason };
  if (change.kind === "property-removed" && !change.closed) return "excerpts";
  if (count3 >= maxWitnesses) return { kind: "undecided", reason: "too many changes to look for a payload for each" };
  const found = findWitness(cause, referee);
  if ("kind" in found) return found;
  return { kind: "undecided", reason: found.reason };
}
function isGone({ change, direction }) {
  return change.kind === "required" && direction === "response" && !change.declared;
}
function uniqueBy(values, key) {
  return [...new Map(values.toReversed().map((value) => [key(value), value])).values()].toReversed();
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
  const known = /* @__PURE__ */ new Map();
  for (const [document, changes] of documents.entries()) {
    for (const change of changes) {
      const name = nameOf(change);
      const first = known.get(name);
      const other = first && merged[first.at];
      if (first && other && first.document !== document) merged[first.at] = joined(other, change);
      else {
        known.set(name, { at: merged.length, document });
        merged.push(change);
      }
    }
  }
  return merged;
}
function nameOf(change) {
  const { kind, key, location } = change;
  const direction = kind === "schema" ? change.direction : "";
  const subject = kind === "operation" ? change.subject : void 0;
  return JSON.stringify([kind, direction, key, location, subject]);
}
function joined(one, other) {
  const louder = severities.indexOf(other.severity) < severities.indexOf(one.severity) ? other : one;
  const reach = sortedSubjects([...one.reach, ...other.reach]);
  const common = { reach, subject: reach[0] ?? louder.subject };
  if (louder.kind !== "schema") return { ...louder, ...common };
  const { owner, direction } = louder;
  return { ...louder, ...common, where: owner === void 0 ? louder.where : ownerText(owner, direction, reach) };
}

// src/checks/api-diff/run.ts
async function run(context) {
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
  const { pairs, alone } = pairLoners(loaded);
  for (const { base, head } of pairs) {
    try {
      comparisons.push(compareDocuments(base, head));
    } catch (thrown) {
      if (thrown instanceof Error) context.log.debug(thrown.stack ?? thrown.message);
      unproven.push({ ...troubleOf(thrown), subject: head.path });
    }
  }
  for (const { head } of alone) if (head) unproven.push(...unreadableParts(head));
  const changes = [...alone.map(loneDocument), ...mergeChanges(comparisons.map((one) => one.changes))];
  return {
    findings: runRules(rules, { changes }),
    unproven: [...unproven, ...comparisons.flatMap((comparison) => comparison.unproven)],
    remarks: [
      ...remarks,
      ...countRemarks(comparisons),
      ...comparisons.flatMap(({ remarks: own }) => own),
      ...unjudgedRemarks(comparisons)
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
    const before = base === void 0 ? void 0 : await load(changeSet.mergeBase.tree, base, "base");
    const after = head === void 0 ? void 0 : await load(changeSet.head.tree, head, "head");
    if (before && after) return { document: { base: before, head: after } };
    if (before) return { document: { base: before, head: void 0 } };
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
  const found = [];
  const left = gone.filter((base) => {
    const [best] = [...fresh].map((head) => ({ head, likeness: likeness(base, head) })).filter(({ likeness: one }) => one > 0).sort((a, b) => b.likeness - a.likeness);
    if (!best) return true;
    fresh.delete(best.head);
    found.push({ base, head: best.head });
    return false;
  });
  return {
    pairs: [...pairs, ...found],
    alone: [
      ...left.map((base) => ({ base, head: void 0 })),
      ...[...fresh].map((head) => ({ base: void 0, head }))
    ]
  };
}
function likeness(base, head) {
  const before = new Set(operationsOf(base).operations.map(({ key }) => key));
  const after = operationsOf(head).operations.map(({ key }) => key);
  const shared2 = after.filter((key) => before.has(key)).length;
  const share = shared2 / Math.max(1, before.size, after.length);
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
  const undecided = sum(comparisons, ({ undecided: one }) => one);
  return [
    `${count2(total, "pair")} of schemas compared, ${equal} of them without harm${undecided > 0 ? `; ${count2(undecided, "change")} not proved either way` : ""}`
  ];
}
function unjudgedRemarks(comparisons) {
  const parts2 = [...new Set(comparisons.flatMap(({ unjudged: unjudged2 }) => unjudged2))];
  return parts2.length === 0 ? [] : [`changed, and not judged: ${parts2.join(", ")}`];
}
function sum(values, of) {
  return values.reduce((total, value) => total + of(value), 0);
}
function count2(n, noun) {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
export {
  run
};
