import { makeStyles, tokens } from '@fluentui/react-components';

/** How a list to choose from looks: rows with a radio button or a check box before them. */
export const useChoiceStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    minWidth: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'auto',
    maxHeight: 'max(320px, calc(100vh - 430px))',
    '@media (max-height: 640px)': { maxHeight: 'none' },
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    gap: '2px 14px',
    alignItems: 'start',
    padding: '11px 20px',
    cursor: 'pointer',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':has(:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    ':has(:checked)': { backgroundColor: tokens.colorBrandBackground2 },
    '@media (max-width: 640px)': { gridTemplateColumns: '20px minmax(0, 1fr)', padding: '11px 14px' },
  },
  refused: { cursor: 'not-allowed' },
  control: {
    width: '18px',
    height: '18px',
    margin: '1px 0 0',
    accentColor: tokens.colorCompoundBrandBackground,
    cursor: 'inherit',
    ':focus-visible': { outlineStyle: 'none' },
  },
  more: { padding: '8px 12px' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  original: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular, marginInlineStart: '8px' },
  detail: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  reason: { color: tokens.colorStatusWarningForeground1 },
  mark: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    '@media (max-width: 640px)': { gridColumn: 2 },
  },
});
