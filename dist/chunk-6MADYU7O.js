import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  isMembers
} from "./chunk-QMU25S62.js";
import {
  defineRule
} from "./chunk-JEUQWLQ4.js";
import {
  count,
  enumerate,
  subjectText
} from "./chunk-HOW3RGVT.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/api-diff/rules/index.ts
init_shim();

// src/checks/api-diff/rules/compatible-addition.ts
init_shim();

// src/checks/api-diff/changes.ts
init_shim();
function changesOf({ changes }, kind) {
  return changes.filter((change) => change.kind === kind);
}
function schemaChangesOf(judged, side, ...kinds) {
  return changesOf(judged, "schema").filter(
    (change) => change.direction === "response" === (side === "returned") && kinds.some((kind) => kind === change.difference.kind)
  );
}
function hit({ severity, subject, reach, location, key, proof }, message) {
  return { message: shorten(message, 600), severity, subject, reach, location, key, proof };
}
function placeText({ where, path }) {
  return `${where}: ${path === "" ? "the value" : path}`;
}
function namesText({ where, path }, names) {
  const [only] = names;
  if (names.length === 1) return `${where}: ${path === "" ? only : `${path}.${only}`} is`;
  return `${where}: ${path === "" ? "" : `${path}: `}${enumerate(names, 6)} are`;
}
function ownerText(owner, direction, reach) {
  const [subject] = reach;
  if (!subject) return owner;
  const webhook = subject.kind === "operation" && subject.path.startsWith("webhook:");
  const verb = webhook ? "in" : direction === "response" ? "returned by" : "sent to";
  return `${owner} (${verb} ${operationsText({ subject, reach })})`;
}
function operationsText({ subject, reach }) {
  return reach.length > 1 ? `${subjectText(subject)} and ${reach.length - 1} more` : subjectText(subject);
}
function valuesText(values, shown = 5) {
  const texts = values.slice(0, shown).map((value) => shorten(JSON.stringify(value) ?? "null", 60));
  const rest = values.length - texts.length;
  return rest > 0 ? `${texts.join(", ")} and ${rest} more` : texts.join(", ");
}
function shorten(text, limit) {
  return text.length > limit ? `${text.slice(0, limit - 1)}\u2026` : text;
}
function constraintText(difference) {
  switch (difference.kind) {
    case "bound":
      return { label: difference.bound, from: limitText(difference.from), to: limitText(difference.to) };
    case "multipleOf":
      return { label: "multipleOf", from: String(difference.from ?? "none"), to: String(difference.to) };
    case "uniqueItems":
      return { label: "uniqueItems", from: "false", to: "true" };
    case "pattern":
      return {
        label: "pattern",
        from: shorten(difference.from.join(" and ") || "none", 80),
        to: shorten(difference.to, 80)
      };
    case "format":
      return { label: "format", from: difference.from ?? "none", to: difference.to };
    default:
      return difference;
  }
}
function limitText(limit) {
  return limit ? `${limit.at}${limit.exclusive ? " (exclusive)" : ""}` : "none";
}
function variantText([node]) {
  if (!node || !isMembers(node.value)) return "without a name";
  const { $ref, title, required, type } = node.value;
  if (typeof $ref === "string") return shorten($ref.slice($ref.lastIndexOf("/") + 1), 60);
  if (typeof title === "string") return shorten(title, 60);
  if (Array.isArray(required) && required.length > 0) return `with ${shorten(required.join(", "), 60)}`;
  return typeof type === "string" ? `of type ${shorten(type, 60)}` : "without a name";
}
function additionText(change) {
  const operation = operationsText(change);
  switch (change.kind) {
    case "parameter":
      return `${operation}: ${change.place} parameter ${change.name} is new`;
    case "body":
      return `${operation}: a request body is new and optional`;
    case "media":
      return `${operation}, ${change.where}: ${change.type} is new`;
    case "status":
      return `${operation}: response ${change.status} is new`;
    case "response-body":
      return `${operation}: response ${change.status} has a body now`;
    case "schema":
      return change.difference.kind === "property-added" ? `${namesText(change, change.difference.names)} new` : void 0;
    case "operation":
    case "document":
    case "header":
    case "serialization":
    case "security":
      return void 0;
    default:
      return change;
  }
}

// src/checks/api-diff/rules/compatible-addition.ts
var compatible_addition_default = defineRule({
  meta: {
    id: "api/compatible-addition",
    severity: "note",
    since: "0.1.0",
    title: "Know what is new",
    effect: "Nobody is harmed; it is listed so that a reader sees the whole change.",
    remedy: "Nothing to do."
  },
  examples: [
    {
      title: "an optional parameter",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter tenant is new"]
    },
    {
      title: "a property of an answer",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {total: {type: integer}}}`
      },
      hits: ["GET /orders, response 200: total is new"]
    },
    {
      title: "a property of a request",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: note is new"]
    }
  ],
  check: (judged) => judged.changes.flatMap((change) => {
    const text = change.severity === "note" ? additionText(change) : void 0;
    return text === void 0 ? [] : [hit(change, text)];
  })
});

// src/checks/api-diff/rules/document-added.ts
init_shim();
var document_added_default = defineRule({
  meta: {
    id: "api/document-added",
    severity: "note",
    since: "0.1.0",
    title: "Know what is new",
    effect: "Nobody is harmed; there is nothing to compare it with.",
    remedy: "Nothing to do."
  },
  examples: [
    {
      title: "a first document",
      given: {
        base: ``,
        head: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`
      },
      hits: ["openapi.yaml is a new API, with 1 operation"]
    }
  ],
  check: (judged) => changesOf(judged, "document").filter(({ what }) => what === "added").map((change) => hit(change, `${change.path} is a new API, with ${count(change.operations, "operation")}`))
});

