import {
  addAccessAssignment,
  removeAccessAssignment,
  updateAccessAssignment,
} from '@mandate/app/delegated-admin/assignments';
import { findCurrent } from '@mandate/app/delegated-admin/current';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { selectOf } from './list-options.ts';
import { rolesIn } from './relationships.ts';
import { AccessDetailsBody, assignmentToWire, ItemWire, ListWire, RELATIONSHIPS } from './wire.ts';

const ASSIGNMENTS = `${RELATIONSHIPS}/{id}/accessAssignments` as const;
const CONTEXT = '/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships/accessAssignments';

const CreateBody = Type.Object(
  {
    '@odata.type': Type.Optional(Type.String()),
    accessContainer: Type.Object(
      {
        '@odata.type': Type.Optional(Type.String()),
        accessContainerId: Type.String({ maxLength: 64 }),
        accessContainerType: Type.Literal('securityGroup'),
      },
      { additionalProperties: false },
    ),
    accessDetails: AccessDetailsBody,
  },
  { additionalProperties: false },
);
const PatchBody = Type.Object(
  { '@odata.type': Type.Optional(Type.String()), accessDetails: AccessDetailsBody },
  { additionalProperties: false },
);

/** The security groups of a relationship and their roles. */
export const listAccessAssignments = operation({
  id: 'tenantRelationship.delegatedAdminRelationship.ListAccessAssignment',
  method: 'GET',
  path: ASSIGNMENTS,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ListWire },

  async handle({ params, query, link }, { access, store }) {
    const reader = store.tenant(access.caller.home);
    const found = await findCurrent(reader, params.id, access.at);
    if (!found) return fail({ kind: 'delegated-admin-not-found' });
    const assignments = await reader.listAccessAssignments(found.id);
    return reply(200, {
      '@odata.context': link(CONTEXT),
      value: assignments.map((assignment) => assignmentToWire(assignment, 'active', selectOf(query))),
    });
  },
});

/** One assignment. */
export const getAccessAssignment = operation({
  id: 'tenantRelationship.delegatedAdminRelationship.GetAccessAssignment',
  method: 'GET',
  path: `${ASSIGNMENTS}/{assignmentId}`,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ItemWire },

  async handle({ params, query, link }, { access, store }) {
    const reader = store.tenant(access.caller.home);
    const found = await findCurrent(reader, params.id, access.at);
    const id = parseGuid(params.assignmentId);
    const assignment = found && id && (await reader.findAccessAssignment(found.id, id));
    if (!assignment) return fail({ kind: 'assignment-not-found' });
    const wire = assignmentToWire(assignment, 'active', selectOf(query));
    return reply(200, { '@odata.context': link(`${CONTEXT}/$entity`), ...wire });
  },
});

/** Gives a security group of the partner some of the relationship's roles. */
export const createAccessAssignment = operation({
  id: 'tenantRelationship.delegatedAdminRelationship.CreateAccessAssignment',
  method: 'POST',
  path: ASSIGNMENTS,
  requires: { partner: 'delegatedAdmin.assign' },
  body: CreateBody,
  replies: { 201: ItemWire },

  async handle({ params, body, link }, { act }) {
    const group = parseGuid(body.accessContainer.accessContainerId);
    if (!group) return fail({ kind: 'group-not-found' });
    const roles = rolesIn(body.accessDetails);
    if (!roles.ok) return roles;
    const added = await addAccessAssignment(act, { relationship: params.id, group, roles: roles.value });
    if (!added.ok) return added;
    const { id, relationship } = added.value;
    const wire = { '@odata.context': link(`${CONTEXT}/$entity`), ...assignmentToWire(added.value, 'pending') };
    return reply(201, wire, { location: link(`${RELATIONSHIPS}/${relationship}/accessAssignments/${id}`) });
  },
});

/** Replaces the roles of a security group. */
export const updateAccessAssignmentRoles = operation({
  id: 'tenantRelationship.delegatedAdminRelationship.UpdateAccessAssignment',
  method: 'PATCH',
  path: `${ASSIGNMENTS}/{assignmentId}`,
  requires: { partner: 'delegatedAdmin.assign' },
  body: PatchBody,
  replies: { 200: ItemWire, 202: null },

  async handle({ params, fields, body, link }, { act }) {
    const id = parseGuid(params.assignmentId);
    if (!id) return fail({ kind: 'assignment-not-found' });
    const roles = rolesIn(body.accessDetails);
    if (!roles.ok) return roles;
    const wanted = { relationship: params.id, id, ifMatch: fields.ifMatch, roles: roles.value };
    const updated = await updateAccessAssignment(act, wanted);
    if (!updated.ok) return updated;
    const { assignment, operation: followed } = updated.value;
    if (followed === null) {
      return reply(200, { '@odata.context': link(`${CONTEXT}/$entity`), ...assignmentToWire(assignment) });
    }
    const location = link(`${RELATIONSHIPS}/${assignment.relationship}/operations/${followed}`);
    return reply(202, undefined, { location, 'retry-after': '10' });
  },
});

/** Takes a security group out of a relationship. */
export const deleteAccessAssignment = operation({
  id: 'tenantRelationship.delegatedAdminRelationship.DeleteAccessAssignment',
  method: 'DELETE',
  path: `${ASSIGNMENTS}/{assignmentId}`,
  requires: { partner: 'delegatedAdmin.assign' },
  replies: { 204: null },

  async handle({ params, fields }, { act }) {
    const id = parseGuid(params.assignmentId);
    if (!id) return fail({ kind: 'assignment-not-found' });
    const removed = await removeAccessAssignment(act, { relationship: params.id, id, ifMatch: fields.ifMatch });
    return removed.ok ? reply(204) : removed;
  },
});
