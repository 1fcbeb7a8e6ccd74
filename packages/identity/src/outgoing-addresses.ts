import { BlockList, isIP } from 'node:net';

/** Whether an address may be asked. */
export type AddressGuard = (address: string) => boolean;

/** What is not the public internet (https://www.iana.org/assignments/iana-ipv4-special-registry, -ipv6-). */
const NOT_PUBLIC = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Everything of version 6 outside of what is handed out, and in it: IPv4 in disguise, tunnels, documentation.
  '::/3',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '4000::/2',
  '8000::/1',
];

/** A guard that lets through public addresses, and those of the ranges that an operator opened. */
export function createAddressGuard(allowedRanges: readonly string[]): AddressGuard {
  const notPublic = listsOf(NOT_PUBLIC);
  const allowed = listsOf(allowedRanges);
  return (address) => {
    const family = familyOf(address);
    if (!family) return false;
    return allowed[family].check(address, family) || !notPublic[family].check(address, family);
  };
}

/** Whether a text is a range of addresses, as `10.1.0.0/16`. */
export function isAddressRange(text: string): boolean {
  const [network = '', prefix = '', ...more] = text.split('/');
  const family = familyOf(network);
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  return family !== undefined && more.length === 0 && bits <= (family === 'ipv4' ? 32 : 128);
}

type Family = 'ipv4' | 'ipv6';

/** A list for each version: one list for both would find every address of version 4 among those of version 6, too. */
function listsOf(ranges: readonly string[]): Readonly<Record<Family, BlockList>> {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const range of ranges) {
    const [network = '', prefix = ''] = range.split('/');
    const family = familyOf(network);
    if (!family || !isAddressRange(range)) {
      throw new Error(`${range} is not a range of addresses. Write it like 10.1.0.0/16.`);
    }
    lists[family].addSubnet(network, Number(prefix), family);
  }
  return lists;
}

function familyOf(address: string): Family | undefined {
  switch (isIP(address)) {
    case 4:
      return 'ipv4';
    case 6:
      return 'ipv6';
    default:
      return undefined;
  }
}