// src/checks/api-diff/rules/document-removed.ts
init_shim();
var document_removed_default = defineRule({
  meta: {
    id: "api/document-removed",
    severity: "error",
    since: "0.1.0",
    title: "Keep the contract of a service that still runs",
    effect: "Every client of the document loses its contract, and nothing can be compared any more.",
    remedy: "Restore the document, or accept the removal by name when the service itself is gone."
  },
  examples: [
    {
      title: "the only document is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
        head: ``
      },
      hits: ["openapi.yaml is gone, with 1 operation"]
    }
  ],
  check: (judged) => changesOf(judged, "document").filter(({ what }) => what === "removed").map((change) => hit(change, `${change.path} is gone, with ${count(change.operations, "operation")}`))
});

// src/checks/api-diff/rules/media-type-removed.ts
init_shim();
var media_type_removed_default = defineRule({
  meta: {
    id: "api/media-type-removed",
    severity: "error",
    since: "0.1.0",
    title: "Keep the media types that clients use",
    effect: "A client that sends the media type gets 415; one that asks for it gets 406, or an answer that it cannot read.",
    remedy: "Keep serving the media type beside the new one."
  },
  examples: [
    {
      title: "a media type that a request may no longer have",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}, application/xml: {schema: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: application/xml is no longer accepted"]
    },
    {
      title: "a media type that is no longer returned",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}, text/csv: {schema: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}}`
      },
      hits: ["GET /orders, response 200: text/csv is no longer returned"]
    },
    {
      title: "a range that covers it",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {'*/*': {schema: {type: string}}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "media").filter(({ what }) => what === "removed").map((change) => {
    const verb = change.direction === "request" ? "accepted" : "returned";
    return hit(change, `${operationsText(change)}, ${change.where}: ${change.type} is no longer ${verb}`);
  })
});

// src/checks/api-diff/rules/operation-added.ts
init_shim();
var operation_added_default = defineRule({
  meta: {
    id: "api/operation-added",
    severity: "note",
    since: "0.1.0",
    title: "Know what is new",
    effect: "Nobody is harmed; the operation is listed so that a reader sees the whole change.",
    remedy: "Nothing to do."
  },
  examples: [
    {
      title: "a new operation",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`
      },
      hits: ["POST /orders is new"]
    }
  ],
  check: (judged) => changesOf(judged, "operation").filter(({ what }) => what === "added").map((change) => hit(change, `${subjectText(change.subject)} is new`))
});

