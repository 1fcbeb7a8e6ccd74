// Years and months have no fixed length; PIM writes `P1Y` and `P6M` and means these.
const UNITS_MS = [365 * 86_400_000, 30 * 86_400_000, 7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000];
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/** The milliseconds of an ISO 8601 duration such as `PT8H` or `P180D`; `undefined` for anything else, also nothing. */
export function parseDuration(text: string): number | undefined {
  const match = text.length > 32 ? null : DURATION.exec(text);
  if (!match) return undefined;
  const parts = match.slice(1).map((part) => (part === undefined ? 0 : Number(part)));
  const total = parts.reduce((sum, part, index) => sum + part * (UNITS_MS[index] ?? 0), 0);
  return Number.isSafeInteger(total) && total > 0 ? total : undefined;
}
