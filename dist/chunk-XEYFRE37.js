import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);
import {
  defineRule
} from "./chunk-5Z4CA7YC.js";
import {
  subjectText
} from "./chunk-JW2A4OU2.js";
import {
  count,
  enumerate
} from "./chunk-SQN55YXA.js";
import {
  isMembers
} from "./chunk-QMU25S62.js";
import {
  init_shim
} from "./chunk-5CIZVJS5.js";

// src/checks/api-diff/rules/index.ts
init_shim();

// src/checks/api-diff/rules/bearer-format-changed.ts
init_shim();

// src/checks/api-diff/changes.ts
init_shim();

// src/checks/api-diff/exchange-facts.ts
init_shim();
function exchangeNote(fact, operation) {
  switch (fact.kind) {
    case "parameter":
      return `${operation}: ${fact.place} parameter ${fact.name} ${parameterNotes[fact.what]}`;
    case "body":
      return `${operation}: ${bodyNotes[fact.what]}`;
    case "media":
      return fact.what === "added" ? `${operation}, ${fact.where}: ${fact.to} is new` : `${operation}, ${fact.where}: ${fact.to} instead of ${fact.from}`;
    case "status":
      return `${operation}: response ${fact.status} is new`;
    case "response-body":
      return `${operation}: response ${fact.status} has a body now`;
    case "header":
      return `${operation}, ${responsesText(fact.statuses)}: header ${fact.name} ${headerNotes[fact.what]}`;
    default:
      return fact;
  }
}
function responsesText(statuses) {
  return `response${statuses.length > 1 ? "s" : ""} ${enumerate(statuses, 3)}`;
}
var parameterNotes = {
  removed: "is gone",
  added: "is new",
  "became-required": "is always sent now",
  "became-optional": "is optional now",
  "became-list": "takes a list now"
};
var bodyNotes = {
  removed: "the request body is gone",
  added: "a request body is new",
  "became-required": "the request body is always sent now",
  "became-optional": "the request body is optional now"
};
var headerNotes = {
  removed: "is gone",
  added: "is new",
  "became-required": "is guaranteed now",
  "became-optional": "is optional now"
};

// src/checks/api-diff/changes.ts
function changesOf({ changes }, kind) {
  return changes.filter((change) => change.kind === kind);
}
function schemaChangesOf(judged, side, ...kinds) {
  return changesOf(judged, "schema").filter(
    (change) => change.direction === "response" === (side === "returned") && kinds.some((kind) => kind === change.difference.kind)
  );
}
function hit({ severity, subject, reach, location, key, proof, mayBreak }, message) {
  const text = shorten(message, 600);
  return { message: text, severity: mayBreak ? "note" : severity, subject, reach, location, key, proof };
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
  const subject = plainest(reach);
  if (!subject) return owner;
  const verb = isCalledBack(subject) ? "in" : direction === "response" ? "returned by" : "sent to";
  return `${owner} (${verb} ${operationsText({ subject, reach })})`;
}
function operationsText({ subject, reach }) {
  const named = subjectText(plainest(reach) ?? subject);
  return reach.length > 1 ? `${named} and ${reach.length - 1} more` : named;
}
function plainest(reach) {
  let best;
  for (const subject of reach) if (!best || isPlainer(subject, best)) best = subject;
  return best;
}
function isPlainer(one, other) {
  if (one.kind !== "operation" || other.kind !== "operation") return subjectText(one) < subjectText(other);
  if (isCalledBack(one) !== isCalledBack(other)) return isCalledBack(other);
  if (isRead(one) !== isRead(other)) return isRead(one);
  if (one.path.length !== other.path.length) return one.path.length < other.path.length;
  return subjectText(one) < subjectText(other);
}
function isRead({ method }) {
  return method.toUpperCase() === "GET";
}
function isCalledBack(subject) {
  return subject.kind === "operation" && /^(?:webhook|callback):/.test(subject.path);
}
function valuesText(values, shown2 = 5) {
  const texts = values.slice(0, shown2).map((value) => shorten(JSON.stringify(value) ?? "null", 60));
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
  const { $ref, title, required, type, allOf } = node.value;
  const [part] = Array.isArray(allOf) ? allOf : [];
  if (isMembers(part) && typeof part.$ref === "string" && $ref === void 0 && title === void 0) {
    return variantText([{ ...node, value: part }]);
  }
  if (typeof $ref === "string") return shorten($ref.slice($ref.lastIndexOf("/") + 1), 60);
  if (typeof title === "string") return shorten(title, 60);
  if (Array.isArray(required) && required.length > 0) return `with ${shorten(required.join(", "), 60)}`;
  return typeof type === "string" ? `of type ${shorten(type, 60)}` : "without a name";
}
function additionText(change) {
  const operation = operationsText(change);
  switch (change.kind) {
    case "parameter":
    case "body":
    case "media":
    case "status":
    case "response-body":
    case "header":
      return exchangeNote(change, operation);
    case "schema":
      return change.difference.kind === "property-added" ? `${namesText(change, change.difference.names)} new` : void 0;
    case "link":
      return change.what === "added" ? `${operation}, response ${change.status}: link ${change.name} is new` : void 0;
    case "operation":
    case "trailing-slash":
    case "shadow":
    case "operation-id":
    case "tags":
    case "extension":
    case "stability":
    case "lifecycle":
    case "server":
    case "server-variable":
    case "token-place":
    case "bearer-format":
    case "callback-address":
    case "version":
    case "document":
    case "parameter-moved":
    case "parameter-characters":
    case "parameter-default":
    case "part":
    case "serialization":
    case "security":
      return void 0;
    default:
      return change;
  }
}

// src/checks/api-diff/rules/bearer-format-changed.ts
var bearer_format_changed_default = defineRule({
  meta: {
    id: "api/bearer-format-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know how tokens look",
    effect: "The format is a hint for readers: clients hand on the tokens that they are given.",
    remedy: "Nothing to do."
  },
  examples: [
    {
      title: "another format",
      given: {
        base: `openapi: 3.0.3
security: [{token: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes: {token: {type: http, scheme: bearer, bearerFormat: JWT}}`,
        head: `openapi: 3.0.3
security: [{token: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes: {token: {type: http, scheme: bearer, bearerFormat: opaque}}`
      },
      hits: ["GET /orders: bearerFormat of token is opaque now; it was JWT"]
    }
  ],
  check: (judged) => changesOf(judged, "bearer-format").map((change) => {
    const { scheme, from, to } = change;
    return hit(change, `${operationsText(change)}: bearerFormat of ${scheme} is ${to} now; it was ${from}`);
  })
});

