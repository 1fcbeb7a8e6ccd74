import { Button, type ButtonProps, Tooltip } from '@fluentui/react-components';
import type { ReactElement } from 'react';

interface GatedButtonProps {
  /** Why it cannot be used; without a reason it can. */
  readonly refusal: string | undefined;
  readonly onClick: () => void;
  readonly appearance: NonNullable<ButtonProps['appearance']>;
  readonly icon: ReactElement;
  readonly 'aria-label'?: string;
  readonly children?: string;
}

/** A button that stays reachable when it is refused, so that everybody can learn why. */
export function GatedButton({ refusal, onClick, ...props }: GatedButtonProps) {
  if (refusal === undefined) return <Button {...props} onClick={onClick} />;
  return (
    <Tooltip content={refusal} relationship="description" withArrow>
      <Button {...props} disabledFocusable />
    </Tooltip>
  );
}
