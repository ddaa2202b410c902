/** Thrown when the program's surroundings are not as needed; its message says what to do. */
export class SetupFault extends Error {
  override name = 'SetupFault'
}