// src/checks/api-diff/rules/operation-removed.ts
init_shim();
var operation_removed_default = defineRule({
  meta: {
    id: "api/operation-removed",
    severity: "error",
    since: "0.1.0",
    title: "Keep operations that clients may call",
    effect: "A client that calls the operation gets 404 or 405 from the day of the release.",
    remedy: "Keep the operation, mark it `deprecated: true` with a sunset date, and remove it when nobody calls it any more."
  },
  examples: [
    {
      title: "an operation is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders/{id}:
    get: {responses: {'200': {description: the order}}}
    delete: {responses: {'204': {description: deleted}}}`,
        head: `openapi: 3.0.3
paths:
  /orders/{id}:
    get: {responses: {'200': {description: the order}}}`
      },
      hits: ["DELETE /orders/{id} is gone"]
    },
    {
      title: "only the name in the template changed, which no client sees",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders/{id}:
    get: {responses: {'200': {description: the order}}}`,
        head: `openapi: 3.0.3
paths:
  /orders/{key}:
    get: {responses: {'200': {description: the order}}}`
      },
      hits: []
    },
    {
      title: "the prefix moved from the servers into the paths",
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://api.example.com'}]
paths:
  /v1/orders:
    get: {responses: {'200': {description: the orders}}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "operation").filter(({ what }) => what === "removed").map((change) => {
    const operation = subjectText(change.subject);
    return hit(
      change,
      change.slashOnly ? `${operation} differs in its trailing slash only` : `${operation} is gone`
    );
  })
});

// src/checks/api-diff/rules/parameter-became-required.ts
init_shim();
var parameter_became_required_default = defineRule({
  meta: {
    id: "api/parameter-became-required",
    severity: "error",
    since: "0.1.0",
    title: "Keep optional parameters optional",
    effect: "Requests that leave the parameter out are refused from the day of the release.",
    remedy: "Keep it optional and let the server fill in what it assumed so far."
  },
  examples: [
    {
      title: "an optional filter became required",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, required: true, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter status became required"]
    }
  ],
  check: (judged) => changesOf(judged, "parameter").filter(({ what }) => what === "became-required").map(
    (change) => hit(change, `${operationsText(change)}: ${change.place} parameter ${change.name} became required`)
  )
});

// src/checks/api-diff/rules/parameter-removed.ts
init_shim();
var parameter_removed_default = defineRule({
  meta: {
    id: "api/parameter-removed",
    severity: "warning",
    since: "0.1.0",
    title: "Keep parameters that clients send",
    effect: "A client still sends the parameter: most servers ignore it, so the answer changes without a word; strict ones refuse.",
    remedy: "Keep the parameter, mark it `deprecated: true`, and remove it when it is no longer sent."
  },
  examples: [
    {
      title: "a filter is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter status is gone"]
    },
    {
      title: "a header parameter in other letters, which HTTP does not tell apart",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: X-Tenant, in: header, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: x-tenant, in: header, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: []
    },
    {
      title: "a parameter that moved to the path item",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    parameters: [{name: status, in: query, schema: {type: string}}]
    get:
      responses: {'200': {description: the orders}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "parameter").filter(({ what }) => what === "removed").map((change) => hit(change, `${operationsText(change)}: ${change.place} parameter ${change.name} is gone`))
});

// src/checks/api-diff/rules/parameter-reserialized.ts
init_shim();
var parameter_reserialized_default = defineRule({
  meta: {
    id: "api/parameter-reserialized",
    severity: "error",
    since: "0.1.0",
    title: "Keep the way in which a parameter is written",
    effect: "Clients write the parameter in the old way, which the server reads as something else or refuses.",
    remedy: "Add a parameter of another name for the new way, and keep this one."
  },
  examples: [
    {
      title: "plain text became a JSON document",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: filter, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: filter, in: query, content: {application/json: {schema: {type: string}}}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter filter is written as a document (content) now; it was plain text"]
    },
    {
      title: "a list with commas instead of a name a value",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: ids, in: query, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: ids, in: query, explode: false, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter ids is written as form now; it was form, exploded"]
    },
    {
      title: "the default spelled out",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: ids, in: query, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: ids, in: query, style: form, explode: true, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`
      },
      hits: []
    },
    {
      title: "the style of plain text, which has none",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, explode: false, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "serialization").map((change) => {
    const parameter = `${change.place} parameter ${change.name}`;
    return hit(
      change,
      `${operationsText(change)}: ${parameter} is written as ${change.to} now; it was ${change.from}`
    );
  })
});

// src/checks/api-diff/rules/request-body-removed.ts
init_shim();
var request_body_removed_default = defineRule({
  meta: {
    id: "api/request-body-removed",
    severity: "warning",
    since: "0.1.0",
    title: "Keep reading a body that clients send",
    effect: "Clients still send the body; whatever it asked for no longer happens.",
    remedy: "Keep accepting it until no client sends it any more."
  },
  examples: [
    {
      title: "a body that is no longer read",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders: the request body is gone"]
    }
  ],
  check: (judged) => changesOf(judged, "body").filter(({ what }) => what === "removed").map((change) => hit(change, `${operationsText(change)}: the request body is gone`))
});

// src/checks/api-diff/rules/request-body-required.ts
init_shim();
var request_body_required_default = defineRule({
  meta: {
    id: "api/request-body-required",
    severity: "error",
    since: "0.1.0",
    title: "Keep requests without a body working",
    effect: "Requests that carry no body are refused from the day of the release.",
    remedy: "Leave `required: false`, and let the server act on a missing body as it did."
  },
  examples: [
    {
      title: "a body that became required",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: object}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {type: object}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders: the request body became required"]
    },
    {
      title: "a body where there was none",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {type: object}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders: a request body is new and required"]
    }
  ],
  check: (judged) => changesOf(judged, "body").filter(({ what, required }) => required && what !== "removed").map((change) => {
    const said = change.what === "added" ? "a request body is new and required" : "the request body became required";
    return hit(change, `${operationsText(change)}: ${said}`);
  })
});

// src/checks/api-diff/rules/request-branch-removed.ts
init_shim();
var request_branch_removed_default = defineRule({
  meta: {
    id: "api/request-branch-removed",
    severity: "error",
    since: "0.1.0",
    title: "Accept every variant that clients send",
    effect: "Requests of the variant are refused from the day of the release.",
    remedy: "Keep the variant in the choice."
  },
  examples: [
    {
      title: "a variant is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}, {type: object, required: [cash], properties: {cash: {type: string}}}]}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}]}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: the value no longer accepts the variant with cash"]
    },
    {
      title: "one shape became a choice of two",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {card: {type: string}, iban: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}]}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: the value accepts only what fits oneOf now"]
    },
    {
      title: "a variant that overlaps with the old one",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [card], properties: {card: {type: string}, iban: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}, iban: {type: string}}}, {type: object, required: [iban], properties: {card: {type: string}, iban: {type: string}}}]}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: the value is refused now where it fits two variants of oneOf"]
    },
    {
      title: "the only shape stayed beside a new one",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [card], properties: {card: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {anyOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}]}
      responses: {'201': {description: made}}`
      },
      hits: []
    }
  ],
  check: (judged) => [
    ...schemaChangesOf(judged, "sent", "branch").map(
      (change) => hit(change, `${placeText(change)} no longer accepts the variant ${variantText(change.difference.branch)}`)
    ),
    ...schemaChangesOf(judged, "sent", "choice").map(
      (change) => hit(
        change,
        `${placeText(change)} ${change.difference.overlap ? "is refused now where it fits two variants of oneOf" : `accepts only what fits ${change.difference.keyword} now`}`
      )
    )
  ]
});

// src/checks/api-diff/rules/request-constraint-tightened.ts
init_shim();
var request_constraint_tightened_default = defineRule({
  meta: {
    id: "api/request-constraint-tightened",
    severity: "error",
    since: "0.1.0",
    title: "Accept the values that clients send",
    effect: "Requests with values that are valid today are refused from the day of the release.",
    remedy: "Keep the old limit, and check the new one only where nothing was stored before."
  },
  examples: [
    {
      title: "a longer minimum",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {name: {type: string, minLength: 1}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {name: {type: string, minLength: 8}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: name has minLength 8 now; it was 1"]
    },
    {
      title: "an upper bound where there was none",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {count: {type: integer}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {count: {type: integer, maximum: 10}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: count has maximum 10 now; it was none"]
    },
    {
      title: "a bound that is wider",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {count: {type: integer, maximum: 10}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {count: {type: integer, maximum: 20}}}
      responses: {'201': {description: made}}`
      },
      hits: []
    },
    {
      title: "an object that may no longer be empty, nor as large",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'201': {description: made}}
    put:
      requestBody: {content: {application/json: {schema: {type: object, properties: {note: {type: string}}}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {type: object, minProperties: 1}}}}
      responses: {'201': {description: made}}
    put:
      requestBody:
        content: {application/json: {schema: {type: object, properties: {note: {type: string}}, maxProperties: 2}}}
      responses: {'201': {description: made}}`
      },
      hits: [
        "PUT /orders, request body: the value has maxProperties 2 now; it was none",
        "POST /orders, request body: the value has minProperties 1 now; it was none"
      ]
    }
  ],
  check: (judged) => schemaChangesOf(judged, "sent", "bound", "multipleOf", "uniqueItems", "pattern", "format").map((change) => {
    const { label, from, to } = constraintText(change.difference);
    return hit(change, `${placeText(change)} has ${label} ${to} now; it was ${from}`);
  })
});

// src/checks/api-diff/rules/request-enum-narrowed.ts
init_shim();
var request_enum_narrowed_default = defineRule({
  meta: {
    id: "api/request-enum-narrowed",
    severity: "error",
    since: "0.1.0",
    title: "Accept every value that clients send",
    effect: "Requests with one of the old values are refused from the day of the release.",
    remedy: "Keep accepting the value, and treat it as the one that replaced it."
  },
  examples: [
    {
      title: "a value that is no longer accepted",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card, gift]}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card]}}}
      responses: {'201': {description: made}}`
      },
      hits: ['POST /orders, request body: kind no longer accepts "gift"']
    },
    {
      title: "a value that a query parameter no longer takes",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, schema: {type: string, enum: [open, done]}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: status, in: query, schema: {type: string, enum: [open]}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ['GET /orders, query parameter status: the value no longer accepts "done"']
    },
    {
      title: "free text became a list of values",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card]}}}
      responses: {'201': {description: made}}`
      },
      hits: ['POST /orders, request body: kind accepts nothing but "card" now']
    },
    {
      title: "a value more",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card]}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string, enum: [card, gift]}}}
      responses: {'201': {description: made}}`
      },
      hits: []
    }
  ],
  check: (judged) => schemaChangesOf(judged, "sent", "values").map((change) => {
    const { extra, allowed } = change.difference;
    const said = extra ? `no longer accepts ${valuesText(extra)}` : `accepts nothing but ${valuesText(allowed)} now`;
    return hit(change, `${placeText(change)} ${said}`);
  })
});

// src/checks/api-diff/rules/request-null-refused.ts
init_shim();
var request_null_refused_default = defineRule({
  meta: {
    id: "api/request-null-refused",
    severity: "error",
    since: "0.1.0",
    title: "Accept null where clients send it",
    effect: "Requests that send null are refused from the day of the release.",
    remedy: "Accept null, and treat it as if the property were absent."
  },
  examples: [
    {
      title: "nullable is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string, nullable: true}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: note no longer accepts null"]
    },
    {
      title: "null in another spelling",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string, nullable: true}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {nullable: true, allOf: [{type: string}]}}}
      responses: {'201': {description: made}}`
      },
      hits: []
    }
  ],
  check: (judged) => schemaChangesOf(judged, "sent", "null").map((change) => hit(change, `${placeText(change)} no longer accepts null`))
});

