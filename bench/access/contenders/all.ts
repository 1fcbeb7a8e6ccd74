import type { Contender } from '../contender.ts';
import { casbin } from './casbin.ts';
import { casl } from './casl.ts';
import { cedar } from './cedar.ts';
import { floor, mandate, mandateBatch, mandateHandles } from './mandate.ts';
import { oso } from './oso.ts';
import { sqlite } from './sqlite.ts';

/** Everybody who can be measured, by the names of the report. */
export const CONTENDERS = {
  Mandate: mandate,
  'Mandate, handles': mandateHandles,
  'Mandate, batch': mandateBatch,
  'scope lookup alone': floor,
  CASL: casl,
  'node-casbin': casbin,
  Cedar: cedar,
  Oso: oso,
  SQLite: sqlite,
} satisfies Record<string, Contender>;

export type ContenderName = keyof typeof CONTENDERS;
