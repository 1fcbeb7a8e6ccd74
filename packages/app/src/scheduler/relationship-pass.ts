import type { TenantId } from '@mandate/domain/tenants';
import type { Ports } from '../act.ts';
import { remindDelegatedAdmin } from '../delegated-admin/remind.ts';
import { settleDelegatedAdmin } from '../delegated-admin/settle.ts';
import { clockAct } from './clock-act.ts';

/** What a pass wrote down. */
export interface RelationshipPass {
  readonly settled: number;
  readonly reminded: number;
}

/**
 * Goes over partners' granular relationships: writes down what the clock has ended, extended or outlived, and reminds
 * of ends that come near. Doing it twice writes nothing twice, and where it stops in the middle, the next one goes on.
 */
export async function passOverRelationships(ports: Ports, partners: readonly TenantId[]): Promise<RelationshipPass> {
  let [settled, reminded] = [0, 0];
  for (const partner of partners) {
    settled += await settleDelegatedAdmin(clockAct(ports), partner);
    reminded += await remindDelegatedAdmin(clockAct(ports), partner);
  }
  return { settled, reminded };
}