// src/checks/api-diff/rules/request-object-closed.ts
init_shim();
var request_object_closed_default = defineRule({
  meta: {
    id: "api/request-object-closed",
    severity: "warning",
    since: "0.1.0",
    title: "Leave objects open",
    effect: "Requests with properties that the document never named were accepted, and are refused from now on.",
    remedy: "Leave `additionalProperties` out, and ignore what is not known."
  },
  examples: [
    {
      title: "an object that was open",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, additionalProperties: false, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: the value no longer accepts undeclared properties"]
    }
  ],
  check: (judged) => schemaChangesOf(judged, "sent", "closed").map(
    (change) => hit(change, `${placeText(change)} no longer accepts undeclared properties`)
  )
});

// src/checks/api-diff/rules/request-property-removed.ts
init_shim();
var request_property_removed_default = defineRule({
  meta: {
    id: "api/request-property-removed",
    severity: "error",
    since: "0.1.0",
    title: "Keep reading the properties that clients send",
    effect: "A closed object refuses the property from the day of the release; an open one ignores it without a word.",
    remedy: "Keep the property, mark it `deprecated: true`, and remove it when no client sends it any more."
  },
  examples: [
    {
      title: "gone from a closed object",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, additionalProperties: false, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, additionalProperties: false, properties: {}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: note is no longer accepted"]
    },
    {
      title: "gone from an open object: only a warning",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: note is no longer read"]
    }
  ],
  check: (judged) => schemaChangesOf(judged, "sent", "property-removed").map(
    (change) => hit(
      change,
      `${namesText(change, change.difference.names)} no longer ${change.difference.closed ? "accepted" : "read"}`
    )
  )
});

