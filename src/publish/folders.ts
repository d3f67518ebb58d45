/** Which folder each organization has: its id, unless another id or a file system would take that for something else. */

/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether an id is a folder's name everywhere. A final dot is lost on Windows. */
const usable = (id: string): boolean => !RESERVED.test(id) && !id.endsWith('.');

/**
 * Folders by id. Who has a folder already keeps it; of ids that differ only in case the first gets its own name, the
 * next `<id>~2`.
 * @param ids in the order of the feed; each is a slug, so no path and no hidden file
 * @param known folders of earlier runs
 */
export function foldersOf(ids: Iterable<string>, known: ReadonlyMap<string, string>): Map<string, string> {
  const folders = new Map<string, string>();
  const taken = new Set<string>();
  for (const folder of known.values()) taken.add(folder.toLowerCase());
  for (const id of ids) folders.set(id, known.get(id) ?? freeFolder(id, taken));
  return folders;
}

/** A folder's name that no other has yet; it is taken from then on. */
export function freeFolder(id: string, taken: Set<string>): string {
  for (let n = usable(id) ? 1 : 2; ; n++) {
    const name = n === 1 ? id : `${id.replace(/\.+$/, '')}~${n}`;
    // `con.x~2` is a device still: what comes before the first dot decides.
    const folder = usable(name) ? name : name.replace('.', '~');
    if (!usable(folder) || taken.has(folder.toLowerCase())) continue;
    taken.add(folder.toLowerCase());
    return folder;
  }
}

/** The path that an address below a folder stands for; one that is badly encoded stands for itself. */
export function fileName(address: string): string {
  const path = address.replace(/[?#].*/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
