import { makeStaticStyles } from '@fluentui/react-components';

/** What no component owns: the document itself. */
export const useGlobalStyles = makeStaticStyles({
  'html, body': { margin: 0, padding: 0, minHeight: '100%' },
  // The scroll bar's room is always kept, so that pages of different length do not move sideways.
  html: { overflowY: 'scroll', scrollPaddingTop: 'calc(var(--top, 52px) + 8px)', textSizeAdjust: '100%' },
  // A dialog of the design system makes body a scroll container, from which everything sticky would come loose.
  'body[class]': { overflowY: 'visible' },
  'strong, b': { fontWeight: 600 },
  '#root > .fui-FluentProvider': { minHeight: '100vh' },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
  },
});
