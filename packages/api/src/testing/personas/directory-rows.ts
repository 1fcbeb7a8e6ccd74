import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { guid } from '../world.ts';
import { type Row, to } from './row.ts';

const READ = to('everybodyButGuests');
const SELF = to('everybodyPresent');
const reference = () => ({ '@odata.id': `https://graph.example/v1.0/directoryObjects/${guid()}` });
const list = (nouns: readonly string[], relations: readonly string[], row: Row): Readonly<Record<string, Row>> =>
  Object.fromEntries(
    nouns.flatMap((noun) =>
      relations.flatMap((relation) =>
        ['List', 'GetCount', 'ListOfType', 'GetCountOfType'].map((verb) => [`${noun}.${relation}.${verb}`, row]),
      ),
    ),
  );
const memberships = (noun: string, lets: Row['lets']): Readonly<Record<string, Row>> => ({
  [`${noun}.getMemberGroups`]: to(lets, () => ({ securityEnabledOnly: false })),
  [`${noun}.getMemberObjects`]: to(lets, () => ({})),
  [`${noun}.checkMemberGroups`]: to(lets, () => ({ groupIds: [guid()] })),
  [`${noun}.checkMemberObjects`]: to(lets, () => ({ ids: [guid()] })),
});
const credentials = (noun: string): Readonly<Record<string, Row>> => ({
  [`${noun}.addPassword`]: to('directoryAdmins', () => ({})),
  [`${noun}.addKey`]: to('directoryAdmins', () => ({
    keyCredential: { type: 'AsymmetricX509Cert', usage: 'Verify', key: 'x' },
    proof: 'x',
  })),
  [`${noun}.removeKey`]: to('directoryAdmins', () => ({ keyId: guid(), proof: 'x' })),
  [`${noun}.removePassword`]: to('directoryAdmins', () => ({ keyId: guid() })),
  [`${noun}.CreateOwnerGraphBPreRef`]: to('directoryAdmins', reference),
  [`${noun}.DeleteOwnerGraphBPreRef`]: to('directoryAdmins'),
});
const appRoles = (noun: string): Readonly<Record<string, Row>> => ({
  [`${noun}.List`]: READ,
  [`${noun}.Create`]: to('directoryAdmins', () => ({ principalId: guid(), resourceId: guid(), appRoleId: guid() })),
  [`${noun}.Delete`]: to('directoryAdmins'),
});

