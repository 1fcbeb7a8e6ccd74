import type { AccessReview, AccessReviewSettings } from '@mandate/app/ports/access-reviews';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import type { ArmFailure } from '../failures.ts';
import { parseMoment, roleIn } from '../role-schedules/body.ts';

const Text = (maxLength: number) => Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()]));
const Flag = Type.Optional(Type.Union([Type.Boolean(), Type.Null()]));
const Open = { additionalProperties: true };

const Settings = Type.Object(
  {
    mailNotificationsEnabled: Flag,
    reminderNotificationsEnabled: Flag,
    defaultDecisionEnabled: Flag,
    defaultDecision: Text(32),
    justificationRequiredOnApproval: Flag,
    autoApplyDecisionsEnabled: Flag,
    recommendationsEnabled: Flag,
    instanceDurationInDays: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 180 }), Type.Null()])),
    recurrence: Type.Optional(
      Type.Union([
        Type.Object(
          {
            range: Type.Optional(Type.Union([Type.Object({ type: Text(32), startDate: Text(64) }, Open), Type.Null()])),
            pattern: Type.Optional(Type.Union([Type.Object({ type: Text(32) }, Open), Type.Null()])),
          },
          Open,
        ),
        Type.Null(),
      ]),
    ),
  },
  Open,
);

/** Settings as a client may send them, with or without the envelope that Azure's SDKs leave out. */
export const SettingsBody = Type.Object({ ...Settings.properties, properties: Type.Optional(Settings) }, Open);

const Review = Type.Object(
  {
    displayName: Type.Optional(Type.String({ maxLength: 256 })),
    descriptionForAdmins: Text(5000),
    descriptionForReviewers: Text(5000),
    reviewers: Type.Optional(
      Type.Array(Type.Object({ principalId: Type.String({ maxLength: 128 }) }, Open), { maxItems: 50 }),
    ),
    backupReviewers: Type.Optional(Type.Union([Type.Array(Type.Unknown()), Type.Null()])),
    reviewersType: Text(32),
    scope: Type.Optional(Type.Union([Type.Object({ roleDefinitionId: Text(2048) }, Open), Type.Null()])),
    settings: Type.Optional(Type.Union([Settings, Type.Null()])),
  },
  Open,
);

/** A review as a client may send it, with or without the envelope. */
export const ReviewBody = Type.Object({ ...Review.properties, properties: Type.Optional(Review) }, Open);

const invalid = (detail: string) => fail({ kind: 'review-invalid', detail } as const);

/** Reads settings. What is not done here is refused, so that nobody relies on it. */
export function readSettings(
  given: Static<typeof Settings>,
  before: AccessReviewSettings,
): Result<AccessReviewSettings, ArmFailure> {
  if (given.mailNotificationsEnabled || given.reminderNotificationsEnabled) return invalid('No mail is sent here.');
  if (given.autoApplyDecisionsEnabled) return invalid('Decisions are applied by somebody, not by themselves.');
  if (given.recommendationsEnabled) return invalid('Recommendations are not made here.');
  const pattern = given.recurrence?.pattern?.type;
  if (pattern !== undefined && pattern !== null) return invalid('A review takes place once, and does not recur.');
  const decision = given.defaultDecision?.toLowerCase();
  const wanted = (['Approve', 'Deny'] as const).find((each) => each.toLowerCase() === decision);
  if (given.defaultDecisionEnabled && !wanted) return invalid("The default decision is 'Approve' or 'Deny'.");
  return ok({
    justificationRequired: given.justificationRequiredOnApproval ?? before.justificationRequired,
    defaultDecision:
      given.defaultDecisionEnabled === undefined
        ? before.defaultDecision
        : given.defaultDecisionEnabled && wanted
          ? wanted
          : 'None',
    durationDays: given.instanceDurationInDays ?? before.durationDays,
  });
}

const DAY_MS = 86_400_000;

/** Reads a review, beginning when it says or at once. */
export function readReview(
  body: Static<typeof ReviewBody>,
  defaults: AccessReviewSettings,
  now: number,
): Result<Omit<AccessReview, 'id' | 'scope' | 'scopeText' | 'createdBy'>, ArmFailure> {
  const given = body.properties ?? body;
  const settings = readSettings(given.settings ?? {}, defaults);
  if (!settings.ok) return settings;
  const name = given.displayName?.trim() ?? '';
  if (name === '') return invalid('A review needs a display name.');
  const reviewers: PrincipalId[] = [];
  for (const { principalId } of given.reviewers ?? []) {
    const id = parseGuid(principalId);
    if (!id) return fail({ kind: 'principal-id-malformed', text: principalId });
    reviewers.push(id);
  }
  if ((given.backupReviewers ?? []).length > 0) return invalid('Backup reviewers are not asked here.');
  const roleText = given.scope?.roleDefinitionId ?? null;
  const role = roleText === null ? null : roleIn(roleText);
  if (role === undefined) return fail({ kind: 'role-id-malformed', text: roleText ?? '' });
  const start = given.settings?.recurrence?.range?.startDate;
  const startsAt = start ? parseMoment(start) : now;
  if (startsAt === undefined) return invalid('The start date is no date.');
  return ok({
    name,
    forAdmins: given.descriptionForAdmins ?? null,
    forReviewers: given.descriptionForReviewers ?? null,
    reviewers,
    role,
    settings: settings.value,
    startsAt,
    endsAt: startsAt + settings.value.durationDays * DAY_MS,
    stoppedAt: null,
    appliedAt: null,
    reviewed: {},
  });
}
