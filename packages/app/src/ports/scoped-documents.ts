import type { DirectoryChange } from '@mandate/domain/directory-change';
import type { RolePolicy } from '@mandate/domain/role-policies';
import type { Guid, PrincipalId, Scope } from '@mandate/rbac/model';
import type { AccessReview, AccessReviewSettings } from './access-reviews.ts';
import type { HierarchySettings } from './management-groups.ts';
import type { RoleScheduleRequest } from './role-schedules.ts';

/** What is kept at scopes and changes no decision by itself, by its kind. */
export interface ScopedDocuments {
  readonly 'role-request': RoleScheduleRequest;
  /** How an alert about roles is set, by the alert's name. */
  readonly 'role-alert': {
    readonly isEnabled: boolean;
    readonly most: number;
    /** A percentage. */
    readonly share: number;
    /** What somebody does not want to see any more. */
    readonly dismissed: readonly Guid[];
  };
  readonly 'access-review': AccessReview;
  /** How the tree of management groups is set, at the root group under the name `default`. */
  readonly 'hierarchy-settings': HierarchySettings;
  /** What access reviews begin with at a scope, under the name `default`. */
  readonly 'access-review-settings': AccessReviewSettings;
  /** That a subscription is offered to another directory, or came by it; kept in both, under the name `default`. */
  readonly 'directory-change': DirectoryChange;
  /** How a role may be held at the scope, by the role's id. */
  readonly 'role-policy': { readonly policy: RolePolicy; readonly updatedAt: number; readonly updatedBy: PrincipalId };
}

/** One kind of what is kept. */
export type DocumentKind = keyof ScopedDocuments;

/** A document and where it stands. */
export interface ScopedDocument<Kind extends DocumentKind> {
  readonly scope: Scope;
  /** Compared as it is; callers bring names to one spelling. */
  readonly name: string;
  readonly value: ScopedDocuments[Kind];
}

/** Reads what one tenant keeps at scopes. */
export interface ScopedDocumentReader {
  findDocument<Kind extends DocumentKind>(
    kind: Kind,
    scope: Scope,
    name: string,
  ): Promise<ScopedDocuments[Kind] | undefined>;
  /** Oldest first, then by name. */
  listDocuments<Kind extends DocumentKind>(kind: Kind): Promise<readonly ScopedDocument<Kind>[]>;
}

/** Writes what one tenant keeps at scopes. */
export interface ScopedDocumentWriter {
  /** Creates or replaces it. */
  putDocument<Kind extends DocumentKind>(kind: Kind, document: ScopedDocument<Kind>): Promise<void>;
  /** Answers whether there was one. */
  removeDocument(kind: DocumentKind, scope: Scope, name: string): Promise<boolean>;
}
