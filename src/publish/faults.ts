/** What the system and the network call by a code, as people say it. */

const network: Record<string, string> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its host cannot be looked up at the moment',
  ECONNREFUSED: 'its host takes no connection there',
  ECONNRESET: 'the connection broke off',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'its host does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'its host does not answer',
  UND_ERR_SOCKET: 'the connection broke off',
  CERT_HAS_EXPIRED: 'the certificate of its host has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of its host is signed by itself',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is one of another host',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate of its host is signed by nobody known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate of its host is signed by nobody known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate of its host is signed by nobody known',
  ERR_SSL_WRONG_VERSION_NUMBER: 'its host does not speak https there',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'its host does not speak https there',
};

const writing: Record<string, string> = {
  ENOSPC: 'there is no room left on the disk',
  EDQUOT: 'there is no room left in your share of the disk',
  EACCES: 'you are not allowed to write there',
  EPERM: 'you are not allowed to write there',
  EROFS: 'it can only be read',
  EEXIST: 'a file stands where the folder is to be',
  ENOTDIR: 'a file stands where a folder is to be',
  ENOENT: 'the folder is gone, or a link that leads nowhere',
  EMFILE: 'too many files are open',
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? '';

/** Why an address could not be asked. */
export const networkFault = (error: unknown): string | undefined =>
  error instanceof Error && error.message === 'redirect count exceeded'
    ? 'it leads from one address to another without end'
    : network[codeOf(error)];

/** Why a file could not be written, as a sentence. */
export function writeFault(error: NodeJS.ErrnoException): string {
  const why = writing[codeOf(error)];
  return why ? `${error.path ?? 'The site'} cannot be written: ${why}.` : error.message;
}