// src/checks/api-diff/rules/request-property-required.ts
init_shim();
var request_property_required_default = defineRule({
  meta: {
    id: "api/request-property-required",
    severity: "error",
    since: "0.1.0",
    title: "Ask for nothing new in a request",
    effect: "Requests that leave the property out, as they may today, are refused from the day of the release.",
    remedy: "Keep the property optional and let the server fill in a default."
  },
  examples: [
    {
      title: "a property became required",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {name: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [name], properties: {name: {type: string}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: name is now required"]
    },
    {
      title: "a new property that is required",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [name], properties: {name: {type: string}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: name is new and required"]
    },
    {
      title: "one that only the server writes",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [id], properties: {id: {type: string, readOnly: true}}}
      responses: {'201': {description: made}}`
      },
      hits: []
    }
  ],
  check: (judged) => schemaChangesOf(judged, "sent", "required").map(
    (change) => hit(
      change,
      `${namesText(change, change.difference.names)} ${change.difference.declared ? "now required" : "new and required"}`
    )
  )
});

// src/checks/api-diff/rules/request-type-narrowed.ts
init_shim();
var request_type_narrowed_default = defineRule({
  meta: {
    id: "api/request-type-narrowed",
    severity: "error",
    since: "0.1.0",
    title: "Accept the types that clients send",
    effect: "Requests that are valid today are refused from the day of the release.",
    remedy: "Accept the old type beside the new one, or add a property of another name."
  },
  examples: [
    {
      title: "a string became an integer",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {amount: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {amount: {type: integer}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: amount no longer accepts string; it asks for integer"]
    },
    {
      title: "an integer became a number, which accepts more",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {amount: {type: integer}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {amount: {type: number}}}
      responses: {'201': {description: made}}`
      },
      hits: []
    },
    {
      title: "a query parameter that travels as text either way",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: page, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: []
    },
    {
      title: "a query parameter that no longer takes every text",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: page, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders, query parameter page: the value no longer accepts string; it asks for integer"]
    }
  ],
  check: (judged) => schemaChangesOf(judged, "sent", "type").map((change) => {
    const { extra, allowed } = change.difference;
    const lost = extra ? extra.join(", ") : "every type";
    return hit(
      change,
      `${placeText(change)} no longer accepts ${lost}; it asks for ${allowed.join(" or ") || "null"}`
    );
  })
});

// src/checks/api-diff/rules/required-parameter-added.ts
init_shim();
var required_parameter_added_default = defineRule({
  meta: {
    id: "api/required-parameter-added",
    severity: "error",
    since: "0.1.0",
    title: "Add parameters as optional ones",
    effect: "Every request of today lacks the parameter and is refused from the day of the release.",
    remedy: "Make the parameter optional and give the server a default, or add a new operation."
  },
  examples: [
    {
      title: "a new query parameter that is required",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: query, required: true, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter tenant is new and required"]
    },
    {
      title: "a new optional one",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: []
    },
    {
      title: "one that two operations share",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}
    delete:
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    parameters: [{name: tenant, in: query, required: true, schema: {type: string}}]
    get:
      responses: {'200': {description: the orders}}
    delete:
      responses: {'200': {description: the orders}}`
      },
      hits: ["DELETE /orders and 1 more: query parameter tenant is new and required"]
    },
    {
      title: "a header that the standard says is not a parameter",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: Authorization, in: header, required: true, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "parameter").filter(({ what, required }) => what === "added" && required).map(
    (change) => hit(change, `${operationsText(change)}: ${change.place} parameter ${change.name} is new and required`)
  )
});

// src/checks/api-diff/rules/response-body-removed.ts
init_shim();
var response_body_removed_default = defineRule({
  meta: {
    id: "api/response-body-removed",
    severity: "error",
    since: "0.1.0",
    title: "Keep the body that clients read",
    effect: "Clients that read the body find nothing there.",
    remedy: "Keep returning the body, or add a new operation that has none."
  },
  examples: [
    {
      title: "an answer that became empty",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}}`
      },
      hits: ["GET /orders: response 200 no longer has a body"]
    }
  ],
  check: (judged) => changesOf(judged, "response-body").filter(({ what }) => what === "removed").map((change) => hit(change, `${operationsText(change)}: response ${change.status} no longer has a body`))
});

