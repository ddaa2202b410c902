import type { InputRefusal } from '../input/input.ts'

/** Carries a refusal out of the search in which it occurred. */
export class RunRefused extends Error {
  override name = 'RunRefused'
  readonly refusals: readonly InputRefusal[]

  constructor(refusals: readonly InputRefusal[]) {
    super('a run of the search was refused')
    this.refusals = refusals
  }
}
