/** A broken promise of our own code: stops the request, is logged whole and never shown. */
export class Bug extends Error {
  override name = 'Bug'
}

/** States what must be true here, whatever the input was. */
export function assert(truth: boolean, promise: string): asserts truth {
  if (!truth) throw new Bug(promise)
}
