/** What a command was called with; an option that is needed and missing is a SetupFault. */
export interface Options {
  need(name: string): string
  find(name: string): string | undefined
  all(name: string): readonly string[]
  /** Whether an option without a value was given. */
  has(name: string): boolean
  readonly passphrase: string | undefined
}
