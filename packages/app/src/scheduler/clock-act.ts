import { type Act, operatorAct, type Ports } from '../act.ts';

/** The act of nobody: what the clock has done already is written down. */
export function clockAct(ports: Ports): Act {
  const { context, ...act } = operatorAct(ports);
  return { ...act, context: { ...context, ground: { clock: true } } };
}
