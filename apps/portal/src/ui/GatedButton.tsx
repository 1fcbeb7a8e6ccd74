import { Button, type ButtonProps, Tooltip } from '@fluentui/react-components';
import { type ReactElement, useState } from 'react';

/** Whether the server lets somebody do what a button does; shut while it has not answered. */
export type Gate = 'open' | 'unknown' | { readonly refusal: string };

/** The gate of a right: open only once the server has said so. `refusal` says why it is not. */
export function gateOf(may: boolean | undefined, refusal: string): Gate {
  if (may === undefined) return 'unknown';
  return may ? 'open' : { refusal };
}

interface GatedButtonProps {
  readonly gate: Gate;
  readonly onClick: () => void;
  readonly appearance: NonNullable<ButtonProps['appearance']>;
  readonly icon: ReactElement;
  readonly 'aria-label'?: string;
  readonly children?: string;
}

/** A button that stays reachable when it is refused, so that everybody can learn why. */
export function GatedButton({ gate, onClick, ...props }: GatedButtonProps) {
  const [hinting, setHinting] = useState(false);
  const refusal = typeof gate === 'object' ? gate.refusal : undefined;
  // One and the same button whatever the gate, so that an answer that arrives takes nobody's focus away.
  return (
    <Tooltip
      content={refusal ?? ''}
      relationship={refusal === undefined ? 'inaccessible' : 'description'}
      withArrow
      visible={hinting && refusal !== undefined}
      onVisibleChange={(_, { visible }) => setHinting(visible)}
    >
      <Button {...props} disabledFocusable={gate !== 'open'} onClick={onClick} />
    </Tooltip>
  );
}
