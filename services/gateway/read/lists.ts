/** Rows that were read for many keys at once, as one list for each key. */
export function listsFor<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Row[][] {
  const lists = Map.groupBy(rows, keyOf)
  return keys.map(key => lists.get(key) ?? [])
}
