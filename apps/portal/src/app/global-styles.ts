import { makeStaticStyles } from '@fluentui/react-components';

/** What no component owns: the document itself. */
export const useGlobalStyles = makeStaticStyles({
  'html, body': { margin: 0, padding: 0, minHeight: '100%' },
  // A dialog hides the scroll bar; its room stays, so that nothing moves.
  html: { scrollPaddingTop: 'calc(var(--top, 52px) + 8px)', textSizeAdjust: '100%', scrollbarGutter: 'stable' },
  '#root > .fui-FluentProvider': { minHeight: '100vh' },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
  },
});
