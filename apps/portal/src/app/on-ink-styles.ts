import { makeStyles } from '@fluentui/react-components';
import { brandTokens } from '../ui/brand.tsx';

const onInk = { color: brandTokens.onInk };

/** Buttons on the dark bar. */
export const useOnInkStyles = makeStyles({
  button: {
    ...onInk,
    minHeight: '36px',
    minWidth: '36px',
    fontWeight: 400,
    ':hover': { ...onInk, backgroundColor: brandTokens.inkHover, '& .fui-Button__icon': onInk },
    ':hover:active': { ...onInk, backgroundColor: brandTokens.inkHover, '& .fui-Button__icon': onInk },
    '&[aria-expanded="true"]': { ...onInk, backgroundColor: brandTokens.inkHover },
    ':focus-visible': { outline: '2px solid currentColor' },
  },
});
