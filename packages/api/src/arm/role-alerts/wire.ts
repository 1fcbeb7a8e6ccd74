import type { FoundAlert, RoleAlertName, RoleIncident } from '@mandate/app/role-alerts/find-incidents';
import { authorizationId } from '@mandate/app/role-schedules/record';
import { Type } from 'typebox';
import { roleDefinitionId } from '../role-definition-wire.ts';
import { armTime } from '../timestamp.ts';

/** An alert, its definition, its configuration or one of its incidents. */
export const AlertThing = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  properties: Type.Object({}, { additionalProperties: true }),
});

interface AlertText {
  readonly title: string;
  readonly description: string;
  readonly severity: 'Low' | 'Medium' | 'High';
  readonly remediable: boolean;
  /** How its thresholds are called on the wire. */
  readonly thresholds:
    | { readonly most: 'thresholdNumberOfOwners'; readonly share: 'thresholdPercentageOfOwnersOutOfAllRoleMembers' }
    | {
        readonly most: 'thresholdNumberOfPermanentOwners';
        readonly share: 'thresholdPercentageOfPermanentOwnersOutOfAllOwners';
      }
    | null;
}

/** What each alert is about. Wire texts, in English as all of ARM's. */
export const ALERT_TEXTS: Readonly<Record<RoleAlertName, AlertText>> = {
  TooManyOwnersAssignedToResource: {
    title: 'Too many owners assigned to a resource',
    description: 'More principals are Owner here than the thresholds allow.',
    severity: 'Medium',
    remediable: true,
    thresholds: { most: 'thresholdNumberOfOwners', share: 'thresholdPercentageOfOwnersOutOfAllRoleMembers' },
  },
  TooManyPermanentOwnersAssignedToResource: {
    title: 'Too many permanent owners assigned to a resource',
    description: 'More principals are Owner here for good than the thresholds allow.',
    severity: 'Medium',
    remediable: true,
    thresholds: {
      most: 'thresholdNumberOfPermanentOwners',
      share: 'thresholdPercentageOfPermanentOwnersOutOfAllOwners',
    },
  },
  DuplicateRoleCreated: {
    title: 'Duplicate role created',
    description: 'A custom role permits exactly what another role permits.',
    severity: 'Low',
    remediable: false,
    thresholds: null,
  },
  AzureRolesAssignedOutsidePim: {
    title: 'Roles are being assigned outside of Privileged Identity Management',
    description: 'A role was assigned for good, without a request that its policy could have judged.',
    severity: 'High',
    remediable: true,
    thresholds: null,
  },
};

const type = (what: string) => `Microsoft.Authorization/roleManagementAlerts/${what}`;
const idOf = (scopeText: string, what: string, name: string) =>
  authorizationId(scopeText, `roleManagementAlerts/${what}`, name);

/** Writes what an alert is about. */
export function definitionToWire(name: RoleAlertName, scopeText: string): Record<string, unknown> {
  const { title, description, severity, remediable, thresholds } = ALERT_TEXTS[name];
  return {
    id: idOf(scopeText, 'alertDefinitions', name),
    name,
    type: type('alertDefinitions'),
    properties: {
      displayName: title,
      scope: scopeText,
      description,
      severityLevel: severity,
      securityImpact: description,
      mitigationSteps: null,
      howToPrevent: null,
      isRemediatable: remediable,
      isConfigurable: thresholds !== null,
    },
  };
}

/** Writes how an alert is set. */
export function configurationToWire({ name, setting }: FoundAlert, scopeText: string): Record<string, unknown> {
  const { thresholds } = ALERT_TEXTS[name];
  return {
    id: idOf(scopeText, 'alertConfigurations', name),
    name,
    type: type('alertConfigurations'),
    properties: {
      alertDefinitionId: idOf(scopeText, 'alertDefinitions', name),
      scope: scopeText,
      isEnabled: setting.isEnabled,
      alertConfigurationType: `${name}AlertConfiguration`,
      ...(thresholds ? { [thresholds.most]: setting.most, [thresholds.share]: setting.share } : {}),
    },
  };
}

/** Writes an alert as things stand. */
export function alertToWire(found: FoundAlert, scopeText: string, at: number): Record<string, unknown> {
  const { name, incidents } = found;
  const last = Math.max(0, ...incidents.map(({ since }) => since));
  return {
    id: idOf(scopeText, 'alerts', name),
    name,
    type: type('alerts'),
    properties: {
      scope: scopeText,
      isActive: incidents.length > 0,
      incidentCount: incidents.length,
      lastModifiedDateTime: incidents.length > 0 ? armTime(last) : null,
      lastScannedDateTime: armTime(at),
      alertDefinition: definitionToWire(name, scopeText),
      alertIncidents: incidents.map((incident) => incidentToWire(name, incident, scopeText)),
      alertConfiguration: configurationToWire(found, scopeText),
    },
  };
}

/** Writes one thing that an alert found. */
export function incidentToWire(
  name: RoleAlertName,
  incident: RoleIncident,
  scopeText: string,
): Record<string, unknown> {
  const { id, scope, principal, role, since } = incident;
  return {
    id: `${idOf(scopeText, 'alerts', name)}/alertIncidents/${id}`,
    name: id,
    type: type('alerts/alertIncidents'),
    properties: {
      alertIncidentType: `${name}AlertIncident`,
      assigneeId: principal,
      roleDefinitionId: roleDefinitionId(role, scope),
      roleTemplateId: role,
      ...(principal === null ? {} : { assignmentActivatedDate: armTime(since) }),
    },
  };
}
