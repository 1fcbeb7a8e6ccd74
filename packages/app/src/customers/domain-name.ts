const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const MAX_LENGTH = 253;

/**
 * The domain name that a text spells, in lower case; `undefined` when it spells none. At least two labels, and
 * international ones in their ASCII form, as directories keep them (RFC 1035 2.3.1, RFC 5891).
 */
export function parseDomainName(text: string): string | undefined {
  const lower = text.toLowerCase();
  const labels = lower.split('.');
  const top = labels.at(-1) ?? '';
  // A last label of digits would make it an address.
  const isSound = labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(top);
  return isSound && lower.length <= MAX_LENGTH ? lower : undefined;
}