// src/checks/api-diff/rules/callback-removed.ts
init_shim();
var callback_removed_default = defineRule({
  meta: {
    id: "api/callback-removed",
    severity: "error",
    since: "0.1.0",
    title: "Keep sending what clients listen for",
    effect: "Clients wait for a request that never comes, and nothing tells them.",
    remedy: "Keep sending it, mark it `deprecated: true`, and stop when nobody listens any more."
  },
  examples: [
    {
      title: "a callback is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      callbacks: {paid: {'{$request.body#/url}': {post: {responses: {'204': {description: heard}}}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      responses: {'201': {description: made}}`
      },
      hits: ["POST callback:paid of POST /subscriptions is no longer sent"]
    },
    {
      title: "a callback goes to another address than the client gave",
      given: {
        base: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      callbacks: {paid: {'{$request.body#/url}': {post: {responses: {'204': {description: heard}}}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      callbacks: {paid: {'{$request.body#/callback}': {post: {responses: {'204': {description: heard}}}}}}
      responses: {'201': {description: made}}`
      },
      hits: [
        "POST callback:paid of POST /subscriptions is sent to {$request.body#/callback} now; it was {$request.body#/url}"
      ]
    },
    {
      title: "a webhook is gone",
      given: {
        base: `openapi: 3.1.0
webhooks:
  paid:
    post: {responses: {'204': {description: heard}}}
  sent:
    post: {responses: {'204': {description: heard}}}`,
        head: `openapi: 3.1.0
webhooks:
  sent:
    post: {responses: {'204': {description: heard}}}`
      },
      hits: ["POST webhook:paid is no longer sent"]
    },
    {
      title: "the document calls the callback by another name",
      given: {
        base: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      callbacks: {paid: {'{$request.body#/url}': {post: {responses: {'204': {description: heard}}}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /subscriptions:
    post:
      callbacks: {payment: {'{$request.body#/url}': {post: {responses: {'204': {description: heard}}}}}}
      responses: {'201': {description: made}}`
      },
      hits: []
    }
  ],
  check: (judged) => [
    ...changesOf(judged, "operation").filter(({ what, role }) => what === "removed" && role === "received").map((change) => hit(change, `${operationsText(change)} is no longer sent`)),
    ...changesOf(judged, "callback-address").map(
      (change) => hit(change, `${operationsText(change)} is sent to ${change.to} now; it was ${change.from}`)
    )
  ]
});

// src/checks/api-diff/rules/compatible-addition.ts
init_shim();
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

// src/checks/api-diff/rules/deprecation-changed.ts
init_shim();
var deprecation_changed_default = defineRule({
  meta: {
    id: "api/deprecation-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know what is on its way out",
    effect: "Nobody is harmed yet; clients learn what they should stop to use, and until when.",
    remedy: "Nothing to do."
  },
  examples: [
    {
      title: "an operation is deprecated, with the day of its end",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      summary: all of them
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-01-01'
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders is deprecated, to go on 2030-01-01"]
    },
    {
      title: "a parameter is deprecated",
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
      parameters: [{name: page, in: query, deprecated: true, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders, query parameter page is deprecated"]
    },
    {
      title: "an operation stays after all",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-01-01'
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      summary: all of them
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders is deprecated no more"]
    },
    {
      title: "an operation stays longer",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-01-01'
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2031-01-01'
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders is to go on 2031-01-01; it was 2030-01-01"]
    }
  ],
  check: (judged) => changesOf(judged, "lifecycle").flatMap((change) => {
    const text = changeText(change);
    return text === void 0 ? [] : [hit(change, `${placeOf(change)} ${text}`)];
  })
});
function placeOf(change) {
  return change.part === void 0 ? operationsText(change) : `${operationsText(change)}, ${change.part}`;
}
function changeText({ what, from, to }) {
  switch (what) {
    case "deprecated":
      return to ? `is deprecated, to go on ${to.text}` : "is deprecated";
    case "undeprecated":
      return "is deprecated no more";
    case "sunset-later":
      return `is to go on ${to?.text}; it was ${from ? from.text : "not said when"}`;
    case "sunset-earlier":
    case "sunset-removed":
      return void 0;
    default:
      return what;
  }
}

// src/checks/api-diff/rules/discriminator-changed.ts
init_shim();

// src/checks/api-diff/schema-words.ts
init_shim();
function discriminatorText({ what, name }) {
  switch (what) {
    case "property-changed":
      return `the variant is told by ${name}`;
    case "value-removed":
      return `the discriminator value ${name} is gone`;
    case "value-added":
      return `the discriminator value ${name} is new`;
    case "value-retargeted":
      return `the discriminator value ${name} now`;
    case "added":
      return `the variant is told by ${name}; nothing told it before`;
    case "removed":
      return `nothing tells the variant any more; it was ${name}`;
    default:
      return what;
  }
}
function relaxedText(change) {
  const { of } = change.difference;
  const place = placeText(change);
  const sent = change.direction !== "response";
  const verb = sent ? "may now be" : "is no longer";
  switch (of.kind) {
    case "type":
      return `${place} ${verb} ${of.extra ? of.extra.join(" or ") : `anything but ${of.allowed.join(" or ")}`}`;
    case "null":
      return `${place} ${verb} null`;
    case "values":
      return `${place} ${verb} ${of.extra ? valuesText(of.extra) : `anything but ${valuesText(of.allowed)}`}`;
    case "required":
      return `${namesText(change, of.names)} ${sent ? "no longer required" : "always there now"}`;
    case "branch":
    case "choice":
      return `${place} ${verb} another variant`;
    case "bound":
    case "multipleOf":
    case "uniqueItems":
    case "pattern":
    case "format": {
      const { label, from, to } = constraintText(of);
      return sent ? `${place} has ${label} ${from} now; it was ${to}` : `${place} has ${label} ${to} now; it was ${from}`;
    }
    case "property-removed":
    case "property-added":
    case "read-only":
    case "closed":
    case "keyword":
    case "default":
    case "discriminator":
    case "deprecated":
    case "relaxed":
    case "undecided":
      return `${place} takes more than before`;
    default:
      return of;
  }
}

// src/checks/api-diff/rules/discriminator-changed.ts
var discriminator_changed_default = defineRule({
  meta: {
    id: "api/discriminator-changed",
    severity: "error",
    since: "0.1.0",
    title: "Keep the names of variants",
    effect: "Whoever chooses the variant by its name finds none, or another one, and cannot decode the value.",
    remedy: "Keep the mapping as it is, and give new variants new names."
  },
  examples: [
    {
      title: "a name that stands for another variant",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {card: '#/components/schemas/Cash', cash: '#/components/schemas/Card'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`
      },
      hits: [
        'POST /orders, request body: the value: the discriminator value "card" stands for Cash now',
        'POST /orders, request body: the value: the discriminator value "cash" stands for Card now'
      ]
    },
    {
      title: "a name that is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {money: '#/components/schemas/Cash', card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`
      },
      hits: ['POST /orders, request body: the value: the discriminator value "money" is gone']
    },
    {
      title: "a name that is new in a request",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind, mapping: {money: '#/components/schemas/Cash', card: '#/components/schemas/Card', cash: '#/components/schemas/Cash'}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}, amount: {type: integer}}}`
      },
      hits: ['POST /orders, request body: the value: the discriminator value "money" is new']
    }
  ],
  check: (judged) => [...schemaChangesOf(judged, "sent", "discriminator"), ...schemaChangesOf(judged, "returned", "discriminator")].map(
    (change) => hit(change, `${placeText(change)}: ${discriminatorText(change.difference)}`)
  )
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

// src/checks/api-diff/rules/extension-changed.ts
init_shim();
var extension_changed_default = defineRule({
  meta: {
    id: "api/extension-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know which extensions changed",
    effect: "What an extension means is between you and the tools that read it; nothing is judged of it.",
    remedy: "Nothing to do."
  },
  examples: [
    {
      title: "another value",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-rate-limit: 10
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-rate-limit: 5
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: x-rate-limit differs"]
    }
  ],
  check: (judged) => changesOf(judged, "extension").map((change) => hit(change, `${operationsText(change)}: ${change.name} differs`))
});

// src/checks/api-diff/rules/link-changed.ts
init_shim();
var link_changed_default = defineRule({
  meta: {
    id: "api/link-changed",
    severity: "warning",
    since: "0.1.0",
    title: "Keep what a link means",
    effect: "Clients and tools that follow the link send another request than before.",
    remedy: "Add a link of another name."
  },
  examples: [
    {
      title: "the link leads elsewhere",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links: {order: {operationId: getOrder, parameters: {id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links: {order: {operationId: deleteOrder, parameters: {id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`
      },
      hits: ["POST /orders, response 201: link order has another target"]
    },
    {
      title: "the link takes its value from elsewhere",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links: {order: {operationId: getOrder, parameters: {id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links: {order: {operationId: getOrder, parameters: {id: $response.body#/key}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`
      },
      hits: ["POST /orders, response 201: link order has other parameters"]
    },
    {
      title: "the same target by reference",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links: {order: {operationId: getOrder, parameters: {id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links: {order: {operationRef: '#/paths/~1orders~1{id}/get', parameters: {path.id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "link").flatMap((change) => {
    if (change.what !== "changed") return [];
    const parts = change.parts.map((part) => part === "parameters" ? "other parameters" : `another ${part}`);
    const place = `${operationsText(change)}, response ${change.status}`;
    return [hit(change, `${place}: link ${change.name} has ${enumerate(parts)}`)];
  })
});

// src/checks/api-diff/rules/link-removed.ts
init_shim();
var link_removed_default = defineRule({
  meta: {
    id: "api/link-removed",
    severity: "warning",
    since: "0.1.0",
    title: "Keep the links that clients follow",
    effect: "Clients and tools that follow the link find none, and have to build the next request themselves.",
    remedy: "Keep the link."
  },
  examples: [
    {
      title: "a link is gone",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links: {order: {operationId: getOrder, parameters: {id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`
      },
      hits: ["POST /orders, response 201: link order is gone"]
    },
    {
      title: "a link more",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links: {order: {operationId: getOrder, parameters: {id: $response.body#/id}}}
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}
    delete: {operationId: deleteOrder, responses: {'204': {description: gone}}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "link").filter(({ what }) => what === "removed").map(
    (change) => hit(change, `${operationsText(change)}, response ${change.status}: link ${change.name} is gone`)
  )
});

// src/checks/api-diff/rules/media-type-parameters-changed.ts
init_shim();
var media_type_parameters_changed_default = defineRule({
  meta: {
    id: "api/media-type-parameters-changed",
    severity: "warning",
    since: "0.1.0",
    title: "Keep the parameters of a media type",
    effect: "A client that writes or expects the other charset, profile or version is refused or reads something else.",
    remedy: "Serve both, and let `Content-Type` and `Accept` tell them apart."
  },
  examples: [
    {
      title: "another charset",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {text/csv;charset=utf-8: {schema: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {text/csv;charset=latin1: {schema: {type: string}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: text/csv;charset=latin1 instead of text/csv;charset=utf-8"]
    },
    {
      title: "the charset that JSON has anyway",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json; charset=utf-8: {schema: {type: string}}}
      responses: {'201': {description: made}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "media").filter(({ what }) => what === "parameters").map(
    (change) => hit(change, `${operationsText(change)}, ${change.where}: ${change.to} instead of ${change.from}`)
  )
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
      title: "a range of which one type is left",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {'*/*': {schema: {type: string}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: */* is no longer accepted, only application/json is"]
    },
    {
      title: "a media type of a webhook",
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}, application/xml: {schema: {type: string}}}
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      requestBody:
        content: {application/json: {schema: {type: string}}}
      responses: {'200': {description: heard}}`
      },
      hits: ["POST webhook:shipped, request body: application/xml is no longer sent"]
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
  check: (judged) => changesOf(judged, "media").filter(({ what, severity }) => severity === "error" && (what === "removed" || what === "narrowed")).map((change) => {
    const verb = change.writer === "client" ? "accepted" : change.where === "request body" ? "sent" : "returned";
    const left = change.what === "narrowed" ? `, only ${change.to} is` : "";
    return hit(change, `${operationsText(change)}, ${change.where}: ${change.from} is no longer ${verb}${left}`);
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

// src/checks/api-diff/rules/operation-id-renamed.ts
init_shim();
var operation_id_renamed_default = defineRule({
  meta: {
    id: "api/operation-id-renamed",
    severity: "warning",
    since: "0.1.0",
    title: "Keep the ids of operations",
    effect: "Generated clients name their methods for the ids: who updates the client has to rename every call.",
    remedy: "Keep the id, or say in the release notes that generated clients change."
  },
  examples: [
    {
      title: "an operation has another id",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      operationId: listOrders
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      operationId: getOrders
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: operationId listOrders is getOrders now"]
    },
    {
      title: "an operation has no id any more",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      operationId: listOrders
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      summary: all of them
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: operationId listOrders is gone"]
    },
    {
      title: "an operation has an id now",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      summary: all of them
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      operationId: listOrders
      responses: {'200': {description: the orders}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "operation-id").map((change) => {
    const one = change.to === void 0 ? `${change.from} is gone` : `${change.from} is ${change.to} now`;
    const more = change.renamed > 1 ? ` (and ${change.renamed - 1} more ids differ)` : "";
    return hit(change, `${operationsText(change)}: operationId ${one}${more}`);
  })
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
      title: "an operation has another path",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}`,
        head: `openapi: 3.0.3
paths:
  /purchases/{id}:
    get: {operationId: getOrder, responses: {'200': {description: the order}}}`
      },
      hits: ["GET /orders/{id} is gone; GET /purchases/{id} takes its place"]
    },
    {
      title: "an operation is gone before the day that was announced",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    delete: {deprecated: true, x-sunset: '2099-12-31', responses: {'204': {description: deleted}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`
      },
      hits: ["DELETE /orders is gone; it was to stay until 2099-12-31"]
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
  check: (judged) => changesOf(judged, "operation").flatMap(
    (change) => change.what === "removed" && change.role === "sent" ? [hit(change, `${subjectText(change.subject)} is gone${circumstances(change)}`)] : []
  )
});
function circumstances({ renamedTo, deprecated, sunset, sunsetIsOver }) {
  if (renamedTo !== void 0) return `; ${renamedTo} takes its place`;
  if (!deprecated || !sunset) return "";
  if (sunsetIsOver) return `, as announced for ${sunset.text}`;
  return `; it was to stay until ${sunset.text}`;
}

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
  check: (judged) => changesOf(judged, "parameter").filter(({ what, role }) => what === "became-required" && role === "sent").map(
    (change) => hit(change, `${operationsText(change)}: ${change.place} parameter ${change.name} became required`)
  )
});

// src/checks/api-diff/rules/parameter-characters-refused.ts
init_shim();
var parameter_characters_refused_default = defineRule({
  meta: {
    id: "api/parameter-characters-refused",
    severity: "warning",
    since: "0.1.0",
    title: "Keep the characters that a parameter may have",
    effect: "Clients send reserved characters as they are, or an empty value, and are refused or misread.",
    remedy: "Keep `allowReserved` and `allowEmptyValue`."
  },
  examples: [
    {
      title: "reserved characters have to be encoded",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, allowReserved: true, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter q may no longer have reserved characters as they are"]
    },
    {
      title: "a value has to be there",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, allowEmptyValue: true, schema: {type: boolean}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: q, in: query, schema: {type: boolean}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter q may no longer be empty"]
    },
    {
      title: "more is allowed",
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
      parameters: [{name: q, in: query, allowReserved: true, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "parameter-characters").map((change) => {
    const parameter = `${operationsText(change)}: ${change.place} parameter ${change.name}`;
    const what = change.what === "empty" ? "be empty" : "have reserved characters as they are";
    const may = change.role === "received" ? "may now" : "may no longer";
    return hit(change, `${parameter} ${may} ${what}`);
  })
});

// src/checks/api-diff/rules/parameter-default-changed.ts
init_shim();
var parameter_default_changed_default = defineRule({
  meta: {
    id: "api/parameter-default-changed",
    severity: "warning",
    since: "0.1.0",
    title: "Keep what is assumed where a parameter is left out",
    effect: "A client that leaves the parameter out gets another answer for the same request, without a word.",
    remedy: "Keep the default; clients that want the other value can send it."
  },
  examples: [
    {
      title: "another page size",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 50}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter limit is 50 now where it is left out; it was 20"]
    },
    {
      title: "the same page size of several operations is one change",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
      responses: {'200': {description: the orders}}
  /carts:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
      responses: {'200': {description: the carts}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 50}}]
      responses: {'200': {description: the orders}}
  /carts:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 50}}]
      responses: {'200': {description: the carts}}`
      },
      hits: ["GET /carts and 1 more: query parameter limit is 50 now where it is left out; it was 20"]
    },
    {
      title: "a default where nothing was said",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 50}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter limit is 50 now where it is left out; nothing was said"]
    },
    {
      title: "nothing is said any more",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: nothing is said now of query parameter limit where it is left out; it was 20"]
    },
    {
      title: "the default of one that nobody leaves out",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, required: true, schema: {type: integer, default: 20}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]
      responses: {'200': {description: the orders}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "parameter-default").map((change) => {
    const { from, to, place, name } = change;
    const parameter = `${place} parameter ${name}`;
    const said = to === void 0 ? `nothing is said now of ${parameter} where it is left out; it was ${shown(from)}` : `${parameter} is ${shown(to)} now where it is left out; ${from === void 0 ? "nothing was said" : `it was ${shown(from)}`}`;
    return hit(change, `${operationsText(change)}: ${said}`);
  })
});
function shown(text = "") {
  return text.length > 60 ? `${text.slice(0, 59)}\u2026` : text;
}

// src/checks/api-diff/rules/parameter-moved.ts
init_shim();
var parameter_moved_default = defineRule({
  meta: {
    id: "api/parameter-moved",
    severity: "error",
    since: "0.1.0",
    title: "Keep a parameter where clients write it",
    effect: "Clients write the parameter where it was, and there nobody reads it any more.",
    remedy: "Read the parameter in both places until clients have moved."
  },
  examples: [
    {
      title: "from the query into a header",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: header, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: tenant is a header parameter now; it was a query parameter"]
    },
    {
      title: "another name in another place: one is gone, one is new",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: tenant, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: X-Tenant, in: header, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "parameter-moved").map(
    (change) => hit(
      change,
      `${operationsText(change)}: ${change.name} is a ${change.to} parameter now; it was a ${change.from} parameter`
    )
  )
});

// src/checks/api-diff/rules/parameter-removed.ts
init_shim();
var parameter_removed_default = defineRule({
  meta: {
    id: "api/parameter-removed",
    severity: "error",
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
  check: (judged) => changesOf(judged, "parameter").filter(({ what, role }) => what === "removed" && role === "sent").map((change) => hit(change, `${operationsText(change)}: ${change.place} parameter ${change.name} is gone`))
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
      hits: ["GET /orders: query parameter filter is written as a document of application/json now; it was plain text"]
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
      title: "one value where a list was taken",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: id, in: query, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: id, in: query, schema: {type: string}}]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: query parameter id is written as plain text now; it was form, exploded"]
    },
    {
      title: "commas of Swagger 2.0 as OpenAPI 3 spells them",
      given: {
        base: `swagger: '2.0'
paths:
  /orders:
    get:
      parameters: [{name: id, in: query, type: array, items: {type: string}, collectionFormat: csv}]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      parameters: [{name: id, in: query, explode: false, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: the orders}}`
      },
      hits: []
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
    const part = change.place.startsWith("response") ? change.place : `${change.place} parameter`;
    return hit(
      change,
      `${operationsText(change)}: ${part} ${change.name} is written as ${change.to} now; it was ${change.from}`
    );
  })
});

// src/checks/api-diff/rules/part-reencoded.ts
init_shim();
var part_reencoded_default = defineRule({
  meta: {
    id: "api/part-reencoded",
    severity: "error",
    since: "0.1.0",
    title: "Keep the way in which a part of a form is written",
    effect: "Clients write the part in the way of today, which the server reads as something else or refuses.",
    remedy: "Take the part in both ways, or add a part of another name."
  },
  examples: [
    {
      title: "another content type",
      given: {
        base: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: image/png}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: image/webp}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /photos, request body: part photo: contentType is image/webp now; it was image/png"]
    },
    {
      title: "one more content type",
      given: {
        base: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: image/png}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: 'image/png, image/webp'}}
      responses: {'201': {description: made}}`
      },
      hits: []
    },
    {
      title: "a header that the part has to have",
      given: {
        base: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: image/png}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {photo: {contentType: image/png, headers: {X-Id: {required: true, schema: {type: string}}}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /photos, request body: part photo: header x-id is required now; it was none"]
    },
    {
      title: "a list with commas",
      given: {
        base: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {tags: {style: form, explode: true}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {tags: {style: form, explode: false}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /photos, request body: part tags: style is form now; it was form, exploded"]
    }
  ],
  check: (judged) => changesOf(judged, "part").map(
    (change) => hit(
      change,
      `${operationsText(change)}, ${change.where}: part ${change.part}: ${change.what} is ${change.to} now; it was ${change.from}`
    )
  )
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
  check: (judged) => changesOf(judged, "body").filter(({ what, role }) => what === "removed" && role === "sent").map((change) => hit(change, `${operationsText(change)}: the request body is gone`))
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
  check: (judged) => changesOf(judged, "body").filter(({ what, required, role }) => required && what !== "removed" && role === "sent").map((change) => {
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
        "POST /orders, request body: the value has minProperties 1 now; it was none",
        "PUT /orders, request body: the value has maxProperties 2 now; it was none"
      ]
    },
    {
      title: "a condition that is new",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content: {application/json: {schema: {type: object, properties: {kind: {type: string}}}}}
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
      hits: ["POST /orders, request body: the value is refused now where it fails not"]
    }
  ],
  check: (judged) => [
    ...schemaChangesOf(judged, "sent", "bound", "multipleOf", "uniqueItems", "pattern", "format").map((change) => {
      const { label, from, to } = constraintText(change.difference);
      return hit(change, `${placeText(change)} has ${label} ${to} now; it was ${from}`);
    }),
    ...schemaChangesOf(judged, "sent", "keyword").map(
      (change) => hit(change, `${placeText(change)} is refused now where it fails ${change.difference.keyword}`)
    )
  ]
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
    },
    {
      title: "names of one kind of value only",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {type: object, additionalProperties: {type: string}}}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: the value accepts undeclared properties of one kind only now"]
    }
  ],
  check: (judged) => schemaChangesOf(judged, "sent", "closed").map(
    (change) => hit(
      change,
      change.difference.how === "refused" ? `${placeText(change)} no longer accepts undeclared properties` : `${placeText(change)} accepts undeclared properties of one kind only now`
    )
  )
});

// src/checks/api-diff/rules/request-property-read-only.ts
init_shim();
var request_property_read_only_default = defineRule({
  meta: {
    id: "api/request-property-read-only",
    severity: "warning",
    since: "0.1.0",
    title: "Announce properties that are no longer taken",
    effect: "A client that sends the property is refused, or finds that what it sent is passed over.",
    remedy: "Take the property for a while longer, and say in its description that it is passed over."
  },
  examples: [
    {
      title: "a property that only the server writes now",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {total: {type: integer}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {total: {type: integer, readOnly: true}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: total is readOnly now"]
    }
  ],
  check: (judged) => schemaChangesOf(judged, "sent", "read-only").map(
    (change) => hit(change, `${namesText(change, change.difference.names)} readOnly now`)
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
      hits: ["GET /orders and 1 more: query parameter tenant is new and required"]
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
  check: (judged) => changesOf(judged, "parameter").filter(({ what, required, role }) => what === "added" && required && role === "sent").map(
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
  check: (judged) => changesOf(judged, "response-body").filter(({ what, role }) => what === "removed" && role === "sent").map((change) => hit(change, `${operationsText(change)}: response ${change.status} no longer has a body`))
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
    severity: "error",
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
    },
    {
      title: "a header that is gone from every response is one change",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the orders
          headers: {X-Total: {required: true, schema: {type: integer}}}
  /orders/{id}:
    get:
      responses:
        '200':
          description: the order
          headers: {X-Total: {required: true, schema: {type: integer}}}
        '404':
          description: no such order
          headers: {X-Total: {required: true, schema: {type: integer}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200': {description: the orders}
  /orders/{id}:
    get:
      responses:
        '200': {description: the order}
        '404': {description: no such order}`
      },
      hits: ["GET /orders and 1 more, responses 200 and 404: header X-Total is gone"]
    }
  ],
  check: (judged) => changesOf(judged, "header").filter(({ what, role }) => role === "sent" && (what === "removed" || what === "became-optional")).map((change) => {
    const said = change.what === "removed" ? "is gone" : "is no longer guaranteed";
    return hit(
      change,
      `${operationsText(change)}, ${responsesText(change.statuses)}: header ${change.name} ${said}`
    );
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
      title: "a range where one type was promised",
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
      hits: ["GET /orders, response 200: */* may be returned now; it was application/json"]
    },
    {
      title: "a second media type, which a client gets when it asks for it: only a note",
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
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "media").filter(({ what, severity }) => what === "widened" && severity === "warning").map((change) => {
    const verb = change.where === "request body" ? "sent" : "returned";
    return hit(
      change,
      `${operationsText(change)}, ${change.where}: ${change.to} may be ${verb} now; it was ${change.from}`
    );
  })
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

// src/checks/api-diff/rules/response-schema-widened.ts
init_shim();
var response_schema_widened_default = defineRule({
  meta: {
    id: "api/response-schema-widened",
    severity: "error",
    since: "0.1.0",
    title: "Return only what base promised",
    effect: "A client that decodes by base is sent a value that base said there would never be.",
    remedy: "Keep the promise, or return the new kind of value under a new media type or operation."
  },
  examples: [
    {
      title: "a condition that is gone",
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
              schema: {type: object, required: [kind], properties: {kind: {type: string}, note: {type: string}}, not: {required: [note]}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [kind], properties: {kind: {type: string}, note: {type: string}}}`
      },
      hits: ["GET /orders, response 200: the value may now fail not"]
    },
    {
      title: "a condition that became stricter",
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
              schema: {type: object, properties: {note: {type: string}}, not: {required: [note]}}`
      },
      hits: []
    },
    {
      title: "a map of numbers that became a map of anything",
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
              schema: {type: object, additionalProperties: {type: integer}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object}`
      },
      hits: ["GET /orders, response 200: the value may now have undeclared properties of any kind; base promised one"]
    }
  ],
  check: (judged) => [
    ...schemaChangesOf(judged, "returned", "keyword").map(
      (change) => hit(change, `${placeText(change)} may now fail ${change.difference.keyword}`)
    ),
    ...schemaChangesOf(judged, "returned", "closed").map(
      (change) => hit(change, `${placeText(change)} may now have undeclared properties of any kind; base promised one`)
    )
  ]
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
  check: (judged) => changesOf(judged, "status").filter(({ what, role }) => what === "removed" && role === "sent").map((change) => hit(change, `${operationsText(change)}: response ${change.status} is gone`))
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

// src/checks/api-diff/rules/schema-default-changed.ts
init_shim();
var schema_default_changed_default = defineRule({
  meta: {
    id: "api/schema-default-changed",
    severity: "warning",
    since: "0.1.0",
    title: "Announce other defaults",
    effect: "A client that leaves the property out gets another behaviour than before, without a word.",
    remedy: "Keep the default, or ask for the property in a new version of the operation."
  },
  examples: [
    {
      title: "another default",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {size: {type: integer, default: 10}}}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {size: {type: integer, default: 50}}}
      responses: {'201': {description: made}}`
      },
      hits: ["POST /orders, request body: size has the default 50 now; it was 10"]
    },
    {
      title: "a default in an answer",
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
              schema: {type: object, properties: {size: {type: integer, default: 10}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, properties: {size: {type: integer, default: 50}}}`
      },
      hits: ["GET /orders, response 200: size has the default 50 now; it was 10"]
    }
  ],
  check: (judged) => [...schemaChangesOf(judged, "sent", "default"), ...schemaChangesOf(judged, "returned", "default")].map((change) => {
    const { from, to } = change.difference;
    const now = to === void 0 ? "no default any more" : `the default ${valuesText([to])} now`;
    return hit(change, `${placeText(change)} has ${now}; it was ${valuesText([from])}`);
  })
});

// src/checks/api-diff/rules/schema-relaxed.ts
init_shim();
var schema_relaxed_default = defineRule({
  meta: {
    id: "api/schema-relaxed",
    severity: "note",
    since: "0.1.0",
    title: "Know what is taken or promised beyond base",
    effect: "Nobody is harmed: more is accepted than before, or less is returned.",
    remedy: "Nothing to do."
  },
  examples: [
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
            schema: {type: object, properties: {kind: {type: string, enum: [card, cash]}}}
      responses: {'201': {description: made}}`
      },
      hits: ['POST /orders, request body: kind may now be "cash"']
    },
    {
      title: "a wider limit",
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
      hits: ["POST /orders, request body: count has maximum 20 now; it was 10"]
    },
    {
      title: "an answer that promises more",
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
              schema: {type: object, properties: {id: {type: string}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [id], properties: {id: {type: string}}}`
      },
      hits: ["GET /orders, response 200: id is always there now"]
    }
  ],
  check: (judged) => [...schemaChangesOf(judged, "sent", "relaxed"), ...schemaChangesOf(judged, "returned", "relaxed")].map(
    (change) => hit(change, relaxedText(change))
  )
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
      title: "more at once than is tried here",
      given: {
        base: `openapi: 3.1.0
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: array, contains: {const: 5}, minContains: 6}
      responses: {'201': {description: made}}`,
        head: `openapi: 3.1.0
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: 
              type: array
              contains: {const: 5}
              minContains: 6
              allOf: [{anyOf: [{maxItems: 3}, {uniqueItems: true}]}, {anyOf: [{maxItems: 4}, {uniqueItems: true}]}]
      responses: {'201': {description: made}}`
      },
      hits: [
        "POST /orders, request body: the value changed, and whether it breaks anybody is not decided: too many items are asked for at once"
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

// src/checks/api-diff/rules/server-changed.ts
init_shim();
var server_changed_default = defineRule({
  meta: {
    id: "api/server-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know where the service is",
    effect: "Nobody is harmed: the paths are the same, and the old servers are there or belong to another environment.",
    remedy: "Nothing to do."
  },
  examples: [
    {
      title: "a server more",
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}, {url: 'https://us.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: ["GET /orders: server https://us.example.com is new"]
    },
    {
      title: "another host with the same paths",
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://staging.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: ["GET /orders: server https://api.example.com/v1 stands for https://staging.example.com/v1"]
    },
    {
      title: "a value of a variable more",
      given: {
        base: `openapi: 3.0.3
servers:
  - url: https://{region}.example.com
    variables: {region: {default: eu, enum: [eu]}}
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers:
  - url: https://{region}.example.com
    variables: {region: {default: eu, enum: [eu, us]}}
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: ["GET /orders: server https://{region}.example.com takes us for region now"]
    }
  ],
  check: (judged) => [
    ...changesOf(judged, "server").flatMap((change) => {
      const [from, to] = [enumerate(change.from), enumerate(change.to)];
      if (change.what === "added") return [hit(change, `${operationsText(change)}: server ${to} is new`)];
      if (change.what !== "host-changed") return [];
      return [hit(change, `${operationsText(change)}: server ${to} stands for ${from}`)];
    }),
    ...changesOf(judged, "server-variable").flatMap((change) => {
      const { what, variable, server } = change;
      const [from, to] = [enumerate(change.from), enumerate(change.to)];
      const place = `${operationsText(change)}: server ${server}`;
      if (what === "widened") return [hit(change, `${place} takes ${to} for ${variable} now`)];
      return what === "default" ? [hit(change, `${place} has ${to} for ${variable} by default; it was ${from}`)] : [];
    })
  ]
});

// src/checks/api-diff/rules/server-path-changed.ts
init_shim();
var server_path_changed_default = defineRule({
  meta: {
    id: "api/server-path-changed",
    severity: "error",
    since: "0.1.0",
    title: "Keep the URLs that clients call",
    effect: "Every client that was given the address of this host gets 404 until it is configured anew.",
    remedy: "Serve the paths under the old prefix, too, until the clients have moved."
  },
  examples: [
    {
      title: "another prefix on the same host",
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v2'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: ["GET /orders is reached at https://api.example.com/v2, no longer at https://api.example.com/v1"]
    },
    {
      title: "the prefix moved from the servers into the paths",
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://api.example.com'}]
paths:
  /v1/orders:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: []
    },
    {
      title: "the old prefix is served as well",
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://api.example.com/v2'}, {url: 'https://api.example.com/v1'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "server").filter(({ what }) => what === "path-changed").map((change) => {
    const [from, to] = [enumerate(change.from), enumerate(change.to)];
    const verb = change.reach.length > 1 ? "are" : "is";
    return hit(change, `${operationsText(change)} ${verb} reached at ${to}, no longer at ${from}`);
  })
});

// src/checks/api-diff/rules/server-removed.ts
init_shim();
var server_removed_default = defineRule({
  meta: {
    id: "api/server-removed",
    severity: "warning",
    since: "0.1.0",
    title: "Keep the servers that clients were given",
    effect: "Clients that were configured for that server have to be configured anew, if it is really switched off.",
    remedy: "Keep the server in the list for as long as it answers."
  },
  examples: [
    {
      title: "one of two is gone",
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}, {url: 'https://us.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: ["GET /orders: server https://us.example.com is gone; there is https://eu.example.com"]
    },
    {
      title: "a value of a variable is gone",
      given: {
        base: `openapi: 3.0.3
servers:
  - url: https://{region}.example.com
    variables: {region: {default: eu, enum: [eu, us]}}
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers:
  - url: https://{region}.example.com
    variables: {region: {default: eu, enum: [eu]}}
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: ["GET /orders: server https://{region}.example.com no longer takes us for region"]
    },
    {
      title: "a server of the developers is gone",
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}, {url: 'http://localhost:8080'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: ["GET /orders: server http://localhost:8080 is gone; there is https://eu.example.com"]
    },
    {
      title: "the same servers in another order",
      given: {
        base: `openapi: 3.0.3
servers: [{url: 'https://eu.example.com'}, {url: 'https://us.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
servers: [{url: 'https://us.example.com'}, {url: 'https://eu.example.com'}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: []
    }
  ],
  check: (judged) => [
    ...changesOf(judged, "server").filter(({ what }) => what === "removed").map((change) => {
      const left = change.to.length > 0 ? `there is ${enumerate(change.to)}` : "none is named any more";
      return hit(change, `${operationsText(change)}: server ${enumerate(change.from)} is gone; ${left}`);
    }),
    ...changesOf(judged, "server-variable").filter(({ what }) => what === "narrowed").map((change) => {
      const lost = `no longer takes ${enumerate(change.from)} for ${change.variable}`;
      return hit(change, `${operationsText(change)}: server ${change.server} ${lost}`);
    })
  ]
});

// src/checks/api-diff/rules/stability-lowered.ts
init_shim();
var stability_lowered_default = defineRule({
  meta: {
    id: "api/stability-lowered",
    severity: "error",
    since: "0.1.0",
    title: "Take no promise back",
    effect: "Clients relied on an operation that was promised to stay as it is; from now on it may break without a word.",
    remedy: "Keep the level; an operation that is to go is deprecated instead."
  },
  examples: [
    {
      title: "from stable to alpha",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-stability-level: stable
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-stability-level: alpha
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: x-stability-level is alpha now; it was stable"]
    },
    {
      title: "an operation of which nothing was said is a draft now",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      summary: all of them
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-stability-level: draft
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: x-stability-level is draft now; it was not said, which means stable"]
    },
    {
      title: "from alpha to beta",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-stability-level: alpha
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      x-stability-level: beta
      responses: {'200': {description: the orders}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "stability").map((change) => {
    const from = change.from ?? "not said, which means stable";
    return hit(change, `${operationsText(change)}: x-stability-level is ${change.to} now; it was ${from}`);
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

// src/checks/api-diff/rules/sunset-shortened.ts
init_shim();
var sunset_shortened_default = defineRule({
  meta: {
    id: "api/sunset-shortened",
    severity: "error",
    since: "0.1.0",
    title: "Keep the time that clients were given",
    effect: "Clients planned their move by the day that was announced, and lose the operation before they are ready, or never know when.",
    remedy: "Keep the day that was announced, or choose a later one."
  },
  examples: [
    {
      title: "an earlier day",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-06-30'
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-01-01'
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders is to go on 2030-01-01 already; it was 2030-06-30"]
    },
    {
      title: "no day any more",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-06-30'
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders is still deprecated, but no longer says that it stays until 2030-06-30"]
    },
    {
      title: "the same day written with a time",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-06-30'
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      deprecated: true
      x-sunset: '2030-06-30T00:00:00Z'
      responses: {'200': {description: the orders}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "lifecycle").flatMap((change) => {
    const { what, part, from, to } = change;
    const place = part === void 0 ? operationsText(change) : `${operationsText(change)}, ${part}`;
    if (what === "sunset-earlier")
      return [hit(change, `${place} is to go on ${to?.text} already; it was ${from?.text}`)];
    if (what !== "sunset-removed") return [];
    return [hit(change, `${place} is still deprecated, but no longer says that it stays until ${from?.text}`)];
  })
});

// src/checks/api-diff/rules/tags-changed.ts
init_shim();
var tags_changed_default = defineRule({
  meta: {
    id: "api/tags-changed",
    severity: "note",
    since: "0.1.0",
    title: "Know what moved in the documentation",
    effect: "Readers find the operation elsewhere, and some generators put its method into another class.",
    remedy: "Nothing to do."
  },
  examples: [
    {
      title: "an operation has another tag",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      tags: [orders]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      tags: [sales]
      responses: {'200': {description: the orders}}`
      },
      hits: ["GET /orders: tags orders are sales now"]
    },
    {
      title: "the same tags in another order",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get:
      tags: [orders, sales]
      responses: {'200': {description: the orders}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get:
      tags: [sales, orders]
      responses: {'200': {description: the orders}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "tags").map((change) => {
    const [from, to] = [enumerate(change.from, 6) || "none", enumerate(change.to, 6) || "none"];
    return hit(change, `${operationsText(change)}: tags ${from} are ${to} now`);
  })
});

// src/checks/api-diff/rules/template-shadowed.ts
init_shim();
var template_shadowed_default = defineRule({
  meta: {
    id: "api/template-shadowed",
    severity: "warning",
    since: "0.1.0",
    title: "Put no new path over a template",
    effect: "Requests that went to the template with that very value are answered by the new operation now.",
    remedy: "Choose a path that the template does not cover, or make sure that nobody has that value."
  },
  examples: [
    {
      title: "a new path takes a value away from a template",
      given: {
        base: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: a user}}`,
        head: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: a user}}
  /users/me:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: ["GET /users/me is new, and takes requests that went to GET /users/{id}"]
    },
    {
      title: "the template never took that value",
      given: {
        base: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: a user}}`,
        head: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: a user}}
  /users/me:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: []
    },
    {
      title: "another method",
      given: {
        base: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: a user}}`,
        head: `openapi: 3.0.3
paths:
  /users/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: a user}}
  /users/me:
    post: {responses: {'200': {description: fine}}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "shadow").map(
    (change) => hit(change, `${subjectText(change.subject)} is new, and takes requests that went to ${change.template}`)
  )
});

// src/checks/api-diff/rules/token-place-changed.ts
init_shim();
var token_place_changed_default = defineRule({
  meta: {
    id: "api/token-place-changed",
    severity: "warning",
    since: "0.1.0",
    title: "Keep issuing tokens where clients ask for them",
    effect: "Clients ask for their tokens at the address and by the flow that they were given, and get none.",
    remedy: "Keep the old address or flow until the clients have moved."
  },
  examples: [
    {
      title: "tokens are issued elsewhere",
      given: {
        base: `openapi: 3.0.3
security: [{login: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {}}}}`,
        head: `openapi: 3.0.3
security: [{login: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://b.example/token', scopes: {}}}}`
      },
      hits: ["GET /orders: tokens of login are issued at https://b.example/token now; it was https://a.example/token"]
    },
    {
      title: "a flow is gone",
      given: {
        base: `openapi: 3.0.3
security: [{login: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {password: {tokenUrl: 'https://a.example/token', scopes: {}}}}`,
        head: `openapi: 3.0.3
security: [{login: []}]
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {}}}}`
      },
      hits: ["GET /orders: tokens of login are no longer issued by the flow password; there is clientCredentials"]
    },
    {
      title: "a scheme that no operation asks for",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {}}}}`,
        head: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://b.example/token', scopes: {}}}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "token-place").map((change) => {
    const [from, to] = [enumerate(change.from), enumerate(change.to)];
    const tokens = `${operationsText(change)}: tokens of ${change.scheme} are`;
    return change.what === "moved" ? hit(change, `${tokens} issued at ${to} now; it was ${from}`) : hit(change, `${tokens} no longer issued by the flow ${from}; there is ${to}`);
  })
});

// src/checks/api-diff/rules/trailing-slash-changed.ts
init_shim();
var trailing_slash_changed_default = defineRule({
  meta: {
    id: "api/trailing-slash-changed",
    severity: "warning",
    since: "0.1.0",
    title: "Keep the slash at the end of a path, or its absence",
    effect: "Servers that tell `/orders` from `/orders/` answer 404, and others redirect, which drops the body of a POST.",
    remedy: "Keep the path, or serve both."
  },
  examples: [
    {
      title: "a slash more",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
paths:
  /orders/:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: ["GET /orders/ was /orders: only the slash at the end differs"]
    },
    {
      title: "the same path",
      given: {
        base: `openapi: 3.0.3
paths:
  /orders/:
    get: {responses: {'200': {description: fine}}}`,
        head: `openapi: 3.0.3
paths:
  /orders/:
    get: {responses: {'200': {description: fine}}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "trailing-slash").map(
    (change) => hit(change, `${subjectText(change.subject)} was ${change.from}: only the slash at the end differs`)
  )
});

// src/checks/api-diff/rules/version-not-raised.ts
init_shim();
var version_not_raised_default = defineRule({
  meta: {
    id: "api/version-not-raised",
    severity: "warning",
    since: "0.1.0",
    title: "Let the version of the document say that it breaks clients",
    effect: "Who reads the version alone (a generator, a lock file, a person) takes the break for a harmless update.",
    remedy: "Raise the first number of `info.version`, or the second one before 1.0.0.",
    optIn: true
  },
  examples: [
    {
      title: "a break under the same version",
      given: {
        base: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`,
        head: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`
      },
      hits: ["the version is still 1.4.0, with 1 break"]
    },
    {
      title: "a break in a minor version",
      given: {
        base: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`,
        head: `openapi: 3.0.3
info: {title: orders, version: 1.5.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`
      },
      hits: ["the version is 1.5.0 after 1.4.0, with 1 break"]
    },
    {
      title: "a lower version",
      given: {
        base: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths: {}`,
        head: `openapi: 3.0.3
info: {title: orders, version: 1.3.9}
paths: {}`
      },
      hits: ["the version is 1.3.9; it was 1.4.0"]
    },
    {
      title: "a break that the version announces",
      given: {
        base: `openapi: 3.0.3
info: {title: orders, version: 0.4.2}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`,
        head: `openapi: 3.0.3
info: {title: orders, version: 0.5.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`
      },
      hits: []
    },
    {
      title: "an addition under the same version",
      given: {
        base: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}`,
        head: `openapi: 3.0.3
info: {title: orders, version: 1.4.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
    post: {responses: {'201': {description: made}}}`
      },
      hits: []
    }
  ],
  check: (judged) => changesOf(judged, "version").map((change) => {
    const { what, from, to } = change;
    const breaks = count(change.breaks, "break");
    if (what === "lowered") return hit(change, `the version is ${to}; it was ${from}`);
    if (what === "not-raised") return hit(change, `the version is still ${to}, with ${breaks}`);
    return hit(change, `the version is ${to} after ${from}, with ${breaks}`);
  })
});

// src/checks/api-diff/rules/webhook-answer-refused.ts
init_shim();
var webhook_answer_refused_default = defineRule({
  meta: {
    id: "api/webhook-answer-refused",
    severity: "error",
    since: "0.1.0",
    title: "Keep taking the answers of listeners",
    effect: "Listeners answer as they do today, and the service takes that for a failure, or misses something in it.",
    remedy: "Keep reading the answers of today."
  },
  examples: [
    {
      title: "a status that counted as heard",
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'202': {description: heard}}`
      },
      hits: ["POST webhook:shipped: response 200 of listeners is no longer read"]
    },
    {
      title: "a header that listeners do not send yet",
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard, headers: {X-Seen: {required: true, schema: {type: string}}}}}`
      },
      hits: ["POST webhook:shipped: response 200 of listeners must have header X-Seen now"]
    },
    {
      title: "a body that nobody reads any more",
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard, content: {application/json: {schema: {type: string}}}}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`
      },
      hits: ["POST webhook:shipped: the body of response 200 of listeners is no longer read"]
    },
    {
      title: "one more answer",
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}, '202': {description: heard}}`
      },
      hits: []
    }
  ],
  check: (judged) => judged.changes.flatMap((change) => {
    const text = change.severity === "note" ? void 0 : answerText(change);
    return text === void 0 ? [] : [hit(change, `${operationsText(change)}: ${text}`)];
  })
});
function answerText(change) {
  if (!("role" in change) || change.role !== "received") return void 0;
  switch (change.kind) {
    case "status":
      return `response ${change.status} of listeners is no longer read`;
    case "response-body":
      return change.what === "removed" ? `the body of response ${change.status} of listeners is no longer read` : `response ${change.status} of listeners is expected to have a body now`;
    case "header":
      return change.what === "removed" ? `header ${change.name} of ${responsesText(change.statuses)} of listeners is no longer read` : `${responsesText(change.statuses)} of listeners must have header ${change.name} now`;
    default:
      return void 0;
  }
}

// src/checks/api-diff/rules/webhook-request-weakened.ts
init_shim();
var webhook_request_weakened_default = defineRule({
  meta: {
    id: "api/webhook-request-weakened",
    severity: "error",
    since: "0.1.0",
    title: "Keep sending what webhooks and callbacks promised",
    effect: "Whoever listens counts on what the service sends, and finds nothing there.",
    remedy: "Keep sending it, or send to a webhook of another name."
  },
  examples: [
    {
      title: "a header that listeners check is no longer sent",
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: [{name: X-Signature, in: header, required: true, schema: {type: string}}]
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`
      },
      hits: ["POST webhook:shipped: header parameter X-Signature is no longer sent to listeners"]
    },
    {
      title: "a header that may be left out now",
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: [{name: X-Signature, in: header, required: true, schema: {type: string}}]
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: [{name: X-Signature, in: header, schema: {type: string}}]
      responses: {'200': {description: heard}}`
      },
      hits: ["POST webhook:shipped: header parameter X-Signature is no longer sent to listeners in every case"]
    },
    {
      title: "no body any more",
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`
      },
      hits: ["POST webhook:shipped: the body is no longer sent to listeners"]
    },
    {
      title: "a body that may be left out now",
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: heard}}`
      },
      hits: ["POST webhook:shipped: the body is no longer sent to listeners in every case"]
    },
    {
      title: "more is sent",
      given: {
        base: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: []
      responses: {'200': {description: heard}}`,
        head: `openapi: 3.1.0
webhooks:
  shipped:
    post:
      parameters: [{name: X-Signature, in: header, required: true, schema: {type: string}}]
      responses: {'200': {description: heard}}`
      },
      hits: []
    }
  ],
  check: (judged) => [...changesOf(judged, "parameter"), ...changesOf(judged, "body")].filter(({ role, what }) => role === "received" && (what === "removed" || what === "became-optional")).map((change) => {
    const part = change.kind === "body" ? "the body" : `${change.place} parameter ${change.name}`;
    const cases = change.what === "removed" ? "" : " in every case";
    return hit(change, `${operationsText(change)}: ${part} is no longer sent to listeners${cases}`);
  })
});

// src/checks/api-diff/rules/index.ts
var rules = [
  bearer_format_changed_default,
  callback_removed_default,
  compatible_addition_default,
  deprecation_changed_default,
  discriminator_changed_default,
  document_added_default,
  document_removed_default,
  extension_changed_default,
  link_changed_default,
  link_removed_default,
  media_type_parameters_changed_default,
  media_type_removed_default,
  operation_added_default,
  operation_id_renamed_default,
  operation_removed_default,
  parameter_became_required_default,
  parameter_characters_refused_default,
  parameter_default_changed_default,
  parameter_moved_default,
  parameter_removed_default,
  parameter_reserialized_default,
  part_reencoded_default,
  request_body_removed_default,
  request_body_required_default,
  request_branch_removed_default,
  request_constraint_tightened_default,
  request_enum_narrowed_default,
  request_null_refused_default,
  request_object_closed_default,
  request_property_read_only_default,
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
  response_schema_widened_default,
  response_status_removed_default,
  response_type_widened_default,
  schema_default_changed_default,
  schema_relaxed_default,
  schema_undecided_default,
  security_relaxed_default,
  security_tightened_default,
  server_changed_default,
  server_path_changed_default,
  server_removed_default,
  stability_lowered_default,
  success_status_added_default,
  sunset_shortened_default,
  tags_changed_default,
  template_shadowed_default,
  token_place_changed_default,
  trailing_slash_changed_default,
  version_not_raised_default,
  webhook_answer_refused_default,
  webhook_request_weakened_default
];

export {
  ownerText,
  rules
};
