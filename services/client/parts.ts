/** Steps and invoices that one answer of the graph shows; `offset` goes on from there. */
export const PARTS_MAX = 200

/** Reads all of what an answer shows 200 of, from an offset on. */
export async function readParts<Part>(
  readFrom: (offset: number) => Promise<readonly Part[]>,
): Promise<readonly Part[]> {
  const parts: Part[] = []
  for (;;) {
    const some = await readFrom(parts.length)
    parts.push(...some)
    if (some.length < PARTS_MAX) return parts
  }
}