// src/checks/api-diff/rules/response-branch-added.ts
init_shim();
var response_branch_added_default = defineRule({
  meta: {
    id: "api/response-branch-added",
    severity: "error",
    since: "0.1.0",
    title: "Announce new variants of an answer",
    effect: "A typed client cannot decode a variant that it does not know.",
    remedy: "Return the new variant only to clients that ask for it, or in a new operation."
  },
  examples: [
    {
      title: "a new variant",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}]}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: object, required: [iban], properties: {iban: {type: string}}}, {type: object, required: [cash], properties: {cash: {type: string}}}]}`
      },
      hits: ["GET /orders, response 200: the value may now be the variant with cash"]
    }
  ],
  check: (judged) => [
    ...schemaChangesOf(judged, "returned", "branch").map(
      (change) => hit(change, `${placeText(change)} may now be the variant ${variantText(change.difference.branch)}`)
    ),
    ...schemaChangesOf(judged, "returned", "choice").map(
      (change) => hit(
        change,
        `${placeText(change)} may now be what fits ${change.difference.overlap ? "two variants" : "no variant"} of ${change.difference.keyword}`
      )
    )
  ]
});

// src/checks/api-diff/rules/response-constraint-relaxed.ts
init_shim();
var response_constraint_relaxed_default = defineRule({
  meta: {
    id: "api/response-constraint-relaxed",
    severity: "error",
    since: "0.1.0",
    title: "Announce values outside the old limits",
    effect: "A client that relies on the limit, for a column width or a number type, fails on a value past it.",
    remedy: "Keep to the old limit until clients have moved."
  },
  examples: [
    {
      title: "a longer text than before",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {name: {type: string, maxLength: 10}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {name: {type: string, maxLength: 20}}}`
      },
      hits: ["GET /orders, response 200: name has maxLength 20 now; it was 10"]
    },
    {
      title: "a number that no longer fits",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {id: {type: integer, format: int32}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {id: {type: integer, format: int64}}}`
      },
      hits: ["GET /orders, response 200: id has format int64 now; it was int32"]
    }
  ],
  check: (judged) => schemaChangesOf(judged, "returned", "bound", "multipleOf", "uniqueItems", "pattern", "format").map((change) => {
    const { label, from, to } = constraintText(change.difference);
    return hit(change, `${placeText(change)} has ${label} ${from} now; it was ${to}`);
  })
});

// src/checks/api-diff/rules/response-enum-widened.ts
init_shim();
var response_enum_widened_default = defineRule({
  meta: {
    id: "api/response-enum-widened",
    severity: "warning",
    since: "0.1.0",
    title: "Announce new values of a list",
    effect: "A client that decodes the list strictly fails on the new value; one that has a default branch reads on.",
    remedy: "Announce the value before it is returned, or return it in a new property."
  },
  examples: [
    {
      title: "a value that is new",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {kind: {type: string, enum: [card]}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {kind: {type: string, enum: [card, gift]}}}`
      },
      hits: ['GET /orders, response 200: kind may now be "gift"']
    },
    {
      title: "a list that became free text",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {kind: {type: string, enum: [card]}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {kind: {type: string}}}`
      },
      hits: ['GET /orders, response 200: kind may now be anything besides "card"']
    }
  ],
  check: (judged) => schemaChangesOf(judged, "returned", "values").map((change) => {
    const { extra, allowed } = change.difference;
    const said = extra ? `may now be ${valuesText(extra)}` : `may now be anything besides ${valuesText(allowed)}`;
    return hit(change, `${placeText(change)} ${said}`);
  })
});

// src/checks/api-diff/rules/response-header-removed.ts
init_shim();
var response_header_removed_default = defineRule({
  meta: {
    id: "api/response-header-removed",
    severity: "error",
    since: "0.1.0",
    title: "Keep the headers that were promised",
    effect: "Clients that read the header, for paging or limits, find nothing there.",
    remedy: "Keep sending the header."
  },
  examples: [
    {
      title: "a header that was promised is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          headers: {X-Total: {required: true, schema: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          headers: {}`
      },
      hits: ["GET /orders, response 200: header X-Total is gone"]
    },
    {
      title: "a header that is no longer promised",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          headers: {X-Total: {required: true, schema: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          headers: {X-Total: {schema: {type: integer}}}`
      },
      hits: ["GET /orders, response 200: header X-Total is no longer guaranteed"]
    }
  ],
  check: (judged) => changesOf(judged, "header").map((change) => {
    const said = change.what === "removed" ? "is gone" : "is no longer guaranteed";
    return hit(change, `${operationsText(change)}, response ${change.status}: header ${change.name} ${said}`);
  })
});

// src/checks/api-diff/rules/response-media-type-added.ts
init_shim();
var response_media_type_added_default = defineRule({
  meta: {
    id: "api/response-media-type-added",
    severity: "warning",
    since: "0.1.0",
    title: "Let clients ask for a new media type",
    effect: "A client that takes whatever comes may now get a body that it cannot read.",
    remedy: "Return the new media type only to clients that name it in `Accept`."
  },
  examples: [
    {
      title: "a second media type",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          content: {application/json: {schema: {type: string}}, text/csv: {schema: {type: string}}}`
      },
      hits: ["GET /orders, response 200: text/csv may now be returned"]
    }
  ],
  check: (judged) => changesOf(judged, "media").filter(({ what, direction }) => what === "added" && direction === "response").map((change) => hit(change, `${operationsText(change)}, ${change.where}: ${change.type} may now be returned`))
});

// src/checks/api-diff/rules/response-null-added.ts
init_shim();
var response_null_added_default = defineRule({
  meta: {
    id: "api/response-null-added",
    severity: "error",
    since: "0.1.0",
    title: "Return no null where none was",
    effect: "A typed client cannot decode null, or fails when it uses the value.",
    remedy: "Leave the property out, if it was optional, or return an empty value of the old type."
  },
  examples: [
    {
      title: "a property may be null",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {note: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {note: {type: string, nullable: true}}}`
      },
      hits: ["GET /orders, response 200: note may now be null"]
    },
    {
      title: "null in the spelling of 3.1",
      given: {
        base: `openapi: 3.1.0
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {note: {oneOf: [{type: string}, {type: 'null'}]}}}`,
        head: `openapi: 3.1.0
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {note: {type: [string, 'null']}}}`
      },
      hits: []
    }
  ],
  check: (judged) => schemaChangesOf(judged, "returned", "null").map((change) => hit(change, `${placeText(change)} may now be null`))
});

// src/checks/api-diff/rules/response-property-became-optional.ts
init_shim();
var response_property_became_optional_default = defineRule({
  meta: {
    id: "api/response-property-became-optional",
    severity: "error",
    since: "0.1.0",
    title: "Keep what was always there",
    effect: "A client that takes the property for granted fails when it is absent.",
    remedy: "Keep returning the property in every answer."
  },
  examples: [
    {
      title: "no longer in the list of required",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [total], properties: {total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {total: {type: integer}}}`
      },
      hits: ["GET /orders, response 200: total is no longer guaranteed"]
    }
  ],
  check: (judged) => schemaChangesOf(judged, "returned", "required").filter(({ difference }) => difference.declared).map((change) => hit(change, `${namesText(change, change.difference.names)} no longer guaranteed`))
});

// src/checks/api-diff/rules/response-property-removed.ts
init_shim();
var response_property_removed_default = defineRule({
  meta: {
    id: "api/response-property-removed",
    severity: "error",
    since: "0.1.0",
    title: "Keep the properties that clients read",
    effect: "Clients that read the property find nothing there; a typed client cannot decode the answer.",
    remedy: "Keep returning the property, mark it `deprecated: true`, and remove it in the next major version."
  },
  examples: [
    {
      title: "a property that was always there",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [total], properties: {total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {}}`
      },
      hits: ["GET /orders, response 200: total is gone"]
    },
    {
      title: "an envelope around everything",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [id, total], properties: {id: {type: string}, total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [order], properties: {order: {type: object}}}`
      },
      hits: ["GET /orders, response 200: id and total are gone"]
    },
    {
      title: "one that was optional: only a warning",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {}}`
      },
      hits: ["GET /orders, response 200: total is gone"]
    },
    {
      title: "one that moved into a part of allOf",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [total], properties: {total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {allOf: [{type: object, required: [total]}, {type: object, properties: {total: {type: integer}}}]}`
      },
      hits: []
    }
  ],
  check: (judged) => [
    ...schemaChangesOf(judged, "returned", "required").filter(({ difference }) => !difference.declared),
    ...schemaChangesOf(judged, "returned", "property-removed")
  ].map((change) => hit(change, `${namesText(change, change.difference.names)} gone`))
});

