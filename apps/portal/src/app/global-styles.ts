import { makeStaticStyles } from '@fluentui/react-components';

/** What no component owns: the document itself. */
export const useGlobalStyles = makeStaticStyles({
  'html, body': { margin: 0, padding: 0, minHeight: '100%' },
  html: { scrollPaddingTop: '112px', textSizeAdjust: '100%' },
  body: { overflowY: 'scroll' },
  '#root > .fui-FluentProvider': { minHeight: '100vh' },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
  },
});
