import { type TagProblem, tagProblem } from '@mandate/domain/resource-groups';
import type { Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { subscriptionOf } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import { type MissingScope, missingScope } from '../role-assignments/missing-scope.ts';
import { mergeTags, readTags, type Tags, withoutTags, writeTags } from './tags.ts';

/** Why tags were not changed. */
export type ChangeTagsFailure =
  | { readonly kind: 'tags-invalid'; readonly problem: TagProblem }
  | { readonly kind: 'tag-scope-unsupported' }
  | MissingScope
  | GateFailure;

/** How tags change. */
export interface ChangeTags {
  readonly scope: Scope;
  readonly scopeText: string;
  readonly how: 'Merge' | 'Replace' | 'Delete';
  readonly tags: Tags;
}

/** Changes the tags at a scope and answers them as they are then. */
export async function changeTags(act: CallerAct, wanted: ChangeTags): Promise<Result<Tags, ChangeTagsFailure>> {
  const { scope, scopeText, how } = wanted;
  if (subscriptionOf(scope) === undefined) return fail({ kind: 'tag-scope-unsupported' });
  return commitAt<Tags, ChangeTagsFailure>(act, { scope, does: 'write' }, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const missing = await missingScope(writer, scope);
    if (missing) return fail(missing);
    const before = await readTags(writer, scope);
    const after = CHANGES[how](before, wanted.tags);
    const problem = tagProblem(after);
    if (problem) return fail({ kind: 'tags-invalid', problem });
    await writeTags(writer, scope, after, act.ports.clock.now());
    await writer.record({
      operation: Object.keys(after).length > 0 ? 'Microsoft.Resources/tags/write' : 'Microsoft.Resources/tags/delete',
      target: `${scopeText}/providers/Microsoft.Resources/tags/default`,
      before,
      after,
    });
    return ok(after);
  });
}

const CHANGES: Readonly<Record<ChangeTags['how'], (before: Tags, given: Tags) => Tags>> = {
  Merge: mergeTags,
  Replace: (_before, given) => given,
  Delete: withoutTags,
};
