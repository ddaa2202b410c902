import type { LookThroughRefusal } from '../regulator/look-through.ts'
import { badInput, notAllowed, type RefusalText } from './refusal-text.ts'

export type RegulatorRefusal = Exclude<LookThroughRefusal, 'receivable_must_be_known'>

export const REGULATOR_TEXTS: Record<RegulatorRefusal, RefusalText> = {
  look_through_must_be_by_a_regulator_or_a_court: notAllowed(
    '只有监管机构或法院可以穿透查看。',
    'Only a regulator or a court may look through a receivable.',
  ),
  purpose_must_be_given: badInput(
    '请写明穿透查看的事由（不超过 500 字）。',
    'State the purpose of the look-through in at most 500 characters.',
  ),
}
