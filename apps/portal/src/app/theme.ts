import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';

// Petrol that deepens towards indigo ink, computed in OKLCH so that each step is as far from the next; 80 has 6.2:1 on
// white and carries white text.
const RAMP: BrandVariants = {
  10: '#001114',
  20: '#001d22',
  30: '#002b32',
  40: '#00383f',
  50: '#00454c',
  60: '#00525a',
  70: '#005f66',
  80: '#0b6b72',
  90: '#107a80',
  100: '#24888d',
  110: '#36979c',
  120: '#4eabae',
  130: '#6abdc0',
  140: '#8bced0',
  150: '#aededf',
  160: '#d1edee',
};

// What every theme of ours changes.
const OURS = {
  // Buttons change colour with it. Half-way between shut and open their text would be too faint to read.
  durationFaster: '0ms',
  fontFamilyBase: "'Segoe UI', 'Open Sans Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace",
};

/** The design system's tokens and the few of our own (`ui/brand.tsx`). */
export type MandateTheme = Theme & Record<`mandate${string}`, string>;

/** For light surroundings. */
export const lightTheme: MandateTheme = {
  ...createLightTheme(RAMP),
  ...OURS,
  mandateInk: '#0a2630',
  mandateOnInk: '#ffffff',
  mandateOnInkQuiet: '#a9c8cd',
  mandateInkHover: '#17414d',
  mandateOnBehalf: '#eceafd',
  mandateOnBehalfText: '#2c2366',
  mandateOnBehalfEdge: '#6b5dd3',
};

/** For dark surroundings; brand colours that are read, not filled, are raised to 4.5:1 on every dark layer. */
export const darkTheme: MandateTheme = {
  ...createDarkTheme(RAMP),
  ...OURS,
  colorBrandForeground1: RAMP[130],
  colorBrandForeground2: RAMP[140],
  colorBrandForegroundLink: RAMP[130],
  colorBrandForegroundLinkHover: RAMP[140],
  colorBrandForegroundLinkPressed: RAMP[120],
  colorBrandForegroundLinkSelected: RAMP[130],
  colorCompoundBrandForeground1: RAMP[130],
  colorCompoundBrandForeground1Hover: RAMP[140],
  colorCompoundBrandForeground1Pressed: RAMP[120],
  colorCompoundBrandStroke: RAMP[120],
  colorCompoundBrandStrokeHover: RAMP[130],
  colorNeutralForeground2BrandHover: RAMP[130],
  colorNeutralForeground2BrandPressed: RAMP[120],
  colorNeutralForeground2BrandSelected: RAMP[130],
  mandateInk: '#071a21',
  mandateOnInk: '#ffffff',
  mandateOnInkQuiet: '#9dbfc5',
  mandateInkHover: '#12343f',
  mandateOnBehalf: '#262051',
  mandateOnBehalfText: '#dcd7ff',
  mandateOnBehalfEdge: '#8f82ee',
};
