import { BUILT_IN_ROLES } from '@mandate/rbac/builtin-roles/all';
import { CONTRIBUTOR, OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import fc from 'fast-check';
import { EXISTING_GROUP, type PersonaWorld } from '../personas/people.ts';

/** Texts that mean something here or there, and texts that should mean nothing anywhere. */
export function anyText({ world, target }: PersonaWorld): fc.Arbitrary<string> {
  const { subscription, otherSubscription, customer, partner, groups } = world;
  const role = BUILT_IN_ROLES[3]?.id ?? READER;
  const sub = `/subscriptions/${subscription}`;
  const meaningful = [
    subscription,
    otherSubscription,
    customer,
    partner,
    target,
    groups.AdminAgents,
    role,
    READER,
    CONTRIBUTOR,
    EXISTING_GROUP,
    'default',
    'westeurope',
    'Microsoft.Compute',
    'microsoft.authorization',
    'elysee.example',
    sub,
    `${sub}/resourceGroups/${EXISTING_GROUP}`,
    '/',
    `/subscriptions/${otherSubscription}`,
    `/providers/Microsoft.Management/managementGroups/${customer}`,
    `${sub}/providers/Microsoft.Authorization/roleDefinitions/${OWNER}`,
    'User',
    'Group',
    'ServicePrincipal',
    'ForeignGroup',
    '2.0',
    'ReadOnly',
    'CanNotDelete',
    'Merge',
    'Replace',
    'AdminAssign',
    'AdminRemove',
    'AdminUpdate',
    'SelfActivate',
    'SelfExtend',
    'PT8H',
    'P30D',
    'AfterDuration',
    '2026-11-01T00:00:00Z',
    '*/read',
    '*',
    'Microsoft.Compute/disks/write',
    'Approve',
    'true',
    'kim@elysee.example',
    '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {a}',
    'authorizationresources | where type =~ "microsoft.authorization/roleassignments" | project id | limit 5',
  ];
  const senseless = [
    '',
    ' ',
    '..',
    '.',
    '%',
    '%2',
    '%00',
    '%2e%2e',
    '%2F',
    '\\',
    "'",
    '"',
    '$',
    '{scope}',
    '__proto__',
    'constructor',
    'null',
    'undefined',
    'NaN',
    '-1',
    '1e309',
    '99999999999999999999',
    '0x10',
    '\u0000',
    '\uD800',
    '\u202E',
    'İ',
    'ß',
    'a'.repeat(300),
    '/'.repeat(20),
    '//',
    '/subscriptions',
    '/subscriptions/',
    '00000000-0000-0000-0000-000000000000',
    'P',
    'PT',
    'P-1D',
    '9999-99-99T99:99:99Z',
    '<script>',
    "' or 1=1 --",
    '🦊',
    'e\u0301',
  ];
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...meaningful) },
    { weight: 2, arbitrary: fc.uuid() },
    { weight: 3, arbitrary: fc.constantFrom(...senseless) },
    { weight: 1, arbitrary: fc.string({ maxLength: 24 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  );
}

/** Any JSON value, which no schema asked for. */
export function anyJson(text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308),
      text,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(text, fc.constantFrom('properties', 'id', 'name')), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
}

/** Texts for properties of these names that most requests need right to get anywhere. */
export type Hints = Readonly<Record<string, fc.Arbitrary<string>>>;

/** What the properties of most bodies need. */
export function hintsOf({ world, target }: PersonaWorld): Hints {
  const sub = `/subscriptions/${world.subscription}`;
  const group = `${sub}/resourceGroups/${EXISTING_GROUP}`;
  const definition = `${sub}/providers/Microsoft.ManagedServices/registrationDefinitions/${target}`;
  const one = (...texts: readonly string[]) => fc.constantFrom(...texts);
  return {
    principalId: one(target),
    ObjectId: one(target),
    roleDefinitionId: one(READER, CONTRIBUTOR, `${sub}/providers/Microsoft.Authorization/roleDefinitions/${OWNER}`),
    principalType: one('User'),
    conditionVersion: one('2.0'),
    assignableScopes: one(sub, group),
    actions: one('*/read', 'Microsoft.Compute/disks/write'),
    notActions: one('*/read'),
    dataActions: one('Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'),
    requestType: one('AdminAssign', 'AdminRemove', 'AdminUpdate', 'AdminExtend', 'AdminRenew', 'SelfActivate'),
    duration: one('PT8H', 'P30D', 'PT5M'),
    maximumDuration: one('PT1H', 'P1D'),
    reviewResult: one('Approve', 'Deny'),
    location: one('westeurope'),
    level: one('ReadOnly', 'CanNotDelete'),
    operation: one('Merge', 'Replace', 'Delete'),
    managedByTenantId: one(world.partner, world.otherCustomer),
    registrationDefinitionId: one(definition),
    targetResourceGroup: one(group),
    resources: one(`${group}/providers/Microsoft.Compute/disks/${EXISTING_GROUP}`),
    query: one('resourcecontainers | project id, name | order by name asc | limit 3', 'authorizationresources'),
    Id: one('Microsoft.Compute/disks/read', sub),
    type: one('AfterDuration', 'Microsoft.Management/managementGroups'),
  };
}

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

/** Values that a schema takes as far as their shape goes, each part of them gone astray now and then. */
export function anyOfSchema(schema: JsonSchema, text: fc.Arbitrary<string>, hints: Hints): fc.Arbitrary<unknown> {
  const shaped = shapedBy(schema, text, hints);
  return fc.oneof({ weight: 60, arbitrary: shaped }, { weight: 1, arbitrary: anyJson(text) });
}

function shapedBy(schema: JsonSchema, text: fc.Arbitrary<string>, hints: Hints): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => anyOfSchema(each, text, hints)));
  switch (schema.type) {
    case 'string':
      return text;
    case 'number':
    case 'integer':
      return fc.oneof(fc.integer({ min: -2, max: 400 }), fc.constantFrom(0, 1, 1e12, 0.5));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(schema.items ? anyOfSchema(schema.items, text, hints) : anyJson(text), { maxLength: 3 });
    case 'object': {
      const { properties = {}, patternProperties = {}, required = [] } = schema;
      const [others] = Object.values(patternProperties);
      if (others) return fc.dictionary(text, anyOfSchema(others, text, hints), { maxKeys: 3 });
      const fields = Object.fromEntries(
        Object.entries(properties).map(([name, each]) => {
          const hint = hints[name];
          const fitting = hint ? fc.oneof({ weight: 8, arbitrary: hint }, { weight: 1, arbitrary: text }) : text;
          return [name, anyOfSchema(each, fitting, hints)];
        }),
      );
      return fc.record(fields, { requiredKeys: [...required] });
    }
    default:
      return anyJson(text);
  }
}