/** Every operation on users, groups, applications, service principals and directory roles. */
export const DIRECTORY_ROWS: Readonly<Record<string, Row>> = {
  'user.ListUser': READ,
  'user.GetCount': READ,
  'user.GetUser': READ,
  'user.CreateUser': to('directoryWriters', () => ({
    accountEnabled: true,
    displayName: 'New',
    mailNickname: 'new',
    userPrincipalName: `n${guid()}@elysee.example`,
    passwordProfile: { password: 'correct horse battery' },
  })),
  'user.UpdateUser': to('directoryWriters', () => ({ displayName: 'Renamed' })),
  'user.DeleteUser': to('directoryAdmins'),
  'user.revokeSignInSessions': to('directoryWritersAndHelpdesk'),
  'user.authentication.ListMethod': to('directoryAdmins'),
  'user.authentication.DeleteSoftwareOathMethod': to('directoryAdmins'),
  'user.authentication.DeleteFido2Method': to('directoryAdmins'),
  'policies.GetIdentitySecurityDefaultsEnforcementPolicy': READ,
  'policies.UpdateIdentitySecurityDefaultsEnforcementPolicy': to('globalAdminsOfTheirOwn', () => ({
    isEnabled: false,
  })),
  'me.GetUser': SELF,
  'me.revokeSignInSessions': to('membersOfTheirOwn'),
  'invitation.CreateInvitation': to('directoryWriters', () => ({
    invitedUserEmailAddress: `${guid()}@far.example`,
    inviteRedirectUrl: 'https://portal.example/',
  })),

  'group.ListGroup': READ,
  'group.GetCount': READ,
  'group.GetGroup': READ,
  'group.CreateGroup': to('directoryWriters', () => ({
    displayName: 'New',
    mailNickname: 'new',
    mailEnabled: false,
    securityEnabled: true,
  })),
  'group.UpdateGroup': to('directoryWriters', () => ({ description: 'Changed' })),
  'group.DeleteGroup': to('directoryAdmins'),
  'group.CreateMemberGraphBPreRef': to('directoryWriters', reference),
  'group.DeleteMemberGraphBPreRef': to('directoryWriters'),
  'group.CreateOwnerGraphBPreRef': to('directoryWriters', reference),
  'group.DeleteOwnerGraphBPreRef': to('directoryWriters'),

  'application.ListApplication': READ,
  'application.GetCount': READ,
  'application.GetApplication': READ,
  'application.CreateApplication': to('directoryAdmins', () => ({ displayName: 'New' })),
  'application.UpdateApplication': to('directoryAdmins', () => ({ displayName: 'Renamed' })),
  'application.DeleteApplication': to('directoryAdmins'),
  ...credentials('application'),
  'application.ListFederatedIdentityCredential': READ,
  'application.GetFederatedIdentityCredential': READ,
  'application.CreateFederatedIdentityCredential': to('directoryAdmins', () => ({
    name: 'new',
    issuer: 'https://issuer.example',
    subject: 's',
    audiences: ['a'],
  })),
  'application.UpdateFederatedIdentityCredential': to('directoryAdmins', () => ({})),
  'application.DeleteFederatedIdentityCredential': to('directoryAdmins'),

  'servicePrincipal.ListServicePrincipal': READ,
  'servicePrincipal.GetCount': READ,
  'servicePrincipal.GetServicePrincipal': READ,
  'servicePrincipal.CreateServicePrincipal': to('directoryAdmins', () => ({ appId: guid() })),
  'servicePrincipal.UpdateServicePrincipal': to('directoryAdmins', () => ({ accountEnabled: true })),
  'servicePrincipal.DeleteServicePrincipal': to('directoryAdmins'),
  ...credentials('servicePrincipal'),
  ...appRoles('user.appRoleAssignments'),
  ...appRoles('group.appRoleAssignments'),
  ...appRoles('servicePrincipal.appRoleAssignments'),
  ...appRoles('servicePrincipal.appRoleAssignedTo'),

  ...list(['user', 'servicePrincipal'], ['memberOf', 'transitiveMemberOf', 'ownedObjects'], READ),
  ...list(['group'], ['members', 'transitiveMembers', 'memberOf', 'transitiveMemberOf', 'owners'], READ),
  ...list(['servicePrincipal', 'application'], ['owners'], READ),
  ...list(['me'], ['memberOf', 'transitiveMemberOf', 'ownedObjects'], SELF),
  ...memberships('user', 'everybodyButGuests'),
  ...memberships('group', 'everybodyButGuests'),
  ...memberships('servicePrincipal', 'everybodyButGuests'),
  ...memberships('directoryObject', 'everybodyButGuests'),
  ...memberships('me', 'everybodyPresent'),

  'directoryObject.GetDirectoryObject': READ,
  'directoryObject.getByIds': to('everybodyButGuests', () => ({ ids: [guid()] })),
  'directoryRole.ListDirectoryRole': READ,
  'directoryRole.GetDirectoryRole': READ,
  'directoryRole.CreateDirectoryRole': to('directoryAdmins', () => ({ roleTemplateId: guid() })),
  'directoryRole.ListMember': READ,
  'directoryRole.CreateMemberGraphBPreRef': to('directoryAdmins', reference),
  'directoryRole.DeleteMemberGraphBPreRef': to('directoryAdmins'),
  'directoryRoleTemplate.ListDirectoryRoleTemplate': READ,
  'directoryRoleTemplate.GetDirectoryRoleTemplate': READ,
  'roleManagement.directory.ListRoleDefinition': READ,
  'roleManagement.directory.GetRoleDefinition': READ,
  'roleManagement.directory.ListRoleAssignment': READ,
  'roleManagement.directory.GetRoleAssignment': READ,
  'roleManagement.directory.CreateRoleAssignment': to('directoryAdmins', () => ({
    roleDefinitionId: DIRECTORY_ROLES.globalReader,
    principalId: guid(),
    directoryScopeId: '/',
  })),
  'roleManagement.directory.DeleteRoleAssignment': to('directoryAdmins'),

  'directory.GetDeletedItem': READ,
  'directory.deletedItem.restore': to('directoryAdmins'),
  'directory.DeleteDeletedItem': to('directoryAdmins'),
  'organization.ListOrganization': SELF,
  'organization.GetOrganization': SELF,
  'domain.ListDomain': READ,
  'domain.GetDomain': READ,
};
