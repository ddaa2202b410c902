/** The surroundings are not as they must be. The message, all the user sees, says what to do. */
export class SetupFault extends Error {
  override name = 'SetupFault'
}
