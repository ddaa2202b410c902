import type { ActOfPage } from '../../acts/use-act.ts'
import type { LotSeen } from './documents.ts'

export interface ActsProps {
  readonly seen: LotSeen
  readonly act: ActOfPage
}
