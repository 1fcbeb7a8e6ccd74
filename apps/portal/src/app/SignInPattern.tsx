import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  pattern: {
    position: 'absolute',
    insetInlineEnd: '-140px',
    top: '6%',
    width: '620px',
    height: '620px',
    opacity: 0.9,
    '@media (max-width: 899px)': { display: 'none' },
  },
});

const RINGS = [60, 108, 156, 204, 252, 300];

/** A seal drawn large: rings of scopes, each inside the next, and the tick of the mark across them. */
export function SignInPattern() {
  const styles = useStyles();
  return (
    <svg className={styles.pattern} viewBox="0 0 620 620" fill="none" aria-hidden="true" focusable="false">
      {RINGS.map((radius, index) => (
        <circle
          key={radius}
          cx="310"
          cy="310"
          r={radius}
          stroke="#4eabae"
          strokeOpacity={0.34 - index * 0.045}
          strokeWidth="1.5"
          strokeDasharray={index % 2 === 0 ? undefined : '3 9'}
        />
      ))}
      <path
        d="M226 318l58 62 112-140"
        stroke="#6abdc0"
        strokeOpacity="0.75"
        strokeWidth="18"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="514" cy="310" r="7" fill="#8f82ee" />
      <circle cx="232" cy="176" r="7" fill="#4eabae" />
      <circle cx="366" cy="555" r="7" fill="#4eabae" fillOpacity="0.6" />
    </svg>
  );
}
