import type { ActOfPage } from '../../acts/use-act.ts'
import type { Payout } from './documents.ts'

export interface OnePayoutProps {
  readonly payout: Payout
  readonly financing: string
  readonly act: ActOfPage
  readonly mayAct: boolean
  readonly isLender: boolean
}
