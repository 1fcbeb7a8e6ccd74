import { makeStyles, tokens } from '@fluentui/react-components';

const NARROW = '@media (max-width: 640px)';

/** How every table looks; on a narrow screen each row becomes a card whose cells stand below one another. */
export const useTableStyles = makeStyles({
  frame: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'clip',
  },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', textAlign: 'start' },
  head: { [NARROW]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' } },
  heading: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { paddingLeft: '20px' },
    ':last-child': { paddingRight: '20px' },
  },
  body: {},
  row: {
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  cell: {
    padding: '9px 12px',
    verticalAlign: 'middle',
    overflowWrap: 'break-word',
    ':first-child': { paddingLeft: '20px' },
    ':last-child': { paddingRight: '20px' },
  },
  stacked: { [NARROW]: { position: 'relative', display: 'block', padding: '12px 16px' } },
  stackedCell: {
    [NARROW]: {
      display: 'grid',
      gridTemplateColumns: '104px minmax(0, 1fr)',
      alignItems: 'baseline',
      gap: '12px',
      padding: '3px 0',
      ':first-child': { paddingLeft: 0 },
      ':last-child': { paddingRight: 0 },
    },
  },
  // What the row is about heads its card and needs no label.
  stackedFirst: { [NARROW]: { display: 'block', paddingBottom: '6px', paddingRight: '44px' } },
  stackedActions: { [NARROW]: { position: 'absolute', top: '8px', right: '12px', display: 'block', padding: 0 } },
  stackedLabel: {
    display: 'none',
    [NARROW]: { display: 'inline', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  },
});
