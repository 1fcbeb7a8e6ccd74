import { queryReader } from '../query.ts';
import type { Located } from '../serve.ts';
import type { ArmFailure } from './failures.ts';
import { isKnownNamespace } from './providers/known-namespaces.ts';

/**
 * What a path is that nothing answers: beside all providers, below a namespace that does not exist, or, when
 * `undefined`, something of Azure's that Mandate does not do.
 */
export function unserved({ request, segments }: Located): ArmFailure | undefined {
  const last = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
  const namespace = last < 0 ? undefined : segments[last + 1];
  if (namespace === undefined) return beside(segments);
  if (!isKnownNamespace(namespace)) return { kind: 'resource-namespace-unknown', namespace };
  if (namespace.toLowerCase() !== 'microsoft.authorization') return undefined;
  const type = segments[last + 2] ?? '';
  const version = queryReader(request.query).get('api-version') ?? '';
  return RETIRED.has(type.toLowerCase()) ? { kind: 'resource-type-unknown', namespace, type, version } : undefined;
}

// Azure took these away in 2024 and answers as if they had never been.
const RETIRED = new Set(['classicadministrators']);

function beside([collection = '']: readonly string[]): ArmFailure | undefined {
  return ['subscriptions', 'tenants', 'providers'].includes(collection.toLowerCase())
    ? undefined
    : { kind: 'subscription-missing' };
}
