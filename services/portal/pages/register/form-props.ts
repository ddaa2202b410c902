import type { ActOfPage } from '../../acts/use-act.ts'
import type { Registered } from './documents.ts'

export interface FormProps {
  readonly seen: Registered
  readonly act: ActOfPage
}
