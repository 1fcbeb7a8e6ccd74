import type { AccessSnapshot } from '@mandate/app/access';
import type { CallerAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import type { Signer } from '@mandate/app/ports/relationships';
import type { Store, TenantReader } from '@mandate/app/ports/store';
import type { DirectoryRole } from '@mandate/domain/directory';
import type { DirectoryRight } from '@mandate/domain/directory-rights';
import type { PartnerPermission } from '@mandate/domain/partner-roles';
import type { TenantId } from '@mandate/domain/tenants';
import type { Attributes, Guid, PrincipalId, Scope } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { Static, TSchema } from 'typebox';
import type { CommonFailure } from './failures.ts';
import type { ParameterName } from './path.ts';
import type { Method, Origins } from './wire.ts';

/**
 * What an operation demands of its caller. There is no default: an operation that states none does not compile, and the
 * two that let everybody through must say why.
 */
export type Requirement<Name extends string> =
  /**
   * A management action at a scope; `at` is a template over the path's parameters. With `atHome` it says why rights that
   * came by a relationship or a delegation do not count.
   */
  | {
      readonly action: string;
      readonly at: ScopeTemplate<Name>;
      readonly exempt?: Exemption;
      readonly atHome?: string;
    }
  /** A partner role's permission, of a caller whose home is the partner and who acts at home. */
  | { readonly partner: PartnerPermission }
  /** A right in the directory of the tenant acted in; over the object of the path, if it is about one. */
  | { readonly directory: DirectoryRight; readonly over?: FindObject }
  /** A directory role held at home: rights that came by a relationship never count. */
  | { readonly homeMember: DirectoryRole; readonly freshSignIn?: FreshSignIn }
  /** Any caller that may be in the tenant; the reply holds only what it may see. */
  | { readonly anyoneInTenant: string };

/** How long ago the caller may have signed in at most; who cannot tell is refused. */
export interface FreshSignIn {
  readonly withinMs: number;
}

/** Finds the directory object that a path is about; nothing when there is none. */
export type FindObject = (
  params: Readonly<Record<string, string>>,
  reader: TenantReader,
) => Promise<PrincipalId | undefined>;

/** Requests that need no right because they ask about nobody but the caller. */
export interface Exemption {
  readonly reason: string;
  /** The body is as it came, unless the operation reads attributes: only then it is what the operation takes. */
  readonly when: (query: QueryReader, caller: Caller, body: unknown) => boolean;
}

/** A scope with parameters in it, for example `/subscriptions/{subscriptionId}`. */
export type ScopeTemplate<Name extends string> = '{scope}' | `/${string}` | `${string}{${Name}}${string}`;

/** What a handler is given: everything parsed, nothing of headers, tokens or SQL. */
export interface Input<Name extends string, Body> {
  readonly params: Readonly<Record<Name, string>>;
  /** The scope the requirement was decided at; the root for requirements without one. */
  readonly scope: Scope;
  /** The scope in the caller's spelling. */
  readonly scopeText: string;
  readonly query: QueryReader;
  readonly fields: RequestFields;
  readonly body: Body;
  /** The attributes that the decision was made with. */
  readonly attributes: Attributes;
  /** Makes an absolute link to another page or operation of this surface. */
  link(pathAndQuery: string): string;
}

/** What belongs to the question though protocols put it into header fields. */
export interface RequestFields {
  /** The etag that a write insists on, as it was sent. */
  readonly ifMatch: string | undefined;
  /** The mark that Partner Center's lists go on from. */
  readonly continuation: string | undefined;
  /** What Partner Center's clients name a request by, so that it is done once however often it is sent. */
  readonly requestKey: Guid | undefined;
}

/** Reads query options without case. */
export interface QueryReader {
  get(name: string): string | undefined;
  /** Every value of an option that may be repeated. */
  all(name: string): readonly string[];
  /** The whole query with one option replaced, for the link to a next page. */
  with(name: string, value: string): string;
}

/** What an operation answers. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler works with: the permission decided for it, and read access to the store. */
export interface Work {
  readonly act: CallerAct;
  readonly access: AccessSnapshot;
  readonly store: Store;
  /** Signs what only this installation can have made. */
  readonly signer: Signer;
  readonly origins: Origins;
  /** The same caller in another tenant, decided as strictly as if it had come there. */
  snapshotIn(tenant: TenantId, by?: Caller['by']): Promise<AccessSnapshot>;
}

/** One operation, as data. Fastify routes, limits and serves; it never leaks in here. */
export interface Operation<Failure = CommonFailure> {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  /** ARM only: the api-versions it answers to. */
  readonly apiVersions: readonly string[];
  readonly requires: Requirement<string>;
  readonly body: TSchema | null;
  /** The replies it may send, by status; `null` is a reply without a body. */
  readonly replies: Readonly<Record<number, TSchema | null>>;
  /** Attributes that conditions may ask for; read before deciding. */
  readonly attributes:
    | ((
        input: Omit<Input<string, unknown>, 'attributes'>,
        work: Omit<Work, 'act'>,
      ) => Promise<Result<Attributes, Failure>>)
    | null;
  readonly handle: (input: Input<string, unknown>, work: Work) => Promise<Result<Reply, Failure>>;
}

/**
 * What anybody may ask without saying who they are. It is given neither a caller nor the store, so that it cannot tell
 * anything that is anybody's.
 */
export interface AnonymousOperation<Failure = CommonFailure> {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly apiVersions: readonly string[];
  readonly requires: { readonly anonymous: string };
  readonly replies: Readonly<Record<number, TSchema | null>>;
  readonly answer: (query: QueryReader, origins: Origins) => Result<Reply, Failure>;
}

/** An operation as it is written: parameters typed from the path, the body from its schema. */
export interface OperationDefinition<Failure, Path extends string, Body extends TSchema> {
  readonly id: string;
  readonly method: Method;
  readonly path: Path;
  readonly apiVersions?: readonly string[];
  readonly requires: Requirement<ParameterName<Path>>;
  readonly body?: Body;
  readonly replies: Readonly<Record<number, TSchema | null>>;
  readonly attributes?: (
    input: Omit<Input<ParameterName<Path>, Static<Body>>, 'attributes'>,
    work: Omit<Work, 'act'>,
  ) => Promise<Result<Attributes, Failure>>;
  readonly handle: (input: Input<ParameterName<Path>, Static<Body>>, work: Work) => Promise<Result<Reply, Failure>>;
}

/** Makes the function that defines the operations of a surface with these failures. */
export function operationsOf<Failure>() {
  return function operation<const Path extends string, Body extends TSchema = TSchema>(
    definition: OperationDefinition<Failure, Path, Body>,
  ): Operation<Failure> {
    const { id, method, path, requires, replies } = definition;
    return {
      id,
      method,
      path,
      requires,
      replies,
      apiVersions: definition.apiVersions ?? [],
      body: definition.body ?? null,
      // `serve` passes exactly the parameters of this path and a body that met this schema, so the types hold.
      attributes: (definition.attributes as Operation<Failure>['attributes'] | undefined) ?? null,
      handle: definition.handle as Operation<Failure>['handle'],
    };
  };
}

/** A successful answer of a handler. */
export function reply(
  status: number,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
): { readonly ok: true; readonly value: Reply } {
  return { ok: true, value: { status, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) } };
}
