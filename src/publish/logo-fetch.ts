/**
 * Fetches a logo from wherever a feed says that it is. A feed may be someone else's, so the address is not trusted: only
 * http(s), nothing inside the network of the machine but the feed's own origin, few redirects, little time, few bytes.
 */
import { lookup } from 'node:dns';
import { lookup as addressesOf } from 'node:dns/promises';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { networkFault } from './faults.ts';
import { LogoError, MOST_BYTES } from './logo-error.ts';

const PATIENCE = 10_000;
const MOST_REDIRECTS = 3;

const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4');
/** Of the sixth version only what is on the open network (2000::/3), less the tunnels to the fourth. */
const outside = new BlockList();
outside.addSubnet('2000::', 3, 'ipv6');
const tunnels = new BlockList();
tunnels.addSubnet('2002::', 16, 'ipv6');
tunnels.addSubnet('2001::', 32, 'ipv6');

/** Whether an address is inside the network of the machine, or of no use to anybody. */
export const isInside = (address: string): boolean =>
  isIPv6(address) ? !outside.check(address, 'ipv6') || tunnels.check(address, 'ipv6') : inside.check(address, 'ipv4');

const NOT_PUBLIC = 'its address is not on the public network';

/** Resolves names, and refuses those that lead inside: at the moment of connecting, so that no later answer counts. */
const publicOnly: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    if (addresses.some(({ address }) => isInside(address))) return callback(new LogoError(NOT_PUBLIC), '');
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/**
 * The origin of a feed that somebody has inside their own network: only what lies beside it there may be fetched, too. Of
 * a public one nothing is trusted, so that its name cannot lead inside later.
 * @param address as the owner gave it, not where it may have redirected to
 */
export async function innerOrigin(address: string): Promise<string | undefined> {
  const url = new URL(address);
  const host = hostOf(url);
  try {
    const found = isIP(host) ? [{ address: host }] : await addressesOf(host, { all: true });
    return found.every(({ address }) => isInside(address)) ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

function request(url: URL, trusted: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const host = hostOf(url);
  // A number is not looked up.
  if (!trusted && isIP(host) && isInside(host)) throw new LogoError(NOT_PUBLIC);
  const get = url.protocol === 'https:' ? getHttps : getHttp;
  return new Promise((resolve, reject) => {
    const options = {
      signal,
      headers: { accept: 'image/*', 'user-agent': 'org-cards' },
      ...(!trusted && { lookup: publicOnly }),
    };
    get(url, options, resolve).on('error', reject);
  });
}

/** @param origin what may be asked although it is inside */
export async function fetchLogo(src: string, origin: string | undefined): Promise<Buffer> {
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    let url = new URL(src);
    for (let redirects = 0; ; redirects++) {
      if (!/^https?:$/.test(url.protocol)) throw new LogoError('its address is no web address');
      // oxlint-disable-next-line no-await-in-loop -- each answer says where to ask next
      const response = await request(url, url.origin === origin, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy();
        if (redirects === MOST_REDIRECTS) throw new LogoError('it is redirected too often');
        url = new URL(headers.location, url);
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        throw new LogoError(`the server answers ${statusCode}`);
      }
      // oxlint-disable-next-line no-await-in-loop -- the last round
      return await bytesOf(response);
    }
  } catch (error) {
    if (error instanceof LogoError) throw error;
    if (signal.aborted) throw new LogoError('no answer within ten seconds', { cause: error });
    throw new LogoError(networkFault(error) ?? (error as NodeJS.ErrnoException).code ?? String(error), {
      cause: error,
    });
  }
}

async function bytesOf(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new LogoError('it is larger than 2 MB');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
