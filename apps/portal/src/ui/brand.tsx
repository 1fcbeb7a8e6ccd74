/** The few colours that are ours and not the design system's; `app/theme.ts` gives each its value, light and dark. */
export const brandTokens = {
  ink: 'var(--mandateInk)',
  onInk: 'var(--mandateOnInk)',
  onInkQuiet: 'var(--mandateOnInkQuiet)',
  inkHover: 'var(--mandateInkHover)',
  onBehalf: 'var(--mandateOnBehalf)',
  onBehalfText: 'var(--mandateOnBehalfText)',
  onBehalfEdge: 'var(--mandateOnBehalfEdge)',
} as const;

/** The mark: an M whose valley is a tick. */
export function BrandMark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0b6b76" />
      <g strokeWidth="3.2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 23V10M24 14v9" stroke="#a9e3e2" />
        <path d="M8 10l7 9 9-11" stroke="#fff" />
      </g>
    </svg>
  );
}
