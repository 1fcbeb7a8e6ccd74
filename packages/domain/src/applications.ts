import type { Guid, PrincipalId } from '@mandate/rbac/model';

/** A role that an application offers to people or programs. */
export interface AppRole {
  readonly id: Guid;
  readonly value: string | null;
  readonly displayName: string;
  readonly description: string;
  readonly allowedMemberTypes: readonly ('User' | 'Application')[];
  readonly isEnabled: boolean;
}

/** Where answers to sign-in may be sent, by the kind of client that waits for them. */
export interface RedirectUris {
  readonly web: readonly string[];
  readonly spa: readonly string[];
  readonly publicClient: readonly string[];
}

/** The registration of an application; its service principal is what it acts as. */
export interface Application {
  readonly id: PrincipalId;
  /** What it signs in with (`client_id`); the same on its service principal. */
  readonly appId: Guid;
  readonly displayName: string;
  /** Names besides the application id; each belongs to one application of the directory. */
  readonly identifierUris: readonly string[];
  readonly redirectUris: RedirectUris;
  readonly appRoles: readonly AppRole[];
  readonly description: string | null;
  readonly notes: string | null;
  readonly tags: readonly string[];
  readonly createdAt: number;
}

/** A registration with nothing but a name. */
export function plainApplication(named: Pick<Application, 'id' | 'appId' | 'displayName' | 'createdAt'>): Application {
  return {
    ...named,
    identifierUris: [],
    redirectUris: { web: [], spa: [], publicClient: [] },
    appRoles: [],
    description: null,
    notes: null,
    tags: [],
  };
}