// src/checks/api-diff/rules/response-status-removed.ts
init_shim();
var response_status_removed_default = defineRule({
  meta: {
    id: "api/response-status-removed",
    severity: "error",
    since: "0.1.0",
    title: "Keep the statuses that clients wait for",
    effect: "Clients that act on the status take what comes instead for a failure.",
    remedy: "Keep answering with the old status, or add a new operation."
  },
  examples: [
    {
      title: "a success status that is replaced",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '404': {description: said}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'204': {description: said}, '404': {description: said}}`
      },
      hits: ["GET /orders: response 200 is gone"]
    },
    {
      title: "an error status that a range covers",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '404': {description: said}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '4XX': {description: said}}`
      },
      hits: []
    },
    {
      title: "an error status that nothing covers: only a warning",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '404': {description: said}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}}`
      },
      hits: ["GET /orders: response 404 is gone"]
    }
  ],
  check: (judged) => changesOf(judged, "status").filter(({ what }) => what === "removed").map((change) => hit(change, `${operationsText(change)}: response ${change.status} is gone`))
});

// src/checks/api-diff/rules/response-type-widened.ts
init_shim();
var response_type_widened_default = defineRule({
  meta: {
    id: "api/response-type-widened",
    severity: "error",
    since: "0.1.0",
    title: "Return the types that clients decode",
    effect: "A typed client cannot decode the answer.",
    remedy: "Return the old type, and put the new one into a property of another name."
  },
  examples: [
    {
      title: "an integer became a string",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {total: {type: string}}}`
      },
      hits: ["GET /orders, response 200: total may now be string; it was integer"]
    },
    {
      title: "a number became an integer, which is one",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {total: {type: number}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {total: {type: integer}}}`
      },
      hits: []
    },
    {
      title: "the same type written as allOf and as a reference",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {total: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {allOf: [{type: object}, {properties: {total: {$ref: '#/components/schemas/Total'}}}]}
components:
  schemas:
    Total: {type: integer}`
      },
      hits: []
    }
  ],
  check: (judged) => schemaChangesOf(judged, "returned", "type").map((change) => {
    const { extra, allowed } = change.difference;
    const more = extra ? extra.join(", ") : "anything";
    return hit(change, `${placeText(change)} may now be ${more}; it was ${allowed.join(" or ") || "null"}`);
  })
});

// src/checks/api-diff/rules/schema-undecided.ts
init_shim();
var schema_undecided_default = defineRule({
  meta: {
    id: "api/schema-undecided",
    severity: "warning",
    since: "0.1.0",
    title: "Look at changes that could not be decided",
    effect: "The schema changed in a way that was neither proved harmless nor shown to break anybody.",
    remedy: "Read the two places; if the change is meant to be harmless, write it with the keywords that both sides already use."
  },
  examples: [
    {
      title: "a condition that is new",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {type: string}}, not: {required: [kind]}}
      responses: {'201': {description: made}}`
      },
      hits: [
        "POST /orders, request body: the value changed, and whether it breaks anybody is not decided: containment of the keyword not is not decided yet"
      ]
    },
    {
      title: "a condition of three keywords, told once",
      given: {
        base: `openapi: 3.1.0
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, if: {required: [a]}, then: {required: [b]}, else: {required: [c]}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.1.0
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, if: {required: [d]}, then: {required: [e]}, else: {required: [f]}}
      responses: {'201': {description: made}}`
      },
      hits: [
        "POST /orders, request body: the value changed, and whether it breaks anybody is not decided: containment of if, then and else is not decided yet"
      ]
    }
  ],
  check: (judged) => [...schemaChangesOf(judged, "sent", "undecided"), ...schemaChangesOf(judged, "returned", "undecided")].map(
    (change) => hit(
      change,
      `${placeText(change)} changed, and whether it breaks anybody is not decided: ${change.difference.reason}`
    )
  )
});

// src/checks/api-diff/rules/security-relaxed.ts
init_shim();
var security_relaxed_default = defineRule({
  meta: {
    id: "api/security-relaxed",
    severity: "note",
    since: "0.1.0",
    title: "Open an operation only on purpose",
    effect: "Nobody is refused who was not before; more callers are let in, which the server must mean."
  },
  examples: [
    {
      title: "the requirement is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{bearer: []}]
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`
      },
      hits: ["GET /orders: calls with no credentials are accepted now"]
    },
    {
      title: "one way to call more, for the whole document",
      given: {
        base: `openapi: 3.0.3
security: [{bearer: []}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: cookie, name: key}}`,
        head: `openapi: 3.0.3
security: [{bearer: []}, {key: []}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: cookie, name: key}}`
      },
      hits: ["GET /orders and 1 more: calls with key (cookie key) are accepted now"]
    },
    {
      title: "the whole document asks for nothing any more",
      given: {
        base: `openapi: 3.0.3
security: [{bearer: []}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`
      },
      hits: ["GET /orders and 1 more: calls with no credentials are accepted now"]
    },
    {
      title: "a requirement that was optional and is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{}, {bearer: []}]
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "security").filter(({ what }) => what === "relaxed").map((change) => hit(change, `${operationsText(change)}: calls with ${enumerate(change.ways)} are accepted now`))
});

