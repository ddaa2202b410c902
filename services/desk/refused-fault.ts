import type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
import { describeRefusal } from '../../contracts/refusal/describe-refusal.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/** What was asked for is refused: the message has its code, its place and both sentences. */
export class RefusedFault extends SetupFault {
  override name = 'RefusedFault'

  constructor(refused: Refused<Refusal>) {
    const at = refused.path === '' ? '' : ` (${refused.path})`
    const { zh, en } = describeRefusal(refused)
    super(`refused: ${refused.refusal}${at}\n  ${zh}\n  ${en}`)
  }
}
