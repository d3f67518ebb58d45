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
  for (const id of ids) {
    let folder = known.get(id);
    for (let n = usable(id) ? 1 : 2; folder === undefined; n++) {
      const name = n === 1 ? id : `${id.replace(/\.+$/, '')}~${n}`;
      // `con.x~2` is a device still: what comes before the first dot decides.
      const candidate = usable(name) ? name : name.replace('.', '~');
      if (usable(candidate) && !taken.has(candidate.toLowerCase())) folder = candidate;
    }
    taken.add(folder.toLowerCase());
    folders.set(id, folder);
  }
  return folders;
}
