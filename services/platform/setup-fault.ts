/** The surroundings are not as they must be. The message is all the user sees: it says what to do. */
export class SetupFault extends Error {
  override name = 'SetupFault'
}
