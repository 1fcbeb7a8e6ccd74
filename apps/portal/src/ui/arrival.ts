import { type RefObject, useEffect } from 'react';

let arrivedBefore = false;

/**
 * Moves the focus to a page's heading when the page is changed, as a page load would. Not on the first page: there the
 * browser has just put the focus where it belongs.
 */
export function useArrival(pathname: string, heading?: RefObject<HTMLElement | null>): void {
  // oxlint-disable-next-line react/exhaustive-deps -- A new path is an arrival, though nothing of it is read here.
  useEffect(() => {
    if (arrivedBefore) heading?.current?.focus({ preventScroll: true });
    arrivedBefore = true;
  }, [pathname, heading]);
}

/** Takes the focus to what has just appeared in the place of what was used to ask for it; as a `ref`. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