// src/checks/api-diff/rules/security-tightened.ts
init_shim();
var security_tightened_default = defineRule({
  meta: {
    id: "api/security-tightened",
    severity: "error",
    since: "0.1.0",
    title: "Keep accepting the credentials that clients bring",
    effect: "Callers that bring what was enough before are refused, and no deployment of the server helps them.",
    remedy: "Accept the old credentials as an alternative until the clients have moved, and drop them then."
  },
  examples: [
    {
      title: "an open operation asks for a token",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{bearer: []}]
      responses: {'200': {description: the orders}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`
      },
      hits: ["GET /orders: calls with no credentials are refused; it takes bearer (HTTP bearer)"]
    },
    {
      title: "the document asks for a token, so all of its operations do",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}
  /health:
    get: {security: [], responses: {'200': {description: fine}}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`,
        head: `openapi: 3.0.3
security: [{bearer: []}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}
  /health:
    get: {security: [], responses: {'200': {description: fine}}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}`
      },
      hits: ["GET /orders and 1 more: calls with no credentials are refused; they take bearer (HTTP bearer)"]
    },
    {
      title: "one of two ways to call is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{bearer: []}, {key: []}]
      responses: {'200': {description: the orders}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: header, name: X-Key}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{bearer: []}]
      responses: {'200': {description: the orders}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: header, name: X-Key}}`
      },
      hits: ["GET /orders: calls with key (header x-key) are refused; it takes bearer (HTTP bearer)"]
    },
    {
      title: "a scope more, and a scheme more",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{login: [read]}]
      responses: {'200': {description: the orders}}
    post:
      security: [{login: []}]
      responses: {'201': {description: made}}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: key}
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://example.com/token', scopes: {}}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{login: [read, orders]}]
      responses: {'200': {description: the orders}}
    post:
      security: [{login: [], key: []}]
      responses: {'201': {description: made}}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: key}
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://example.com/token', scopes: {}}}}`
      },
      hits: [
        "GET /orders: calls with login (OAuth, read) are refused; it takes login (OAuth, orders, read)",
        "POST /orders: calls with login (OAuth) are refused; it takes login (OAuth) and key (query key)"
      ]
    },
    {
      title: "a key that is sent elsewhere, under the same name (Swagger 2.0)",
      given: {
        base: `swagger: '2.0'
paths:
  /orders:
    get: {security: [{key: []}], responses: {'200': {description: the orders}}}
    post: {security: [{key: []}], responses: {'201': {description: made}}}
securityDefinitions: {key: {type: apiKey, in: query, name: key}}`,
        head: `swagger: '2.0'
paths:
  /orders:
    get: {security: [{key: []}], responses: {'200': {description: the orders}}}
    post: {security: [{key: []}], responses: {'201': {description: made}}}
securityDefinitions: {key: {type: apiKey, in: header, name: key}}`
      },
      hits: ["GET /orders and 1 more: calls with key (query key) are refused; they take key (header key)"]
    },
    {
      title: "the same requirement in another place, in another order, under another name",
      given: {
        base: `openapi: 3.0.3
security: [{bearer: []}, {key: []}]
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: header, name: X-Key}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      security: [{apiKey: []}, {token: []}]
      responses: {'200': {description: the orders}}
components:
  securitySchemes:
    token: {type: http, scheme: Bearer, bearerFormat: JWT}
    apiKey: {type: apiKey, in: header, name: x-key, description: from the console}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "security").filter(({ what }) => what === "tightened").map((change) => {
    const takes = change.reach.length > 1 ? "they take" : "it takes";
    const ways = `calls with ${enumerate(change.ways)} are refused`;
    return hit(change, `${operationsText(change)}: ${ways}; ${takes} ${enumerate(change.asked)}`);
  })
});

// src/checks/api-diff/rules/success-status-added.ts
init_shim();
var success_status_added_default = defineRule({
  meta: {
    id: "api/success-status-added",
    severity: "warning",
    since: "0.1.0",
    title: "Announce a new way to succeed",
    effect: "A client that knows only the statuses of today may take the new one for a failure.",
    remedy: "Tell clients before the server answers with it."
  },
  examples: [
    {
      title: "a second success status",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '202': {description: said}}`
      },
      hits: ["GET /orders: response 202 is new"]
    },
    {
      title: "a new error status",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses: {'200': {description: said}, '404': {description: said}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "status").filter(({ what, severity }) => what === "added" && severity === "warning").map((change) => hit(change, `${operationsText(change)}: response ${change.status} is new`))
});

// src/checks/api-diff/rules/index.ts
var rules = [
  compatible_addition_default,
  document_added_default,
  document_removed_default,
  media_type_removed_default,
  operation_added_default,
  operation_removed_default,
  parameter_became_required_default,
  parameter_removed_default,
  parameter_reserialized_default,
  request_body_removed_default,
  request_body_required_default,
  request_branch_removed_default,
  request_constraint_tightened_default,
  request_enum_narrowed_default,
  request_null_refused_default,
  request_object_closed_default,
  request_property_removed_default,
  request_property_required_default,
  request_type_narrowed_default,
  required_parameter_added_default,
  response_body_removed_default,
  response_branch_added_default,
  response_constraint_relaxed_default,
  response_enum_widened_default,
  response_header_removed_default,
  response_media_type_added_default,
  response_null_added_default,
  response_property_became_optional_default,
  response_property_removed_default,
  response_status_removed_default,
  response_type_widened_default,
  schema_undecided_default,
  security_relaxed_default,
  security_tightened_default,
  success_status_added_default
];

export {
  ownerText,
  rules
};
