import type { Caller } from '@mandate/app/caller';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { SEVERAL_FACTORS } from './second-factor/need.ts';

/** What a verified access token says about who holds it. */
export interface TokenClaims {
  /** The tenant the token is for (`tid`). */
  readonly tenant: TenantId;
  /** The object id in the home tenant (`oid`). */
  readonly principal: PrincipalId;
  /**
   * Where the principal belongs: claim `home_tid`, which only tokens for another tenant than the own carry. Entra has
   * no such claim; Mandate needs it to tell a partner's employee at a customer from the customer's own.
   */
  readonly home: TenantId;
  readonly kind: 'User' | 'ServicePrincipal';
  /** The user principal name, or the application id. */
  readonly name: string;
  /** The application that asked for it (`appid`). */
  readonly client: Guid;
  readonly expiresAt: number;
  /** When the person, or the application, proved who it is. */
  readonly authTime: number;
  /** Whether a second factor was shown (`amr`, RFC 8176). */
  readonly hasSecondFactor: boolean;
}

/** What the checks need besides: read from the payload, but of no interest once they have passed. */
export interface TokenPayload {
  readonly claims: TokenClaims;
  readonly audience: string;
  readonly issuer: string;
  readonly notBefore: number;
}

/** Reads a payload whose signature has been verified; `undefined` when a claim is missing or not what it should be. */
export function readPayload(payload: Readonly<Record<string, unknown>>): TokenPayload | undefined {
  const tenant = guid(payload.tid);
  const principal = guid(payload.oid);
  const home = payload.home_tid === undefined ? tenant : guid(payload.home_tid);
  const client = guid(payload.appid);
  const kind = KINDS.get(payload.idtyp);
  const name = kind === 'User' ? text(payload.upn) : client;
  const expiresAt = milliseconds(payload.exp);
  const issuedAt = milliseconds(payload.iat);
  const notBefore = milliseconds(payload.nbf);
  const authTime = payload.auth_time === undefined ? issuedAt : milliseconds(payload.auth_time);
  const audience = text(payload.aud);
  const issuer = text(payload.iss);
  const hasSecondFactor = kind === 'User' && Array.isArray(payload.amr) && payload.amr.includes(SEVERAL_FACTORS);

  if (!tenant || !principal || !home || !client || !kind || !name || !audience || !issuer) return undefined;
  if (expiresAt === undefined || notBefore === undefined || authTime === undefined) return undefined;
  return {
    claims: { tenant, principal, home, kind, name, client, expiresAt, authTime, hasSecondFactor },
    audience,
    issuer,
    notBefore,
  };
}

/** The caller a token stands for. */
export function toCaller(claims: TokenClaims): Caller {
  const { kind, principal, home, tenant, name, client, hasSecondFactor } = claims;
  return { kind, id: principal, home, tenant, name, client, hasSecondFactor };
}

const KINDS: ReadonlyMap<unknown, TokenClaims['kind']> = new Map([
  ['user', 'User'],
  ['app', 'ServicePrincipal'],
] as const);

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function guid(value: unknown): Guid | undefined {
  return typeof value === 'string' ? parseGuid(value) : undefined;
}

function milliseconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value * 1000 : undefined;
}
