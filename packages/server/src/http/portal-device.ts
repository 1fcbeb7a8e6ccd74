import type { DeviceRequest } from '@mandate/api/portal/wire';
import type { WireReply, WireRequest } from '@mandate/api/wire';
import type { DeviceApproval, DeviceApprovalFailure, DeviceRequestFacts } from '@mandate/identity/device-approval';
import type { SignedInUser } from '@mandate/identity/sessions';
import type { Result } from '@mandate/rbac/result';
import { BAD_REQUEST, problem, tooManyAttempts } from './portal-answers.ts';

const LONGEST_CODE = 64;

/** Answers the endpoints of the page that lets a program on another device sign in; `undefined` for other paths. */
export async function answerDevice(
  approval: DeviceApproval,
  request: WireRequest,
  person: SignedInUser | undefined,
): Promise<WireReply | undefined> {
  if (request.method !== 'POST' || !/^\/portal\/device\/(find|answer)$/.test(request.path)) return undefined;
  if (!person) return problem(401, { kind: 'not-signed-in' });
  const value = request.body.kind === 'json' ? (request.body.value as unknown) : undefined;
  const { userCode, approve } = typeof value === 'object' && value !== null ? fieldsOf(value) : NOTHING;
  if (typeof userCode !== 'string' || userCode === '' || userCode.length > LONGEST_CODE) return BAD_REQUEST;

  const by = { person, clientAddress: request.clientAddress ?? 'local' };
  if (request.path.endsWith('/find')) return conclude(await approval.findDeviceRequest(userCode, by), request);
  if (typeof approve !== 'boolean') return BAD_REQUEST;
  return conclude(await approval.answerDeviceRequest(userCode, by, approve), request);
}

const NOTHING = { userCode: undefined, approve: undefined };

function fieldsOf(value: object): { readonly userCode: unknown; readonly approve: unknown } {
  const fields = new Map<string, unknown>(Object.entries(value));
  return { userCode: fields.get('userCode'), approve: fields.get('approve') };
}

function conclude(outcome: Result<DeviceRequestFacts, DeviceApprovalFailure>, { receivedAt }: WireRequest): WireReply {
  if (!outcome.ok) {
    const { failure } = outcome;
    return failure.kind === 'locked'
      ? tooManyAttempts(failure.until, receivedAt)
      : problem(404, { kind: 'device-code-unknown' });
  }
  const { application, clientAddress } = outcome.value;
  const body: DeviceRequest = { application, clientAddress };
  return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}
